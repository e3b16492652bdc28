/** One address of every kind of page that a site has, found by following its links as a reader would. */
import type { Page } from "playwright-core";

/** The story with the most articles, copies among them: how the demo falls into stories is not the site's matter. */
export async function richestStory(page: Page): Promise<string> {
  const answer = await page.request.get("/index.json");
  const { stories } = (await answer.json()) as {
    stories: { id: string; articles: number; copies: number }[];
  };
  const [richest] = stories.filter(({ copies }) => copies > 0).toSorted((a, b) => b.articles - a.articles);
  return `/story/${richest!.id}`;
}

export async function everyKind(page: Page): Promise<Record<string, string>> {
  const first = async (selector: string): Promise<string> =>
    (await page.locator(selector).first().getAttribute("href"))!;
  const story = await richestStory(page);
  await page.goto(story);
  const [article, entry, name, differences] = [
    await first(".statement .src"),
    await first(".statement .source a[href^='/entry/']"),
    await first(".statement .who"),
    await first("#sources a[href^='/differences/']"),
  ];
  // The demo's one corrected page: its first capture, and a sentence whose words have changed since.
  await page.goto("/search?q=captain+detained");
  await page.goto(await first(".hits h2 a"));
  const earlier = await first("#captures ol a");
  await page.goto(earlier);
  const sentence = page.locator(".sentence", { hasText: "Fourteen people were still missing" }).first();
  const [, id, sha] = earlier.match(/^\/article\/([0-9a-f]{32})\/([0-9a-f]{64})/)!;
  const changed = `/entry/${id}:${(await sentence.getAttribute("id"))!.slice(1)}@${sha!.slice(0, 16)}`;
  return {
    front: "/",
    story,
    affair: story.replace("/story/", "/affair/"),
    filtered: `${story}?manner=direct`,
    article,
    marks: `${article.split("#")[0]}?show=statements`,
    entry,
    earlier,
    changed,
    name,
    search: "/search?q=harbour",
    statements: "/search?q=harbour&in=statements",
    nothing: "/search?q=zyzzyva",
    help: "/search",
    add: "/add",
    differences,
    changes: "/changes",
    keys: "/keys",
    login: "/login",
  };
}

/** Adding and correcting in Chromium: nothing is kept unseen, and what people change can be undone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launch, skip, type Watched, watched } from "./browser.ts";
import { richestStory } from "./pages.ts";
import { demoSite, type Site } from "./site.ts";

let site: Site;
let browser: Browser;
let quiet: Watched;
let page: Page;
before(async () => {
  if (skip) return;
  [site, browser] = await Promise.all([demoSite(), launch()]);
  quiet = await watched(browser, site.url);
  page = await quiet.context.newPage();
});
after(async () => {
  if (skip) return;
  await browser.close();
  await site.close();
});

const pasted = `Bakery on Quay Street to close

By Nils Aren

KELM, March 11 (Meridian) - The oldest bakery of Kelm will close on April 2, its owner, Greta Sund, said on Wednesday.

"We have run out of bakers, not of bread," Sund told Meridian.
`;

test("a pasted page is shown before it is kept, and stands in the ledger afterwards", { skip }, async () => {
  const articles = await site.ledger.count();
  await page.goto("/");
  await page.getByRole("link", { name: "Add a page" }).click();
  await page.getByLabel("Paste the text").fill(pasted);
  await page.getByLabel("Day of publication").fill("2026-03-11");
  await page.getByRole("button", { name: "Read" }).click();
  await page.getByRole("heading", { name: "What was read" }).waitFor();
  assert.match((await page.locator(".preview h2").textContent())!, /Bakery on Quay Street/);
  assert.match((await page.locator(".preview").textContent())!, /Sund/);
  assert.equal(await site.ledger.count(), articles, "kept before anyone said so");
  await page.getByRole("button", { name: "Keep 1 page" }).click();
  await page.waitForURL(/\/article\/[0-9a-f]{32}$/);
  assert.equal(await site.ledger.count(), articles + 1);
  await page.goto("/search?q=bakers");
  assert.equal(await page.locator(".hits > li").count(), 1);
});

test("an empty form is answered with what is missing", { skip }, async () => {
  const own = await browser.newPage({ baseURL: site.url });
  own.setDefaultTimeout(10_000);
  await own.goto("/add");
  await own.getByRole("button", { name: "Read" }).click();
  assert.match((await own.getByRole("alert").textContent())!, /Paste a text/);
  await own.close();
});

test("a speaker is corrected under the editor's name, and the correction undone", { skip }, async () => {
  await page.goto(await richestStory(page));
  await page.locator(".statement:has(.speaker .who)").first().getByRole("link", { name: "cite" }).click();
  await page.waitForURL(/\/entry\//);
  const entry = page.url();
  const before = await page.locator(".statement .speaker .who").first().textContent();
  await page.getByLabel("Who said it").fill("Nobody Yet");
  await page.getByRole("button", { name: "Change the speaker" }).click();
  await page.locator("#changes .standing").waitFor();
  assert.equal(page.url(), entry);
  assert.equal(await page.locator(".statement .speaker .who").first().textContent(), "Nobody Yet");
  assert.match((await page.locator("#changes").textContent())!, /Eva Lind/);
  await page.goto("/changes");
  await page.getByRole("button", { name: "Undo" }).first().click();
  await page.locator(".undone").waitFor();
  await page.goto(entry);
  assert.equal(await page.locator(".statement .speaker .who").first().textContent(), before);
  assert.match((await page.locator("#changes").textContent())!, /undone by Eva Lind/);
});

test("an entry is marked wrong: struck through in its article, and still there", { skip }, async () => {
  await page.goto(await richestStory(page));
  await page.locator(".statement").first().getByRole("link", { name: "cite" }).click();
  await page.waitForURL(/\/entry\//);
  await page.getByRole("button", { name: "Mark this entry wrong" }).click();
  await page.locator("#changes .standing").waitFor();
  await page.locator("header .facts a").first().click();
  await page.waitForURL(/\/article\//);
  assert.equal(await page.locator(".statement.wrong").count(), 1);
});

/** A page under one address, whose second paragraph is what it is given. */
const bakery = (second: string): { name: string; mimeType: string; buffer: Buffer } => ({
  name: "bakery.html",
  mimeType: "text/html",
  buffer: Buffer.from(
    `<html><head><title>Bakery closes</title><link rel="canonical" href="https://kelm.example/bakery"><meta property="article:published_time" content="2026-03-11T08:00:00Z"></head><body><article><h1>Bakery of Quay Street closes</h1><p>The oldest bakery of Kelm will close on April 2, its owner, Greta Sund, said on Wednesday in a short notice to the guests.</p><p>${second}</p><p>The house was built in 1902 and has been a bakery since then, with a short break after the great storm.</p></article></body></html>`,
  ),
});

async function addFile(file: ReturnType<typeof bakery>): Promise<string> {
  await page.goto("/add");
  await page.getByLabel("Or choose files").setInputFiles(file);
  await page.getByRole("button", { name: "Read" }).click();
  await page.getByRole("button", { name: "Keep 1 page" }).click();
  await page.waitForURL(/\/article\/[0-9a-f]{32}$/);
  return page.url();
}

test("a page that is read again with other words keeps what people changed, and old links say what became of it", {
  skip,
}, async () => {
  await addFile(bakery("The town will not pay for a new oven, Mayor Nils Orre said on Tuesday."));
  const entryOf = async (words: string): Promise<string> =>
    (await page
      .locator(".statement", { hasText: words })
      .getByRole("link", { name: "cite" })
      .getAttribute("href"))!;
  const [kept, changed] = [await entryOf("oldest bakery"), await entryOf("new oven")];
  await page.goto(kept);
  await page.getByLabel("Who said it").fill("Ole Sund");
  await page.getByRole("button", { name: "Change the speaker" }).click();
  await page.locator("#changes .standing").waitFor();
  const article = await addFile(bakery("The town will pay for a new oven, Mayor Nils Orre said on Tuesday."));
  assert.match(
    (await page.locator(".statement", { hasText: "oldest bakery" }).locator(".speaker").textContent())!,
    /Ole Sund/,
  );
  assert.equal(await page.locator("#captures li").count(), 2);
  await page.goto(changed);
  assert.match((await page.getByRole("note").textContent())!, /the sentence has changed/);
  assert.match((await page.getByRole("note").locator("blockquote").textContent())!, /will pay/);
  // A link to the old line in its article leads there too.
  await page.goto(`${article}#${changed.slice(-11)}`);
  await page.waitForURL(`**${changed}`);
  await page.locator("header .facts a").first().click();
  await page.waitForURL(/\/article\/[0-9a-f]{32}\/[0-9a-f]{64}/);
  assert.match((await page.getByRole("note").textContent())!, /earlier capture/);
});

test("an editor joins names and stories, parts them again, and every old address leads on", {
  skip,
}, async () => {
  const undo = async (what: string): Promise<void> => {
    await page.goto("/changes");
    const change = page.locator(".changes li", { hasText: what });
    await change.getByRole("button", { name: "Undo" }).click();
    await page.locator(".changes .undone", { hasText: what }).waitFor();
  };
  await page.goto("/name/greta%20sund");
  await page.getByLabel("This is the same as").fill("Ole Sund");
  await page.getByRole("button", { name: "Join the two" }).click();
  await page.waitForURL(/\/name\/ole%20sund$/);
  await undo("“greta sund” was joined");
  await page.goto("/name/greta%20sund");
  assert.match(page.url(), /greta%20sund$/);
  await page.getByLabel("this name means").fill("Grete Lund");
  await page.getByRole("button", { name: "Part the two" }).click();
  await page.waitForURL(/greta%20sund$/);
  await page.goto("/name/grete%20lund");
  assert.ok((await page.locator(".named li").count()) > 0);

  await page.goto("/");
  const lines = page.locator(".story-line h3 a");
  const [one, two] = [await lines.nth(0).getAttribute("href"), await lines.nth(1).getAttribute("href")];
  const articlesOf = async (story: string): Promise<number> => {
    await page.goto(story);
    return page.locator(".tree li").count();
  };
  const [before, added] = [await articlesOf(one!), await articlesOf(two!)];
  await page.getByLabel("This is one story with").fill(site.url + one!);
  await page.getByRole("button", { name: "Join the two" }).click();
  await page.waitForURL(`**${one}`);
  assert.equal(await page.locator(".tree li").count(), before + added);
  await undo("A story was joined");
  assert.equal(await articlesOf(two!), added);
  assert.ok(page.url().endsWith(two!));
});

test("while all this was written, nothing was refused, logged or asked of another origin", { skip }, () => {
  assert.deepEqual(quiet.faults, []);
});

/** Reading the demo in Chromium: what a reader does, with a pointer, with keys alone, and without JavaScript. */
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

const openStory = async (on: Page = page): Promise<void> => {
  await on.goto("/");
  await on.locator(`.story-line a[href="${await richestStory(on)}"]`).click();
  await on.waitForURL(/\/story\//);
};
const texts = (selector: string): Promise<string[]> => page.locator(selector).allTextContents();
const focused = (): Promise<string> =>
  page.evaluate('document.activeElement?.getAttribute("href") ?? document.activeElement?.id ?? ""');
/** Asks the page from outside, since its policy lets no test evaluate in a loop inside. */
async function until(holds: string): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await page.evaluate(holds)) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`never: ${holds}`);
}

test("the front page leads to a story with timeline, statements, copies and cast", { skip }, async () => {
  await page.goto("/");
  assert.ok((await page.locator(".story-line").count()) > 1);
  assert.ok((await page.locator(".rail .event").count()) > 3);
  const title = await page.locator(".lead h3").textContent();
  await page.locator(".lead h3 a").click();
  await page.waitForURL(/\/story\//);
  assert.equal(await page.locator("h1").textContent(), title);
  await openStory();
  for (const part of [
    "#timeline .timeline > li",
    "#timeline svg.axis",
    ".statement",
    ".fold .tree li",
    "#cast li",
  ])
    assert.ok((await page.locator(part).count()) > 0, part);
});

test("the thread of an affair leads from story to story, and to all of it as one", { skip }, async () => {
  await openStory();
  const title = await page.locator("h1").textContent();
  const link = page.locator("#affair li a[data-open]").first();
  const other = await link.textContent();
  await link.click();
  await page.waitForURL(/\/story\//);
  assert.equal(await page.locator("h1").textContent(), other);
  assert.ok((await texts("#affair li a[data-open]")).includes(title!));
  await page.getByRole("link", { name: /stories as one/ }).click();
  await page.waitForURL(/\/affair\//);
  const all = await texts("#affair li a[data-open]");
  assert.ok(all.includes(title!) && all.includes(other!));
});

test("statements are filtered by relay, and the filter can be taken back", { skip }, async () => {
  await openStory();
  const all = await page.locator(".statement").count();
  const relay = page.locator("select[name=via]");
  const options = await relay.locator("option").allTextContents();
  assert.ok(options.length > 1, "no relay in the story");
  await relay.selectOption({ index: 1 });
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/via=/);
  const vias = await texts(".statement .via");
  const shown = await page.locator(".statement").count();
  assert.ok(shown > 0 && shown < all);
  assert.equal(vias.filter((via) => via.includes(options[1]!)).length, shown);
  await page.getByRole("link", { name: "show all" }).click();
  await page.waitForURL((url) => !url.search);
  assert.equal(await page.locator(".statement").count(), all);
});

test("a line opens its source sentence, highlighted where it stands", { skip }, async () => {
  await openStory();
  const line = page.locator(".statement.indirect").first();
  const words = (await line.locator("blockquote").textContent())!.replace(/[“”‘’].*/, "");
  await line.locator(".source a.src").first().click();
  await page.waitForURL(/\/article\//);
  const sentence = page.locator(".sentence:has(a:target)");
  assert.ok((await sentence.textContent())!.includes(words.slice(0, 20)));
  const [inside, around] = await Promise.all(
    [".sentence:has(a:target)", "body"].map((one) =>
      page.evaluate(`getComputedStyle(document.querySelector("${one}")).backgroundColor`),
    ),
  );
  assert.notEqual(inside, around);
  await until('document.querySelector(".sentence:has(a:target)").getBoundingClientRect().top < innerHeight');
});

test("a citation leads to the entry, and from there back to its sentence", { skip }, async () => {
  await openStory();
  await page.locator(".statement").first().getByRole("link", { name: "cite" }).click();
  await page.waitForURL(/\/entry\//);
  assert.match(page.url(), /\/entry\/[0-9a-f]{32}-s[0-9a-f]{10}$/);
  assert.match((await page.locator("#cite pre").first().textContent())!, /[0-9a-f]{8}/);
  await page.locator("header .facts a").first().click();
  await page.waitForURL(/\/article\//);
  assert.equal(await page.locator(".sentence:has(a:target)").count(), 1);
});

test("a correction of a page is told: versions, differences, and what became of a citation", {
  skip,
}, async () => {
  await page.goto("/search?q=captain+detained");
  await page.locator(".hits a", { hasText: "Ferry captain detained" }).first().click();
  await page.waitForURL(/\/article\//);
  assert.ok((await page.locator("#captures li").count()) === 2);
  await page.getByRole("link", { name: "what changed" }).click();
  await page.waitForURL(/\/differences\//);
  assert.match((await texts("del")).join(" "), /Fourteen/);
  assert.match((await texts("ins")).join(" "), /Four/);
});

test("a search shows sentences with the words marked, each a way to its place", { skip }, async () => {
  await page.goto("/");
  await page.getByRole("searchbox").fill("bow door");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search/);
  assert.ok((await texts(".hits mark")).some((word) => word.toLowerCase() === "door"));
  await page.locator(".hits .number").first().click();
  await page.waitForURL(/#n\d+$/);
  assert.equal(await page.locator(".sentence:target").count(), 1);
});

test("what a query does not allow is said on the page", { skip }, async () => {
  const own = await browser.newPage({ baseURL: site.url });
  await own.goto("/search?q=colour%3Ared");
  assert.match((await own.getByRole("alert").textContent())!, /colour/);
  await own.close();
});

test("keys alone: down, up, open, statements, search, help, front page", { skip }, async () => {
  await openStory();
  await page.keyboard.press("s");
  await until('Math.abs(document.getElementById("statements").getBoundingClientRect().top) < 80');
  await page.keyboard.press("j");
  assert.ok(
    await page.evaluate('document.activeElement.closest("#statements") !== null'),
    "not the first statement",
  );
  const first = await focused();
  await page.keyboard.press("j");
  const second = await focused();
  assert.notEqual(first, second);
  await page.keyboard.press("k");
  assert.equal(await focused(), first);
  assert.ok(await page.evaluate('document.activeElement.matches(":focus-visible")'));
  await page.keyboard.press("o");
  await page.waitForURL(/\/article\//);
  await until('document.readyState === "complete"');
  await page.keyboard.press("/");
  await until('document.activeElement.id === "q"');
  await page.keyboard.type("jk?");
  assert.equal(await page.locator("#q").inputValue(), "jk?");
  await page.keyboard.press("Tab");
  await page.keyboard.press("?");
  await page.waitForURL(/\/keys$/);
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.waitForURL(`${site.url}/`);
  await page.keyboard.press("Tab");
  assert.match((await page.locator(":focus").textContent())!, /To the text/);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate("location.hash"), "#main");
});

test("without JavaScript every link and form works", { skip }, async () => {
  const { context, faults } = await watched(browser, site.url, { javaScriptEnabled: false });
  const plain = await context.newPage();
  await openStory(plain);
  await plain.locator("select[name=manner]").selectOption("direct");
  await plain.getByRole("button", { name: "Show" }).click();
  assert.ok((await plain.locator(".statement.direct").count()) > 0);
  assert.equal(await plain.locator(".statement.indirect").count(), 0);
  await plain.waitForURL(/manner=direct/);
  await plain.locator(".statement .src").first().click();
  await plain.waitForURL(/\/article\//);
  assert.equal(await plain.locator(".sentence:has(a:target)").count(), 1);
  await plain.getByRole("searchbox").fill("harbour");
  await plain.getByRole("button", { name: "Find" }).click();
  await plain.waitForURL(/\/search/);
  assert.ok((await plain.locator(".hits li").count()) > 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("while all this was read, nothing was refused, logged or asked of another origin", { skip }, () => {
  assert.deepEqual(quiet.faults, []);
});

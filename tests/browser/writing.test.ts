/** Adding and correcting in Chromium: nothing is kept unseen, and what people change can be undone. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { launch, skip, type Watched, watched } from "./browser.ts";
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
  await page.goto("/");
  await page.locator(".lead h3 a").click();
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
  await page.goto("/");
  await page.locator(".lead h3 a").click();
  await page.locator(".statement").first().getByRole("link", { name: "cite" }).click();
  await page.waitForURL(/\/entry\//);
  await page.getByRole("button", { name: "Mark this entry wrong" }).click();
  await page.locator("#changes .standing").waitFor();
  await page.locator("header .facts a").first().click();
  await page.waitForURL(/\/article\//);
  assert.equal(await page.locator(".statement.wrong").count(), 1);
});

test("while all this was written, nothing was refused, logged or asked of another origin", { skip }, () => {
  assert.deepEqual(quiet.faults, []);
});

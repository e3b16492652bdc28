/** How pages look and whom they let in: axe on every kind of page, dark, narrow, and on paper. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import type { AxeResults } from "axe-core";
import type { Browser } from "playwright-core";
import { deposit } from "../../src/ledger/deposit.fixture.ts";
import type { Deposit } from "../../src/ledger/ledger.ts";
import { placeNew } from "../../src/ledger/place.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { launch, skip, watched } from "./browser.ts";
import { everyKind } from "./pages.ts";
import { demoSite, type Site, siteFor } from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = `axe.run({
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "target-size": { enabled: true } },
  resultTypes: ["violations"],
})`;

let site: Site;
let browser: Browser;
let pages: Record<string, string>;
before(async () => {
  if (skip) return;
  [site, browser] = await Promise.all([demoSite(), launch()]);
  const page = await browser.newPage({ baseURL: site.url });
  pages = await everyKind(page);
  await page.close();
});
after(async () => {
  if (skip) return;
  await browser.close();
  await site.close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds no violation on any page, ${colorScheme}`, { skip }, async () => {
    // Axe is a script of our own; only here the policy lets it in.
    const context = await browser.newContext({ baseURL: site.url, bypassCSP: true, colorScheme });
    const page = await context.newPage();
    const found: string[] = [];
    for (const [kind, address] of Object.entries(pages)) {
      const answer = await page.goto(address);
      if (!answer?.ok()) found.push(`${kind}: ${answer?.status()} at ${address}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate<AxeResults>(rules);
      for (const { id, nodes } of violations)
        found.push(
          `${kind}: ${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(" | ")}`,
        );
    }
    await context.close();
    assert.deepEqual(found, []);
  });
}

test("at 360 pixels nothing scrolls sideways", { skip }, async () => {
  const { context, faults } = await watched(browser, site.url, { viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const [kind, address] of Object.entries(pages)) {
    await page.goto(address);
    const width = await page.evaluate<number>("document.documentElement.scrollWidth");
    assert.ok(width <= 360, `${kind} is ${width} pixels wide`);
  }
  assert.deepEqual(
    faults.filter((fault) => !fault.includes("400")),
    [],
  );
  await context.close();
});

/** A deposit in which everything has this length, or this direction. */
function odd(n: number, text: string, name: string, article: Parameters<typeof deposit>[2]): Deposit {
  const { page, reading } = deposit(n, text, { via: true, ...article });
  return { page, reading: { ...reading, cast: reading.cast.map((member) => ({ ...member, name })) } };
}

test("words and names of hundreds of letters, and those from right to left, stay in their place", {
  skip,
}, async () => {
  const ledger = openLedger(":memory:");
  const [long, arabic] = ["W".repeat(300), "الرسوم ترتفع في الميناء"];
  await ledger.add(
    [
      odd(1, `The fees ${long} rise, ${long} said.`, long, {
        headline: long,
        standfirst: long,
        section: long,
        publisher: long,
        bylines: [long],
      }),
      odd(2, `${arabic}.`, "محمد بن عبد الله", { headline: arabic, publisher: "جريدة", language: "ar" }),
    ],
    "2026-03-09T12:00:00Z",
  );
  await placeNew(ledger);
  const other = await siteFor(ledger);
  const { context, faults } = await watched(browser, other.url, { viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  for (const n of ["1", "2"].map((digit) => digit.padStart(32, "0"))) {
    await page.goto(`/story/${n}`);
    const links = await page.evaluate<string[]>(
      `[...document.querySelectorAll("main a[href^='/entry'], main a[href^='/name'], main a[href^='/article']")].map((a) => a.getAttribute("href"))`,
    );
    for (const at of ["/", `/story/${n}`, "/search?q=fees", ...new Set(links.slice(0, 8))]) {
      await page.goto(at);
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      assert.ok(width <= 360, `${at.slice(0, 60)} is ${width} pixels wide`);
    }
  }
  await page.goto(`/story/${"2".padStart(32, "0")}`);
  assert.equal(await page.locator("h1").getAttribute("dir"), "rtl");
  assert.deepEqual(faults, []);
  await context.close();
  await other.close();
});

test("by the reader's system the paper is light or dark", { skip }, async () => {
  const shades: number[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const page = await browser.newPage({ baseURL: site.url, colorScheme });
    await page.goto("/");
    const colour = await page.evaluate<string>("getComputedStyle(document.documentElement).backgroundColor");
    shades.push(Number(/\d+/.exec(colour)![0]));
    await page.close();
  }
  assert.ok(shades[0]! > 200 && shades[1]! < 60, String(shades));
});

test("on paper citations are numbered and explained at the end, and forms are gone", { skip }, async () => {
  const page = await browser.newPage({ baseURL: site.url });
  await page.goto(pages["story"]!);
  assert.equal(await page.locator(".notes").isVisible(), false);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".notes").isVisible(), true);
  assert.equal(await page.locator("form:visible").count(), 0);
  assert.equal(await page.locator("nav:visible").count(), 0);
  const numbers = await page.evaluate<number[]>(
    '[...document.querySelectorAll("a.src")].map((one) => Number(one.dataset.n))',
  );
  const notes = await page.locator(".notes li").allTextContents();
  assert.deepEqual(
    [...new Set(numbers)],
    notes.map((_, n) => n + 1),
  );
  for (const note of notes) assert.match(note, /“.+”, .*20\d\d|“.+”, undated/);
  assert.ok(notes.some((note) => /https:\/\/\S+$/.test(note)));
  const mark = await page.evaluate<string>(
    'getComputedStyle(document.querySelector("a.src"), "::after").content',
  );
  assert.match(mark, /^"\d+"$/);
  assert.ok((await page.pdf({ format: "A4" })).byteLength > 10_000);
  await page.close();
});

test("the first page is under 60 KB over the wire, and unchanged pages are not sent again", {
  skip,
}, async () => {
  const page = await browser.newPage({ baseURL: site.url });
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.goto("/", { waitUntil: "networkidle" });
  assert.ok(bytes > 10_000 && bytes < 60_000, `${bytes} bytes`);
  const { headers } = await fetch(`${site.url}/keys`);
  const again = await fetch(`${site.url}/keys`, { headers: { "if-none-match": headers.get("etag")! } });
  assert.equal(again.status, 304);
  await page.close();
});

test("words of another language than the page's are marked as such", { skip }, async () => {
  const page = await browser.newPage({ baseURL: site.url });
  await page.goto("/add");
  await page
    .getByLabel("Paste the text")
    .fill(
      "Der Hafen von Kelm bleibt geschlossen\n\nDie Behörde teilte am Mittwoch mit, dass der Hafen von Kelm wegen des Sturms bis Freitag geschlossen bleibt. Die Fischer warten auf besseres Wetter und haben ihre Boote an der Mauer festgemacht.",
    );
  await page.getByRole("button", { name: "Read" }).click();
  await page.getByRole("button", { name: "Keep 1 page" }).click();
  await page.waitForURL(/\/article\//);
  assert.equal(await page.locator(".text").getAttribute("lang"), "de");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.close();
});

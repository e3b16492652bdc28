/** The static copy in Chromium: from a disk, and below a path of a host. */
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { deposit } from "../../src/ledger/deposit.fixture.ts";
import { placeNew } from "../../src/ledger/place.ts";
import { openLedger } from "../../src/ledger/sqlite.ts";
import { staticSite } from "../../src/server/static.ts";
import { temporaryFolder } from "../run.ts";
import { launch, skip, watched } from "./browser.ts";

/** From the front to a story, a source sentence, the keys and back, by links and by keys. */
async function walk(page: Page, start: string): Promise<void> {
  await page.goto(start);
  const serif = await page.evaluate<string>("getComputedStyle(document.body).fontFamily");
  assert.match(serif, /Newsreader/, "the style is not there");
  await page.locator(".lead h3 a").click();
  await page.waitForURL(/\/story\//);
  await page.locator(".statement .src").first().click();
  await page.waitForURL(/\/article\//);
  assert.equal(await page.locator(".sentence:has(a:target)").count(), 1);
  await page.keyboard.press("?");
  await page.waitForURL(/\/keys\//);
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.locator(".lead h3 a").waitFor();
}

test("the copy opens from a disk and below any path, keys included, and nothing is refused", {
  skip,
}, async () => {
  const folder = temporaryFolder();
  const ledger = openLedger(":memory:");
  await ledger.add(
    [deposit(1, "The fees of the harbour rise in May, Ana Velin said.")],
    "2026-03-09T12:00:00Z",
  );
  await placeNew(ledger);
  await staticSite(ledger, folder, { today: "2026-03-09" });
  await ledger.close();
  const server = http.createServer((request, response) => {
    const asked = decodeURIComponent(new URL(request.url!, "http://x").pathname);
    const file = path.join(folder, asked.slice("/papers/ledger".length));
    const ending = path.extname(file);
    const types: Record<string, string> = {
      ".html": "text/html",
      ".css": "text/css",
      ".js": "text/javascript",
      ".svg": "image/svg+xml",
      ".woff2": "font/woff2",
    };
    if (!asked.startsWith("/papers/ledger/") || !fs.existsSync(file)) response.writeHead(404).end();
    else
      response.writeHead(200, { "content-type": types[ending] ?? "text/plain" }).end(fs.readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launch();
  for (const root of [
    pathToFileURL(folder).href,
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/papers/ledger`,
  ]) {
    const { context, faults } = await watched(browser, root);
    await walk(await context.newPage(), `${root}/index.html`);
    assert.deepEqual(faults, [], root);
    await context.close();
  }
  await browser.close();
  server.close();
});

/** Hostile pages in a ledger: every page of the site is opened in Chromium, and nothing of them runs, loads or leaks. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import type { Browser } from "playwright-core";
import { staticSite } from "../../../src/server/static.ts";
import { temporaryFolder } from "../../run.ts";
import { launch, skip, watched } from "../browser.ts";
import { type Site, siteOf } from "../site.ts";
import { foreignElements, foreignMarkup } from "./audit.ts";
import { attackPages } from "./pages.ts";

const folder = temporaryFolder();
let site: Site;
/** Every page that links lead to, with its markup; and the JSON and feeds beside them. */
const pages = new Map<string, string>();
const others = new Set<string>();
before(async () => {
  fs.mkdirSync(path.join(folder, "pages"));
  for (const { name, content } of attackPages) fs.writeFileSync(path.join(folder, "pages", name), content);
  site = await siteOf([[path.join(folder, "pages")]]);
  await crawl();
});
after(() => site.close());

/** Follows every link from the front page and the searches that find every article. */
async function crawl(): Promise<void> {
  const waiting = [
    "/",
    "/?page=1",
    "/search?q=fees",
    "/search?q=boats&order=date",
    "/search?q=%3Cscript%3E",
    "/search?q=fees&in=statements",
    "/search?q=fees&in=events",
    "/search.csv?q=fees&in=statements",
    "/search.bib?q=fees",
    "/search.csl.json?q=fees&in=events",
    "/add",
    "/changes",
    "/keys",
  ];
  const seen = new Set(waiting);
  // Every pair of copies has one, and every name its searches; some are enough.
  let [differences, searches] = [0, 0];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const answer = await fetch(site.url + at, { headers: { accept: "text/html" }, redirect: "manual" });
    const type = answer.headers.get("content-type") ?? "";
    assert.ok(answer.status < 500, `${at}: ${answer.status}`);
    if (!type.startsWith("text/html")) {
      others.add(at);
      await answer.body?.cancel();
      continue;
    }
    const text = await answer.text();
    pages.set(at, text);
    for (const [, href] of text.matchAll(/\shref="(\/[^"#]*)/g)) {
      const next = href!.replaceAll("&amp;", "&");
      if (seen.has(next)) continue;
      if (next.startsWith("/differences/") && ++differences > 40) continue;
      if (next.startsWith("/search") && ++searches > 30) continue;
      seen.add(next);
      waiting.push(next);
    }
  }
}

test("the attack pages are kept and shown", async () => {
  assert.ok(attackPages.length >= 60);
  assert.ok((await site.ledger.count()) >= 60, `${await site.ledger.count()} articles`);
  const shown = [...pages.keys()].filter((at) => /^\/article\/[0-9a-f]{32}$/.test(at)).length;
  assert.ok(shown >= 60, `${shown} articles reached by links`);
  assert.ok(
    [...pages.values()].some((page) => page.includes("&lt;script&gt;alert(1)")),
    "the words are lost",
  );
});

test("no page holds markup that the site did not write", () => {
  for (const [at, text] of pages) assert.deepEqual(foreignMarkup(text), [], at);
});

test("the audit sees what it is for", () => {
  const bad =
    '<script>1</script><p onclick="x">a</p><a href="javascript:x">b</a><iframe></iframe><a href="//evil.example">c</a><img src="/x">';
  assert.equal(foreignMarkup(bad).length, 6);
});

/** All but the entries and the marked texts, and of those some: a thousand pages would take minutes. */
function toOpen(): string[] {
  let skipped = 0;
  return [...pages.keys()].filter(
    (at) => !/^\/(entry|differences)\/|[?&]show=/.test(at) || skipped++ % 9 === 0,
  );
}

test("Chromium opens every kind of page of every article: no dialog, no error, no refusal, no request elsewhere", {
  skip,
}, async () => {
  const browser: Browser = await launch();
  const { context, faults } = await watched(browser, site.url);
  await context.route("**/*", (route) =>
    new URL(route.request().url()).origin === site.url ? route.continue() : route.abort(),
  );
  const waiting = toOpen();
  const visit = async (): Promise<void> => {
    const page = await context.newPage();
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const before = faults.length;
      await page.goto(at, { waitUntil: "domcontentloaded" });
      if (faults.length > before) faults.push(`on ${at}`);
    }
    await page.close();
  };
  await Promise.all([visit(), visit(), visit()]);
  await browser.close();
  assert.deepEqual(faults, []);
});

/** A control that no line of a calendar may hold: all but tab and the ends of lines. */
const isControl = (sign: string): boolean => sign < " " && !"\t\r\n".includes(sign);

test("JSON and feeds are sent as what they are, and hold no live markup", async () => {
  const types =
    /^(application\/(json|atom\+xml|feed\+json|x-bibtex|vnd\.citationstyles\.csl\+json)|text\/(calendar|x-opml|css|csv|javascript)|image\/svg|font\/)/;
  assert.ok(others.size > 60);
  for (const at of others) {
    const answer = await fetch(site.url + at);
    assert.match(answer.headers.get("content-type")!, types, at);
    assert.equal(answer.headers.get("x-content-type-options"), "nosniff", at);
    assert.match(answer.headers.get("content-security-policy")!, /default-src 'none'/, at);
    const text = await answer.text();
    if (at.includes(".atom")) assert.deepEqual(foreignElements(text), [], at);
    if (at.endsWith(".ics")) assert.ok(!text.split("").some(isControl), at);
  }
});

test("the static copy holds no foreign markup either", async () => {
  const to = path.join(folder, "static");
  const written = await staticSite(site.ledger, to, { today: "2026-03-12" });
  assert.ok(written > 60);
  for (const file of fs.globSync("**/*.html", { cwd: to }))
    assert.deepEqual(foreignMarkup(fs.readFileSync(path.join(to, file), "utf8")), [], file);
});

test("an assistant gets hostile words only as quoted material", async () => {
  const client = new Client({ name: "test", version: "1" });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${site.url}/mcp`)));
  for (const query of ["instructions", "script", "fees"]) {
    const { content } = await client.callTool({ name: "search", arguments: { query, limit: 50 } });
    const answer = JSON.parse((content as { text: string }[])[0]!.text) as Record<string, unknown> & {
      lines: Record<string, unknown>[];
    };
    assert.match(String(answer["notice"]), /untrusted/);
    assert.ok(answer.lines.length > 0, query);
    for (const { quoted, quotedNames: _names, ...rest } of answer.lines) {
      assert.equal(typeof quoted, "string");
      assert.doesNotMatch(JSON.stringify(rest), /ignore all|<script/i);
    }
  }
  await client.close();
});

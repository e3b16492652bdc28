/** The static copy: every link is relative and leads to a file, and feeds are whole. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { parseAtomFeed, parseJsonFeed, parseOpml } from "feedsmith";
import { deposit } from "../ledger/deposit.fixture.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { staticSite } from "./static.ts";
import { fileOf, wayFrom } from "./static-links.ts";

const at = "2026-03-09T12:00:00Z";
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-static-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
const stories = 30;
const name = "Ada " + "Maria ".repeat(60) + "Orn";
let ledger: Ledger;
before(async () => {
  ledger = openLedger(":memory:");
  const deposits = Array.from({ length: stories }, (_, n) =>
    deposit(n + 1, `Pier ${n} was closed, ${n === 3 ? name : "Ana Velin"} said.`, { via: n % 2 === 0 }),
  );
  const [odd] = deposits.splice(3, 1);
  const cast = odd!.reading.cast.map((member) => ({ ...member, name }));
  deposits.push({ ...odd!, reading: { ...odd!.reading, cast } });
  await ledger.add(deposits, at);
  // Two copies of one text, and a page that changed, for the pages of differences.
  const copies = [
    deposit(101, "The fees rise in May, Ana Velin said."),
    deposit(102, "The fees rise in May, Ana Velin said."),
  ];
  await ledger.add(copies, at);
  await ledger.place([
    ...deposits.map(({ reading: { id } }) => ({ article: id, fold: id, story: id })),
    ...copies.map(({ reading: { id } }) => ({
      article: id,
      fold: copies[0]!.reading.id,
      story: copies[0]!.reading.id,
    })),
  ]);
  await ledger.add([deposit(1, "Pier 0 was opened, Ana Velin said.", { bytes: "later" })], at);
  await ledger.place([
    { article: deposits[0]!.reading.id, fold: deposits[0]!.reading.id, story: deposits[0]!.reading.id },
  ]);
});
after(() => ledger.close());

const write = async (to: string, base?: string): Promise<string> => {
  const site = path.join(folder, to);
  await staticSite(ledger, site, { today: "2026-03-12", ...(base ? { base } : {}) });
  return site;
};
const read = (site: string, file: string): string => fs.readFileSync(path.join(site, file), "utf8");

test("every link of every page is relative and leads to a file of the copy", async () => {
  const site = await write("plain");
  const pages = fs.globSync("**/*.html", { cwd: site });
  const kinds = new Set(pages.map((page) => page.split(path.sep)[0]));
  for (const kind of ["story", "article", "entry", "name", "differences", "keys"])
    assert.ok(kinds.has(kind), kind);
  for (const page of pages) {
    const html = read(site, page);
    assert.doesNotMatch(html, /<form|as a search|newsledger\.invalid|<nav aria-label="Newsledger"/, page);
    for (const [, link] of html.matchAll(/\s(?:href|src|action)="([^"]*)"/g)) {
      if (/^#|^https:\/\/example\.org\//.test(link!)) continue;
      const [file, anchor] = link!.replaceAll("&#39;", "'").split("#");
      assert.doesNotMatch(file!, /^\/|^[a-z]+:|\?/, `${page}: ${link}`);
      const to = path.join(path.dirname(page), decodeURIComponent(file!));
      assert.ok(
        fs.existsSync(path.join(site, to)) && fs.statSync(path.join(site, to)).isFile(),
        `${page}: ${link}`,
      );
      if (anchor) assert.ok(read(site, to).includes(`id="${anchor}"`), `${page}: ${link}`);
    }
  }
  assert.doesNotMatch(read(site, "style.css"), /url\("?\//);
});

test("every story is there, whatever page of the front it stands on; so are names longer than a file's", async () => {
  const site = await write("whole");
  assert.equal(
    fs.readdirSync(path.join(site, "story")).filter((entry) => !entry.includes(".")).length,
    stories + 1,
  );
  const names = fs.globSync("name/*/index.html", { cwd: site }).map((page) => read(site, page));
  assert.ok(names.some((page) => page.includes(name)));
});

test("feeds lead to pages: by relative links, or by whole addresses below the base", async () => {
  const plain = await write("plain");
  const story = fs.globSync("story/*.atom", { cwd: plain })[0]!;
  const feed = parseAtomFeed(read(plain, story));
  assert.match(feed.id!, /^urn:/);
  for (const { links } of feed.entries!)
    assert.ok(fs.existsSync(path.join(plain, path.dirname(story), decodeURIComponent(links![0]!.href!))));
  const json = read(plain, story.replace(/atom$/, "feed.json"));
  assert.ok(parseJsonFeed(json).items!.length > 0);
  assert.doesNotMatch(json, /"(home_page_|feed_)?url"/);
  assert.doesNotMatch(read(plain, "announced.ics"), /^URL:/m);
  assert.equal(fs.existsSync(path.join(plain, "sources.opml")), false);

  const base = "https://paper.example/ledger";
  const hosted = await write("hosted", base);
  const entries = parseAtomFeed(read(hosted, story)).entries!;
  for (const { links } of entries) {
    assert.match(links![0]!.href!, /^https:\/\/paper\.example\/ledger\/entry\/[^/]+\/$/);
    assert.ok(fs.existsSync(path.join(hosted, links![0]!.href!.slice(base.length), "index.html")));
  }
  assert.equal(JSON.parse(read(hosted, "announced.feed.json")).home_page_url, `${base}/`);
  assert.match(
    read(hosted, "announced.ics").replaceAll("\r\n ", ""),
    /^URL:https:\/\/paper\.example\/ledger\/entry\//m,
  );
  for (const { xmlUrl } of parseOpml(read(hosted, "sources.opml")).body!.outlines!)
    assert.ok(fs.existsSync(path.join(hosted, xmlUrl!.slice(base.length))), xmlUrl);
});

test("addresses become files below the folder, and files lead to each other", () => {
  for (const [address, file] of [
    ["/", "index.html"],
    ["/?page=2", "page-2.html"],
    ["/article/1?show=times", "article/1/show-times.html"],
    ["/name/ana%20velin", "name/ana velin/index.html"],
    ["/name/..%2f..%2fetc%2fpasswd", "name/.._.._etc_passwd/index.html"],
    ["/name/%2e%2e", "index.html"],
  ] as const)
    assert.equal(fileOf(address, true), file);
  assert.equal(fileOf("/story/1.feed.json", false), "story/1.feed.json");
  assert.equal(wayFrom("story/1/index.html", "style.css"), "../../style.css");
  assert.equal(wayFrom("index.html", "name/a b/index.html"), "name/a%20b/index.html");
});

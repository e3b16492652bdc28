/**
 * Hostile and broken pages: no crash, no page that takes longer than two seconds, memory bounded, spans that slice
 * back. `FUZZ_PAGES=200000 node --test src/article/html.fuzz.test.ts` makes the long run; `FUZZ_SEED` another one.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Page } from "../model.ts";
import { readHtml } from "./html.ts";

const size = Number(process.env["FUZZ_PAGES"] ?? 400);
const seed = Number(process.env["FUZZ_SEED"] ?? 20310304);
const slowestAllowed = 2000;

function pageOf(content: string): Page {
  return {
    source: "fuzz",
    url: null,
    form: "html",
    content,
    bytes: new Uint8Array(),
    charset: "utf-8",
    capturedAt: null,
    given: {},
    notes: [],
  };
}

/** Reads a page and holds it to what is promised of any page. */
function check(content: string): number {
  // The thread's own time, so that a busy machine fails no page.
  const from = process.threadCpuUsage();
  const { article, notes } = readHtml(pageOf(content));
  const { user, system } = process.threadCpuUsage(from);
  const took = (user + system) / 1000;
  assert.ok(
    took < slowestAllowed,
    `${took.toFixed(0)} ms for ${content.length} characters: ${content.slice(0, 200)}`,
  );
  let at = 0;
  for (const { start, end } of article.paragraphs) {
    assert.ok(start === at && end > start && end <= article.text.length);
    assert.ok(!article.text.slice(start, end).includes("\n"));
    at = end + 1;
  }
  for (const post of article.live ?? []) assert.ok(post.start < post.end && post.end <= article.text.length);
  if (article.dateline) assert.ok(article.dateline.span.end <= article.text.length);
  assert.ok(notes.length < 1000);
  return took;
}

/** Mulberry32: the same seed gives the same pages on every machine. */
function randomOf(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const folder = path.join(import.meta.dirname, "cases");
const pages = fs
  .readdirSync(folder)
  .filter((name) => name.endsWith(".html"))
  .map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
const scraps =
  '<p> </p> <div> </div> <li> </ul> <table> <td> </tr> <a> <h2> <svg> </svg> <script> </script> <style> <title> <br> <ruby> <rt> <!-- --> <![CDATA[ ]]> &amp; &#0; &#x110000; &nosuch; &lt < > " \' = / \u0000 \uFFFE \uD800 <select> <template> <form> <article> <noscript> <textarea> </body> <html> <iframe> <time> 2031-13-99 <p hidden> <p style=display:none> <b itemprop=articleBody> <img alt=">'.split(
    " ",
  );

type Change = (page: string, random: () => number) => string;
const place = (page: string, random: () => number): number => Math.floor(random() * (page.length + 1));
const changes: readonly Change[] = [
  function cut(page, random) {
    const [a, b] = [place(page, random), place(page, random)].sort((x, y) => x - y) as [number, number];
    return page.slice(0, a) + page.slice(Math.min(b, a + Math.floor(random() * 400)));
  },
  function swap(page, random) {
    const [a, b] = [place(page, random), place(page, random)].sort((x, y) => x - y) as [number, number];
    const middle = a + Math.floor((b - a) / 2);
    return page.slice(0, a) + page.slice(middle, b) + page.slice(a, middle) + page.slice(b);
  },
  function insert(page, random) {
    const at = place(page, random);
    return page.slice(0, at) + scraps[Math.floor(random() * scraps.length)]! + page.slice(at);
  },
  function nest(page, random) {
    const at = place(page, random);
    const scrap = scraps[Math.floor(random() * scraps.length)]!;
    return page.slice(0, at) + scrap.repeat(Math.floor(random() * 600)) + page.slice(at);
  },
  function repeat(page, random) {
    const [a, b] = [place(page, random), place(page, random)].sort((x, y) => x - y) as [number, number];
    return (
      page.slice(0, b) + page.slice(a, Math.min(b, a + 500)).repeat(Math.floor(random() * 6)) + page.slice(b)
    );
  },
  function splice(page, random) {
    const other = pages[Math.floor(random() * pages.length)]!;
    return page.slice(0, place(page, random)) + other.slice(place(other, random));
  },
  function turnLetters(page, random) {
    const at = place(page, random);
    return page.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x10000)) + page.slice(at + 1);
  },
  function stop(page, random) {
    return page.slice(0, place(page, random));
  },
];

test(`${size} pages with random cuts, swaps and nesting`, (t) => {
  const random = randomOf(seed);
  let slowest = 0;
  let most = 0;
  for (let n = 0; n < size; n++) {
    let page = pages[Math.floor(random() * pages.length)]!;
    for (let times = 1 + Math.floor(random() * 6); times > 0; times--)
      page = changes[Math.floor(random() * changes.length)]!(page, random);
    slowest = Math.max(slowest, check(page));
    if (n % 1000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
  }
  assert.ok(most < 1 << 30, `${(most / 1e6).toFixed(0)} MB of heap`);
  if (size > 1000)
    t.diagnostic(`slowest page ${slowest.toFixed(0)} ms, heap at most ${(most / 1e6).toFixed(0)} MB`);
});

const sentence = "The harbour council voted on Monday to close the old fish market after four years. ";
const hostile: Readonly<Record<string, () => string>> = {
  "100,000 nested elements": () => `${"<div>".repeat(100_000)}${sentence}${"</div>".repeat(100_000)}`,
  "100,000 nested elements of three kinds": () => "<div><span><b>".repeat(33_333) + sentence,
  "100,000 open links": () => "<a href=x>".repeat(100_000) + sentence,
  "100,000 open list items": () => `<ul>${"<li>".repeat(100_000)}${sentence}`,
  "100,000 nested lists": () => "<ul><li>".repeat(50_000) + sentence,
  "100,000 nested tables": () => "<table><tr><td>".repeat(33_333) + sentence,
  "100,000 end tags of nothing": () => `${"</div></p></x>".repeat(33_333)}${sentence}`,
  "100,000 end tags in deep nesting": () => "<div>".repeat(500) + "</section><section>".repeat(50_000),
  "a line of 10 MB": () => `<p>${sentence.repeat(125_000)}</p>`,
  "a line of 10 MB without a space": () => `<p>${"a".repeat(10_000_000)}</p>`,
  "10 MB of points and quotation marks": () => `<p>${".”".repeat(5_000_000)}</p>`,
  "10 MB of white space": () => `<p>${" \n".repeat(5_000_000)}</p>`,
  "100,000 paragraphs": () => `<article>${`<p>${sentence}</p>`.repeat(100_000)}</article>`,
  "50,000 paragraphs in elements of their own": () =>
    Array.from({ length: 50_000 }, (_, i) => `<div class="a${i} related-${i}"><p>${sentence}</p></div>`).join(
      "",
    ),
  "100,000 headings": () => "<h1>Market to close</h1>".repeat(100_000),
  "100,000 subheadings before a paragraph": () =>
    `<h1>Market to close</h1><div>${Array.from({ length: 100_000 }, (_, i) => `<h2>Part ${i}</h2>`).join("")}<p>${sentence.repeat(9)}</p><h2>End</h2><p>${sentence.repeat(9)}</p></div>`,
  "50,000 corrections": () =>
    `<article><p>${sentence.repeat(9)}</p>${"<p>Correction: a name.</p>".repeat(50_000)}</article>`,
  "100,000 bylines": () =>
    `<h1>Market to close</h1>${'<span class="author">Ines Calder</span>'.repeat(100_000)}`,
  "100,000 times": () => `<h1>Market to close</h1>${"<time>4 March 2031</time>".repeat(100_000)}`,
  "100,000 attributes": () =>
    `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(" ")}>${sentence}</p>`,
  "a class of 5 MB": () => `<p class="${"related-".repeat(625_000)}">${sentence}</p>`,
  "100,000 elements with long classes": () =>
    `<div class="${"ab-".repeat(100)}"><p>${sentence}</p></div>`.repeat(20_000),
  "3 MB of references": () => `<p>${"&amp;&nosuch;&#1;".repeat(180_000)}</p>`,
  "an open comment": () => `<p>${sentence}</p><!--${"-".repeat(5_000_000)}`,
  "open scripts": () => "<script>".repeat(200_000),
  "open tags without an end": () => "<p <p <p ".repeat(300_000),
  "nothing but less-than signs": () => "<".repeat(5_000_000),
  "JSON-LD nested deep": () =>
    `<script type="application/ld+json">${'{"@graph":['.repeat(20_000)}</script><p>${sentence}</p>`,
  "JSON-LD of 100,000 things": () =>
    `<script type="application/ld+json">[${'{"@type":"Article","headline":"x"},'.repeat(100_000)}{}]</script><p>${sentence}</p>`,
  "100,000 metas": () => '<meta name="author" content="Ines Calder, Jon Ferris">'.repeat(100_000),
  "100,000 live posts": () =>
    `<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script><div>${`<article class="live-post"><time datetime="2031-03-04T12:00Z"></time><p>${sentence}</p></article>`.repeat(30_000)}</div>`,
  "brackets without end": () => `<p>${"(".repeat(1_000_000)}</p><p>By ${"A. ".repeat(200_000)}</p>`,
  nothing: () => "",
};

for (const [name, make] of Object.entries(hostile)) {
  test(`hostile page: ${name}`, () => {
    check(make());
  });
}

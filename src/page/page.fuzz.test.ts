import assert from "node:assert/strict";
import { test } from "node:test";
import zlib from "node:zlib";
import { streamOf } from "./bytes.ts";
import { feedOf, mhtmlOf, newsmlOf, ninjsOf, pageMarkup, warcRecord } from "./cases/carriers.ts";
import { pagesOf } from "./page.ts";

/** `NEWSLEDGER_FUZZ=100000` for a long run; `NEWSLEDGER_SEED` repeats one. */
const runs = Number(process.env["NEWSLEDGER_FUZZ"] ?? 1500);
const seed = Number(process.env["NEWSLEDGER_SEED"] ?? 1);

/** mulberry32 */
function randomOf(start: number): () => number {
  let state = start | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const warc = Buffer.concat([
  warcRecord("response", pageMarkup("One"), "text/html"),
  warcRecord("response", feedOf("rss"), "application/rss+xml", { chunked: true, gzip: true }),
]);
const seeds: readonly Buffer[] = [
  pageMarkup("Osterby"),
  "The council of Osterby met on Monday.\nIt voted for the bridge.",
  feedOf("rss"),
  feedOf("atom"),
  feedOf("rdf"),
  feedOf("json"),
  newsmlOf(),
  ninjsOf(),
  mhtmlOf(),
]
  .map((text) => Buffer.from(text))
  .concat([
    warc,
    zlib.gzipSync(warc),
    zlib.gzipSync(pageMarkup("Packed")),
    Buffer.from("\ufeffM\u00fcller", "utf16le"),
  ]);

/** Cuts, swaps, repeats and flips of bytes. */
function mutate(input: Buffer, random: () => number): Buffer {
  let bytes = Buffer.from(input);
  const at = (): number => Math.floor(random() * (bytes.length + 1));
  for (let step = 1 + Math.floor(random() * 4); step > 0; step--) {
    const [from, to] = [at(), at()].sort((a, b) => a - b) as [number, number];
    const [before, part, after] = [bytes.subarray(0, from), bytes.subarray(from, to), bytes.subarray(to)];
    const choice = Math.floor(random() * 5);
    if (choice === 0) bytes = Buffer.concat([before, after]);
    else if (choice === 1) bytes = Buffer.concat([after, part, before]);
    else if (choice === 2)
      bytes = Buffer.concat([before, ...Array<Buffer>(1 + Math.floor(random() * 20)).fill(part), after]);
    else if (choice === 3)
      bytes = Buffer.concat([before, seeds[Math.floor(random() * seeds.length)]!, after]);
    else
      for (let flips = 0; flips < 8 && bytes.length; flips++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
    if (bytes.length > 200_000) bytes = bytes.subarray(0, 200_000);
  }
  return bytes;
}

test(`any bytes give pages or a page error, and soon (${runs} inputs)`, async () => {
  const random = randomOf(seed);
  for (let run = 0; run < runs; run++) {
    const bytes = mutate(seeds[Math.floor(random() * seeds.length)]!, random);
    const before = cpuTime();
    try {
      for await (const page of pagesOf("in", streamOf(bytes))) assert.equal(typeof page.content, "string");
    } catch (error) {
      assert.equal(
        (error as Error).name,
        "PageError",
        `input ${run} of seed ${seed}: ${(error as Error).stack}`,
      );
    }
    assert.ok(cpuTime() - before < 2000, `input ${run} of seed ${seed} took too long`);
  }
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

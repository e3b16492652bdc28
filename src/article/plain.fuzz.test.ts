import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { readPlain } from "./plain.ts";

/** `NEWSLEDGER_FUZZ=100000` for a long run; `NEWSLEDGER_SEED` repeats one. */
const runs = Number(process.env["NEWSLEDGER_FUZZ"] ?? 1500);
const seed = Number(process.env["NEWSLEDGER_SEED"] ?? 1);
const folder = path.join(import.meta.dirname, "cases/plain");
const seeds = fs.readdirSync(folder).map((name) => fs.readFileSync(path.join(folder, name), "utf8"));
const scraps = [
  "\n",
  "\r\n",
  "\n\n",
  " ",
  "\u00a0",
  '"',
  "“",
  "(",
  ")",
  "©",
  "—",
  "...",
  "By ",
  "Published: ",
  "Also read: ",
  "Tags: ",
  "(AFP)",
  "PTI ",
  "1",
  "\ud83d",
  "\u200b",
  "：",
  "日本",
];

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

function mutate(input: string, random: () => number): string {
  let text = input;
  for (let step = 1 + Math.floor(random() * 5); step > 0; step--) {
    const from = Math.floor(random() * (text.length + 1));
    const to = Math.min(text.length, from + Math.floor(random() * 300));
    const [before, part, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
    const scrap = scraps[Math.floor(random() * scraps.length)]!;
    const choice = Math.floor(random() * 5);
    if (choice === 0) text = before + after;
    else if (choice === 1) text = after + part + before;
    else if (choice === 2) text = before + part.repeat(1 + Math.floor(random() * 20)) + after;
    else if (choice === 3) text = before + scrap.repeat(1 + Math.floor(random() * 400)) + after;
    else text = before + seeds[Math.floor(random() * seeds.length)]!.slice(0, 500) + after;
    text = text.slice(0, 50_000);
  }
  return text;
}

function check(content: string, name: string): void {
  const before = cpuTime();
  const { article, notes } = readPlain({
    source: "fuzz",
    url: null,
    form: "text",
    content,
    bytes: new Uint8Array(),
    charset: "utf-8",
    capturedAt: null,
    given: {},
    notes: [],
  });
  assert.ok(cpuTime() - before < 2000, `${name} took too long`);
  let last = 0;
  for (const { start, end } of article.paragraphs) {
    assert.ok(start >= last && start < end && end <= article.text.length, name);
    last = end;
  }
  for (const { span } of notes)
    assert.ok(!span || (span.start < span.end && span.end <= article.text.length), name);
}

test(`any text is read, and soon (${runs} inputs)`, () => {
  const random = randomOf(seed);
  for (let run = 0; run < runs; run++) {
    check(mutate(seeds[Math.floor(random() * seeds.length)]!, random), `input ${run} of seed ${seed}`);
  }
});

test("long lines and many lines are read in linear time", () => {
  for (const unit of ["a", "a b. ", "By A", "(", '"', "Also read: ", "1:2", "#a "]) {
    check(unit.repeat(Math.ceil(2_000_000 / unit.length)), `one line of "${unit}"`);
    check(`${unit}\n`.repeat(20_000), `lines of "${unit}"`);
  }
});

test("long runs of blanks cost no more than their length", () => {
  const gap = " ".repeat(200_000);
  check(
    `WORLD\nThe mayor of Ostrel spoke${gap}on Monday.${gap}\n${"\t".repeat(200_000)}x\nA second line about the bridge.`,
    "blanks",
  );
  check(
    `By${"\u00a0".repeat(200_000)}Ann\nThe council met (${gap}on Monday to speak of the bridge.`,
    "no-break blanks",
  );
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

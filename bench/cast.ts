/**
 * `node bench/cast.ts [FILE.jsonl.gz]`: tokens a second of the cast beside compromise, in one run on one core, on the
 * articles of the gold set. Both get the text; the cast's time is shown with and without the prose (sentences, tokens
 * and tags) that every room shares. Each is warmed up first; the best of the rounds counts.
 */
import path from "node:path";
import compromise from "compromise";
import { rowsOf } from "../models/names/rows.ts";
import { findCast } from "../src/cast/cast.ts";
import type { Article } from "../src/model.ts";
import { makeProse } from "../src/text/prose.ts";

const data = path.join(import.meta.dirname, "../../shared/data");
const texts = rowsOf<{ text: string }>(data, process.argv[2] ?? "gold/gold-dev.jsonl.gz").map(
  ({ text }) => text,
);
const started = performance.now();
findCast(makeProse("Load what is to be loaded."), { text: "", dateline: null } as Article);
console.log(`first call, with loading: ${(performance.now() - started).toFixed(0)} ms`);

const prose = texts.map((text) => makeProse(text));
const tokens = prose.reduce((sum, { tokens: { count } }) => sum + count, 0);
console.log(`${texts.length} texts, ${tokens} tokens`);
time("cast", 7, () => prose.forEach((one) => findCast(one, { text: one.text, dateline: null } as Article)));
time("prose and cast", 7, () =>
  texts.forEach((text) => findCast(makeProse(text), { text, dateline: null } as Article)),
);
const some = texts.slice(0, 12);
const share = prose.slice(0, 12).reduce((sum, { tokens: { count } }) => sum + count, 0);
time(
  "compromise (people, organisations, places)",
  2,
  () =>
    some.forEach((text) => {
      const doc = compromise(text);
      doc.people().out("offset");
      doc.organizations().out("offset");
      doc.places().out("offset");
    }),
  share,
);

function time(name: string, rounds: number, run: () => void, count: number = tokens): void {
  run();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const from = performance.now();
    run();
    best = Math.min(best, performance.now() - from);
  }
  console.log(`${name.padEnd(44)} ${Math.round((1000 * count) / best).toLocaleString("en")} tokens a second`);
}

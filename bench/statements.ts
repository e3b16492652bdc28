/**
 * `node bench/statements.ts [seconds]`: tokens a CPU second of one process, for the cast and the statements, beside
 * compromise, which tags words and finds names and quotations, but not who said them.
 *
 * The labelled Wikinews articles of `../shared/data/gold`. Rounds alternate, so that a busy machine slows all alike.
 * Sentences, tokens and parts of speech are made beforehand: `read` makes them once for all its stages.
 */
import path from "node:path";
import nlp from "compromise";
import { readGold } from "../models/statements/train.ts";
import { findArticle } from "../src/article/article.ts";
import { findCast } from "../src/cast/cast.ts";
import { findStatements } from "../src/statement/statement.ts";
import { makeProse } from "../src/text/prose.ts";
import { findTimes } from "../src/time/time.ts";

const seconds = Number(process.argv[2] ?? 10);
const rows = readGold(path.resolve(import.meta.dirname, "../../shared/data"));
const read = rows.map(({ id, text }) => {
  const { article } = findArticle({
    source: id,
    url: null,
    form: "row",
    content: text,
    bytes: new Uint8Array(),
    charset: "utf-8",
    capturedAt: null,
    given: {},
    notes: [],
  });
  const prose = makeProse(text);
  return { article, prose, times: findTimes(prose, article).times, cast: findCast(prose, article).cast };
});
const tokens = read.reduce((sum, { prose }) => sum + prose.tokens.count, 0);

const runs: { name: string; run: () => void; spent: number; rounds: number }[] = [
  {
    name: "statements",
    run: () => read.forEach(({ prose, cast, times }) => findStatements(prose, cast, times)),
  },
  { name: "cast", run: () => read.forEach(({ prose, article }) => findCast(prose, article)) },
  { name: "compromise", run: () => read.forEach(({ prose }) => nlp(prose.text).quotations().json()) },
].map((one) => ({ ...one, spent: 0, rounds: 0 }));

for (const { run } of runs) run();
const started = performance.now();
while (performance.now() - started < 1000 * seconds) {
  for (const one of runs) {
    const before = process.cpuUsage();
    one.run();
    const { user, system } = process.cpuUsage(before);
    one.spent += (user + system) / 1e6;
    one.rounds++;
  }
}
for (const { name, spent, rounds } of runs) {
  console.log(
    `${name.padEnd(12)}${Math.round((tokens * rounds) / spent).toLocaleString("en")} tokens a CPU second`,
  );
}
const [statements, cast] = runs;
const both = tokens / (statements!.spent / statements!.rounds + cast!.spent / cast!.rounds);
console.log(`${"both".padEnd(12)}${Math.round(both).toLocaleString("en")} tokens a CPU second`);

/**
 * `node bench/times.ts [seconds]`: documents a CPU second, beside chrono-node in the same run.
 *
 * News articles of `../shared/data/times`, each with its date. Rounds alternate, so that a busy machine slows both.
 * "with prose" counts sentences, tokens and parts of speech too, which `read` makes once for all its stages.
 */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import * as chrono from "chrono-node";
import type { Article, Prose } from "../src/model.ts";
import { linesOf, makeProse } from "../src/text/prose.ts";
import { findTimes } from "../src/time/time.ts";

interface Row {
  readonly text: string;
  readonly published: string;
}

const shared = path.resolve(import.meta.dirname, "..", "..", "shared", "data", "times");
const rows: Row[] = ["timebank", "aquaint"]
  .map((name) => path.join(shared, `${name}.jsonl.gz`))
  .filter((file) => fs.existsSync(file))
  .flatMap((file) =>
    zlib
      .gunzipSync(fs.readFileSync(file))
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Row),
  );
if (!rows.length) {
  console.log(`no articles under ${shared}: nothing to measure`);
  process.exit(0);
}

const articles: Article[] = rows.map(({ text, published }) => ({
  section: null,
  headline: null,
  standfirst: null,
  bylines: [],
  credits: [],
  publisher: null,
  language: "en",
  dateline: null,
  published: { value: published, earliest: published, latest: published, from: "given", evidence: [] },
  modified: null,
  text,
  paragraphs: linesOf(text),
  captions: [],
  teasers: [],
  notices: [],
  corrections: [],
  paywalled: false,
  live: null,
}));
const proses: Prose[] = articles.map(({ text, paragraphs }) => makeProse(text, paragraphs));
const dates = rows.map(({ published }) => new Date(`${published.slice(0, 10)}T12:00:00Z`));

const peers: { name: string; run: () => void }[] = [
  { name: "chrono-node", run: () => rows.forEach(({ text }, i) => chrono.parse(text, dates[i])) },
  { name: "findTimes", run: () => articles.forEach((article, i) => findTimes(proses[i]!, article)) },
  {
    name: "with prose",
    run: () => articles.forEach((article) => findTimes(makeProse(article.text, article.paragraphs), article)),
  },
];

const budget = Number(process.argv[2] ?? 4) * 1e6;
const spent = peers.map(() => ({ cpu: 0, rounds: 0 }));
for (const { run } of peers) run();
while (spent.some(({ cpu }) => cpu < budget)) {
  peers.forEach(({ run }, i) => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    spent[i]!.cpu += user + system;
    spent[i]!.rounds++;
  });
}
const rates = spent.map(({ cpu, rounds }) => (rounds * rows.length * 1e6) / cpu);
peers.forEach(({ name }, i) => {
  const ratio = (rates[i]! / rates[0]!).toFixed(2);
  console.log(
    `${name.padEnd(12)} ${rates[i]!.toFixed(0).padStart(6)} documents a CPU second   ${ratio} times chrono-node`,
  );
});

/**
 * `node bench/text.ts`: sentences, tokens and tags beside three taggers for JavaScript: speed on the checked sample repeated, and how many of its
 * words each tags right. wink-nlp knows only coarse classes, so for it the tags are folded to those.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { Tag } from "../src/model.ts";
import { makeProse } from "../src/text/prose.ts";
import { tagTokens } from "../src/text/tagger.ts";

const require = createRequire(import.meta.url);
const EnPos = (
  require("en-pos") as { Tag: new (words: string[]) => { initial(): { smooth(): { tags: string[] } } } }
).Tag;
const winkPos = (require("wink-pos-tagger") as () => { tagRawTokens(words: string[]): { pos: string }[] })();
const winkNlp = (
  require("wink-nlp") as (model: unknown) => {
    its: Record<string, unknown>;
    readDoc(text: string): { tokens(): { out(its: unknown): string[] } };
  }
)(require("wink-eng-lite-web-model"));

const file = path.resolve(import.meta.dirname, "../src/text/cases/tag-sample.txt");
const sample = fs.readFileSync(file, "utf8").split("\n");
const sentences = sample
  .filter((line) => line && !line.startsWith("#"))
  .map((line) => line.split(" ").map((pair) => pair.split("_") as [string, string?]));
const names = new Map(Object.entries(Tag).map(([name, tag]) => [tag as number, name]));

/** The Penn Treebank's finer names, as model.ts folds them. */
const folded: Record<string, string> = {
  NNPS: "NNP",
  PRP$: "PRPS",
  PDT: "DT",
  WDT: "WH",
  WP: "WH",
  WP$: "WH",
  WRB: "WH",
  JJR: "JJ",
  JJS: "JJ",
  RBR: "RB",
  RBS: "RB",
  FW: "NN",
};
const coarse = (tag: string): string =>
  /^(?:VB|MD)/.test(tag)
    ? "VERB"
    : tag === "NNP"
      ? "PROPN"
      : tag.startsWith("NN")
        ? "NOUN"
        : (tag === "JJ" && "ADJ") || (tag === "RB" && "ADV") || tag;
const known = new Set(["VERB", "PROPN", "NOUN", "ADJ", "ADV"]);
const universal: Record<string, string> = { AUX: "VERB" };

function ours(words: string[], marks: boolean[]): string[] {
  const kind = Uint8Array.from(words, (w, i) =>
    marks[i] ? 3 : /^\d/.test(w) ? 2 : /^['’]s$/.test(w) ? 5 : 1,
  );
  const start = Uint32Array.from(words, (_, i) => i);
  const tokens = {
    count: words.length,
    start,
    end: start,
    kind,
    word: words,
    lower: words.map((w) => w.toLowerCase()),
  };
  const whole = [{ start: 0, end: 0, paragraph: 0, firstToken: 0, endToken: words.length }];
  return [...tagTokens(tokens, whole)].map((tag) => names.get(tag)!);
}

function winks(words: string[]): string[] {
  const tokens = winkNlp.readDoc(words.join(" ")).tokens();
  const values = tokens.out(winkNlp.its["value"]);
  const tags = tokens.out(winkNlp.its["pos"]);
  let at = 0;
  return words.map((word) => {
    const found = values.indexOf(word, at);
    if (found < 0 || found > at + 4) return "";
    at = found + 1;
    return universal[tags[found]!] ?? tags[found]!;
  });
}

const taggers: [name: string, run: (words: string[], marks: boolean[]) => string[], coarse: boolean][] = [
  ["newsledger", ours, false],
  [
    "en-pos",
    (words) =>
      new EnPos([...words])
        .initial()
        .smooth()
        .tags.map((t) => folded[t] ?? t),
    false,
  ],
  ["wink-pos-tagger", (words) => winkPos.tagRawTokens([...words]).map((t) => folded[t.pos] ?? t.pos), false],
  ["newsledger, coarse", (words, marks) => ours(words, marks).map(coarse), true],
  ["wink-nlp, coarse", winks, true],
];

/** Milliseconds of processor time, so that other work on the machine does not count. */
const clock = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

for (const [name, run, isCoarse] of taggers) {
  let [right, all, count] = [0, 0, 0];
  const began = clock();
  for (let round = 0; round < 20; round++)
    for (const pairs of sentences) {
      const tags = run(
        pairs.map(([word]) => word),
        pairs.map(([, tag]) => tag === undefined),
      );
      count += pairs.length;
      if (round > 0) continue;
      pairs.forEach(([, tag], i) => {
        const gold = tag === undefined ? undefined : isCoarse ? coarse(tag) : tag;
        if (gold === undefined || (isCoarse && !known.has(gold))) return;
        all++;
        if (tags[i] === gold) right++;
      });
    }
  const speed = Math.round(count / (clock() - began));
  console.log(`${name.padEnd(20)}${((100 * right) / all).toFixed(1)}% of ${all}   ${speed},000 tokens/s`);
}

const text = sentences
  .map((pairs) => pairs.map(([word]) => word).join(" "))
  .join("\n")
  .repeat(50);
const began = clock();
const { tokens } = makeProse(text);
console.log(
  `makeProse           ${Math.round(tokens.count / (clock() - began))},000 tokens/s, tags included`,
);

/** The texts that the tagger learns from, labelled: permitted sets of `../shared/data`, and the checked sentences. */
import fs from "node:fs";
import zlib from "node:zlib";
import { Tag } from "../../src/model.ts";
import { makeSentences } from "../../src/text/prose.ts";
import { silverTags } from "./silver.ts";
import type { Labelled } from "./train.ts";

/** Sets whose licence allows it (see the data's README), and which share of their texts is read. */
const sets: readonly [file: string, every: number][] = [
  ["gold/gold-dev", 1],
  ["times/wikiwars", 1],
  ["times/meantime-airbus-apple", 1],
  ["names/wikigold", 1],
  ["names/uner-ewt-dev", 1],
  ["names/crossner-politics-train", 1],
  ["names/crossner-politics-dev", 1],
  ["names/gum-train", 1],
  ["names/gum-dev", 1],
  ["copies/senate-dev.articles", 3],
];

/** Every eighth article of this set is never read in training: the checked sample comes from those. */
const heldOut = "gold/gold-dev";

/** Silver labels for every set under `data`; every ninth text also once in title case and once in capitals. */
export function silverTexts(data: string): Labelled[] {
  const labelled: Labelled[] = [];
  for (const [file, every] of sets) {
    const rows = zlib
      .gunzipSync(fs.readFileSync(`${data}/${file}.jsonl.gz`))
      .toString("utf8")
      .trim()
      .split("\n");
    rows.forEach((row, index) => {
      if (index % every === 0 && !(file === heldOut && index % 8 === 7))
        labelled.push(label((JSON.parse(row) as { text: string }).text));
    });
  }
  mendOpenings(labelled);
  mendPlainVerbs(labelled);
  return [
    ...labelled,
    ...labelled.filter((_, i) => i % 9 === 4).map((text, i) => recased(text, i % 3 === 0)),
  ];
}

function label(text: string): Labelled {
  const prose = makeSentences(text);
  const tags = new Uint8Array(prose.tokens.count);
  prose.sentences.forEach(({ firstToken }, index) =>
    tags.set(silverTags({ text, ...prose }, index), firstToken),
  );
  return { tokens: prose.tokens, sentences: prose.sentences, tags, weight: 1 };
}

/**
 * The voters take a sentence's first word for a name too often. Where the same word stands mostly in lower case
 * within sentences, it gets the commonest tag that it has there.
 */
function mendOpenings(labelled: readonly Labelled[]): void {
  const inside = new Map<string, Uint32Array>();
  for (const { tokens, sentences, tags } of labelled)
    for (const { firstToken, endToken } of sentences)
      for (let i = firstToken + 1; i < endToken; i++) {
        let row = inside.get(tokens.lower[i]!);
        if (!row) inside.set(tokens.lower[i]!, (row = new Uint32Array(32)));
        row[tags[i]!]!++;
      }
  for (const { tokens, sentences, tags } of labelled)
    for (const { firstToken, endToken } of sentences) {
      const i = firstToken < endToken && tags[firstToken] === Tag.punctuation ? firstToken + 1 : firstToken;
      if (i >= endToken || tags[i] !== Tag.NNP || tags[i + 1] === Tag.NNP) continue;
      const row = inside.get(tokens.lower[i]!);
      if (!row) continue;
      const names = row[Tag.NNP]!;
      let best = 0;
      for (let tag = 1; tag < 31; tag++) if (tag !== Tag.NNP && row[tag]! > row[best]!) best = tag;
      if (row[best]! > 2 * names) tags[i] = best;
    }
}

/** "scientists report that", "skulls show how": a plural, a word often seen as a base verb, and an object. */
function mendPlainVerbs(labelled: readonly Labelled[]): void {
  const verbs = new Map<string, number>();
  for (const { tokens, tags } of labelled)
    for (let i = 0; i < tokens.count; i++)
      if (tags[i] === Tag.VB) verbs.set(tokens.lower[i]!, (verbs.get(tokens.lower[i]!) ?? 0) + 1);
  for (const { tokens, sentences, tags } of labelled)
    for (const { firstToken, endToken } of sentences)
      for (let i = firstToken + 1; i + 1 < endToken; i++) {
        const next = tags[i + 1]!;
        const object =
          next === Tag.DT ||
          next === Tag.PRPS ||
          next === Tag.PRP ||
          next === Tag.WH ||
          tokens.lower[i + 1] === "that";
        const subject = tags[i - 1] === Tag.NNS || (tags[i - 1] === Tag.RB && tags[i - 2] === Tag.NNS);
        if (tags[i] === Tag.NN && subject && object && (verbs.get(tokens.lower[i]!) ?? 0) >= 5)
          tags[i] = Tag.VBP;
      }
}

function recased({ tokens, sentences, tags }: Labelled, upper: boolean): Labelled {
  const word = tokens.word.map((w, i) =>
    upper
      ? w.toUpperCase()
      : w.length > 3 || tags[i] === Tag.VBZ
        ? w.charAt(0).toUpperCase() + w.slice(1)
        : w,
  );
  return { tokens: { ...tokens, word }, sentences, tags, weight: 1 };
}

/** Lines of "word_TAG word_TAG", corrected by hand. Word order and spelling give the tokens back. */
export function checkedTexts(file: string, weight: number): Labelled[] {
  return fs
    .readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line) => checkedLine(line, weight));
}

function checkedLine(line: string, weight: number): Labelled {
  const pairs = line
    .trim()
    .split(" ")
    .map((pair) => {
      const at = pair.lastIndexOf("_");
      return at > 0 ? ([pair.slice(0, at), pair.slice(at + 1)] as const) : ([pair, "punctuation"] as const);
    });
  const word = pairs.map(([w]) => w);
  const starts = new Uint32Array(word.length);
  const ends = new Uint32Array(word.length);
  let at = 0;
  word.forEach((w, i) => {
    starts[i] = at;
    ends[i] = at + w.length;
    at += w.length + 1;
  });
  const tags = Uint8Array.from(pairs, ([, tag]) => Tag[tag as keyof typeof Tag]);
  const kind = Uint8Array.from(pairs, ([w, tag]) =>
    tag === "punctuation" ? 3 : /^\d/.test(w) ? 2 : /^['’]s$/i.test(w) ? 5 : 1,
  );
  return {
    tokens: {
      count: word.length,
      start: starts,
      end: ends,
      kind,
      word,
      lower: word.map((w) => w.toLowerCase()),
    },
    sentences: [{ start: 0, end: at - 1, paragraph: 0, firstToken: 0, endToken: word.length }],
    tags,
    weight,
  };
}

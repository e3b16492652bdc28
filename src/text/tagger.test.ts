import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { Tag, TokenKind } from "../model.ts";
import { makeProse } from "./prose.ts";
import { tagTokens } from "./tagger.ts";

const names = new Map(Object.entries(Tag).map(([name, tag]) => [tag as number, name]));

const linesOf = (file: string): string[] =>
  fs
    .readFileSync(new URL(`cases/${file}`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"));
const cases = linesOf("tags.txt");

for (const line of cases) {
  const asked = line.split(" ").map((pair) => pair.split("_"));
  test(asked.map(([word]) => word).join(" "), () => {
    const { tokens } = makeProse(
      asked
        .map(([word]) => word)
        .join(" ")
        .replaceAll(" '", "'"),
    );
    const made = asked.map(([word, tag], i) => {
      assert.equal(tokens.word[i], word, "the case's words are the tokens");
      return tag === undefined ? word : `${word}_${names.get(tokens.tag[i]!)}`;
    });
    assert.equal(made.join(" "), line);
  });
}

test("text in another language is not tagged", () => {
  const { tokens } = makeProse("Der Minister sagte am Dienstag.", undefined, "de");
  assert.deepEqual([...tokens.tag], Array(tokens.count).fill(Tag.none));
});

test("a region makes no other language", () => {
  for (const language of ["en-GB", "EN-us", "en_IN"]) {
    const { language: primary, tokens } = makeProse("She said so.", undefined, language);
    assert.equal(primary, "en");
    assert.equal(tokens.tag[1], Tag.VBD);
  }
});

test("a tag names a word or a mark, never nothing, in an English sentence", () => {
  const { tokens } = makeProse('Zqx 12 — "Ɐ" 😀 the—');
  assert.ok([...tokens.tag].every((tag) => tag > 0));
});

/** The tags of words that are given as tokens already. */
function tagWords(word: string[], marks: boolean[]): Uint8Array {
  const kind = Uint8Array.from(word, (w, i) =>
    marks[i]
      ? TokenKind.punctuation
      : /^\d/.test(w)
        ? TokenKind.number
        : /^['’]s$/.test(w)
          ? TokenKind.possessive
          : TokenKind.word,
  );
  const start = Uint32Array.from(word, (_, i) => i);
  const tokens = {
    count: word.length,
    start,
    end: start,
    kind,
    word,
    lower: word.map((w) => w.toLowerCase()),
  };
  return tagTokens(tokens, [{ start: 0, end: 0, paragraph: 0, firstToken: 0, endToken: word.length }]);
}

test("at least 96.5% of the words of news that it never saw get their tag", () => {
  let right = 0;
  let all = 0;
  for (const line of linesOf("tag-sample.txt")) {
    const pairs = line.split(" ").map((pair) => pair.split("_"));
    const tags = tagWords(
      pairs.map(([word]) => word!),
      pairs.map(([, tag]) => tag === undefined),
    );
    pairs.forEach(([, tag], i) => {
      if (tag === undefined) return;
      all++;
      if (names.get(tags[i]!) === tag) right++;
    });
  }
  assert.ok(all > 2800);
  assert.ok(right / all >= 0.965, `${((100 * right) / all).toFixed(2)}%`);
});

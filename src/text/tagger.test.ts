import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import { Tag } from "../model.ts";
import { makeProse } from "./prose.ts";

const names = new Map(Object.entries(Tag).map(([name, tag]) => [tag as number, name]));

const cases = fs
  .readFileSync(new URL("cases/tags.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() && !line.startsWith("#"));

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

test("a tag names a word or a mark, never nothing, in an English sentence", () => {
  const { tokens } = makeProse('Zqx 12 — "Ɐ" 😀 the—');
  assert.ok([...tokens.tag].every((tag) => tag > 0));
});

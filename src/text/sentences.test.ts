import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds } from "./holds.fixture.ts";
import { linesOf, makeProse, makeSentences } from "./prose.ts";

const cases = fs
  .readFileSync(new URL("cases/sentences.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() && !line.startsWith("#"));

for (const line of cases) {
  test(line, () => {
    const language = /^\[(\w+)\] /.exec(line)?.[1] ?? "en";
    const marked = line.replace(/^\[\w+\] /, "").replaceAll("¶", "\n");
    const text = marked.replaceAll("‖", "");
    const { sentences } = makeSentences(text, linesOf(text), language);
    const made = sentences.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(
      made,
      marked.split("‖").map((part) => part.trim()),
    );
  });
}

test("sentences are ordered, lie in their paragraph and hold every token once", () => {
  const piece = fc.constantFrom(
    "The",
    "U.S.",
    ".",
    "?",
    '"',
    "“",
    "”",
    " ",
    "\n",
    "a",
    "Mr",
    "[1]",
    "。",
    "5",
    "'s",
    "…",
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece).map((parts) => parts.join("")),
  );
  holds(
    fc.property(anyText, fc.constantFrom("en", "de", "fr", "es", "ru", "zh"), (text, language) => {
      const { tokens, sentences, paragraphs } = makeProse(text, undefined, language);
      let token = 0;
      for (const sentence of sentences) {
        const paragraph = paragraphs[sentence.paragraph]!;
        assert.equal(sentence.firstToken, token);
        assert.ok(sentence.endToken > token);
        assert.ok(sentence.start >= paragraph.start && sentence.end <= paragraph.end);
        assert.equal(sentence.start, tokens.start[sentence.firstToken]);
        assert.equal(sentence.end, tokens.end[sentence.endToken - 1]);
        token = sentence.endToken;
      }
      assert.equal(token, tokens.count);
    }),
    { numRuns: 500 },
  );
});

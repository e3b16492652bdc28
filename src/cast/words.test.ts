import assert from "node:assert/strict";
import test from "node:test";
import { hashText } from "../text/clusters.ts";
import { generation, known, makeRoom, wordNumber } from "./words.ts";

test("each word has one number, which it keeps while the table grows and until it is emptied", () => {
  const many = 1 << 16;
  makeRoom(1 << 17);
  const before = generation();
  makeRoom(many);
  const words = Array.from({ length: many }, (_, i) => `Ó${i.toString(36)}`);
  const numbers = words.map((word) => wordNumber(word, word.toLowerCase()));
  assert.equal(new Set(numbers).size, many);
  assert.deepEqual(
    words.map((word) => wordNumber(word, word.toLowerCase())),
    numbers,
  );
  for (const i of [0, 1, many - 1]) assert.equal(known.cased[numbers[i]!], hashText(words[i]!) | 0);
  assert.equal(generation(), before);
  makeRoom(1 << 17);
  assert.equal(generation(), before + 1);
});

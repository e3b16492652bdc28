import assert from "node:assert/strict";
import { test } from "node:test";
import { clusters, hashText } from "./clusters.ts";

test("words that are used alike share a cluster", () => {
  const { cluster, to64 } = clusters();
  const coarse = (word: string): number => to64[cluster(hashText(word)) - 1]!;
  assert.equal(coarse("monday"), coarse("thursday"));
  assert.notEqual(coarse("monday"), coarse("banana"));
});

test("common words are known, and a word of no language is not", () => {
  const { cluster, codes } = clusters();
  for (const word of "government minister visited killed ferry strike verdict earthquake summit".split(" ")) {
    assert.ok(cluster(hashText(word)) > 0, word);
    assert.notEqual(codes(hashText(word)), 0, word);
  }
  assert.equal(cluster(hashText("qzxvvkjq")), 0);
  assert.equal(codes(hashText("qzxvvkjq")), 0);
});

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { makeProse } from "../text/prose.ts";
import { labels } from "./decode.ts";
import { viewOf } from "./evidence.ts";
import { featuresOf, mostFeatures, rows } from "./features.ts";
import { beginScores, emptyTable, scoreToken, setWeight } from "./scores.ts";

const words = [
  "The",
  "the",
  "Lord",
  "Mayor",
  "of",
  "Brent",
  "said",
  "in",
  "U.S.",
  "1999",
  "-",
  ",",
  ".",
  "Ó",
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: "grapheme", maxLength: 6 })), {
    maxLength: 40,
  })
  .map((all) => all.join(" "));

const weights = new Int8Array(rows * labels).map((_, i) => (Math.imul(i, 0x9e3779b1) >>> 24) - 128);
const table = emptyTable(rows);
for (let i = 0; i < weights.length; i++) setWeight(table, Math.floor(i / labels), i % labels, weights[i]!);

test("a token's scores are the sums of its features' weights, whatever was read before", () => {
  const features = new Int32Array(mostFeatures);
  const scores = new Float32Array(labels);
  holds(
    fc.property(text, (text) => {
      const view = viewOf(makeProse(text));
      beginScores(table);
      for (let t = 0; t < view.count; t++) {
        scoreToken(view, t, scores, 0);
        const sums = new Float32Array(labels);
        const n = featuresOf(view, t, features);
        for (let f = 0; f < n; f++)
          for (let y = 0; y < labels; y++) sums[y]! += weights[features[f]! * labels + y]!;
        assert.deepEqual(scores, sums);
      }
    }),
  );
});

/** Names of people, organisations and places: an averaged perceptron over `featuresOf`, decoded by `bestPath`. */
import type { Prose } from "../model.ts";
import { bestPath, kinds, labels, makePaths, type Paths } from "./decode.ts";
import { type View, viewOf } from "./evidence.ts";
import { featuresOf, mostFeatures, rows } from "./features.ts";
import { modelFile } from "./lexicon.ts";

/** A name as a half-open range of tokens. */
export interface Name {
  readonly first: number;
  readonly end: number;
  readonly kind: (typeof kinds)[number];
}

export interface Weights {
  /** `labels` numbers a row. */
  readonly table: Int8Array;
  readonly moves: Float32Array;
}

let shipped: Weights | undefined;
let paths: Paths = makePaths(256);
const features = new Int32Array(mostFeatures);

/** Names in order of the text, none overlapping another. */
export function findNames(
  prose: Prose,
  view: View = viewOf(prose),
  weights: Weights = shippedWeights(),
): Name[] {
  const names: Name[] = [];
  for (const { firstToken, endToken } of prose.sentences) {
    for (let from = firstToken; from < endToken; from += longestSentence) {
      const to = Math.min(endToken, from + longestSentence);
      if (paths.capacity < to - from) paths = makePaths(to - from);
      for (let t = from; t < to; t++) score(view, t, (t - from) * labels, weights.table);
      bestPath(paths, to - from, weights.moves);
      collect(paths.label, from, to, names);
    }
  }
  return names;
}

/** A "sentence" may be ten megabytes of hostile text: it is read in pieces. */
const longestSentence = 2048;

function score(view: View, t: number, to: number, table: Int8Array): void {
  const { scores } = paths;
  const n = featuresOf(view, t, features);
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0,
    s4 = 0,
    s5 = 0,
    s6 = 0,
    s7 = 0,
    s8 = 0,
    s9 = 0,
    s10 = 0,
    s11 = 0,
    s12 = 0;
  for (let f = 0; f < n; f++) {
    const at = features[f]! * labels;
    s0 += table[at]!;
    s1 += table[at + 1]!;
    s2 += table[at + 2]!;
    s3 += table[at + 3]!;
    s4 += table[at + 4]!;
    s5 += table[at + 5]!;
    s6 += table[at + 6]!;
    s7 += table[at + 7]!;
    s8 += table[at + 8]!;
    s9 += table[at + 9]!;
    s10 += table[at + 10]!;
    s11 += table[at + 11]!;
    s12 += table[at + 12]!;
  }
  scores[to] = s0;
  scores[to + 1] = s1;
  scores[to + 2] = s2;
  scores[to + 3] = s3;
  scores[to + 4] = s4;
  scores[to + 5] = s5;
  scores[to + 6] = s6;
  scores[to + 7] = s7;
  scores[to + 8] = s8;
  scores[to + 9] = s9;
  scores[to + 10] = s10;
  scores[to + 11] = s11;
  scores[to + 12] = s12;
}

function collect(label: Uint8Array, from: number, to: number, names: Name[]): void {
  let first = from;
  for (let t = from; t < to; t++) {
    const y = label[t - from]!;
    if (y === 0) continue;
    const place = (y - 1) & 3;
    if (place === 0 || place === 3) first = t;
    if (place >= 2) names.push({ first, end: t + 1, kind: kinds[(y - 1) >> 2]! });
  }
}

/** File, little-endian: 13 × 13 f32 moves, then rows × 13 i8, the rows that are all zero left out by a bit map. */
export function readWeights(bytes: Buffer): Weights {
  const moves = new Float32Array(labels * labels);
  for (let i = 0; i < moves.length; i++) moves[i] = bytes.readFloatLE(i * 4);
  const table = new Int8Array(rows * labels);
  let at = moves.length * 4 + rows / 8;
  for (let row = 0; row < rows; row++) {
    if ((bytes[moves.length * 4 + (row >> 3)]! & (1 << (row & 7))) === 0) continue;
    for (let y = 0; y < labels; y++) table[row * labels + y] = bytes.readInt8(at + y);
    at += labels;
  }
  return { table, moves };
}

export function shippedWeights(): Weights {
  shipped ??= readWeights(modelFile("names.bin"));
  return shipped;
}

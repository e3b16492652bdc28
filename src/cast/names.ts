/** Names of people, organisations and places: an averaged perceptron over `featuresOf`, decoded by `bestPath`. */
import type { Prose } from "../model.ts";
import { modelFile } from "../text/clusters.ts";
import { bestPath, kinds, labels, makePaths, type Paths } from "./decode.ts";
import { type View, viewOf } from "./evidence.ts";
import { rows } from "./features.ts";
import { beginScores, emptyTable, scoreToken, setWeight } from "./scores.ts";

/** A name as a half-open range of tokens. */
export interface Name {
  readonly first: number;
  readonly end: number;
  readonly kind: (typeof kinds)[number];
}

export interface Weights {
  /** As `scores.ts` lays it out. */
  readonly table: Int32Array;
  readonly moves: Float32Array;
}

let shipped: Weights | undefined;
let paths: Paths = makePaths(256);

/** Names in order of the text, none overlapping another. */
export function findNames(
  prose: Prose,
  view: View = viewOf(prose),
  weights: Weights = shippedWeights(),
): Name[] {
  const names: Name[] = [];
  beginScores(weights.table);
  for (const { firstToken, endToken } of prose.sentences) {
    for (let from = firstToken; from < endToken; from += longestSentence) {
      const to = Math.min(endToken, from + longestSentence);
      if (paths.capacity < to - from) paths = makePaths(to - from);
      for (let t = from; t < to; t++) scoreToken(view, t, paths.scores, (t - from) * labels);
      bestPath(paths, to - from, weights.moves);
      collect(paths.label, from, to, names);
    }
  }
  return names;
}

/** A "sentence" may be ten megabytes of hostile text: it is read in pieces. */
const longestSentence = 2048;

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
  const table = emptyTable(rows);
  let at = moves.length * 4 + rows / 8;
  for (let row = 0; row < rows; row++) {
    if ((bytes[moves.length * 4 + (row >> 3)]! & (1 << (row & 7))) === 0) continue;
    for (let y = 0; y < labels; y++) setWeight(table, row, y, bytes.readInt8(at + y));
    at += labels;
  }
  return { table, moves };
}

export function shippedWeights(): Weights {
  shipped ??= readWeights(modelFile("names.bin"));
  return shipped;
}

/**
 * The scores of a token's labels: sums of rows of the weight table, which take most of the time of finding names. Two
 * things make them cheap, and neither changes a sum. Labels are added four at a time: a row is sixteen bytes, each a
 * weight plus 128, and a byte out of each half of a 32-bit number fits a lane of sixteen bits. And what depends on a
 * single word, or on its place alone, is summed once and remembered.
 */
import { labels } from "./decode.ts";
import type { View } from "./evidence.ts";
import {
  contextFeatures,
  leftFeatures,
  mostFeatures,
  pairFeatures,
  placeFeatures,
  rightFeatures,
  wordFeatures,
} from "./features.ts";
import { generation, isSettled, known } from "./words.ts";

/** 32-bit numbers a row of the table, and a sum: two labels to each of the latter. */
const rowWords = 4;
const sumWords = 8;
/** What each lane holds too much for every row that was added. */
const bias = 0x00800080;
const bytes = 0x00ff00ff;

/** A table of `count` rows whose weights are all zero. A label's weight lies in byte `label >> 2` of word `label & 3`. */
export function emptyTable(count: number): Int32Array {
  return new Int32Array(count * rowWords).fill(0x80808080 | 0);
}

export function setWeight(table: Int32Array, row: number, label: number, weight: number): void {
  const at = row * rowWords + (label & 3);
  const shift = (label >> 2) * 8;
  table[at] = (table[at]! & ~(255 << shift)) | ((weight + 128) << shift);
}

/** Sums by key; a key's place is taken by the next one that falls on it. */
interface Memory {
  readonly keys: Int32Array;
  readonly sums: Int32Array;
}

const placesLog = 13;
const words = makeMemory();
const lefts = makeMemory();
const rights = makeMemory();
const places = makeMemory();
const memories = [words, lefts, rights, places];
const features = new Int32Array(mostFeatures);
let table: Int32Array = new Int32Array(0);
let learnt = -1;

/** One place more than keys have, for sums that must not be kept. */
function makeMemory(): Memory {
  return {
    keys: new Int32Array(1 << placesLog).fill(-1),
    sums: new Int32Array(((1 << placesLog) + 1) * sumWords),
  };
}

/** Call before the tokens of a text, once its `View` is made: forgets what other weights or words have left. */
export function beginScores(weights: Int32Array): void {
  if (weights === table && learnt === generation()) return;
  for (const { keys } of memories) keys.fill(-1);
  table = weights;
  learnt = generation();
}

/** Writes the scores of token `t` to `scores[to .. to + labels)`. */
export function scoreToken(view: View, t: number, scores: Float32Array, to: number): void {
  const { word } = view;
  const w = word[t]!;
  const s = known.shape[w]!;
  const before = t > view.sentenceFirst[t]! ? word[t - 1]! : -1;
  const after = t + 1 < view.sentenceEnd[t]! ? word[t + 1]! : -1;
  const a = ofWord(w);
  const b = ofLeft(before, s);
  const c = ofRight(after, s);
  const d = ofPlace(s, view.setting[t]!, view.seen[t]!, view.phrase[t]!);
  sum(contextFeatures(view, t, features, pairFeatures(view, t, features)), total, 0);
  for (let k = 0; k < sumWords; k++) {
    const both =
      total[k]! + words.sums[a + k]! + lefts.sums[b + k]! + rights.sums[c + k]! + places.sums[d + k]!;
    const low = (both << 16) >> 16;
    // Even sums hold the labels of bytes 0 and 2, odd ones those of bytes 1 and 3.
    const label = (k >> 1) + (k & 1) * 4;
    scores[to + label] = low;
    if (label + 8 < labels) scores[to + label + 8] = (both - low) >> 16;
  }
}

const total = new Int32Array(sumWords);
/** Keeps what the touching loop has read, which would be left out were it for nothing. */
const touched = new Int32Array(1);

function ofWord(w: number): number {
  const slot = slotOf(w);
  if (words.keys[slot] === w) return slot * sumWords;
  return keep(words, isSettled(w), slot, w, wordFeatures(w, features, 0));
}

function ofLeft(before: number, s: number): number {
  const key = ((before + 1) << 4) | s;
  const slot = slotOf(key);
  if (lefts.keys[slot] === key) return slot * sumWords;
  return keep(lefts, isSettled(before), slot, key, leftFeatures(before, s, features, 0));
}

function ofRight(after: number, s: number): number {
  const key = ((after + 1) << 4) | s;
  const slot = slotOf(key);
  if (rights.keys[slot] === key) return slot * sumWords;
  return keep(rights, isSettled(after), slot, key, rightFeatures(after, s, features, 0));
}

function ofPlace(s: number, setting: number, seen: number, phrase: number): number {
  const key = (seen << 18) | (phrase << 8) | (setting << 4) | s;
  const slot = slotOf(key);
  if (places.keys[slot] === key) return slot * sumWords;
  return keep(places, true, slot, key, placeFeatures(s, setting, seen, phrase, features, 0));
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - placesLog);
}

/** Sums the first `n` features into the memory; returns where. */
function keep({ keys, sums }: Memory, mayKeep: boolean, slot: number, key: number, n: number): number {
  const at = (mayKeep ? slot : 1 << placesLog) * sumWords;
  if (mayKeep) keys[slot] = key;
  sum(n, sums, at);
  return at;
}

/**
 * Adds up the rows of the first `n` features into `out[at .. at + sumWords)`. The rows lie all over a table that is
 * larger than a processor's cache: a short loop that only touches each lets their fetching overlap, which takes a
 * fifth less time than to wait for one row after another.
 */
function sum(n: number, out: Int32Array, at: number): void {
  let even0 = 0;
  let even1 = 0;
  let even2 = 0;
  let even3 = 0;
  let odd0 = 0;
  let odd1 = 0;
  let odd2 = 0;
  let odd3 = 0;
  const weights = table;
  let all = 0;
  for (let f = 0; f < n; f++) all ^= weights[features[f]! * rowWords]!;
  touched[0] = all;
  for (let f = 0; f < n; f++) {
    const row = features[f]! * rowWords;
    const w0 = weights[row]!;
    const w1 = weights[row + 1]!;
    const w2 = weights[row + 2]!;
    const w3 = weights[row + 3]!;
    even0 = (even0 + (w0 & bytes)) | 0;
    odd0 = (odd0 + ((w0 >>> 8) & bytes)) | 0;
    even1 = (even1 + (w1 & bytes)) | 0;
    odd1 = (odd1 + ((w1 >>> 8) & bytes)) | 0;
    even2 = (even2 + (w2 & bytes)) | 0;
    odd2 = (odd2 + ((w2 >>> 8) & bytes)) | 0;
    even3 = (even3 + (w3 & bytes)) | 0;
    odd3 = (odd3 + ((w3 >>> 8) & bytes)) | 0;
  }
  const much = Math.imul(n, bias);
  out[at] = even0 - much;
  out[at + 1] = odd0 - much;
  out[at + 2] = even1 - much;
  out[at + 3] = odd1 - much;
  out[at + 4] = even2 - much;
  out[at + 5] = odd2 - much;
  out[at + 6] = even3 - much;
  out[at + 7] = odd3 - much;
}

/**
 * How common each term is, learned as the stream goes. Counts live in a count-min sketch (Cormode and Muthukrishnan
 * 2005), so memory does not grow with the vocabulary, and old articles fade: what was rare last year may be in every
 * article now.
 */

import { wordsOf } from "../text/words.ts";
import common from "./common.en.json" with { type: "json" };

export interface Frequencies {
  /** Two rows of counts, each in units of `unit`. */
  readonly first: Float32Array;
  readonly second: Float32Array;
  /** What one article adds now; it grows, which lets older counts fade. */
  unit: number;
  /** Articles counted, in the same fading units. */
  total: number;
}

const slots = 1 << 20;
/** An article counts half after some 70,000 more. */
const growth = 1.00001;
/** Rare until the stream says otherwise: so many articles are thought to have been read before the first. */
const before: number = 1000;

/** What is common before the stream has told: how many of a thousand English articles hold each of some words. */
export function newFrequencies(): Frequencies {
  const first = new Float32Array(slots);
  const second = new Float32Array(slots);
  for (const [word, perMille] of Object.entries(common)) {
    const key = wordsOf(word).stem[0]!;
    const seen = (perMille / 1000) * before;
    first[key & (slots - 1)]! += seen;
    second[Math.imul(key, 0x9e3779b1) >>> 12]! += seen;
  }
  return { first, second, unit: 1, total: before };
}

/** Counts one article that holds each of `keys` (32-bit hashes, once each). */
export function count(frequencies: Frequencies, keys: ArrayLike<number>, length: number = keys.length): void {
  const { first, second, unit } = frequencies;
  for (let i = 0; i < length; i++) {
    const key = keys[i]!;
    first[key & (slots - 1)]! += unit;
    second[Math.imul(key, 0x9e3779b1) >>> 12]! += unit;
  }
  frequencies.total += unit;
  frequencies.unit *= growth;
  if (frequencies.unit > 1e6) rescale(frequencies);
}

/** Inverse document frequency: the logarithm of how many articles there are to one that holds `key`. */
export function rarity({ first, second, unit, total }: Frequencies, key: number): number {
  const seen = Math.min(first[key & (slots - 1)]!, second[Math.imul(key, 0x9e3779b1) >>> 12]!);
  return Math.log(total / unit / (seen / unit + 1));
}

function rescale(frequencies: Frequencies): void {
  const { first, second, unit } = frequencies;
  for (let i = 0; i < slots; i++) {
    first[i]! /= unit;
    second[i]! /= unit;
  }
  frequencies.total /= unit;
  frequencies.unit = 1;
}

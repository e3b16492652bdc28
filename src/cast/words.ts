/**
 * What features need of each distinct word, computed once a word and kept in typed arrays: the tagger then works on
 * numbers alone. The table is a cache of a pure function: when it is full it starts again, and nothing else changes.
 */

import { finishHash, hashText } from "../text/clusters.ts";
import { extendHash, hashSeed, lexicon } from "./lexicon.ts";

const capacity = 1 << 17;

/** A structure of arrays indexed by the number that `wordNumber` gives. */
interface Known {
  readonly cased: Int32Array;
  readonly lower: Int32Array;
  readonly prefix2: Int32Array;
  readonly prefix3: Int32Array;
  readonly prefix4: Int32Array;
  readonly suffix1: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  /** A `Shape`. */
  readonly shape: Uint8Array;
  /** 1 to 1,024; 0 for a word without a cluster. The next two are the same at a coarser grain. */
  readonly cluster: Uint16Array;
  readonly cluster256: Uint16Array;
  readonly cluster64: Uint16Array;
  /** Four product codes, a byte each. */
  readonly codes: Int32Array;
  /** `Bit`s of the lexicon. */
  readonly bits: Int32Array;
  /** The unfinished hash of the lower-case word, for phrases. */
  readonly running: Int32Array;
}

export const known: Known = {
  cased: new Int32Array(capacity),
  lower: new Int32Array(capacity),
  prefix2: new Int32Array(capacity),
  prefix3: new Int32Array(capacity),
  prefix4: new Int32Array(capacity),
  suffix1: new Int32Array(capacity),
  suffix2: new Int32Array(capacity),
  suffix3: new Int32Array(capacity),
  suffix4: new Int32Array(capacity),
  shape: new Uint8Array(capacity),
  cluster: new Uint16Array(capacity),
  cluster256: new Uint16Array(capacity),
  cluster64: new Uint16Array(capacity),
  codes: new Int32Array(capacity),
  bits: new Int32Array(capacity),
  running: new Int32Array(capacity),
};

/**
 * Numbers by word, in open addressing: three cells an entry, two hashes of the word and its number plus one (0 where
 * the entry is free). A word is known by its two hashes, 64 bits together: a look-up then reads one place in memory,
 * where a map of strings reads five.
 */
let entries = 1 << 14;
let slots = new Int32Array(entries * 3);
let count = 0;
let emptied = 0;

/** How often the table was emptied: what was computed from a word's number is void after that. */
export function generation(): number {
  return emptied;
}

/** Whether the number belongs to one word until the table is emptied; the last one serves many. */
export function isSettled(number: number): boolean {
  return number < capacity - 1;
}

/** Shapes of a word. */
export const Shape = {
  mark: 0,
  lower: 1,
  capital: 2,
  upper: 3,
  initial: 4,
  mixed: 5,
  number: 6,
  dotted: 7,
  lowerMixed: 8,
  year: 9,
  digitsLetters: 10,
  quote: 11,
  hyphen: 12,
  other: 13,
} as const;

/** Makes sure that a text of so many distinct words has numbers for them; call at its start. */
export function makeRoom(distinct: number): void {
  if (count + distinct + 2 < capacity) return;
  slots.fill(0);
  count = 0;
  emptied++;
}

export function wordNumber(word: string, lower: string): number {
  let one = hashSeed;
  let two = 0;
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two + code, 0x2c1b3c6d) ^ (two >>> 15);
  }
  const at = entryOf(one, two);
  if (slots[at + 2] !== 0) return slots[at + 2]! - 1;
  // A single text with more distinct words than the table holds: the last place serves them in turn.
  if (count === capacity - 1) {
    learn(count, word, lower);
    return count;
  }
  slots[at] = one;
  slots[at + 1] = two;
  slots[at + 2] = ++count;
  if (count * 2 > entries) grow();
  learn(count - 1, word, lower);
  return count - 1;
}

/** Where the entry of a word is, or would be. */
function entryOf(one: number, two: number): number {
  let entry = (one ^ (one >>> 15) ^ two) & (entries - 1);
  while (slots[entry * 3 + 2] !== 0 && (slots[entry * 3] !== one || slots[entry * 3 + 1] !== two))
    entry = (entry + 1) & (entries - 1);
  return entry * 3;
}

function grow(): void {
  const before = slots;
  entries *= 2;
  slots = new Int32Array(entries * 3);
  for (let from = 0; from < before.length; from += 3)
    if (before[from + 2] !== 0)
      slots.set(before.subarray(from, from + 3), entryOf(before[from]!, before[from + 1]!));
}

function learn(at: number, word: string, lower: string): void {
  const lexic = lexicon();
  const hash = hashText(lower);
  known.cased[at] = hashText(word);
  known.lower[at] = hash;
  known.prefix2[at] = hashText(lower.slice(0, 2));
  known.prefix3[at] = hashText(lower.slice(0, 3));
  known.prefix4[at] = hashText(lower.slice(0, 4));
  known.suffix1[at] = hashText(lower.slice(-1));
  known.suffix2[at] = hashText(lower.slice(-2));
  known.suffix3[at] = hashText(lower.slice(-3));
  known.suffix4[at] = hashText(lower.slice(-4));
  known.shape[at] = shapeOf(word, lower);
  const cluster = lexic.cluster(hash) || lexic.cluster(hashText(lower.replaceAll("’", "'")));
  known.cluster[at] = cluster;
  known.cluster256[at] = cluster ? lexic.to256[cluster - 1]! + 1 : 0;
  known.cluster64[at] = cluster ? lexic.to64[cluster - 1]! + 1 : 0;
  known.codes[at] = cluster ? lexic.codes(hash) : 0;
  known.running[at] = extendHash(hashSeed, lower, false);
  known.bits[at] = lexic.bits(finishHash(known.running[at]));
}

function shapeOf(word: string, lower: string): number {
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) {
    if (/^\d+$/.test(word)) return word.length === 4 ? Shape.year : Shape.number;
    return /\p{L}/u.test(word) ? Shape.digitsLetters : Shape.number;
  }
  if (word === "-" || word === "–") return Shape.hyphen;
  if (/^["'“”‘’«»„‹›`]/.test(word)) return Shape.quote;
  if (!/^\p{L}/u.test(word)) return Shape.mark;
  const upper = word.toUpperCase();
  if (word === lower) return word === upper ? Shape.other : word.includes(".") ? Shape.dotted : Shape.lower;
  if (word === upper) {
    if (word.length === 1 || (word.length === 2 && word.endsWith("."))) return Shape.initial;
    return word.includes(".") ? Shape.dotted : Shape.upper;
  }
  if (word[0] === lower[0]) return Shape.lowerMixed;
  return word.slice(1) === lower.slice(1) ? Shape.capital : Shape.mixed;
}

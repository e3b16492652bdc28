/**
 * Copies however far apart in time. Folding looks back over a window; this looks through whatever prints a store finds
 * by an article's shingles, on demand, and changes no fold.
 */
import type { Filed } from "../model.ts";
import { wordsOf } from "../text/words.ts";
import { fingerprint } from "./fingerprint.ts";
import { keyOf } from "./hits.ts";
import { unpackPrint } from "./print.ts";
import { copyShare } from "./share.ts";

/** Words of one text that are read, at most. */
const readable = 1 << 17;

/** The hashes that the keys of a copy's print are looked for among: 32-bit numbers, ascending, once each. */
export function lookupOf(text: string): Uint32Array {
  const hashes = fingerprint(wordsOf(text, readable)).hashes.map(keyOf);
  return hashes.filter((hash, i) => i === 0 || hash !== hashes[i - 1]);
}

export interface Likeness {
  /** An article's id. */
  readonly id: string;
  /** How much of the smaller text stands in the other and is nobody's quotation: 0 to 1. */
  readonly share: number;
}

/**
 * The share that is asked of a copy here. It is twice that of a fold, since nothing tells boilerplate from text: copies
 * years apart are of different folds, and what different folds share is what boilerplate is known by.
 */
const least = 0.4;

/**
 * Which of some packed prints are of copies of `article`, or of what it copied, the most alike first. Those of the
 * article's own captures are left out. Throws a `RangeError` where one is no print.
 */
export function copiesAmong(article: Filed, prints: Iterable<Uint8Array>): Likeness[] {
  const own = fingerprint(wordsOf(article.text, readable));
  const shares = new Map<string, number>();
  for (const packed of prints) {
    const seen = unpackPrint(packed);
    if (seen.id === article.id) continue;
    const { share } = copyShare(own, seen, false, 0);
    if (share >= least) shares.set(seen.id, Math.max(share, shares.get(seen.id) ?? 0));
  }
  return [...shares].map(([id, share]) => ({ id, share })).sort((a, b) => b.share - a.share);
}

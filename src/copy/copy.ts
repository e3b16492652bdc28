/**
 * Folds: articles whose text is one text, whoever printed it. An article is placed when it comes: its sampled
 * shingles find the articles that share some, and the shared part is weighed without what someone else said, because
 * two reporters at one press conference share every quotation and no report.
 */
import type { Filed, FoldPlace, Note } from "../model.ts";
import { aboutTitle } from "../text/about.ts";
import { wordsOf } from "../text/words.ts";
import { countBelow, type Fingerprint, fingerprint, sharedOf, whole } from "./fingerprint.ts";
import type { Print, ShingleIndex } from "./shingle-index.ts";

/** Words of one text that are read, at most. */
const readable = 1 << 17;
/** Shingles of one text that are indexed: one in sixteen, or more of a short text. */
const sparse = whole / 16;
const indexed = 64;
/** Articles that are looked at under one shingle, and weighed in all. */
const deep = 24;
const weighed = 24;
/** The share of the smaller text that a copy must hold. */
export const copied = 0.24;
/** Shared shingles below which a share counts in proportion: a sentence in common is no copy. */
const enough = 40;

/**
 * Places one article and adds it to the index. `day` is its day (days since 1970-01-01); articles more than `window`
 * days apart are not compared. The fold's id is that of its first article.
 */
export function foldArticle(
  index: ShingleIndex,
  article: Filed,
  day: number,
  window = 30,
): { place: FoldPlace; notes: Note[] } {
  const words = wordsOf(article.text, readable);
  const alone: FoldPlace = { id: article.id, fold: article.id, copyOf: null, share: 0 };
  if (!aboutTitle(article.title, words)) {
    const reason = `no word of the headline "${article.title}" is in the text, which must be the page's furniture`;
    return { place: alone, notes: [{ stage: "copy", rule: "text-not-about-headline", reason }] };
  }
  const print = fingerprint(words);
  const best = bestMatch(index, print, day, window);
  const place = best
    ? { id: article.id, fold: best.print.fold, copyOf: best.print.id, share: best.share }
    : alone;
  index.add({ ...print, id: article.id, fold: place.fold, source: article.source, day }, indexedOf(print));
  return { place, notes: [] };
}

function bestMatch(
  index: ShingleIndex,
  print: Fingerprint,
  day: number,
  window: number,
): { print: Print; share: number } | null {
  const hits = new Map<Print, number>();
  index.lookup(plainOf(print.hashes), deep, (seen) => {
    if (Math.abs(seen.day - day) <= window) hits.set(seen, (hits.get(seen) ?? 0) + 1);
  });
  let best: { print: Print; share: number } | null = null;
  for (const seen of mostHit(hits)) {
    const share = copyShare(print, seen);
    if (share >= copied && share > (best?.share ?? 0)) best = { print: seen, share };
  }
  return best;
}

function mostHit(hits: ReadonlyMap<Print, number>): Print[] {
  const found = [...hits.keys()];
  if (found.length <= weighed) return found;
  return found.sort((a, b) => hits.get(b)! - hits.get(a)!).slice(0, weighed);
}

/** The share of the smaller text that stands in the other and is nobody's quotation; less where that is short. */
export function copyShare(a: Fingerprint, b: Fingerprint): number {
  const { plain, ofA, ofB } = sharedOf(a, b);
  return plain === 0 ? 0 : (plain / Math.min(ofA, ofB)) * Math.min(1, plain / enough);
}

function plainOf(hashes: Uint32Array): Uint32Array {
  return hashes.filter((hash) => (hash & 1) === 0);
}

/** The part of a fingerprint that is indexed: its smallest unquoted hashes. */
function indexedOf({ hashes, limit }: Fingerprint): Uint32Array {
  let below = limit;
  while (below > sparse && countBelow(hashes, below) > indexed) below /= 2;
  return plainOf(hashes.subarray(0, countBelow(hashes, below)));
}

/** Which earlier articles share indexed shingles with a text, and how much of what they share is boilerplate. */
import { countBelow } from "./fingerprint.ts";
import type { ShingleIndex } from "./shingle-index.ts";
import { deepest } from "./shingle-table.ts";

/** Shingles below this are indexed of every text, however long: one in sixteen. Boilerplate is judged by them. */
const sparse = 2 ** 28;
/** Shingles that a text is indexed under, unless one in sixteen is more. */
const indexed = 40;
/** A text is mostly quotation where it has this many shingles for each that is not quoted. */
const mostlyQuoted = 3;
/** Shingles of one text that are looked up, unless one in sixteen is more. */
const asked = 128;
/** One in so many shingles of the smaller text is shared by an article that is weighed: a quarter of a copy's. */
const likely = 20;

export interface Hit {
  readonly article: number;
  /** Indexed shingles that both share. */
  all: number;
  /** Of these the ones that any article would be found under, and how many of those are boilerplate. */
  judged: number;
  common: number;
}

/** What a shingle is indexed under: its hash, whether it was quoted or not. */
export function keyOf(hash: number): number {
  return hash - (hash & 1);
}

/**
 * The hashes that a text is indexed under: those below `sparse`, or below more where these are few. Quotations are
 * left out, for whoever heard them has them, unless the text is hardly more than that.
 */
export function keysOf(hashes: Uint32Array): Uint32Array {
  const keys = new Uint32Array(hashes.length);
  let plain = 0;
  for (let i = 0; i < hashes.length; i++) if ((hashes[i]! & 1) === 0) keys[plain++] = hashes[i]!;
  if (plain * mostlyQuoted < hashes.length)
    for (plain = 0; plain < hashes.length; plain++) keys[plain] = keyOf(hashes[plain]!);
  const all = keys.subarray(0, plain);
  let below = 2 ** 32;
  while (below > sparse && countBelow(all, below) > indexed) below /= 2;
  return all.slice(0, countBelow(all, below));
}

/** Articles within `window` days that share more of the hashes than by chance, in the order in which they came. */
export function hitsOf(index: ShingleIndex, hashes: Uint32Array, day: number, window: number): Hit[] {
  const hits = new Map<number, Hit>();
  const holders = new Uint32Array(deepest);
  const end = Math.max(Math.min(asked, hashes.length), countBelow(hashes, sparse));
  for (let h = 0; h < end; h++) {
    const found = index.holders(keyOf(hashes[h]!), holders);
    if (found === 0) continue;
    let count = 0;
    for (let i = 0; i < found; i++) {
      if (Math.abs(index.day(holders[i]!) - day) <= window) holders[count++] = holders[i]!;
    }
    const judged = hashes[h]! < sparse && (hashes[h]! & 1) === 0 ? 1 : 0;
    const common = judged === 1 && isCommon(index, holders, count) ? 1 : 0;
    for (let i = 0; i < count; i++) {
      const article = holders[i]!;
      const hit = hits.get(article);
      if (!hit) hits.set(article, { article, all: 1, judged, common });
      else {
        hit.all++;
        hit.judged += judged;
        hit.common += common;
      }
    }
  }
  const looked = hashes.subarray(0, end);
  return [...hits.values()]
    .filter((hit) => isLikely(index, hit, looked))
    .sort((a, b) => a.article - b.article);
}

/** Whether an article shares enough of what could be found of it, were it a copy, that weighing it is worth the while. */
function isLikely(index: ShingleIndex, { article, all }: Hit, looked: Uint32Array): boolean {
  const last = index.lastKey(article);
  const limit = Math.min(last, looked.at(-1)!);
  const asking = limit === last ? countBelow(looked, limit + 1) : looked.length;
  const held = index.keyCount(article) * (limit / last);
  return all * likely >= Math.min(asking, held);
}

/**
 * Whether a shingle is boilerplate: texts that are otherwise different share it, three of them, or two of one source
 * on different days.
 */
function isCommon(index: ShingleIndex, holders: Uint32Array, count: number): boolean {
  if (count < 2) return false;
  const one = index.fold(holders[0]!);
  let other = one;
  for (let i = 1; i < count; i++) {
    const fold = index.fold(holders[i]!);
    if (fold === one || fold === other) continue;
    if (other !== one) return true;
    other = fold;
  }
  if (other === one) return false;
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) if (isHouseStyle(index, holders[i]!, holders[j]!)) return true;
  }
  return false;
}

/** One source printed it on different days under different texts. */
function isHouseStyle(index: ShingleIndex, a: number, b: number): boolean {
  const source = index.source(a);
  return (
    source !== 0 &&
    source === index.source(b) &&
    index.fold(a) !== index.fold(b) &&
    Math.abs(index.day(a) - index.day(b)) >= 1
  );
}

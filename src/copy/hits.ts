/** Which earlier articles share indexed shingles with a text, and how much of what they share is boilerplate. */
import { whole } from "./fingerprint.ts";
import type { ShingleIndex } from "./shingle-index.ts";
import { deepest } from "./shingle-table.ts";

/** Shingles below this are indexed of every text, however long: one in sixteen. Boilerplate is judged by them. */
export const sparse: number = whole / 16;

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

/** Articles within `window` days that hold some of the hashes, in the order in which they came. */
export function hitsOf(index: ShingleIndex, hashes: Uint32Array, day: number, window: number): Hit[] {
  const hits = new Map<number, Hit>();
  const holders = new Uint32Array(deepest);
  for (const hash of hashes) {
    let count = 0;
    const found = index.holders(keyOf(hash), holders);
    for (let i = 0; i < found; i++) {
      if (Math.abs(index.day(holders[i]!) - day) <= window) holders[count++] = holders[i]!;
    }
    if (count === 0) continue;
    const judged = hash < sparse && (hash & 1) === 0 ? 1 : 0;
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
  return [...hits.values()].sort((a, b) => a.article - b.article);
}

/**
 * Whether a shingle is boilerplate: texts that are otherwise different share it, three of them, or two of one source
 * on different days.
 */
function isCommon(index: ShingleIndex, holders: Uint32Array, count: number): boolean {
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

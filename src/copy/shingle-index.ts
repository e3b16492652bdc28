/**
 * Where sampled shingles are kept while an article's copies may still come. `foldArticle` needs no more of a store
 * than `ShingleIndex`; this one lives in memory, and a ledger keeps the same three things in tables.
 */
import type { Fingerprint } from "./fingerprint.ts";

/** What is kept of an article: enough to weigh a later text against it. Plain data. */
export interface Print extends Fingerprint {
  readonly id: string;
  readonly fold: string;
  readonly source: string | null;
  /** Days since 1970-01-01, fractions allowed. */
  readonly day: number;
}

export interface ShingleIndex {
  /** Calls `see` for each article that was added under one of `hashes`, newest first, at most `most` a hash. */
  lookup(hashes: Uint32Array, most: number, see: (print: Print, hash: number) => void): void;
  /** Adds an article under each of `hashes`. */
  add(print: Print, hashes: Uint32Array): void;
  /** Forgets articles of days before `before`; a store that also serves older searches may keep them. */
  expire(before: number): void;
}

/**
 * An index in memory: an open hash table from shingle to its newest posting, postings chained to older ones in one
 * growing array in order of arrival. Expiry moves a mark along that array, so that dead postings end a chain, and
 * the whole is rebuilt once the dead outnumber the living.
 */
export function memoryIndex(): ShingleIndex {
  let prints: (Print | undefined)[] = [];
  let firstPrint = 0;
  let owner = new Uint32Array(1 << 12);
  let older = new Int32Array(1 << 12);
  let postings = 0;
  let firstPosting = 0;
  let keys = new Uint32Array(1 << 13);
  let heads = new Int32Array(1 << 13);
  let used = 0;

  /** The slot of `hash`, or the free slot where it belongs. 0 marks a free slot; shingle 0 shares that of 2. */
  const slotOf = (hash: number): number => {
    const mask = keys.length - 1;
    let slot = Math.imul(hash, 0x9e3779b1) >>> Math.clz32(mask);
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  };

  const link = (raw: number, print: number): void => {
    const hash = raw === 0 ? 2 : raw;
    const slot = slotOf(hash);
    if (keys[slot] === 0) {
      keys[slot] = hash;
      used++;
      older[postings] = -1;
    } else older[postings] = heads[slot]!;
    owner[postings] = print;
    heads[slot] = postings++;
  };

  /** Copies the living postings into tables that hold twice as many. */
  const rebuild = (): void => {
    const living = postings - firstPosting;
    const from = firstPosting;
    const hashOf = hashesOfPostings();
    const oldOwner = owner;
    const dropped = firstPrint;
    prints = prints.slice(firstPrint);
    firstPrint = 0;
    const room = 1 << Math.max(12, 32 - Math.clz32(living * 1.5));
    owner = new Uint32Array(room);
    older = new Int32Array(room);
    keys = new Uint32Array(room * 2);
    heads = new Int32Array(room * 2);
    used = 0;
    postings = 0;
    firstPosting = 0;
    for (let i = 0; i < living; i++) link(hashOf[i]!, oldOwner[from + i]! - dropped);
  };

  /** The hash of each living posting, found again by walking every chain. */
  const hashesOfPostings = (): Uint32Array => {
    const found = new Uint32Array(postings - firstPosting);
    for (let slot = 0; slot < keys.length; slot++) {
      if (keys[slot] === 0) continue;
      for (let at = heads[slot]!; at >= firstPosting; at = older[at]!) found[at - firstPosting] = keys[slot]!;
    }
    return found;
  };

  return {
    lookup(hashes, most, see) {
      for (const raw of hashes) {
        const hash = raw === 0 ? 2 : raw;
        const slot = slotOf(hash);
        if (keys[slot] === 0) continue;
        let left = most;
        for (let at = heads[slot]!; at >= firstPosting && left > 0; at = older[at]!, left--) {
          see(prints[owner[at]!]!, raw);
        }
      }
    },
    add(print, hashes) {
      if (postings + hashes.length > owner.length || (used + hashes.length) * 4 > keys.length * 3) rebuild();
      prints.push(print);
      for (const hash of hashes) link(hash, prints.length - 1);
    },
    expire(before) {
      const end = prints.length;
      while (firstPrint < end && prints[firstPrint]!.day < before) prints[firstPrint++] = undefined;
      while (firstPosting < postings && owner[firstPosting]! < firstPrint) firstPosting++;
      if (firstPosting > 1 << 12 && firstPosting > postings / 2) rebuild();
    },
  };
}

/**
 * Where sampled shingles are kept while an article's copies may still come. `foldArticle` needs no more of a store
 * than `ShingleIndex`; this one lives in memory, and a ledger keeps the same things in tables.
 */
import { newPostings } from "../text/postings.ts";
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

export function memoryIndex(): ShingleIndex {
  const postings = newPostings();
  let prints: (Print | undefined)[] = [];
  /** The number of the print at the head of `prints`, and of the first that is still remembered. */
  let base = 0;
  let first = 0;
  return {
    lookup(hashes, most, see) {
      for (const hash of hashes) postings.walk(hash, most, (article) => see(prints[article - base]!, hash));
    },
    add(print, hashes) {
      prints.push(print);
      for (const hash of hashes) postings.add(hash, base + prints.length - 1);
    },
    expire(before) {
      const end = base + prints.length;
      while (first < end && prints[first - base]!.day < before) prints[first++ - base] = undefined;
      postings.forget(first);
      if (first - base > prints.length / 2) {
        prints = prints.slice(first - base);
        base = first;
      }
    },
  };
}

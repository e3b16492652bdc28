/**
 * Where two texts run together: maximal stretches of the same words, found from their shared 5-grams. Greedy string
 * tiling (Wise 1993) with one pass: each place of the later text takes the longest unused match.
 */
import type { Words } from "../text/words.ts";

/** `length` words from word `a` of one text and word `b` of the other. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Words that a run has at least. */
const seed = 5;
/** Places of one 5-gram that are tried. */
const tried = 8;

/** Runs in the order of `b`, disjoint there; those that use words of `a` a second time are left out. Linear. */
export function sharedRuns(a: Words, b: Words): Run[] {
  const places = seedPlaces(a);
  const used = new Uint8Array(a.count);
  const runs: Run[] = [];
  let expected = 0;
  for (let at = 0; at + seed <= b.count; ) {
    let best = -1;
    let length = 0;
    for (const place of places.get(seedAt(b, at)) ?? []) {
      if (used[place] === 1) continue;
      const found = matchLength(a, place, b, at, used);
      if (found > length || (found === length && nearer(place, best, expected))) {
        best = place;
        length = found;
      }
    }
    if (length >= seed) {
      used.fill(1, best, best + length);
      runs.push({ a: best, b: at, length });
      expected = best + length;
      at += length;
    } else at++;
  }
  return runs;
}

/** Of equal matches the one that goes on where the last ended. */
function nearer(place: number, best: number, expected: number): boolean {
  return Math.abs(place - expected) < Math.abs(best - expected);
}

function seedPlaces(words: Words): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let i = 0; i + seed <= words.count; i++) {
    const key = seedAt(words, i);
    const known = places.get(key);
    if (!known) places.set(key, [i]);
    else if (known.length < tried) known.push(i);
  }
  return places;
}

function seedAt({ hash }: Words, at: number): number {
  let key = 0;
  for (let j = 0; j < seed; j++) key = Math.imul(key, 0x85ebca6b) ^ hash[at + j]! ^ (key >>> 15);
  return key;
}

function matchLength(a: Words, from: number, b: Words, at: number, used: Uint8Array): number {
  let length = 0;
  while (
    from + length < a.count &&
    at + length < b.count &&
    used[from + length] === 0 &&
    a.hash[from + length] === b.hash[at + length]
  )
    length++;
  return length;
}

/**
 * The runs that keep the order of `a`, so chosen that they hold as many words as can be; the rest have moved.
 * A weighted longest increasing subsequence by a Fenwick tree of maxima.
 */
export function inOrder(runs: readonly Run[]): Set<Run> {
  const order = runs.toSorted((x, y) => x.a - y.a);
  const rank = new Map(order.map((run, index) => [run, index + 1]));
  const tree: (Chain | null)[] = order.map(() => null);
  tree.push(null);
  for (const run of runs) {
    let before: Chain | null = null;
    for (let i = rank.get(run)! - 1; i > 0; i -= i & -i) before = heavier(before, tree[i]!);
    const chain: Chain = { run, words: run.length + (before?.words ?? 0), before };
    for (let i = rank.get(run)!; i < tree.length; i += i & -i) tree[i] = heavier(tree[i]!, chain);
  }
  let last: Chain | null = null;
  for (let i = order.length; i > 0; i -= i & -i) last = heavier(last, tree[i]!);
  const kept = new Set<Run>();
  for (let chain = last; chain; chain = chain.before) kept.add(chain.run);
  return kept;
}

interface Chain {
  readonly run: Run;
  readonly words: number;
  readonly before: Chain | null;
}

function heavier(a: Chain | null, b: Chain | null): Chain | null {
  return (b?.words ?? 0) > (a?.words ?? 0) ? b : a;
}

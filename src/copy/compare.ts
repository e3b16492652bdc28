/** What became of a text from one page to the next, ready to be shown. */
import type { CopyDiff, CopyKind, Filed, SharedRun, TextChange } from "../model.ts";
import { WordForm, type Words, wordsOf } from "../text/words.ts";
import { inOrder, type Run, sharedRuns } from "./align.ts";
import { compareLines } from "./lines.ts";
import { isSlip, type Range, spanOf, wordChanges } from "./word-changes.ts";

/** Words from which a run in another place is a passage that moved; a shorter one is a turn of phrase. */
const passage = 8;
/** The share of a text's words that is all of it, but for slips; and that is most of it. */
const all = 0.97;
const nearlyAll = 0.9;
const half = 0.5;
/** What one side lost, or the other gained, is more than words put for words where it is so many times as much. */
const plainly = 2;
/** The share of common words below which a passage was replaced, not changed: little words are in every passage. */
const strange = 0.3;
/** The same of pairs of words, for long passages: the longer, the more words two of them share by chance. */
const strangePairs = 0.1;
const long = 25;
/** Words between two passages that moved together. */
const slack = 3;

interface Side {
  readonly text: string;
  readonly words: Words;
}

/** A change and the word of the later text where it is to be shown. */
interface Placed {
  readonly at: number;
  readonly change: TextChange;
}

/**
 * Compares two articles, `a` the one before. Spans are of `a.text` and `b.text`. Linear in their length, but for
 * word-level differences, which are bounded.
 */
export function compareCopies(a: Filed, b: Filed): CopyDiff {
  const A: Side = { text: a.text, words: wordsOf(a.text) };
  const B: Side = { text: b.text, words: wordsOf(b.text) };
  const runs = sharedRuns(A.words, B.words);
  const ordered = inOrder(runs);
  const told = runs.filter((run) => ordered.has(run) || run.length >= passage);
  const shared = told.reduce((sum, run) => sum + run.length, 0);
  const ofA = A.words.count === 0 ? 0 : shared / A.words.count;
  const ofB = B.words.count === 0 ? 0 : shared / B.words.count;
  const changes = [...gaps(told, ordered, A, B), ...moves(told, ordered, A.words, B.words)]
    .sort((x, y) => x.at - y.at)
    .map(({ change }) => change);
  const headline = compareLines(a.title, b.title);
  const standfirst = compareLines(a.standfirst ?? null, b.standfirst ?? null);
  const lines = [headline, standfirst];
  return {
    kind: kindOf(ofA, ofB, changes),
    ofA,
    ofB,
    runs: told.map((run) => sharedRun(run, !ordered.has(run), A.words, B.words)),
    changes,
    headline,
    standfirst,
    small:
      changes.every(({ small }) => small) && lines.every(({ kind }) => kind === "same" || kind === "small"),
  };
}

function kindOf(ofA: number, ofB: number, changes: readonly TextChange[]): CopyKind {
  if (changes.every(({ small }) => small) || (ofA >= all && ofB >= all)) return "verbatim";
  if (ofB >= nearlyAll && 1 - ofA > plainly * (1 - ofB)) return "cut";
  if (ofA >= nearlyAll && 1 - ofB > plainly * (1 - ofA)) return "extended";
  return Math.max(ofA, ofB) >= half ? "edited" : "rewritten";
}

function sharedRun({ a, b, length }: Run, moved: boolean, A: Words, B: Words): SharedRun {
  let quoted = 0;
  for (let i = 0; i < length; i++) quoted += (A.form[a + i]! | B.form[b + i]!) & WordForm.quoted;
  return {
    a: spanOf(A, { from: a, to: a + length }),
    b: spanOf(B, { from: b, to: b + length }),
    quoted: quoted * 2 > length,
    moved,
  };
}

/** What stands between the runs that kept their order, without what moved away or came from elsewhere. */
function gaps(runs: readonly Run[], ordered: ReadonlySet<Run>, a: Side, b: Side): Placed[] {
  const moved = runs.filter((run) => !ordered.has(run));
  const goneFrom = moved.toSorted((x, y) => x.a - y.a);
  const end: Run = { a: a.words.count, b: b.words.count, length: 0 };
  const placed: Placed[] = [];
  let i = 0;
  let j = 0;
  for (const run of [...runs.filter((each) => ordered.has(each)), end]) {
    const before = without({ from: i, to: run.a }, goneFrom, "a");
    const after = without({ from: j, to: run.b }, moved, "b");
    for (let k = 0; k < Math.max(before.length, after.length); k++) {
      const [inA, inB] =
        before[k] && after[k] ? trimmed(before[k]!, after[k]!, a.words, b.words) : [before[k], after[k]];
      for (const change of changesOf(inA, inB, a, b))
        placed.push({ at: inB?.from ?? after[k]?.from ?? j, change });
    }
    i = run.a + run.length;
    j = run.b + run.length;
  }
  return placed;
}

/** The parts of a range that no run covers. `runs` are in order on that side; the search starts where it must. */
function without(range: Range, runs: readonly Run[], side: "a" | "b"): Range[] {
  const left: Range[] = [];
  let from = range.from;
  for (let i = firstFrom(runs, range.from, side); i < runs.length && runs[i]![side] < range.to; i++) {
    if (runs[i]![side] > from) left.push({ from, to: runs[i]![side] });
    from = runs[i]![side] + runs[i]!.length;
  }
  if (from < range.to) left.push({ from, to: range.to });
  return left;
}

function firstFrom(runs: readonly Run[], from: number, side: "a" | "b"): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (runs[mid]![side] < from) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** A gap without the words that both sides of it begin and end with: too few for a run, or in either text twice. */
function trimmed(before: Range, after: Range, a: Words, b: Words): [Range | undefined, Range | undefined] {
  let { from: i, to: endA } = before;
  let { from: j, to: endB } = after;
  for (; i < endA && j < endB && a.hash[i] === b.hash[j]; i++) j++;
  for (; i < endA && j < endB && a.hash[endA - 1] === b.hash[endB - 1]; endA--) endB--;
  return [i < endA ? { from: i, to: endA } : undefined, j < endB ? { from: j, to: endB } : undefined];
}

function changesOf(before: Range | undefined, after: Range | undefined, a: Side, b: Side): TextChange[] {
  if (!before && !after) return [];
  const inA = before ? spanOf(a.words, before) : null;
  const inB = after ? spanOf(b.words, after) : null;
  const cut: TextChange = { kind: "cut", a: inA, b: null, words: [], small: false };
  const added: TextChange = { kind: "added", a: null, b: inB, words: [], small: false };
  if (!before || !inA) return [added];
  if (!after || !inB) return [cut];
  if (areStrangers(a.words, before, b.words, after)) return [cut, added];
  const words = wordChanges(a.words, before, b.words, after);
  const small = isSlip(a.text.slice(inA.start, inA.end), b.text.slice(inB.start, inB.end));
  return [{ kind: "changed", a: inA, b: inB, words, small }];
}

/**
 * Whether two passages share so few words that one did not become the other. Short ones get no such judgement, unless
 * one of them is many times as long.
 */
function areStrangers(a: Words, inA: Range, b: Words, inB: Range): boolean {
  const fewest = Math.min(inA.to - inA.from, inB.to - inB.from);
  const most = Math.max(inA.to - inA.from, inB.to - inB.from);
  if (fewest < passage) return most >= long && !holdsMost(a, inA, b, inB, fewest);
  if (common(a, inA, b, inB, 1) < strange * fewest) return true;
  return fewest >= long && common(a, inA, b, inB, 2) < strangePairs * fewest;
}

function holdsMost(a: Words, inA: Range, b: Words, inB: Range, fewest: number): boolean {
  const shortIsA = inA.to - inA.from === fewest;
  const held = shortIsA ? common(b, inB, a, inA, 1) : common(a, inA, b, inB, 1);
  return held > fewest / 2;
}

/** Words of `b`, or pairs of words, that `a` has too. */
function common(a: Words, inA: Range, b: Words, inB: Range, length: 1 | 2): number {
  const keyOf = ({ hash }: Words, at: number): number =>
    length === 1 ? hash[at]! : Math.imul(hash[at]!, 0x85ebca6b) ^ hash[at + 1]!;
  const known = new Set<number>();
  for (let i = inA.from; i + length <= inA.to; i++) known.add(keyOf(a, i));
  let found = 0;
  for (let i = inB.from; i + length <= inB.to; i++) if (known.has(keyOf(b, i))) found++;
  return found;
}

/** Passages in another place; neighbours that moved together are one. */
function moves(runs: readonly Run[], ordered: ReadonlySet<Run>, a: Words, b: Words): Placed[] {
  const joined: Run[] = [];
  for (const run of runs) {
    if (ordered.has(run)) continue;
    const last = joined.at(-1);
    const gapA = last ? run.a - last.a - last.length : -1;
    const gapB = last ? run.b - last.b - last.length : -1;
    if (last && gapA >= 0 && gapA <= slack && gapB <= slack) {
      joined[joined.length - 1] = { a: last.a, b: last.b, length: run.b + run.length - last.b };
    } else joined.push(run);
  }
  return joined.map((run) => ({
    at: run.b,
    change: {
      kind: "moved",
      a: spanOf(a, { from: run.a, to: Math.min(a.count, run.a + run.length) }),
      b: spanOf(b, { from: run.b, to: run.b + run.length }),
      words: [],
      small: false,
    },
  }));
}

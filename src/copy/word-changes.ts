/** Word-level differences of two short stretches, and whether they are the size of a typing error. */
import type { Span, WordChange } from "../model.ts";
import type { Words } from "../text/words.ts";

/** A half-open range of word indexes. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Cells of the table that is filled, at most; longer stretches are shown as swapped whole. */
const affordable = 160_000;

/** A stretch before and after, word by word: the longest common subsequence (Hunt and McIlroy 1976). */
export function wordChanges(a: Words, inA: Range, b: Words, inB: Range): WordChange[] {
  const rows = inA.to - inA.from;
  const columns = inB.to - inB.from;
  const changes: WordChange[] = [];
  const add = (kind: WordChange["kind"], words: Words, at: number): void => {
    const last = changes.at(-1);
    const end = words.end[at]!;
    if (last?.kind === kind) changes[changes.length - 1] = { kind, span: { start: last.span.start, end } };
    else changes.push({ kind, span: { start: words.start[at]!, end } });
  };
  const common = rows * columns > affordable ? null : commonLengths(a, inA, b, inB);
  let i = 0;
  let j = 0;
  while (i < rows || j < columns) {
    const same = i < rows && j < columns && a.hash[inA.from + i] === b.hash[inB.from + j];
    if (same) {
      add("same", b, inB.from + j);
      i++;
      j++;
    } else if (i < rows && (j >= columns || !common || keepsMore(common, columns, i, j)))
      add("cut", a, inA.from + i++);
    else add("added", b, inB.from + j++);
  }
  return changes;
}

/** The length of the longest common subsequence of the words from `i` and from `j`, at `i * (columns + 1) + j`. */
function commonLengths(a: Words, inA: Range, b: Words, inB: Range): Uint16Array {
  const rows = inA.to - inA.from;
  const columns = inB.to - inB.from;
  const width = columns + 1;
  const length = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const at = i * width + j;
      length[at] =
        a.hash[inA.from + i] === b.hash[inB.from + j]
          ? length[at + width + 1]! + 1
          : Math.max(length[at + width]!, length[at + 1]!);
    }
  }
  return length;
}

function keepsMore(common: Uint16Array, columns: number, i: number, j: number): boolean {
  const at = i * (columns + 1) + j;
  return common[at + columns + 1]! >= common[at + 1]!;
}

/** Whether one text became another by a letter or two: "Jhon" and "John", "organise" and "organize". */
export function isSlip(before: string, after: string): boolean {
  const a = before.toLowerCase();
  const b = after.toLowerCase();
  if (a === b) return true;
  if (/\d/.test(a + b) || Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 2;
}

export function spanOf(words: Words, { from, to }: Range): Span {
  return { start: words.start[from]!, end: words.end[to - 1]! };
}

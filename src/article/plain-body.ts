/**
 * Where in a list of lines the story stands: the run of lines with the greatest sum of weights, where prose counts for
 * the story and headings, furniture and notices against it (the maximum subarray, Bentley 1984). A box of other
 * stories in the middle costs little; a list of them at the end is left outside.
 */
import { type Furniture, furnitureOf } from "./furniture.ts";
import { type NoticeKind, noticeKind } from "./notices.ts";

/** A line with what its words say of it. */
export interface Line {
  readonly text: string;
  readonly furniture: Furniture | null;
  readonly notice: NoticeKind | null;
  /** Whole sentences, long enough to be a story's. */
  readonly prose: boolean;
}

export function describeLine(text: string): Line {
  const notice = noticeKind(text);
  const furniture = notice ? null : furnitureOf(text);
  return { text, notice, furniture, prose: !notice && !furniture && isProse(text) };
}

const terminal = /[.!。！？।؟][”"’')\]»」]{0,3}$|[?][”"’')\]»」]{0,3}$/u;
const cut = /(?:\.\.\.|…)[”"’')\]]{0,2}$/u;
const wide = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/u;

/** A heading may end in a question mark or in dots, so that those need more words before they count. */
export function isProse(text: string): boolean {
  if (wide.test(text.slice(0, 60))) return text.length >= 24 && (terminal.test(text) || text.length > 60);
  if (text.length < 40) return false;
  if (text.length > 220 && !cut.test(text)) return true;
  if (cut.test(text)) return text.length > 260;
  const words = text.split(/\s+/, 9).length;
  return words >= 8 && terminal.test(text) && (!/\?[”"’')\]»]{0,3}$/.test(text) || text.length > 170);
}

/** The first line of the story and the one after its last; empty where nothing is prose. */
export function storyRange(lines: readonly Line[]): { first: number; end: number } {
  const total = lines.reduce(
    (sum, { prose, text }) => sum + (prose ? Math.min(text.length, proseCap) : 0),
    0,
  );
  // A mark over other stories weighs with the length of this one, so that a box inside a short story doesn't end it.
  const mark = Math.min(400, total * 0.15);
  let best = 0;
  let range = { first: 0, end: 0 };
  let sum = 0;
  let first = 0;
  let boxed = false;
  lines.forEach((line, index) => {
    if (sum <= 0) {
      sum = 0;
      first = index;
    }
    sum += weightOf(line, mark, boxed, hasProseBeside(lines, index));
    if (line.furniture?.kind === "block") boxed = true;
    if (sum > best) {
      best = sum;
      range = { first, end: index + 1 };
    }
  });
  return range;
}

/** One long paragraph must not outweigh everything else. */
const proseCap = 400;

/** Below a mark over other stories, prose alone between headings is a summary of one of them. */
function hasProseBeside(lines: readonly Line[], index: number): boolean {
  return (lines[index - 1]?.prose ?? false) || (lines[index + 1]?.prose ?? false);
}

function weightOf(
  { text, furniture, notice, prose }: Line,
  mark: number,
  boxed: boolean,
  beside: boolean,
): number {
  if (prose) return Math.min(text.length, proseCap) * (boxed && !beside ? 0.3 : 1);
  if (notice === "syndication" || notice === "copyright") return -400;
  if (notice === "subscription") return -120;
  if (furniture?.kind === "comments") return -400;
  if (furniture?.kind === "block") return -mark;
  if (furniture?.kind === "end") return -300;
  if (furniture) return -15;
  if (isListItem(text)) return -5;
  // A subheading is short; a line as long as a heading is more likely another story's.
  return text.split(/\s+/, 5).length < 5 ? -12 : boxed ? -30 : -60;
}

export function isListItem(text: string): boolean {
  return /^(?:[•·*▪●‣–—-]\s?\p{L}|\d{1,2}[.)]\s)/u.test(text);
}

/** The words of a story that tell it from others: longer than three letters. */
export function vocabulary(texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const text of texts) for (const word of wordsOf(text)) words.add(word);
  return words;
}

/** The share of a line's words that the story has too (0 to 1); 0 where it has no word to compare. */
export function sharedWords(text: string, story: ReadonlySet<string>): number {
  const words = [...wordsOf(text)];
  return words.length ? words.filter((word) => story.has(word)).length / words.length : 0;
}

function* wordsOf(text: string): Generator<string> {
  for (const [word] of text
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}\p{N}]{4,40}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu))
    yield word;
}

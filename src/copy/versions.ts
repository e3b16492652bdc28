/** One page over time: what changed on it, and whether a sentence that was cited is still there. */
import type { CitationState, Filed, Span, VersionChange } from "../model.ts";
import { type Words, wordsOf } from "../text/words.ts";
import { compareCopies } from "./compare.ts";

/** What changed between two captures of a page. */
export function compareVersions(before: Filed, after: Filed): VersionChange {
  const diff = compareCopies(before, after);
  const lines = [diff.headline.kind, diff.standfirst.kind];
  const sameLines = lines.every((kind) => kind === "same");
  if (diff.changes.length === 0 && sameLines) {
    return { extent: before.text === after.text ? "nothing" : "slips", diff };
  }
  if (diff.small) return { extent: "slips", diff };
  return { extent: diff.changes.every(({ small }) => small) ? "headline" : "text", diff };
}

/** A passage as the Web Annotation Data Model's TextQuoteSelector has it: the words, and those around them. */
export interface Quote {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

/** The share of a passage's words, in order, that make another passage a later form of it. */
const recognisable = 0.6;
/** Words of a passage that are compared one by one. */
const readable = 400;

/**
 * Looks for a cited passage in a later text. "kept": the same words stand there, whatever became of signs and
 * spaces; of several places the one whose surroundings fit best. "changed": most of its words stand there in order.
 * "vanished": no place holds enough of them. Linear in the text.
 */
export function checkCitation(quote: Quote, text: string): CitationState {
  const asked = wordsOf(quote.exact, readable);
  const words = wordsOf(text);
  const verbatim = sameSigns(quote, text) ?? sameWords(quote, asked, text, words);
  if (verbatim) return { state: "kept", span: verbatim, share: 1 };
  const found = asked.count === 0 ? null : nearest(asked, words);
  if (found && found.share >= recognisable) return { state: "changed", span: found.span, share: found.share };
  return { state: "vanished", span: null, share: found?.share ?? 0 };
}

function sameSigns(quote: Quote, text: string): Span | null {
  if (quote.exact === "") return null;
  const places: Span[] = [];
  for (let at = text.indexOf(quote.exact); at >= 0; at = text.indexOf(quote.exact, at + quote.exact.length))
    places.push({ start: at, end: at + quote.exact.length });
  return bestPlace(places, quote, text);
}

function sameWords(quote: Quote, asked: Words, text: string, words: Words): Span | null {
  if (asked.count === 0) return null;
  const places: Span[] = [];
  for (let at = 0; at + asked.count <= words.count; ) {
    let length = 0;
    while (length < asked.count && words.hash[at + length] === asked.hash[length]) length++;
    if (length === asked.count) {
      places.push({ start: words.start[at]!, end: words.end[at + length - 1]! });
      at += length;
    } else at++;
  }
  return bestPlace(places, quote, text);
}

function bestPlace(places: readonly Span[], { prefix = "", suffix = "" }: Quote, text: string): Span | null {
  let best: Span | null = null;
  let most = -1;
  for (const place of places) {
    const fits = commonEnd(prefix, text, place.start) + commonStart(suffix, text, place.end);
    if (fits > most) {
      best = place;
      most = fits;
    }
  }
  return best;
}

function commonEnd(prefix: string, text: string, at: number): number {
  let length = 0;
  while (length < prefix.length && prefix[prefix.length - 1 - length] === text[at - 1 - length]) length++;
  return length;
}

function commonStart(suffix: string, text: string, at: number): number {
  let length = 0;
  while (length < suffix.length && suffix[length] === text[at + length]) length++;
  return length;
}

/** The stretch of the text that holds most of the asked words, and what share of them it holds in their order. */
function nearest(asked: Words, words: Words): { span: Span; share: number } | null {
  const from = fullestWindow(asked, words);
  const room = Math.ceil(asked.count * 1.5);
  const first = Math.max(0, from - Math.ceil(asked.count / 4));
  const end = Math.min(words.count, first + room + asked.count);
  const matched = commonWords(asked, words, first, end);
  if (matched.length === 0) return null;
  const span = { start: words.start[matched[0]!]!, end: words.end[matched.at(-1)!]! };
  return { span, share: matched.length / asked.count };
}

/** The first word of the window, as long as the asked passage, in which most of its words occur. */
function fullestWindow(asked: Words, words: Words): number {
  const wanted = new Map<number, number>();
  for (let i = 0; i < asked.count; i++) wanted.set(asked.hash[i]!, (wanted.get(asked.hash[i]!) ?? 0) + 1);
  const held = new Map<number, number>();
  let found = 0;
  let best = 0;
  let most = -1;
  for (let i = 0; i < words.count; i++) {
    found += shift(held, wanted, words.hash[i]!, 1);
    if (i >= asked.count) found -= shift(held, wanted, words.hash[i - asked.count]!, -1);
    if (found > most) {
      most = found;
      best = Math.max(0, i - asked.count + 1);
    }
  }
  return best;
}

/** Puts a word into the window (1) or takes it out (-1); 1 where that changes how many asked words it holds. */
function shift(
  held: Map<number, number>,
  wanted: ReadonlyMap<number, number>,
  word: number,
  by: 1 | -1,
): number {
  const asked = wanted.get(word);
  if (asked === undefined) return 0;
  const before = held.get(word) ?? 0;
  held.set(word, before + by);
  return Math.max(before, before + by) <= asked ? 1 : 0;
}

/** Words of the text, by index, that form the longest common subsequence with the asked ones. */
function commonWords(asked: Words, words: Words, from: number, to: number): number[] {
  const width = to - from + 1;
  const length = new Uint16Array((asked.count + 1) * width);
  for (let i = asked.count - 1; i >= 0; i--) {
    for (let j = to - from - 1; j >= 0; j--) {
      const at = i * width + j;
      length[at] =
        asked.hash[i] === words.hash[from + j]
          ? length[at + width + 1]! + 1
          : Math.max(length[at + width]!, length[at + 1]!);
    }
  }
  const matched: number[] = [];
  for (let i = 0, j = 0; i < asked.count && j < to - from; ) {
    const at = i * width + j;
    if (asked.hash[i] === words.hash[from + j]) {
      matched.push(from + j);
      i++;
      j++;
    } else if (length[at + width]! >= length[at + 1]!) i++;
    else j++;
  }
  return matched;
}

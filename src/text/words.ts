/**
 * A text as numbers: one hash a word, with its span and its form. One scan over character codes and no string a
 * word, since the second half of the ledger reads every word of the stream.
 */
import { isWordCode } from "./characters.ts";

export interface Words {
  readonly count: number;
  /** 32-bit hash of the word in lower case. */
  readonly hash: Uint32Array;
  /** The hash without a possessive "'s" or a plural "s". */
  readonly stem: Uint32Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** Bits of `WordForm`. */
  readonly form: Uint8Array;
}

export const WordForm = {
  /** Inside quotation marks, in an embedded post, or in a transcript's turn. */
  quoted: 1,
  capital: 2,
  number: 4,
  /** First in its line or after a full stop, where a capital says nothing. */
  opens: 8,
  /** The word before it stands directly before it: one space or hyphen between. */
  joined: 16,
} as const;

/** Words of `text`, at most `most` of them. Han, kana and hangul count a character as a word. Linear. */
export function wordsOf(text: string, most: number = 1 << 20): Words {
  const capacity = Math.min(most, (text.length >> 1) + 1);
  const hash = new Uint32Array(capacity);
  const stem = new Uint32Array(capacity);
  const start = new Uint32Array(capacity);
  const end = new Uint32Array(capacity);
  const form = new Uint8Array(capacity);
  const posts: Range[] = [];
  const turns: Range[] = [];
  let line = 0;
  let post = false;
  let labels = 0;
  let count = 0;
  let at = 0;
  let inQuote = 0;
  let opens: number = WordForm.opens;
  const closeLine = (): void => {
    if (post || labels > 1) posts.push([line, count]);
    else if (labels === 1) turns.push([line, count]);
    line = count;
    post = false;
    labels = 0;
  };
  const length = text.length;
  while (at < length && count < capacity) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      at++;
      continue;
    }
    if (code < 128 ? ascii[code] === 0 : !isWordCode(code)) {
      if (code === 10) {
        closeLine();
        inQuote = 0;
        opens = WordForm.opens;
      } else if (code === 46 || code === 33 || code === 63) opens = WordForm.opens;
      else if (code === 64 && at > 0 && text.charCodeAt(at - 1) === 40) post = true;
      else if (isMark(code)) inQuote = quoteAfter(text, at, code, inQuote);
      at++;
      continue;
    }
    const from = at;
    let h = 0x811c9dc5;
    let before = h;
    let cut = h;
    let upper = 0;
    let last = 0;
    for (let c = code; ; c = text.charCodeAt(at)) {
      let low: number;
      if (c < 128) {
        low = ascii[c]!;
        if (low === 0) {
          // An apostrophe between letters belongs to the word, as one sign whichever way it is written.
          if (c !== 39 || at === from || !startsWord(text, at + 1)) break;
          low = 39;
          cut = h;
        } else if (low !== c) upper++;
      } else if (c === 0x2019 && at > from && startsWord(text, at + 1)) {
        low = 39;
        cut = h;
      } else if (c !== c || !isWordCode(c)) {
        break;
      } else {
        low = lowerCode(c);
        if (low !== c) upper++;
      }
      before = h;
      h = Math.imul(h ^ low, 0x01000193);
      at++;
      if (isIdeograph(c)) break;
      // "'s" is cut whole, "ss" not at all.
      if (low === 115) {
        if (last === 39) before = cut;
        else if (last === 115) before = h;
      }
      last = low;
    }
    if (upper > 0 && text.charCodeAt(at) === 58 && upper >= at - from) labels++;
    hash[count] = h >>> 0;
    stem[count] = last === 115 && at - from > 3 ? before >>> 0 : h >>> 0;
    start[count] = from;
    end[count] = at;
    form[count] =
      (inQuote === 0 ? 0 : WordForm.quoted) |
      (isCapital(code) ? WordForm.capital : 0) |
      (code >= 48 && code <= 57 ? WordForm.number : 0) |
      opens |
      (count > 0 && end[count - 1] === from - 1 && isJoint(text.charCodeAt(from - 1)) ? WordForm.joined : 0);
    opens = 0;
    count++;
  }
  closeLine();
  quoteLines(form, posts, turns);
  const cut = (array: Uint32Array): Uint32Array => array.subarray(0, count);
  return {
    count,
    hash: cut(hash),
    stem: cut(stem),
    start: cut(start),
    end: cut(end),
    form: form.subarray(0, count),
  };
}

/**
 * Lines whose words are another's though no mark says so: an embedded post carries its handle, "(@name)", and a
 * transcript's turns begin with a speaker in capitals. One such beginning may be a dateline, so it takes two in a
 * line, or three lines.
 */
function quoteLines(form: Uint8Array, posts: readonly Range[], turns: readonly Range[]): void {
  for (const lines of turns.length < 3 ? [posts] : [posts, turns]) {
    for (const [from, to] of lines) for (let i = from; i < to; i++) form[i]! |= WordForm.quoted;
  }
}

type Range = readonly [from: number, to: number];

/** For ASCII letters and digits the code in lower case, else 0. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) =>
  isWordCode(code) ? (code >= 65 && code <= 90 ? code + 32 : code) : 0,
);

function startsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code < 128 ? ascii[code] !== 0 : isWordCode(code);
}

const lower = new Uint16Array(0x10000);
function lowerCode(code: number): number {
  const known = lower[code]!;
  if (known !== 0) return known;
  const low = String.fromCharCode(code).toLowerCase().charCodeAt(0);
  lower[code] = low;
  return low;
}

function isCapital(code: number): boolean {
  return code < 128 ? code >= 65 && code <= 90 : lowerCode(code) !== code;
}

/** A space, a hyphen or its typographic kin. */
function isJoint(code: number): boolean {
  return code === 32 || code === 45 || code === 0x2010 || code === 0x2011 || code === 0xa0;
}

function isIdeograph(code: number): boolean {
  return code >= 0x3040 && (code < 0xa000 || (code >= 0xac00 && code < 0xd7a4));
}

/** The double marks; a single one is mostly an apostrophe or a quotation within a quotation. */
function isMark(code: number): boolean {
  return (
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x201c && code <= 0x201e) ||
    code === 0x300c ||
    code === 0x300d
  );
}

/** What the mark at `at` makes of the words after it: 0 outside, 1 quoted, 2 quoted after a low mark. */
function quoteAfter(text: string, at: number, code: number, inQuote: number): number {
  if (code === 34) return inQuote === 0 ? 1 : 0;
  if (code === 0x201e) return 2;
  if (code === 0x201c) return inQuote === 2 ? 0 : 1;
  // Newswire ASCII writes ``so''.
  if (code === 96) return text.charCodeAt(at + 1) === 96 ? 1 : inQuote;
  if (code === 39) return text.charCodeAt(at + 1) === 39 ? 0 : inQuote;
  return code === 0xab || code === 0x300c ? 1 : 0;
}

/**
 * A text as numbers: one hash a word, with its span and its form. One scan over character codes and no string a
 * word, since the second half of the ledger reads every word of the stream.
 */
import { endianness } from "node:os";
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
  return copied(wordsIn(shared, text, most));
}

/** The same words without memory of their own: they are good until the next text is taken apart in `room`. */
export function wordsIn(room: WordRoom, text: string, most: number = 1 << 20): Words {
  const { length } = text;
  const { codes, bytes, hash, stem, start, end, form } =
    length < room.codes.length ? room : newWordRoom(length);
  bytes.write(text, "utf16le");
  if (endianness() === "BE") bytes.swap16();
  codes[length] = 0;
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
  while (at < length && count < most) {
    const code = codes[at]!;
    if (code === 32) {
      at++;
      continue;
    }
    if (!isWord(code)) {
      if (code === 10) {
        closeLine();
        inQuote = 0;
        opens = WordForm.opens;
      } else if (code === 46 || code === 33 || code === 63) opens = WordForm.opens;
      else if (code === 64 && at > 0 && codes[at - 1] === 40) post = true;
      else if (isMark(code)) inQuote = quoteAfter(code, codes[at + 1]!, inQuote);
      at++;
      continue;
    }
    const from = at;
    let h = 0x811c9dc5;
    let before = h;
    let cut = h;
    let upper = 0;
    let last = 0;
    for (let c = code; ; c = codes[at]!) {
      let low = folded[c]!;
      if (low <= unasked && !isWord(c)) {
        // An apostrophe between letters belongs to the word, as one sign whichever way it is written.
        if ((c !== 39 && c !== 0x2019) || !isWord(codes[at + 1]!)) break;
        low = 39;
        cut = h;
      } else {
        low = folded[c]!;
        if (low !== c) upper++;
      }
      before = h;
      h = Math.imul(h ^ low, 0x01000193);
      at++;
      if (c >= 0x3040 && isIdeograph(c)) break;
      // "'s" is cut whole, "ss" not at all.
      if (low === 115) {
        if (last === 39) before = cut;
        else if (last === 115) before = h;
      }
      last = low;
    }
    if (upper > 0 && codes[at] === 58 && upper >= at - from) labels++;
    hash[count] = h;
    stem[count] = last === 115 && at - from > 3 ? before : h;
    start[count] = from;
    end[count] = at;
    form[count] =
      (inQuote === 0 ? 0 : WordForm.quoted) |
      (isCapital(code) ? WordForm.capital : 0) |
      (code >= 48 && code <= 57 ? WordForm.number : 0) |
      opens |
      (count > 0 && end[count - 1] === from - 1 && isJoint(codes[from - 1]!) ? WordForm.joined : 0);
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

/** Where a text is taken apart: its codes, with a 0 after the last, and more words than it can have. */
export interface WordRoom extends Omit<Words, "count"> {
  readonly codes: Uint16Array;
  /** The same memory: a text is written there all at once, which is ten times as fast as code by code. */
  readonly bytes: Buffer;
}

/** Room for texts of up to `length` code units, as nearly all are; a longer one finds room of its own. */
export function newWordRoom(length: number = 1 << 16): WordRoom {
  const words = (length >> 1) + 1;
  const codes = new Uint16Array(length + 1);
  return {
    codes,
    bytes: Buffer.from(codes.buffer),
    hash: new Uint32Array(words),
    stem: new Uint32Array(words),
    start: new Uint32Array(words),
    end: new Uint32Array(words),
    form: new Uint8Array(words),
  };
}

const shared = newWordRoom();

/** Words in as much memory as they need, which is allocated once for all of them. */
function copied({ count, hash, stem, start, end, form }: Words): Words {
  const memory = new ArrayBuffer(17 * count);
  const copy = (from: Uint32Array, index: number): Uint32Array => {
    const to = new Uint32Array(memory, 4 * count * index, count);
    to.set(from);
    return to;
  };
  const forms = new Uint8Array(memory, 16 * count, count);
  forms.set(form);
  return {
    count,
    hash: copy(hash, 0),
    stem: copy(stem, 1),
    start: copy(start, 2),
    end: copy(end, 3),
    form: forms,
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

/** For a letter, mark or digit its code in lower case, for all else 0; `unasked` until it has been asked for. */
const unasked = 1;
const folded = Uint16Array.from({ length: 0x10000 }, (_, code) => (code < 128 ? foldedOf(code) : unasked));

function isWord(code: number): boolean {
  let known = folded[code]!;
  if (known === unasked) folded[code] = known = foldedOf(code);
  return known !== 0;
}

function foldedOf(code: number): number {
  return isWordCode(code) ? String.fromCharCode(code).toLowerCase().charCodeAt(0) : 0;
}

function isCapital(code: number): boolean {
  return folded[code] !== code;
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

/** What a mark and the sign behind it make of the words after it: 0 outside, 1 quoted, 2 quoted after a low mark. */
function quoteAfter(code: number, next: number, inQuote: number): number {
  if (code === 34) return inQuote === 0 ? 1 : 0;
  if (code === 0x201e) return 2;
  if (code === 0x201c) return inQuote === 2 ? 0 : 1;
  // Newswire ASCII writes ``so''.
  if (code === 96) return next === 96 ? 1 : inQuote;
  if (code === 39) return next === 39 ? 0 : inQuote;
  return code === 0xab || code === 0x300c ? 1 : 0;
}

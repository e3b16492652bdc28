/**
 * Tokens by one scan over character codes. The rules are those of `Tokens` in model.ts: hyphens and possessives
 * stand alone, abbreviations and numbers keep their inner points.
 */
import { TokenKind, type Tokens } from "../model.ts";

/** Tokens before sentences and parts of speech are known. */
export type RawTokens = Omit<Tokens, "sentence" | "tag">;

/** All tokens of `text`; `sentence` is filled in later. */
export function tokenise(text: string): RawTokens {
  const capacity = text.length + 1;
  const start = new Uint32Array(capacity);
  const end = new Uint32Array(capacity);
  const kind = new Uint8Array(capacity);
  const word: string[] = [];
  const lower: string[] = [];
  let count = 0;
  const push = (from: number, to: number, what: number): void => {
    start[count] = from;
    end[count] = to;
    kind[count] = what;
    const w = text.slice(from, to);
    word.push(w);
    lower.push(w.toLowerCase());
    count++;
  };

  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isSpaceCode(code)) {
      at++;
    } else if (isDigit(code)) {
      const to = numberEnd(text, at);
      // "21st", "3pm", "G20": letters that follow directly belong to the number.
      push(at, wordEnd(text, to), TokenKind.number);
      at = end[count - 1]!;
    } else if (isWordCode(code)) {
      const to = wordEnd(text, at);
      push(at, to, TokenKind.word);
      at = to;
      const possessive = possessiveEnd(text, at);
      if (possessive > at) {
        push(at, possessive, TokenKind.possessive);
        at = possessive;
      }
    } else {
      const to = at + (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length ? 2 : runOf(text, at));
      push(at, to, isQuote(code) ? TokenKind.quote : TokenKind.punctuation);
      at = to;
    }
  }
  return {
    count,
    start: start.slice(0, count),
    end: end.slice(0, count),
    kind: kind.slice(0, count),
    word,
    lower,
  };
}

function isSpaceCode(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x200b ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x3000
  );
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const letterTest = /^[\p{L}\p{M}\p{N}]$/u;
const letterCache = new Uint8Array(0x10000);

/** Letters, marks and digits of any script; ASCII is decided without the table. */
export function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code);
  const known = letterCache[code]!;
  if (known !== 0) return known === 1;
  const letter = code >= 0xd800 && code < 0xe000 ? false : letterTest.test(String.fromCharCode(code));
  letterCache[code] = letter ? 1 : 2;
  return letter;
}

/** Straight, curly, low and angle quotation marks. An apostrophe inside a word never gets here. */
export function isQuote(code: number): boolean {
  return (
    code === 34 ||
    code === 39 ||
    code === 96 ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x2018 && code <= 0x201f) ||
    code === 0x2039 ||
    code === 0x203a ||
    (code >= 0x300c && code <= 0x300f)
  );
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x02bc;
}

/** The end of the word that begins at `at`, with inner apostrophes ("O'Brien") and abbreviation points ("U.S."). */
function wordEnd(text: string, at: number): number {
  const from = at;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isWordCode(code)) {
      at++;
    } else if (
      isApostrophe(code) &&
      at > from &&
      at + 1 < text.length &&
      isWordCode(text.charCodeAt(at + 1)) &&
      possessiveEnd(text, at) === at
    ) {
      at++;
    } else if (code === 46 && pointBelongs(text, from, at)) {
      at++;
    } else {
      break;
    }
  }
  return at;
}

/** A point belongs to single letters in a row: "U.S.", "a.m.", "J." before another letter and point. */
function pointBelongs(text: string, from: number, at: number): boolean {
  const single = at === from + 1 || text.charCodeAt(at - 2) === 46;
  if (!single || isDigit(text.charCodeAt(at - 1))) return false;
  const next = text.charCodeAt(at + 1);
  const letterThenPoint = isWordCode(next) && text.charCodeAt(at + 2) === 46;
  return letterThenPoint || at > from + 1 || isUpper(text.charCodeAt(at - 1));
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** The end of a possessive "'s" or a bare apostrophe after a plural that starts at `at`; `at` where there is none. */
function possessiveEnd(text: string, at: number): number {
  if (!isApostrophe(text.charCodeAt(at))) return at;
  const next = text.charCodeAt(at + 1);
  if ((next === 115 || next === 83) && !isWordCode(text.charCodeAt(at + 2))) return at + 2;
  return at;
}

function numberEnd(text: string, at: number): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) at++;
    else if ((code === 44 || code === 46 || code === 58) && isDigit(text.charCodeAt(at + 1))) at++;
    else break;
  }
  return at;
}

/** Repeated marks stand together: "...", "--", "``", "''". */
function runOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code !== 46 && code !== 45 && code !== 96 && code !== 39) return 1;
  let to = at + 1;
  while (text.charCodeAt(to) === code) to++;
  return to - at;
}

/**
 * Tokens by one scan over character codes. The rules are those of `Tokens` in model.ts: hyphens and possessives
 * stand alone, abbreviations and numbers keep their inner points. Addresses of pages and mail are one token, and so
 * is an emoji with its modifiers; each Chinese character is a word, since nothing in the text says where words end.
 */
import { TokenKind, type Tokens } from "../model.ts";
import { addressEnd } from "./addresses.ts";
import * as chars from "./characters.ts";

/** Tokens before sentences and parts of speech are known. */
export type RawTokens = Omit<Tokens, "sentence" | "tag">;

/** All tokens of `text`, in time linear in its length. */
export function tokenise(text: string): RawTokens {
  let capacity = (text.length >> 2) + 16;
  let start = new Uint32Array(capacity);
  let end = new Uint32Array(capacity);
  let kind = new Uint8Array(capacity);
  const word: string[] = [];
  const lower: string[] = [];
  let count = 0;
  const push = (from: number, to: number, what: number): void => {
    if (count === capacity) {
      capacity *= 2;
      start = grown(start, new Uint32Array(capacity));
      end = grown(end, new Uint32Array(capacity));
      kind = grown(kind, new Uint8Array(capacity));
    }
    start[count] = from;
    end[count] = to;
    kind[count] = what;
    const single = to === from + 1;
    const w = single ? character(text.charCodeAt(from)) : text.slice(from, to);
    word.push(w);
    lower.push(isLower(text, from, to) ? w : w.toLowerCase());
    count++;
  };

  let at = 0;
  let quoted = false;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (chars.isSpace(code)) {
      if (code === 10) quoted = false;
      at++;
      continue;
    }
    const from = at;
    if (chars.isDigit(code)) {
      // "21st", "3pm", "G20": letters that follow directly belong to the number.
      at = wordEnd(text, numberEnd(text, at));
      push(from, at, TokenKind.number);
    } else if (chars.isWordAt(text, at)) {
      const to = chars.isIdeograph(code) ? at + 1 : wordEnd(text, at);
      at = addressEnd(text, at, to);
      push(from, at, TokenKind.word);
      const possessive = possessiveEnd(text, at, quoted);
      if (possessive > at) push(at, possessive, TokenKind.possessive);
      at = possessive;
    } else {
      at = possessiveEnd(text, at, true);
      if (at > from) {
        // "Inc. 's": a possessive that some texts set apart from its word.
        push(from, at, TokenKind.possessive);
        continue;
      }
      at = markEnd(text, at, code);
      if (isApostrophe(code) || code === 0x2018) quoted = opensQuotation(text, from, at);
      push(from, at, chars.isQuote(code) ? TokenKind.quote : TokenKind.punctuation);
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

/** Strings of one unit, made once each: marks, Chinese characters. */
const characters: string[] = [];

function character(code: number): string {
  return (characters[code] ??= String.fromCharCode(code));
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** ASCII without capitals, or Chinese: most words, which then need no second string. */
function isLower(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if ((code > 127 && !chars.isIdeograph(code)) || (code >= 65 && code <= 90)) return false;
  }
  return true;
}

function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x02bc;
}

/** The end of the word that begins at `at`, with inner apostrophes ("O'Brien") and abbreviation points ("U.S."). */
function wordEnd(text: string, at: number): number {
  const from = at;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128 ? chars.isWordCode(code) : chars.isWordAt(text, at) && !chars.isIdeograph(code)) {
      at += chars.width(text, at);
    } else if (at > from && (isApostrophe(code) || chars.isJoiner(code)) && chars.isWordAt(text, at + 1)) {
      if (possessiveEnd(text, at, false) > at) break;
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
  if (!single || chars.isDigit(text.charCodeAt(at - 1))) return false;
  const next = text.charCodeAt(at + 1);
  const letterThenPoint = chars.isWordCode(next) && text.charCodeAt(at + 2) === 46;
  return letterThenPoint || at > from + 1 || isUpper(text.charCodeAt(at - 1));
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/**
 * The end of a possessive that starts at `at`: "'s", or the bare apostrophe of a plural ("the ministers' talks") where
 * no single quotation mark is open; `at` where there is none.
 */
function possessiveEnd(text: string, at: number, quoted: boolean): number {
  if (!isApostrophe(text.charCodeAt(at))) return at;
  const next = text.charCodeAt(at + 1);
  if ((next === 115 || next === 83) && !chars.isWordAt(text, at + 2)) return at + 2;
  const before = text.charCodeAt(at - 1);
  const plural = (before === 115 || before === 83) && next === 32 && chars.isWordAt(text, at + 2);
  return plural && !quoted ? at + 1 : at;
}

/** A single mark before a word and after none: what closes it is no apostrophe. "'90s" opens nothing. */
function opensQuotation(text: string, from: number, to: number): boolean {
  const after = text.charCodeAt(to);
  return (
    to === from + 1 && !chars.isWordAt(text, from - 1) && chars.isWordAt(text, to) && !chars.isDigit(after)
  );
}

function numberEnd(text: string, at: number): number {
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (chars.isDigit(code)) at++;
    else if ((code === 44 || code === 46 || code === 58) && chars.isDigit(text.charCodeAt(at + 1))) at++;
    else break;
  }
  return at;
}

/** Repeated marks stand together ("...", "--", "``", "''"), and an emoji with what modifies or joins it. */
function markEnd(text: string, at: number, code: number): number {
  if (code === 46 || code === 45 || code === 96 || code === 39) {
    let to = at + 1;
    while (text.charCodeAt(to) === code) to++;
    return to;
  }
  return code < 0x2000 || chars.isQuote(code) ? at + chars.width(text, at) : chars.pictographEnd(text, at);
}

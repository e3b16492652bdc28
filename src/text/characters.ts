/** What a character is, by its code; everything outside ASCII is asked of Unicode once and then looked up. */

export function isSpace(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x200b ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x3000
  );
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

const letterTest = /^[\p{L}\p{M}\p{N}]$/u;
const letterCache = new Uint8Array(0x10000);

/** Letters, marks and digits of any script in the basic plane; ASCII is decided without the table. */
export function isWordCode(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code);
  if (Number.isNaN(code)) return false;
  const known = letterCache[code]!;
  if (known !== 0) return known === 1;
  // A variation selector and the keycap's mark belong to the emoji before them.
  const variation = (code >= 0xfe00 && code <= 0xfe0f) || code === 0x20e3;
  const letter = !variation && !isSurrogate(code) && letterTest.test(String.fromCharCode(code));
  letterCache[code] = letter ? 1 : 2;
  return letter;
}

/** Whether a letter, mark or digit stands at `at`, those written with two units included. */
export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!isLead(code)) return isWordCode(code);
  const point = text.codePointAt(at)!;
  return point > 0xffff && letterTest.test(String.fromCodePoint(point));
}

/** Units of the character at `at`: 2 for a surrogate pair, else 1. */
export function width(text: string, at: number): 1 | 2 {
  if (!isLead(text.charCodeAt(at))) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next < 0xe000 ? 2 : 1;
}

function isSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xe000;
}

function isLead(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

/** Han characters of the basic plane: written without spaces, about a word or a half each. */
export function isIdeograph(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** Zero-width joiners inside Persian and Indic words, and the soft hyphen. */
export function isJoiner(code: number): boolean {
  return code === 0x200c || code === 0x200d || code === 0xad;
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

/**
 * The end of the sign at `at` with its variation selectors, skin tones and keycap, with the signs that are joined to it, and
 * of a flag's two letters.
 */
export function pictographEnd(text: string, at: number): number {
  let to = at + width(text, at);
  if (isFlagLetter(text, at) && isFlagLetter(text, to)) return to + 2;
  while (to < text.length) {
    const code = text.charCodeAt(to);
    if ((code >= 0xfe00 && code <= 0xfe0f) || code === 0x20e3) to++;
    else if (code === 0xd83c && isSkinTone(text.charCodeAt(to + 1))) to += 2;
    else if (code === 0x200d && to + 1 < text.length && !isSpace(text.charCodeAt(to + 1)))
      to += 1 + width(text, to + 1);
    else break;
  }
  return to;
}

function isSkinTone(code: number): boolean {
  return code >= 0xdffb && code <= 0xdfff;
}

function isFlagLetter(text: string, at: number): boolean {
  const low = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && low >= 0xdde6 && low <= 0xddff;
}

/** Addresses of pages and of mail inside running text. Every look ahead is bounded, so that hostile text costs no more. */

const mail = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}/y;
const scheme = /(?:https?|ftp):\/\/[^\s"'<>“”«»]{1,2000}/y;
const host =
  /(?:www\.(?:[\w-]{1,63}\.){1,5}[a-z]{2,24}|(?:[\w-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|biz|co\.[a-z]{2}))(?![\w-])(?:\/[^\s"'<>“”«»]{0,2000})?/iy;

/** The end of an address whose first word is `from`..`to`; `to` where the word is no part of one. */
export function addressEnd(text: string, from: number, to: number): number {
  const code = text.charCodeAt(to);
  if (code === 58) return text.charCodeAt(to + 1) === 47 ? match(scheme, text, from, to) : to;
  const joined = code === 46 && isNameCode(text.charCodeAt(to + 1));
  if (!joined && code !== 64 && code !== 43 && code !== 95) return to;
  const end = match(mail, text, from, to);
  if (end > to || !joined) return end;
  // "means.Com" and the like are fused sentences; a host is written small, but for a name's own capitals before the point.
  return isLower(text.charCodeAt(to + 1)) || code !== 46 ? match(host, text, from, to) : to;
}

function match(pattern: RegExp, text: string, from: number, otherwise: number): number {
  pattern.lastIndex = from;
  if (!pattern.test(text)) return otherwise;
  let end = pattern.lastIndex;
  while (end > otherwise && closing.includes(text.charAt(end - 1))) end--;
  return end;
}

/** Marks that end the sentence around an address, not the address. */
const closing = ".,;:!?)]}’*_-";

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

function isNameCode(code: number): boolean {
  return isLower(code) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

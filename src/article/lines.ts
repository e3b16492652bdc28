/** What single lines of a page are, by their words (`lines.json`): labels, ways elsewhere, notices, corrections. */
import { folded } from "./compare.ts";
import table from "./lines.json" with { type: "json" };

const firstWord = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]+/u;
const anyWord = /[\p{L}\p{M}]{1,40}/gu;
const labels = new Set(table.labels.words.map(folded));
const boxes = new Set(table.boxes.words.map(folded));
const openers = prefixTable(table.openers.words);
const corrections = prefixTable(table.corrections.words);
const credits = prefixTable(table.credits.words);

/** Words by their first four letters, so that a line is asked about few of them. */
function prefixTable(words: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byStart = new Map<string, string[]>();
  for (const word of words.map((w) => w.toLowerCase())) {
    const key = word.slice(0, 1);
    byStart.set(key, [...(byStart.get(key) ?? []), word]);
  }
  return byStart;
}

function startsWithAny(line: string, byStart: ReadonlyMap<string, readonly string[]>): boolean {
  const found = byStart.get(line.slice(0, 1));
  return found !== undefined && found.some((word) => line.startsWith(word) && !isLetter(line, word));
}

/** "related" must not be found in "relatedness". */
function isLetter(line: string, word: string): boolean {
  return (
    /\p{L}$/u.test(word) &&
    /^\p{L}/u.test(line.slice(word.length, word.length + 1)) &&
    !/[\u3040-\u9FFF\uAC00-\uD7AF]$/u.test(word)
  );
}

const asHeard = (text: string): string => text.toLowerCase().replace(/[’‘`]/g, "'");

export function isLabel(text: string): boolean {
  return text.length <= 60 && labels.has(folded(text));
}

export function isOpener(text: string): boolean {
  return startsWithAny(asHeard(text).replace(/^[\s\-–—•*|:(["“»]+/, ""), openers);
}

/** A heading over other stories: the whole line, or with the name of what they are from ("More from the Herald"). */
export function isBoxHeading(text: string): boolean {
  if (text.length > 70) return false;
  const words = folded(text);
  if (boxes.has(words)) return true;
  const tokens = words.split(" ");
  for (let n = Math.min(4, tokens.length - 1); n > 1; n--)
    if (tokens.length <= n + 4 && boxes.has(tokens.slice(0, n).join(" "))) return true;
  return false;
}

export function isCorrection(text: string): boolean {
  const line = asHeard(text).replace(/^[\s*(["“_–—-]+/, "");
  return startsWithAny(line, corrections) && (text.length < 30 || /[:.]/.test(text));
}

const tellsChange = containing(table.changes.words);
const editorsNote =
  /^[\s([*"“_–—-]*(?:editors?['’]?s?['’]? note|anmerkung der redaktion|nota del editor|nota da redação)/i;

/** An editor's note that only introduces the story. */
export function isIntroduction(text: string): boolean {
  return editorsNote.test(text) && !tellsChange(text);
}

/** "Photo: A. Lens", or a caption that ends in "© A. Lens / Agency". */
export function isCredit(text: string): boolean {
  if (text.length > 250) return false;
  if (text.length < 120 && startsWithAny(asHeard(text), credits)) return true;
  return /(?:©|\((?:AP Photo|Photo|Foto|Image|Credit)\b|\s(?:Bild|Foto|Photo|Image|Picture|Credit):)[^!?]{2,60}$/.test(
    text,
  );
}

export const isNotice: (text: string) => boolean = containing(table.notices.words);
export const isTail: (text: string) => boolean = containing(table.tails.words);
/** Short, since a story may speak of cookies. */
export function isConsent(text: string): boolean {
  return text.length < 250 && holdsConsent(text);
}

const holdsConsent = containing(table.consent.words);
/** A request for cookies, a sentence of the house's own; stories on the subject speak of "the site", not of "us". */
export const asksConsent: (text: string) => boolean = containing(table.asks.words);
export const isAboutPrivacy: (text: string) => boolean = containing(table.privacy.words);
export const isPaywall: (text: string) => boolean = containing(table.paywall.words);

/**
 * Does a line hold one of these? A "*" stands for up to 40 characters. Phrases are looked up by their first word as the
 * line is read; those that begin with no letter of an alphabet are searched for.
 */
function containing(phrases: readonly string[]): (text: string) => boolean {
  const byWord = new Map<string, string[][]>();
  const odd: string[][] = [];
  for (const phrase of phrases) {
    const parts = asHeard(phrase)
      .split("*")
      .map((part) => part.trim())
      .filter((part) => part !== "");
    const word = firstWord.exec(parts[0]!)?.[0];
    if (word === undefined) odd.push(parts);
    else byWord.set(word, [...(byWord.get(word) ?? []), parts]);
  }
  return (text) => {
    const line = asHeard(text);
    if (odd.some((parts) => holds(line, parts, line.indexOf(parts[0]!)))) return true;
    for (const word of line.match(anyWord) ?? []) {
      const found = byWord.get(word);
      if (found?.some((parts) => holds(line, parts, line.indexOf(parts[0]!)))) return true;
    }
    return false;
  };
}

/** Do the parts follow one another in the line, the first at `start`, at most 40 characters between? */
function holds(line: string, parts: readonly string[], start: number): boolean {
  if (start < 0) return false;
  let from = start + parts[0]!.length;
  for (const part of parts.slice(1)) {
    const at = line.indexOf(part, from);
    if (at < 0 || at > from + 40) return false;
    from = at + part.length;
  }
  return true;
}

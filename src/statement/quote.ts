/**
 * Quotations: what stands between quotation marks, whatever the marks are. Straight, curly, single, low, angle,
 * doubled (`` '') and corner marks; marks that point the wrong way; quotations that run over paragraphs, each
 * paragraph opened anew and only the last one closed; marks that were never closed.
 *
 * One pass over the marks of a paragraph, with one mark of look-ahead kept ready, so that a page made of nothing
 * but quotation marks is still read in linear time.
 */
import { type Note, type Prose, TokenKind } from "../model.ts";
import { verbForms } from "./lexicon.ts";

/** Quoted words in one paragraph: token indexes of the opening mark and past the closing one. */
export interface Quotation {
  readonly from: number;
  /** Past the closing mark, or past the last quoted token where the mark is missing. */
  readonly to: number;
  /** The closing mark is there. */
  readonly closed: boolean;
  /** The quotation goes on in the next paragraph, which opens with its own mark. */
  readonly continues: boolean;
}

const open = 1;
const close = 2;

interface Pending {
  readonly at: number;
  readonly family: number;
}

/** All outermost quotations in order, and a note for each mark that was mended or left alone. */
export function findQuotations(prose: Prose): { quotations: Quotation[]; notes: Note[] } {
  const quotations: Quotation[] = [];
  const notes: Note[] = [];
  const { tokens, sentences, paragraphs } = prose;
  let sentence = 0;
  /** The last paragraph ended inside a quotation; its index in `quotations`. */
  let hanging = -1;
  for (let paragraph = 0; paragraph < paragraphs.length; paragraph++) {
    const first = sentences[sentence]?.firstToken ?? tokens.count;
    while (sentence < sentences.length && sentences[sentence]!.paragraph === paragraph) sentence++;
    const end = sentences[sentence - 1]?.endToken ?? first;
    if (end <= first) continue;
    const found = scanParagraph(prose, first, end);
    hanging = mend(prose, found, quotations, hanging, first, end, notes);
  }
  if (hanging >= 0) closeAtSentence(prose, quotations, hanging, notes);
  return { quotations, notes };
}

/** Pairs the marks of one paragraph. A quotation without its closing mark comes last, with `closed: false`. */
function scanParagraph(prose: Prose, first: number, end: number): Quotation[] {
  const { tokens } = prose;
  const found: Quotation[] = [];
  const closers = lastClosers(prose, first, end);
  let outer: Pending | null = null;
  let inner = 0;
  for (let at = first; at < end; at++) {
    if (tokens.kind[at] !== TokenKind.quote) continue;
    const family = familyOf(tokens.word[at]!);
    const role = roleOf(prose, at, first, end);
    if (outer === null) {
      if (isSingle(family) && (role !== open || closers[family]! <= at)) continue;
      if (isStray(prose, at, end)) continue;
      if (role === open || (!isSingle(family) && mayOpen(prose, at, first, end))) {
        outer = { at, family };
        inner = 0;
      }
    } else if (sameFamily(outer.family, family)) {
      if (isSingle(family)) {
        if (role !== close || isPluralOwner(prose, at, first, end)) continue;
      } else if (closesForeign(tokens.word[outer.at]!, tokens.word[at]!)) {
        inner = 0;
      } else if (role === open && isDirected(tokens.word[at]!) && !startsAfterStop(prose, at)) {
        inner++;
        continue;
      } else if (inner > 0) {
        inner--;
        continue;
      } else if (role === open && startsAfterStop(prose, at)) {
        // The mark opens the next quotation: the earlier one was never closed.
        found.push({ from: outer.at, to: at, closed: false, continues: false });
        outer = { at, family };
        inner = 0;
        continue;
      }
      found.push({ from: outer.at, to: at + 1, closed: true, continues: false });
      outer = null;
    }
  }
  if (outer !== null) found.push({ from: outer.at, to: end, closed: false, continues: false });
  return found;
}

/** German and Danish marks: „…“ and »…« close with what opens elsewhere. */
function closesForeign(opener: string, mark: string): boolean {
  if (opener === "„") return mark !== "„";
  return (opener === "»" && mark === "«") || (opener === "›" && mark === "‹");
}

/** How far a mark that closes more plainly is looked for. */
const plainReach = 200;

/**
 * `'We waited for the ferries' crews,' she said`: the mark behind a plural and before another word is the plural's own
 * where one that a stop precedes or follows closes the quotation later, and none opens before that.
 */
function isPluralOwner(prose: Prose, at: number, first: number, end: number): boolean {
  const { tokens } = prose;
  if (!tokens.lower[at - 1]!.endsWith("s") || tokens.kind[at + 1] !== TokenKind.word || at + 1 >= end)
    return false;
  for (let next = at + 1; next < Math.min(end, at + plainReach); next++) {
    if (tokens.kind[next] !== TokenKind.quote || familyOf(tokens.word[next]!) !== 2) continue;
    const role = roleOf(prose, next, first, end);
    if (role === open) return false;
    if (role !== close) continue;
    const inside = /^[,.!?…]/.test(tokens.word[next - 1]!);
    if (inside || next + 1 >= end || /^[,.!?;:…]/.test(tokens.word[next + 1]!)) return true;
  }
  return false;
}

/** One opening mark right before another of its family: only the inner one counts. */
function isStray({ tokens }: Prose, at: number, end: number): boolean {
  const next = at + 1;
  if (next >= end || tokens.kind[next] !== TokenKind.quote || tokens.end[at] !== tokens.start[next])
    return false;
  return familyOf(tokens.word[at]!) === familyOf(tokens.word[next]!) && isDirected(tokens.word[next]!);
}

/** For each family, the last mark in the paragraph that could close: an opening single mark needs one after it. */
function lastClosers(prose: Prose, first: number, end: number): number[] {
  const last = [0, -1, -1, -1, -1, -1];
  for (let at = first; at < end; at++) {
    if (prose.tokens.kind[at] !== TokenKind.quote) continue;
    const family = familyOf(prose.tokens.word[at]!);
    if (roleOf(prose, at, first, end) === close) last[family] = at;
  }
  return last;
}

/** Joins a paragraph's quotations to those before it; returns the index of one that still hangs open, or -1. */
function mend(
  prose: Prose,
  found: readonly Quotation[],
  quotations: Quotation[],
  hanging: number,
  first: number,
  end: number,
  notes: Note[],
): number {
  let list = found;
  const head = found[0];
  if (hanging >= 0) {
    const opensAnew = head !== undefined && head.from === first;
    const before = quotations[hanging]!;
    if (opensAnew && !head.closed && beganMidSentence(prose, before)) {
      // `"personae non gratae.` / `"In retaliation, ...`: the closing mark slipped over the line's end.
      note(
        prose,
        notes,
        first,
        "slipped mark",
        "a closing quotation mark stands at the head of the next paragraph",
      );
      list = found.slice(1);
    } else if (opensAnew) {
      quotations[hanging] = { ...before, continues: true };
    } else {
      closeAtSentence(prose, quotations, hanging, notes);
    }
  }
  for (const quotation of list) quotations.push(quotation);
  const last = list.at(-1);
  return last !== undefined && !last.closed && last.to === end ? quotations.length - 1 : -1;
}

/** The quotation neither opens its sentence nor is led in by a colon, a dash or a cue: a few words, not a speech. */
function beganMidSentence(prose: Prose, { from }: Quotation): boolean {
  const { tokens, sentences } = prose;
  const first = sentences[tokens.sentence[from]!]!.firstToken;
  if (first === from) return false;
  const before = tokens.word[from - 1]!;
  if (/^[:–—-]/.test(before)) return false;
  const led = before === "," ? from - 2 : from - 1;
  for (let at = led; at > Math.max(first - 1, led - 2); at--)
    if (verbForms.has(tokens.lower[at]!)) return false;
  return true;
}

/** A quotation that is never closed is taken to its sentence's end; to its paragraph's where it began one. */
function closeAtSentence(prose: Prose, quotations: Quotation[], index: number, notes: Note[]): void {
  const quotation = quotations[index]!;
  const sentence = prose.sentences[prose.tokens.sentence[quotation.from]!]!;
  note(prose, notes, quotation.from, "unclosed quotation", "the quotation mark is never closed");
  if (beganMidSentence(prose, quotation) && sentence.endToken < quotation.to) {
    quotations[index] = { ...quotation, to: sentence.endToken };
  }
}

function note(prose: Prose, notes: Note[], at: number, rule: string, reason: string): void {
  const span = { start: prose.tokens.start[at]!, end: prose.tokens.end[at]! };
  notes.push({ stage: "statement", rule, span, reason });
}

/** 1 double, 2 single, 3 angle, 4 single angle, 5 corner: marks that may close each other. */
function familyOf(word: string): number {
  const code = word.charCodeAt(0);
  if (code === 34 || (code >= 0x201c && code <= 0x201f)) return 1;
  if (word.length > 1 && (code === 39 || code === 96)) return 1;
  if (code === 0xab || code === 0xbb) return 3;
  if (code === 0x2039 || code === 0x203a) return 4;
  if (code >= 0x300c && code <= 0x300f) return 5;
  return 2;
}

function isSingle(family: number): boolean {
  return family === 2;
}

function sameFamily(a: number, b: number): boolean {
  return a === b;
}

/** Curly and angle marks say by their shape whether they open; straight ones do not. */
function isDirected(word: string): boolean {
  return /^[“«‹「『„]/.test(word) || word === "``";
}

/** What the mark does, by its shape and by what it touches. 0: it could do either or neither. */
function roleOf({ tokens, text }: Prose, at: number, first: number, end: number): number {
  const touchesBefore = at > first && tokens.end[at - 1] === tokens.start[at];
  const touchesAfter = at + 1 < end && tokens.start[at + 1] === tokens.end[at];
  const before = touchesBefore ? text.charCodeAt(tokens.start[at]! - 1) : 32;
  const opensAfter = !touchesBefore || isOpener(before);
  const word = tokens.word[at]!;
  if (isDirected(word)) return opensAfter || touchesAfter ? open : close;
  if (familyOf(word) === 2) {
    if (opensAfter && touchesAfter) return word === "’" ? 0 : open;
    return touchesBefore && !(touchesAfter && isLetter(text.charCodeAt(tokens.end[at]!))) ? close : 0;
  }
  if (opensAfter && touchesAfter) return open;
  if (touchesBefore && !touchesAfter) return close;
  if (touchesBefore && touchesAfter)
    return isLetter(text.charCodeAt(tokens.end[at]!)) && isOpener(before) ? open : close;
  return 0;
}

/** A straight mark that stands free, or one that follows a number ("6'2\""), opens only with a word behind it. */
function mayOpen(prose: Prose, at: number, first: number, end: number): boolean {
  const { tokens } = prose;
  if (at + 1 >= end) return false;
  if (at > first && tokens.kind[at - 1] === TokenKind.number && tokens.end[at - 1] === tokens.start[at])
    return false;
  return roleOf(prose, at, first, end) === 0;
}

/** The mark opens right after a sentence's end, where an open quotation would have closed first. */
function startsAfterStop({ tokens, sentences }: Prose, at: number): boolean {
  return sentences[tokens.sentence[at]!]!.firstToken === at && tokens.end[at - 1]! < tokens.start[at]!;
}

function isOpener(code: number): boolean {
  return (
    code === 40 ||
    code === 91 ||
    code === 45 ||
    code === 0x2013 ||
    code === 0x2014 ||
    code === 47 ||
    code === 34 ||
    code === 0x201c ||
    code === 0x2018 ||
    code === 39 ||
    code === 58 ||
    code === 0xa0 ||
    code <= 32
  );
}

function isLetter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code > 0xbf
  );
}

/**
 * Sentences within paragraphs. A boundary needs a terminal mark, then (past closing quotation marks and brackets)
 * a token that can open a sentence. Fused sentences ("means.Earlier") are boundaries too: a lower-case word or a
 * closing mark, a point, and a capital with no space between, as scrapers leave them.
 *
 * Which abbreviations never end a sentence, which may, and which words open one are data: `sentences.LANGUAGE.json`.
 */
import { type Sentence, type Span, TokenKind } from "../model.ts";
import de from "./sentences.de.json" with { type: "json" };
import en from "./sentences.en.json" with { type: "json" };
import es from "./sentences.es.json" with { type: "json" };
import fr from "./sentences.fr.json" with { type: "json" };
import ru from "./sentences.ru.json" with { type: "json" };
import type { RawTokens } from "./tokens.ts";

/** What a language's file says: sets of lower-case words without their last point. */
interface Rules {
  /** "Mr", "Gen": never the end. */
  readonly never: ReadonlySet<string>;
  /** "Inc", "U.S", "p.m": the end only where a word follows that opens sentences. */
  readonly mayEnd: ReadonlySet<string>;
  /** "Ill", "Sat": as `mayEnd`, but only with a capital, since the small word is a word. */
  readonly capital: ReadonlySet<string>;
  /** "No. 5": an abbreviation only before a number. */
  readonly number: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  /** "p.m.", after which a capital opens a sentence unless it names a day, a month or a zone. */
  readonly hours: ReadonlySet<string>;
  readonly afterHours: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
  /** "am 5. März": a point after a small number makes an ordinal. */
  readonly ordinals: boolean;
}

type Optional = "hours" | "afterHours";
type RuleFile = Record<Exclude<keyof Rules, "ordinals" | Optional>, string> & {
  readonly [key in Optional]?: string;
} & { readonly ordinals?: boolean };

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const rulesOf = (file: RuleFile): Rules => ({
  never: words(file.never),
  mayEnd: words(file.mayEnd),
  capital: words(file.capital),
  number: words(file.number),
  openers: words(file.openers),
  hours: words(file.hours ?? ""),
  afterHours: words(file.afterHours ?? ""),
  speech: words(file.speech),
  ordinals: file.ordinals ?? false,
});
const english = rulesOf(en);
const rules = new Map<string, Rules>([
  ["de", rulesOf(de)],
  ["es", rulesOf(es)],
  ["fr", rulesOf(fr)],
  ["ru", rulesOf(ru)],
]);

/** What the questions below are asked of: one paragraph of a text, and the language's rules. */
interface Place {
  readonly text: string;
  readonly tokens: RawTokens;
  readonly end: number;
  readonly rules: Rules;
}

/** Ordered, disjoint sentences that cover every token of every paragraph. `language` is a BCP 47 tag. */
export function findSentences(
  text: string,
  paragraphs: readonly Span[],
  tokens: RawTokens,
  language = "en",
): Sentence[] {
  const sentences: Sentence[] = [];
  const chosen = rules.get(language.slice(0, 2)) ?? english;
  let token = 0;
  paragraphs.forEach((span, paragraph) => {
    while (token < tokens.count && tokens.start[token]! < span.start) token++;
    let end = token;
    while (end < tokens.count && tokens.start[end]! < span.end) end++;
    for (const [firstToken, endToken] of cut({ text, tokens, end, rules: chosen }, token)) {
      const at = { start: tokens.start[firstToken]!, end: tokens.end[endToken - 1]! };
      sentences.push({ ...at, paragraph, firstToken, endToken });
    }
    token = end;
  });
  return sentences;
}

/** Ranges of tokens, one a sentence. */
function cut(place: Place, from: number): [number, number][] {
  const { tokens, end } = place;
  const ranges: [number, number][] = [];
  let first = from;
  let open = false;
  for (let i = from; i < end; i++) {
    if (isStraight(place, i)) open = !open;
    if (!isTerminal(tokens.word[i]!) && !endsInPoint(tokens, i)) continue;
    if (opensWithIt(place, i, first)) continue;
    let next = i + 1;
    while (next < end && closes(place, next, open)) {
      if (isStraight(place, next)) open = !open;
      next++;
    }
    if (next < end && !opensSentence(place, i, next)) {
      i = next - 1;
      continue;
    }
    ranges.push([first, next]);
    first = next;
    i = next - 1;
  }
  if (first < end) ranges.push([first, end]);
  return ranges;
}

/** "... I never left", "4. Roads": an ellipsis or a list's number at the start is no end. */
function opensWithIt({ tokens }: Place, i: number, first: number): boolean {
  const dots = tokens.word[i]!.length > 1 || tokens.word[i] === "…";
  const quoted = i > first && tokens.kind[i - 1] === TokenKind.quote && tokens.end[i - 1] === tokens.start[i];
  if (dots && tokens.kind[i] === TokenKind.punctuation) return i === first || quoted;
  return i === first + 1 && tokens.kind[first] === TokenKind.number && tokens.lower[first]!.length < 3;
}

function isStraight({ text, tokens }: Place, i: number): boolean {
  return tokens.kind[i] === TokenKind.quote && text.charCodeAt(tokens.start[i]!) === 34;
}

/** Latin, Arabic, Devanagari, Chinese and Armenian ends. */
function isTerminal(word: string): boolean {
  const code = word.charCodeAt(0);
  return code === 46 || code === 33 || code === 63 || code === 0x2026 || code === 0x61f || isFullStop(code);
}

/** Marks that end a sentence whatever follows. */
function isFullStop(code: number): boolean {
  return (
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0x964 ||
    code === 0x589 ||
    code === 0xff61
  );
}

/** "U.S.", "p.m." and "B." carry the sentence's own point inside the token. */
function endsInPoint(tokens: RawTokens, i: number): boolean {
  const word = tokens.word[i]!;
  return word.length > 1 && tokens.kind[i] === TokenKind.word && word.charCodeAt(word.length - 1) === 46;
}

/**
 * A bracket, a footnote's number, or a quotation mark that ends. A mark that touches the word before alone closes,
 * one that touches the word after alone opens; a straight mark between two words, as scrapers fuse them, closes where
 * one is open.
 */
function closes({ text, tokens, end }: Place, i: number, open: boolean): boolean {
  const code = text.charCodeAt(tokens.start[i]!);
  const after = tokens.end[i] === tokens.start[i + 1] && i + 1 < end;
  const before = tokens.start[i] === tokens.end[i - 1];
  if (code === 41 || code === 93) return true;
  if (code === 91) return before && tokens.kind[i + 1] === TokenKind.number && tokens.word[i + 2] === "]";
  if (tokens.kind[i] === TokenKind.number)
    return before && tokens.word[i - 1] === "[" && tokens.word[i + 1] === "]";
  if (tokens.kind[i] !== TokenKind.quote) return false;
  // French sets a space inside its marks.
  if (code === 0xbb && !after) return true;
  if (!before) return false;
  if (!after) return true;
  if (code === 34) return open;
  return code === 0x201d || code === 0x2019 || code === 0xbb || code === 0x300d || code === 0x300f;
}

function opensSentence(place: Place, mark: number, next: number): boolean {
  const { text, tokens } = place;
  if (isFullStop(text.charCodeAt(tokens.start[mark]!))) return true;
  const inside = endsInPoint(tokens, mark);
  const point = inside || tokens.word[mark] === ".";
  const touching = tokens.start[next] === tokens.end[next - 1];
  if (point && touching) return !inside && isFused(place, mark, next);
  if (inside) return afterShort(place, mark, next, true);
  if (point && tokens.end[mark - 1] === tokens.start[mark]) {
    if (isNumbered(place, mark, next)) return false;
    if (isShort(place, mark)) return afterShort(place, mark, next, false);
  } else if (!point && next > mark + 1 && isAsked(place, next)) return false;
  return canOpen(place, next);
}

/** A word with a capital or of a script without, a number, a quotation, a bracket, a dash or a bullet. */
function canOpen({ text, tokens }: Place, next: number): boolean {
  const kind = tokens.kind[next]!;
  if (kind === TokenKind.word) return isCapital(tokens.word[next]!) || !/^\p{Ll}/u.test(tokens.word[next]!);
  const code = text.charCodeAt(tokens.start[next]!);
  return kind === TokenKind.number || kind === TokenKind.quote || openingMarks.has(code);
}

/** ( [ - — – • ¿ ¡ # @ $ € £ */
const openingMarks = new Set([
  40, 91, 45, 0x2014, 0x2013, 0x2022, 0xbf, 0xa1, 35, 64, 36, 0x20ac, 0xa3, 0x201e,
]);

/** An ordinary word, a point, a capital and small letters, all touching; or a lower-case word before "A" or "NATO". */
function isFused({ text, tokens }: Place, mark: number, next: number): boolean {
  const word = tokens.word[next]!;
  const before = tokens.word[mark - 1] ?? "";
  const quoted = next > mark + 1 || (tokens.kind[mark - 1] ?? 0) !== TokenKind.word;
  if (tokens.kind[next] === TokenKind.quote) return tokens.start[next + 1] === tokens.end[next];
  if (!isCapital(word) || (!quoted && before.length < 2) || tokens.end[mark - 1] !== tokens.start[mark])
    return false;
  if (word.length > 1 && !isCapital(word.slice(1))) return true;
  const spaced = text.charCodeAt(tokens.end[next]!) <= 32;
  return spaced && (quoted || (before.length > 2 && !isCapital(before)));
}

/** "No. 5" before a number; in German "am 5. März". */
function isNumbered({ tokens, rules }: Place, mark: number, next: number): boolean {
  const before = tokens.lower[mark - 1]!;
  if (rules.number.has(before) && tokens.kind[next] === TokenKind.number) return true;
  return (
    rules.ordinals &&
    tokens.kind[mark - 1] === TokenKind.number &&
    before.length < 3 &&
    !rules.openers.has(tokens.lower[next]!)
  );
}

function isShort({ tokens, rules }: Place, mark: number): boolean {
  if (mark === 0) return false;
  const before = tokens.lower[mark - 1]!;
  if (rules.never.has(before) || rules.mayEnd.has(before)) return true;
  const capital = isCapital(tokens.word[mark - 1]!);
  return capital && (before.length === 1 || rules.capital.has(before));
}

/** After "U.S." or "p.m." only a word that seldom stands inside a name opens a sentence; after "Mr." nothing does. */
function afterShort({ text, tokens, rules }: Place, mark: number, next: number, inside: boolean): boolean {
  const word = tokens.lower[inside ? mark : mark - 1]!;
  if (rules.never.has(inside ? word.slice(0, -1) : word)) return false;
  const code = text.charCodeAt(tokens.start[next]!);
  if (rules.hours.has(word) && tokens.kind[next] === TokenKind.word) {
    const opener = tokens.word[next]!;
    return isCapital(opener) && !rules.afterHours.has(tokens.lower[next]!) && !isAcronym(opener);
  }
  if (tokens.kind[next] === TokenKind.quote)
    return code === 0x201c || code === 0xab || code === 34 || code === 96;
  // "И. В. Орлов", "J. I. Orr": an initial before an initial.
  if (
    tokens.word[next]!.length === 1 &&
    tokens.word[next + 1] === "." &&
    tokens.start[next + 1] === tokens.end[next]
  )
    return false;
  return isCapital(tokens.word[next]!) && rules.openers.has(tokens.lower[next]!);
}

/** "Why?" Marsk asked: a question's own mark does not end the sentence that reports it. */
function isAsked({ tokens, end, rules }: Place, next: number): boolean {
  for (let i = next; i < end && i < next + 4; i++) {
    if (rules.speech.has(tokens.lower[i]!)) return i > next || !isCapital(tokens.word[i]!);
    if (!isCapital(tokens.word[i]!)) return false;
  }
  return false;
}

/** "EST", "GMT": zones are written in capitals. */
function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function isCapital(word: string): boolean {
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}

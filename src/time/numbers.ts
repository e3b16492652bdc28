/** Numbers in digits and in words, as counts of units and as spoken years. */
import type { Tokens } from "../model.ts";
import { TokenKind } from "../model.ts";
import type { Capture } from "./classes.ts";
import type { Words } from "./language.ts";

const counted = /^\d+(?:,\d{3})*(?:\.\d+)?$/;

/**
 * "18", "1,500", "2 1/2", "twenty-four", "a hundred", "two and a half", "a couple of"; `worth` is `null` for a
 * count that is not stated ("several", "a few"). A lone article is no count.
 */
export function readCount(tokens: Tokens, at: number, words: Words, bit: number): Capture | null {
  const found =
    tokens.kind[at] === TokenKind.number ? readDigitsCount(tokens, at) : readWordsCount(tokens, at, words);
  if (!found) return null;
  const end = afterHalf(tokens, found.end, words);
  const worth = end > found.end && found.worth !== null ? found.worth + 0.5 : found.worth;
  return { bit, worth, start: at, end };
}

interface Count {
  readonly worth: number | null;
  readonly end: number;
}

function readDigitsCount(tokens: Tokens, at: number): Count | null {
  const word = tokens.word[at]!;
  if (word.length > 12 || !counted.test(word)) return null;
  const whole = Number(word.replaceAll(",", ""));
  // "2 1/2", "2-1/2"
  const part = tokens.word[at + 1] === "-" ? at + 2 : at + 1;
  if (tokens.word[part + 1] === "/" && tokens.word[part] === "1") {
    const below = Number(tokens.word[part + 2]);
    if (below === 2 || below === 4) return { worth: whole + 1 / below, end: part + 3 };
  }
  return { worth: whole, end: at + 1 };
}

/** A count of more words than these is none; without a bound, a chain of "one thousand" would be read ever again. */
const longest = 12;

function readWordsCount(tokens: Tokens, from: number, words: Words): Count | null {
  let at = from;
  const article = words.articles.has(tokens.lower[at]!);
  if (article) at++;
  const first = tokens.lower[at] ?? "";
  if (words.vague.has(first)) {
    const of = tokens.lower[at + 1] ?? "";
    return {
      worth: null,
      end: words.of.has(of) && !words.the.has(tokens.lower[at + 2] ?? "") ? at + 2 : at + 1,
    };
  }
  const count = words.counts.get(first);
  if (count !== undefined)
    return { worth: count, end: words.of.has(tokens.lower[at + 1] ?? "") ? at + 2 : at + 1 };
  let total = 0;
  let part = article && words.scales.has(first) ? 1 : 0;
  let any = false;
  for (const end = from + longest; at < end; ) {
    const lower = tokens.lower[at] ?? "";
    const number = words.numbers.get(lower);
    const scale = words.scales.get(lower);
    if (number !== undefined && (part % 100 === 0 || (part % 10 === 0 && number < 10 && part % 100 >= 20))) {
      part += number;
    } else if (scale !== undefined && part > 0) {
      if (scale === 100) part *= 100;
      else {
        total += part * scale;
        part = 0;
      }
    } else break;
    any = true;
    at++;
    if (
      tokens.word[at] === "-" &&
      words.numbers.has(tokens.lower[at + 1] ?? "") &&
      part % 100 >= 20 &&
      part % 10 === 0
    ) {
      at++;
    }
  }
  return any ? { worth: total + part, end: at } : null;
}

/** "two and a half years", "two-and-a-half-year": the end past the half, or `at`. */
function afterHalf(tokens: Tokens, at: number, words: Words): number {
  let to = at;
  if (tokens.word[to] === "-") to++;
  if (!words.and.has(tokens.lower[to] ?? "")) return at;
  to++;
  if (tokens.word[to] === "-") to++;
  if (!words.articles.has(tokens.lower[to] ?? "")) return at;
  to++;
  if (tokens.word[to] === "-") to++;
  return words.half.has(tokens.lower[to] ?? "") ? to + 1 : at;
}

/** "nineteen ninety-six", "two thousand one". */
export function readYearWords(tokens: Tokens, at: number, words: Words, bit: number): Capture | null {
  const century = words.numbers.get(tokens.lower[at]!) ?? 0;
  if (century >= 16 && century <= 20) {
    const next = tokens.word[at + 1] === "-" ? at + 2 : at + 1;
    const rest = readWordsCount(tokens, next, words);
    const plain = !words.articles.has(tokens.lower[next] ?? "");
    if (plain && rest && rest.worth !== null && rest.worth >= 10 && rest.worth < 100) {
      return { bit, worth: century * 100 + rest.worth, start: at, end: rest.end };
    }
    return null;
  }
  const count = century === 2 ? readWordsCount(tokens, at, words) : null;
  return count && count.worth !== null && count.worth >= 2000 && count.worth < 2100
    ? { bit, worth: count.worth, start: at, end: count.end }
    : null;
}

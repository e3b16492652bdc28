/** What one class of words says at one token: where it ends and what it is worth. */
import type { Tokens } from "../model.ts";
import { TokenKind } from "../model.ts";
import type { Words } from "./language.ts";
import { readCount, readYearWords } from "./numbers.ts";
import { Class } from "./wordclass.ts";

export type Worth = number | string | null | readonly [number, string];

export interface Capture {
  readonly bit: number;
  readonly worth: Worth;
  readonly start: number;
  readonly end: number;
}

/** The classes that a token of digits may belong to, before its digits are looked at. */
export const numberMask: number =
  Class.NUM |
  Class.N |
  Class.DAY |
  Class.YEAR |
  Class.HOUR |
  Class.CLOCK |
  Class.FULLHOUR |
  Class.SHORTYEAR |
  Class.DECADE |
  Class.FULLDATE |
  Class.ORD;

const digits = /^\d+$/;
/** "14:30"; French writes "14h30". */
const clock = /^(\d{1,2})[:h](\d{2})(?::\d{2})?$/;
const pointed = /^(\d{1,2})\.(\d{2})$/;
const fullHour = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm)$/;
const quarterCode = /^(?:([qh])([1-4])|([1-4])([qh]))$/;

export function isQuarterCode(lower: string): boolean {
  if (lower.length !== 2) return false;
  const first = lower[0]!;
  const last = lower[1]!;
  // Most words of two letters or digits are ruled out before the pattern is asked.
  return (first === "q" || first === "h" || last === "q" || last === "h") && quarterCode.test(lower);
}

/** Reads one class at token `at`; `null` where the token is not of it. */
export function readClass(bit: number, tokens: Tokens, at: number, words: Words): Capture | null {
  const lower = tokens.lower[at]!;
  const one = (worth: Worth | undefined): Capture | null =>
    worth === undefined ? null : { bit, worth, start: at, end: at + 1 };
  switch (bit) {
    case Class.MONTH:
      return readMonth(tokens, at, words);
    case Class.WEEKDAY:
      return one(words.weekdays.get(lower));
    case Class.WEEKDAYS:
      return one(words.weekdayPlurals.get(lower));
    case Class.SHORTWEEKDAY:
      return one(words.shortWeekdays.get(lower));
    case Class.UNIT:
      return one(words.units.get(lower));
    case Class.UNITS:
      return one(words.unitPlurals.get(lower));
    case Class.A:
      return words.articles.has(lower) ? one(1) : null;
    case Class.SEASON:
      return one(words.seasons.get(lower));
    case Class.PART:
      return one(words.parts.get(lower));
    case Class.PARTS:
      return one(words.partPlurals.get(lower));
    case Class.CLOCKWORD:
      return one(words.clockWords.get(lower));
    case Class.MERIDIEM:
      return one(words.meridiems.get(lower));
    case Class.ZONE:
      return one(words.zones.get(lower));
    case Class.DIR:
      return one(words.directions.get(lower));
    case Class.SHIFT:
      return one(words.shifts.get(lower));
    case Class.BC:
    case Class.AD:
      return one(lower);
    case Class.ORD:
      return one(words.ordinals.get(lower) ?? numericOrdinal(lower, words));
    case Class.NUM:
      return readCount(tokens, at, words, bit);
    default:
      return tokens.kind[at] === TokenKind.number || bit === Class.QCODE
        ? readDigits(bit, lower, tokens.lower[at + 1] ?? "", words, one)
        : readWordNumber(bit, tokens, at, words);
  }
}

/** An abbreviated month takes its point with it: "Sept." is one word. */
function readMonth(tokens: Tokens, at: number, words: Words): Capture | null {
  const lower = tokens.lower[at]!;
  const month = words.months.get(lower);
  if (month === undefined || tokens.kind[at] !== TokenKind.word) return null;
  const point =
    words.shortMonths.has(lower) && tokens.word[at + 1] === "." && tokens.start[at + 1] === tokens.end[at];
  return { bit: Class.MONTH, worth: month, start: at, end: point ? at + 2 : at + 1 };
}

function readDigits(
  bit: number,
  lower: string,
  next: string,
  words: Words,
  one: (worth: Worth | undefined) => Capture | null,
): Capture | null {
  const value = digits.test(lower) ? Number(lower) : Number.NaN;
  const short = lower.length <= 2;
  switch (bit) {
    case Class.N:
      return value >= 0 && lower.length <= 4 ? one(value) : null;
    case Class.DAY: {
      const day = short ? value : numericOrdinal(lower, words);
      return day !== undefined && day >= 1 && day <= 31 ? one(day) : null;
    }
    case Class.YEAR:
      return lower.length === 4 && value >= 1000 && value < 2200 ? one(value) : null;
    case Class.SHORTYEAR:
      return lower.length === 2 && value >= 0 ? one(value) : null;
    case Class.HOUR:
      return short && value >= 1 && value <= 12 ? one(value) : null;
    case Class.CLOCK: {
      // A point parts hours from minutes where the next word says that it is a time: "14.30 Uhr", "09.00 CET".
      const named = words.zones.has(next) || words.meridiems.has(next);
      const found = clock.exec(lower) ?? (named ? pointed.exec(lower) : null);
      return found && Number(found[1]) <= 24 && Number(found[2]) < 60
        ? one(Number(found[1]) * 60 + Number(found[2]))
        : null;
    }
    case Class.FULLHOUR: {
      const found = fullHour.exec(lower);
      if (!found || Number(found[1]) > 12) return null;
      return one(((Number(found[1]) % 12) + (found[3] === "pm" ? 12 : 0)) * 60 + Number(found[2] ?? 0));
    }
    case Class.DECADE:
      return one(decadeOf(lower, words));
    case Class.FULLDATE:
      return one(pointedDate(lower));
    case Class.QCODE: {
      const found = quarterCode.exec(lower);
      const letter = found?.[1] ?? found?.[4];
      const number = found?.[2] ?? found?.[3];
      return letter && (letter === "q" || Number(number) < 3) ? one(letter.toUpperCase() + number) : null;
    }
    default:
      return null;
  }
}

/** "27.02.2025", "27.2.25": day, month, year. */
function pointedDate(lower: string): string | undefined {
  const parts = lower.split(".");
  const fits = parts.length === 3 && parts.every((part) => part.length <= 4 && digits.test(part));
  return fits && Number(parts[0]) <= 31 && Number(parts[1]) <= 12 ? lower : undefined;
}

/** "1990s" is 199; "80s" is 8, a decade of a century that the setting gives. German writes "1990er". */
function decadeOf(lower: string, words: Words): number | undefined {
  const ending = words.decadeEndings.find((end) => lower.endsWith(`0${end}`));
  if (ending === undefined) return undefined;
  const stem = lower.slice(0, -ending.length);
  if (!digits.test(stem)) return undefined;
  if (stem.length === 4 || stem.length === 2) return Number(stem) / 10;
  return undefined;
}

function numericOrdinal(lower: string, words: Words): number | undefined {
  for (const ending of words.ordinalEndings) {
    if (lower.endsWith(ending) && digits.test(lower.slice(0, -ending.length))) {
      return Number(lower.slice(0, -ending.length));
    }
  }
  return undefined;
}

function readWordNumber(bit: number, tokens: Tokens, at: number, words: Words): Capture | null {
  const lower = tokens.lower[at]!;
  switch (bit) {
    case Class.DAY: {
      const ten = words.numbers.get(lower);
      if (ten === 20 || ten === 30) {
        const next = tokens.word[at + 1] === "-" ? at + 2 : at + 1;
        const unit = words.ordinals.get(tokens.lower[next] ?? "");
        if (unit !== undefined && unit > 0 && unit < 10)
          return { bit, worth: ten + unit, start: at, end: next + 1 };
        return null;
      }
      const day = words.ordinals.get(lower);
      return day !== undefined && day > 0 ? { bit, worth: day, start: at, end: at + 1 } : null;
    }
    case Class.HOUR: {
      const hour = words.numbers.get(lower);
      return hour !== undefined && hour <= 12 ? { bit, worth: hour, start: at, end: at + 1 } : null;
    }
    case Class.DECADE: {
      const decade = words.decades.get(lower);
      return decade === undefined ? null : { bit, worth: decade, start: at, end: at + 1 };
    }
    case Class.YEAR:
      return readYearWords(tokens, at, words, bit);
    default:
      return null;
  }
}

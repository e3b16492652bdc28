/**
 * Words that are times only in company: "March", "1500", "years", "a second". One objection a rule; each that is let
 * go says why.
 */
import { Tag, TokenKind, type Tokens } from "../model.ts";
import { objectHalf, objectMonth, objectQuarter, objectSeason, objectYear } from "./guard-names.ts";
import type { Words } from "./language.ts";
import type { Proposal } from "./sense.ts";

/** A proposal where it stands: the words beside it within its sentence are "" at the sentence's edges. */
export interface Place {
  readonly p: Proposal;
  readonly before: Proposal | undefined;
  readonly prior: string;
  readonly next: string;
  readonly tokens: Tokens;
  /** The sentence's first token, and the one after its last. */
  readonly from: number;
  readonly to: number;
  /** A time of day stands before it in its sentence. */
  readonly clocked: boolean;
  readonly words: Words;
}

type Objection = (place: Place) => string | null;

/** Why a proposal is no time expression, or `null` where it is one. */
export function objection(
  p: Proposal,
  before: Proposal | undefined,
  tokens: Tokens,
  from: number,
  to: number,
  clocked: boolean,
  words: Words,
): string | null {
  const prior = p.first > from ? tokens.lower[p.first - 1]! : "";
  const next = p.end < to ? tokens.lower[p.end]! : "";
  if (p.needs === "neighbour") return "a part of the day with no day beside it";
  if (p.needs === "at" && !words.pointLeads.has(prior)) return noLead;
  const place = { p, before, prior, next, tokens, from, to, clocked, words };
  return (
    objectTitle(place) ?? (clocked ? objectRestated(place) : null) ?? objections[p.rule]?.(place) ?? null
  );
}

const noLead = "no word before it leads to a time";
const byCapitals = "a name, by its capitals";

const objections: Readonly<Record<string, Objection>> = {
  per: ({ p }) => (p.sense.unit === "TS" ? "a technical rate" : null),
  year: objectYear,
  month: objectMonth,
  season: objectSeason,
  "slash-date": objectDigits,
  "iso-date": objectDigits,
  weekday: objectWeekday,
  "relative-name": objectSmallMonth,
  "day-of-month": objectDay,
  "short-year": ({ prior, words }) =>
    words.yearLeads.has(prior) ? null : "two digits with nothing that makes them a year",
  future: objectFuture,
  now: ({ p, next }) => (next === "-" && p.end - p.first === 1 ? "part of a longer word" : null),
  recently: ({ p, prior, tokens, words }) =>
    words.most.has(prior) && p.end - p.first === 1 && isThing(tokens, p.end)
      ? "the latest of its kind, not a time"
      : null,
  past: ({ p, tokens }) => (countsOn(tokens, p.end) ? "it goes on to what is past" : null),
  today: objectToday,
  current: ({ p, tokens }) =>
    isThing(tokens, p.end) || tokens.tag[p.end] === Tag.CD || tokens.tag[p.end] === Tag.none
      ? null
      : "no quality of a thing",
  while: objectSomeTime,
  daily: objectPaper,
  weekly: objectPaper,
  monthly: objectPaper,
  nightly: objectPaper,
  "this-part": objectCapitalPart,
  "up-to-date": () => "it says that something is current",
  "by-then": ({ prior, words }) => (words.thenLeads.has(prior) ? null : noLead),
  "bare-units": objectBareUnits,
  "clock-digits": ({ p }) => (p.sense.clock! > 1440 ? "no time of day" : null),
  "clock-east": objectZone,
  "clock-west": objectZone,
  clock: objectClock,
  "clock-word": ({ p, prior, words }) =>
    words.clockLeads.has(prior) || p.sense.mod === "APPROX" ? null : noLead,
  half: objectHalf,
  quarter: objectQuarter,
  duration: objectDuration,
  "duration-range": objectDuration,
  "duration-article": objectDuration,
  "vague-span": objectHours,
  "the-unit": objectTheUnit,
  "month-day": ({ next, words }) => (words.measures.has(next) ? "a count of something else" : null),
};

/** "Bloody Sunday" is a name, and not the Sunday before. */
function objectWeekday({ p, prior, tokens, words }: Place): string | null {
  if (words.capitalDays && isSmall(tokens, p.end - 1)) return "a weekday has a capital";
  const named = words.dayNames.has(prior) && tokens.word[p.first - 1] !== prior;
  return named ? "a day by its name" : null;
}

/** "10:35 a.m. (0735 GMT) Friday" is one moment told twice. */
function objectRestated({ p, before, prior }: Place): string | null {
  const restated =
    (prior === "(" || prior === "{") &&
    before?.end === p.first - 1 &&
    p.sense.clock !== undefined &&
    p.sense.zone !== undefined &&
    p.sense.weekday === undefined &&
    p.sense.month === undefined;
  return restated ? "the same time in another zone" : null;
}

function objectDigits({ p }: Place): string | null {
  const { month = 0, day = 0 } = p.sense;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? null : "numbers that are no date";
}

function objectSmallMonth({ p, tokens, words }: Place): string | null {
  if (!words.capitalDays || p.sense.month === undefined) return null;
  for (let at = p.first; at < p.end; at++) {
    if (words.months.has(tokens.lower[at]!)) return isSmall(tokens, at) ? "a month has a capital" : null;
  }
  return null;
}

/** "on the 5th" is a day, "the 5th Army" none. */
function objectDay({ p, prior, tokens, words }: Place): string | null {
  const counted = "an ordinal that counts something else";
  if (tokens.kind[p.end - 1] !== TokenKind.number || !words.dayLeads.has(prior)) return counted;
  const tag = tokens.tag[p.end];
  const noun = tag === Tag.NN || tag === Tag.NNP || tag === Tag.NNS || tag === Tag.JJ;
  return noun || tokens.word[p.end] === "-" ? counted : null;
}

/** "CBS This Morning". */
function objectCapitalPart({ p, from, tokens }: Place): string | null {
  const inside = p.first > from && tokens.kind[p.first - 1] === TokenKind.word;
  return inside && !isSmall(tokens, p.first) && !isSmall(tokens, p.end - 1) ? byCapitals : null;
}

function objectBareUnits({ p, prior, next, from, tokens, words }: Place): string | null {
  if (tokens.tag[p.first] !== Tag.none && !isSmall(tokens, p.end - 1) && p.first !== from) return byCapitals;
  const led = words.durationLeads.has(prior) || words.bareFollows.has(next) || p.end - p.first > 1;
  return led ? null : "a unit with no count";
}

function objectZone({ p }: Place): string | null {
  return Math.abs(p.sense.zone ?? 0) <= 840 ? null : "no such zone";
}

function objectClock({ p, prior, next, tokens, words }: Place): string | null {
  // "five AM stations": a time in words has its "a.m." in small letters.
  if (tokens.kind[p.first] === TokenKind.word && isUpper(`${tokens.word[p.first + 1]}.`)) {
    return "letters that are no time of day";
  }
  if (p.end - p.first > 1 || tokens.lower[p.first]!.endsWith("m")) return null;
  const led = words.clockLeads.has(prior) && !words.measures.has(next);
  return led ? null : "two numbers with nothing that makes them a time";
}

/** "their 6-month-old son": of anything but a child, months are how long it has lasted. */
function isYoung(tokens: Tokens, end: number, words: Words): boolean {
  for (let at = end + 1; at <= end + 3; at++) if (words.young.has(tokens.lower[at] ?? "")) return true;
  return false;
}

function objectDuration({ p, prior, next, tokens, words }: Place): string | null {
  const { unit, count } = p.sense;
  const beyond = tokens.lower[p.end + 1] ?? "";
  const old =
    words.old.has(next) ||
    (next === "-" && words.old.has(beyond)) ||
    (words.of.has(next) && words.age.has(beyond));
  if (old && (unit === "Y" || isYoung(tokens, p.end, words))) return "an age";
  if (words.young.has(next) && tokens.word[p.end - 2] === "-") return "an age";
  if (unit?.startsWith("T") && words.of.has(next) && words.recordings.has(beyond))
    return "an amount of what is recorded";
  const parted = tokens.word[p.end - 2] === "-" || words.of.has(next) || words.the.has(next);
  if (unit === "Q" && count !== null && parted) return "a fraction";
  if (unit === "NI" && count === 1) return "a night that is not a length of time";
  if (unit === "TS" && words.articles.has(tokens.lower[p.first]!))
    return "a second one, not a length of time";
  return prior === "$" ? "a count of something else" : null;
}

/** "the early hours of Thursday" is Thursday; "the first hours of the war" are hours. */
function objectHours({ p, next, tokens, words }: Place): string | null {
  if (!p.sense.unit?.startsWith("T") || !words.of.has(next)) return null;
  const beyond = tokens.lower[p.end + 1] ?? "";
  const dated =
    words.weekdays.has(beyond) || words.months.has(beyond) || tokens.kind[p.end + 1] === TokenKind.number;
  return dated ? "it belongs to the date after it" : null;
}

function objectTheUnit({ p, prior, next, tokens, words }: Place): string | null {
  const { unit = "", mod, ordered } = p.sense;
  if (tokens.tag[p.end] === Tag.PRP) return "it is told apart by what follows";
  if (unit === "Q" && words.units.has(next)) return "part of a longer word";
  if (unit === "D" && words.weekdays.has(next)) return "it belongs to the weekday after it";
  // "At the end of the day" sums up; "by the end of the day" is a time.
  if (unit === "D" && mod === "END" && words.sayingLeads.has(prior)) return "a saying";
  if (unit.startsWith("T")) return "a clock's unit that names no date";
  if (mod !== undefined || ordered) return null;
  if (unit === "Q" || unit === "WE") return next === "-" ? "part of a longer word" : null;
  const long = unit === "DE" || unit === "CE" || unit === "NI" || unit === "ML";
  if (!long && words.toldApart.has(next)) return "it is told apart by what follows";
  return words.theUnitLeads.has(prior) ? null : noLead;
}

/** "60 Minutes", "This Week": a unit in capitals inside a sentence, where the language gives nouns none. */
function objectTitle({ p, from, tokens, words }: Place): string | null {
  if (tokens.tag[p.first] === Tag.none || p.sense.unit === undefined || p.first === from) return null;
  if (p.sense.quarter !== undefined) return null;
  const last = tokens.word[p.end - 1]!;
  const lower = tokens.lower[p.end - 1]!;
  if (!words.units.has(lower) && !words.unitPlurals.has(lower)) return null;
  const capital = last[0] !== lower[0] && last.slice(1) === lower.slice(1);
  // Before another capital it is part of a longer name, whose length may still be meant: the Seven Days Battles.
  const next = tokens.word[p.end] ?? "";
  return capital && next.charAt(0) === next.charAt(0).toLowerCase() ? byCapitals : null;
}

/** "USA Today", "USA TODAY": inside a sentence only a name has a capital. */
function objectToday({ p, from, tokens }: Place): string | null {
  if (p.end - p.first > 1 || p.first === from || isSmall(tokens, p.first)) return null;
  const inside = tokens.kind[p.first - 1] === TokenKind.word && !isSmall(tokens, p.first - 1);
  return inside && tokens.tag[p.first] !== Tag.none ? byCapitals : null;
}

/** "some time after 3 a.m." is no length of time; "for some time after it" is. */
function objectSomeTime({ p, prior, next, tokens, words }: Place): string | null {
  const some = words.vague.has(tokens.lower[p.first]!) && !words.durationLeads.has(prior);
  return some && words.whileFollows.has(next) ? "it belongs to the time after it" : null;
}

/** "The Daily Harbour". */
function objectPaper({ p, from, tokens }: Place): string | null {
  const capital = p.first > from && !isSmall(tokens, p.first);
  return capital && tokens.tag[p.end] === Tag.NNP ? byCapitals : null;
}

/** "future losses" says what kind of losses; "in the future", "future quarters" are times. */
function objectFuture({ p, tokens, words }: Place): string | null {
  const bare = p.end - p.first === 1 && words.toCome.has(tokens.lower[p.first]!);
  return bare && (isThing(tokens, p.end) || tokens.word[p.end] === "-")
    ? "it tells of what kind a thing is"
    : null;
}

function isThing(tokens: Tokens, at: number): boolean {
  const tag = tokens.tag[at];
  return tag === Tag.NN || tag === Tag.NNS || tag === Tag.NNP || tag === Tag.JJ || tag === Tag.VBN;
}

/** "the past three elections" is no past of its own. */
function countsOn(tokens: Tokens, at: number): boolean {
  const tag = tokens.tag[at];
  return tag === Tag.CD || tag === Tag.NN || tag === Tag.NNS || tag === Tag.JJ;
}

function isUpper(word: string): boolean {
  return word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function isSmall(tokens: Tokens, at: number): boolean {
  return tokens.word[at]![0] === tokens.lower[at]![0];
}

/**
 * Words that are times only in company: "March", "1500", "years", "a second". Each that is let go says why.
 */
import { Tag, TokenKind, type Tokens } from "../model.ts";
import type { Words } from "./language.ts";
import type { Proposal } from "./sense.ts";

/** Why a proposal is no time expression, or `null` where it is one. */
export function objection(
  p: Proposal,
  before: Proposal | undefined,
  tokens: Tokens,
  from: number,
  to: number,
  words: Words,
): string | null {
  const prior = p.first > from ? tokens.lower[p.first - 1]! : "";
  const next = p.end < to ? tokens.lower[p.end]! : "";
  if (p.needs === "neighbour") return "a part of the day with no day beside it";
  if (p.needs === "at" && !words.pointLeads.has(prior)) return "no word before it leads to a point in time";
  if (isTitle(p, tokens, from, words)) return "a name, by its capitals";
  switch (p.rule) {
    case "per":
      return p.sense.unit === "TS" ? "a technical rate" : null;
    case "year":
      return objectYear(p, before, prior, next, tokens, words);
    case "slash-date":
      return p.sense.month! <= 12 && p.sense.month! > 0 && p.sense.day! > 0 && p.sense.day! <= 31
        ? null
        : "numbers that are no date";
    case "iso-date":
      return p.sense.month! <= 12 && p.sense.month! > 0 && p.sense.day! > 0 && p.sense.day! <= 31
        ? null
        : "numbers that are no date";
    case "month":
      return objectMonth(p, prior, next, tokens, from, words);
    case "weekday":
      return small(tokens, p.end - 1) && words.capitalDays ? "a weekday has a capital" : null;
    case "relative-name":
      return words.capitalDays && p.sense.month !== undefined && smallMonth(p, tokens, words)
        ? "a month has a capital"
        : null;
    case "day-of-month":
      return objectDay(p, prior, tokens, words);
    case "short-year":
      return words.yearLeads.has(prior) ? null : "two digits with nothing that makes them a year";
    case "past":
      return countsOn(tokens, p.end) ? "it goes on to what is past" : null;
    case "today":
      return p.first > from && isUpper(tokens.word[p.first]!) && isUpper(tokens.word[p.first - 1]!)
        ? "a name, by its capitals"
        : null;
    case "this-part":
      return p.first > from &&
        tokens.kind[p.first - 1] === TokenKind.word &&
        !small(tokens, p.first) &&
        !small(tokens, p.end - 1)
        ? "a name, by its capitals"
        : null;
    case "now":
      return prior === "up" && p.end - p.first === 2 && next !== "" && tokens.lower[p.end - 1] === "date"
        ? "up to date"
        : null;
    case "by-then":
      return words.thenLeads.has(prior) ? null : "no word before it leads to a time";
    case "bare-units":
      if (tokens.tag[p.first] !== Tag.none && !small(tokens, p.end - 1) && p.first !== from)
        return "a name, by its capitals";
      return words.durationLeads.has(prior) || p.end - p.first > 1 || words.bareFollows.has(next)
        ? null
        : "a unit with no count";
    case "clock-digits":
      return p.sense.clock! <= 1440 && p.sense.clock! % 60 < 60 ? null : "no time of day";
    case "clock-east":
    case "clock-west":
      return Math.abs(p.sense.zone ?? 0) <= 840 ? null : "no such zone";
    case "clock":
    case "clock-word":
      return objectClock(p, prior, next, tokens, words);
    case "season":
      return objectSeason(p, prior, tokens, words);
    case "half":
      return p.sense.year === undefined && words.of.has(next) ? "a half of something else" : null;
    case "duration":
    case "duration-range":
    case "duration-article":
      return objectDuration(p, prior, next, tokens, words);
    case "the-unit":
      return objectTheUnit(p, prior, next, words);
    case "month-day":
      return words.measures.has(next) ? "a count of something else" : null;
    default:
      return null;
  }
}

function objectYear(
  p: Proposal,
  before: Proposal | undefined,
  prior: string,
  next: string,
  tokens: Tokens,
  words: Words,
): string | null {
  if (p.end - p.first > 1) return null;
  const year = p.sense.year!;
  if (next === "%" || words.measures.has(next) || /^[$€£¥#]$/.test(prior)) return "a count, not a year";
  if (tokens.word[p.end] === "/" || tokens.word[p.first - 1] === "/") return "part of a number";
  if (words.yearLeads.has(prior))
    return tagIs(tokens, p.end, Tag.NNS) && (year < 1900 || year > 2050) ? "a count of things" : null;
  if (year >= 1900 && year <= 2050) return null;
  if (prior === "(" || prior === "-" || prior === "–" || prior === ",") return null;
  if (before && before.end >= p.first - 1) return null;
  if (words.the.has(prior) && (tagIs(tokens, p.end, Tag.NN) || tagIs(tokens, p.end, Tag.NNP))) return null;
  if (next === ")" || next === "-" || next === "–") return null;
  return "four digits with nothing that makes them a year";
}

function objectMonth(
  p: Proposal,
  prior: string,
  next: string,
  tokens: Tokens,
  from: number,
  words: Words,
): string | null {
  const at = tokens.word[p.end - 1] === "." ? p.end - 2 : p.end - 1;
  const word = tokens.word[at]!;
  const lower = tokens.lower[at]!;
  if (words.capitalDays && word[0] === lower[0]) return "a month has a capital";
  const named = !small(tokens, at + 1 < tokens.count ? at + 1 : at) && tokens.tag[at + 1] === Tag.NNP;
  if (named && words.givenNames.has(lower) && !words.monthLeads.has(prior)) return "a person's name";
  if (!words.ambiguous.has(lower)) return null;
  // "Jan" with no point is a name as often as a month.
  if (words.shortMonths.has(lower) && tokens.word[p.end - 1] !== ".")
    return "a short month without its point";
  if (words.monthLeads.has(prior) || prior === "(") return null;
  // "the March accession"
  const noun = tagIs(tokens, p.end, Tag.NN) || tagIs(tokens, p.end, Tag.NNS);
  if (noun && (words.the.has(prior) || words.articles.has(prior))) return null;
  if (p.first === from && next !== ",") return "may open a sentence as another word";
  if (
    tokens.kind[p.first - 1] === TokenKind.word &&
    prior !== "" &&
    tokens.word[p.first - 1]![0] !== prior[0]
  )
    return "may be a name";
  return word.length <= 3 || lower === "march" || lower === "august" ? "may be a name or another word" : null;
}

function objectClock(p: Proposal, prior: string, next: string, tokens: Tokens, words: Words): string | null {
  if (p.rule === "clock-word")
    return words.clockLeads.has(prior) ? null : "no word before it leads to a time";
  // "five AM stations": a time in words has its "a.m." in small letters.
  if (tokens.kind[p.first] === TokenKind.word && isUpper(`${tokens.word[p.first + 1]}.`))
    return "letters that are no time of day";
  if (p.end - p.first > 1) return null;
  if (tokens.lower[p.first]!.endsWith("m")) return null;
  return words.clockLeads.has(prior) && !words.measures.has(next)
    ? null
    : "two numbers with nothing that makes them a time";
}

function objectSeason(p: Proposal, prior: string, tokens: Tokens, words: Words): string | null {
  const lower = tokens.lower[p.end - 1]!;
  if (p.end - p.first > 1)
    return lower === "fall" || lower === "spring"
      ? tokens.lower[p.end] === "of" || tagIs(tokens, p.end - 1, Tag.VB)
        ? "a fall from something"
        : null
      : null;
  const noun = tagIs(tokens, p.end, Tag.NN) || tagIs(tokens, p.end, Tag.NNP);
  if (noun && lower !== "fall" && lower !== "spring") return null;
  return words.seasonLeads.has(prior) ? null : "a season's word with nothing that makes it a time";
}

function objectDuration(
  p: Proposal,
  prior: string,
  next: string,
  tokens: Tokens,
  words: Words,
): string | null {
  const old = words.old.has(next) || (next === "-" && words.old.has(tokens.lower[p.end + 1] ?? ""));
  if ((old || (next === "of" && tokens.lower[p.end + 1] === "age")) && p.sense.unit === "Y") return "an age";
  if (
    p.sense.unit === "Q" &&
    p.sense.count !== null &&
    (tokens.word[p.end - 2] === "-" || next === "of" || next === "the")
  )
    return "a fraction";
  if (p.sense.unit === "NI" && p.sense.count === 1) return "a night that is not a length of time";
  if (p.sense.unit === "TS" && tokens.lower[p.first] === "a") return "a second one, not a length of time";
  if (prior === "$") return "a count of something else";
  return null;
}

function objectTheUnit(p: Proposal, prior: string, next: string, words: Words): string | null {
  const unit = p.sense.unit!;
  if (unit === "TS" || unit === "TM" || unit === "TH") return "a clock's unit that names no date";
  if (p.sense.mod !== undefined || p.sense.ordered) return null;
  if (unit === "DE" || unit === "CE" || unit === "NI" || unit === "ML")
    return words.theUnitLeads.has(prior) ? null : "no word before it leads to a time";
  if (unit === "Q" && next === "-") return "part of a longer word";
  if (unit === "Q" || unit === "WE") return null;
  if (next === "of" || next === "that" || next === "when") return "it is told apart by what follows";
  return words.theUnitLeads.has(prior) ? null : "no word before it leads to a time";
}

/** "60 Minutes", "This Week": a unit in capitals inside a sentence that is otherwise not in capitals. */
function isTitle(p: Proposal, tokens: Tokens, from: number, words: Words): boolean {
  if (tokens.tag[p.first] === Tag.none || p.sense.unit === undefined || p.first === from) return false;
  const last = tokens.word[p.end - 1]!;
  const lower = tokens.lower[p.end - 1]!;
  if (!words.units.has(lower) && !words.unitPlurals.has(lower)) return false;
  const isUnit =
    tokens.kind[p.end - 1] === TokenKind.word && last[0] !== tokens.lower[p.end - 1]![0] && last.length > 1;
  const next = tokens.word[p.end] ?? "";
  return (
    isUnit &&
    last.slice(1) === tokens.lower[p.end - 1]!.slice(1) &&
    p.sense.quarter === undefined &&
    !/^[A-Z]/.test(next)
  );
}

/** "the past three elections" is no past of its own. */
function countsOn(tokens: Tokens, at: number): boolean {
  const tag = tokens.tag[at];
  return tag === Tag.CD || tag === Tag.NN || tag === Tag.NNS || tag === Tag.JJ;
}

function isUpper(word: string): boolean {
  return word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase();
}

function smallMonth(p: Proposal, tokens: Tokens, words: Words): boolean {
  for (let at = p.first; at < p.end; at++) if (words.months.has(tokens.lower[at]!)) return small(tokens, at);
  return false;
}

/** "on the 5th" is a day, "the 5th Army" none. */
function objectDay(p: Proposal, prior: string, tokens: Tokens, words: Words): string | null {
  if (tokens.kind[p.end - 1] !== TokenKind.number || !words.dayLeads.has(prior))
    return "an ordinal that counts something else";
  const tag = tokens.tag[p.end];
  const counts = tag === Tag.NN || tag === Tag.NNP || tag === Tag.NNS || tag === Tag.JJ;
  return counts || tokens.word[p.end] === "-" ? "an ordinal that counts something else" : null;
}

function small(tokens: Tokens, at: number): boolean {
  return tokens.word[at]![0] === tokens.lower[at]![0];
}

function tagIs(tokens: Tokens, at: number, tag: number): boolean {
  return tokens.tag[at] === tag;
}

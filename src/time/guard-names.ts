/** Objections to years, months and seasons, whose words mean other things more often than not. */
import { Tag, TokenKind, type Tokens } from "../model.ts";
import type { Place } from "./guard.ts";
import type { Words } from "./language.ts";

/** Years of the recent past and near future need no word that leads to them. */
const plainYears: readonly [number, number] = [1900, 2050];

const currency = new Set(["$", "€", "£", "¥", "#"]);

/** Four digits: a year, a count or part of a number. */
export function objectYear({ p, before, prior, next, tokens, words }: Place): string | null {
  if (p.end - p.first > 1) return null;
  const year = p.sense.year!;
  const plain = year >= plainYears[0] && year <= plainYears[1];
  if (next === "%" || words.measures.has(next) || currency.has(prior)) return "a count, not a year";
  if (words.makes.has(next)) return "a model's year";
  if (next === "-" && /[a-z][A-Z]|[A-Z]\d/.test(tokens.word[p.end + 1] ?? "")) return "part of a name";
  if (next === "/" || prior === "/") return "part of a number";
  if (words.yearLeads.has(prior)) return !plain && tagIs(tokens, p.end, Tag.NNS) ? "a count of things" : null;
  if (plain || prior === "(" || prior === "-" || prior === "–" || prior === ",") return null;
  if (before && (before.end === p.first || (before.end === p.first - 1 && joins(prior, words)))) return null;
  // "the 1784 treaty", and not "the 1200 soldiers"
  if (words.the.has(prior) && (tagIs(tokens, p.end, Tag.NN) || tagIs(tokens, p.end, Tag.NNP))) return null;
  if (next === ")" || next === "-" || next === "–") return null;
  return "four digits with nothing that makes them a year";
}

/** What may stand between a date and the year that goes with it. */
function joins(between: string, words: Words): boolean {
  return words.ranges.has(between) || words.of.has(between) || between === "," || between === "/";
}

/** A month's word: a verb ("may", "march"), a given name ("April"), or the month. */
export function objectMonth({ p, prior, next, tokens, from, words }: Place): string | null {
  const at = tokens.word[p.end - 1] === "." ? p.end - 2 : p.end - 1;
  const lower = tokens.lower[at]!;
  if (words.capitalDays && tokens.word[at]![0] === lower[0]) return "a month has a capital";
  // "the end of May", "late March": what widened it makes it a month.
  const led = words.monthLeads.has(prior) || p.sense.mod !== undefined;
  const named = tagIs(tokens, at + 1, Tag.NNP) && tokens.word[at + 1] !== tokens.lower[at + 1];
  if (named && !led && words.givenNames.has(lower)) return "a person's name";
  if (!words.ambiguous.has(lower)) return null;
  // "Jan" with no point is a name as often as a month.
  if (words.shortMonths.has(lower) && at === p.end - 1) return "a short month without its point";
  if (led || prior === "(") return null;
  // "the March accession"
  const noun = tagIs(tokens, p.end, Tag.NN) || tagIs(tokens, p.end, Tag.NNS);
  if (noun && (words.the.has(prior) || words.articles.has(prior))) return null;
  if (p.first === from) return next === "," ? null : "may open a sentence as another word";
  const capital = tokens.kind[p.first - 1] === TokenKind.word && tokens.word[p.first - 1] !== prior;
  return capital ? "may be a name" : "may be another word";
}

/** A season's word: the season, a source ("spring"), a drop ("fall"). */
export function objectSeason({ p, prior, next, tokens, words }: Place): string | null {
  const doubtful = words.ambiguous.has(tokens.lower[p.end - 1]!);
  if (p.end - p.first > 1) return doubtful && words.of.has(next) ? "a fall from something" : null;
  const noun = tagIs(tokens, p.end, Tag.NN) || tagIs(tokens, p.end, Tag.NNP);
  if ((noun && !doubtful) || words.seasonThings.has(next)) return null;
  return words.seasonLeads.has(prior) ? null : "a season's word with nothing that makes it a time";
}

/** "the second half": of a year where money is told of or the year is named, else of a match, a life, a book. */
export function objectHalf(place: Place): string | null {
  const { p, next, words } = place;
  if (p.sense.year !== undefined || p.sense.dir) return null;
  if (words.of.has(next)) return "a half of something else";
  return tells(place, words.business) ? null : "a half with nothing that makes it a year's";
}

/** "the fourth quarter" of a match. */
export function objectQuarter(place: Place): string | null {
  const { p, words } = place;
  if (p.sense.year !== undefined || p.sense.dir) return null;
  return tells(place, words.sports) && !tells(place, words.business) ? "a part of a match" : null;
}

function tells({ tokens, from, to }: Place, words: ReadonlySet<string>): boolean {
  for (let at = from; at < to; at++) if (words.has(tokens.lower[at]!)) return true;
  return false;
}

function tagIs(tokens: Tokens, at: number, tag: number): boolean {
  return tokens.tag[at] === tag;
}

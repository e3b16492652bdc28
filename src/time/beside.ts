/**
 * Distances that lead on to something: "the day before last Tuesday", "23 days after the inauguration", "Nov. 3, the
 * day before the storm", "Nov. 3, three days later than planned". Runs after merging, so that the date led to is whole.
 */
import { TokenKind, type Tokens } from "../model.ts";
import { eventAt } from "./events.ts";
import type { Words } from "./language.ts";
import type { Proposal, Sense } from "./sense.ts";

/** Marks between a date and what says the date again. */
const apposing = new Set([",", "-", "--", "–", "—", "("]);

/** Joins a distance of one day with the date that it counts from; both are one expression. */
export function joinToDate(
  p: Proposal,
  next: Proposal | undefined,
  tokens: Tokens,
  words: Words,
): Proposal | null {
  if (p.sense.as !== "from-event" || !next || next.first !== p.end || !isDay(next.sense)) return null;
  const sign = signOf(tokens.lower[p.end - 1]!, words);
  // "eight days after Oct. 12" is a length of time and a date; only "the day after" is a day in itself.
  if (!sign || p.sense.unit !== "D" || p.sense.count !== undefined) return null;
  return { ...next, first: p.first, sense: { ...next.sense, moved: sign }, rule: `${p.rule}+${next.rule}` };
}

/**
 * "23 days after" a listed event counts from its day. With no event that is known it is the date before it told
 * again, or a length of time alone without the word that led on, or at the end of a clause a distance from the date
 * spoken of.
 */
export function fromEvent(
  p: Proposal,
  before: Proposal | undefined,
  tokens: Tokens,
  to: number,
  words: Words,
): Proposal {
  if (p.sense.as !== "from-event") return p;
  const word = tokens.lower[p.end - 1]!;
  const sign = signOf(word, words);
  const event = sign ? eventAt(tokens, p.end, to) : null;
  if (event && p.sense.count !== null) {
    const sense: Sense = {
      ...p.sense,
      count: p.sense.count ?? 1,
      shift: [sign, "text"],
      eventDays: event.days,
    };
    return { ...p, end: event.end, sense };
  }
  if (isOrdered(p, tokens, words)) {
    return { ...p, end: p.end - 1, rule: "the-unit", sense: { ...p.sense, as: "date", dir: [0, "text"] } };
  }
  const next = p.end < to ? tokens.kind[p.end] : TokenKind.punctuation;
  if (next === TokenKind.punctuation && sign) {
    const count = p.sense.count === undefined ? 1 : p.sense.count;
    return { ...p, sense: { ...p.sense, count, as: "shift", shift: [sign, "text"] } };
  }
  const apposed = isApposed(p, before, tokens);
  // "the day before the speech" is a day that nothing here dates, and no length of time.
  if (sign && p.sense.count === undefined && !p.sense.plural) {
    return { ...p, end: p.end - 1, sense: { ...p.sense, as: "undated", ...(apposed ? { apposed } : {}) } };
  }
  const later = words.than.has(word) && apposed;
  return { ...p, end: p.end - 1, sense: { ...p.sense, as: "duration", ...(later ? { apposed } : {}) } };
}

function signOf(word: string, words: Words): -1 | 0 | 1 {
  return words.before.has(word) ? -1 : words.after.has(word) ? 1 : 0;
}

/** "later in the day before leaving": the day is the one spoken of. */
function isOrdered(p: Proposal, tokens: Tokens, words: Words): boolean {
  const led = words.in.has(tokens.lower[p.first - 1] ?? "");
  return led && p.sense.count === undefined && words.order.has(tokens.lower[p.first - 2] ?? "");
}

function isApposed(p: Proposal, before: Proposal | undefined, tokens: Tokens): boolean {
  return before?.sense.as === "date" && before.end === p.first - 1 && apposing.has(tokens.word[before.end]!);
}

function isDay(s: Sense): boolean {
  if (s.as !== "date" || s.part !== undefined || s.clock !== undefined) return false;
  const day = s.weekday !== undefined || s.day !== undefined || s.holiday !== undefined;
  return day || (s.unit === "D" && s.dir !== undefined);
}

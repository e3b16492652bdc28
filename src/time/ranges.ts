/**
 * The two ends of a range share what only one of them states: "between February and March 2022", "25-29 January",
 * "1960-63", "2 to 5 p.m.". Each end is an expression of its own.
 */
import { TokenKind, type Tokens } from "../model.ts";
import type { Words } from "./language.ts";
import type { Proposal, Sense } from "./sense.ts";

/** Adds bare numbers that a range makes into dates, and gives years and months to ends that lack them. */
export function shareAcrossRanges(
  proposals: readonly Proposal[],
  tokens: Tokens,
  from: number,
  to: number,
  words: Words,
): Proposal[] {
  const shared: Proposal[] = [];
  for (const proposal of proposals) {
    // A year that the end of a range took with it is no expression of its own.
    if (proposal.first < (shared.at(-1)?.end ?? 0)) continue;
    const before = bareBefore(proposal, shared.at(-1), tokens, from, words);
    if (before) shared.push(before);
    const last = shared.at(-1);
    if (
      last &&
      last !== before &&
      last.end + 1 === proposal.first &&
      words.ranges.has(tokens.lower[last.end]!)
    ) {
      shared[shared.length - 1] = lend(last, proposal);
    }
    shared.push(proposal);
    const after = bareAfter(proposal, tokens, to, words);
    if (!after) continue;
    shared[shared.length - 1] = lend(proposal, after);
    shared.push(after);
  }
  return shared;
}

/** "July 13 to 17 of last year", "June and July last year": a year told by its distance is lent once it is joined. */
export function lendDirections(
  merged: readonly Proposal[],
  tokens: Tokens,
  words: Words,
): readonly Proposal[] {
  if (merged.length < 2) return merged;
  return merged.map((a, at) => {
    const b = merged[at + 1];
    if (!b || a.end + 1 !== b.first || !words.ranges.has(tokens.lower[a.end]!)) return a;
    const { sense } = b;
    if (sense.unit !== "Y" || !sense.dir || sense.month === undefined || a.sense.as !== "date") return a;
    const whole = a.sense.year === undefined && !a.sense.dir && a.sense.weekday === undefined;
    return whole && a.sense.month !== undefined
      ? { ...a, sense: { ...a.sense, unit: "Y", dir: sense.dir, yearLent: true } }
      : a;
  });
}

/** "February" before "and March 2022" takes the year. */
function lend(a: Proposal, b: Proposal): Proposal {
  const { sense } = a;
  if (b.sense.as === "set" && b.sense.weekday !== undefined && sense.weekday !== undefined) {
    return { ...a, sense: { ...sense, as: "set", ...(b.sense.part ? { part: b.sense.part } : {}) } };
  }
  if (sense.as !== "date" || b.sense.as !== "date" || b.sense.year === undefined) return a;
  if (sense.year !== undefined || sense.dir || sense.weekday !== undefined) return a;
  if (sense.month === undefined && sense.season === undefined && sense.quarter === undefined) return a;
  if (b.sense.month === undefined && b.sense.season === undefined && b.sense.quarter === undefined) return a;
  return { ...a, sense: { ...sense, year: b.sense.year, yearLent: true } };
}

/** "28 and 29 August", "6-7 February". */
function bareBefore(
  p: Proposal,
  last: Proposal | undefined,
  tokens: Tokens,
  from: number,
  words: Words,
): Proposal | null {
  const { sense } = p;
  const at = p.first - 2;
  if (
    sense.before &&
    sense.count &&
    at >= from &&
    !(last && last.end > at) &&
    words.ranges.has(tokens.lower[at + 1]!)
  ) {
    const year = Number(tokens.word[at]);
    return year > sense.count && year < 5000
      ? {
          first: at,
          end: at + 1,
          sense: { as: "date", count: year, before: true },
          rule: "range-era",
          needs: undefined,
        }
      : null;
  }
  if (at < from || (last && last.end > at) || !words.ranges.has(tokens.lower[at + 1]!)) return null;
  if (sense.as !== "date" || sense.day === undefined || sense.month === undefined) return null;
  // The day must come before the month, or the number beside the joint is no day.
  if (tokens.kind[p.first] !== TokenKind.number) return null;
  const day = dayNumber(tokens, at);
  if (day === null) return null;
  const bare: Sense = {
    as: "date",
    month: sense.month,
    day,
    ...(sense.year === undefined ? {} : { year: sense.year }),
  };
  return { first: at, end: at + 1, sense: bare, rule: "range-start", needs: undefined };
}

/** "January 25-29", "1960-63". */
function bareAfter(p: Proposal, tokens: Tokens, to: number, words: Words): Proposal | null {
  const { sense } = p;
  const at = p.end + 1;
  if (sense.as !== "date" || at >= to || !words.ranges.has(tokens.lower[p.end]!)) return null;
  if (tokens.kind[at] !== TokenKind.number) return null;
  const dash = tokens.kind[p.end] === TokenKind.punctuation;
  if (p.rule === "year" && sense.year !== undefined && dash && /^\d\d$/.test(tokens.word[at]!)) {
    const year = Math.floor(sense.year / 100) * 100 + Number(tokens.word[at]);
    return year > sense.year
      ? { first: at, end: at + 1, sense: { as: "date", year }, rule: "range-year", needs: undefined }
      : null;
  }
  if (p.rule !== "month-day" || sense.day === undefined || sense.month === undefined) return null;
  if (tokens.kind[p.end - 1] !== TokenKind.number) return null;
  const day = dayNumber(tokens, at);
  const next = tokens.lower[at + 1] ?? "";
  if (day === null || day <= sense.day || words.measures.has(next) || words.months.has(next)) return null;
  const bare: Sense = { as: "date", month: sense.month, day };
  const year = yearAfter(tokens, at + 1, to);
  if (year !== null) bare.year = year;
  const end = year === null ? at + 1 : tokens.word[at + 1] === "," ? at + 3 : at + 2;
  return { first: at, end, sense: bare, rule: "range-end", needs: undefined };
}

/** ", 1918" after the last day of "March 5-9, 1918". */
function yearAfter(tokens: Tokens, at: number, to: number): number | null {
  const digits = tokens.word[at] === "," ? at + 1 : at;
  const word = tokens.word[digits] ?? "";
  if (digits >= to || word.length !== 4 || tokens.kind[digits] !== TokenKind.number) return null;
  const year = Number(word);
  return year >= 1000 && year < 2200 ? year : null;
}

function dayNumber(tokens: Tokens, at: number): number | null {
  const word = tokens.word[at]!;
  if (tokens.kind[at] !== TokenKind.number || word.length > 2) return null;
  const day = Number(word);
  return day >= 1 && day <= 31 ? day : null;
}

/**
 * Neighbours that state different fields of one time are one expression: "noon" + "Saturday", "the third quarter" +
 * "of" + "1989", "this year" + "'s" + "third quarter". First refiner, so that all later ones see whole expressions.
 */
import type { Tokens } from "../model.ts";
import type { Words } from "./language.ts";
import type { Proposal, Sense } from "./sense.ts";

/** Joins neighbours from left to right; one joined may join on. */
export function merge(proposals: readonly Proposal[], tokens: Tokens, words: Words): Proposal[] {
  const merged: Proposal[] = [];
  for (const next of proposals) {
    const last = merged.at(-1);
    const joined = last ? join(last, next, tokens, words) : null;
    if (joined) merged[merged.length - 1] = joined;
    else merged.push(next);
  }
  return merged;
}

type Gap = "none" | "comma" | "of" | "possessive";

function gapBetween(a: Proposal, b: Proposal, tokens: Tokens, words: Words): Gap | null {
  const between = b.first - a.end;
  if (between === 0) return "none";
  if (between > 2) return null;
  const first = tokens.lower[a.end]!;
  if (between === 1 && first === ",") return "comma";
  if (between === 1 && (first === "'s" || first === "’s")) return "possessive";
  if (words.of.has(first) && (between === 1 || words.the.has(tokens.lower[a.end + 1]!))) return "of";
  return null;
}

function join(a: Proposal, b: Proposal, tokens: Tokens, words: Words): Proposal | null {
  if (a.sense.as === "duration" && b.sense.as === "duration") return joinLengths(a, b, tokens, words);
  if (a.sense.as !== "date" || b.sense.as !== "date") return null;
  const gap = gapBetween(a, b, tokens, words);
  if (!gap || !compatible(a.sense, b.sense, gap)) return null;
  return {
    first: a.first,
    end: b.end,
    sense: { ...a.sense, ...b.sense },
    rule: `${a.rule}+${b.rule}`,
    needs: undefined,
  };
}

const byLength = ["CE", "DE", "Y", "M", "W", "D", "TH", "TM", "TS"];

/** "two years and three months", "1 hour 40 minutes": counted, and the second unit the shorter. */
function joinLengths(a: Proposal, b: Proposal, tokens: Tokens, words: Words): Proposal | null {
  const gap = b.first - a.end;
  if (gap > 1 || (gap === 1 && !words.and.has(tokens.lower[a.end]!))) return null;
  const { count, unit, second } = a.sense;
  if (second || b.sense.second || !count || !b.sense.count) return null;
  const longer = byLength.indexOf(unit ?? "");
  const shorter = byLength.indexOf(b.sense.unit ?? "");
  if (longer < 0 || shorter <= longer) return null;
  const sense: Sense = { ...a.sense, second: { count: b.sense.count, unit: b.sense.unit! } };
  return { first: a.first, end: b.end, sense, rule: `${a.rule}+${b.rule}`, needs: undefined };
}

function compatible(a: Sense, b: Sense, gap: Gap): boolean {
  if (isTimeOfDay(a)) {
    if (isTimeOfDay(b)) return gap === "none" && a.clock !== undefined && b.part !== undefined;
    return isDay(b) && b.part === undefined && b.clock === undefined && gap !== "possessive";
  }
  if (isDay(a) && isTimeOfDay(b) && a.part === undefined && a.clock === undefined) {
    return gap === "none" || (gap === "comma" && b.clock !== undefined) || gap === "possessive";
  }
  // "8:30 p.m. Tuesday night"
  if (isDay(a) && a.clock !== undefined && isTimeOfDay(b) && b.clock === undefined && a.part === undefined)
    return gap === "none";
  if (isWeekday(a) && b.month !== undefined && b.day !== undefined) return gap === "none" || gap === "comma";
  if (isWeekday(a) && b.unit === "W" && b.dir) return gap === "none" || gap === "of" || gap === "comma";
  if (isYear(b) && isWithinYear(a)) return gap === "none" || gap === "of";
  if (isYear(a) && isWithinYear(b)) return gap === "possessive" || (gap === "none" && b.month === undefined);
  return false;
}

function isTimeOfDay(s: Sense): boolean {
  return (
    (s.part !== undefined || s.clock !== undefined) &&
    s.weekday === undefined &&
    s.month === undefined &&
    s.year === undefined &&
    (s.unit === undefined || s.dir?.[1] === "text") &&
    s.holiday === undefined
  );
}

function isDay(s: Sense): boolean {
  return (
    s.weekday !== undefined ||
    (s.month !== undefined && s.day !== undefined) ||
    s.holiday !== undefined ||
    (s.unit === "D" && s.dir !== undefined)
  );
}

function isWeekday(s: Sense): boolean {
  return s.weekday !== undefined && s.month === undefined && s.dir === undefined && s.unit === undefined;
}

function isYear(s: Sense): boolean {
  const bare =
    s.month === undefined && s.quarter === undefined && s.half === undefined && s.season === undefined;
  return (
    bare &&
    s.mod === undefined &&
    ((s.year !== undefined && s.unit === undefined) || (s.unit === "Y" && s.dir !== undefined))
  );
}

function isWithinYear(s: Sense): boolean {
  if (s.year !== undefined || s.dir !== undefined) return false;
  return (
    s.month !== undefined ||
    s.quarter !== undefined ||
    s.half !== undefined ||
    s.season !== undefined ||
    s.holiday !== undefined
  );
}

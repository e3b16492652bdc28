/** The day of a dateline: when a report was filed, which is what its "today" and its weekdays lean on. */
import type { Prose, Span } from "../model.ts";
import { civilOf, dayOf } from "./calendar.ts";
import type { Told } from "./told.ts";

/** How far into a text its dateline may stand, in UTF-16 units. */
const reach = 500;

/** Marks that end a dateline, or open its agency: "TUNIS, March 4 (Reuters) -". */
const marks = new Set(["(", "-", "--", "–", "—"]);

/**
 * The month and day that a dateline states: within `span` where the article room found one, else a day and month
 * before an agency or a dash, after a place in capitals.
 */
export function datelineOf(told: readonly Told[], prose: Prose, span: Span | null): Told | null {
  const { tokens } = prose;
  for (const one of told) {
    const { sense, first, end } = one.found.proposal;
    const start = tokens.start[first]!;
    if (start > reach && !span) return null;
    if (sense.as !== "date" || sense.month === undefined || sense.day === undefined) continue;
    if (span ? start >= span.start && tokens.end[end - 1]! <= span.end : isFiled(prose, first, end))
      return one;
  }
  return null;
}

function isFiled(prose: Prose, first: number, end: number): boolean {
  const { tokens } = prose;
  if (!marks.has(tokens.word[end] ?? "")) return false;
  for (let at = first - 1; at >= Math.max(0, first - 6); at--) {
    const word = tokens.word[at]!;
    if (word.length > 2 && word === word.toUpperCase() && word !== word.toLowerCase()) return true;
  }
  return false;
}

/** A page carries a report for at most so many days before it is another page's. */
const carried = 7;

/** The day that a report leans on: its dateline's where it is the page's own or just before, else the page's. */
export function leaningDay(page: number | null, dateline: Told | null): number | null {
  if (page === null || !dateline) return page;
  const { month, day } = dateline.found.proposal.sense;
  const { year } = civilOf(page);
  for (const candidate of [year, year - 1]) {
    const filed = dayOf(candidate, month!, day!);
    if (page - filed >= 0 && page - filed <= carried) return filed;
  }
  return page;
}

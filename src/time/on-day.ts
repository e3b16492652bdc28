/** What a date's fields state, and the forms of a value that is known to the day or open. */
import { isoDay } from "./calendar.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { withClock } from "./value.ts";

/** The fields that the words themselves give, by name. */
export function stated(sense: Sense): string[] {
  const known: string[] = [];
  if (sense.year !== undefined && !sense.yearLent && !sense.yearFromEvent) known.push("year");
  if (sense.month !== undefined) known.push("month");
  if (sense.day !== undefined) known.push("day");
  if (sense.weekday !== undefined) known.push("weekday");
  if (sense.quarter !== undefined) known.push("quarter");
  if (sense.half !== undefined) known.push("half");
  if (sense.season !== undefined) known.push("season");
  if (sense.holiday !== undefined) known.push("holiday");
  if (sense.part !== undefined) known.push("part");
  if (sense.clock !== undefined) known.push("clock");
  if (sense.fiscal) known.push("fiscal");
  if (sense.dir && sense.unit !== undefined && !sense.yearLent) known.push("offset");
  return known;
}

/** A value on a known day, with its clock time or part of the day. */
export function onDay(
  sense: Sense,
  day: number,
  known: readonly string[],
  implied: readonly string[],
): Resolved {
  // 24:00 is the end of its day, as newspapers say "midnight Friday".
  const value = withClock(isoDay(day), sense.part, sense.clock, sense.zone);
  const timed = sense.part !== undefined || sense.clock !== undefined;
  return { type: timed ? "TIME" : "DATE", value, known, implied, day };
}

/** A value that keeps X where no anchor gave a field. */
export function open(sense: Sense, value: string, known: readonly string[]): Resolved {
  const timed = sense.part !== undefined || sense.clock !== undefined;
  return {
    type: timed ? "TIME" : "DATE",
    value: withClock(value, sense.part, sense.clock, sense.zone),
    known,
    implied: [],
  };
}

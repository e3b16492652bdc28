/** Steps of whole units over the calendar. */
import { addMonths, civilOf, dayOf } from "./calendar.ts";

/** A day moved by whole units; months and longer keep the day of the month where there is one. */
export function shiftDay(day: number, unit: string, n: number): number {
  if (unit === "D" || unit === "NI") return day + n;
  if (unit === "W" || unit === "WE") return day + 7 * n;
  if (unit === "FN") return day + 14 * n;
  const months = monthsIn(unit);
  const { year, month, day: dom } = addMonths(civilOf(day), n * months);
  return dayOf(year, month, dom);
}

/** Months in a unit of a month or more. */
export function monthsIn(unit: string): number {
  return unit === "M"
    ? 1
    : unit === "Q"
      ? 3
      : unit === "S" || unit === "H"
        ? 6
        : unit === "DE"
          ? 120
          : unit === "CE"
            ? 1200
            : unit === "ML"
              ? 12000
              : 12;
}

/** Which year or week a date without one belongs to. */
import { civilOf, dayOf, daysInMonth, weekdayOf } from "./calendar.ts";
import type { Focus } from "./setting.ts";
import type { Tense } from "./tense.ts";

/**
 * The day of a bare weekday near `page`. Past and unmarked: the last such day, the page's own included, for news
 * reports the day it is printed on. Future: the next, the page's own included.
 */
export function nearWeekday(page: number, weekday: number, tense: Tense): number {
  const back = (weekdayOf(page) - weekday + 7) % 7;
  if (back === 0) return page;
  const ahead = tense === "future" || tense === "timetable" || (tense === "nearest" && back > 3);
  return ahead ? page + 7 - back : page - back;
}

/** "last Friday", "next Friday", "this Friday". */
export function directedWeekday(anchor: number, weekday: number, direction: number, tense: Tense): number {
  const back = (weekdayOf(anchor) - weekday + 7) % 7;
  if (direction < 0) return anchor - (back || 7);
  if (direction > 0) return anchor + (7 - back);
  if (back === 0) return anchor;
  return tense === "past" ? anchor - back : anchor + 7 - back;
}

/** How far a date on the wrong side of the page for its tense is moved away before the nearest is taken. */
const wrongSide = 6;
const doubtfulSide = 1.5;

/** The year that brings a month, or a day of one, nearest to the page on the side that the tense asks for. */
export function yearByPage(page: number, month: number, day: number | undefined, tense: Tense): number {
  const now = civilOf(page);
  let best = now.year;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const year of [now.year, now.year - 1, now.year + 1]) {
    if (day !== undefined && day > daysInMonth(year, month)) continue;
    const distance =
      day === undefined
        ? ((year - now.year) * 12 + month - now.month) * 30.4
        : dayOf(year, month, day) - page;
    const cost = Math.abs(distance) * weightOf(distance, day !== undefined, tense);
    if (cost < bestCost) {
      bestCost = cost;
      best = year;
    }
  }
  return best;
}

/** What makes a date dearer: that it lies on the other side of the page than its clause is told. */
function weightOf(distance: number, isDay: boolean, tense: Tense): number {
  const ahead = distance > 0;
  if (tense === "future") return distance < 0 ? wrongSide : 1;
  // "The court sits on June 2" is a plan; a month in the present may be either side, and is more often behind.
  if (isDay && tense === "timetable") return distance < 0 ? doubtfulSide : 1;
  if (isDay && tense === "present") return 1;
  if (tense === "past") return ahead ? wrongSide : 1;
  return ahead ? doubtfulSide : 1;
}

/** In a story that is told in order, a month belongs to the year told of, or to the next when the year has turned. */
export function yearByFocus(focus: Focus, month: number): number {
  if (focus.month === undefined) return focus.year;
  return focus.month - month >= 8 ? focus.year + 1 : focus.year;
}

/**
 * The year of a month, or a day of one, where the page's day is only bounded: the one that the page's first and last
 * possible day both choose, else none.
 */
export function yearByBounds(
  [earliest, latest]: readonly [number, number],
  month: number,
  day: number | undefined,
  tense: Tense,
): number | null {
  const first = yearByPage(earliest, month, day, tense);
  return latest - earliest < 366 && first === yearByPage(latest, month, day, tense) ? first : null;
}

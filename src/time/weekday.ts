/** Weekdays: bare, with a direction, beside a date, in a week that is named. */
import { civilOf, dayOf, daysInMonth, weekdayOf } from "./calendar.ts";
import { resolveMonth, yearFor } from "./month.ts";
import { onDay, open } from "./on-day.ts";
import { directedWeekday, nearWeekday } from "./pick.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import type { Setting } from "./setting.ts";
import { shiftDay } from "./step.ts";
import type { Tense } from "./tense.ts";

/** The day of a weekday: near the page by its clause's tense, or counted from the anchor that the words name. */
export function resolveWeekday(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
  const weekday = sense.weekday!;
  const { page, focusDay } = setting;
  if (sense.month !== undefined && sense.ordinal !== undefined)
    return countedWeekday(sense, tense, setting, known);
  if (sense.month !== undefined && sense.day !== undefined) return datedWeekday(sense, tense, setting, known);
  if (sense.unit === "W" && sense.dir) {
    const anchor = sense.dir[1] === "page" ? page : (focusDay ?? page);
    if (anchor === null) return open(sense, `XXXX-WXX-${weekday}`, known);
    return onDay(sense, shiftDay(anchor, "D", sense.dir[0] * 7 - weekdayOf(anchor) + weekday), known, [
      "week",
    ]);
  }
  if (sense.dir) {
    const anchor = sense.dir[1] === "text" ? (focusDay ?? page) : page;
    if (anchor === null) return open(sense, `XXXX-WXX-${weekday}`, known);
    return onDay(sense, directedWeekday(anchor, weekday, sense.dir[0], tense), known, ["week"]);
  }
  if (setting.narrative && focusDay !== null) {
    return onDay(sense, nearWeekday(focusDay, weekday, "future"), known, ["week"]);
  }
  const near = page === null ? weekdayByBounds(setting, weekday, tense) : nearWeekday(page, weekday, tense);
  return near === null ? open(sense, `XXXX-WXX-${weekday}`, known) : onDay(sense, near, known, ["week"]);
}

/** "The first Monday in September", "the last Sunday of October". */
function countedWeekday(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
  const { year, implied } = yearFor(sense, sense.month!, tense === "timetable" ? "future" : tense, setting);
  if (year === null) return open(sense, `XXXX-${String(sense.month).padStart(2, "0")}-XX`, known);
  const length = daysInMonth(year, sense.month!);
  const first = dayOf(year, sense.month!, 1);
  const days = (sense.weekday! - weekdayOf(first) + 7) % 7;
  const nth =
    sense.ordinal === -1 ? days + 7 * Math.floor((length - 1 - days) / 7) : days + 7 * (sense.ordinal! - 1);
  if (nth >= length) return open(sense, `${year}-${String(sense.month).padStart(2, "0")}-XX`, known);
  return onDay(sense, first + nth, known, implied ? ["year"] : []);
}

/** A weekday beside a day and month checks the year: of the years near, the one in which they agree. */
function datedWeekday(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
  const { weekday: _, ...rest } = sense;
  const plain = resolveMonth(rest, tense, setting, known);
  if (sense.year !== undefined || plain.day === undefined) return plain;
  const { year } = civilOf(plain.day);
  for (const candidate of [year, year - 1, year + 1]) {
    const day = dayOf(candidate, sense.month!, sense.day!);
    if (weekdayOf(day) === sense.weekday && Math.abs(day - plain.day) < 370)
      return onDay(sense, day, known, ["year"]);
  }
  return plain;
}

/** Where the page's day is only bounded: the day that its first and last possible day both choose. */
function weekdayByBounds({ bounds }: Setting, weekday: number, tense: Tense): number | null {
  if (!bounds || bounds[1] - bounds[0] >= 7) return null;
  const first = nearWeekday(bounds[0], weekday, tense);
  return first === nearWeekday(bounds[1], weekday, tense) ? first : null;
}

/** Named days by rule: fixed, the nth weekday of a month, or so many days from Easter. */
import { dayOf, daysInMonth, easterOf, weekdayOf } from "./calendar.ts";
import data from "./holidays.json" with { type: "json" };

interface HolidayRule {
  readonly month?: number;
  readonly day?: number;
  /** ISO weekday of a movable day, and which one of the month: -1 is the last. */
  readonly weekday?: number;
  readonly nth?: number;
  /** Days after that weekday. */
  readonly plus?: number;
  readonly easter?: number;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const holidays = data.days as unknown as Readonly<Record<string, HolidayRule>>;

/** The day number of a holiday in a year; `null` for a name that is not listed. */
export function holidayIn(name: string, year: number): number | null {
  const rule = holidays[name];
  if (!rule) return null;
  if (rule.easter !== undefined) return easterOf(year) + rule.easter;
  if (rule.month === undefined) return null;
  if (rule.day !== undefined) return dayOf(year, rule.month, rule.day);
  const first = dayOf(year, rule.month, 1);
  const offset = (rule.weekday! - weekdayOf(first) + 7) % 7;
  if (rule.nth! > 0) return first + offset + 7 * (rule.nth! - 1) + (rule.plus ?? 0);
  const last = first + daysInMonth(year, rule.month) - 1;
  return last - ((weekdayOf(last) - rule.weekday! + 7) % 7);
}

/** Each holiday's names in a language. */
export function holidayNames(language: string): [string, readonly string[]][] {
  return Object.entries(holidays).flatMap(([name, rule]) => {
    const words = rule.words[language];
    return words ? [[name, words] as [string, readonly string[]]] : [];
  });
}

/** Months and days of the month, and the year that they belong to. */
import { civilOf, dayOf, daysInMonth } from "./calendar.ts";
import { onDay, open } from "./on-day.ts";
import { yearByBounds, yearByFocus, yearByPage } from "./pick.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { type Setting, storyFocus } from "./setting.ts";
import type { Tense } from "./tense.ts";
import { resolveUnit } from "./unit.ts";
import { monthValue } from "./value.ts";

/** The year that the words give, straight or as "last year"; else what month and setting say. */
export function yearFor(
  sense: Sense,
  month: number,
  tense: Tense,
  setting: Setting,
): { year: number | null; implied: boolean } {
  if (sense.year !== undefined) {
    return { year: sense.year, implied: sense.yearLent === true || sense.yearFromEvent === true };
  }
  const { page } = setting;
  const focus = setting.narrative ? storyFocus(setting) : setting.focus;
  if (sense.dir && sense.unit === "Y") {
    const [n, from] = sense.dir;
    const base = from === "page" || !focus ? (page === null ? null : civilOf(page).year) : focus.year;
    return { year: base === null ? null : base + n, implied: true };
  }
  if (sense.dir && sense.dir[1] === "page" && page !== null && !(setting.narrative && focus)) {
    const now = civilOf(page);
    const n = sense.dir[0];
    const year =
      n < 0
        ? month < now.month
          ? now.year
          : now.year - 1
        : n > 0
          ? month > now.month
            ? now.year
            : now.year + 1
          : now.year;
    return { year, implied: true };
  }
  const recent = setting.statedYear === focus?.year && setting.sentence - setting.statedSentence <= 2;
  const beside = setting.sentence - setting.focusSentence <= 1 && tense !== "future";
  if (page === null && setting.bounds && !setting.narrative) {
    const year = yearByBounds(setting.bounds, month, sense.day, tense);
    if (year !== null) return { year, implied: true };
  }
  if (
    focus &&
    (setting.narrative || (page === null && recent && beside) || (sense.dir?.[1] === "text" && recent))
  ) {
    return { year: yearByFocus(focus, month), implied: true };
  }
  if (page === null) return { year: null, implied: false };
  return { year: yearByPage(page, month, sense.day, tense), implied: true };
}

/** "May", "May 3", "the week of May 3". A day that the month does not have is left out. */
export function resolveMonth(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
  const month = sense.month!;
  const { year, implied } = yearFor(sense, month, tense, setting);
  const from = implied ? ["year"] : [];
  const mm = String(month).padStart(2, "0");
  if (year === null) {
    const dd = sense.day === undefined ? "" : `-${String(sense.day).padStart(2, "0")}`;
    return open(sense, `XXXX-${mm}${dd}`, known);
  }
  if (sense.day === undefined) {
    return { type: "DATE", value: monthValue(year, month), known, implied: from, focus: { year, month } };
  }
  if (sense.day > daysInMonth(year, month)) {
    return {
      type: "DATE",
      value: monthValue(year, month),
      known: known.filter((f) => f !== "day"),
      implied: from,
      focus: { year, month },
    };
  }
  if (sense.unit === "W") {
    const value = resolveUnit(
      { as: "date", unit: "W", dir: [0, "text"] },
      tense,
      { ...setting, focusDay: dayOf(year, month, sense.day) },
      known,
      false,
    );
    return { ...value, implied: from };
  }
  return onDay(sense, dayOf(year, month, sense.day), known, from);
}

/** "the 5th" belongs to the month spoken of, else to the page's. */
export function resolveDay(sense: Sense, setting: Setting, known: string[]): Resolved {
  const told = setting.focus?.month === undefined ? null : setting.focus;
  const base = told ?? (setting.page === null ? null : civilOf(setting.page));
  if (!base?.month || sense.day! > daysInMonth(base.year, base.month)) {
    return open(sense, `XXXX-XX-${String(sense.day).padStart(2, "0")}`, known);
  }
  return onDay(sense, dayOf(base.year, base.month, sense.day!), known, ["month", "year"]);
}

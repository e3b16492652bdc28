/** Months and days of the month, and the year that they belong to. */
import { civilOf, dayOf, daysInMonth } from "./calendar.ts";
import type { Direction } from "./language.ts";
import { onDay, open } from "./on-day.ts";
import { yearByBounds, yearByFocus, yearByPage } from "./pick.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { type Focus, focusOfDay, type Setting, storyFocus } from "./setting.ts";
import type { Tense } from "./tense.ts";
import { monthValue, weekValue } from "./value.ts";

interface Year {
  /** `null` where nothing settles it. */
  readonly year: number | null;
  /** It was taken from the setting. */
  readonly implied: boolean;
}

/** The year that the words give, straight or as "last year"; else what month and setting say. */
export function yearFor(sense: Sense, month: number, tense: Tense, setting: Setting): Year {
  if (sense.year !== undefined) {
    return { year: sense.year, implied: sense.yearLent === true || sense.yearFromEvent === true };
  }
  if (setting.threadYear !== undefined) return { year: setting.threadYear, implied: true };
  const { page, bounds, narrative } = setting;
  const focus = narrative ? storyFocus(setting) : setting.focus;
  if (sense.dir && sense.unit === "Y") return yearOff(sense.dir, page, focus);
  if (sense.dir?.[1] === "page" && page !== null && !(narrative && focus)) {
    return { year: directedYear(page, month, sense.dir[0]), implied: true };
  }
  const bounded =
    page === null && bounds && !narrative ? yearByBounds(bounds, month, sense.day, tense) : null;
  if (bounded !== null) return { year: bounded, implied: true };
  if (focus && (narrative || leansOnText(sense, tense, setting) || isBygone(month, tense, setting))) {
    return { year: yearByFocus(focus, month), implied: true };
  }
  if (page === null) return { year: null, implied: false };
  return { year: yearByPage(page, month, sense.day, tense), implied: true };
}

/** "June last year", "August of that year". */
function yearOff([n, from]: Direction, page: number | null, focus: Focus | null): Year {
  const paged = page === null ? null : civilOf(page).year;
  const base = from === "page" || !focus ? paged : focus.year;
  return { year: base === null ? null : base + n, implied: true };
}

/** "last April" is the last that is over, "next April" the first that has not begun, "this April" the page's. */
function directedYear(page: number, month: number, direction: number): number {
  const now = civilOf(page);
  if (direction < 0) return month < now.month ? now.year : now.year - 1;
  if (direction > 0) return month > now.month ? now.year : now.year + 1;
  return now.year;
}

/** How many dates of another time make a tale of it, and for how many sentences after the last it goes on. */
const bygones = 2;
const bygoneReach = 2;

/** "sailed in December 1943, landed on 22 January 1944, and by late February …": the tale goes on, and only forward. */
function isBygone(
  month: number,
  tense: Tense,
  { focus, bygone, bygoneSentence, sentence }: Setting,
): boolean {
  const told = bygone >= bygones && sentence - bygoneSentence <= bygoneReach && tense !== "future";
  return told && focus?.month !== undefined && focus.month <= month;
}

/** In news the text's own year is meant only just after it was stated: by "that August", or where no page is known. */
function leansOnText(sense: Sense, tense: Tense, setting: Setting): boolean {
  const { focus, page, sentence } = setting;
  const recent = setting.statedYear === focus?.year && sentence - setting.statedSentence <= 2;
  if (!recent) return false;
  if (sense.dir?.[1] === "text") return true;
  return page === null && sentence - setting.focusSentence <= 1 && tense !== "future";
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
    const day = dayOf(year, month, sense.day);
    return { type: "DATE", value: weekValue(day), known, implied: from, focus: focusOfDay(day) };
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

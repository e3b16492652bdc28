/** Dates: calendar fields, deictic units, named days, parts of the day and clock times. */
import { civilOf, dayOf, daysInMonth, isoDay, isoYear, weekdayOf } from "./calendar.ts";
import { holidayIn } from "./holidays.ts";
import { directedWeekday, nearWeekday, yearByBounds, yearByFocus, yearByPage } from "./pick.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { focusOfDay, type Setting, storyFocus } from "./setting.ts";
import { shiftDay } from "./step.ts";
import type { Tense } from "./tense.ts";
import { resolveUnit } from "./unit.ts";
import { centuryValue, decadeValue, monthValue, weekValue, withClock } from "./value.ts";

/** Resolves a date. Fields that no anchor gives stay X. */
export function resolveDate(sense: Sense, tense: Tense, setting: Setting, comparing: boolean): Resolved {
  const known = stated(sense);
  if (sense.holiday !== undefined) return resolveHoliday(sense, tense, setting, known);
  if (sense.weekday !== undefined) return resolveWeekday(sense, tense, setting, known);
  if (sense.month !== undefined) return resolveMonth(sense, tense, setting, known);
  if (sense.quarter !== undefined || sense.half !== undefined || sense.season !== undefined) {
    return resolvePeriod(sense, tense, setting, known);
  }
  if (sense.decade !== undefined) return resolveDecade(sense, setting, known);
  if (sense.century !== undefined) {
    const value = sense.before ? `BC${centuryValue(sense.century)}` : centuryValue(sense.century - 1);
    return { type: "DATE", value, known, implied: [] };
  }
  if (sense.day !== undefined) return resolveDay(sense, setting, known);
  if (sense.unit === "PD")
    return resolveUnit({ ...sense, dir: sense.dir ?? [0, "text"] }, tense, setting, known, comparing);
  if (sense.year !== undefined || sense.before) return resolveYear(sense, known);
  if (sense.unit !== undefined && sense.dir) return resolveUnit(sense, tense, setting, known, comparing);
  return resolveClock(sense, setting, known);
}

function stated(sense: Sense): string[] {
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
  if (sense.dir && sense.unit !== undefined) known.push("offset");
  return known;
}

function onDay(sense: Sense, day: number, known: readonly string[], implied: readonly string[]): Resolved {
  // 24:00 is the end of its day, as newspapers say "midnight Friday".
  const value = withClock(isoDay(day), sense.part, sense.clock, sense.zone);
  const timed = sense.part !== undefined || sense.clock !== undefined;
  return { type: timed ? "TIME" : "DATE", value, known, implied, day };
}

function open(sense: Sense, value: string, known: readonly string[]): Resolved {
  const timed = sense.part !== undefined || sense.clock !== undefined;
  return {
    type: timed ? "TIME" : "DATE",
    value: withClock(value, sense.part, sense.clock, sense.zone),
    known,
    implied: [],
  };
}

/** The year that the words give, straight or as "last year"; else what month and setting say. */
function yearFor(
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

function resolveMonth(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
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
function resolveDay(sense: Sense, setting: Setting, known: string[]): Resolved {
  const told = setting.focus?.month === undefined ? null : setting.focus;
  const base = told ?? (setting.page === null ? null : civilOf(setting.page));
  if (!base?.month || sense.day! > daysInMonth(base.year, base.month)) {
    return open(sense, `XXXX-XX-${String(sense.day).padStart(2, "0")}`, known);
  }
  return onDay(sense, dayOf(base.year, base.month, sense.day!), known, ["month", "year"]);
}

function resolveWeekday(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
  const weekday = sense.weekday!;
  const { page, focusDay } = setting;
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
  if (page === null) return open(sense, `XXXX-WXX-${weekday}`, known);
  return onDay(sense, nearWeekday(page, weekday, tense), known, ["week"]);
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

const seasonMonths: Readonly<Record<string, number>> = { SP: 4, SU: 7, FA: 10, WI: 1 };

function resolvePeriod(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
  const { quarter, half, season } = sense;
  const middle = quarter ? quarter * 3 - 1 : half ? half * 6 - 2 : seasonMonths[season!]!;
  const code = quarter ? `Q${quarter}` : half ? `H${half}` : season!;
  const { year, implied } = periodYear(sense, middle, tense, setting);
  if (year === null) return { type: "DATE", value: `XXXX-${code}`, known, implied: [] };
  return {
    type: "DATE",
    value: `${isoYear(year)}-${code}`,
    known,
    implied: implied ? ["year"] : [],
    focus: { year, quarter, half, season },
  };
}

function periodYear(
  sense: Sense,
  middle: number,
  tense: Tense,
  setting: Setting,
): { year: number | null; implied: boolean } {
  const { page } = setting;
  if (
    sense.year !== undefined ||
    sense.dir ||
    page === null ||
    setting.narrative ||
    sense.season !== undefined
  ) {
    return yearFor(sense, middle, tense, setting);
  }
  const now = civilOf(page);
  // Results are told of the quarter just over even under "expects to report"; the nearest wins unless it is far.
  const past = middle - 1 > now.month ? now.year - 1 : now.year;
  const monthsBack = (now.year - past) * 12 + now.month - (middle + 1);
  return { year: tense === "future" && monthsBack > 6 ? past + 1 : past, implied: true };
}

function resolveDecade(sense: Sense, setting: Setting, known: string[]): Resolved {
  let decade = sense.decade!;
  const implied: string[] = [];
  if (decade < 10) {
    const told = setting.narrative || setting.page === null ? setting.focus?.year : undefined;
    const base = told ?? (setting.page === null ? null : civilOf(setting.page).year);
    if (base === null) return { type: "DATE", value: `XX${decade}`, known: ["decade"], implied };
    // The last such decade that had begun.
    const century = Math.floor(base / 100) * 10;
    decade = century + decade > Math.floor(base / 10) ? century - 10 + decade : century + decade;
    implied.push("century");
  }
  return {
    type: "DATE",
    value: decadeValue(decade),
    known: ["decade", ...known],
    implied,
    focus: { year: decade * 10 },
  };
}

function resolveYear(sense: Sense, known: string[]): Resolved {
  const stated = sense.year ?? sense.count ?? 0;
  const year = sense.before ? 1 - stated : stated;
  return {
    type: "DATE",
    value: isoYear(year),
    known: known.length ? known : ["year"],
    implied: [],
    focus: { year },
  };
}

function resolveHoliday(sense: Sense, tense: Tense, setting: Setting, known: string[]): Resolved {
  const month = civilOf(holidayIn(sense.holiday!, 2001) ?? 0).month;
  const { year, implied } = yearFor(sense, month, tense, setting);
  const day = year === null ? null : holidayIn(sense.holiday!, year);
  if (day === null) return open(sense, "XXXX-XX-XX", known);
  if (sense.unit === "W") {
    return {
      type: "DATE",
      value: weekValue(day),
      known,
      implied: implied ? ["year"] : [],
      focus: focusOfDay(day),
    };
  }
  return onDay(sense, day, known, implied ? ["year"] : []);
}

/** A clock time or part of a day alone belongs to the day spoken of, else to the page's. */
function resolveClock(sense: Sense, setting: Setting, known: string[]): Resolved {
  const day = setting.focusDay ?? setting.page;
  return day === null ? open(sense, "XXXX-XX-XX", known) : onDay(sense, day, known, ["day"]);
}

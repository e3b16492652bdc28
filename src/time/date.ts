/** Dates of every kind: which resolver a sense belongs to, and those for years, periods, holidays and clock times. */
import { civilOf, isoYear } from "./calendar.ts";
import { holidayIn } from "./holidays.ts";
import { resolveDay, resolveMonth, yearFor } from "./month.ts";
import { onDay, open, stated } from "./on-day.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { focusOfDay, type Setting } from "./setting.ts";
import type { Tense } from "./tense.ts";
import { resolveUnit } from "./unit.ts";
import { centuryValue, decadeValue, weekValue } from "./value.ts";
import { resolveWeekday } from "./weekday.ts";

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
  const day = sense.ownDay ?? setting.focusDay ?? setting.page;
  return day === null ? open(sense, "XXXX-XX-XX", known) : onDay(sense, day, known, ["day"]);
}

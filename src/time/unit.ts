/** Units counted from an anchor: "last week", "this year", "the following month", "that day", "the quarter". */
import { addMonths, civilOf, dayOf, isoYear, weekdayOf } from "./calendar.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { type Focus, firstDay, focusOfDay, type Setting } from "./setting.ts";
import type { Tense } from "./tense.ts";
import { quarterOf, valueAt, withClock } from "./value.ts";

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

export function resolveUnit(
  sense: Sense,
  tense: Tense,
  setting: Setting,
  known: readonly string[],
  _comparing: boolean,
): Resolved {
  const unit = sense.unit!;
  const [n, from] = sense.dir!;
  if (from === "vague") return { type: "DATE", value: "PAST_REF", known, implied: [] };
  if (unit === "PD" || ((unit === "Q" || unit === "H") && n === 0 && from !== "page"))
    return resolvePeriodAgain(unit, sense, setting, known);
  if (from === "page" && setting.narrative && unit === "D" && n === 0 && sense.part === undefined) {
    return { type: "DATE", value: "PRESENT_REF", known: [], implied: [] };
  }
  if (unit === "WE" && n === 0) return resolveWeekend(from, tense, setting, known);
  const anchor = anchorDay(unit, from, setting);
  if (anchor === null) return openUnit(unit, sense, known);
  const day = shiftDay(anchor, unit, n);
  const implied = ["anchor"];
  if (unit === "D" || unit === "NI") {
    const timed = sense.part !== undefined || sense.clock !== undefined;
    const value = withClock(valueAt(day, "D"), sense.part, sense.clock, sense.zone);
    return { type: timed ? "TIME" : "DATE", value, known, implied, day };
  }
  return { type: "DATE", value: valueAt(day, unit), known, implied, focus: focusAt(day, unit) };
}

/** "the weekend" is the last one under a past tense, the coming one under a future; on the days themselves, this. */
function resolveWeekend(from: string, tense: Tense, setting: Setting, known: readonly string[]): Resolved {
  const anchor = from === "text" && setting.narrative ? (setting.focusDay ?? setting.page) : setting.page;
  if (anchor === null) return { type: "DATE", value: "XXXX-WXX-WE", known, implied: [] };
  const day = tense === "future" || weekdayOf(anchor) >= 6 ? anchor : anchor - 7;
  return { type: "DATE", value: valueAt(day, "WE"), known, implied: ["week"], focus: focusOfDay(day) };
}

/** The day that an offset is counted from, or `null` where the text gives none at that grain. */
function anchorDay(unit: string, from: string, setting: Setting): number | null {
  const { page, focus, focusDay } = setting;
  const onPage = from === "latest" || (from === "page" && !setting.narrative);
  if (onPage || !focus) return page;
  if (unit === "D" || unit === "NI" || unit === "W" || unit === "WE")
    return focusDay ?? (focus.month === undefined ? page : null);
  if (unit === "M") return focus.month === undefined ? page : firstDay(focus);
  return firstDay(focus);
}

function focusAt(day: number, unit: string): Focus {
  const full = focusOfDay(day);
  if (unit === "W" || unit === "WE") return full;
  if (unit === "M") return { year: full.year, month: full.month };
  if (unit === "Q") return { year: full.year, quarter: quarterOf(full.month ?? 1) };
  return { year: full.year };
}

/** "the quarter", "the latest period": the one the report is about; else the last that was over on the page's day. */
function resolvePeriodAgain(
  unit: string,
  sense: Sense,
  setting: Setting,
  known: readonly string[],
): Resolved {
  const period = setting.period ?? setting.focus;
  const year = sense.year ?? period?.year;
  if (period && year !== undefined && (period.quarter || period.half || unit === "PD")) {
    const code = period.quarter ? `-Q${period.quarter}` : period.half ? `-H${period.half}` : "";
    return {
      type: "DATE",
      value: `${isoYear(year)}${code}`,
      known,
      implied: ["period"],
      focus: { ...period, year },
    };
  }
  if (setting.page === null) return openUnit(unit, sense, known);
  const day = shiftDay(setting.page, "Q", -1);
  const quarter = unit === "H" ? "H" : "Q";
  return { type: "DATE", value: valueAt(day, quarter), known, implied: ["period"], focus: focusAt(day, "Q") };
}

const openValues: Readonly<Record<string, string>> = {
  D: "XXXX-XX-XX",
  NI: "XXXX-XX-XX",
  W: "XXXX-WXX",
  WE: "XXXX-WXX-WE",
  M: "XXXX-XX",
  Q: "XXXX-QX",
  H: "XXXX-HX",
  Y: "XXXX",
  DE: "XXX",
  CE: "XX",
};

function openUnit(unit: string, sense: Sense, known: readonly string[]): Resolved {
  const timed = sense.part !== undefined || sense.clock !== undefined;
  const value = withClock(openValues[unit] ?? "XXXX-XX-XX", sense.part, sense.clock, sense.zone);
  return { type: timed ? "TIME" : "DATE", value, known, implied: [] };
}

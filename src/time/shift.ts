/** Counted distances: "two years ago", "a day earlier", "the year-ago quarter". */
import { addMonths, civilOf, dayOf, isoYear } from "./calendar.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { type Focus, firstDay, focusOfDay, type Setting } from "./setting.ts";
import { monthsIn, shiftDay } from "./step.ts";
import { monthValue, quarterOf, valueAt } from "./value.ts";

/** Resolves a distance. From the text's own date it keeps the finer grain: a year before a quarter is a quarter. */
export function resolveShift(sense: Sense, setting: Setting, comparing: boolean): Resolved {
  const known = sense.count === null ? ["unit"] : ["count", "unit"];
  const [sign, from] = sense.shift ?? sense.dir ?? [-1, "page"];
  const count = (sense.count ?? 0) + (sense.extra ?? 0);
  const vague = sense.vague || sense.count === null || sense.count === undefined;
  if (vague)
    return { type: "DATE", value: sign < 0 ? "PAST_REF" : "FUTURE_REF", known: ["unit"], implied: [] };
  const unit = sense.unit ?? "Y";
  const long = monthsIn(unit) >= 12 && !/^[DWT]|NI|FN/.test(unit);
  const counted = unit === "DE" || unit === "CE" || unit === "ML" ? count * (monthsIn(unit) / 12) : count;
  const grain = unit === "DE" || unit === "CE" || unit === "ML" ? "Y" : unit;
  if (sense.quarter !== undefined) return yearsOff(periodOf(sense, setting), sign * counted, known);
  const reported = setting.period !== null && setting.sentence - setting.periodSentence <= 2;
  const anchored = from === "text" || ((comparing || reported) && unit === "Y" && count === 1);
  if (anchored && long && count <= 2) {
    const period = setting.period ?? setting.focus;
    if (period) return yearsOff(period, sign * counted, known);
  }
  // "Ten years later" than nothing is unresolved; "a year earlier" in news is earlier than the page.
  const adrift = sign > 0 && setting.focus === null;
  const anchor = anchored ? (adrift ? null : textAnchor(grain, setting)) : setting.page;
  if (anchor === null) return { type: "DATE", value: openAt(grain, setting, anchored), known, implied: [] };
  return moved(anchor, grain, sign * counted, anchored, setting, known);
}

function periodOf(sense: Sense, setting: Setting): Focus {
  const page = setting.page === null ? undefined : civilOf(setting.page).year;
  return { year: setting.focus?.year ?? page ?? 0, quarter: sense.quarter };
}

/** The same period, day or month of another year. */
function yearsOff(focus: Focus, years: number, known: readonly string[]): Resolved {
  const year = focus.year + Math.trunc(years);
  const implied = ["period"];
  const moved: Focus = { ...focus, year };
  if (focus.quarter)
    return { type: "DATE", value: `${isoYear(year)}-Q${focus.quarter}`, known, implied, focus: moved };
  if (focus.half)
    return { type: "DATE", value: `${isoYear(year)}-H${focus.half}`, known, implied, focus: moved };
  if (focus.month === undefined)
    return { type: "DATE", value: isoYear(year), known, implied, focus: { year } };
  if (focus.day === undefined) {
    return {
      type: "DATE",
      value: monthValue(year, focus.month),
      known,
      implied,
      focus: { year, month: focus.month },
    };
  }
  const date = addMonths({ year: focus.year, month: focus.month, day: focus.day }, 12 * Math.trunc(years));
  const day = dayOf(date.year, date.month, date.day);
  return { type: "DATE", value: valueAt(day, "D"), known, implied, day };
}

function textAnchor(unit: string, setting: Setting): number | null {
  const { focus, focusDay, page } = setting;
  if (focusDay !== null) return focusDay;
  if (!focus) return page;
  if (unit === "M" && focus.month !== undefined) return firstDay(focus);
  if (unit === "Y") return firstDay(focus);
  return null;
}

function openAt(unit: string, setting: Setting, anchored: boolean): string {
  const focus = anchored ? setting.focus : null;
  if (!focus)
    return unit === "Y" ? "XXXX" : unit === "M" ? "XXXX-XX" : unit === "W" ? "XXXX-WXX" : "XXXX-XX-XX";
  if (unit === "M") return `${isoYear(focus.year)}-XX`;
  if (unit === "W") return `${isoYear(focus.year)}-WXX`;
  return focus.month === undefined
    ? `${isoYear(focus.year)}-XX-XX`
    : `${monthValue(focus.year, focus.month)}-XX`;
}

function moved(
  anchor: number,
  unit: string,
  n: number,
  anchored: boolean,
  setting: Setting,
  known: readonly string[],
): Resolved {
  const implied = ["anchor"];
  if (unit.startsWith("T")) {
    const day = anchor;
    return { type: "TIME", value: valueAt(day, "D"), known, implied, day };
  }
  const whole = Math.trunc(n);
  const half = Math.abs(n - whole) === 0.5;
  let day = shiftDay(anchor, unit, whole);
  if (half && (unit === "Y" || unit === "M")) {
    day = unit === "Y" ? shiftDay(day, "M", Math.sign(n) * 6) : day + Math.sign(n) * 15;
  }
  if (unit === "D" || unit === "NI") return { type: "DATE", value: valueAt(day, "D"), known, implied, day };
  if (unit === "W" || unit === "FN") {
    if (anchored && setting.focusDay !== null)
      return { type: "DATE", value: valueAt(day, "D"), known, implied, day };
    return { type: "DATE", value: valueAt(day, "W"), known, implied, focus: focusOfDay(day) };
  }
  const { year, month } = civilOf(day);
  if (unit === "M" || half)
    return { type: "DATE", value: valueAt(day, "M"), known, implied, focus: { year, month } };
  if (unit === "Q")
    return {
      type: "DATE",
      value: valueAt(day, "Q"),
      known,
      implied,
      focus: { year, quarter: quarterOf(month) },
    };
  return { type: "DATE", value: valueAt(day, "Y"), known, implied, focus: { year } };
}

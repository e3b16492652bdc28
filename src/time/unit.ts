/** Units counted from an anchor: "last week", "this year", "the following month", "that day", "the quarter". */
import { isoYear, two, weekdayOf } from "./calendar.ts";
import type { Resolved } from "./resolve.ts";
import type { Sense } from "./sense.ts";
import { type Focus, firstDay, focusOfDay, type Setting } from "./setting.ts";
import { resolveShift } from "./shift.ts";
import { shiftDay } from "./step.ts";
import type { Tense } from "./tense.ts";
import { quarterOf, valueAt, withClock } from "./value.ts";

/** Resolves a unit with a direction; where the text gives no anchor at that grain the value stays open. */
export function resolveUnit(
  sense: Sense,
  tense: Tense,
  setting: Setting,
  known: readonly string[],
  comparing: boolean,
): Resolved {
  const unit = sense.unit!;
  const [n, from] = sense.dir!;
  if (from === "vague") return { type: "DATE", value: "PAST_REF", known, implied: [] };
  if (unit === "PD" || ((unit === "Q" || unit === "H") && n === 0 && from !== "page"))
    return resolvePeriodAgain(unit, sense, setting, known);
  if (from === "page" && setting.narrative && unit === "D" && n === 0 && sense.part === undefined) {
    return { type: "DATE", value: "PRESENT_REF", known: [], implied: [] };
  }
  if (unit === "Y" && n === -1 && from === "page" && comparing && isReporting(setting)) {
    return resolveShift({ as: "shift", unit: "Y", count: 1, shift: [-1, "text"] }, setting, true);
  }
  if (unit === "WE" && n === 0) return resolveWeekend(from, tense, setting, known);
  const anchor = anchorDay(unit, from, setting);
  if (anchor === null) {
    return n === 0 && from === "text" && (unit === "D" || unit === "NI")
      ? openDay(sense, setting, known)
      : openUnit(unit, sense, known);
  }
  const day = shiftDay(anchor, unit, n);
  const implied = ["anchor"];
  if (unit === "D" || unit === "NI") {
    const timed = sense.part !== undefined || sense.clock !== undefined;
    const value = withClock(valueAt(day, "D"), sense.part, sense.clock, sense.zone);
    return { type: timed ? "TIME" : "DATE", value, known, implied, day };
  }
  return { type: "DATE", value: valueAt(day, unit), known, implied, focus: focusAt(day, unit) };
}

/** The text has just told of a quarter's results, so that "last year" beside them is that quarter a year before. */
function isReporting(setting: Setting): boolean {
  return setting.period !== null && setting.sentence - setting.periodSentence <= 1;
}

/** "the weekend" is the last one under a past tense, the coming one under a future; on the days themselves, this. */
function resolveWeekend(from: string, tense: Tense, setting: Setting, known: readonly string[]): Resolved {
  const anchor = from === "text" && setting.narrative ? (setting.focusDay ?? setting.page) : setting.page;
  if (anchor === null) return { type: "DATE", value: "XXXX-WXX-WE", known, implied: [] };
  const weekday = weekdayOf(anchor);
  const over = from === "page" ? weekday <= 2 && tense === "past" : weekday < 6 && tense !== "future";
  const day = over ? anchor - 7 : anchor;
  return { type: "DATE", value: valueAt(day, "WE"), known, implied: ["week"], focus: focusOfDay(day) };
}

/** The day that an offset is counted from, or `null` where the text gives none at that grain. */
function anchorDay(unit: string, from: string, setting: Setting): number | null {
  const { page, focus, focusDay } = setting;
  const onPage = from === "latest" || (from === "page" && !setting.narrative);
  if (onPage || !focus) return page;
  if (unit === "D" || unit === "NI" || unit === "W" || unit === "WE")
    return focusDay ?? (focus.month === undefined && !setting.narrative ? page : null);
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
  const told = setting.focus?.quarter || setting.focus?.half ? setting.focus : null;
  const period = setting.period ?? told;
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
  if (unit === "PD" && sense.year !== undefined) {
    return { type: "DATE", value: isoYear(sense.year), known, implied: [], focus: { year: sense.year } };
  }
  // "this period" of no period that was named has no more value than that it is past.
  if (unit === "PD" && sense.dir?.[1] !== "latest")
    return { type: "DATE", value: "PAST_REF", known, implied: [] };
  if (setting.page === null) return openUnit(unit, sense, known);
  const day = shiftDay(setting.page, "Q", -1);
  const quarter = unit === "H" ? "H" : "Q";
  return { type: "DATE", value: valueAt(day, quarter), known, implied: ["period"], focus: focusAt(day, "Q") };
}

/** "that same day" where the text has told of a month or year and of no day. */
function openDay(sense: Sense, setting: Setting, known: readonly string[]): Resolved {
  const { focus } = setting;
  const near = setting.sentence - setting.focusSentence <= 1;
  if (!focus || !near || focus.quarter || focus.half || focus.season) return openUnit("D", sense, known);
  const month = focus.month === undefined ? "XX" : two(focus.month);
  const plain = openUnit("D", sense, known);
  return { ...plain, value: plain.value.replace("XXXX-XX", `${isoYear(focus.year)}-${month}`) };
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

/** The value of a unit that no anchor gives: X in every place. */
export function openUnit(unit: string, sense: Sense, known: readonly string[]): Resolved {
  const timed = sense.part !== undefined || sense.clock !== undefined;
  const value = withClock(openValues[unit] ?? "XXXX-XX-XX", sense.part, sense.clock, sense.zone);
  return { type: timed ? "TIME" : "DATE", value, known, implied: [] };
}

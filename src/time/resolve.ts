/** Values against anchors: each expression in the order of the text, each moving the focus for those after it. */
import { isoDay } from "./calendar.ts";
import { resolveDate } from "./date.ts";
import type { Sense } from "./sense.ts";
import { countBygone, type Focus, firstDay, focusOfDay, type Setting } from "./setting.ts";
import { resolveShift } from "./shift.ts";
import type { Tense } from "./tense.ts";
import { openUnit } from "./unit.ts";
import { durationValue, valueAt } from "./value.ts";

/** A value with what it rests on; `focus` is what later expressions may be counted from. */
export interface Resolved {
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  readonly value: string;
  readonly mod?: string | undefined;
  readonly known: readonly string[];
  readonly implied: readonly string[];
  readonly focus?: Focus | undefined;
  /** The day number, where it is known to the day. */
  readonly day?: number | undefined;
}

/** Resolves one sense. Total: what no anchor settles keeps X in its value. */
export function resolve(sense: Sense, tense: Tense, setting: Setting, comparing: boolean): Resolved {
  const own = sense.tense ?? tense;
  const resolved = moved(retold(sense, setting) ?? resolveAs(sense, own, setting, comparing), sense.moved);
  return sense.mod === undefined ? resolved : { ...resolved, mod: sense.mod };
}

/** "Nov. 3, the day before the storm" is Nov. 3 again. */
function retold(sense: Sense, { said }: Setting): Resolved | null {
  if (!sense.apposed || !said) return null;
  if (sense.as === "undated" && sense.unit === "D" && said.day === undefined) return null;
  return { ...said, type: "DATE", implied: ["date"] };
}

/** "the day before last Tuesday": a day by days from one that is known, else a day that is not. */
function moved(resolved: Resolved, days: number | undefined): Resolved {
  if (days === undefined) return resolved;
  const known = [...resolved.known, "offset"];
  if (resolved.day === undefined) return openUnit("D", { as: "undated" }, known);
  const day = resolved.day + days;
  return { type: "DATE", value: isoDay(day), known, implied: resolved.implied, day };
}

function resolveAs(sense: Sense, tense: Tense, setting: Setting, comparing: boolean): Resolved {
  switch (sense.as) {
    case "date":
      return resolveDate(sense, tense, setting, comparing);
    case "undated":
      return openUnit(sense.unit ?? "D", sense, ["unit"]);
    case "from-event":
      return resolveFromEvent(sense);
    case "shift":
      return resolveShift(sense, setting, comparing);
    case "set":
      return { type: "SET", value: setValue(sense), known: ["period"], implied: [] };
    case "then":
      return sense.vague ? resolveThen(setting) : { type: "DATE", value: "PAST_REF", known: [], implied: [] };
    case "ref":
      return { type: "DATE", value: sense.value ?? "PRESENT_REF", known: [], implied: [] };
    case "ref-time":
      return { type: "TIME", value: sense.value ?? "XXXX-XX-XX", known: ["part"], implied: [] };
    case "ref-duration":
      return { type: "DURATION", value: sense.value ?? "PXX", known: [], implied: [] };
    default:
      return resolveDuration(sense);
  }
}

/** A day counted from a listed event; unresolved where it happened more than once and nothing says which is meant. */
function resolveFromEvent(sense: Sense): Resolved {
  const known = ["count", "unit", "event"];
  if (sense.eventDay === undefined) return { type: "DATE", value: "XXXX-XX-XX", known, implied: [] };
  const unit = sense.unit === "Y" || sense.unit === "M" || sense.unit === "W" ? sense.unit : "D";
  const value = valueAt(sense.eventDay, unit);
  return unit === "D"
    ? { type: "DATE", value, known, implied: ["event"], day: sense.eventDay }
    : { type: "DATE", value, known, implied: ["event"], focus: focusOfDay(sense.eventDay) };
}

/** "until then" is the date spoken of last, as finely as it was told. */
function resolveThen(setting: Setting): Resolved {
  const { focus } = setting;
  if (!focus) return { type: "DATE", value: "PAST_REF", known: [], implied: [] };
  const unit =
    focus.day !== undefined ? "D" : focus.month !== undefined ? "M" : focus.quarter !== undefined ? "Q" : "Y";
  return { type: "DATE", value: valueAt(firstDay(focus), unit), known: [], implied: ["date"] };
}

function resolveDuration(sense: Sense): Resolved {
  const unit = sense.unit ?? "D";
  let count = sense.count === undefined ? null : sense.count;
  if (sense.vague && sense.count === undefined) count = null;
  if (count !== null && sense.extra) count += sense.extra;
  let value = durationValue(count, unit);
  const second = sense.second;
  if (second?.unit && count !== null && second.count !== null && second.unit !== unit) {
    const rest = durationValue(second.count, second.unit).replace(/^PT?/, "");
    const clock = second.unit.startsWith("T") && !unit.startsWith("T");
    value += clock ? `T${rest}` : rest;
  }
  return { type: "DURATION", value, known: count === null ? ["unit"] : ["count", "unit"], implied: [] };
}

const setDays: Readonly<Record<string, string>> = { D: "P1D", NI: "XXXX-XX-XXTNI", WE: "XXXX-WXX-WE" };

function setValue(sense: Sense): string {
  if (sense.weekday !== undefined) return `XXXX-WXX-${sense.weekday}${sense.part ? `T${sense.part}` : ""}`;
  if (sense.month !== undefined) return `XXXX-${String(sense.month).padStart(2, "0")}`;
  if (sense.season !== undefined) return `XXXX-${sense.season}`;
  if (sense.part !== undefined) return `XXXX-XX-XXT${sense.part}`;
  const unit = sense.unit ?? "D";
  const count = sense.count === undefined ? 1 : sense.count;
  if (count === 1 && setDays[unit]) return setDays[unit];
  return durationValue(count, unit);
}

/** "The nine months" are reported on like a quarter, but a year earlier than they has no finer name than its year. */
function takeSpan(setting: Setting, sense: Sense, sentence: number): void {
  const months = sense.unit === "M" && sense.count !== null && (sense.count ?? 0) >= 3;
  if (!months || setting.period === null) return;
  setting.period = { year: setting.period.year };
  setting.periodSentence = sentence;
}

/** Results are told of periods that are over; one that is planned for does not become the period reported on. */
function isOver(focus: Focus, setting: Setting): boolean {
  if (setting.page === null) return true;
  const { period } = setting;
  // The same quarter of an earlier year is what the reported one is compared with.
  if (period && period.quarter === focus.quarter && period.half === focus.half && focus.year < period.year)
    return false;
  return firstDay(focus) + (focus.quarter ? 80 : 170) <= setting.page;
}

/** The setting after an expression: dates become the focus, references and durations do not. */
export function advance(
  setting: Setting,
  sense: Sense,
  resolved: Resolved,
  sentence: number,
  comparing: boolean,
): void {
  if (resolved.type === "DURATION") takeSpan(setting, sense, sentence);
  if (resolved.type === "DURATION" || resolved.type === "SET") return;
  setting.said = resolved;
  // What was a year ago is named to compare, and the report goes on with its own time.
  if (sense.as === "shift" && sense.unit === "Y" && !setting.narrative && setting.page !== null) return;
  const focus = resolved.focus ?? (resolved.day === undefined ? undefined : focusOfDay(resolved.day));
  if (!focus) return;
  setting.focus = focus;
  countBygone(setting, focus);
  if (focus.month !== undefined) setting.story = focus;
  setting.focusSentence = sentence;
  if (resolved.day !== undefined) setting.focusDay = resolved.day;
  else if (focus.month !== undefined || sense.year !== undefined) setting.focusDay = null;
  // A comparison looks back from the period that is reported on, and does not move it.
  if (
    sense.as === "date" &&
    !comparing &&
    (focus.quarter !== undefined || focus.half !== undefined) &&
    isOver(focus, setting)
  ) {
    setting.period = focus;
    setting.periodSentence = sentence;
  }
  if (sense.year !== undefined) {
    setting.statedYear = focus.year;
    setting.statedSentence = sentence;
  }
}

/** Comparing the dates of events: all are EDTF strings, most of them days, months or years. */
import { edtfStretch } from "../text/edtf.ts";

/** The EDTF of a time expression that names a date: its own, or what its TIMEX3 value says; days, not hours. */
export function dateOf(time: {
  readonly type: string;
  readonly value: string;
  readonly edtf?: string;
}): string | null {
  if (time.type !== "DATE" && time.type !== "TIME") return null;
  const plain = time.edtf ?? /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)/.exec(time.value)?.[0] ?? "";
  const edtf = plain.replace(/T[^/]*/g, "").replace(/(?:-XX)+/g, "");
  // A decade as its years, so that all stretches of years read alike.
  const decade = /^(\d{3})X$/.exec(edtf);
  if (decade) return `${decade[1]}0/${decade[1]}9`;
  return edtf && edtfStretch(edtf) ? edtf : null;
}

/** Whether every day of `date` comes after `day` (an ISO day). */
export function isAfter(date: string, day: string): boolean {
  const first = edtfStretch(date)?.first;
  return first !== null && first !== undefined && first > day;
}

/** Days from the first day of `date` to `day`; null where `date` is open there. */
export function daysBefore(date: string, day: string): number | null {
  const first = edtfStretch(date)?.first;
  return first ? (Date.parse(day) - Date.parse(first)) / 864e5 : null;
}

export function isDay(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date);
}

/** "../X": at some time up to the end of it. An open or two-ended date keeps its later end. */
export function upTo(date: string): string {
  return `../${date.includes("/") ? date.split("/")[1]! : date}`;
}

/** "X/..": from then on. */
export function onFrom(date: string): string {
  return `${date.split("/")[0]!}/..`;
}

/** The day a week before an ISO day. */
export function weekBefore(day: string): string {
  return new Date(Date.parse(day) - 7 * 864e5).toISOString().slice(0, 10);
}

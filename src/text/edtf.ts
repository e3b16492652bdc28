/**
 * What an EDTF string (ISO 8601-2:2019, levels 0 and 1, decades and centuries of level 2) says in days: the first
 * and the last day that it allows. Written here because the JavaScript library of that name takes spring for
 * January to March.
 */
import { isDigit } from "./characters.ts";

/** The days that a date covers. An end that is open or unknown is `null`. */
export interface Stretch {
  /** ISO day. */
  readonly first: string | null;
  readonly last: string | null;
  readonly precision: "time" | "day" | "month" | "season" | "year" | "decade" | "century" | "interval";
  /** "~", "?" or "%" stands in it. */
  readonly approximate: boolean;
}

/** `null` where the string is none that an entry may hold. Never throws. */
export function edtfStretch(edtf: string): Stretch | null {
  if (edtf.length > 64) return null;
  if (isPlainDay(edtf))
    return isDayOfYear(edtf) ? { first: edtf, last: edtf, precision: "day", approximate: false } : null;
  const approximate = /[~?%]/.test(edtf);
  const ends = edtf.replace(/[~?%]/g, "").split("/");
  if (ends.length > 2) return null;
  if (ends.length === 1) {
    const one = single(ends[0]!);
    return one && { ...one, approximate };
  }
  const [from, to] = [edge(ends[0]!), edge(ends[1]!)];
  if (!from || !to || (from.first === null && to.last === null)) return null;
  if (from.first !== null && to.last !== null && from.first > to.last) return null;
  return { first: from.first, last: to.last, precision: "interval", approximate };
}

/** "2025-02-27": most dates, which need no look at the rest of the format. */
function isPlainDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  for (let at = 0; at < 10; at++) if (at !== 4 && at !== 7 && !isDigit(text.charCodeAt(at))) return false;
  return true;
}

function isDayOfYear(text: string): boolean {
  const [month, day] = [Number(text.slice(5, 7)), Number(text.slice(8))];
  return month > 0 && month < 13 && day > 0 && day <= daysIn(Number(text.slice(0, 4)), month);
}

type Days = Pick<Stretch, "first" | "last" | "precision">;

/** One end of an interval; ".." is open, nothing is unknown. */
function edge(text: string): Days | null {
  return text === ".." || text === "" ? { first: null, last: null, precision: "interval" } : single(text);
}

const form = /^(-?\d{2}(?:\d\d|\dX|XX))(?:-(\d\d|XX)(?:-(\d\d|XX)(T[\d:.]+(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?$/;

function single(text: string): Days | null {
  const match = form.exec(text);
  if (!match || text.startsWith("-")) return null;
  const [, year, month, day, time] = match as unknown as [string, string, string?, string?, string?];
  const unset = year.indexOf("X");
  if (unset >= 0)
    return month
      ? null
      : span(year.replaceAll("X", "0"), year.replaceAll("X", "9"), unset === 3 ? "decade" : "century");
  if (!month || month === "XX") return day && day !== "XX" ? null : span(year, year, "year");
  if (Number(month) > 12) return day ? null : season(Number(year), Number(month));
  if (month === "00") return null;
  const end = daysIn(Number(year), Number(month));
  if (!day || day === "XX")
    return { first: `${year}-${month}-01`, last: `${year}-${month}-${end}`, precision: "month" };
  if (Number(day) < 1 || Number(day) > end) return null;
  const whole = `${year}-${month}-${day}`;
  return { first: whole, last: whole, precision: time ? "time" : "day" };
}

function span(from: string, to: string, precision: Stretch["precision"]): Days {
  return { first: `${from}-01-01`, last: `${to}-12-31`, precision };
}

/** 21 to 24: spring to winter in whole months of the north, as weather services count them; winter ends next year. */
function season(year: number, code: number): Days | null {
  if (code < 21 || code > 24) return null;
  const from = 3 * (code - 20);
  const to = from === 12 ? 2 : from + 2;
  const endYear = from === 12 ? year + 1 : year;
  return {
    first: `${pad(year, 4)}-${pad(from, 2)}-01`,
    last: `${pad(endYear, 4)}-${pad(to, 2)}-${daysIn(endYear, to)}`,
    precision: "season",
  };
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

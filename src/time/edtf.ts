/** TIMEX3 values as EDTF (ISO 8601-2:2019), the form that is stored. */
import { dayOf, daysInMonth, isoDay, mondayOf } from "./calendar.ts";

const seasonCodes: Readonly<Record<string, string>> = {
  SP: "21",
  SU: "22",
  FA: "23",
  WI: "24",
  Q1: "33",
  Q2: "34",
  Q3: "35",
  Q4: "36",
  H1: "40",
  H2: "41",
};

const plainDate = /^(?:\d{4}|XXXX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?)?$/;
const beforeChrist = /^BC(\d{4})((?:-\d{2}){0,2})/;
const week = /^(\d{4})-W(\d{2})(-WE)?$/;
const season = /^(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])$/;
const timed = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(Z?)$/;
const partOfDay = /^(\d{4}-\d{2}-\d{2})T[A-Z]{2}$/;

/**
 * The EDTF form of a TIMEX3 value, or `undefined` where EDTF has none: durations, sets, PAST_REF and its kin, bare
 * weekdays. A week becomes the interval of its days, for EDTF knows no ISO weeks; a part of the day loses the part;
 * APPROX becomes "~". Quarters are 33 to 36, halves 40 and 41, seasons 21 to 24.
 */
export function toEdtf(value: string, mod?: string): string | undefined {
  const plain = toPlain(value);
  if (
    plain === undefined ||
    mod !== "APPROX" ||
    plain.includes("/") ||
    plain.includes("T") ||
    plain.includes("X")
  )
    return plain;
  return `${plain}~`;
}

function toPlain(value: string): string | undefined {
  if (plainDate.test(value))
    return value === "XXXX" || value === "XXXX-XX" || value === "XXXX-XX-XX" ? undefined : value;
  if (/^\d{3}$/.test(value)) return `${value}X`;
  if (/^\d{2}$/.test(value)) return `${value}XX`;
  const past = beforeChrist.exec(value);
  if (past) return `-${String(Number(past[1]) - 1).padStart(4, "0")}${past[2]}`.replace(/^-0000/, "0000");
  const named = season.exec(value);
  if (named) return `${named[1]}-${seasonCodes[named[2]!]}`;
  const weeks = week.exec(value);
  if (weeks) {
    const monday = mondayOf(Number(weeks[1]), Number(weeks[2]));
    return weeks[3]
      ? `${isoDay(monday + 5)}/${isoDay(monday + 6)}`
      : `${isoDay(monday)}/${isoDay(monday + 6)}`;
  }
  const clock = timed.exec(value);
  if (clock) return clockTime(clock[1]!, clock[2]!, clock[3]!, clock[4]!);
  return partOfDay.exec(value)?.[1];
}

/** Midnight at a day's end is the next day's first second. */
function clockTime(day: string, hour: string, minute: string, zone: string): string {
  if (hour !== "24") return `${day}T${hour}:${minute}:00${zone}`;
  const [y, m, d] = day.split("-").map(Number) as [number, number, number];
  return `${isoDay(dayOf(y, m, d) + 1)}T00:00:00${zone}`;
}

/** The first and last day that an EDTF value of level 0 or 1 covers; `null` where it is open or not a date. */
export function edtfBounds(edtf: string): { earliest: string; latest: string } | null {
  const [from, to] = edtf.split("/");
  const first = bounds(from!);
  const last = to === undefined ? first : bounds(to);
  return first && last ? { earliest: first.earliest, latest: last.latest } : null;
}

function bounds(part: string): { earliest: string; latest: string } | null {
  const text = part.replace(/[~?%]$/, "");
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  if (day) return { earliest: day, latest: day };
  const found = /^(\d{2})(\d|X)(\d|X)(?:-(\d{2}))?$/.exec(text);
  if (!found) return null;
  const low = Number(`${found[1]}${found[2]}${found[3]}`.replaceAll("X", "0"));
  const high = Number(`${found[1]}${found[2]}${found[3]}`.replaceAll("X", "9"));
  const [first, last] = months(found[4]);
  if (first === 0) return null;
  // A winter runs on into the next year.
  const lastYear = last < first ? high + 1 : high;
  return {
    earliest: isoDay(dayOf(low, first, 1)),
    latest: isoDay(dayOf(lastYear, last, daysInMonth(lastYear, last))),
  };
}

function months(code: string | undefined): readonly [number, number] {
  if (code === undefined) return [1, 12];
  const n = Number(code);
  if (n >= 1 && n <= 12) return [n, n];
  if (n >= 21 && n <= 24)
    return [[3, 5] as const, [6, 8] as const, [9, 11] as const, [12, 2] as const][n - 21]!;
  if (n >= 33 && n <= 36) return [(n - 33) * 3 + 1, (n - 33) * 3 + 3];
  if (n === 40 || n === 41) return [(n - 40) * 6 + 1, (n - 40) * 6 + 6];
  return [0, 0];
}

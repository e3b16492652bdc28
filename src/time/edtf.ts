/** TIMEX3 values as EDTF (ISO 8601-2:2019), the form that is stored. */
import { dayOf, isoDay, mondayOf, two } from "./calendar.ts";

const seasonCodes: Readonly<Record<string, string>> = {
  SP: "21",
  SU: "22",
  FA: "23",
  WI: "24",
};

const plainDate = /^(?:\d{4}|XXXX)(?:-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?)?$/;
const beforeChrist = /^BC(\d{4})((?:-\d{2}){0,2})/;
const week = /^(\d{4})-W(\d{2})(-WE)?$/;
const season = /^(\d{4})-(SP|SU|FA|WI)$/;
const part = /^(\d{4})-([QH])([1-4])$/;
const timed = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(Z?)$/;
const partOfDay = /^(\d{4}-\d{2}-\d{2})T[A-Z]{2}$/;

/**
 * The EDTF form of a TIMEX3 value, or `undefined` where EDTF has none: durations, sets, PAST_REF and its kin, bare
 * weekdays. A week becomes the interval of its days, for EDTF knows no ISO weeks; a part of the day loses the part;
 * APPROX becomes "~"; a clock time takes its zone, in minutes east of Greenwich. Quarters and halves become
 * intervals of months, which every reader of EDTF level 0 knows; seasons are 21 to 24.
 */
export function toEdtf(value: string, mod?: string, zone?: number): string | undefined {
  const plain = toPlain(value);
  if (zone && plain !== undefined && plain.length === 19) return plain + offsetOf(zone);
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

function offsetOf(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
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
  const parts = part.exec(value);
  if (parts) {
    const length = parts[2] === "Q" ? 3 : 6;
    const last = Number(parts[3]) * length;
    return last > 12 ? undefined : `${parts[1]}-${two(last - length + 1)}/${parts[1]}-${two(last)}`;
  }
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

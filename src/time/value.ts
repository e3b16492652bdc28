/** TIMEX3 values (Pustejovsky and others 2003; ISO 24617-1) from fields that are all known. */
import { civilOf, isoDay, isoWeekOf, isoYear, two } from "./calendar.ts";

const periodUnits: Readonly<Record<string, string>> = {
  D: "D",
  W: "W",
  M: "M",
  Q: "Q",
  Y: "Y",
  DE: "DE",
  CE: "CE",
};

/** "PT6H", "P2Y6M", "PXW"; a count of `null` is X. Fractions become the next smaller unit where one is whole. */
export function durationValue(count: number | null, unit: string): string {
  if (unit === "FN") return durationValue(count === null ? null : count * 2, "W");
  if (unit === "WE" || unit === "NI") return `P${count ?? "X"}${unit === "WE" ? "WE" : "D"}`;
  if (unit === "DE") return durationValue(count === null ? null : count * 10, "Y");
  if (unit === "ML") return `P${count === null ? "X" : count * 1000}Y`;
  if (unit === "S") return durationValue(count === null ? null : count * 6, "M");
  const clock = unit.startsWith("T");
  const letter = clock ? unit.slice(1) : (periodUnits[unit] ?? "D");
  const head = clock ? "PT" : "P";
  if (count === null) return `${head}X${letter}`;
  const whole = Math.floor(count);
  const rest = count - whole;
  if (rest === 0) return `${head}${whole}${letter}`;
  const finer: Readonly<Record<string, readonly [string, number]>> = {
    Y: ["M", 12],
    TH: ["M", 60],
    TM: ["S", 60],
    D: ["H", 24],
    CE: ["Y", 100],
    DE: ["Y", 10],
    M: ["D", 30],
  };
  const [small, many] = finer[unit] ?? ["", 0];
  const part = rest * many;
  if (!small || part !== Math.floor(part) || unit === "M") return `${head}${count}${letter}`;
  if (unit === "D") return `${whole ? `P${whole}D` : "P"}T${part}H`;
  if (unit === "CE" || unit === "DE") return `P${count * many}Y`;
  return whole ? `${head}${whole}${letter}${part}${small}` : `${head}${part}${small}`;
}

export function weekValue(day: number): string {
  const { year, week } = isoWeekOf(day);
  return `${isoYear(year)}-W${two(week)}`;
}

export function monthValue(year: number, month: number): string {
  return `${isoYear(year)}-${two(month)}`;
}

export function quarterOf(month: number): number {
  return Math.ceil(month / 3);
}

/** The value of a day's part or clock time: "2025-02-27TMO", "2025-02-27T17:00". */
export function withClock(
  day: string,
  part: string | undefined,
  clock: number | undefined,
  zone: number | undefined,
): string {
  if (clock !== undefined) {
    const time = `T${two(Math.floor(clock / 60))}:${two(clock % 60)}`;
    return `${day}${time}${zone === 0 ? "Z" : ""}`;
  }
  return part ? `${day}T${part}` : day;
}

/** A day at the grain of a unit: its week, month, quarter, year, decade or century. */
export function valueAt(day: number, unit: string): string {
  const { year, month } = civilOf(day);
  switch (unit) {
    case "W":
    case "FN":
      return weekValue(day);
    case "WE":
      return `${weekValue(day)}-WE`;
    case "M":
      return monthValue(year, month);
    case "Q":
      return `${isoYear(year)}-Q${quarterOf(month)}`;
    case "H":
    case "S":
      return `${isoYear(year)}-H${month > 6 ? 2 : 1}`;
    case "Y":
      return isoYear(year);
    case "DE":
      return year > 0 ? decadeValue(Math.floor(year / 10)) : `BC${decadeValue(Math.floor((1 - year) / 10))}`;
    case "CE":
      return year > 0
        ? centuryValue(Math.floor(year / 100))
        : `BC${centuryValue(Math.floor((1 - year) / 100))}`;
    default:
      return isoDay(day);
  }
}

/** 198 for the 1980s. */
export function decadeValue(decade: number): string {
  return String(decade).padStart(3, "0");
}

/** 19 for the twentieth century. */
export function centuryValue(hundreds: number): string {
  return String(hundreds).padStart(2, "0");
}

/** Days as other calendars and other digits write them, to the numbers that ISO 8601 has. */
import words from "./calendars.json" with { type: "json" };

/** Where a day stands in a line, and its year, month and day in the Gregorian calendar. */
export interface ForeignDay {
  readonly index: number;
  readonly length: number;
  readonly day: readonly [string, string, string];
}

const digits = new Map(
  words.digits.flatMap((row) => row.split("").map((digit, value) => [digit, String(value)])),
);
const anyDigit = new RegExp(`[${words.digits.join("")}]`, "g");

/** The line with the digits of every script as those of ASCII; no character moves. */
export function westernDigits(line: string): string {
  return line.replace(anyDigit, (digit) => digits.get(digit)!);
}

const eras: Readonly<Record<string, number>> = words.eras;
const era = new RegExp(
  `(${Object.keys(eras).join("|")})\\s?(\\d\\d?|元)\\s?年\\s?(\\d\\d?)\\s?月\\s?(\\d\\d?)\\s?日`,
);
const buddhist = /(?<!\d)(\d\d?)\s{1,2}(\p{L}[\p{L}\p{M}.]{1,14})\s{1,2}(?:พ\.ศ\.\s?)?(25\d\d)(?!\d)/u;
const persianNamed =
  /(?<!\d)(\d\d?)\s{1,3}(?:ماه\s)?([\u0600-\u06FF]{2,9})\s{1,3}(?:ماه\s{1,2})?(1[34]\d\d)(?!\d)/u;
const persianNumbers = /(?<!\d)(1[34]\d\d)[/-](\d\d?)[/-](\d\d?)(?!\d)/;
const buddhistAhead = 543;

/** The first day of a Japanese era, the Persian or the Buddhist calendar; `monthNumber` knows months by name. */
export function foreignDay(
  line: string,
  language: string,
  monthNumber: (name: string) => number,
): ForeignDay | null {
  const inEra = era.exec(line);
  if (inEra !== null) {
    const year = eras[inEra[1]!]! + (inEra[2] === "元" ? 1 : Number(inEra[2]));
    return found(inEra, [String(year), inEra[3]!, inEra[4]!]);
  }
  if (language === "th") {
    const day = buddhist.exec(line);
    const month = day === null ? 0 : monthNumber(day[2]!);
    return day !== null && month > 0
      ? found(day, [String(Number(day[3]) - buddhistAhead), String(month), day[1]!])
      : null;
  }
  return language === "fa" || language === "ps" ? persianDay(line) : null;
}

function persianDay(line: string): ForeignDay | null {
  const named = persianNamed.exec(line);
  if (named !== null) {
    const month = words.persian.indexOf(asPersian(named[2]!)) + 1;
    return month > 0 ? fromPersian(named, Number(named[3]), month, Number(named[1])) : null;
  }
  const numbers = persianNumbers.exec(line);
  return numbers === null
    ? null
    : fromPersian(numbers, Number(numbers[1]), Number(numbers[2]), Number(numbers[3]));
}

/** Arabic keyboards write two letters of Persian otherwise. */
const asPersian = (name: string): string => name.replaceAll("ي", "ی").replaceAll("ك", "ک");

/** The first day of the Persian year 1400 was 21 March 2021. */
const [anchorYear, anchorDay] = [1400, Date.UTC(2021, 2, 21)];

/** The rule of 33 years, which agrees with the equinox from 1178 to 1633. */
const isLeap = (year: number): boolean => (25 * year + 11) % 33 < 8;

function fromPersian(at: RegExpExecArray, year: number, month: number, day: number): ForeignDay | null {
  if (month < 1 || month > 12 || day < 1 || day > (month < 7 ? 31 : month < 12 || isLeap(year) ? 30 : 29))
    return null;
  let days = (month - 1) * 30 + Math.min(month - 1, 6) + day - 1;
  for (let y = anchorYear; y < year; y++) days += isLeap(y) ? 366 : 365;
  for (let y = year; y < anchorYear; y++) days -= isLeap(y) ? 366 : 365;
  const [y, m, d] = new Date(anchorDay + days * 86_400_000).toISOString().slice(0, 10).split("-");
  return found(at, [y!, m!, d!]);
}

function found(at: RegExpExecArray, day: readonly [string, string, string]): ForeignDay {
  return { index: at.index, length: at[0].length, day };
}

/** "오후 2:05", "下午2:05": which half of the day the words before a clock time name; null where they name none. */
export function halfBefore(said: string): "am" | "pm" | null {
  const before = said.trimEnd();
  if (words.afternoon.some((word) => before.endsWith(word))) return "pm";
  return words.forenoon.some((word) => before.endsWith(word)) ? "am" : null;
}

/** Other places' names of the months in the same language. */
export function otherLocales(language: string): readonly string[] {
  return (words.months as Readonly<Record<string, readonly string[]>>)[language] ?? [];
}

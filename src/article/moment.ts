/**
 * A date as people and programs write it, to ISO 8601. The zone stays as stated; where none is stated, none is added.
 * What could be read two ways ("3/4/2020" where neither order is known) is no date.
 */
import { foreignDay, halfBefore, otherLocales, westernDigits } from "./calendars.ts";
import zones from "./zones.json" with { type: "json" };

/** A date or moment in ISO 8601 with the stretch of text that it was read from. */
export interface Moment {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const zoneOf: Readonly<Record<string, string>> = zones;
const two = (n: number | string): string => String(n).padStart(2, "0");

const iso =
  /(?<!\d)((?:19|20)\d\d)-(\d\d?)-(\d\d?)(?!\d)(?:[T ,]{1,3}(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d(?!\d))?/;
const compact = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?$/;
const ymdSlash = /(?<!\d)((?:19|20)\d\d)[/.]\s?(\d\d?)[/.]\s?(\d\d?)(?!\d)/;
const cjk = /((?:19|20)\d\d)\s?[年년]\s?(\d\d?)\s?[月월]\s?(\d\d?)\s?[日일]/;
const numeric = /(?<![\d/.-])(\d\d?)([/.-])(\d\d?)\2((?:19|20)\d\d)(?!\d)/;
const numericShort = /(?<![\d.])(\d\d)\.(\d\d)\.(\d\d)(?![\d.])/;
const dayFirst =
  /(?<!\d)(\d\d?)(?:st|nd|rd|th|er|º|ª|\.)?[\s,.-]{1,2}(?:de\s|of\s|d['’])?(\p{L}[\p{L}\p{M}.]{2,14})[\s,.-]{1,2}(?:de[l]?\s)?((?:19|20)\d\d)(?!\d)/u;
const monthFirst =
  /(?<![\p{L}\p{M}])(\p{L}[\p{L}\p{M}.]{2,14})[\s.]{1,2}(\d\d?)(?:st|nd|rd|th)?\s?,?\s{1,2}((?:19|20)\d\d)(?!\d)/u;
const clock =
  /(?<!\d)(\d\d?)(?:[:.h]|[時시点]\s?)(\d\d|\d(?=分|분))(?::(\d\d))?(?:\.\d{1,9})?\s?(a\.?m\.?|p\.?m\.?|[قب]\.ظ|[صم](?!\p{L}))?(?![\d])/iu;
const clockShort = /(?<!\d)(\d\d?)()()\s?(a\.?m\.?|p\.?m\.?)(?![\p{L}])/iu;
const zone = /^[\s()]{0,3}(Z(?![a-z])|UTC|GMT|[A-Z]{3,4}(?![a-zA-Z])|[+-]\d\d:?\d\d)/;

/** Longer texts are no dates; they are cut here. */
const longest = 200;

/**
 * The first date in a short text (the rest is ignored). `language` is a BCP 47 tag: it gives the names of months and,
 * with its region, the order of numeric dates.
 */
export function findMoment(text: string, language: string | null): Moment | null {
  const line = westernDigits(text.slice(0, longest));
  if (!/\d/.test(line)) return null;
  const trimmed = line.trim();
  if (/^\d{10}(?:\d{3})?$/.test(trimmed)) return epoch(trimmed);
  const c = compact.exec(trimmed);
  if (c)
    return made([c[1]!, c[2]!, c[3]!], timeOf(c[4], c[5], c[6], undefined), zoneText(c[7]), 0, line.length);
  const i = iso.exec(line);
  if (i)
    return made(
      [i[1]!, i[2]!, i[3]!],
      timeOf(i[4], i[5], i[6], undefined) ?? timeAfter(line, stretch(i)),
      zoneText(i[7]) || (i[4] ? "" : zoneAfter(line, stretch(i))),
      i.index,
      i.index + i[0].length,
    );
  const foreign = foreignDay(line, primary(language), (name) => monthNumber(name, language));
  if (foreign) return withTime(line, foreign, foreign.day);
  const y = cjk.exec(line) ?? ymdSlash.exec(line);
  if (y) return withTime(line, stretch(y), [y[1]!, y[2]!, y[3]!]);
  for (const [pattern, day, month] of [
    [dayFirst, 1, 2],
    [monthFirst, 2, 1],
  ] as const) {
    const found = pattern.exec(line);
    if (!found) continue;
    const number = monthNumber(found[month]!, language);
    if (number > 0) return withTime(line, stretch(found), [found[3]!, String(number), found[day]!]);
  }
  const n = numeric.exec(line);
  if (n) {
    const order = numericOrder(Number(n[1]), Number(n[3]), n[2]!, language);
    if (order === "dm") return withTime(line, stretch(n), [n[4]!, n[3]!, n[1]!]);
    if (order === "md") return withTime(line, stretch(n), [n[4]!, n[1]!, n[3]!]);
  }
  const short = numericShort.exec(line);
  // Two digits of a year are read only in the one form that no other order uses, and only for recent years.
  if (short && Number(short[3]) >= 10)
    return withTime(line, stretch(short), [`20${short[3]}`, short[2]!, short[1]!]);
  return null;
}

function numericOrder(
  first: number,
  second: number,
  mark: string,
  language: string | null,
): "dm" | "md" | null {
  if (first > 12) return "dm";
  if (second > 12) return "md";
  if (first === second || mark === ".") return "dm";
  if (language === null) return null;
  if (/^(?:en-US|en-PH|fil)/i.test(language)) return "md";
  return /^en$/i.test(language) ? null : "dm";
}

function epoch(digits: string): Moment | null {
  const date = new Date(Number(digits) * (digits.length === 10 ? 1000 : 1));
  const year = date.getUTCFullYear();
  return year >= 1990 && year < 2100
    ? { value: date.toISOString().replace(/\.000Z$/, "Z"), start: 0, end: digits.length }
    : null;
}

/** Where the day stands in the line. */
interface Stretch {
  readonly index: number;
  readonly length: number;
}

const stretch = (found: RegExpExecArray): Stretch => ({ index: found.index, length: found[0].length });

function withTime(line: string, at: Stretch, day: readonly [string, string, string]): Moment | null {
  const time = timeAfter(line, at) ?? timeBefore(line, at);
  return made(day, time, time === null ? "" : zoneAfter(line, at), at.index, at.index + at.length);
}

function timeAfter(line: string, { index, length }: Stretch): string | null {
  const rest = line.slice(index + length, index + length + 40);
  const near = clock.exec(rest) ?? clockShort.exec(rest);
  if (!near || near.index >= 22) return null;
  return timeOf(near[1], near[2], near[3], near[4] ?? halfBefore(rest.slice(0, near.index)) ?? undefined);
}

function timeBefore(line: string, { index }: Stretch): string | null {
  const rest = line.slice(Math.max(0, index - 30), index);
  const near = clock.exec(rest);
  return near ? timeOf(near[1], near[2], near[3], near[4]) : null;
}

function zoneAfter(line: string, { index, length }: Stretch): string {
  const rest = line.slice(index + length, index + length + 60);
  const near = clock.exec(rest) ?? clockShort.exec(rest);
  const tail = near ? rest.slice(near.index + near[0].length) : rest;
  const stated = zone.exec(tail);
  return stated ? zoneText(stated[1]) : "";
}

function zoneText(stated: string | undefined): string {
  if (stated === undefined) return "";
  if (/^[+-]/.test(stated)) {
    const digits = stated.replace(/\D/g, "").padEnd(4, "0");
    return `${stated[0]}${digits.slice(0, 2)}:${digits.slice(2, 4)}`;
  }
  return zoneOf[stated] ?? "";
}

function timeOf(
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string | undefined,
): string | null {
  if (hour === undefined) return null;
  let h = Number(hour);
  const m = Number(minute || "0");
  const s = Number(second || "0");
  if (half !== undefined && half !== "") {
    if (h > 12 || h === 0) return h < 24 && m < 60 ? `${two(h)}:${two(m)}:${two(s)}` : null;
    h = (h % 12) + (/^[pمب]/i.test(half) ? 12 : 0);
  }
  return h < 24 && m < 60 && s < 61 ? `${two(h)}:${two(m)}:${two(s)}` : null;
}

function made(
  day: readonly [string, string, string],
  time: string | null,
  zoned: string,
  start: number,
  end: number,
): Moment | null {
  const [y, m, d] = day.map(Number) as [number, number, number];
  if (y < 1990 || y > 2100 || m < 1 || m > 12 || d < 1 || d > new Date(Date.UTC(y, m, 0)).getUTCDate())
    return null;
  return { value: `${y}-${two(m)}-${two(d)}${time === null ? "" : `T${time}${zoned}`}`, start, end };
}

const monthsByLanguage = new Map<string, ReadonlyMap<string, number>>();

/** 1 to 12, or 0 for a word that names no month in the page's language or in English. */
function monthNumber(word: string, language: string | null): number {
  const plain = word.toLowerCase().replace(/\.$/, "");
  return monthsOf("en").get(plain) ?? monthsOf(primary(language)).get(plain) ?? 0;
}

const primary = (language: string | null): string => language?.split("-")[0]?.toLowerCase() ?? "en";

/** Month names from the Unicode locale data that the runtime carries: alone, in a date, long and short. */
function monthsOf(language: string): ReadonlyMap<string, number> {
  const known = monthsByLanguage.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  try {
    for (const locale of [language, ...otherLocales(language)])
      for (const options of [
        { month: "long" },
        { month: "short" },
        { day: "numeric", month: "long" },
        { day: "numeric", month: "short" },
      ] as const) {
        const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
        for (let month = 0; month < 12; month++) {
          const name = format
            .formatToParts(Date.UTC(2020, month, 15))
            .find((part) => part.type === "month")?.value;
          if (name && !/^\d/.test(name)) names.set(name.toLowerCase().replace(/\.$/, ""), month + 1);
        }
      }
  } catch {
    // A language tag that is none: the English names are all there is.
  }
  if (language === "en") names.set("sept", 9);
  if (monthsByLanguage.size < 200) monthsByLanguage.set(language, names);
  return names;
}

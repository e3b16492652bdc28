/** Days that a text names, as terms: "March 13", and "Wednesday" as the last one before publication. */
import { WordForm, type Words, wordsOf } from "../text/words.ts";
import days from "./days.en.json" with { type: "json" };
import { newLookup } from "./lookup.ts";
import months from "./months.en.json" with { type: "json" };

/** Calls `note` with each day named: the index of the word that names it, and a 32-bit key for month and day. */
export function addDates(
  text: string,
  { count, hash, form, start, end }: Words,
  day: number | null,
  note: (word: number, key: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    if ((form[i]! & WordForm.capital) === 0 || end[i]! - start[i]! > 9) continue;
    const known = calendar(hash[i]!);
    if (known === 0) continue;
    if (known < 0) {
      if (day !== null) note(i, weekdayBefore(day, -1 - known));
      continue;
    }
    const date = dayNumber(text, form, start, i + 1, count) || dayNumber(text, form, start, i - 1, count);
    if (date > 0) note(i, dateKey(known, date));
  }
}

/** Months as 1 to 12, days of the week as -1 (Sunday) to -7. */
const calendar = newLookup([
  ...Object.entries(months).map(([word, month]) => [wordsOf(word).hash[0]!, month] as const),
  ...Object.entries(days).map(([word, weekday]) => [wordsOf(word).hash[0]!, -1 - weekday] as const),
]);

/** The day of a month in figures at word `i`: 1 to 31, else 0. */
function dayNumber(text: string, form: Uint8Array, start: Uint32Array, i: number, count: number): number {
  if (i < 0 || i >= count || (form[i]! & WordForm.number) === 0) return 0;
  const date = Number.parseInt(text.slice(start[i], start[i]! + 3), 10);
  return date <= 31 ? date : 0;
}

function weekdayBefore(day: number, weekday: number): number {
  const published = Math.floor(day);
  // 1970-01-01 was a Thursday.
  const date = new Date((published - ((((published + 4 - weekday) % 7) + 7) % 7)) * 86_400_000);
  return dateKey(date.getUTCMonth() + 1, date.getUTCDate());
}

function dateKey(month: number, date: number): number {
  return Math.imul(month * 32 + date, 0x9e3779b1) >>> 0;
}

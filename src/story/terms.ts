/**
 * What an article is about, as weighted terms: its words, its names, and its details (names of two words, numbers
 * with the word beside them: "Cerise Avenue", "aged 20"). Each term knows whether headline and lead hold it, so that
 * one list serves every space that articles are compared in.
 */
import { aboutTitle } from "../text/about.ts";
import { WordForm, type Words, wordsOf } from "../text/words.ts";
import days from "./days.en.json" with { type: "json" };
import { type Frequencies, rarity } from "./frequency.ts";
import months from "./months.en.json" with { type: "json" };
import numbers from "./numbers.en.json" with { type: "json" };

/**
 * One array an article, since a million are remembered: first the keys, 32-bit hashes in ascending order, then for
 * each key its weight, kind and count in 32 bits, read by `weightOf`, `kindOf` and `countOf`.
 */
export interface Terms {
  readonly count: number;
  readonly data: Uint32Array;
}

/** tf-idf, in steps of 1/512, at most 127. */
export function weightOf(packed: number): number {
  return (packed & 0xffff) / weightSteps;
}

/** Bits of `TermKind`. */
export function kindOf(packed: number): number {
  return (packed >>> 16) & 0xff;
}

/** How often the article holds the term, at most 255 times. */
export function countOf(packed: number): number {
  return packed >>> 24;
}

const weightSteps = 512;

export const TermKind = { title: 1, lead: 2, name: 4, detail: 8, number: 16, year: 32, date: 64 } as const;

/** Words of one text that are read: later ones are background more often than news. */
const readable = 700;
const leadWords = 60;
/** Terms kept of one article. */
const kept = 160;

/** The terms of an article before they are weighted: one entry a key. */
export interface RawTerms {
  readonly keys: Uint32Array;
  readonly counts: Uint8Array;
  readonly kinds: Uint8Array;
}

/** The terms of a headline and a text. A text that does not speak of its headline is furniture and left out. */
export function rawTerms(title: string | null, text: string, day: number | null): RawTerms {
  const found = new Map<number, number>();
  const note = (key: number, kind: number): void => {
    const old = found.get(key);
    found.set(key, old === undefined ? (1 << 8) | kind : (old + (1 << 8)) | kind);
  };
  const words = wordsOf(text, readable);
  const head = title === null ? null : bareTitle(title);
  if (head) addWords(head, wordsOf(head, 60), TermKind.title, note);
  if (aboutTitle(head, words)) {
    addDates(text, words, day, note);
    addWords(text, words, 0, note);
  }
  const keys = Uint32Array.from(found.keys()).sort();
  const counts = new Uint8Array(keys.length);
  const kinds = new Uint8Array(keys.length);
  keys.forEach((key, i) => {
    const packed = found.get(key)!;
    counts[i] = Math.min(255, packed >>> 8);
    kinds[i] = packed & 255;
  });
  return { keys, counts, kinds };
}

/** A headline without the site's name after it: "Bridge closed - Ostrel Post | News, Weather". */
export function bareTitle(title: string): string {
  let bare = title;
  const bar = bare.indexOf(" | ");
  if (bar > shortest) bare = bare.slice(0, bar);
  for (const dash of [" - ", " – ", " — "]) {
    const at = bare.lastIndexOf(dash);
    if (at > shortest && bare.length - at < longestName) bare = bare.slice(0, at);
  }
  return bare;
}

/** Characters that a headline has at least, and that a site's name after it has at most. */
const shortest = 24;
const longestName = 40;

/** Days that the text names, as terms: "March 13", and "Wednesday" as the last one before publication. */
function addDates(
  text: string,
  { count, hash, form, start, end }: Words,
  day: number | null,
  note: (key: number, kind: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    if ((form[i]! & WordForm.capital) === 0 || end[i]! - start[i]! > 9) continue;
    const known = calendar.get(hash[i]!);
    if (known === undefined) continue;
    const lead = i < leadWords ? TermKind.lead : 0;
    if (known < 0) {
      if (day !== null) note(weekdayBefore(day, -1 - known), TermKind.detail | TermKind.date | lead);
      continue;
    }
    const date = dayNumber(text, form, start, i + 1, count) || dayNumber(text, form, start, i - 1, count);
    if (date > 0) note(dateKey(known, date), TermKind.detail | TermKind.date | lead);
  }
}

/** Months as 1 to 12, days of the week as -1 (Sunday) to -7. */
const calendar = new Map<number, number>([
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

/** "four" counts as "4": headlines write figures, texts write words. */
const figures = new Map(
  Object.entries(numbers).map(([word, figure]) => [wordsOf(word).stem[0]!, wordsOf(figure).stem[0]!]),
);

function addWords(text: string, words: Words, kind: number, note: (key: number, kind: number) => void): void {
  const { count, stem, form, start, end } = words;
  for (let i = 0; i < count; i++) {
    const letters = end[i]! - start[i]!;
    const figure = letters < 10 ? figures.get(stem[i]!) : undefined;
    if (figure !== undefined) {
      stem[i] = figure;
      form[i] = (form[i]! & ~WordForm.capital) | WordForm.number;
    }
    const bits = form[i]!;
    const number = (bits & WordForm.number) === 0 ? 0 : TermKind.number | yearBit(text, start[i]!, letters);
    const here = kind | number | (kind === 0 && i < leadWords ? TermKind.lead : 0);
    const named = kind === 0 && (bits & (WordForm.capital | WordForm.opens)) === WordForm.capital;
    if (letters > 1 || number !== 0) note(stem[i]!, here | (named ? TermKind.name : 0));
    if (i === 0 || (bits & WordForm.joined) === 0) continue;
    if (isPair(form[i - 1]!, bits, kind)) note(pairOf(stem[i - 1]!, stem[i]!), here | TermKind.detail);
  }
}

/** 1900 to 2099 in four figures. */
function yearBit(text: string, start: number, letters: number): number {
  if (letters !== 4) return 0;
  const century = text.slice(start, start + 2);
  return century === "19" || century === "20" ? TermKind.year : 0;
}

function pairOf(first: number, second: number): number {
  return (Math.imul(first, 0x85ebca6b) ^ second) >>> 0;
}

/** Two capitals in a row, or a number and its neighbour. */
function isPair(before: number, now: number, kind: number): boolean {
  if (((before | now) & WordForm.number) !== 0) return true;
  return kind === 0 && (before & now & WordForm.capital) !== 0;
}

/** Weighs the terms by what the stream has told so far, and keeps the heaviest. */
export function weigh(raw: RawTerms, frequencies: Frequencies): Terms {
  const weights = new Float32Array(raw.keys.length);
  for (let i = 0; i < weights.length; i++) {
    weights[i] = emphasis(raw.counts[i]!) * Math.max(0, rarity(frequencies, raw.keys[i]!));
  }
  const least = weights.length > kept ? weights.slice().sort()[weights.length - kept]! : 0;
  const room = Math.min(kept, weights.length);
  const data = new Uint32Array(room * 2);
  let count = 0;
  for (let i = 0; i < weights.length && count < room; i++) {
    if (weights[i]! < least) continue;
    const weight = Math.min(0xffff, Math.round(weights[i]! * weightSteps));
    data[count] = raw.keys[i]!;
    data[room + count] = weight | (raw.kinds[i]! << 16) | (raw.counts[i]! << 24);
    count++;
  }
  return { count: room, data };
}

/** What a term's count makes of its rarity. A count above 255 is as good as 255. */
export function emphasis(count: number): number {
  return 1 + Math.log(count);
}

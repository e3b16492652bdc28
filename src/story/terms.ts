/**
 * What an article is about, as weighted terms: its words, its names, and its details (names of two words, numbers
 * with the word beside them: "Cerise Avenue", "aged 20"). Each term knows whether headline and lead hold it, so that
 * one list serves every space that articles are compared in.
 */
import { aboutTitle } from "../text/about.ts";
import { newWordRoom, WordForm, type Words, wordsIn, wordsOf } from "../text/words.ts";
import { codeOf, TermKind, weightOf } from "./code.ts";
import { addDates } from "./dates.ts";
import { type Frequencies, rarity } from "./frequency.ts";
import locative from "./locative.en.json" with { type: "json" };
import { newLookup } from "./lookup.ts";
import numbers from "./numbers.en.json" with { type: "json" };
import { newTally, type Tally } from "./tally.ts";

/** The heaviest terms of an article, heaviest first: 32-bit hashes, and for each its code as in `code.ts`. */
export interface Terms {
  readonly keys: Uint32Array;
  readonly codes: Uint16Array;
}

/** Words of one text that are read: later ones are background more often than news. */
const readable = 700;
const leadWords = 60;
/** Terms kept of one article. */
export const kept = 160;

/** Characters that are looked at, more than so many words have. */
const legible = 1 << 14;
const room = newWordRoom(legible);

/** What one text can give at most: its words and the headline's, each alone and paired, and a date for each. */
const tally = newTally(1 << 12);

/**
 * The terms of a headline and a text, before they are weighted. A text that does not speak of its headline is
 * furniture and left out. What is returned holds until the next call.
 */
export function rawTerms(title: string | null, text: string, day: number | null): Tally {
  tally.clear();
  const words = wordsIn(room, text.slice(0, legible), readable);
  const head = title === null ? null : bareTitle(title);
  if (head) addWords(head, wordsOf(head, 60), TermKind.title);
  if (aboutTitle(head, words)) {
    addDates(text, words, day, (i, key) => {
      tally.note(key, TermKind.detail | TermKind.date | (i < leadWords ? TermKind.lead : 0));
    });
    addWords(text, words, 0);
  }
  return tally;
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

/** "four" counts as "4": headlines write figures, texts write words. */
const figureStems = Object.values(numbers).map((figure) => wordsOf(figure).stem[0]!);
const figureOf = newLookup(Object.keys(numbers).map((word, i) => [wordsOf(word).stem[0]!, i + 1]));

const isLocative = newLookup(locative.map((word) => [wordsOf(word).hash[0]!, 1]));

function addWords(text: string, words: Words, kind: number): void {
  const { count, hash, stem, form, start, end } = words;
  let placed = false;
  for (let i = 0; i < count; i++) {
    const letters = end[i]! - start[i]!;
    const figure = letters < 10 ? figureOf(stem[i]!) : 0;
    if (figure !== 0) {
      stem[i] = figureStems[figure - 1]!;
      form[i] = (form[i]! & ~WordForm.capital) | WordForm.number;
    }
    const bits = form[i]!;
    const number = (bits & WordForm.number) === 0 ? 0 : TermKind.number | yearBit(text, start[i]!, letters);
    const here = kind | number | (kind === 0 && i < leadWords ? TermKind.lead : 0);
    const named = kind === 0 && (bits & (WordForm.capital | WordForm.opens)) === WordForm.capital;
    const place: number = placed && named ? TermKind.place : 0;
    if (letters > 1 || number !== 0) tally.note(stem[i]!, here | (named ? TermKind.name | place : 0));
    placed = isLocative(hash[i]!) !== 0 || (place !== 0 && (form[i + 1]! & WordForm.joined) !== 0);
    if (i === 0 || (bits & WordForm.joined) === 0) continue;
    const pair = pairKind(form[i - 1]!, bits, kind);
    if (pair !== 0) tally.note(pairOf(stem[i - 1]!, stem[i]!), here | pair);
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

/** Two capitals in a row, or a number and its neighbour; else 0. */
function pairKind(before: number, now: number, kind: number): number {
  if (((before | now) & WordForm.number) !== 0) return TermKind.detail | TermKind.number;
  return kind === 0 && (before & now & WordForm.capital) !== 0 ? TermKind.detail : 0;
}

/** Steps of weight that are told apart when the heaviest terms are chosen. */
const grades = 512;
const perGrade = 10;
const ranked = new Uint16Array(1 << 12);
const gradeOf = new Uint16Array(1 << 12);
const codes = new Uint16Array(1 << 12);
/** Where the terms of each grade begin and, as they are put in their places, end. */
const ends = new Uint32Array(grades + 1);

/** Weighs the terms by what the stream has told so far, and keeps the heaviest. */
export function weigh(raw: Tally, frequencies: Frequencies): Terms {
  const { length, keys, kinds, counts } = raw;
  ends.fill(0);
  for (let i = 0; i < length; i++) {
    const code = codeOf(kinds[i]!, counts[i]!, rarity(frequencies, keys[i]!));
    codes[i] = code;
    const grade = grades - 1 - Math.min(grades - 1, Math.floor(weightOf(code) * perGrade));
    gradeOf[i] = grade;
    ends[grade + 1]!++;
  }
  for (let grade = 0; grade < grades; grade++) ends[grade + 1]! += ends[grade]!;
  for (let i = 0; i < length; i++) ranked[ends[gradeOf[i]!]!++] = i;
  const most = Math.min(kept, length);
  const terms = { keys: new Uint32Array(most), codes: new Uint16Array(most) };
  for (let i = 0; i < most; i++) {
    terms.keys[i] = keys[ranked[i]!]!;
    terms.codes[i] = codes[ranked[i]!]!;
  }
  return terms;
}

/**
 * What an article is about, as weighted terms: its words, its names, and its details (names of two words, numbers
 * with the word beside them: "Cerise Avenue", "aged 20"). Each term knows whether headline and lead hold it, so that
 * one list serves every space that articles are compared in.
 */
import { WordForm, type Words, wordsOf } from "../text/words.ts";
import { type Frequencies, rarity } from "./frequency.ts";

export interface Terms {
  /** 32-bit hashes, ascending. */
  readonly keys: Uint32Array;
  /** tf-idf. */
  readonly weights: Float32Array;
  /** Bits of `TermKind`. */
  readonly kinds: Uint8Array;
}

export const TermKind = { title: 1, lead: 2, name: 4, detail: 8 } as const;

/** Words of one text that are read: later ones are background more often than news. */
const readable = 700;
const leadWords = 60;
/** Terms kept of one article. */
const kept = 160;

/** The terms of an article before they are weighted: one entry a key. */
export interface RawTerms {
  readonly keys: Uint32Array;
  readonly counts: Uint16Array;
  readonly kinds: Uint8Array;
}

export function rawTerms(title: string | null, text: string): RawTerms {
  const found = new Map<number, number>();
  const note = (key: number, kind: number): void => {
    const old = found.get(key);
    found.set(key, old === undefined ? (1 << 8) | kind : (old + (1 << 8)) | kind);
  };
  if (title) addWords(wordsOf(title, 60), TermKind.title, note);
  addWords(wordsOf(text, readable), 0, note);
  const keys = Uint32Array.from(found.keys()).sort();
  const counts = new Uint16Array(keys.length);
  const kinds = new Uint8Array(keys.length);
  keys.forEach((key, i) => {
    const packed = found.get(key)!;
    counts[i] = packed >>> 8;
    kinds[i] = packed & 255;
  });
  return { keys, counts, kinds };
}

function addWords(words: Words, kind: number, note: (key: number, kind: number) => void): void {
  const { count, stem, form, start, end } = words;
  for (let i = 0; i < count; i++) {
    const letters = end[i]! - start[i]!;
    const bits = form[i]!;
    const here = kind | (kind === 0 && i < leadWords ? TermKind.lead : 0);
    const named = kind === 0 && (bits & (WordForm.capital | WordForm.opens)) === WordForm.capital;
    if (letters > 1 || (bits & WordForm.number) !== 0) note(stem[i]!, here | (named ? TermKind.name : 0));
    if (i === 0 || (bits & WordForm.joined) === 0) continue;
    const pair = isPair(form[i - 1]!, bits, kind);
    if (pair) note((Math.imul(stem[i - 1]!, 0x85ebca6b) ^ stem[i]!) >>> 0, here | TermKind.detail);
  }
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
    weights[i] = (1 + Math.log(raw.counts[i]!)) * Math.max(0, rarity(frequencies, raw.keys[i]!));
  }
  const least = weights.length > kept ? weights.slice().sort()[weights.length - kept]! : 0;
  let to = 0;
  const keys = new Uint32Array(Math.min(kept, weights.length));
  const kinds = new Uint8Array(keys.length);
  for (let i = 0; i < weights.length && to < keys.length; i++) {
    if (weights[i]! < least) continue;
    keys[to] = raw.keys[i]!;
    weights[to] = weights[i]!;
    kinds[to] = raw.kinds[i]!;
    to++;
  }
  return { keys: keys.slice(0, to), weights: weights.slice(0, to), kinds: kinds.slice(0, to) };
}

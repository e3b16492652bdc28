/**
 * A text seen as a whole: for every token its word's number, the phrases of the lexicon that it stands in, the run of
 * capitals that it belongs to, and what the same word does elsewhere in the text. One pass each, into arrays that
 * are as long as the text has tokens.
 */
import type { Prose } from "../model.ts";
import { finishHash } from "../text/clusters.ts";
import { Bit, extendHash, lexicon } from "./lexicon.ts";
import { known, makeRoom, Shape, wordNumber } from "./words.ts";

export interface View {
  readonly count: number;
  /** Index into `known`. */
  readonly word: Uint32Array;
  /** `Place` bits: what phrase the token stands in, and where in it. */
  readonly phrase: Uint16Array;
  /** First token and end of the run of capitals that holds the token; both 0 outside runs. */
  readonly runFirst: Uint32Array;
  readonly runEnd: Uint32Array;
  /** `Seen` bits of the word over the whole text. */
  readonly seen: Uint16Array;
  /** 1: opens its sentence; 2: in a sentence with no lower-case word; 4: in a sentence of capital letters; 8: in one without any capital. */
  readonly setting: Uint8Array;
  readonly sentenceFirst: Uint32Array;
  readonly sentenceEnd: Uint32Array;
}

export const Place = {
  regionBegin: 1,
  regionIn: 2,
  cityBegin: 4,
  cityIn: 8,
  townBegin: 16,
  townIn: 32,
  organisationBegin: 64,
  organisationIn: 128,
  last: 256,
  long: 512,
} as const;

export const Seen = {
  lower: 1,
  capitalInside: 2,
  afterCourtesy: 4,
  afterGiven: 8,
  beforeSaying: 16,
  afterIn: 32,
  afterThe: 64,
  inBrackets: 128,
  afterOffice: 256,
  beforeHead: 512,
  alone: 1024,
  many: 2048,
} as const;

export function viewOf(prose: Prose): View {
  const { tokens, sentences } = prose;
  const { count } = tokens;
  makeRoom(count);
  const view: View = {
    count,
    word: new Uint32Array(count),
    phrase: new Uint16Array(count),
    runFirst: new Uint32Array(count),
    runEnd: new Uint32Array(count),
    seen: new Uint16Array(count),
    setting: new Uint8Array(count),
    sentenceFirst: new Uint32Array(count),
    sentenceEnd: new Uint32Array(count),
  };
  for (let t = 0; t < count; t++) view.word[t] = wordNumber(tokens.word[t]!, tokens.lower[t]!);
  for (const { firstToken, endToken } of sentences) settings(view, firstToken, endToken);
  phrases(view, prose);
  runs(view, prose);
  seenElsewhere(view, prose);
  return view;
}

export function isCapital(shape: number): boolean {
  return (
    shape === Shape.capital ||
    shape === Shape.upper ||
    shape === Shape.initial ||
    shape === Shape.mixed ||
    shape === Shape.dotted
  );
}

function settings(view: View, first: number, end: number): void {
  let words = 0;
  let capitals = 0;
  let uppers = 0;
  let firsts = 0;
  let opening = first;
  while (opening < end - 1 && known.shape[view.word[opening]!] === Shape.quote) opening++;
  for (let t = first; t < end; t++) {
    view.sentenceFirst[t] = first;
    view.sentenceEnd[t] = end;
    const shape = known.shape[view.word[t]!]!;
    if (shape === Shape.mark || shape === Shape.quote || shape === Shape.hyphen || shape === Shape.number)
      continue;
    words++;
    if (isCapital(shape) || (known.bits[view.word[t]!]! & Bit.inside) !== 0) capitals++;
    if (shape === Shape.upper || shape === Shape.initial) uppers++;
    if (isCapital(shape)) firsts++;
  }
  let bits = 0;
  if (words > 2 && capitals > words * 0.75) bits |= 2;
  if (words > 2 && uppers > words * 0.75) bits |= 4;
  if (words > 3 && firsts === 0) bits |= 8;
  for (let t = first; t < end; t++) view.setting[t] = bits | (t <= opening ? 1 : 0);
}

const longest = 7;

/** The longest phrases of the lexicon, from left to right, each class by itself. */
function phrases(view: View, { tokens }: Prose): void {
  const lexic = lexicon();
  for (let t = 0; t < view.count; t++) {
    const bits = known.bits[view.word[t]!]!;
    if ((bits & (Bit.prefix | Bit.region | Bit.city | Bit.town | Bit.organisation)) === 0) continue;
    let end = t + 1;
    mark(view, t, end, bits);
    if ((bits & Bit.prefix) === 0) continue;
    let running = known.running[view.word[t]!]!;
    const limit = Math.min(view.sentenceEnd[t]!, t + longest);
    while (end < limit) {
      running = extendHash(running, tokens.lower[end]!, true);
      end++;
      const more = lexic.bits(finishHash(running));
      if (more === 0) break;
      mark(view, t, end, more);
      if ((more & Bit.prefix) === 0) break;
    }
  }
}

function mark(view: View, from: number, to: number, bits: number): void {
  const length = to - from > 1 ? Place.long : 0;
  for (let kind = 0; kind < 4; kind++) {
    if ((bits & (1 << kind)) === 0) continue;
    const begin = 1 << (2 * kind);
    view.phrase[from]! |= begin | length;
    for (let t = from + 1; t < to; t++) view.phrase[t]! |= (begin << 1) | length;
    view.phrase[to - 1]! |= Place.last;
  }
}

/** Runs of capitals, across hyphens, "&" and points of initials between two capitals. */
function runs(view: View, { tokens }: Prose): void {
  let t = 0;
  while (t < view.count) {
    if (!isCapital(known.shape[view.word[t]!]!)) {
      t++;
      continue;
    }
    const first = t;
    const limit = view.sentenceEnd[t]! || view.count;
    t++;
    while (t < limit) {
      const shape = known.shape[view.word[t]!]!;
      if (isCapital(shape)) t++;
      else if (t + 1 < limit && joins(tokens.word[t]!) && isCapital(known.shape[view.word[t + 1]!]!)) t += 2;
      else break;
    }
    for (let u = first; u < t; u++) {
      view.runFirst[u] = first;
      view.runEnd[u] = t;
    }
  }
}

function joins(word: string): boolean {
  return word === "-" || word === "&" || word === "." || word === "–";
}

let stamps = new Int32Array(0);
let found = new Uint16Array(0);
let stamp = 0;

/** What each word does in the text, gathered by lower-case form and given back to every capitalised token. */
function seenElsewhere(view: View, prose: Prose): void {
  const slots = tableFor(view.count);
  const { tokens } = prose;
  for (let t = 0; t < view.count; t++) {
    const shape = known.shape[view.word[t]!]!;
    if (shape !== Shape.lower && !isCapital(shape)) continue;
    const slot = slotOf(view, t, slots);
    const bits = shape === Shape.lower ? Seen.lower : evidence(view, t, tokens.word);
    found[slot]! |= bits | (found[slot]! & Seen.capitalInside & bits ? Seen.many : 0);
  }
  for (let t = 0; t < view.count; t++)
    if (isCapital(known.shape[view.word[t]!]!)) view.seen[t] = found[slotOf(view, t, slots)]!;
}

function tableFor(count: number): number {
  let slots = 1024;
  while (slots < count * 2) slots *= 2;
  if (stamps.length < slots || stamps.length > slots * 64) {
    stamps = new Int32Array(slots * 2);
    found = new Uint16Array(slots);
    stamp = 0;
  }
  stamp++;
  return slots;
}

function slotOf(view: View, t: number, slots: number): number {
  const lower = known.lower[view.word[t]!]!;
  let slot = lower & (slots - 1);
  while (stamps[slot * 2] === stamp && stamps[slot * 2 + 1] !== lower) slot = (slot + 1) & (slots - 1);
  if (stamps[slot * 2] !== stamp) {
    stamps[slot * 2] = stamp;
    stamps[slot * 2 + 1] = lower;
    found[slot] = 0;
  }
  return slot;
}

function evidence(view: View, t: number, word: readonly string[]): number {
  const opens = (view.setting[t]! & 3) !== 0;
  let bits = opens ? 0 : Seen.capitalInside;
  const before = t > view.sentenceFirst[t]! ? known.bits[view.word[t - 1]!]! : 0;
  const beforeWord = t > view.sentenceFirst[t]! ? word[t - 1]! : "";
  const after = t + 1 < view.sentenceEnd[t]! ? known.bits[view.word[t + 1]!]! : 0;
  if (before & Bit.courtesy) bits |= Seen.afterCourtesy;
  else if (before & Bit.office) bits |= Seen.afterOffice;
  if (before & (Bit.female | Bit.male | Bit.given) && isCapital(known.shape[view.word[t - 1]!]!))
    bits |= Seen.afterGiven;
  if (after & Bit.saying) bits |= Seen.beforeSaying;
  if (beforeWord === "in" || beforeWord === "near" || beforeWord === "from") bits |= Seen.afterIn;
  if (beforeWord === "the" || beforeWord === "The") bits |= Seen.afterThe;
  if (beforeWord === "(" && word[t + 1] === ")") bits |= Seen.inBrackets;
  if (after & (Bit.organisationHead | Bit.placeHead) && isCapital(known.shape[view.word[t + 1]!]!))
    bits |= Seen.beforeHead;
  if (!opens && view.runFirst[t] === t && view.runEnd[t] === t + 1) bits |= Seen.alone;
  return bits;
}

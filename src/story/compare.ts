/**
 * How alike two articles are, in each of several spaces. The article that arrives is laid out as a table once; each
 * earlier one is then compared in one walk over its terms.
 */
import { kindOf, rarityOf, TermKind, weightOf } from "./code.ts";
import { measured, type Place } from "./shelf.ts";
import { kept, type Terms } from "./terms.ts";

/** An article laid out for comparison. */
export interface Probe {
  readonly terms: Terms;
  /** As `lengthsOf`. */
  readonly lengths: Float32Array;
  /** An open hash table from key to one more than its place in `terms`. */
  readonly slots: Uint8Array;
  readonly keys: Uint32Array;
  /** The places of names in headline or lead, heaviest first. */
  readonly fronts: readonly number[];
  /** The places of its heaviest terms. */
  readonly tops: readonly number[];
  /** For each place the number of the last comparison that found it on both sides. */
  readonly met: Uint32Array;
  turn: number;
}

/** Where squared lengths and counts stand in an article's record. */
const At = {
  words: 0,
  names: 1,
  details: 2,
  numbers: 3,
  title: 4,
  lead: 5,
  heaviest: 6,
  leadNumbers: 7,
  years: 8,
  dates: 9,
  places: 10,
  frontDetails: 11,
  topTerms: 12,
} as const;

const inFront = TermKind.title | TermKind.lead;
const table = 1 << 10;
/** Terms that are an article's heaviest, details apart. */
const heaviest = 10;

export function probeOf(terms: Terms): Probe {
  const slots = new Uint8Array(table);
  const keys = new Uint32Array(table);
  const fronts: number[] = [];
  const tops: number[] = [];
  for (let i = 0; i < terms.keys.length; i++) {
    const key = terms.keys[i]!;
    let slot = Math.imul(key, 0x9e3779b1) >>> 22;
    while (slots[slot] !== 0) slot = (slot + 1) & (table - 1);
    slots[slot] = i + 1;
    keys[slot] = key;
    if (nameWeight(terms.codes[i]!) > 0) fronts.push(i);
    if ((kindOf(terms.codes[i]!) & TermKind.detail) === 0 && tops.length < heaviest) tops.push(i);
  }
  return { terms, lengths: lengthsOf(terms), slots, keys, fronts, tops, met: new Uint32Array(kept), turn: 0 };
}

/** Squared lengths of an article's terms in each space, kept so that a comparison only needs the products. */
export function lengthsOf({ codes }: Terms): Float32Array {
  const of = new Float32Array(measured);
  let tops = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    const weight = weightOf(code);
    const kind = kindOf(code);
    const square = weight ** 2;
    if ((kind & TermKind.date) !== 0) of[At.dates]!++;
    if ((kind & TermKind.detail) !== 0) {
      of[At.details]! += square;
      if (isFrontDetail(kind)) of[At.frontDetails]! += square;
    } else {
      of[At.words]! += square;
      if (tops++ < heaviest) of[At.topTerms]! += weight;
      if ((kind & TermKind.place) !== 0) of[At.places]! += square;
      if ((kind & TermKind.name) !== 0) of[At.names]! += square;
      if ((kind & TermKind.number) !== 0) of[At.numbers]! += square;
      if ((kind & TermKind.title) !== 0) of[At.title]! += square;
      if ((kind & TermKind.lead) !== 0) of[At.lead]! += square;
      if ((kind & TermKind.number) !== 0 && (kind & inFront) !== 0) of[At.leadNumbers]! += square;
      if ((kind & TermKind.year) !== 0) of[At.years]!++;
      if (weight > of[At.heaviest]!) of[At.heaviest] = weight;
    }
  }
  return of;
}

/**
 * Writes into `into` how alike an article that arrives (`a`) and an earlier one are: cosines and shares, 0 to 1 each,
 * rarities of what they share, and days apart. `apart` in days, null where unknown; `scale`: the logarithm of how many
 * articles had been counted. Writes `pairInputs` numbers.
 */
export function compare(
  a: Probe,
  { block, lengths, terms, links }: Place,
  apart: number | null,
  scale: number,
  into: Float64Array,
): void {
  const { slots, keys, met } = a;
  const turn = ++a.turn;
  const B = block.keys;
  const codesB = block.codes;
  const codesA = a.terms.codes;
  let words = 0;
  let names = 0;
  let details = 0;
  let numbers = 0;
  let title = 0;
  let lead = 0;
  let titleOfA = 0;
  let titleOfB = 0;
  let leadOfA = 0;
  let leadOfB = 0;
  let rarestDetail = 0;
  let rarestName = 0;
  let detailRarity = 0;
  let nameRarity = 0;
  let namesOfA = 0;
  let namesOfB = 0;
  let missingOfA = 0;
  let missingOfB = 0;
  let figuresOfA = 0;
  let figuresOfB = 0;
  let years = 0;
  let dates = 0;
  let placesOfA = 0;
  let placesOfB = 0;
  let frontOfA = 0;
  let frontOfB = 0;
  let topsOfA = 0;
  let topsOfB = 0;
  let tops = 0;
  for (let j = terms; j < links; j++) {
    const key = B[j]!;
    let slot = Math.imul(key, 0x9e3779b1) >>> 22;
    let place = slots[slot]!;
    while (place !== 0 && keys[slot] !== key) {
      slot = (slot + 1) & (table - 1);
      place = slots[slot]!;
    }
    const codeB = codesB[j]!;
    const kindB = kindOf(codeB);
    const top = (kindB & TermKind.detail) === 0 && tops++ < heaviest;
    if (place === 0) {
      if (missingOfB === 0) missingOfB = nameWeight(codeB);
      continue;
    }
    met[place - 1] = turn;
    const codeA = codesA[place - 1]!;
    const wa = weightOf(codeA);
    const wb = weightOf(codeB);
    const kindA = kindOf(codeA);
    const both = kindA & kindB;
    if ((both & TermKind.detail) !== 0) {
      const rare = rarityOf(codeA);
      if (isFrontDetail(kindA)) frontOfA += wa * wa;
      if (isFrontDetail(kindB)) frontOfB += wb * wb;
      details += wa * wb;
      detailRarity += rare;
      if ((both & TermKind.date) !== 0) dates++;
      else if (rare > rarestDetail) rarestDetail = rare;
      continue;
    }
    words += wa * wb;
    if (top) topsOfB += wb;
    if ((kindA & TermKind.place) !== 0) placesOfA += wa * wa;
    if ((kindB & TermKind.place) !== 0) placesOfB += wb * wb;
    if ((both & TermKind.name) !== 0) {
      const rare = rarityOf(codeA);
      names += wa * wb;
      nameRarity += rare;
      if (rare > rarestName) rarestName = rare;
    }
    if ((kindA & TermKind.name) !== 0) namesOfA += wa * wa;
    if ((kindB & TermKind.name) !== 0) namesOfB += wb * wb;
    if ((both & TermKind.number) !== 0) {
      numbers += wa * wb;
      if ((kindA & inFront) !== 0) figuresOfA += wa * wa;
      if ((kindB & inFront) !== 0) figuresOfB += wb * wb;
      if ((both & TermKind.year) !== 0) years++;
    }
    if ((both & TermKind.title) !== 0) title += wa * wb;
    if ((both & TermKind.lead) !== 0) lead += wa * wb;
    if ((kindA & TermKind.title) !== 0) titleOfA += wa * wa;
    if ((kindB & TermKind.title) !== 0) titleOfB += wb * wb;
    if ((kindA & TermKind.lead) !== 0) leadOfA += wa * wa;
    if ((kindB & TermKind.lead) !== 0) leadOfB += wb * wb;
  }
  for (const place of a.fronts) {
    if (met[place] === turn) continue;
    missingOfA = weightOf(codesA[place]!);
    break;
  }
  for (const place of a.tops) if (met[place] === turn) topsOfA += weightOf(codesA[place]!);
  const la = a.lengths;
  const lb = block.floats;
  const cosine = (product: number, at: number): number =>
    product === 0 ? 0 : product / Math.sqrt(la[at]! * lb[lengths + at]!);
  const shareA = (part: number, at: number): number => (part === 0 ? 0 : part / la[at]!);
  const shareB = (part: number, at: number): number => (part === 0 ? 0 : part / lb[lengths + at]!);
  const bothSay = (shared: number, at: number): number =>
    shared > 0 ? 1 : la[at]! > 0 && lb[lengths + at]! > 0 ? -1 : 0;
  into[0] = cosine(words, At.words);
  into[1] = cosine(names, At.names);
  into[2] = cosine(details, At.details);
  into[3] = cosine(numbers, At.numbers);
  into[4] = cosine(title, At.title);
  into[5] = cosine(lead, At.lead);
  least(into, 6, shareA(titleOfA, At.title), shareB(titleOfB, At.title));
  least(into, 8, shareA(leadOfA, At.lead), shareB(leadOfB, At.lead));
  into[10] = rarestDetail / scale;
  into[11] = rarestName / scale;
  into[12] = detailRarity / scale;
  into[13] = nameRarity / scale;
  least(into, 14, shareA(namesOfA, At.names), shareB(namesOfB, At.names));
  least(into, 16, shareA(missingOfA, At.heaviest), shareB(missingOfB, At.heaviest));
  least(into, 18, shareA(figuresOfA, At.leadNumbers), shareB(figuresOfB, At.leadNumbers));
  into[20] = bothSay(years, At.years);
  into[21] = bothSay(dates, At.dates);
  least(into, 22, codesA.length, links - terms);
  into[24] = apart ?? -1;
  least(into, 25, shareA(placesOfA, At.places), shareB(placesOfB, At.places));
  least(into, 27, shareA(frontOfA, At.frontDetails), shareB(frontOfB, At.frontDetails));
  least(into, 29, shareA(topsOfA, At.topTerms), shareB(topsOfB, At.topTerms));
}

/** How many inputs `compare` writes. */
export const pairInputs = 31;

/** A detail of headline or lead that is no date. */
function isFrontDetail(kind: number): boolean {
  return (kind & (TermKind.detail | TermKind.date)) === TermKind.detail && (kind & inFront) !== 0;
}

/** Writes the lesser and the greater of two numbers. */
function least(into: Float64Array, at: number, x: number, y: number): void {
  into[at] = Math.min(x, y);
  into[at + 1] = Math.max(x, y);
}

/** The weight of a term that is a name in headline or lead, else 0. */
function nameWeight(code: number): number {
  const kind = kindOf(code);
  return (kind & TermKind.name) !== 0 && (kind & inFront) !== 0 ? weightOf(code) : 0;
}

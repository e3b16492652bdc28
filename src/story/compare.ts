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
  /** The places of names in headline or lead, heaviest first. */
  readonly fronts: readonly number[];
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
  topsEnd: 13,
} as const;

const inFront = TermKind.title | TermKind.lead;
/** So many slots that one in twenty-five is taken: most terms of another article are missed at the first look. */
const tableBits = 12;
/** Terms that are an article's heaviest, details apart. */
const heaviest = 10;

export function probeOf(terms: Terms): Probe {
  const { keys, codes } = terms;
  const slots = new Uint8Array(1 << tableBits);
  const fronts: number[] = [];
  for (let i = 0; i < keys.length; i++) {
    let slot = slotOf(keys[i]!);
    while (slots[slot] !== 0) slot = after(slot);
    slots[slot] = i + 1;
    if (nameWeight(codes[i]!) > 0) fronts.push(i);
  }
  return { terms, lengths: lengthsOf(terms), slots, fronts };
}

function slotOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> (32 - tableBits);
}

function after(slot: number): number {
  return (slot + 1) & ((1 << tableBits) - 1);
}

/** The terms that two articles share, in the order of the second: their places in the one and in the other; room for
 * one more, which is written and not counted. */
const inA = new Uint8Array(kept + 1);
const inB = new Uint8Array(kept + 1);
/** For each place in the first the number of the last comparison that found it shared. */
const met = new Uint32Array(kept);
let turn = 0;

/**
 * Fills `inA` and `inB`; how many terms are shared. Nine terms in ten are not: a first loop, which has no branch, leaves
 * those out whose slot is free, and only the others are looked up. Beside a look-up of each, with all sums in the same
 * loop, a comparison takes half the time.
 */
function share({ slots, terms: { keys } }: Probe, { block, terms, links }: Place): number {
  const keysB = block.keys;
  let likely = 0;
  for (let j = terms; j < links; j++) {
    inB[likely] = j - terms;
    likely += Number(slots[slotOf(keysB[j]!)] !== 0);
  }
  let count = 0;
  for (let i = 0; i < likely; i++) {
    const j = inB[i]!;
    const key = keysB[terms + j]!;
    let slot = slotOf(key);
    let place = slots[slot]!;
    while (place !== 0 && keys[place - 1] !== key) {
      slot = after(slot);
      place = slots[slot]!;
    }
    inA[count] = place - 1;
    inB[count] = j;
    count += Number(place !== 0);
  }
  return count;
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
      if (tops++ < heaviest) {
        of[At.topTerms]! += weight;
        of[At.topsEnd] = i + 1;
      }
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
export function compare(a: Probe, b: Place, apart: number | null, scale: number, into: Float64Array): void {
  const { block, lengths, terms, links } = b;
  const codesA = a.terms.codes;
  const codesB = block.codes;
  const la = a.lengths;
  const lb = block.floats;
  const topsEndOfA = la[At.topsEnd]!;
  const topsEndOfB = lb[lengths + At.topsEnd]!;
  turn++;
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
  const count = share(a, b);
  for (let i = 0; i < count; i++) {
    const codeA = codesA[inA[i]!]!;
    const codeB = codesB[terms + inB[i]!]!;
    const wa = weightOf(codeA);
    const wb = weightOf(codeB);
    const kindA = kindOf(codeA);
    const kindB = kindOf(codeB);
    met[inA[i]!] = turn;
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
    if (inA[i]! < topsEndOfA && (kindA & TermKind.detail) === 0) topsOfA += wa;
    if (inB[i]! < topsEndOfB && (kindB & TermKind.detail) === 0) topsOfB += wb;
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
  let missingOfA = 0;
  for (const place of a.fronts) {
    if (met[place] === turn) continue;
    missingOfA = weightOf(codesA[place]!);
    break;
  }
  let missingOfB = 0;
  for (let j = 0, i = 0; j < links - terms && missingOfB === 0; j++) {
    if (i < count && inB[i] === j) i++;
    else missingOfB = nameWeight(codesB[terms + j]!);
  }
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

/** How alike two articles are, in each of several spaces. One walk over both lists of terms. */
import { countOf, emphasis, kindOf, TermKind, type Terms, weightOf } from "./terms.ts";

/** Cosines, and shares: 0 to 1 each. */
export interface Likeness {
  readonly words: number;
  readonly names: number;
  readonly details: number;
  readonly numbers: number;
  readonly title: number;
  readonly lead: number;
  /** The share of each headline that the other article holds: the lesser and the greater. */
  readonly titleLeast: number;
  readonly titleMost: number;
  /** The share of each lead that the other article holds: the lesser and the greater. */
  readonly leadLeast: number;
  readonly leadMost: number;
  /** Inverse document frequency of the rarest shared detail, and of the rarest shared name. */
  readonly rarestDetail: number;
  readonly rarestName: number;
  /** The same, summed over all that is shared. */
  readonly detailRarity: number;
  readonly nameRarity: number;
  /** The share of each article's names that the other holds: the lesser and the greater. */
  readonly namesLeast: number;
  readonly namesMost: number;
  /** The heaviest name of one's headline or lead that the other lacks, beside the heaviest of all its terms. */
  readonly missingLeast: number;
  readonly missingMost: number;
  /** Share of the figures in each lead and headline that the other holds. */
  readonly figuresLeast: number;
  readonly figuresMost: number;
  /** 1: they name the same year; -1: each names years, none in common; 0: one names none. */
  readonly years: number;
  /** 1: they name the same day; -1: each names days, none in common; 0: one names none. */
  readonly dates: number;
  /** The number of terms of the shorter and of the longer article. */
  readonly fewest: number;
  readonly most: number;
}

/** Squared lengths of an article's terms in each space, kept so that a comparison only needs the products. */
export interface Lengths {
  readonly words: number;
  readonly names: number;
  readonly details: number;
  readonly numbers: number;
  readonly title: number;
  readonly lead: number;
  readonly heaviest: number;
  readonly leadNumbers: number;
  readonly years: number;
  readonly dates: number;
}

/** Headline or lead. */
const inFront = TermKind.title | TermKind.lead;

export function lengthsOf({ count, data }: Terms): Lengths {
  const of = {
    words: 0,
    names: 0,
    details: 0,
    numbers: 0,
    title: 0,
    lead: 0,
    heaviest: 0,
    leadNumbers: 0,
    years: 0,
    dates: 0,
  };
  for (let i = 0; i < count; i++) {
    const weight = weightOf(data[count + i]!);
    const kind = kindOf(data[count + i]!);
    const square = weight ** 2;
    if ((kind & TermKind.date) !== 0) of.dates++;
    if ((kind & TermKind.detail) !== 0) of.details += square;
    else {
      of.words += square;
      if ((kind & TermKind.name) !== 0) of.names += square;
      if ((kind & TermKind.number) !== 0) of.numbers += square;
      if ((kind & TermKind.title) !== 0) of.title += square;
      if ((kind & TermKind.lead) !== 0) of.lead += square;
      if ((kind & TermKind.number) !== 0 && (kind & inFront) !== 0) of.leadNumbers += square;
      if ((kind & TermKind.year) !== 0) of.years++;
      if (weight > of.heaviest) of.heaviest = weight;
    }
  }
  return of;
}

export function likeness(a: Terms, la: Lengths, b: Terms, lb: Lengths): Likeness {
  const A = a.data;
  const B = b.data;
  const endA = a.count;
  const endB = b.count;
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
  let i = 0;
  let j = 0;
  while (i < endA && j < endB) {
    const x = A[i]!;
    const y = B[j]!;
    if (x < y) {
      missingOfA = Math.max(missingOfA, nameWeight(A[endA + i]!));
      i++;
    } else if (x > y) {
      missingOfB = Math.max(missingOfB, nameWeight(B[endB + j]!));
      j++;
    } else {
      const wa = weightOf(A[endA + i]!);
      const wb = weightOf(B[endB + j]!);
      const kindA = kindOf(A[endA + i]!);
      const kindB = kindOf(B[endB + j]!);
      const both = kindA & kindB;
      if ((both & TermKind.detail) !== 0) {
        const rare = wa / emphasis(countOf(A[endA + i]!));
        details += wa * wb;
        detailRarity += rare;
        if ((both & TermKind.date) !== 0) dates++;
        else if (rare > rarestDetail) rarestDetail = rare;
      } else {
        words += wa * wb;
        if ((both & TermKind.name) !== 0) {
          const rare = wa / emphasis(countOf(A[endA + i]!));
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
      i++;
      j++;
    }
  }
  const titleA = share(titleOfA, la.title);
  const titleB = share(titleOfB, lb.title);
  const leadA = share(leadOfA, la.lead);
  const leadB = share(leadOfB, lb.lead);
  return {
    words: cosine(words, la.words, lb.words),
    names: cosine(names, la.names, lb.names),
    details: cosine(details, la.details, lb.details),
    numbers: cosine(numbers, la.numbers, lb.numbers),
    title: cosine(title, la.title, lb.title),
    lead: cosine(lead, la.lead, lb.lead),
    titleLeast: Math.min(titleA, titleB),
    titleMost: Math.max(titleA, titleB),
    leadLeast: Math.min(leadA, leadB),
    leadMost: Math.max(leadA, leadB),
    rarestDetail,
    rarestName,
    detailRarity,
    nameRarity,
    namesLeast: Math.min(share(namesOfA, la.names), share(namesOfB, lb.names)),
    namesMost: Math.max(share(namesOfA, la.names), share(namesOfB, lb.names)),
    missingLeast: Math.min(share(missingOfA, la.heaviest), share(missingOfB, lb.heaviest)),
    missingMost: Math.max(share(missingOfA, la.heaviest), share(missingOfB, lb.heaviest)),
    figuresLeast: Math.min(share(figuresOfA, la.leadNumbers), share(figuresOfB, lb.leadNumbers)),
    figuresMost: Math.max(share(figuresOfA, la.leadNumbers), share(figuresOfB, lb.leadNumbers)),
    years: years > 0 ? 1 : la.years > 0 && lb.years > 0 ? -1 : 0,
    dates: dates > 0 ? 1 : la.dates > 0 && lb.dates > 0 ? -1 : 0,
    fewest: Math.min(endA, endB),
    most: Math.max(endA, endB),
  };
}

/** The weight of a term that is a name in headline or lead, else 0. */
function nameWeight(packed: number): number {
  const kind = kindOf(packed);
  return (kind & TermKind.name) !== 0 && (kind & inFront) !== 0 ? weightOf(packed) : 0;
}

function cosine(product: number, a: number, b: number): number {
  return product === 0 ? 0 : product / Math.sqrt(a * b);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

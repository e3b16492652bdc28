/** How alike two articles are, in each of several spaces. One walk over both lists of terms. */
import { TermKind, type Terms } from "./terms.ts";

/** Cosines, and two shares: 0 to 1 each. */
export interface Likeness {
  readonly words: number;
  readonly names: number;
  readonly details: number;
  readonly title: number;
  readonly lead: number;
  /** The share of one headline that the other article holds, the mean of both ways. */
  readonly titleIn: number;
}

/** Squared lengths of an article's terms in each space, kept so that a comparison only needs the products. */
export interface Lengths {
  readonly words: number;
  readonly names: number;
  readonly details: number;
  readonly title: number;
  readonly lead: number;
}

export function lengthsOf({ weights, kinds }: Terms): Lengths {
  let words = 0;
  let names = 0;
  let details = 0;
  let title = 0;
  let lead = 0;
  for (let i = 0; i < weights.length; i++) {
    const square = weights[i]! ** 2;
    const kind = kinds[i]!;
    if ((kind & TermKind.detail) !== 0) details += square;
    else {
      words += square;
      if ((kind & TermKind.name) !== 0) names += square;
      if ((kind & TermKind.title) !== 0) title += square;
      if ((kind & TermKind.lead) !== 0) lead += square;
    }
  }
  return { words, names, details, title, lead };
}

export function likeness(a: Terms, la: Lengths, b: Terms, lb: Lengths): Likeness {
  const A = a.keys;
  const B = b.keys;
  const endA = A.length;
  const endB = B.length;
  let words = 0;
  let names = 0;
  let details = 0;
  let title = 0;
  let lead = 0;
  let titleOfA = 0;
  let titleOfB = 0;
  let i = 0;
  let j = 0;
  while (i < endA && j < endB) {
    const x = A[i]!;
    const y = B[j]!;
    if (x < y) i++;
    else if (x > y) j++;
    else {
      const wa = a.weights[i]!;
      const wb = b.weights[j]!;
      const kindA = a.kinds[i]!;
      const kindB = b.kinds[j]!;
      const both = kindA & kindB;
      if ((both & TermKind.detail) !== 0) details += wa * wb;
      else {
        words += wa * wb;
        if ((both & TermKind.name) !== 0) names += wa * wb;
        if ((both & TermKind.title) !== 0) title += wa * wb;
        if ((both & TermKind.lead) !== 0) lead += wa * wb;
        if ((kindA & TermKind.title) !== 0) titleOfA += wa * wa;
        if ((kindB & TermKind.title) !== 0) titleOfB += wb * wb;
      }
      i++;
      j++;
    }
  }
  return {
    words: cosine(words, la.words, lb.words),
    names: cosine(names, la.names, lb.names),
    details: cosine(details, la.details, lb.details),
    title: cosine(title, la.title, lb.title),
    lead: cosine(lead, la.lead, lb.lead),
    titleIn: (share(titleOfA, la.title) + share(titleOfB, lb.title)) / 2,
  };
}

function cosine(product: number, a: number, b: number): number {
  return product === 0 ? 0 : product / Math.sqrt(a * b);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/**
 * What is kept of a term beside its key, in 16 bits: what kind of term it is and where it stands, how often, how rare.
 * A million articles are remembered, a hundred terms of each, so every byte here is a hundred megabytes.
 */

/** What a term is and where it stands, as bits. */
export const TermKind = {
  title: 1,
  lead: 2,
  name: 4,
  detail: 8,
  number: 16,
  year: 32,
  date: 64,
  place: 128,
} as const;

/** The kinds that can be told apart, as bits of `TermKind`; a term that is of several is of the last that fits. */
const kinds: readonly number[] = [
  0,
  TermKind.name,
  TermKind.name | TermKind.place,
  TermKind.number,
  TermKind.number | TermKind.year,
  TermKind.detail,
  TermKind.detail | TermKind.number,
  TermKind.detail | TermKind.date,
];
/** Counts that are told apart: each stands for those up to the next. */
const counts: readonly number[] = [1, 2, 3, 4, 5.5, 8, 12, 20];
/** Rarity is kept in steps of 1/20, so 12.75 at most. */
const steps = 20;
const rarest = 255;

/** 3 bits of kind, 2 of place, 3 of count, 8 of rarity. */
export function codeOf(kind: number, count: number, rarity: number): number {
  const rare = Math.min(rarest, Math.max(0, Math.round(rarity * steps)));
  return (ranks[kind]! << 13) | ((kind & 3) << 11) | (levels[Math.min(255, count)]! << 8) | rare;
}

/** Bits of `TermKind`. */
export function kindOf(code: number): number {
  return kindOfCode[code >>> 11]!;
}

/** Its rarity, made more by how often the article holds it. */
export function weightOf(code: number): number {
  return weights[code & 0x7ff]!;
}

/** Inverse document frequency when the article came. */
export function rarityOf(code: number): number {
  return (code & 0xff) / steps;
}

const kindOfCode = Uint8Array.from({ length: 32 }, (_, bits) => (kinds[bits >>> 2] ?? 0) | (bits & 3));
const levels = Uint8Array.from({ length: 256 }, (_, count) => {
  let level = 0;
  while (level + 1 < counts.length && Math.floor(counts[level + 1]!) <= count) level++;
  return level;
});
const ranks = Uint8Array.from({ length: 256 }, (_, kind) => {
  let rank = 0;
  for (let i = 0; i < kinds.length; i++) if ((kinds[i]! & kind) === kinds[i]) rank = i;
  return rank;
});
const weights = Float32Array.from(
  { length: 2048 },
  (_, code) => ((1 + Math.log(counts[code >>> 8]!)) * (code & 0xff)) / steps,
);

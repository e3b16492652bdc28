/**
 * What is kept of a text to find its copies: a sample of its word 5-grams (shingles: Broder 1997), as 32-bit hashes
 * in ascending order. The sample holds every shingle whose hash is below `limit`, so that two samples are compared
 * below the smaller limit and shares estimate the containment of one whole text in the other. The lowest bit of a
 * hash tells that the shingle touches a quotation.
 */
import { WordForm, type Words } from "../text/words.ts";

export interface Fingerprint {
  /** At most 2^32: the share of shingles kept is `limit / 2^32`. */
  readonly limit: number;
  /** Ascending and distinct; of the bits that are not kept all but the lowest are 0. */
  readonly hashes: Uint32Array;
}

/** Shingles kept of one text, at most. */
export const kept = 512;
/** Words a shingle. */
export const width = 5;
export const whole: number = 2 ** 32;
/** Low bits that a sample does not keep: 2^21 different hashes are plenty to compare two texts by. */
export const unkept = 11;

/** The sample of a text, and as `unrounded` its hashes with all their bits. */
export function fingerprint(words: Words): Fingerprint & { readonly unrounded: Uint32Array } {
  const sorted = smallestOf(shingleHashes(words)).sort();
  const hashes = distinct(sorted, unkept);
  const limit = hashes.length > kept ? hashes[kept]! - (hashes[kept]! & 1) : whole;
  const unrounded = distinct(sorted, 1);
  return {
    limit,
    hashes: hashes.subarray(0, kept),
    unrounded: unrounded.subarray(0, countBelow(unrounded, limit)),
  };
}

/** Hashes below a power of two: not many more than are kept, not fewer. */
function smallestOf(hashes: Uint32Array): Uint32Array {
  const byLeadingZeros = new Uint32Array(33);
  for (let i = 0; i < hashes.length; i++) byLeadingZeros[Math.clz32(hashes[i]!)]!++;
  let size = hashes.length;
  let zeros = 0;
  while (size - byLeadingZeros[zeros]! > kept) size -= byLeadingZeros[zeros++]!;
  const limit = whole / 2 ** zeros;
  const small = new Uint32Array(size);
  let to = 0;
  for (let i = 0; i < hashes.length; i++) if (hashes[i]! < limit) small[to++] = hashes[i]!;
  return small;
}

/** One hash a shingle, in the text's order. */
export function shingleHashes({ count, hash, form }: Words): Uint32Array {
  const total = Math.max(0, count - width + 1);
  const hashes = new Uint32Array(total);
  let marked = 0;
  for (let i = 0; i < width - 1 && i < count; i++) marked += form[i]! & WordForm.quoted;
  for (let i = 0; i < total; i++) {
    marked += form[i + width - 1]! & WordForm.quoted;
    let h = hash[i]!;
    for (let j = 1; j < width; j++) h = Math.imul(h, 0x85ebca6b) ^ hash[i + j]! ^ (h >>> 15);
    hashes[i] = (mixed(h) & ~1) | (marked > 0 ? 1 : 0);
    marked -= form[i]! & WordForm.quoted;
  }
  return hashes;
}

/** MurmurHash3's finaliser (Appleby): every bit of the input reaches every bit of the output. */
function mixed(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Sorted hashes once each, without their `dropped` lowest bits but for the very lowest; a shingle that is quoted
 * anywhere counts as quoted.
 */
function distinct(sorted: Uint32Array, dropped: number): Uint32Array {
  const found = new Uint32Array(sorted.length);
  let to = 0;
  for (let i = 0; i < sorted.length; i++) {
    const hash = sorted[i]!;
    const rest = (hash >>> dropped) << dropped;
    if (to > 0 && found[to - 1]! >>> dropped === hash >>> dropped) found[to - 1]! |= hash & 1;
    else found[to++] = rest | (hash & 1);
  }
  return found.subarray(0, to);
}

/** Estimated numbers of shingles in the whole texts. */
export interface Shared {
  /** Shared, and in neither text anyone's quotation. */
  readonly plain: number;
  /** Shared, and quoted in one of them or in both; and those of them that only one marks as a quotation. */
  readonly quoted: number;
  readonly quotedByOne: number;
  readonly ofA: number;
  readonly ofB: number;
  /** Those of each text that are neither quoted in it nor shared as a quotation. */
  readonly plainOfA: number;
  readonly plainOfB: number;
}

/** What two texts share. One walk over both samples. */
export function sharedOf(a: Fingerprint, b: Fingerprint): Shared {
  const limit = Math.min(a.limit, b.limit);
  const scale = whole / limit;
  const A = a.hashes;
  const B = b.hashes;
  const endA = a.limit > limit ? countBelow(A, limit) : A.length;
  const endB = b.limit > limit ? countBelow(B, limit) : B.length;
  let plain = 0;
  let quoted = 0;
  let quotedByOne = 0;
  let plainOfA = plainIn(A, endA);
  let plainOfB = plainIn(B, endB);
  let i = 0;
  let j = 0;
  while (i < endA && j < endB) {
    const x = A[i]! >>> unkept;
    const y = B[j]! >>> unkept;
    if (x === y) {
      if (((A[i]! | B[j]!) & 1) === 0) plain++;
      else {
        quoted++;
        quotedByOne += (A[i]! ^ B[j]!) & 1;
        if ((A[i]! & 1) === 0) plainOfA--;
        if ((B[j]! & 1) === 0) plainOfB--;
      }
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return {
    plain: plain * scale,
    quoted: quoted * scale,
    quotedByOne: quotedByOne * scale,
    ofA: endA * scale,
    ofB: endB * scale,
    plainOfA: plainOfA * scale,
    plainOfB: plainOfB * scale,
  };
}

function plainIn(hashes: Uint32Array, end: number): number {
  let plain = 0;
  for (let i = 0; i < end; i++) plain += 1 - (hashes[i]! & 1);
  return plain;
}

/** How many of the sorted hashes are below `limit`. */
export function countBelow(sorted: Uint32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (sorted[mid]! < limit) low = mid + 1;
    else high = mid;
  }
  return low;
}

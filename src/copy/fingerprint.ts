/**
 * What is kept of a text to find its copies: a sample of its word 5-grams (shingles: Broder 1997), as numbers in
 * ascending order. The sample holds every shingle whose number is below `limit`, so that two samples are compared
 * below the smaller limit and shares estimate the containment of one whole text in the other. The lowest bit of a
 * number tells that the shingle touches a quotation.
 */
import { WordForm, type Words } from "../text/words.ts";

export interface Fingerprint {
  /** Even, at most `whole`: the share of shingles kept is `limit / whole`. */
  readonly limit: number;
  /** Distinct but for the lowest bit, and ascending: 21 bits of the shingle's hash, and whether it is quoted. */
  readonly sample: Uint32Array;
}

/** A sample, and the hashes behind it with all their 32 bits, of which the lowest tells of a quotation here, too. */
export interface FullFingerprint extends Fingerprint {
  readonly hashes: Uint32Array;
}

/** Shingles kept of one text, at most. */
export const kept = 512;
/** Words a shingle. */
const width = 5;
export const whole: number = 2 ** 22;
/** Low bits of a hash that a sample does not keep: 2^21 different shingles are plenty to compare two texts by. */
const unkept = 11;

/** The largest room that a text's shingles took so far, for the next text. */
let room = new Uint32Array(1 << 12);

export function fingerprint(words: Words): FullFingerprint {
  const count = shingleHashes(words);
  const sorted = smallestOf(room.subarray(0, count));
  const sample = new Uint32Array(Math.min(sorted.length, kept + 1));
  let sampled = 0;
  let distinct = 0;
  for (let i = 0; i < sorted.length; i++) {
    const hash = sorted[i]!;
    const quoted = hash & 1;
    if (sampled > 0 && sample[sampled - 1]! >>> 1 === hash >>> unkept) sample[sampled - 1]! |= quoted;
    else if (sampled > kept) break;
    else sample[sampled++] = ((hash >>> unkept) << 1) | quoted;
    if (distinct > 0 && sorted[distinct - 1]! >>> 1 === hash >>> 1) sorted[distinct - 1]! |= quoted;
    else sorted[distinct++] = hash;
  }
  if (sampled <= kept)
    return { limit: whole, sample: sample.subarray(0, sampled), hashes: sorted.subarray(0, distinct) };
  const limit = sample[kept]! & ~1;
  const hashes = sorted.subarray(0, countBelow(sorted.subarray(0, distinct), limit * 2 ** (unkept - 1)));
  return { limit, sample: sample.subarray(0, kept), hashes };
}
/** Writes one hash a shingle to the head of `room`, in the text's order; says how many they are. */
function shingleHashes({ count, hash, form }: Words): number {
  const total = Math.max(0, count - width + 1);
  if (total > room.length) room = new Uint32Array(total);
  let marked = 0;
  for (let i = 0; i < width - 1 && i < count; i++) marked += form[i]! & WordForm.quoted;
  for (let i = 0; i < total; i++) {
    marked += form[i + width - 1]! & WordForm.quoted;
    let h = hash[i]!;
    for (let j = 1; j < width; j++) h = Math.imul(h, 0x85ebca6b) ^ hash[i + j]! ^ (h >>> 15);
    room[i] = (mixed(h) & ~1) | (marked > 0 ? 1 : 0);
    marked -= form[i]! & WordForm.quoted;
  }
  return total;
}

/** Parts of the range of the hashes that are kept, each with the end of its hashes while they are sorted. */
const parts = 1024;
const ends = new Uint32Array(parts + 1);

/**
 * The hashes below a power of two, ascending: not many more than are kept, and not fewer. Each goes to its part of
 * the range at once; then hardly any is out of its place, and an insertion sort is done in one walk.
 */
function smallestOf(hashes: Uint32Array): Uint32Array {
  const byLeadingZeros = new Uint32Array(33);
  for (let i = 0; i < hashes.length; i++) byLeadingZeros[Math.clz32(hashes[i]!)]!++;
  let size = hashes.length;
  let zeros = 0;
  while (size - byLeadingZeros[zeros]! > kept) size -= byLeadingZeros[zeros++]!;
  const shift = Math.max(0, 22 - zeros);
  ends.fill(0);
  for (let i = 0; i < hashes.length; i++) {
    const part = hashes[i]! >>> shift;
    if (part < parts) ends[part + 1]!++;
  }
  let largest = 0;
  for (let part = 1; part <= parts; part++) {
    largest = Math.max(largest, ends[part]!);
    ends[part]! += ends[part - 1]!;
  }
  const small = new Uint32Array(ends[parts]!);
  for (let i = 0; i < hashes.length; i++) {
    const part = hashes[i]! >>> shift;
    if (part < parts) small[ends[part]!++] = hashes[i]!;
  }
  // Only a text that repeats itself, or was made to be slow, fills one part.
  return largest > crowded ? small.sort() : insertionSorted(small);
}

/** Hashes of one part beyond which walking back through them would not be short. */
const crowded = 64;

function insertionSorted(numbers: Uint32Array): Uint32Array {
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i]!;
    let at = i;
    for (; at > 0 && numbers[at - 1]! > number; at--) numbers[at] = numbers[at - 1]!;
    numbers[at] = number;
  }
  return numbers;
}

/** MurmurHash3's finaliser (Appleby): every bit of the input reaches every bit of the output. */
function mixed(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
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
  const A = a.sample;
  const B = b.sample;
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
    const x = A[i]! >>> 1;
    const y = B[j]! >>> 1;
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

function plainIn(sample: Uint32Array, end: number): number {
  let plain = 0;
  for (let i = 0; i < end; i++) plain += 1 - (sample[i]! & 1);
  return plain;
}

/** How many of the ascending numbers are below `limit`. */
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

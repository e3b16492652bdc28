/**
 * The features of one token as rows of the weight table: about a hundred integers, hashed, with no string made.
 * Training and reading call the same function, so that a weight always means the same thing.
 */
import { isCapital, type View } from "./evidence.ts";
import { known } from "./words.ts";

/** Rows of the weight table: a power of two. */
export const rows: number = 1 << 18;
/** More than any token has. */
export const mostFeatures = 192;

/** Features that name the word itself come first; training leaves some of them out so that context must learn too. */
export const lexical = 12;

const nothing = 0x51ed270b;
/** Bits of the lexicon that say something of the word itself, not of longer phrases. */
const inWord = 0x1ffff;

/**
 * Writes the rows of token `t` into `out`; returns how many. They come in groups by what they are read from, so that
 * whoever scores a text (`scores.ts`) need not add up again what a word has in every place.
 */
export function featuresOf(view: View, t: number, out: Int32Array): number {
  const { word } = view;
  const w = word[t]!;
  const s = known.shape[w]!;
  let n = pairFeatures(view, t, out);
  n = wordFeatures(w, out, n);
  n = leftFeatures(t > view.sentenceFirst[t]! ? word[t - 1]! : -1, s, out, n);
  n = rightFeatures(t + 1 < view.sentenceEnd[t]! ? word[t + 1]! : -1, s, out, n);
  n = placeFeatures(s, view.setting[t]!, view.seen[t]!, view.phrase[t]!, out, n);
  return contextFeatures(view, t, out, n);
}

/** The word with each neighbour: two of the lexical features. Returns how many. */
export function pairFeatures(view: View, t: number, out: Int32Array): number {
  const { word } = view;
  const lower = known.lower[word[t]!]!;
  out[0] = pair(3, t > view.sentenceFirst[t]! ? known.lower[word[t - 1]!]! : nothing, lower);
  out[1] = pair(4, lower, t + 1 < view.sentenceEnd[t]! ? known.lower[word[t + 1]!]! : nothing);
  return 2;
}

/** What the word `w` has wherever it stands; ten lexical features first. */
export function wordFeatures(w: number, out: Int32Array, n: number): number {
  const s = known.shape[w]!;
  const c = known.cluster[w]!;
  const q = known.codes[w]!;
  const g = known.bits[w]! & inWord;
  out[n++] = row(1, known.lower[w]!);
  out[n++] = row(2, known.cased[w]!);
  out[n++] = row(5, known.prefix4[w]!);
  out[n++] = row(6, known.suffix4[w]!);
  out[n++] = row(7, known.prefix3[w]!);
  out[n++] = row(8, known.suffix3[w]!);
  out[n++] = row(9, known.prefix2[w]!);
  out[n++] = row(10, known.suffix2[w]!);
  out[n++] = row(11, known.suffix1[w]!);
  out[n++] = row(12, c);
  out[n++] = row(30, s);
  out[n++] = row(40, c * 32 + s);
  out[n++] = row(41, known.cluster256[w]! * 32 + s);
  out[n++] = row(42, known.cluster64[w]! * 32 + s);
  for (let part = 0; part < 32; part += 8) out[n++] = row(240, ((q >>> part) & 255) * 4096 + part * 32 + s);
  out[n++] = pair(60, g, s);
  return each(out, n, 70, g, s);
}

/** What the word `b` before a word of shape `s` tells; -1 where there is none. */
export function leftFeatures(b: number, s: number, out: Int32Array, n: number): number {
  const lower = b < 0 ? nothing : known.lower[b]!;
  const q = b < 0 ? 0 : known.codes[b]!;
  const g = b < 0 ? 0 : known.bits[b]! & inWord;
  out[n++] = row(20, lower);
  out[n++] = row(31, s * 32 + (b < 0 ? 31 : known.shape[b]!));
  out[n++] = pair(37, s, lower);
  out[n++] = row(43, b < 0 ? 0 : known.cluster[b]!);
  out[n++] = row(45, (b < 0 ? 511 : known.cluster256[b]!) * 32 + s);
  out[n++] = row(56, b < 0 ? 0 : known.suffix3[b]!);
  for (let part = 0; part < 32; part += 8) out[n++] = row(241, ((q >>> part) & 255) * 4096 + part * 32 + s);
  out[n++] = pair(63, g, s);
  return each(out, n, 90, g, s);
}

/** The same of the word `a` after it. */
export function rightFeatures(a: number, s: number, out: Int32Array, n: number): number {
  const lower = a < 0 ? nothing : known.lower[a]!;
  const q = a < 0 ? 0 : known.codes[a]!;
  const g = a < 0 ? 0 : known.bits[a]! & inWord;
  out[n++] = row(21, lower);
  out[n++] = row(32, s * 32 + (a < 0 ? 31 : known.shape[a]!));
  out[n++] = pair(38, s, lower);
  out[n++] = row(44, a < 0 ? 0 : known.cluster[a]!);
  out[n++] = row(46, (a < 0 ? 511 : known.cluster256[a]!) * 32 + s);
  out[n++] = row(55, a < 0 ? 0 : known.suffix3[a]!);
  for (let part = 0; part < 32; part += 8) out[n++] = row(242, ((q >>> part) & 255) * 4096 + part * 32 + s);
  out[n++] = pair(64, g, s);
  return each(out, n, 110, g, s);
}

/** Where a word of shape `s` stands, what it does elsewhere in the text, what phrase it is of. */
export function placeFeatures(
  s: number,
  setting: number,
  seen: number,
  phrase: number,
  out: Int32Array,
  n: number,
): number {
  out[n++] = row(35, setting * 32 + s);
  out[n++] = pair(65, phrase, s);
  out[n++] = pair(67, seen, s);
  n = each(out, n, 130, phrase, s);
  return each(out, n, 150, seen, setting & 1);
}

/** What takes more than one word to tell. */
export function contextFeatures(view: View, t: number, out: Int32Array, n: number): number {
  const { word } = view;
  const first = view.sentenceFirst[t]!;
  const end = view.sentenceEnd[t]!;
  const w = word[t]!;
  const b1 = t - 1 >= first ? word[t - 1]! : -1;
  const b2 = t - 2 >= first ? word[t - 2]! : -1;
  const a1 = t + 1 < end ? word[t + 1]! : -1;
  const a2 = t + 2 < end ? word[t + 2]! : -1;
  const lower = known.lower[w]!;
  const lb1 = b1 < 0 ? nothing : known.lower[b1]!;
  const lb2 = b2 < 0 ? nothing : known.lower[b2]!;
  const la1 = a1 < 0 ? nothing : known.lower[a1]!;
  const la2 = a2 < 0 ? nothing : known.lower[a2]!;
  out[n++] = row(22, lb2);
  out[n++] = row(23, la2);
  out[n++] = pair(24, lb2, lb1);
  out[n++] = pair(25, la1, la2);
  out[n++] = pair(26, lb1, la1);
  const s = known.shape[w]!;
  const sb1 = b1 < 0 ? 31 : known.shape[b1]!;
  const sb2 = b2 < 0 ? 31 : known.shape[b2]!;
  const sa1 = a1 < 0 ? 31 : known.shape[a1]!;
  const sa2 = a2 < 0 ? 31 : known.shape[a2]!;
  out[n++] = row(33, (s * 32 + sb1) * 32 + sa1);
  out[n++] = row(34, (((s * 32 + sb1) * 32 + sa1) * 32 + sb2) * 32 + sa2);
  out[n++] = pair(36, view.setting[t]!, lower);
  const c256 = known.cluster256[w]!;
  const c64 = known.cluster64[w]!;
  const cb256 = b1 < 0 ? 511 : known.cluster256[b1]!;
  const ca256 = a1 < 0 ? 511 : known.cluster256[a1]!;
  const cb64 = b1 < 0 ? 127 : known.cluster64[b1]!;
  const ca64 = a1 < 0 ? 127 : known.cluster64[a1]!;
  out[n++] = row(47, b2 < 0 ? 511 : known.cluster256[b2]!);
  out[n++] = row(48, a2 < 0 ? 511 : known.cluster256[a2]!);
  out[n++] = row(49, cb64 * 128 + c64);
  out[n++] = row(50, ca64 * 128 + c64);
  out[n++] = row(51, (cb64 * 128 + ca64) * 32 + s);
  out[n++] = row(52, (cb64 * 128 + c64) * 128 + ca64);
  out[n++] = row(53, cb256 * 512 + c256);
  out[n++] = row(54, ca256 * 512 + c256);
  const g = known.bits[w]! & inWord;
  out[n++] = pair(61, g, b1 < 0 ? 0 : known.bits[b1]! & inWord);
  out[n++] = pair(62, g, a1 < 0 ? 0 : known.bits[a1]! & inWord);
  out[n++] = pair(66, view.phrase[t]!, g);
  if (b1 >= 0) n = each(out, n, 170, view.phrase[t - 1]!, 0);
  if (a1 >= 0) n = each(out, n, 185, view.phrase[t + 1]!, 0);
  return isCapital(s) ? runFeatures(view, t, out, n) : gapFeatures(view, t, out, n);
}

/** A name's kind often stands at its far end ("… Ministry") or beside its run of capitals ("said", "in"). */
function runFeatures(view: View, t: number, out: Int32Array, n: number): number {
  const { word, runFirst, runEnd } = view;
  const from = runFirst[t]!;
  const to = runEnd[t]!;
  const head = word[to - 1]!;
  const start = word[from]!;
  const before = from > view.sentenceFirst[t]! ? word[from - 1]! : -1;
  const after = to < view.sentenceEnd[t]! ? word[to]! : -1;
  const further = to + 1 < view.sentenceEnd[t]! ? word[to + 1]! : -1;
  const length = Math.min(to - from, 6);
  const at = Math.min(t - from, 4);
  const left = Math.min(to - 1 - t, 4);
  const place = at * 5 + left;
  const s = known.shape[word[t]!]!;
  const opens = view.setting[from]! & 7;
  const lb = before < 0 ? nothing : known.lower[before]!;
  const la = after < 0 ? nothing : known.lower[after]!;
  out[n++] = row(200, place * 32 + s);
  out[n++] = row(201, length * 8 + opens);
  out[n++] = pair(202, known.lower[head]!, at === 0 ? 1 : 0);
  out[n++] = pair(203, known.cluster256[head]!, place);
  out[n++] = pair(204, known.bits[head]!, place);
  out[n++] = pair(205, known.lower[start]!, left === 0 ? 1 : 0);
  out[n++] = pair(206, known.bits[start]!, place);
  out[n++] = pair(207, known.cluster256[start]!, place);
  out[n++] = pair(208, lb, place);
  out[n++] = pair(209, la, place);
  out[n++] = pair(210, before < 0 ? 999 : known.cluster[before]!, at * 8 + length);
  out[n++] = pair(211, after < 0 ? 999 : known.cluster[after]!, left * 8 + length);
  out[n++] = pair(212, before < 0 ? 999 : known.cluster256[before]!, length);
  out[n++] = pair(213, after < 0 ? 999 : known.cluster256[after]!, length);
  out[n++] = pair(214, lb, la);
  out[n++] = pair(215, la, further < 0 ? nothing : known.lower[further]!);
  out[n++] = pair(216, la, further < 0 ? 999 : known.cluster256[further]!);
  out[n++] = pair(217, view.seen[from]! | (opens << 20), length);
  out[n++] = pair(218, view.seen[to - 1]!, place);
  out[n++] = pair(219, view.phrase[from]!, (view.phrase[to - 1]! << 4) | length);
  out[n++] = pair(220, pair(0, known.bits[start]!, known.bits[head]!), length);
  out[n++] = pair(221, (before < 0 ? 0 : known.bits[before]!) & 0x1ffff, length);
  out[n++] = pair(222, (after < 0 ? 0 : known.bits[after]!) & 0x1ffff, length);
  return n;
}

/** A small word belongs to a name only between two capitals ("Bank of England"). */
function gapFeatures(view: View, t: number, out: Int32Array, n: number): number {
  const { word } = view;
  let before = t - 1;
  while (before > t - 4 && before >= view.sentenceFirst[t]! && view.runEnd[before] === 0) before--;
  let after = t + 1;
  while (after < t + 4 && after < view.sentenceEnd[t]! && view.runEnd[after] === 0) after++;
  const has =
    before > t - 4 && before >= view.sentenceFirst[t]! && after < t + 4 && after < view.sentenceEnd[t]!;
  if (!has) {
    out[n++] = row(230, 0);
    return n;
  }
  const w = word[t]!;
  const left = word[before]!;
  const right = word[after]!;
  out[n++] = pair(231, known.lower[w]!, (t - before) * 4 + after - t);
  out[n++] = pair(232, known.lower[w]!, known.bits[left]!);
  out[n++] = pair(233, known.lower[w]!, known.cluster256[left]!);
  out[n++] = pair(234, known.lower[w]!, known.cluster256[right]!);
  out[n++] = pair(235, known.lower[w]!, known.bits[right]!);
  out[n++] = pair(236, known.lower[left]!, known.lower[w]!);
  out[n++] = pair(237, known.cluster64[left]!, known.cluster64[right]!);
  return n;
}

function each(out: Int32Array, n: number, template: number, bits: number, with_: number): number {
  let at = 0;
  for (let rest = bits; rest !== 0; rest >>>= 1, at++) if (rest & 1) out[n++] = pair(template, at + 1, with_);
  return n;
}

function row(template: number, value: number): number {
  let h = Math.imul(value ^ Math.imul(template, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 15;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) & (rows - 1);
}

function pair(template: number, a: number, b: number): number {
  return row(template, Math.imul(a, 0x9e3779b1) ^ Math.imul(b ^ (b >>> 15), 0x2c1b3c6d));
}

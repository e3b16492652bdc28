/**
 * Parts of speech for English by a greedy averaged perceptron (Collins 2002) with hashed features (Weinberger and
 * others 2009). A word's possible tags come from a lexicon; where there is one, nothing is computed. All state is in
 * typed arrays, so that tagging makes no object a token.
 *
 * Two looks beyond the neighbouring words do most of the work for verbs: the auxiliary that governs a form, past its
 * adverbs ("has not yet *been*"), and whether a verb that can only be finite is still to come in the clause ("the man
 * *accused* of it was freed").
 */
import { type Sentence, Tag, TokenKind } from "../model.ts";
import { isDigit } from "./characters.ts";
import { hashWord, lexiconEntry, loadModel, type TaggerModel } from "./tagger-model.ts";
import type { RawTokens } from "./tokens.ts";

/** How many features a token has. */
export const featureCount = 24;

/** What the features of one run of tokens are read from: parallel arrays, one cell a token. */
export interface TaggerInput {
  readonly count: number;
  /** Hash of the lower-cased word; 0 where the lexicon does not know it. */
  readonly word: Uint32Array;
  /** The hash of a common word; the class of a rarer one: pairs of rare words would be noise. */
  readonly common: Uint32Array;
  /** Hashes of the last three and two characters. */
  readonly suffix3: Uint32Array;
  readonly suffix2: Uint32Array;
  /** The lexicon's class (a set of tags); 0 for unknown words. */
  readonly cls: Uint8Array;
  /** The word's role as an auxiliary: see `Role`. */
  readonly role: Uint8Array;
  readonly shape: Uint8Array;
  /** 1 where a sure finite verb follows before the clause ends, 2 where one follows later in the sentence. */
  readonly ahead: Uint8Array;
}

/** Words that decide the form of a verb after them, and reporting verbs. */
/** The bit of a lexicon entry's role that marks the commonest words. */
export const frequent = 0x80;

export const Role = { none: 0, to: 1, modal: 2, do: 3, have: 4, be: 5, stop: 6, finite: 7 } as const;

const Shape = { capital: 1, upper: 2, first: 4, title: 8, number: 16, mark: 32 } as const;

/** Tags of every token; 0 outside sentences. */
export function tagTokens(
  tokens: RawTokens,
  sentences: readonly Sentence[],
  model: TaggerModel = loadModel(),
): Uint8Array {
  const input = describe(tokens, sentences, model);
  const tags = new Uint8Array(tokens.count);
  const features = new Uint32Array(featureCount);
  for (const { firstToken, endToken } of sentences) {
    const clause = { governor: 0, finite: 0, main: 0 };
    for (let i = firstToken; i < endToken; i++) {
      const tag =
        fixedTag(tokens, i) || choose(input, tags, i, firstToken, endToken, clause, features, model);
      tags[i] = tag;
      advance(clause, input.role[i]!, tag);
    }
  }
  return tags;
}

/** What has been seen of the clause so far. */
export interface Clause {
  governor: number;
  /** A finite verb stands in this clause, in this sentence. */
  finite: number;
  main: number;
}

/** Moves past a token: adverbs leave a governor standing, anything else replaces it. */
export function advance(clause: Clause, role: number, tag: number): void {
  if (role >= Role.to && role <= Role.be) clause.governor = role;
  else if (tag === Tag.MD) clause.governor = Role.modal;
  else if (tag !== Tag.RB) clause.governor = tag === Tag.PRP && clause.governor === Role.do ? Role.do : 0;
  if (tag === Tag.VBD || tag === Tag.VBZ || tag === Tag.VBP || tag === Tag.MD)
    clause.finite = clause.main = 1;
  else if (tag === Tag.WH || tag === Tag.CC || tag === Tag.punctuation) clause.finite = 0;
}

/** Tags that the token's kind alone decides; 0 where the words must. */
export function fixedTag(tokens: RawTokens, i: number): number {
  const kind = tokens.kind[i]!;
  if (kind === TokenKind.number) return numberTag(tokens.lower[i]!);
  // A word of another script stands in English text as a name or a thing.
  if (kind === TokenKind.word && tokens.word[i]!.charCodeAt(0) > 0x2af) return Tag.NN;
  return kind === TokenKind.punctuation || kind === TokenKind.quote ? Tag.punctuation : 0;
}

/** "21st" stands as an adjective, "1990s" as a plural; "6am" and "10:30" are numbers. */
export function numberTag(lower: string): number {
  const last = lower.charCodeAt(lower.length - 1);
  if (isDigit(last)) return Tag.CD;
  if (/^\d+s$/.test(lower)) return Tag.NNS;
  return /^\d+(?:st|nd|rd|th)$/.test(lower) ? Tag.JJ : Tag.CD;
}

function choose(
  input: TaggerInput,
  tags: Uint8Array,
  i: number,
  first: number,
  end: number,
  clause: Clause,
  features: Uint32Array,
  model: TaggerModel,
): number {
  const mask = candidates(input, i, model);
  if ((mask & (mask - 1)) === 0) return 31 - Math.clz32(mask);
  fillFeatures(features, input, tags, i, first, end, clause);
  return best(features, mask, model.weights);
}

/** The tags that the token may have, as a bit set. A capital may always be a name. */
export function candidates(input: TaggerInput, i: number, model: TaggerModel): number {
  const shape = input.shape[i]!;
  const cls = model.classes[input.cls[i]!]!;
  // A word never met without its capital, in a line that has small letters too.
  if (cls > allTags && shape & Shape.capital && !(shape & Shape.title)) return 1 << Tag.NNP;
  const mask = cls & allTags;
  if (!(shape & (Shape.capital | Shape.upper))) return mask;
  // "The" and "However" open sentences; "Will" and "May" have the name in their own class.
  return shape & Shape.first && !(mask & openTags) ? mask : mask | (1 << Tag.NNP);
}

/** Bits above the tags tell classes apart. */
const allTags = (1 << 26) - 1;
const openTags =
  (1 << Tag.NN) |
  (1 << Tag.NNS) |
  (1 << Tag.VB) |
  (1 << Tag.VBZ) |
  (1 << Tag.VBD) |
  (1 << Tag.VBN) |
  (1 << Tag.VBG) |
  (1 << Tag.JJ);

/** The candidate of the highest sum of weights; the lowest tag number wins a tie. */
export function best(features: Uint32Array, mask: number, weights: Int8Array | Float32Array): number {
  const wrap = weights.length - 1;
  let top = Number.NEGATIVE_INFINITY;
  let winner = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    const tag = 31 - Math.clz32(rest & -rest);
    let sum = 0;
    for (let f = 0; f < featureCount; f++) sum += weights[(features[f]! + tag) & wrap]!;
    if (sum > top) {
      top = sum;
      winner = tag;
    }
  }
  return winner;
}

/** Signed, since an unsigned number of 32 bits would be an object; the array that it is written to makes it unsigned. */
function mix(kind: number, a: number, b: number): number {
  let h = Math.imul(a ^ Math.imul(kind + 1, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0xc2b2ae35);
  return h ^ (h >>> 13);
}

/** Writes the hashed features of token `i`; tags to its left are known. */
export function fillFeatures(
  out: Uint32Array,
  input: TaggerInput,
  tags: Uint8Array,
  i: number,
  first: number,
  end: number,
  clause: Clause,
): void {
  const { word, common, cls, suffix3, suffix2, shape, ahead } = input;
  const w = word[i]!;
  const c = cls[i]!;
  const s = shape[i]!;
  const t1 = i > first ? tags[i - 1]! : 30;
  const t2 = i > first + 1 ? tags[i - 2]! : 30;
  const w1 = i > first ? common[i - 1]! : 1;
  const w2 = i > first + 1 ? common[i - 2]! : 1;
  const n1 = i + 1 < end ? common[i + 1]! : 1;
  const n2 = i + 2 < end ? common[i + 2]! : 1;
  const c1 = i + 1 < end ? cls[i + 1]! : 254;
  const c2 = i + 2 < end ? cls[i + 2]! : 254;
  const m1 = i + 1 < end ? shape[i + 1]! & 51 : 64;
  const form = (suffix2[i]! & 0xffff) | (s << 16);
  const state = clause.governor | (clause.finite << 3) | (clause.main << 4) | (ahead[i]! << 5);
  out[0] = mix(0, w, s & 3);
  out[1] = mix(1, suffix3[i]!, s & 27);
  out[2] = mix(2, form, w === 0 ? 1 : 0);
  out[3] = mix(3, t1 | (t2 << 5), 0);
  out[4] = mix(4, t1, w);
  out[5] = mix(5, w1, c);
  out[6] = mix(6, n1, c);
  out[7] = mix(7, c1 | (m1 << 8), c);
  out[8] = mix(8, c1 | (c2 << 8), t1);
  out[9] = mix(9, t1 | (c1 << 8), c);
  out[10] = mix(10, w2, t1);
  out[11] = mix(11, n2, c1);
  out[12] = mix(12, state, c);
  out[13] = mix(13, state | (t1 << 8), suffix2[i]!);
  out[14] = mix(14, w, c1 | (m1 << 8));
  out[15] = mix(15, c, t1 | (t2 << 5));
  out[16] = mix(16, s, c);
  out[17] = mix(17, w1, n1);
  out[18] = mix(18, w1, common[i]!);
  out[19] = mix(19, common[i]!, n1);
  out[20] = mix(20, s | (t1 << 8), c1);
  out[21] = mix(21, suffix3[i]!, t1);
  out[22] = mix(22, suffix3[i]!, c1);
  out[23] = mix(23, ahead[i]! | (clause.main << 2) | (t1 << 3) | (c1 << 8), n1);
}

/** Looks every token up once. */
export function describe(tokens: RawTokens, sentences: readonly Sentence[], model: TaggerModel): TaggerInput {
  const { count } = tokens;
  const input = {
    count,
    word: new Uint32Array(count),
    common: new Uint32Array(count),
    suffix3: new Uint32Array(count),
    suffix2: new Uint32Array(count),
    cls: new Uint8Array(count),
    role: new Uint8Array(count),
    shape: new Uint8Array(count),
    ahead: new Uint8Array(count),
  };
  for (let i = 0; i < count; i++) describeToken(input, tokens, i, model);
  for (const sentence of sentences) describeSentence(input, sentence);
  return input;
}

function describeToken(input: TaggerInput, tokens: RawTokens, i: number, model: TaggerModel): void {
  const kind = tokens.kind[i]!;
  const lower = tokens.lower[i]!;
  const hash = hashWord(lower, 0);
  const entry = lexiconEntry(model, hash);
  if (entry >= 0) {
    input.word[i] = hash;
    input.cls[i] = model.entryClass[entry]!;
    const role = model.entryRole[entry]!;
    input.role[i] = role & ~frequent;
    input.common[i] = role & frequent ? hash : model.entryClass[entry]!;
  }
  if (kind === TokenKind.punctuation || kind === TokenKind.quote) {
    input.word[i] = hash;
    input.common[i] = hash;
    input.cls[i] = 255;
    input.role[i] = Role.stop;
    input.shape[i] = Shape.mark;
    return;
  }
  input.suffix3[i] = hashWord(lower, Math.max(0, lower.length - 3));
  input.suffix2[i] = hashWord(lower, Math.max(0, lower.length - 2));
  input.shape[i] = kind === TokenKind.number ? Shape.number : shapeOf(tokens.word[i]!, lower);
}

function shapeOf(word: string, lower: string): number {
  if (word === lower) return 0;
  const first = word.charCodeAt(0) !== lower.charCodeAt(0);
  const second = word.length > 1 && word.charCodeAt(1) !== lower.charCodeAt(1);
  return first ? (second ? Shape.upper | Shape.capital : Shape.capital) : Shape.upper;
}

/** The first word, sentences set in capitals, and the finite verbs ahead. */
function describeSentence(input: TaggerInput, { firstToken, endToken }: Sentence): void {
  let words = 0;
  let capitals = 0;
  let open = true;
  for (let i = firstToken; i < endToken; i++) {
    const shape = input.shape[i]!;
    if (shape & (Shape.mark | Shape.number)) continue;
    if (open) input.shape[i]! |= Shape.first;
    open = false;
    words++;
    if (shape & (Shape.capital | Shape.upper)) capitals++;
  }
  if (words > 3 && capitals * 5 > words * 3)
    for (let i = firstToken; i < endToken; i++) input.shape[i]! |= Shape.title;
  let ahead = 0;
  let later = 0;
  for (let i = endToken - 1; i >= firstToken; i--) {
    input.ahead[i] = ahead || later;
    const role = input.role[i]!;
    if (role >= Role.modal && role !== Role.do && role !== Role.stop) {
      ahead = 1;
      later = 2;
    } else if (role === Role.stop) ahead = 0;
  }
}

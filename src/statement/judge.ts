/**
 * The judge: a linear model that weighs whether a proposed report is one. Rules propose every verb that may report;
 * what they cannot see is that "found" reports in "the study found that" and not in "police found a knife". Weights
 * are logistic regression's, one byte each, at hashes of the features (the hashing trick, Weinberger and others 2009);
 * `models/README.md` says how they are trained and on what.
 */
import fs from "node:fs";
import { Tag } from "../model.ts";
import type { Draft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { isMedia } from "./media.ts";
import { isCapital } from "./phrase.ts";
import type { Range, Scene } from "./scene.ts";

export interface Judge {
  /** A weight is its byte times `scale`, in units of log-odds. */
  readonly weights: Int8Array;
  readonly scale: number;
}

const magic = 0x31474a53;
export const judgeSize: number = 1 << 14;
const mostFeatures = 64;
let loaded: Judge | null = null;

/** Loads the weights at first use. Throws where the file is missing or of another version. */
export function loadJudge(): Judge {
  loaded ??= decodeJudge(fs.readFileSync(new URL("../../models/statements.bin", import.meta.url)));
  return loaded;
}

/** Little-endian: magic, scale as a 32-bit float, one byte a weight. */
export function decodeJudge(bytes: Uint8Array): Judge {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength !== 8 + judgeSize || view.getUint32(0, true) !== magic) {
    throw new Error("models/statements.bin is not a judge of this version");
  }
  return {
    scale: view.getFloat32(4, true),
    weights: Int8Array.from(bytes.subarray(8), (byte) => (byte << 24) >> 24),
  };
}

export function encodeJudge({ weights, scale }: Judge): Uint8Array {
  const bytes = new Uint8Array(8 + judgeSize);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, magic, true);
  view.setFloat32(4, scale, true);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, judgeSize), 8);
  return bytes;
}

const features = new Uint32Array(mostFeatures);

/** Log-odds that the draft is a report. */
export function weigh({ weights, scale }: Judge, scene: Scene, draft: Draft): number {
  const count = featuresOf(scene, draft, features);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[features[i]!]!;
  return sum * scale;
}

/** Writes the draft's feature indexes into `out` and returns how many there are. */
export function featuresOf(scene: Scene, draft: Draft, out: Uint32Array): number {
  const { tokens } = scene.prose;
  let count = 0;
  const add = (template: number, value: number): void => {
    out[count++] = mix(template, value) & (judgeSize - 1);
  };
  const lemma = hash(draft.lemma);
  const kind = hash(draft.rule);
  const cue = draft.cue!;
  add(0, 0);
  add(1, lemma);
  add(2, kind);
  add(3, lemma ^ Math.imul(kind, 31));
  add(4, hash(draft.form) + (draft.negated ? 7 : 0) + (draft.relative ? 13 : 0));
  add(5, tokens.tag[cue.from]!);
  add(6, Math.imul(kind, 31) + tokens.tag[cue.from]!);
  const next = wordAt(scene, cue.to);
  add(7, next);
  add(8, tokens.tag[cue.to] ?? 0);
  add(9, Math.imul(lemma, 31) + (tokens.tag[cue.to] ?? 0));
  add(10, wordAt(scene, cue.from - 1));
  add(11, tokens.tag[cue.from - 1] ?? 0);
  const source = sourceKind(scene, draft.source);
  add(12, source);
  add(13, Math.imul(kind, 31) + source);
  add(14, Math.imul(lemma, 31) + source);
  if (draft.source !== null) {
    add(15, wordAt(scene, draft.source.to - 1));
    add(16, wordAt(scene, draft.source.from));
  }
  const content = draft.content[0]!;
  const first = tokens.tag[content.from] ?? 0;
  const length = Math.min(6, Math.floor(Math.log2(1 + content.to - content.from)));
  const quoted = holdsQuote(scene, draft) ? 1 : 0;
  add(17, first);
  add(18, Math.imul(kind, 31) + first);
  add(19, Math.imul(lemma, 31) + first);
  add(20, wordAt(scene, content.from));
  add(21, wordAt(scene, content.to - 1));
  add(22, length);
  add(23, Math.imul(kind, 31) + length);
  add(24, quoted);
  add(25, Math.imul(lemma, 31) + quoted);
  add(26, Math.imul(kind, 31) + quoted);
  add(27, draft.content.length);
  add(28, hasVerb(scene, content) + Math.imul(kind, 31));
  add(29, hasVerb(scene, content) + Math.imul(lemma, 31));
  add(30, namedAt(scene, content.from) + Math.imul(kind, 31));
  add(31, (draft.hearer === null ? 0 : 1) + Math.imul(lemma, 31));
  add(32, scene.timeAt[content.from]! > 0 ? 1 : 0);
  return count;
}

/** Who the source is, roughly: nobody, a pronoun, a member's name, an outlet, a document, people by what they do… */
function sourceKind(scene: Scene, source: Range | null): number {
  if (source === null) return 1;
  const { tokens } = scene.prose;
  const head = source.to - 1;
  if (tokens.tag[head] === Tag.WH || tokens.lower[head] === "that") return 2;
  if (tokens.tag[head] === Tag.PRP)
    return tokens.lower[head] === "it" ? 3 : tokens.lower[head] === "they" ? 4 : 5;
  if (isMedia(scene, source)) return 6;
  if (words.document.has(tokens.lower[head]!)) return 7;
  if (scene.nameAt[head]! > 0) return 8;
  if (words.sayer.has(tokens.lower[head]!)) return 9;
  if (isCapital(tokens.word[head])) return 10;
  if (tokens.lower[source.from] === "no") return 11;
  return tokens.tag[head] === Tag.NNS ? 12 : 13;
}

function holdsQuote(scene: Scene, { content }: Draft): boolean {
  return content.some(({ from, to }) => {
    for (let at = from; at < Math.min(to, from + 80); at++) if (scene.quoteAt[at]! >= 0) return true;
    return false;
  });
}

function hasVerb({ prose: { tokens } }: Scene, { from, to }: Range): number {
  for (let at = from; at < Math.min(to, from + 80); at++) {
    const tag = tokens.tag[at]!;
    if (tag === Tag.VBD || tag === Tag.VBZ || tag === Tag.VBP || tag === Tag.MD) return 1;
  }
  return 0;
}

function namedAt(scene: Scene, at: number): number {
  return scene.nameAt[at]! > 0 ? 1 : 0;
}

function wordAt({ prose: { tokens } }: Scene, at: number): number {
  return at < 0 || at >= tokens.count ? 0 : hash(tokens.lower[at]!);
}

/** FNV-1a over UTF-16 units. */
function hash(word: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193);
  return h;
}

function mix(template: number, value: number): number {
  let h = Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0xc2b2ae35);
  return (h ^ (h >>> 13)) >>> 0;
}

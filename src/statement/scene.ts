/**
 * The scene: a text as this room reads it. Quotations stand as blocks that no rule looks into by chance, sentences
 * that one quotation joins are one passage, and time expressions are known, since they belong to no name.
 */
import { type Member, type Note, type Prose, Tag, type Timex, TokenKind } from "../model.ts";
import { words } from "./lexicon.ts";
import { findQuotations, type Quotation } from "./quote.ts";
import { mendBehindQuotations, mendTags } from "./tags.ts";

/** A half-open range of token indexes. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Sentences of one paragraph that quotations hold together: "We won. We are glad," she said. */
export interface Passage extends Range {
  readonly paragraph: number;
}

export interface Scene {
  readonly prose: Prose;
  readonly quotations: readonly Quotation[];
  /** For each token the index of the quotation that holds it, or -1. */
  readonly quoteAt: Int32Array;
  /** For each token the end (a token index) of the time expression that holds it, or 0. */
  readonly timeAt: Uint32Array;
  /** For each token the end (a token index) of the member's name that holds it, or 0. */
  readonly nameAt: Uint32Array;
  readonly passages: readonly Passage[];
  /** For each token the index of its passage. */
  readonly passageAt: Uint32Array;
}

export function makeScene(
  given: Prose,
  cast: readonly Member[],
  times: readonly Timex[],
): { scene: Scene; notes: Note[] } {
  const nameAt = markNames(given, cast);
  const prose = { ...given, tokens: { ...given.tokens, tag: mendTags(given, nameAt) } };
  const { quotations, notes } = findQuotations(prose);
  mendBehindQuotations(prose, quotations);
  const quoteAt = new Int32Array(prose.tokens.count).fill(-1);
  quotations.forEach((quotation, index) => quoteAt.fill(index, quotation.from, quotation.to));
  const passages = findPassages(prose, quoteAt);
  const passageAt = new Uint32Array(prose.tokens.count);
  passages.forEach(({ from, to }, index) => passageAt.fill(index, from, to));
  const scene = { prose, quotations, quoteAt, timeAt: markTimes(prose, times), nameAt, passages, passageAt };
  return { scene, notes };
}

function markNames({ tokens }: Prose, cast: readonly Member[]): Uint32Array {
  const nameAt = new Uint32Array(tokens.count);
  const names = cast.flatMap(({ mentions }) => mentions.filter(({ form }) => form === "name"));
  names.sort((a, b) => a.start - b.start);
  let token = 0;
  for (const { start, end } of names) {
    while (token < tokens.count && tokens.end[token]! <= start) token++;
    let to = token;
    while (to < tokens.count && tokens.start[to]! < end) to++;
    nameAt.fill(to, token, to);
  }
  return nameAt;
}

function markTimes({ tokens }: Prose, times: readonly Timex[]): Uint32Array {
  const timeAt = new Uint32Array(tokens.count);
  let token = 0;
  for (const { start, end } of times) {
    while (token < tokens.count && tokens.end[token]! <= start) token++;
    let to = token;
    while (to < tokens.count && tokens.start[to]! < end) to++;
    timeAt.fill(to, token, to);
  }
  return timeAt;
}

function findPassages({ sentences }: Prose, quoteAt: Int32Array): Passage[] {
  const passages: Passage[] = [];
  for (const { firstToken, endToken, paragraph } of sentences) {
    const before = passages.at(-1);
    const joined =
      before !== undefined &&
      before.paragraph === paragraph &&
      quoteAt[firstToken]! >= 0 &&
      quoteAt[firstToken] === quoteAt[firstToken - 1];
    if (joined) passages[passages.length - 1] = { ...before, to: endToken };
    else passages.push({ from: firstToken, to: endToken, paragraph });
  }
  return passages;
}

/** A hyphen, an ampersand or a slash within a name or a compound: it touches what stands on both sides. */
export function joins({ prose: { tokens } }: Scene, at: number): boolean {
  const word = tokens.word[at]!;
  if (word === "&") return true;
  if (word !== "-" && word !== "/" && word !== "–" && word !== "‑") return false;
  return at > 0 && tokens.end[at - 1] === tokens.start[at] && tokens.start[at + 1] === tokens.end[at];
}

export function isComma({ prose: { tokens } }: Scene, at: number): boolean {
  return tokens.word[at] === ",";
}

/** A dash that parts a sentence: a long one, or a short one that stands free. */
export function isDash(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  const word = tokens.word[at];
  if (word === "—" || word === "―" || word === "--" || word === "---") return true;
  return (word === "-" || word === "–") && !joins(scene, at);
}

/** "has", "did", "to", and with "n't" fused: "didn't". */
export function isAuxiliary({ prose: { tokens } }: Scene, at: number): boolean {
  const word = tokens.lower[at]!;
  // "It's denouncing": after a pronoun "'s" is a verb, whatever the tagger took it for.
  if (tokens.kind[at] === TokenKind.possessive) return at > 0 && isPronounTag(tokens.tag[at - 1]!);
  return words.auxiliary.has(word) || isNegated(word);
}

function isPronounTag(tag: number): boolean {
  return tag === Tag.PRP || tag === Tag.WH || tag === Tag.EX;
}

export function isNegated(word: string): boolean {
  return words.negation.has(word) || word.endsWith("n't") || word.endsWith("n’t");
}

/** "he", and fused with an auxiliary: "they've". */
export function isPronoun({ prose: { tokens } }: Scene, at: number): boolean {
  return (
    tokens.tag[at] === Tag.PRP || /^(?:i|you|he|she|it|we|they)['’](?:m|re|ve|ll|d)$/.test(tokens.lower[at]!)
  );
}

/** "who", "which" or "that"; but the WHO is a body. */
export function isRelative({ prose: { tokens } }: Scene, at: number): boolean {
  const word = tokens.lower[at];
  if (word !== "who" && word !== "which" && word !== "that") return false;
  return tokens.tag[at] !== Tag.NNP;
}

export function isPunctuation({ prose: { tokens } }: Scene, at: number): boolean {
  return tokens.kind[at] === TokenKind.punctuation;
}

/** Tokens that end the sentence when they stand at its end: the point, and the mark that closes what went before. */
export function lastWord(scene: Scene, range: Range): number {
  const { tokens } = scene.prose;
  let to = range.to;
  while (to > range.from && /^[.!?…]+$/.test(tokens.word[to - 1]!)) to--;
  return to;
}

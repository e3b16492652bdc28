/** Parts of speech mended where cues stand: what a tagger trained on other text takes for nouns there are verbs. */
import { type Prose, Tag, TokenKind } from "../model.ts";
import { Takes, verbForms, words } from "./lexicon.ts";
import type { Quotation } from "./quote.ts";

export const isNominal = (tag: number): boolean =>
  tag === Tag.NN || tag === Tag.NNS || tag === Tag.NNP || tag === Tag.CD;
export const isFinite = (tag: number): boolean =>
  tag === Tag.VBD || tag === Tag.VBZ || tag === Tag.VBP || tag === Tag.MD;
export const isVerb = (tag: number): boolean => tag >= Tag.VB && tag <= Tag.VBG;

/**
 * Parts of speech as this room needs them. A tagger that has not seen a name in capitals takes "WHO" for a question
 * word; one that sees few headlines takes the cue in "the complaint notes many residents" for a noun.
 */
export function mendTags({ tokens }: Prose, nameAt: Uint32Array): Uint8Array {
  const tag = tokens.tag.slice();
  for (let at = 0; at < tokens.count; at++) {
    if (nameAt[at]! > 0) {
      if (tokens.kind[at] === TokenKind.word && tokens.word[at] !== tokens.lower[at]) tag[at] = Tag.NNP;
    } else if (misleads.has(tag[at]!) && leadsQuote(tokens, at)) {
      const lower = tokens.lower[at]!;
      tag[at] = lower.endsWith("ing") ? Tag.VBG : lower.endsWith("s") ? Tag.VBZ : Tag.VBD;
    } else if (tag[at] === Tag.WH && /^[A-Z]{2,}$/.test(tokens.word[at]!)) tag[at] = Tag.NNP;
    else if (tag[at] === Tag.CD) mendNumber(tokens, tag, at);
    else if (misleads.has(tag[at]!) && isMisreadPast(tokens, tag, at)) tag[at] = Tag.VBD;
    else if (tag[at] === Tag.NNS && isJoinedCue(tokens, tag, at)) tag[at] = Tag.VBZ;
    else if (tag[at] === Tag.VBN && opensSpeech(tokens, at)) tag[at] = Tag.VBD;
    else if ((tag[at] === Tag.NN || tag[at] === Tag.NNS) && isMisreadCue(tokens, tag, at)) {
      tag[at] = tokens.lower[at]!.endsWith("s") ? Tag.VBZ : Tag.VBP;
    }
  }
  return tag;
}

const misleads: ReadonlySet<number> = new Set([Tag.NN, Tag.NNS, Tag.JJ]);

/** "further saying, “…”", "He quipped “…”": a cue's form that a quotation follows is no noun. */
function leadsQuote(tokens: Prose["tokens"], at: number): boolean {
  const next = tokens.word[at + 1] === "," || tokens.word[at + 1] === ":" ? at + 2 : at + 1;
  if (tokens.kind[next] !== TokenKind.quote) return false;
  const lower = tokens.lower[at]!;
  const senses = verbForms.get(lower);
  return senses !== undefined && senses.some((sense) => sense.said & Takes.quote && sense.lemma !== lower);
}

/** "around 200 people", "at least 25", "Act No. 3846": what stands before a number belongs to its phrase. */
function mendNumber(tokens: Prose["tokens"], tag: Uint8Array, at: number): void {
  if (tokens.lower[at - 2] === "no" && tokens.word[at - 1] === ".") tag[at - 2] = Tag.NNP;
  const last = tokens.lower[at - 1] ?? "";
  if (words.approximately.has(last)) tag[at - 1] = Tag.JJ;
  else if (words.bound.has(last) && words.boundLead.has(tokens.lower[at - 2] ?? "")) {
    tag[at - 2] = Tag.JJ;
    tag[at - 1] = Tag.JJ;
  }
}

/** "Hale mocked Orr", "Reid shot back,": the past of a cue between a name or a comma and what it may take. */
function isMisreadPast(tokens: Prose["tokens"], tag: Uint8Array, at: number): boolean {
  const lower = tokens.lower[at]!;
  const senses = verbForms.get(lower);
  if (senses === undefined || !senses.some(({ lemma }) => lemma !== lower)) return false;
  if (/(?:s|ing)$/.test(lower)) return false;
  const named = tag[at - 1] === Tag.NNP || tag[at - 1] === Tag.PRP;
  if (!named && tokens.word[at - 1] !== ",") return false;
  const parted = senses.some(({ said, particle }) => said !== 0 && holdsParticle(tokens, at + 1, particle));
  if (named && parted) return true;
  const next = tag[at + 1] ?? 0;
  return next === Tag.NNP || next === Tag.PRP || next === Tag.DT || next === Tag.PRPS;
}

function holdsParticle({ lower }: Prose["tokens"], at: number, particle: readonly string[]): boolean {
  return particle.length > 0 && particle.every((word, index) => lower[at + index] === word);
}

/** "He says it is late, but insists Vale will come": a cue in the present that joins one before it. */
function isJoinedCue(tokens: Prose["tokens"], tag: Uint8Array, at: number): boolean {
  if (tag[at - 1] !== Tag.CC || !isClauseCue(tokens, at)) return false;
  const next = tag[at + 1] ?? 0;
  const opens =
    next === Tag.DT || next === Tag.PRP || next === Tag.PRPS || next === Tag.EX || next === Tag.NNP;
  if (!opens && tokens.lower[at + 1] !== "that") return false;
  for (let before = at - 2; before > Math.max(0, at - 30); before--) {
    if (tag[before] === Tag.VBZ && isClauseCue(tokens, before)) return true;
  }
  return false;
}

function isClauseCue({ lower }: Prose["tokens"], at: number): boolean {
  return verbForms.get(lower[at]!)?.some(({ said }) => said & Takes.clause) ?? false;
}

/** "Continued Reid: “…”": a past form that opens its line, and after a name a colon or a comma and a quotation. */
function opensSpeech(tokens: Prose["tokens"], at: number): boolean {
  if (at > 0 && tokens.sentence[at] === tokens.sentence[at - 1]) return false;
  if (!verbForms.get(tokens.lower[at]!)?.some(({ said }) => said & Takes.quote)) return false;
  for (let next = at + 1; next < Math.min(tokens.count - 1, at + 7); next++) {
    const word = tokens.word[next]!;
    if (word === ":" || word === ",") return next > at + 1 && tokens.kind[next + 1] === TokenKind.quote;
    if (word !== "." && word.charAt(0) === word.charAt(0).toLowerCase()) return false;
  }
  return false;
}

/**
 * Behind a quotation that a comma, a question or an exclamation leaves open someone speaks: in `"…," Hale notes.` and
 * `"…!" the old cook laughed` the cue's form after the phrase is a verb.
 */
export function mendBehindQuotations({ tokens }: Prose, quotations: readonly Quotation[]): void {
  const { tag } = tokens;
  for (const { to, closed } of quotations) {
    if (!closed || !/^[,!?—–]/.test(tokens.word[to - 2] ?? "")) continue;
    if (to < tokens.count && opensInversion(tokens, to)) {
      tag[to] = tokens.lower[to]!.endsWith("s") ? Tag.VBZ : Tag.VBD;
      continue;
    }
    for (let at = to + 1; at < Math.min(tokens.count, to + 8); at++) {
      if (tokens.sentence[at] !== tokens.sentence[to] || !mayName(tokens, at - 1)) break;
      const lower = tokens.lower[at]!;
      const senses = verbForms.get(lower);
      if (senses === undefined || lower.endsWith("ing")) continue;
      const quotes = senses.some(
        ({ said, lemma, particle }) =>
          said & Takes.quote &&
          lemma !== lower &&
          (particle.length === 0 || holdsParticle(tokens, at + 1, particle)),
      );
      if (!quotes || isNominal(tag[at + 1] ?? 0) || tag[at + 1] === Tag.JJ) continue;
      if (misleads.has(tag[at]!) || tag[at] === Tag.VBN) tag[at] = lower.endsWith("s") ? Tag.VBZ : Tag.VBD;
      break;
    }
  }
}

/** `"…," explains Ana Vale`: a cue's form between the quotation and a name or an article. */
function opensInversion(tokens: Prose["tokens"], at: number): boolean {
  const lower = tokens.lower[at]!;
  if (!misleads.has(tokens.tag[at]!) && tokens.tag[at] !== Tag.VBN) return false;
  const quotes = verbForms.get(lower)?.some(({ said, lemma }) => said & Takes.quote && lemma !== lower);
  const next = tokens.tag[at + 1] ?? 0;
  return (
    quotes === true && (next === Tag.NNP || next === Tag.DT || next === Tag.PRPS) && !lower.endsWith("ing")
  );
}

/** The token may belong to the name or the phrase of whoever speaks. */
function mayName(tokens: Prose["tokens"], at: number): boolean {
  const tag = tokens.tag[at]!;
  if (isNominal(tag) || tag === Tag.DT || tag === Tag.JJ || tag === Tag.PRP || tag === Tag.PRPS) return true;
  return tag === Tag.POS || tokens.word[at] === "." || tokens.word[at] === "-";
}

/** A cue's form after a noun that agrees with it, and before what no noun is followed by. */
function isMisreadCue(tokens: Prose["tokens"], tag: Uint8Array, at: number): boolean {
  const before = tag[at - 1] ?? 0;
  if (before !== Tag.NN && before !== Tag.NNP && before !== Tag.NNS) return false;
  const senses = verbForms.get(tokens.lower[at]!);
  if (senses === undefined || !senses.some((sense) => sense.said & (Takes.clause | Takes.thing)))
    return false;
  const singular = tokens.lower[at]!.endsWith("s");
  const agrees = singular ? before === Tag.NN || before === Tag.NNP : before === Tag.NNS;
  if (!agrees) return false;
  const next = tag[at + 1] ?? 0;
  if (next === Tag.DT || next === Tag.PRP || next === Tag.PRPS || next === Tag.EX) return true;
  if (tokens.kind[at + 1] === TokenKind.quote || tokens.lower[at + 1] === "that") return true;
  // "Vale concludes by saying"
  if (tokens.lower[at + 1] === "by" && tag[at + 2] === Tag.VBG) return true;
  const people = next === Tag.NN && words.sayer.has(tokens.lower[at - 1]!);
  if (next !== Tag.JJ && next !== Tag.NNP && next !== Tag.NNS && next !== Tag.CD && !people) return false;
  return verbWithin(tag, at + 2, 10) && !verbWithin(tag, Math.max(0, at - 8), Math.min(8, at));
}

function verbWithin(tag: Uint8Array, from: number, length: number): boolean {
  for (let at = from; at < Math.min(tag.length, from + length); at++) {
    if (tag[at] === Tag.punctuation) return false;
    if (isFinite(tag[at]!)) return true;
  }
  return false;
}

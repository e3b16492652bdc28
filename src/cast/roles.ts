/** What a mention of a person does in its sentence: who speaks and who acts is meant again sooner than who is acted on. */
import { type Prose, Tag, TokenKind } from "../model.ts";
import type { View } from "./evidence.ts";
import { Bit } from "./lexicon.ts";
import pronouns from "./pronouns.en.json" with { type: "json" };
import { known } from "./words.ts";

/** "says" is the subject of a verb of saying; "after" follows a preposition; "itself" is a reflexive pronoun. */
export type Role = "says" | "subject" | "owner" | "object" | "after" | "itself";

const governing = new Set(pronouns.governing.split(" "));
const finite: ReadonlySet<number> = new Set([Tag.VBD, Tag.VBZ, Tag.VBP, Tag.MD]);
const inPhrase: ReadonlySet<number> = new Set([Tag.NN, Tag.NNP, Tag.NNS, Tag.JJ, Tag.DT, Tag.PRPS, Tag.POS]);

/** How far a verb may be from its subject, in tokens. */
const mostApposed = 24;
const mostTitle = 8;

export function roleOf(prose: Prose, view: View, first: number, end: number): Role {
  return partOf(prose, view, first, end).role;
}

/** The role, and the finite verb of which the mention is the subject: -1 where there is none. */
export function partOf(
  prose: Prose,
  view: View,
  first: number,
  end: number,
): { readonly role: Role; readonly verb: number } {
  const { tokens } = prose;
  if (tokens.kind[end] === TokenKind.possessive || tokens.tag[first] === Tag.PRPS)
    return { role: "owner", verb: -1 };
  if (tokens.lower[first]!.endsWith("self")) return { role: "itself", verb: -1 };
  const before = beforePhrase(prose, view, first);
  if (before >= 0 && isInverted(prose, view, before)) return { role: "says", verb: end - 1 };
  const governed = before >= 0 && governs(prose, before);
  const verb = verbAfter(prose, view, end);
  if (verb >= 0 && !governed) return { role: saysSoon(prose, view, verb) ? "says" : "subject", verb };
  return { role: governed ? "after" : "object", verb: -1 };
}

/** The token before the noun phrase that ends in the mention, titles and all; -1 where it opens the sentence. */
function beforePhrase({ tokens }: Prose, view: View, first: number): number {
  const least = view.sentenceFirst[first]!;
  let t = first - 1;
  while (t >= least && first - t <= mostTitle && inPhrase.has(tokens.tag[t]!) && !isSaying(view, t)) t--;
  return t < least ? -1 : t;
}

function isSaying(view: View, t: number): boolean {
  return (known.bits[view.word[t]!]! & Bit.saying) !== 0;
}

/** "…, said X", "according to X". */
function isInverted({ tokens }: Prose, view: View, t: number): boolean {
  if (tokens.lower[t] === "to" && tokens.lower[t - 1] === "according") return true;
  const mark = tokens.kind[t - 1];
  return isSaying(view, t) && (mark === TokenKind.quote || tokens.word[t - 1] === ",");
}

function governs({ tokens }: Prose, t: number): boolean {
  return tokens.tag[t] === Tag.TO || (tokens.tag[t] === Tag.IN && governing.has(tokens.lower[t]!));
}

/** The finite verb of which the mention is the subject, over what is apposed to it; -1 for none. */
function verbAfter(prose: Prose, view: View, end: number): number {
  const { tokens } = prose;
  const limit = Math.min(view.sentenceEnd[end - 1]!, end + mostApposed);
  let t = pastAdverbs(prose, pastOf(prose, end, limit), limit);
  if (t >= limit) return -1;
  if (isVerb(prose, t)) return t;
  if (tokens.lower[t] === "who") return pastRelative(prose, view, t, limit);
  if (tokens.word[t] !== "," && tokens.word[t] !== "(" && tokens.word[t] !== "—") return -1;
  for (t++; t < limit; t++) {
    if (tokens.kind[t] === TokenKind.quote) return -1;
    if (tokens.word[t] !== "," && tokens.word[t] !== ")" && tokens.word[t] !== "—") continue;
    const next = pastAdverbs(prose, t + 1, limit);
    if (next < limit && isVerb(prose, next)) return next;
  }
  return -1;
}

/** "A clerk who was hit told the court": the second verb. */
function pastRelative(prose: Prose, view: View, who: number, limit: number): number {
  let seen = false;
  for (let t = who + 1; t < limit && prose.tokens.kind[t] !== TokenKind.quote; t++) {
    const says = isSaying(view, t) && prose.tokens.tag[t] === Tag.VBN;
    if (!says && !finite.has(prose.tokens.tag[t]!)) continue;
    if (seen) return t;
    seen = true;
  }
  return -1;
}

/** "Dane of the coast guard". */
function pastOf({ tokens }: Prose, t: number, limit: number): number {
  if (tokens.lower[t] !== "of" && tokens.lower[t] !== "from") return t;
  let past = t + 1;
  while (past < limit && past < t + 6 && inPhrase.has(tokens.tag[past]!)) past++;
  return past;
}

function pastAdverbs({ tokens }: Prose, t: number, limit: number): number {
  let past = t;
  while (past < limit && past < t + 2 && tokens.tag[past] === Tag.RB) past++;
  return past;
}

/** A tagger takes "Moll called" for a participle now and then. */
function isVerb({ tokens }: Prose, t: number): boolean {
  return finite.has(tokens.tag[t]!) || (tokens.tag[t] === Tag.VBN && tokens.lower[t + 1] !== "by");
}

/** "said", "has said", "did not say". */
function saysSoon({ tokens }: Prose, view: View, verb: number): boolean {
  if (isSaying(view, verb)) return true;
  for (let t = verb + 1; t < Math.min(verb + 4, view.sentenceEnd[verb]!); t++) {
    if (isSaying(view, t)) return true;
    const tag = tokens.tag[t];
    if (tag !== Tag.RB && tag !== Tag.VB && tag !== Tag.VBN) return false;
  }
  return false;
}

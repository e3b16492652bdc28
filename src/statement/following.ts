/** What the words at a place can be the beginning of: a phrase, a verb, a time. Small questions that complements ask. */
import { Tag, TokenKind } from "../model.ts";
import { words } from "./lexicon.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import { isComma, type Scene } from "./scene.ts";
import { isFinite, isNominal } from "./tags.ts";

/** A verb as it stands after "to"; a tagger may take one for a noun. */
export function isBareVerb(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  // `asked them to "give more"`
  let verb = tokens.kind[at] === TokenKind.quote ? at + 1 : at;
  while (verb < tokens.count && tokens.tag[verb] === Tag.RB) verb++;
  const tag = tokens.tag[verb];
  return tag === Tag.VB || tag === Tag.VBP || tag === Tag.NN;
}

/** A finite verb, perhaps after adverbs; or a participle that a tagger may have taken one for. */
export function followsVerb(scene: Scene, at: number, end: number): boolean {
  const { tokens } = scene.prose;
  let verb = at;
  while (verb < end && tokens.tag[verb] === Tag.RB) verb++;
  return verb < end && (isFinite(tokens.tag[verb]!) || tokens.tag[verb] === Tag.VBN);
}

/** A pronoun that can be nothing but a subject. */
export function isSubjectPronoun({ prose: { tokens } }: Scene, at: number): boolean {
  return /^(?:he|she|they|we|i)(?:['’]|$)/.test(tokens.lower[at]!) && tokens.word[at] !== "US";
}

/** A noun phrase can begin here. */
export function beginsPhrase(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  const tag = tokens.tag[at]!;
  if (tokens.lower[at] === "that" && isNominal(tokens.tag[at + 1] ?? 0)) return true;
  if (tag === Tag.IN || tag === Tag.TO || tag === Tag.CC || tag === Tag.POS || tag === Tag.punctuation)
    return false;
  if (
    isNominal(tag) ||
    tag === Tag.DT ||
    tag === Tag.PRP ||
    tag === Tag.PRPS ||
    tag === Tag.JJ ||
    tag === Tag.EX
  )
    return true;
  return tag === Tag.VBG || tag === Tag.VBN || isCapital(tokens.word[at]);
}

/** Past a time expression and its preposition; `at` where none stands, or where it belongs to a thing. */
function timeEnd(scene: Scene, at: number, ceiling: number): number {
  if (at >= ceiling) return at;
  if (scene.timeAt[at]! > 0) {
    // "Monday's vote", "six hours of talks": the time is part of a thing.
    const past = scene.timeAt[at]!;
    return scene.prose.tokens.tag[past] === Tag.POS || scene.prose.tokens.lower[past] === "of" ? at : past;
  }
  const preposition = words.timeLead.has(scene.prose.tokens.lower[at]!);
  if (!preposition || at + 1 >= ceiling || scene.timeAt[at + 1] === 0) return at;
  const past = timeEnd(scene, at + 1, ceiling);
  return past > at + 1 ? past : at;
}

/** Past ", according to the Herald," and ", citing two officials,"; `at` where no such aside stands. */
function sourcingEnd(scene: Scene, at: number, ceiling: number): number {
  const { tokens } = scene.prose;
  if (!isComma(scene, at) || !words.sourcing.has(tokens.lower[at + 1] ?? "")) return at;
  const phrase = phraseAfter(scene, at + (tokens.lower[at + 2] === "to" ? 3 : 2), ceiling);
  if (phrase === null || phrase.to >= ceiling - 1 || !isComma(scene, phrase.to)) return at;
  // "citing the mayor, who spoke on Monday": the comma opens what explains the source.
  const next = tokens.tag[phrase.to + 1];
  return next === Tag.WH || next === Tag.VBG || next === Tag.CC ? at : phrase.to + 1;
}

/** Over adverbs, times and sources set off: "said publicly", "said on Friday", "said, citing the police,". */
export function skipAdverbs(scene: Scene, from: number, ceiling: number): number {
  const { tokens } = scene.prose;
  let at = from;
  for (;;) {
    const time = timeEnd(scene, at, ceiling);
    const aside = time > at ? at : sourcingEnd(scene, at, ceiling);
    if (time > at) at = time;
    else if (aside > at) at = aside;
    else if (
      at < ceiling &&
      tokens.tag[at] === Tag.RB &&
      tokens.lower[at] !== "not" &&
      scene.quoteAt[at]! < 0
    )
      at++;
    else return at;
  }
}

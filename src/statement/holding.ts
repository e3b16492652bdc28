/** What a range of tokens holds: a verb, a main verb, a quotation. */
import { Tag } from "../model.ts";
import { words } from "./lexicon.ts";
import type { Range, Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";

/**
 * A finite verb stands in the range, or a participle that a tagger may have taken one for; one in a quotation counts,
 * since it may carry the clause.
 */
export function holdsVerb({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (isFinite(tokens.tag[at]!) || tokens.tag[at] === Tag.VBN) return true;
  return false;
}

/** A finite verb stands in the range, as the tagger has it. */
export function holdsFinite({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (isFinite(tokens.tag[at]!)) return true;
  return false;
}

/** "the words, the history and the case make clear": a plural's verb that a tagger takes for one without a subject. */
export function holdsBareVerb({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  for (let at = from + 1; at < to; at++) {
    if (tokens.tag[at] !== Tag.VB) continue;
    const before = tokens.tag[at - 1];
    if (before === Tag.NN || before === Tag.NNS || before === Tag.NNP) return true;
  }
  return false;
}

/** More verbs than words that make clauses depend on others: "since it began" alone holds no main verb. */
export function holdsMainVerb({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  let verbs = 0;
  for (let at = from; at < to; at++) {
    const tag = tokens.tag[at]!;
    if (isFinite(tag) && !isFinite(tokens.tag[at - 1] ?? 0)) verbs++;
    else if (tag === Tag.VBN && verbs === 0 && tokens.tag[at - 1] !== Tag.DT) verbs++;
    if (
      tag === Tag.WH ||
      words.leading.has(tokens.lower[at]!) ||
      (tokens.lower[at] === "that" && tag !== Tag.DT)
    )
      verbs--;
  }
  return verbs > 0;
}

export function holdsQuotation({ quoteAt }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (quoteAt[at]! >= 0) return true;
  return false;
}

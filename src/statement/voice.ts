/**
 * Quotations that no known cue reports, but that someone beside them must speak: `"Fantastic!" beamed Mr Hart`, `"No,"
 * her husband cut in`. Any verb in the past or present will do where a comma, a question or an exclamation mark leaves
 * the quotation open.
 */
import { Tag } from "../model.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import type { Quotation } from "./quote.ts";
import { isAuxiliary, isPronoun, type Range, type Scene } from "./scene.ts";

/** The report beside a quotation, or null where none stands there. */
export function voiceBeside(scene: Scene, quotation: Quotation): Draft | null {
  const { tokens, sentences } = scene.prose;
  const { from, to } = quotation;
  if (to - from < 4 || to >= tokens.count || !/^[,!?—]/.test(tokens.word[to - 2] ?? "")) return null;
  // `Bemoaning the "system," Holm left`: quoted words that are part of a phrase are no speech of their own.
  if (partOfPhrase.has(tokens.tag[from - 1] ?? 0) && tokens.sentence[from - 1] === tokens.sentence[from])
    return null;
  const here = sentences[tokens.sentence[to]!]!;
  if (here.paragraph !== sentences[tokens.sentence[from]!]!.paragraph) return null;
  const found = verbFirst(scene, to, here.endToken) ?? sourceFirst(scene, to, here.endToken);
  if (found === null) return null;
  return makeDraft({
    rule: "quotation beside a verb",
    lemma: tokens.lower[found.cue.from]!,
    cue: found.cue,
    source: found.source,
    content: [{ from, to }],
    extent: { from, to: Math.max(found.cue.to, found.source.to) },
  });
}

const partOfPhrase: ReadonlySet<number> = new Set([Tag.DT, Tag.PRPS, Tag.POS, Tag.JJ]);

interface Beside {
  readonly cue: Range;
  readonly source: Range;
}

function verbFirst(scene: Scene, at: number, ceiling: number): Beside | null {
  const { tokens } = scene.prose;
  const tag = tokens.tag[at];
  // A tagger seldom knows "beamed" or "deadpanned"; their ending tells.
  if (tag !== Tag.VBD && tag !== Tag.VBZ && !tokens.lower[at]!.endsWith("ed")) return null;
  // "…, retired general Anna Holm said": what kind of general.
  if (words.attributive.has(tokens.lower[at]!)) return null;
  const source = phraseAfter(scene, at + 1, ceiling);
  return source !== null && isCapital(tokens.word[source.to - 1])
    ? { cue: { from: at, to: at + 1 }, source }
    : null;
}

function sourceFirst(scene: Scene, at: number, ceiling: number): Beside | null {
  const { tokens } = scene.prose;
  const source = phraseAfter(scene, at, ceiling);
  if (source === null) return null;
  let verb = source.to;
  while (verb < ceiling && tokens.tag[verb] === Tag.RB) verb++;
  if (verb >= ceiling || isAuxiliary(scene, verb)) return null;
  const tag = tokens.tag[verb];
  if (tag !== Tag.VBD && tag !== Tag.VBZ) return null;
  const someone =
    isPronoun(scene, source.from) ||
    isCapital(tokens.word[source.from]) ||
    tokens.tag[source.from] === Tag.PRPS ||
    tokens.tag[source.from] === Tag.DT;
  return someone ? { cue: { from: verb, to: verb + 1 }, source } : null;
}

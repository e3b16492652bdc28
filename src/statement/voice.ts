/**
 * Quotations that no known cue reports, but that someone beside them must speak: `"Fantastic!" beamed Mr Hart`, `"No,"
 * her husband cut in`. Any verb in the past or present will do where a comma, a question or an exclamation mark leaves
 * the quotation open.
 */
import { Tag } from "../model.ts";
import { contentEnd } from "./clause.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { isCapital, phraseAfter, phraseBefore } from "./phrase.ts";
import type { Quotation } from "./quote.ts";
import { isAuxiliary, isPronoun, type Range, type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";
import { verbGroup } from "./verb.ts";

/** The report beside a quotation, or null where none stands there. */
export function voiceBeside(scene: Scene, quotation: Quotation): Draft | null {
  const { tokens, sentences } = scene.prose;
  const { from, to } = quotation;
  const told = toldWithin(scene, from);
  if (told !== null) return told;
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

/** How far before a quotation the "that" of its clause is looked for, and the verb before that. */
const clauseReach = 30;
const verbReach = 10;

/**
 * `He groused to a crowd that the town "treats me badly"`: a verb that no list knows, a "that", and quoted words in its
 * clause. Someone must be the subject; what a plan or a storm "meant that" is no speech.
 */
function toldWithin(scene: Scene, quotation: number): Draft | null {
  const { tokens } = scene.prose;
  const passage = scene.passages[scene.passageAt[quotation]!]!;
  const that = backTo(scene, quotation, Math.max(passage.from, quotation - clauseReach), (at) => {
    return tokens.lower[at] === "that" && tokens.tag[at] !== Tag.DT && isVerbal(scene, at - 1, passage.from);
  });
  if (that < 0) return null;
  const verb = verbBefore(scene, that, passage.from);
  if (verb < 0 || isAuxiliary(scene, verb) || !leadsTo(scene, verb, that)) return null;
  const group = verbGroup(scene, verb, passage.from);
  const source = phraseBefore(scene, group.from, passage.from);
  if (source === null || group.form !== "finite" || group.modal || !isSomeone(scene, source)) return null;
  const content = { from: that + 1, to: contentEnd(scene, that + 1, passage) };
  if (content.to <= quotation) return null;
  return makeDraft({
    rule: "quotation within a clause",
    lemma: tokens.lower[verb]!,
    cue: { from: verb, to: verb + 1 },
    source,
    content: [content],
    negated: group.negated,
    extent: { from: source.from, to: content.to },
  });
}

/** The nearest token before `at` that `holds`; -1 where a quotation, a stop or a dash comes first. */
function backTo(scene: Scene, at: number, floor: number, found: (at: number) => boolean): number {
  for (let before = at - 1; before > floor; before--) {
    if (scene.quoteAt[before]! >= 0 || /^[;:—–]/.test(scene.prose.tokens.word[before]!)) return -1;
    if (found(before)) return before;
  }
  return -1;
}

/** "groused that", "groused loudly that", "groused to a crowd in Ostwick that"; not "won in the state that she led". */
function leadsTo({ prose: { tokens } }: Scene, verb: number, that: number): boolean {
  if (isFinite(tokens.tag[that + 1] ?? 0)) return false;
  let at = verb + 1;
  while (at < that && tokens.tag[at] === Tag.RB) at++;
  return at === that || words.addressing.has(tokens.lower[at]!) || words.point.has(tokens.lower[that - 1]!);
}

function isVerbal(scene: Scene, at: number, floor: number): boolean {
  return verbBefore(scene, at + 1, floor) >= 0;
}

/** The finite verb of the clause that ends before `at`, with no comma and no other clause between. */
function verbBefore(scene: Scene, at: number, floor: number): number {
  const { tokens } = scene.prose;
  const before = backTo(scene, at, Math.max(floor, at - verbReach), (place) => {
    const tag = tokens.tag[place]!;
    return tokens.word[place] === "," || tag === Tag.WH || isFinite(tag);
  });
  const tag = tokens.tag[before] ?? 0;
  return tag === Tag.VBD || tag === Tag.VBZ || tag === Tag.VBP ? before : -1;
}

function isSomeone({ prose: { tokens }, nameAt }: Scene, { from, to }: Range): boolean {
  const head = tokens.lower[to - 1]!;
  if (tokens.tag[from] === Tag.PRP) return head !== "it" && head !== "this" && head !== "that";
  return nameAt[to - 1]! > 0 || words.sayer.has(head) || words.title.has(head);
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

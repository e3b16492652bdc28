/** Cue verbs in their verb groups: "has repeatedly said", "was told", "went on to say", "adding". */
import { Tag, TokenKind } from "../model.ts";
import type { Form } from "./draft.ts";
import { type Sense, verbForms, words } from "./lexicon.ts";
import { phraseBefore, startsClause } from "./phrase.ts";
import { isAuxiliary, isComma, isNegated, type Scene } from "./scene.ts";
import { isNominal, isVerb } from "./tags.ts";

export interface VerbHit {
  readonly at: number;
  /** What the verb may mean here, its particles being there; each with the token index past its particle. */
  readonly senses: readonly { readonly sense: Sense; readonly to: number }[];
  /** The first token of the verb group. */
  readonly from: number;
  readonly form: Form;
  readonly negated: boolean;
  /** "may say", "would have said": no report of what was said. */
  readonly modal: boolean;
}

/** Every cue verb outside quotations, in order. */
export function findVerbs(scene: Scene): VerbHit[] {
  const { tokens } = scene.prose;
  const hits: VerbHit[] = [];
  for (const passage of scene.passages) {
    for (let at = passage.from; at < passage.to; at++) {
      if (tokens.kind[at] !== TokenKind.word || scene.quoteAt[at]! >= 0) continue;
      const senses = verbForms.get(tokens.lower[at]!);
      if (senses === undefined || !standsAsVerb(scene, at)) continue;
      const matching = senses.flatMap((sense) => {
        const to = particleEnd(scene, at + 1, sense.particle, passage.to);
        return to < 0 ? [] : [{ sense, to }];
      });
      if (matching.length > 0) hits.push({ at, senses: matching, ...verbGroup(scene, at, passage.from) });
    }
  }
  return hits;
}

function standsAsVerb(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  const tag = tokens.tag[at]!;
  if (isVerb(tag)) return !isAttribute(scene, at);
  // "The centre estimates that": a plural noun cannot be followed by "that" right after a name.
  const next = tokens.lower[at + 1];
  if (tag === Tag.NNS && (next === "that" || next === ":") && tokens.tag[at - 1] === Tag.NNP) return true;
  if (tag === Tag.JJ && tokens.lower[at]!.endsWith("ing") && at > 0 && words.be.has(tokens.lower[at - 1]!)) {
    return afterDoing.has(tokens.tag[at + 1] ?? 0) || next === "that";
  }
  // A tagger may take "says" in a headline for a noun; forms that are nothing else stay verbs.
  return tag !== Tag.JJ && words.verbAlways.has(tokens.lower[at]!);
}

/** What a verb in "-ing" may have after it, and an adjective that looks like one has not. */
const afterDoing: ReadonlySet<number> = new Set([
  Tag.NN,
  Tag.NNS,
  Tag.NNP,
  Tag.CD,
  Tag.DT,
  Tag.JJ,
  Tag.PRP,
  Tag.PRPS,
  Tag.EX,
  Tag.TO,
]);

/** "an alleged theft", "the most discussed subject": a participle between article and noun. */
function isAttribute({ prose: { tokens } }: Scene, at: number): boolean {
  const tag = tokens.tag[at];
  const next = tokens.tag[at + 1] ?? 0;
  if (!isNominal(next) && next !== Tag.JJ) return false;
  let before = at - 1;
  while (before >= 0 && tokens.tag[before] === Tag.RB) before--;
  const left = tokens.tag[before] ?? 0;
  if (left === Tag.DT && words.alone.has(tokens.lower[before]!)) return false;
  return (
    left === Tag.DT ||
    left === Tag.PRPS ||
    left === Tag.POS ||
    (left === Tag.CD && next === Tag.NNS && tag === Tag.VBN)
  );
}

/** Past the particle's words, of which the first may follow one adverb; -1 where they are not there. */
function particleEnd(scene: Scene, at: number, particle: readonly string[], ceiling: number): number {
  const { tokens } = scene.prose;
  if (particle.length === 0) return at;
  // "went on to say": the report is "say".
  if (particle[0] === "on" && tokens.lower[at + 1] === "to" && tokens.lower[at] === "on") return -1;
  let to = at;
  // "called Friday for", "called again for".
  if (scene.timeAt[to]! > 0) to = scene.timeAt[to]!;
  else if (tokens.tag[to] === Tag.RB && tokens.lower[to] !== particle[0]) to++;
  for (const word of particle) {
    if (to >= ceiling || tokens.lower[to] !== word) return -1;
    to++;
  }
  return to;
}

/** Walks left over auxiliaries, adverbs, times and set-off phrases. */
export function verbGroup(
  scene: Scene,
  at: number,
  floor: number,
): Pick<VerbHit, "from" | "form" | "negated" | "modal"> {
  const { tokens } = scene.prose;
  let from = at;
  let negated = false;
  let modal = false;
  let auxiliary = "";
  let to = false;
  let governed = false;
  while (from > floor) {
    const before = from - 1;
    const word = tokens.lower[before]!;
    if (scene.quoteAt[before]! >= 0) break;
    if (isNegated(word)) negated = true;
    if (words.modal.has(word)) modal = true;
    if (isAuxiliary(scene, before)) {
      if (word === "to") to = true;
      if (auxiliary === "" && word !== "to") auxiliary = word;
      from = before;
    } else if ((to || governed) && words.governor.has(word)) {
      if (words.refusal.has(word)) negated = true;
      to = false;
      governed = true;
      from = before;
    } else if (to && word === "on" && words.governor.has(tokens.lower[before - 1] ?? "")) {
      from = before;
    } else if (isAdverb(scene, before) || isNegated(word)) {
      from = before;
    } else {
      const skipped = skipSetOff(scene, from, floor);
      if (skipped === from) break;
      from = skipped;
    }
  }
  return { from, negated, modal, form: formOf(scene, at, auxiliary, to) };
}

function isAdverb({ prose: { tokens } }: Scene, at: number): boolean {
  const tag = tokens.tag[at];
  return tag === Tag.RB || words.floating.has(tokens.lower[at]!);
}

/** Over "on Wednesday" or ", in a statement," that stands between auxiliary and verb; `from` where there is none. */
function skipSetOff(scene: Scene, from: number, floor: number): number {
  const { tokens } = scene.prose;
  const before = from - 1;
  if (scene.timeAt[before]! > 0) {
    let at = before;
    while (at > floor && scene.timeAt[at - 1]! > 0) at--;
    return words.timeLead.has(tokens.lower[at - 1] ?? "") && at - 1 >= floor ? at - 1 : at;
  }
  if (!isComma(scene, before)) return from;
  for (let at = before - 1; at > Math.max(floor, before - 14); at--) {
    if (isComma(scene, at)) {
      return isAuxiliary(scene, at - 1) ? at : from;
    }
  }
  return from;
}

function formOf(scene: Scene, at: number, auxiliary: string, to: boolean): Form {
  const { tokens } = scene.prose;
  const tag = tokens.tag[at]!;
  const lower = tokens.lower[at]!;
  if (lower.endsWith("ing")) return words.be.has(auxiliary) ? "finite" : "participle";
  if (words.be.has(auxiliary) && tag !== Tag.VB && tag !== Tag.VBP && tag !== Tag.VBZ) return "passive";
  if (to && tag !== Tag.VBD && tag !== Tag.VBZ) return "infinitive";
  if (tag === Tag.VBN && auxiliary === "" && lower !== "said") return reducedForm(scene, at);
  return "finite";
}

/** "a process called X", "a report published by Y": a participle after its noun, unless that noun opens a clause. */
function reducedForm(scene: Scene, at: number): Form {
  if (scene.prose.tokens.lower[at + 1] === "by") return "passive";
  const phrase = phraseBefore(scene, at, Math.max(0, at - 40));
  if (phrase === null) return "finite";
  const floor = scene.prose.sentences[scene.prose.tokens.sentence[at]!]!.firstToken;
  return startsClause(scene, phrase.from, floor) ? "finite" : "reduced";
}

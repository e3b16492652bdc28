/** Whose report a cue verb is: the noun phrase before it, what "who" stands for, or the subject that it shares. */
import { Tag } from "../model.ts";
import { phraseBeforeComma } from "./apposed.ts";
import type { Draft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { phraseAfter, phraseBefore, startsClause } from "./phrase.ts";
import { isComma, isDash, isPronoun, isRelative, type Passage, type Range, type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";
import { isTitle } from "./title.ts";
import { type VerbHit, verbGroup } from "./verb.ts";

/** A cue verb in its place. */
export interface Site {
  readonly scene: Scene;
  readonly passage: Passage;
  readonly hit: VerbHit;
  /** Earlier reports of the passage that stand in no other's content: this verb may share their source. */
  readonly shared: readonly Draft[];
}

export interface Subject {
  readonly range: Range;
  /** Where the report begins: the subject, or the verb where the subject is shared. */
  readonly from: number;
  /** Taken from the verb before rather than found beside this one. */
  readonly shared: boolean;
  /** The report hangs on a noun: "a lawyer who said". */
  readonly relative: boolean;
}

/** The subject of the cue verb, or null where the words settle none. */
export function subjectOf(site: Site): Subject | null {
  const { scene, passage, hit } = site;
  const at = hit.from;
  if (hit.form === "infinitive" || at <= passage.from) return sharedSubject(site);
  const before = at - 1;
  if (isRelative(scene, before)) {
    const relative = relativeSubject(site, before);
    if (relative !== null) return relative;
  }
  const phrase = phraseBefore(scene, at, passage.from) ?? aloneBefore(site);
  if (phrase !== null && standsInSetting(scene, passage, phrase)) {
    return sharedSubject({ ...site, hit: { ...hit, from: phrase.from - 1 } });
  }
  const wider = phrase !== null && hit.form === "finite" ? widerSubject(site, phrase) : null;
  if (wider !== null) return { range: wider, from: wider.from, shared: false, relative: false };
  if (phrase !== null) {
    const own = hit.form !== "participle" || startsClause(scene, phrase.from, passage.from);
    return own ? { range: phrase, from: phrase.from, shared: false, relative: false } : sharedSubject(site);
  }
  if (isDash(scene, before) && hit.form === "finite") {
    const opening = dashBefore(scene, before, Math.max(passage.from, before - 60));
    const parted = opening < before ? phraseBefore(scene, opening, passage.from) : null;
    if (parted !== null) return { range: parted, from: parted.from, shared: false, relative: false };
  }
  const titled = scene.quoteAt[before]! >= 0 && endsInComma(scene, before) && isTitle(scene, passage, before);
  if ((isComma(scene, before) || titled) && hit.form === "finite") {
    const named = phraseBeforeComma(scene, at, passage.from);
    if (named !== null && startsClause(scene, named.from, passage.from)) {
      return { range: named, from: named.from, shared: false, relative: false };
    }
  }
  return sharedSubject(site);
}

/**
 * "Activists clamoring to block him from the ballot say", "those who named a candidate said": the phrase right before
 * the verb opens no clause, but the clause that holds it opens with one, and every verb between hangs on that one.
 */
function widerSubject({ scene, passage }: Site, phrase: Range): Range | null {
  const { tokens } = scene.prose;
  if (startsClause(scene, phrase.from, passage.from)) return null;
  let from = phrase.from;
  const low = Math.max(passage.from, phrase.from - 30);
  while (from > low && !pauses(scene, from - 1)) from--;
  while (from < phrase.from && (tokens.tag[from] === Tag.CC || tokens.tag[from] === Tag.RB)) from++;
  const head = phraseAfter(scene, from, phrase.from);
  if (head === null || tokens.tag[head.from] === Tag.PRP) return null;
  for (let at = head.to; at < phrase.from; at++) {
    if (!isFinite(tokens.tag[at]!)) continue;
    const lead = tokens.lower[at - 1]!;
    if (tokens.tag[at - 1] !== Tag.WH && lead !== "that" && !isPronoun(scene, at - 1)) return null;
  }
  const next = tokens.tag[head.to];
  const hangs =
    next === Tag.VBG ||
    next === Tag.VBN ||
    next === Tag.WH ||
    next === Tag.JJ ||
    next === Tag.IN ||
    next === Tag.PRP;
  return hangs || tokens.lower[head.to] === "that" ? { from, to: phrase.to } : null;
}

function pauses(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  const word = tokens.lower[at]!;
  return (
    scene.quoteAt[at]! >= 0 ||
    isComma(scene, at) ||
    isDash(scene, at) ||
    word === ";" ||
    word === ":" ||
    word === "while" ||
    word === "but"
  );
}

/** "and on Twitter called": the phrase before the verb belongs to a preposition that a conjunction or comma opens. */
function standsInSetting(scene: Scene, passage: Passage, { from }: Range): boolean {
  const { tokens } = scene.prose;
  const preposition = from - 1;
  if (preposition <= passage.from || !words.setting.has(tokens.lower[preposition]!)) return false;
  return tokens.tag[preposition - 1] === Tag.CC;
}

/** "While all agreed that": a word that also floats between subject and verb is the subject where there is no other. */
function aloneBefore({ scene, hit }: Site): Range | null {
  const { tokens } = scene.prose;
  for (let at = hit.from; at < hit.at; at++)
    if (words.alone.has(tokens.lower[at]!)) return { from: at, to: at + 1 };
  return null;
}

/** "a lawyer who said", "the party, which denied": the noun and its pronoun. */
function relativeSubject({ scene, passage }: Site, pronoun: number): Subject | null {
  const { tokens } = scene.prose;
  const comma = isComma(scene, pronoun - 1) || isDash(scene, pronoun - 1);
  if (tokens.lower[pronoun] === "that" && comma) return null;
  let end = comma ? pronoun - 1 : pronoun;
  // "a letter from his doctor on Friday that says"
  while (end > passage.from && scene.timeAt[end - 1]! > 0) end--;
  if (scene.timeAt[end]! > 0 && words.timeLead.has(tokens.lower[end - 1] ?? "")) end--;
  const near = phraseBefore(scene, end, passage.from);
  const apposed = comma ? phraseBeforeComma(scene, pronoun, passage.from) : null;
  const number = near !== null && near.to - near.from === 1 && tokens.tag[near.from] === Tag.CD;
  const phrase = number ? apposed : (near ?? apposed);
  if (phrase === null) return null;
  return { range: { from: phrase.from, to: pronoun + 1 }, from: phrase.from, shared: false, relative: true };
}

/** The subject of the verb that this one is joined to: by "and", by a comma, or as "-ing" after a clause. */
function sharedSubject(site: Site): Subject | null {
  const { scene, passage, hit, shared } = site;
  const { tokens } = scene.prose;
  const from = hit.from;
  const before = from - 1;
  // "After saying so, he left": the preposition belongs to the participle.
  const led =
    hit.form === "participle" && before === passage.from && words.setting.has(tokens.lower[before]!);
  const opens = before < passage.from || led;
  const joined =
    opens ||
    tokens.tag[before] === Tag.CC ||
    isComma(scene, before) ||
    isDash(scene, before) ||
    hit.form !== "finite" ||
    scene.quoteAt[before]! >= 0;
  if (!joined || (opens && hit.form === "finite")) return null;
  const last = shared.at(-1);
  const main = opens ? subjectAhead(scene, passage, from) : mainSubject(scene, passage, from);
  const inside = last?.source && (main === null || main.from <= last.extent.to);
  const range = inside ? last.source : main;
  return range ? { range, from, shared: true, relative: false } : null;
}

/** "Speaking in Oslo, she said": the participle that opens a sentence has the next clause's subject. */
function subjectAhead(scene: Scene, passage: Passage, from: number): Range | null {
  for (let at = from; at < Math.min(passage.to - 1, from + 60); at++) {
    const quotation = scene.quoteAt[at]!;
    const comma = quotation < 0 ? isComma(scene, at) : endsInComma(scene, at);
    if (comma) return phraseAfter(scene, at + 1, passage.to);
  }
  return null;
}

/** The closing mark of a quotation whose last sign is a comma: `saying it was "too late," she left`. */
function endsInComma(scene: Scene, at: number): boolean {
  return scene.quotations[scene.quoteAt[at]!]!.to === at + 1 && scene.prose.tokens.word[at - 1] === ",";
}

/**
 * The subject of the nearest finite verb to the left whose subject begins a clause. One behind "after" or "when" counts
 * where there is no other: in "Vale left after they came out, saying" Vale speaks.
 */
function mainSubject(scene: Scene, passage: Passage, before: number): Range | null {
  const { tokens } = scene.prose;
  let hanging: Range | null = null;
  for (let at = before - 1; at > passage.from && at > before - 80; at--) {
    if (isDash(scene, at)) at = dashBefore(scene, at, Math.max(passage.from, at - 40));
    if (scene.quoteAt[at]! >= 0 || !isFinite(tokens.tag[at]!)) continue;
    const start = verbGroup(scene, at, passage.from).from;
    const phrase = phraseBefore(scene, start, passage.from) ?? phraseBeforeComma(scene, start, passage.from);
    if (phrase === null || !startsClause(scene, phrase.from, passage.from)) continue;
    if (phrase.from - 1 <= passage.from || !words.leading.has(tokens.lower[phrase.from - 1]!)) return phrase;
    hanging ??= phrase;
  }
  return hanging;
}

/** The dash that opens what the one at `at` closes; `at` where there is none. */
function dashBefore(scene: Scene, at: number, floor: number): number {
  for (let before = at - 1; before > floor; before--) if (isDash(scene, before)) return before;
  return at;
}

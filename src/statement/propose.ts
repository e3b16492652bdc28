/** Everything that may be a report, before it is judged: by verbs and by phrases. */

import { isDeed } from "./deed.ts";
import type { Draft } from "./draft.ts";
import { holdsQuotation } from "./holding.ts";
import { type Judge, weigh } from "./judge.ts";
import { words } from "./lexicon.ts";
import { isMedia } from "./media.ts";
import { reportsByPhrase } from "./phrasal.ts";
import { reportsByVerb } from "./report.ts";
import type { Scene } from "./scene.ts";
import { findVerbs } from "./verb.ts";

/** All proposals, verbs first, each group in order of its cues. */
export function propose(scene: Scene): Draft[] {
  return [...reportsByVerb(scene, findVerbs(scene)), ...reportsByPhrase(scene)];
}

/** Patterns that also occur where nobody speaks ("found a knife"); the judge weighs these alone. */
const open = /^(?:verb, (?:thing|as|whom-to|to|wh|clause) after|passive(?: by)?|noun .*)$/;

/** Log-odds below which an open pattern is no report: a doubtful one stays, since a reader can see its sentence. */
const least = -0.5;

/**
 * Marks the proposals that the judge finds to be no reports of speech. Where the verb tells what someone stands for
 * ("senators attacked the plan"), the report stays, as one of a thought.
 */
export function judgeAll(judge: Judge, scene: Scene, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (isDeed(scene, draft)) {
      draft.dropped = "a deed done with words, and nothing told";
      continue;
    }
    if (citesOutlet(scene, draft)) {
      draft.dropped = "names the outlet that words were taken from";
      continue;
    }
    // "issued this statement:" before a paragraph in quotation marks; without one it is left out later.
    const announces = draft.rule === "noun quote" && draft.content[0]!.to === draft.content[0]!.from;
    if (announces || carriesMaybe(scene, draft) || quotesWords(scene, draft)) continue;
    if (draft.act === "said" && isOpen(draft) && weigh(judge, scene, draft) < least) {
      if (draft.form !== "noun" && words.stance.has(draft.lemma)) draft.act = "thought";
      else draft.dropped = "judged to be no report of speech";
    }
  }
}

/** "Znak.com reported its source said": an outlet's clause may hold someone else's report, which is settled later. */
function carriesMaybe(scene: Scene, { rule, source }: Draft): boolean {
  return rule === "verb, clause after" && source !== null && isMedia(scene, source);
}

/** "Tidewire, which cited TASS", "he spoke to the Herald": the content is no more than an outlet's name. */
function citesOutlet(scene: Scene, { rule, lemma, content }: Draft): boolean {
  if (rule !== "verb, thing after" || !words.citingVerb.has(lemma)) return false;
  const { from, to } = content[0]!;
  return !holdsQuotation(scene, content[0]!) && isMedia(scene, content[0]!) && to - from < 6;
}

/** Quoted words in the content of an active verb settle that someone's words are reported. */
function quotesWords(scene: Scene, { form, content }: Draft): boolean {
  return form !== "passive" && form !== "noun" && content.some((range) => holdsQuotation(scene, range));
}

/** The pattern is open and the verb also has a sense in which nobody speaks; nouns always have one. */
export function isOpen({ rule, lemma, form }: Draft): boolean {
  return open.test(rule) && (form === "noun" || words.ambiguous.has(lemma));
}

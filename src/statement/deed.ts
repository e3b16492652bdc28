/**
 * Deeds done with words: "declared 14 diplomats personae non gratae", "declared martial law", "named Vale chairman".
 * Who does one of these tells nothing that could be true or false (Austin's performatives), so they are no statements;
 * "declared the city safe" and "named the victim as Karl Oster" are.
 */

import { Tag } from "../model.ts";
import type { Draft } from "./draft.ts";
import { words } from "./lexicon.ts";
import type { Scene } from "./scene.ts";

/** Behind a cue, how far what it makes of its object is looked for: "…, among them the attaché, personae non gratae". */
const reach = 25;
/** Quoted words up to this many are a term, "“personae non gratae”"; more are someone's own. */
const longestTerm = 5;

/** The draft reports a deed, not what someone said. */
export function isDeed(scene: Scene, draft: Draft): boolean {
  if (/that after|next after|content/.test(draft.rule) || ownWords(scene, draft)) return false;
  if (words.declaring.has(draft.lemma)) return makesDeed(scene, draft);
  return words.naming.has(draft.lemma) && appoints(scene, draft);
}

function ownWords({ quoteAt, quotations }: Scene, { content }: Draft): boolean {
  return content.some(({ from, to }) => {
    for (let at = from; at < to; at++) {
      const quotation = quotations[quoteAt[at]!];
      if (quotation !== undefined && quotation.to - quotation.from > longestTerm) return true;
    }
    return false;
  });
}

function makesDeed({ prose: { tokens, sentences } }: Scene, { cue, content }: Draft): boolean {
  const { endToken } = sentences[tokens.sentence[cue!.from]!]!;
  const high = Math.min(endToken, Math.max(content.at(-1)!.to, cue!.to + reach));
  for (let at = cue!.to; at < high; at++) {
    if (words.deed.has(tokens.lower[at]!)) return true;
    // "declared the road safe and the town voted": past a joined clause nothing belongs to the cue.
    if (tokens.tag[at] === Tag.CC && at >= content.at(-1)!.to) return false;
  }
  return false;
}

/** "named Ana Vale foreign minister", "named her as its chair": a name or an owner's word, and an office. */
function appoints(scene: Scene, { content }: Draft): boolean {
  const { tokens } = scene.prose;
  const { from, to } = content[0]!;
  let owned = scene.nameAt[from]! > 0;
  for (let at = from; at < to; at++) {
    if (tokens.tag[at] === Tag.PRPS) owned = true;
    if (owned && (words.title.has(tokens.lower[at]!) || words.office.has(tokens.lower[at]!))) return true;
  }
  return false;
}

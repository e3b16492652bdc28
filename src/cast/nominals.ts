/**
 * Members meant by a noun phrase: "the Russian president" by its office, "the company" by its kind. An office that
 * nobody in the text holds is a member of its own ("the Kremlin spokesperson").
 */
import type { Prose } from "../model.ts";
import { type Draft, type Range, textOf, tidy } from "./draft.ts";
import type { View } from "./evidence.ts";
import { Bit } from "./lexicon.ts";
import { type Held, isOffice } from "./offices.ts";
import titles from "./titles.en.json" with { type: "json" };
import { known } from "./words.ts";

const stops = new Set(titles.stops.split(" "));
const links = new Set(titles.links.split(" "));

export function addNominals(prose: Prose, view: View, drafts: Draft[], held: Held): void {
  const taken = new Uint8Array(prose.tokens.count);
  for (const { offices } of drafts) for (const { first, end } of offices) taken.fill(1, first, end);
  const { lower } = prose.tokens;
  for (let t = 0; t + 1 < prose.tokens.count; t++) {
    if (lower[t] !== "the" || held[t] !== 0) continue;
    const phrase = officePhrase(prose, view, held, t + 1);
    if (!phrase || taken[phrase.first] || taken[phrase.end - 1]) continue;
    const member = holderOf(prose, drafts, phrase, t);
    if (member) member.mentions.push({ first: t, end: phrase.end, form: "nominal" });
    else if (hasOwner(view, held, phrase)) {
      const name = tidy(textOf(prose, phrase));
      const same = drafts.find(
        (draft) => draft.kind === "person" && draft.name.toLowerCase() === name.toLowerCase(),
      );
      const draft = same ?? { kind: "person" as const, name, mentions: [], offices: [], gender: "" as const };
      if (!same) drafts.push(draft);
      draft.mentions.push({ first: t, end: phrase.end, form: "nominal" });
      draft.offices.push(phrase);
    }
  }
}

/** Up to five modifiers and an office in the singular; the word after must not go on with the phrase. */
function officePhrase(prose: Prose, view: View, held: Held, first: number): Range | undefined {
  const { lower, kind, word } = prose.tokens;
  const limit = Math.min(view.sentenceEnd[first] ?? 0, first + 7);
  for (let t = first; t < limit; t++) {
    if (isOffice(view, t) && !(t + 1 < limit && isOffice(view, t + 1)) && held[t] === 0) {
      return t + 1 < limit && (held[t + 1] !== 0 || word[t + 1] === "-") ? undefined : { first, end: t + 1 };
    }
    if (
      held[t] === 0 &&
      (kind[t] !== 1 || stops.has(lower[t]!) || links.has(lower[t]!)) &&
      word[t] !== "-" &&
      kind[t] !== 5
    )
      return undefined;
  }
  return undefined;
}

function hasOwner(view: View, held: Held, { first, end }: Range): boolean {
  for (let t = first; t < end; t++)
    if (held[t] !== 0 || (known.bits[view.word[t]!]! & Bit.demonym) !== 0) return true;
  return false;
}

/** The person, nearest before, one of whose offices has every word of the phrase. */
function holderOf(prose: Prose, drafts: readonly Draft[], phrase: Range, before: number): Draft | undefined {
  const wanted = wordsIn(prose, phrase);
  let best: Draft | undefined;
  let nearest = -1;
  for (const draft of drafts) {
    if (draft.kind !== "person") continue;
    if (!draft.offices.some((office) => wanted.every((word) => wordsIn(prose, office).includes(word))))
      continue;
    for (const { first } of draft.mentions) {
      if (first < before && first > nearest) {
        nearest = first;
        best = draft;
      }
    }
  }
  return best;
}

function wordsIn(prose: Prose, { first, end }: Range): string[] {
  return prose.tokens.lower.slice(first, end);
}

/** The headline: what it is by its looks, and the date of what it tells. */
import type { Prose } from "../model.ts";
import { isDay } from "./calendar.ts";
import type { When } from "./dates.ts";
import { eventStem } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";

/**
 * A headline tells the story's first event: it has the date of the event that the text's beginning tells with the same
 * word, else of the first event that the beginning dates.
 */
export function dateHeadline(prose: Prose, triggers: readonly Trigger[], whens: When[]): void {
  if (prose.sentences.length < 2 || !isHeadline(prose, 0)) return;
  const leads = triggers.flatMap(({ sentence }, index) =>
    sentence > 0 && sentence < 4 && isDay(whens[index]!.date ?? "") ? [index] : [],
  );
  if (leads.length === 0) return;
  triggers.forEach(({ sentence, form, lemma }, index) => {
    if (sentence !== 0 || form === "modal" || whens[index]!.rule === "stated") return;
    const again = leads.find((lead) => eventStem(triggers[lead]!.lemma) === eventStem(lemma));
    whens[index] = { ...whens[again ?? leads[0]!]!, rule: "headline" };
  });
}

/** A paragraph that closes without a full stop is a headline or a label. */
export function isHeadline(prose: Prose, sentence: number): boolean {
  const { endToken } = prose.sentences[sentence]!;
  const last = prose.tokens.word[endToken - 1]!;
  return (
    !/[.!?…"'”’)\]]$/.test(last) &&
    prose.sentences[sentence + 1]?.paragraph !== prose.sentences[sentence]!.paragraph
  );
}

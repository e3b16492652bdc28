/** What this room tells of what it left out: sentences too long to read, dates not relied on, events joined. */
import type { Note, Prose } from "../model.ts";
import type { Chosen, Joined } from "./same.ts";
import { LONGEST_SENTENCE } from "./trigger.ts";

export function noteLong({ sentences }: Prose): Note[] {
  return sentences
    .filter(({ firstToken, endToken }) => endToken - firstToken > LONGEST_SENTENCE)
    .map(({ start, end }) => ({
      stage: "event" as const,
      rule: "sentence too long",
      span: { start, end },
      reason: `more than ${LONGEST_SENTENCE} tokens: a list or rubbish, not read for events`,
    }));
}

/** A date that the text's setting suggested and that is right too seldom to be told. */
export function noteWithheld({ draft: { word, when }, date }: Chosen): Note[] {
  if (date !== null || when.date === null) return [];
  return [
    {
      stage: "event",
      rule: "date withheld",
      span: word,
      reason: `perhaps ${when.date} (${when.rule}), not relied on`,
    },
  ];
}

/** What only says, or says what something is. */
export function noteBeside({ draft: { word, trigger } }: Chosen): Note {
  const reason =
    trigger.lemma === "be" ? "what something is happens at no time" : "a remark: kept among the statements";
  return { stage: "event", rule: "no happening", span: word, reason };
}

export function noteJoined(rule: string, { one, by }: Joined): Note {
  const { start } = by.draft.word;
  return { stage: "event", rule, span: one.draft.word, reason: `the happening is the one at ${start}` };
}

/** One public function: what happened, is planned, might happen or is denied. */
import type { Event, Member, Note, Prose, Published, Statement, Timex } from "../model.ts";
import { type ChoiceModel, loadChoice, probability } from "./choose.ts";
import { describe, settingOf } from "./describe.ts";
import { type Draft, proposeEvents } from "./propose.ts";
import { type Chosen, dropParts, joinSame } from "./same.ts";

/**
 * The events of an article in order of their triggers: each happening once, with its date (EDTF, to the day; `null`
 * where the text settles none), who and where (ids of `cast`) and according to whom. Propose, then choose, then
 * join. English only: a text in another language gives none.
 */
export function findEvents(
  prose: Prose,
  cast: readonly Member[],
  times: readonly Timex[],
  statements: readonly Statement[],
  published: Published | null,
  model: ChoiceModel = loadChoice(),
): { events: Event[]; notes: Note[] } {
  if (prose.language !== "en") return { events: [], notes: [] };
  const drafts = proposeEvents(prose, cast, times, statements, published);
  const setting = settingOf(prose, published?.value?.slice(0, 10) ?? null);
  const chosen = drafts.flatMap((draft, index): Chosen[] => {
    const features = describe(prose, setting, drafts, index);
    const worth = probability(model.keep, features);
    if (worth < model.keepFrom) return [];
    const trusted = draft.when.date !== null && probability(model.trust, features) >= model.trustFrom;
    return [{ draft, worth, date: trusted ? draft.when.date : null }];
  });
  const { whole, parts } = dropParts(chosen);
  const { kept, again } = joinSame(prose, whole);
  const notes = [
    ...parts.map(({ one, by }) => noteOf("part of another event", one, by)),
    ...again.map(({ one, by }) => noteOf("told again", one, by)),
  ].sort((a, b) => a.span!.start - b.span!.start);
  return { events: kept.map((one) => eventOf(prose, one)), notes };
}

function eventOf(prose: Prose, { draft, date }: Chosen): Event {
  const { start, end } = prose.sentences[draft.trigger.sentence]!;
  return {
    what: draft.what,
    trigger: draft.word,
    when: date,
    time: date === null ? null : draft.when.time,
    status: draft.status,
    where: draft.where,
    who: draft.who,
    accordingTo: draft.accordingTo,
    sentence: { start, end },
    rule: ruleOf(draft, date),
  };
}

function noteOf(rule: string, { draft }: Chosen, by: Chosen): Note {
  const { start } = by.draft.word;
  return { stage: "event", rule, span: draft.word, reason: `the happening is the one at ${start}` };
}

function ruleOf({ trigger, when }: Draft, date: string | null): string {
  return `${trigger.kind}: ${date === null ? "unsettled" : when.rule}`;
}

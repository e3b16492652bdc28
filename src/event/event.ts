/** One public function: what happened, is planned, might happen or is denied. */
import type { Event, Member, Note, Prose, Published, Statement, Timex } from "../model.ts";
import { type ChoiceModel, chances, loadChoice, worthIn } from "./choose.ts";
import { describe, settingOf } from "./describe.ts";
import { finishTelling } from "./finish.ts";
import { inList } from "./lexicon.ts";
import { OPENING_SENTENCES } from "./narrate.ts";
import { noteBeside, noteJoined, noteLong, noteWithheld } from "./notes.ts";
import { type Draft, proposeEvents } from "./propose.ts";
import { type Chosen, dropParts, type Joined, joinSame } from "./same.ts";

/**
 * The events of an article in order of their triggers: each happening once, with its date (EDTF, to the day; `null`
 * where the text settles none), who and where (ids of `cast`) and according to whom. Propose, then choose, then
 * join. English only: a text in another language gives none, and a note.
 */
export function findEvents(
  prose: Prose,
  cast: readonly Member[],
  times: readonly Timex[],
  statements: readonly Statement[],
  published: Published | null,
  model: ChoiceModel = loadChoice(),
): { events: Event[]; notes: Note[] } {
  if (prose.language !== "en") {
    return {
      events: [],
      notes: [{ stage: "event", rule: "language", reason: `no event words for ${prose.language}` }],
    };
  }
  const drafts = proposeEvents(prose, cast, times, statements, published);
  const setting = settingOf(prose, published?.value?.slice(0, 10) ?? null);
  const name = worthIn(model);
  const judged = drafts.flatMap((draft, index): Chosen[] => {
    const { keep: worth, trust } = chances(describe(prose, setting, drafts, index, name));
    if (worth < leastWorth(draft, model.keepFrom)) return [];
    const trusted = draft.when.date !== null && trust >= model.trustFrom;
    return [{ draft, worth, date: trusted ? draft.when.date : null }];
  });
  const beside = judged.filter(({ draft }) => isRemark(draft) || isState(draft));
  const { whole, parts } = dropParts(judged.filter((one) => !beside.includes(one)));
  const { kept, again } = joinSame(prose, whole);
  const notes = [
    ...noteLong(prose),
    ...beside.map(noteBeside),
    ...kept.flatMap(noteWithheld),
    ...parts.map((one) => noteJoined("part of another event", one)),
    ...again.map((one) => noteJoined("told again", one)),
  ].sort((a, b) => a.span!.start - b.span!.start);
  return { events: withRetellings(kept, again).map((one) => eventOf(prose, one, statements)), notes };
}

/**
 * From which worth a draft is kept. "A meeting should take place", "she is to testify on Friday": what is planned and is
 * said to happen, or has a date of its own, is an appointment, and readers want to know of one from less.
 */
function leastWorth({ status, trigger, when }: Draft, keepFrom: number): number {
  if (status !== "planned" || trigger.kind !== "verb" || inList("said", trigger.lemma)) return keepFrom;
  if (inList("happens", trigger.lemma)) return Math.min(keepFrom, 0.02);
  return when.rule.startsWith("stated") ? Math.min(keepFrom, 0.07) : keepFrom;
}

/**
 * "He added", far down in a report: what people go on saying is kept as statements, and nothing that happened. What is
 * said in the opening may be the news itself.
 */
function isRemark({ trigger }: Draft): boolean {
  return trigger.kind === "verb" && trigger.sentence >= OPENING_SENTENCES && inList("said", trigger.lemma);
}

/** "He was a lawyer": what somebody or something is happens at no time. */
function isState({ trigger }: Draft): boolean {
  return trigger.kind === "verb" && trigger.lemma === "be";
}

/** A happening has the people and places of all its tellings. */
function withRetellings(kept: readonly Chosen[], again: readonly Joined[]): Chosen[] {
  const retold = new Map<Chosen, Chosen[]>();
  for (const { one, by } of again) retold.set(by, [...(retold.get(by) ?? []).slice(0, 20), one]);
  return kept.map((one) => {
    const all = [one, ...(retold.get(one) ?? [])].map(({ draft }) => draft);
    const where = [...new Set(all.flatMap((draft) => draft.where))];
    const who = [...new Set(all.flatMap((draft) => draft.who))].filter((id) => !where.includes(id));
    return all.length === 1 ? one : { ...one, draft: { ...one.draft, who, where } };
  });
}

function eventOf(prose: Prose, { draft, date }: Chosen, statements: readonly Statement[]): Event {
  const { start, end } = prose.sentences[draft.trigger.sentence]!;
  return {
    what: finishTelling(prose, draft, statements),
    trigger: draft.word,
    when: date,
    time: date === null ? null : draft.when.time,
    status: draft.status,
    where: draft.where,
    who: draft.who,
    accordingTo: draft.accordingTo,
    sentence: { start, end },
    rule: `${draft.trigger.kind}: ${date === null ? "unsettled" : draft.when.rule}`,
  };
}

/** Every event word of a text with all that is known of it, before it is judged whether a reader would note it. */
import type { Member, Prose, Published, Span, Statement, Timex } from "../model.ts";
import { type Clause, clauseSpan, findClauses } from "./clause.ts";
import { findHosts } from "./host.ts";
import { type People, peopleFinder } from "./people.ts";
import { judgeStatus, type Status } from "./status.ts";
import { proposeTriggers, type Trigger } from "./trigger.ts";
import { dateTriggers, type When } from "./when.ts";

/** A proposed event. */
export interface Draft extends People {
  readonly trigger: Trigger;
  readonly clause: Clause;
  /** Index of the draft whose clause holds this one, or -1. */
  readonly host: number;
  readonly when: When;
  readonly status: Status;
  readonly what: Span;
  readonly word: Span;
}

/** Ordered by trigger. */
export function proposeEvents(
  prose: Prose,
  cast: readonly Member[],
  times: readonly Timex[],
  statements: readonly Statement[],
  published: Published | null,
): Draft[] {
  const day = published?.value?.slice(0, 10) ?? null;
  const { tokens, sentences } = prose;
  const triggers = proposeTriggers(tokens, sentences);
  const clauses = findClauses(prose, triggers);
  const hosts = findHosts(triggers, clauses);
  const whens = dateTriggers(prose, triggers, clauses, hosts, times, day);
  const statuses = judgeStatus(
    prose,
    triggers,
    clauses,
    hosts,
    whens.map(({ date }) => date),
    day,
  );
  const people = peopleFinder(prose, cast, statements);
  return triggers.map((trigger, index) => {
    const clause = clauses[index]!;
    const what = clauseSpan(tokens, clause);
    const word = { start: tokens.start[trigger.head]!, end: tokens.end[trigger.head]! };
    return {
      trigger,
      clause,
      host: hosts[index]!,
      when: whens[index]!,
      status: statuses[index]!,
      what,
      word,
      ...people(what, word, trigger.head),
    };
  });
}

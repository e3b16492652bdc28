/** Every event word of a text with all that is known of it, before it is judged whether a reader would note it. */
import {
  type Member,
  type Prose,
  type Published,
  type Span,
  type Statement,
  Tag,
  type Timex,
} from "../model.ts";
import { type Clause, clauseSpan, findClauses } from "./clause.ts";
import type { When } from "./dates.ts";
import { findHosts } from "./host.ts";
import { inList } from "./lexicon.ts";
import { type People, peopleFinder } from "./people.ts";
import { judgeStatus, type Status } from "./status.ts";
import { proposeTriggers, type Trigger } from "./trigger.ts";
import { dateTriggers } from "./when.ts";
import { isStop } from "./words.ts";

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
  const triggers = proposeTriggers(tokens, sentences, namedTokens(prose, cast));
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
  const ends = tellingEnds(prose, triggers, clauses, hosts);
  return triggers.map((trigger, index) => {
    const clause = clauses[index]!;
    const first = pastDateline(prose, trigger, subjectOf(prose, triggers, clauses, hosts, index));
    const what = clauseSpan(tokens, { ...clause, first, end: ends[index]! });
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

/** 1 for each token inside a name. */
function namedTokens({ tokens }: Prose, cast: readonly Member[]): Uint8Array {
  const named = new Uint8Array(tokens.count);
  const spans = cast
    .flatMap(({ mentions }) => mentions.filter(({ form }) => form === "name"))
    .sort((a, b) => a.start - b.start);
  let at = 0;
  for (const { start, end } of spans) {
    while (at < tokens.count && tokens.end[at]! <= start) at++;
    for (let inside = at; inside < tokens.count && tokens.start[inside]! < end; inside++) named[inside] = 1;
  }
  return named;
}

/** How many tokens a dateline has at most: "SAN VELNA, Ostrow, May 4 (KNA) -". */
const LONGEST_DATELINE = 14;

/** "OSTROW, Velna (KNA) - A ferry sank": a line of capitals up to its dash says where the report was filed. */
function pastDateline({ tokens, sentences }: Prose, { sentence, first }: Trigger, from: number): number {
  const { firstToken } = sentences[sentence]!;
  const word = tokens.word[firstToken]!;
  const capitals = word.length > 2 && word === word.toUpperCase() && word !== tokens.lower[firstToken];
  if (from !== firstToken || !capitals) return from;
  for (let at = firstToken + 1; at < Math.min(first, firstToken + LONGEST_DATELINE); at++) {
    const dash = /^(?:[-–—_]|--)$/.test(tokens.word[at]!);
    // A dash with no space before and after it joins two words.
    const free = tokens.start[at]! > tokens.end[at - 1]! || tokens.word[at - 1] === ")";
    if (dash && free) return at + 1;
  }
  return from;
}

/**
 * "The service is to be held on Friday": where the telling of an infinitive begins, with the subject of the verb right
 * before it, which is its own.
 */
function subjectOf(
  { tokens }: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  index: number,
): number {
  const { form, first } = triggers[index]!;
  const host = hosts[index]!;
  if (form !== "infinitive" || host < 0 || host > index || !clauses[host]!.subject)
    return clauses[index]!.first;
  const { head, lemma } = triggers[host]!;
  const led = lemma === "be" || inList("plan", lemma);
  const beside = head === first - 1 || (head === first - 2 && tokens.tag[head + 1] !== Tag.PRP);
  return led && beside ? clauses[host]!.first : clauses[index]!.first;
}

/** No telling runs on further than this, whatever hangs on it. */
const LONGEST_TELLING = 60;

/** Clauses that belong to the one that holds them: what else the subject did, how, when, why, and who that was. */
const hanging: ReadonlySet<string> = new Set(
  "coordinated infinitive participle after until when because before who which where".split(" "),
);

/**
 * Where the words that tell an event end, in tokens: past the verb's own stretch over the clauses that hang on it
 * ("opened a case and detained him", "was shot when he fled"), and for a report over what was reported ("announced
 * that it would join").
 */
function tellingEnds(
  { tokens }: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
): number[] {
  const ends = clauses.map(({ end }) => end);
  for (let index = triggers.length - 1; index >= 0; index--) {
    const host = hosts[index]!;
    if (host < 0 || host > index) continue;
    const { link, first } = clauses[index]!;
    const reported = (link === "that" || link === "complement") && inList("report", triggers[host]!.lemma);
    const told = hanging.has(link) || reported;
    if (!told || first - ends[host]! > 3 || ends[index]! - clauses[host]!.first > LONGEST_TELLING) continue;
    let stop = false;
    for (let at = ends[host]!; at < first; at++) stop ||= isStop(tokens, at);
    if (!stop) ends[host] = Math.max(ends[host]!, ends[index]!);
  }
  return ends;
}

/** The dates that a text states, and which trigger each of them belongs to; a trigger's own date is a `When`. */
import type { Prose, Timex, Tokens } from "../model.ts";
import { Tag } from "../model.ts";
import { dateOf } from "./calendar.ts";
import type { Clause } from "./clause.ts";
import type { Trigger } from "./trigger.ts";

/** The date of a trigger, and what it rests on. */
export interface When {
  readonly date: string | null;
  /** Index into the times, where one stands behind it. */
  readonly time: number | null;
  readonly rule: string;
}

/** A date in the text: the token range of its expression and the preposition before it. */
export interface Stated {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly date: string;
  readonly preposition: string;
  /** It names a time of day. */
  readonly clock: boolean;
}

export function statedDates({ tokens }: Prose, times: readonly Timex[]): Stated[] {
  const stated: Stated[] = [];
  let token = 0;
  times.forEach((time, index) => {
    const date = dateOf(time);
    if (date === null) return;
    while (token > 0 && tokens.start[token]! > time.start) token--;
    while (token < tokens.count && tokens.end[token]! <= time.start) token++;
    if (token >= tokens.count) return;
    let last = token;
    while (last + 1 < tokens.count && tokens.start[last + 1]! < time.end) last++;
    let before = token - 1;
    while (before > 0 && (tokens.tag[before] === Tag.DT || tokens.tag[before] === Tag.RB)) before--;
    stated.push({
      index,
      first: token,
      last,
      date,
      preposition: prepositionAt(tokens, before),
      clock: time.type === "TIME",
    });
  });
  return stated;
}

function prepositionAt({ lower }: Tokens, at: number): string {
  if (at < 0) return "";
  return lower[at] === "of" && lower[at - 1] === "as" ? "as of" : lower[at]!;
}

/** Each date goes to the verb right before it, else to the nearest verb whose clause holds it; and to a noun before it. */
export function attach(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  stated: readonly Stated[],
): Stated[][] {
  const own: Stated[][] = triggers.map(() => []);
  const bySentence = new Map<number, number[]>();
  triggers.forEach(({ sentence }, index) => {
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), index]);
  });
  for (const date of stated) {
    const here = bySentence.get(prose.tokens.sentence[date.first]!) ?? [];
    const noun = here.findLast(
      (at) =>
        triggers[at]!.kind === "noun" &&
        (near(prose.tokens, triggers[at]!.head, date) ||
          (triggers[at]!.head < date.first && date.last < clauses[at]!.end)),
    );
    if (noun !== undefined) own[noun]!.push(date);
    const verb = verbOf(prose.tokens, triggers, clauses, here, date);
    if (verb >= 0) own[verb]!.push(date);
  }
  return own;
}

function verbOf(
  tokens: Tokens,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  here: readonly number[],
  date: Stated,
): number {
  const verbs = here.filter((at) => triggers[at]!.kind === "verb");
  const adjacent = verbs.findLast((at) => near(tokens, triggers[at]!.head, date));
  if (adjacent !== undefined) return adjacent;
  const holding = verbs.filter((at) => clauses[at]!.first <= date.first && date.last < clauses[at]!.end + 3);
  const before = holding.findLast((at) => triggers[at]!.head < date.first);
  const after = holding.find((at) => triggers[at]!.first > date.last);
  // "On Friday the court, which had sat for weeks, ruled": what opens the sentence belongs to the main verb.
  return before ?? after ?? verbs.findLast((at) => triggers[at]!.head < date.first) ?? verbs[0] ?? -1;
}

/** Nothing but a preposition, an article or an adverb between the word and the date. */
function near(tokens: Tokens, head: number, date: Stated): boolean {
  if (head >= date.first || date.first - head > 4) return false;
  for (let at = head + 1; at < date.first; at++) {
    const tag = tokens.tag[at]!;
    if (
      tag !== Tag.IN &&
      tag !== Tag.DT &&
      tag !== Tag.RB &&
      tag !== Tag.TO &&
      tag !== Tag.JJ &&
      tag !== Tag.RP
    )
      return false;
  }
  return true;
}

/** Who and where: the members that an event's words name; and according to whom: the statement that holds it. */
import { type Member, type Prose, type Span, type Statement, Tag, type Tokens } from "../model.ts";
import { inList, verbLemma } from "./lexicon.ts";

export interface People {
  readonly who: readonly string[];
  readonly where: readonly string[];
  readonly accordingTo: readonly string[];
}

interface Named extends Span {
  readonly id: string;
  readonly place: boolean;
}

/** A function that tells the people of an event from its words and its trigger; mentions are sorted once. */
export function peopleFinder(
  prose: Prose,
  cast: readonly Member[],
  statements: readonly Statement[],
): (what: Span, trigger: Span, head: number) => People {
  const named: Named[] = cast
    .flatMap(({ id, kind, mentions }) =>
      mentions.map(({ start, end }) => ({ id, start, end, place: kind === "place" })),
    )
    .sort((a, b) => a.start - b.start);
  const said = statements
    .flatMap((statement) => statement.content.map((span) => ({ span, statement })))
    .sort((a, b) => a.span.start - b.span.start);
  return (what, trigger, head) => {
    const inside = between(named, what);
    const where: string[] = [];
    const who: string[] = [];
    let last: Named | null = null;
    for (const one of inside) {
      const located: boolean = one.place && (isLocated(prose, one, head) || continues(prose, last, one));
      (located ? where : who).push(one.id);
      last = located ? one : null;
    }
    return {
      who: [...new Set(who)],
      where: [...new Set(where)],
      accordingTo: sourcesOf(said, trigger),
    };
  };
}

function between(named: readonly Named[], { start, end }: Span): Named[] {
  let low = 0;
  let high = named.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (named[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const inside: Named[] = [];
  for (let at = low; at < named.length && named[at]!.start < end; at++) {
    if (named[at]!.end <= end) inside.push(named[at]!);
  }
  return inside;
}

/** "In Paris, the minister …", "visited Paris": a preposition of place opens it, or a verb that reaches places. */
function isLocated({ tokens }: Prose, { start }: Span, head: number): boolean {
  let at = tokenAt(tokens, start) - 1;
  while (at >= 0 && (tokens.tag[at] === Tag.DT || tokens.tag[at] === Tag.JJ)) at--;
  if (at < 0) return false;
  return (
    inList("locative", tokens.lower[at]!) || (at === head && inList("reaches", verbLemma(tokens.lower[at]!)))
  );
}

/** "in Frederick, Maryland", "in Washington and New York": what follows a place is one too. */
function continues({ text }: Prose, last: Named | null, { start }: Span): boolean {
  return last !== null && /^(?:,|,? and|, in)\s+$/.test(text.slice(last.end, Math.min(start, last.end + 12)));
}

/** The token that begins at or holds a place in the text, by bisection. */
function tokenAt(tokens: Tokens, at: number): number {
  let low = 0;
  let high = tokens.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tokens.start[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Said {
  readonly span: Span;
  readonly statement: Statement;
}

/** How many statements that begin before a trigger are looked at: more than this never nest. */
const MOST_NESTED = 20;

/** The speaker of the narrowest statement that holds the trigger, and those through whom it came. */
function sourcesOf(said: readonly Said[], trigger: Span): string[] {
  let best: Said | null = null;
  const last = lastBefore(said, trigger.start);
  for (let at = last; at >= 0 && last - at < MOST_NESTED; at--) {
    const one = said[at]!;
    if (one.span.end < trigger.end || one.statement.act !== "said") continue;
    if (best === null || one.span.end - one.span.start < best.span.end - best.span.start) best = one;
  }
  if (best === null) return [];
  const { speaker, via } = best.statement;
  return [...new Set([...(speaker === null ? [] : [speaker]), ...via])];
}

/** The index of the last that begins at or before a place in the text, by bisection; -1 where none does. */
function lastBefore(said: readonly Said[], at: number): number {
  let low = 0;
  let high = said.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (said[middle]!.span.start <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

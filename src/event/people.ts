/** Who and where: the members that an event's words name; and according to whom: the statement that holds it. */
import type { Member, Prose, Span, Statement } from "../model.ts";
import { Tag } from "../model.ts";

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
    const isWhere = (one: Named): boolean =>
      one.place && (one.start > trigger.start || isLocated(prose, one, head));
    const where = inside.filter(isWhere).map(({ id }) => id);
    const who = inside.filter((one) => !isWhere(one)).map(({ id }) => id);
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

/** "In Paris, the minister …": a place that a preposition opens, before the verb. A bare one is who acts. */
function isLocated({ tokens }: Prose, { start }: Span, head: number): boolean {
  let at = head;
  while (at > 0 && tokens.start[at]! > start) at--;
  const before = at > 0 ? tokens.tag[at - 1] : Tag.none;
  return before === Tag.IN || tokens.word[at - 1] === ",";
}

/** The speaker of the narrowest statement that holds the trigger, and those through whom it came. */
function sourcesOf(said: readonly { span: Span; statement: Statement }[], trigger: Span): string[] {
  let best: { span: Span; statement: Statement } | null = null;
  for (const one of said) {
    if (one.span.start > trigger.start) break;
    if (one.span.end < trigger.end || one.statement.act !== "said") continue;
    if (best === null || one.span.end - one.span.start < best.span.end - best.span.start) best = one;
  }
  if (best === null) return [];
  const { speaker, via } = best.statement;
  return [...new Set([...(speaker === null ? [] : [speaker]), ...via])];
}

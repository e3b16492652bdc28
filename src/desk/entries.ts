/**
 * Entries as every way out shows them: a statement or an event of an article with its words, its names in place of
 * ids, the sentence that it was taken from, and the id that it is cited by.
 */
import { entryIds } from "../ledger/ids.ts";
import type { Stored } from "../ledger/ledger.ts";
import { keyOf } from "../ledger/query.ts";
import type { Event, Reading, Span, Statement } from "../model.ts";

/** A name as a page has it, and the key under which the ledger knows it. */
export interface Named {
  readonly name: string;
  readonly key: string;
  readonly kind: string;
}

export interface StatementView {
  readonly id: string;
  readonly article: string;
  readonly publisher: string | null;
  readonly act: Statement["act"];
  readonly manner: Statement["manner"];
  readonly speaker: Named | null;
  /** The words that name the source, where no member could be settled on: "officials". */
  readonly source: string | null;
  readonly via: readonly Named[];
  readonly words: string;
  readonly saidOn: string | null;
  /** The day that it is listed under: when it was said, else when it was published. */
  readonly day: string | null;
  readonly sentence: string;
  readonly span: Span;
  readonly rule: string;
}

export interface EventView {
  readonly id: string;
  readonly article: string;
  readonly publisher: string | null;
  readonly what: string;
  readonly when: string | null;
  readonly status: Event["status"];
  readonly where: readonly Named[];
  readonly who: readonly Named[];
  readonly accordingTo: readonly Named[];
  readonly sentence: string;
  readonly span: Span;
  readonly rule: string;
}

export function namedIn(reading: Reading): (id: string) => Named {
  const members = new Map(reading.cast.map(({ id, name, kind }) => [id, { name, key: keyOf(name), kind }]));
  return (id) => members.get(id) ?? { name: id, key: id, kind: "unknown" };
}

export function statementsOf(stored: Stored): StatementView[] {
  const { reading } = stored;
  const { text } = reading.article;
  const named = namedIn(reading);
  const ids = entryIds(reading).statements;
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  return reading.statements.map((s, index) => ({
    id: ids[index]!,
    article: stored.id,
    publisher: stored.publisher,
    act: s.act,
    manner: s.manner,
    speaker: s.speaker === null ? null : named(s.speaker),
    source: s.source && cut(s.source),
    via: s.via.map(named),
    words: s.content.map(cut).join(" … "),
    saidOn: s.saidOn,
    day: s.saidOn ?? stored.published?.slice(0, 10) ?? stored.latest,
    sentence: cut(s.sentence),
    span: s.sentence,
    rule: s.rule,
  }));
}

export function eventsOf(stored: Stored): EventView[] {
  const { reading } = stored;
  const { text } = reading.article;
  const named = namedIn(reading);
  const ids = entryIds(reading).events;
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  return reading.events.map((e, index) => ({
    id: ids[index]!,
    article: stored.id,
    publisher: stored.publisher,
    what: cut(e.what),
    when: e.when,
    status: e.status,
    where: e.where.map(named),
    who: e.who.map(named),
    accordingTo: e.accordingTo.map(named),
    sentence: cut(e.sentence),
    span: e.sentence,
    rule: e.rule,
  }));
}

/** What a page is called: its headline, else its standfirst, else how its text begins. */
export function titleOf({ headline, reading }: Stored): string {
  const text = headline ?? reading.article.standfirst ?? reading.article.text.slice(0, 120);
  return text.length > 160 ? `${text.slice(0, 160).replace(/\s+\S*$/, "")}…` : text;
}

/**
 * Entries as every way out shows them: a statement or an event of an article with its words, its names in place of
 * ids, the sentence that it was taken from, and the id that it is cited by.
 */
import { setImmediate as pause } from "node:timers/promises";
import { entryIds } from "../ledger/ids.ts";
import type { Found, Ledger, Stored } from "../ledger/ledger.ts";
import { keyOf } from "../ledger/query.ts";
import type { Event, Reading, Span, Statement } from "../model.ts";
import { type Lens, lensOf, plainLens, type ShownChange, shown } from "./lens.ts";

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
  /** The speaker as the machine read it, where a person has given another. */
  readonly readSpeaker: Named | null;
  /** The words that name the source, where no member could be settled on: "officials". */
  readonly source: string | null;
  readonly via: readonly Named[];
  readonly words: string;
  readonly saidOn: string | null;
  /** The day that it is listed under: when it was said, else when it was published. */
  readonly day: string | null;
  readonly sentence: string;
  /** The language of the words, where the article's is known. */
  readonly language: string | null;
  readonly span: Span;
  readonly rule: string;
  /** A person has marked this entry wrong. */
  readonly wrong: boolean;
  readonly changes: readonly ShownChange[];
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
  /** The language of the words, where the article's is known. */
  readonly language: string | null;
  readonly span: Span;
  readonly rule: string;
  /** A person has marked this entry wrong. */
  readonly wrong: boolean;
  readonly changes: readonly ShownChange[];
}

/** Names by member id, under the keys that they are shown by. */
export function namedIn({ id: article, cast }: Reading, lens: Lens = plainLens): (id: string) => Named {
  const members = new Map(
    cast.map(({ id, name, kind }) => [id, { name, key: lens.keyIn(article, keyOf(name)), kind }]),
  );
  return (id) => members.get(id) ?? { name: id, key: id, kind: "unknown" };
}

export function statementsOf(stored: Stored, lens: Lens = plainLens): StatementView[] {
  const { reading } = stored;
  const { text } = reading.article;
  const named = namedIn(reading, lens);
  const ids = entryIds(reading).statements;
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  return reading.statements.map((s, index) => {
    const changes = lens.on(ids[index]!);
    const given = changes.flatMap(({ change }) => (change.kind === "speaker" ? [change.name] : [])).at(-1);
    const read = s.speaker === null ? null : named(s.speaker);
    return {
      id: ids[index]!,
      article: stored.id,
      publisher: stored.publisher,
      act: s.act,
      manner: s.manner,
      speaker: given === undefined ? read : { name: given, key: keyOf(given), kind: read?.kind ?? "person" },
      readSpeaker: read,
      source: s.source && cut(s.source),
      via: s.via.map(named),
      words: s.content.map(cut).join(" … "),
      saidOn: s.saidOn,
      day: s.saidOn ?? stored.published?.slice(0, 10) ?? stored.latest,
      sentence: cut(s.sentence),
      language: reading.article.language,
      span: s.sentence,
      rule: s.rule,
      wrong: changes.some(({ change }) => change.kind === "wrong"),
      changes: changes.map(shown),
    };
  });
}

export function eventsOf(stored: Stored, lens: Lens = plainLens): EventView[] {
  const { reading } = stored;
  const { text } = reading.article;
  const named = namedIn(reading, lens);
  const ids = entryIds(reading).events;
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  return reading.events.map((e, index) => {
    const changes = lens.on(ids[index]!);
    return {
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
      language: reading.article.language,
      span: e.sentence,
      rule: e.rule,
      wrong: changes.some(({ change }) => change.kind === "wrong"),
      changes: changes.map(shown),
    };
  });
}

/** Articles that are opened in a row before others get their turn: a long list must not hold up the site. */
const openedAtOnce = 25;

/** The views of entries that a lookup found, in its order, as people have corrected them; each article is opened once. */
export async function viewsOf<T>(
  ledger: Ledger,
  found: readonly Found[],
  views: (stored: Stored, lens: Lens) => T[],
  given?: Lens,
): Promise<T[]> {
  const lens = given ?? (await lensOf(ledger));
  const opened = new Map<string, T[]>();
  for (const { article } of found) {
    if (opened.has(article)) continue;
    opened.set(article, views((await ledger.article(article))!, lens));
    if (opened.size % openedAtOnce === 0) await pause();
  }
  return found.map(({ article, index }) => opened.get(article)![index]!);
}

/** What a page is called: its headline, else its standfirst, else how its text begins. */
export function titleOf({ headline, reading }: Stored): string {
  const text = headline ?? reading.article.standfirst ?? reading.article.text.slice(0, 120);
  return text.length > 160 ? `${text.slice(0, 160).replace(/(?<!\s)\s+\S*$/, "")}…` : text;
}

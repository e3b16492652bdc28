/** What the page of a person, an organisation or a place shows. */
import type { Ledger, NameRow, Stored } from "../ledger/ledger.ts";
import { emptyQuery, keyOf } from "../ledger/query.ts";
import { type EventView, eventsOf, type StatementView, statementsOf, titleOf } from "./entries.ts";
import { type Lens, lensOf } from "./lens.ts";

export interface ActorView {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly articles: number;
  /** A person whom these articles give by one name alone: they may mean several people. */
  readonly oneName: boolean;
  /** Offices as pages state them, each with the first page and day that does. */
  readonly offices: readonly {
    readonly title: string;
    readonly day: string | null;
    readonly article: string;
  }[];
  readonly statements: readonly StatementView[];
  /** What others said through them, where they are a relay. */
  readonly relayed: readonly StatementView[];
  readonly events: readonly EventView[];
  readonly in: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly day: string | null;
    readonly story: string | null;
  }[];
}

/** The actor shown under this key, with what is known under keys that were joined to it; null where there is none. */
export async function actorView(ledger: Ledger, key: string, limit = 50): Promise<ActorView | null> {
  const lens = await lensOf(ledger);
  const known: NameRow[] = [];
  for (const one of lens.keysOf(key))
    known.push(...(await ledger.names(one, 50)).filter((row) => row.key === one));
  const named = known.find((row) => row.key === key) ?? known[0];
  if (!named) return null;
  const ids = [
    ...new Set((await Promise.all(known.map((row) => ledger.articlesNaming(row.key, limit)))).flat()),
  ].slice(0, limit);
  const articles = (await Promise.all(ids.map(async (id) => (await ledger.article(id))!))).filter((stored) =>
    stored.reading.cast.some((m) => lens.keyIn(stored.id, keyOf(m.name)) === key),
  );
  const entries = async (field: "speaker" | "via"): Promise<StatementView[]> => {
    const found = (
      await Promise.all(known.map((row) => ledger.statements({ ...emptyQuery, [field]: row.key }, { limit })))
    ).flat();
    return Promise.all(
      found.map(async ({ article, index }) => statementsOf((await ledger.article(article))!, lens)[index]!),
    );
  };
  return {
    key,
    name: named.name,
    kind: named.kind,
    articles: articles.length,
    oneName: named.kind === "person" && !key.includes(" "),
    offices: officesOf(articles, lens, key),
    statements: (await entries("speaker")).filter(({ speaker }) => speaker?.key === key),
    relayed: (await entries("via")).filter(({ via }) => via.some((v) => v.key === key)),
    events: articles
      .flatMap((stored) => eventsOf(stored, lens))
      .filter(({ who, where, wrong }) => !wrong && [...who, ...where].some((n) => n.key === key)),
    in: articles.map((stored) => ({
      id: stored.id,
      title: titleOf(stored),
      publisher: stored.publisher,
      day: stored.published?.slice(0, 10) ?? stored.latest,
      story: stored.story,
    })),
  };
}

function officesOf(articles: readonly Stored[], lens: Lens, key: string): ActorView["offices"] {
  const offices = new Map<string, ActorView["offices"][number]>();
  for (const { id, reading, latest } of articles.toReversed()) {
    for (const member of reading.cast.filter((m) => lens.keyIn(id, keyOf(m.name)) === key)) {
      for (const { title } of member.offices) {
        if (!offices.has(keyOf(title)) && keyOf(title) !== key)
          offices.set(keyOf(title), { title, day: latest, article: id });
      }
    }
  }
  return [...offices.values()];
}

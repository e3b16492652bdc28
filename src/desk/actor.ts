/** What the page of a person, an organisation or a place shows. */
import type { Ledger, NameRow } from "../ledger/ledger.ts";
import { emptyQuery, keyOf } from "../ledger/query.ts";
import { type EventView, eventsOf, type StatementView, statementsOf, titleOf } from "./entries.ts";

export interface ActorView {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly articles: number;
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

/** The actor of exactly this key; null where no article names one. */
export async function actorView(ledger: Ledger, key: string, limit = 50): Promise<ActorView | null> {
  const known: NameRow | undefined = (await ledger.names(key, 50)).find((row) => row.key === key);
  if (!known) return null;
  const ids = await ledger.articlesNaming(key, limit);
  const articles = await Promise.all(ids.map(async (id) => (await ledger.article(id))!));
  const query = { ...emptyQuery };
  const entries = async (found: readonly { article: string; index: number }[]): Promise<StatementView[]> =>
    Promise.all(
      found.map(async ({ article, index }) => statementsOf((await ledger.article(article))!)[index]!),
    );
  const said = await entries(await ledger.statements({ ...query, speaker: known.name }, { limit }));
  const relayed = await entries(await ledger.statements({ ...query, via: known.name }, { limit }));
  const offices = new Map<string, { title: string; day: string | null; article: string }>();
  for (const { id, reading, latest } of articles.toReversed()) {
    for (const member of reading.cast.filter((m) => keyOf(m.name) === key)) {
      for (const { title } of member.offices) {
        if (!offices.has(keyOf(title)) && keyOf(title) !== key)
          offices.set(keyOf(title), { title, day: latest, article: id });
      }
    }
  }
  return {
    ...known,
    offices: [...offices.values()],
    statements: said.filter(({ speaker }) => speaker?.key === key),
    relayed: relayed.filter(({ via }) => via.some((v) => v.key === key)),
    events: articles
      .flatMap(eventsOf)
      .filter(({ who, where }) => [...who, ...where].some((n) => n.key === key)),
    in: articles.map((stored) => ({
      id: stored.id,
      title: titleOf(stored),
      publisher: stored.publisher,
      day: stored.published?.slice(0, 10) ?? stored.latest,
      story: stored.story,
    })),
  };
}

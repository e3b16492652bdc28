/** Who a story names: people, organisations and places, with the offices that it gives them. */
import { joinCasts } from "../cast/actors.ts";
import type { Stored } from "../ledger/ledger.ts";
import { keyOf } from "../ledger/query.ts";
import type { Lens } from "./lens.ts";

export interface CastLine {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly offices: readonly string[];
  readonly articles: number;
}

/**
 * The people, organisations and places of the story. What only shares a surname is kept apart (`joinCasts`); a full
 * name within one story is one actor, and so is what people have joined.
 */
export function castOf(articles: readonly Stored[], lens: Lens): CastLine[] {
  const cast = new Map<
    string,
    { key: string; name: string; kind: string; offices: Set<string>; articles: Set<string> }
  >();
  joinCasts(articles.map(({ id, reading }) => ({ article: id, cast: reading.cast }))).forEach((actor, at) => {
    const key = lens.keyIn(actor.appearances[0]!.article, keyOf(actor.name));
    const surname = actor.kind === "person" && !key.includes(" ");
    const line = surname ? `${key} ${at}` : key;
    const known = cast.get(line) ?? {
      key,
      name: actor.name,
      kind: actor.kind,
      offices: new Set<string>(),
      articles: new Set<string>(),
    };
    for (const { article, member } of actor.appearances) {
      for (const { title } of member.offices) known.offices.add(title);
      known.articles.add(article);
    }
    cast.set(line, known);
  });
  return [...cast.values()]
    .map(({ key, name, kind, offices, articles: ids }) => ({
      key,
      name,
      kind,
      offices: [...offices].filter((o) => keyOf(o) !== key),
      articles: ids.size,
    }))
    .sort((a, b) => b.articles - a.articles || a.name.localeCompare(b.name));
}

/**
 * What people have changed, laid over what the machine read. A view is made through a lens: the entry stays, with the
 * change beside it.
 */
import type { Change, KeptChange, Ledger } from "../ledger/ledger.ts";
import { keyOf } from "../ledger/query.ts";

/** A change as a page shows it beside the entry. */
export interface ShownChange {
  readonly id: string;
  readonly kind: Change["kind"];
  readonly author: string;
  readonly at: string;
}

export interface Lens {
  /** Changes in force on an entry, oldest first. */
  readonly on: (entry: string) => readonly KeptChange[];
  /** The key under which an article's name is shown. */
  readonly keyIn: (article: string, key: string) => string;
  /** The key under which a name is shown where no article says otherwise: the end of its joins. */
  readonly shownAs: (key: string) => string;
  /** Every key that is shown under this one. */
  readonly keysOf: (key: string) => readonly string[];
  /** Names of single articles that mean this key there, by what a person said. */
  readonly partedTo: (key: string) => readonly { readonly article: string; readonly key: string }[];
}

export const plainLens: Lens = {
  on: () => [],
  keyIn: (_article, key) => key,
  shownAs: (key) => key,
  keysOf: (key) => [key],
  partedTo: () => [],
};

export async function lensOf(ledger: Ledger): Promise<Lens> {
  const kinds: Change["kind"][] = ["wrong", "speaker", "join-names", "part-name"];
  const kept = (await Promise.all(kinds.map((kind) => ledger.changes({ kind }))))
    .flat()
    .filter(({ undoneAt }) => undoneAt === null);
  if (!kept.length) return plainLens;
  const entries = new Map<string, KeptChange[]>();
  const into = new Map<string, string>();
  const parted = new Map<string, string>();
  for (const one of kept) {
    const { change } = one;
    if (change.kind === "wrong" || change.kind === "speaker")
      entries.set(change.entry, [...(entries.get(change.entry) ?? []), one]);
    else if (change.kind === "join-names") into.set(change.key, change.into);
    else if (change.kind === "part-name") parted.set(`${change.article} ${change.key}`, keyOf(change.as));
  }
  const end = (key: string): string => {
    const seen = new Set([key]);
    for (let at = key; ; ) {
      const next = into.get(at);
      if (next === undefined || seen.has(next)) return at;
      seen.add(next);
      at = next;
    }
  };
  return {
    on: (entry) => entries.get(entry) ?? [],
    keyIn: (article, key) => end(parted.get(`${article} ${key}`) ?? key),
    shownAs: end,
    keysOf: (key) => [...new Set([key, ...[...into.keys()].filter((from) => end(from) === key)])],
    partedTo: (key) =>
      [...parted].flatMap(([place, as]) =>
        end(as) === key ? [{ article: place.slice(0, 32), key: place.slice(33) }] : [],
      ),
  };
}

export const shown = ({ id, change, author, at }: KeptChange): ShownChange => ({
  id,
  kind: change.kind,
  author,
  at,
});

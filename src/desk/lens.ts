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
  /** Every key that is shown under this one. */
  readonly keysOf: (key: string) => readonly string[];
}

export const plainLens: Lens = { on: () => [], keyIn: (_article, key) => key, keysOf: (key) => [key] };

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
    keysOf: (key) => [...new Set([key, ...[...into.keys()].filter((from) => end(from) === key)])],
  };
}

export const shown = ({ id, change, author, at }: KeptChange): ShownChange => ({
  id,
  kind: change.kind,
  author,
  at,
});

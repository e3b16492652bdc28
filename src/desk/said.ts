/** Statements that fit a query, as people have corrected them: a name finds what is known under names joined to it. */
import type { Found, Ledger, Slice } from "../ledger/ledger.ts";
import { keyOf, type Query } from "../ledger/query.ts";
import { type StatementView, statementsOf, viewsOf } from "./entries.ts";
import { type Lens, lensOf } from "./lens.ts";

type SaidSlice = Slice & { readonly thoughts?: boolean };

/** Newest first. */
export async function saidWhat(ledger: Ledger, query: Query, slice: SaidSlice): Promise<StatementView[]> {
  const lens = await lensOf(ledger);
  return viewsOf(ledger, await foundSaid(ledger, query, slice, lens), statementsOf, lens);
}

/** Where the ledger holds them; newest first, then by article and number, as the ledger itself lists them. */
export async function foundSaid(
  ledger: Ledger,
  query: Query,
  slice: SaidSlice,
  given?: Lens,
): Promise<Found[]> {
  const queries = withJoined(query, given ?? (await lensOf(ledger)));
  if (queries.length === 1) return ledger.statements(query, slice);
  const { limit, offset = 0 } = slice;
  const found = await Promise.all(
    queries.map((one) => ledger.statements(one, { ...slice, limit: offset + limit, offset: 0 })),
  );
  return [...new Map(found.flat().map((one) => [`${one.article}:${one.index}`, one])).values()]
    .toSorted(
      (a, b) => compare(b.day ?? "", a.day ?? "") || compare(a.article, b.article) || a.index - b.index,
    )
    .slice(offset, offset + limit);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The query once for each name that people have joined to its speaker and to its relay. */
function withJoined(query: Query, lens: Lens): Query[] {
  const names = (name: string | null): readonly (string | null)[] => {
    if (name === null) return [null];
    const keys = lens.keysOf(lens.shownAs(keyOf(name)));
    return keys.length > 1 ? keys : [name];
  };
  return names(query.speaker).flatMap((speaker) =>
    names(query.via).map((via) => ({ ...query, speaker, via })),
  );
}

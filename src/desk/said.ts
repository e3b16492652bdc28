/** Statements that fit a query, as people have corrected them: a name finds what is known under names joined to it. */
import type { Ledger, Slice } from "../ledger/ledger.ts";
import { keyOf, type Query } from "../ledger/query.ts";
import { type StatementView, statementsOf, viewsOf } from "./entries.ts";
import { type Lens, lensOf } from "./lens.ts";

/** Newest first. */
export async function saidWhat(
  ledger: Ledger,
  query: Query,
  slice: Slice & { readonly thoughts?: boolean },
): Promise<StatementView[]> {
  const lens = await lensOf(ledger);
  const queries = withJoined(query, lens);
  if (queries.length === 1) return viewsOf(ledger, await ledger.statements(query, slice), statementsOf, lens);
  const { limit, offset = 0 } = slice;
  const found = await Promise.all(
    queries.map((one) => ledger.statements(one, { ...slice, limit: offset + limit, offset: 0 })),
  );
  const views = await viewsOf(ledger, found.flat(), statementsOf, lens);
  return [...new Map(views.map((view) => [view.id, view])).values()]
    .toSorted((a, b) => (b.day ?? "").localeCompare(a.day ?? "") || a.id.localeCompare(b.id))
    .slice(offset, offset + limit);
}

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

/** The API's lists, page by page. */
import type { Context } from "hono";
import type { Found, Ledger, NameRow, Slice } from "../ledger/ledger.ts";
import type { Env } from "./access.ts";
import { cursorOf, type Places, placeIn } from "./cursor.ts";

type C = Context<Env>;

/** Lines of a page where nothing else is asked for, and at most. */
export const usual: number = 50;
export const most: number = 200;

/** A page of a list, and the cursor of the next one. `place` names a line by what the list is sorted by. */
export async function paged<T, L extends keyof Places>(
  c: C,
  kind: L,
  list: (limit: number, after: Places[L] | null) => Promise<readonly T[]>,
  place: (line: T) => Places[L],
): Promise<{ items: T[]; next: string | null }> {
  const limit = Number(c.req.query("limit") ?? usual);
  const lines = await list(limit + 1, placeIn(kind, c.req.query("cursor")));
  const items = lines.slice(0, limit);
  return { items, next: lines.length > limit ? cursorOf(kind, place(items.at(-1)!)) : null };
}

/** The window behind a place, as a ledger takes it. */
export function behind(
  limit: number,
  after: readonly [day: string | null, id: string, index?: number] | null,
): Slice {
  if (!after) return { limit };
  const [day, id, index] = after;
  return { limit, after: { day, id, ...(index === undefined ? {} : { index }) } };
}

/** A page of entries: found, then opened. */
export async function entryPage<T>(
  c: C,
  kind: "statements" | "events",
  find: (slice: Slice) => Promise<Found[]>,
  open: (found: readonly Found[]) => Promise<T[]>,
): Promise<{ items: T[]; next: string | null }> {
  const { items, next } = await paged(
    c,
    kind,
    (limit, after) => find(behind(limit, after)),
    ({ day, article, index }) => [day, article, index],
  );
  return { items: await open(items), next };
}

/** Names that the ledger counts for one beginning; more have none. */
const mostNames = 2000;

export async function namesBehind(
  ledger: Ledger,
  words: string,
  limit: number,
  after: Places["names"] | null,
): Promise<NameRow[]> {
  const names = await ledger.names(words, mostNames);
  if (!after) return names.slice(0, limit);
  const [articles, key, kind] = after;
  const stands = (row: NameRow): boolean =>
    row.articles < articles ||
    (row.articles === articles && (row.key > key || (row.key === key && row.kind > kind)));
  return names.filter(stands).slice(0, limit);
}

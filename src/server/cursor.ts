/**
 * Cursors of the API's lists: the place of the last line that was given, by what its list is sorted by. They hold no
 * number of lines, so that whoever adds pages between two pages of a list neither repeats a line nor loses one.
 */
import { z } from "zod";

const day = z.string().max(40).nullable();
const id = z.string().regex(/^[0-9a-f]{32}$/);
const entry = z.tuple([day, id, z.int().min(0)]);

/** What stands in a cursor of each list. */
export interface Places {
  readonly rank: [day: string | null, article: string];
  readonly date: [day: string | null, article: string];
  readonly statements: [day: string | null, article: string, index: number];
  readonly events: [day: string | null, article: string, index: number];
  readonly stories: [day: string | null, story: string];
  readonly names: [articles: number, key: string, kind: string];
  readonly changes: [id: string];
}

const places: { readonly [L in keyof Places]: z.ZodType<Places[L]> } = {
  rank: z.tuple([day, id]),
  date: z.tuple([day, id]),
  statements: entry,
  events: entry,
  stories: z.tuple([day, id]),
  names: z.tuple([z.int().min(0), z.string().max(2000), z.string().max(40)]),
  changes: z.tuple([z.string().max(100)]),
};

/** A request whose cursor is of another list, or was never given. */
export class CursorError extends Error {}

export function cursorOf<L extends keyof Places>(list: L, place: Places[L]): string {
  return Buffer.from(JSON.stringify([list, ...place])).toString("base64url");
}

/** The place that a cursor of this list names; null without a cursor. */
export function placeIn<L extends keyof Places>(list: L, cursor: string | undefined): Places[L] | null {
  if (cursor === undefined) return null;
  const [of, ...place] = listIn(cursor);
  const found = places[list].safeParse(place);
  if (of === list && found.success) return found.data;
  throw new CursorError("this list gave no such cursor; begin anew without one");
}

function listIn(cursor: string): unknown[] {
  try {
    const list: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/**
 * Conditions of a query as SQL with bound values; nothing that is typed becomes syntax. Each field that names someone
 * is looked up by its own index, the newest first and only so many: a common name must not cost a scan of everything.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Place } from "./ledger.ts";
import type { Query } from "./query.ts";
import { keysWith } from "./sqlite-keys.ts";
import { statement } from "./sqlite-prepared.ts";

export type Value = string | number;

export interface Where {
  readonly sql: string[];
  readonly values: Value[];
}

/** Newest articles of a name, and with a word, that are looked at. */
export const newest = 2000;
const newestWorded = 5000;

export function add(where: Where, condition: string, ...values: readonly Value[]): void {
  where.sql.push(condition);
  where.values.push(...values);
}

export const marks = (list: readonly unknown[]): string => list.map(() => "?").join(", ");

export const conditionOf = ({ sql }: Where): string => sql.join(" AND ") || "1";

/** What a list is sorted by, as its columns. */
interface Sorting {
  readonly day: string;
  readonly id: string;
  readonly index?: string;
}

/**
 * Conditions for the lines behind a place in a list of the newest first. Lines without a day come last, and are asked
 * for apart: together no index would lead to either.
 */
export function partsBehind(place: Place | undefined, columns: Sorting): Where[] {
  if (!place) return [{ sql: [], values: [] }];
  const { sql, values } = tied(place, columns);
  const { day } = columns;
  if (place.day === null) return [{ sql: [`${day} IS NULL`, sql], values }];
  return [
    { sql: [`${day} <= ?`, `(${day} < ? OR ${sql})`], values: [place.day, place.day, ...values] },
    { sql: [`${day} IS NULL`], values: [] },
  ];
}

/** Lines of the place's own day that are behind it. */
export function tied({ id, index }: Place, columns: Sorting): { sql: string; values: Value[] } {
  return columns.index === undefined
    ? { sql: `${columns.id} > ?`, values: [id] }
    : {
        sql: `(${columns.id} > ? OR (${columns.id} = ? AND ${columns.index} > ?))`,
        values: [id, id, index ?? -1],
      };
}

/** The lines of several parts, one after another, as many as are wanted. */
export function gathered<T>(
  parts: readonly Where[],
  limit: number,
  ask: (part: Where, limit: number) => T[],
): T[] {
  const lines: T[] = [];
  for (const part of parts) if (lines.length < limit) lines.push(...ask(part, limit - lines.length));
  return lines;
}

/** Both conditions. */
export const both = (a: Where, b: Where): Where => ({
  sql: [...a.sql, ...b.sql],
  values: [...a.values, ...b.values],
});

/** The query's words in FTS5's syntax, each word quoted, so that nothing typed is an operator. */
export function matchOf({ must, mustNot }: Query): string | null {
  if (!must.length) return null;
  const phrase = (words: readonly string[]): string => `"${words.join(" ")}"`;
  return mustNot.reduce((match, words) => `(${match}) NOT ${phrase(words)}`, must.map(phrase).join(" AND "));
}

/** Who speaks and who passes it on, with the table and the column that hold them. */
export function spokenIn({ speaker, via }: Query): readonly (readonly [Query["speaker"], string, string])[] {
  return [
    [speaker, "statements", "speaker"],
    [via, "relays", "via"],
  ];
}

/** `column` (an article's id) is among the newest articles in which the query's speaker speaks, and its relay relays. */
export function amongSpoken(where: Where, db: DatabaseSync, query: Query, column: string): void {
  const until = query.to ? "AND x.day <= ?" : "";
  const bound = query.to ? [query.to] : [];
  for (const [name, table, field] of spokenIn(query)) {
    if (!name) continue;
    const keys = keysWith(db, name);
    add(
      where,
      `${column} IN (SELECT x.article FROM ${table} x WHERE x.${field} IN (${marks(keys)}) ${until} ORDER BY x.day DESC LIMIT ${newest})`,
      ...keys,
      ...bound,
    );
  }
}

/** Days between which an article is published. */
export interface Days {
  readonly from: string | null;
  readonly to: string | null;
}

/** What was said within some days is also told later: so many of the first articles after them are looked at, too. */
const afterwards = 300;

/** `column` (an article's id) is among the newest articles, within `days`, of the query's publisher and of its agency. */
export function amongPublished(
  where: Where,
  db: DatabaseSync,
  query: Query,
  column: string,
  days: Days,
): void {
  for (const [name, field] of houses(query)) {
    const keys = keysWith(db, name);
    const own: Where = { sql: [], values: [] };
    add(own, `x.${field} IN (${marks(keys)})`, ...keys);
    if (days.from) add(own, "x.day >= ?", days.from);
    if (days.to) add(own, "x.day <= ?", days.to);
    const within = `SELECT x.id FROM articles x WHERE ${conditionOf(own)} ORDER BY x.day DESC LIMIT ${newest}`;
    const after = `SELECT x.id FROM articles x WHERE x.${field} IN (${marks(keys)}) AND x.day > ? ORDER BY x.day LIMIT ${afterwards}`;
    if (!days.to) add(where, `${column} IN (${within})`, ...own.values);
    else
      add(
        where,
        `${column} IN (SELECT id FROM (${within}) UNION ALL SELECT id FROM (${after}))`,
        ...own.values,
        ...keys,
        days.to,
      );
  }
}

/** `column` (an article's id) is among the newest articles with the words of `match`, of those within `days`. */
export function amongWorded(
  where: Where,
  db: DatabaseSync,
  match: string | null,
  column: string,
  days: Days,
): void {
  if (match === null) return;
  const { first, last } = numbersWithin(db, days);
  const within = `SELECT rowid FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ${newestWorded}`;
  const after = `SELECT rowid FROM words WHERE words MATCH ? AND rowid > ? ORDER BY rowid LIMIT ${afterwards}`;
  add(
    where,
    `${column} IN (SELECT d.article FROM documents d WHERE d.number IN (SELECT rowid FROM (${within}) UNION ALL SELECT rowid FROM (${after})))`,
    match,
    first,
    last,
    match,
    last,
  );
}

/**
 * The first and last number in the index of words of articles within some days. Articles are mostly added in order of
 * publication, so that few others lie between.
 */
export function numbersWithin(db: DatabaseSync, { from, to }: Days): { first: number; last: number } {
  if (!from && !to) return { first: 0, last: Number.MAX_SAFE_INTEGER };
  const row = statement(
    db,
    "SELECT min(number) AS first, max(number) AS last FROM documents WHERE day >= ? AND day <= ?",
  ).get(from ?? "", to ?? "9999-12-31") as { first: number | null; last: number | null };
  return { first: row.first ?? 1, last: row.last ?? 0 };
}

/** The publisher and the agency that a query asks for, with the columns in which they stand. */
export function houses({ publisher, agency }: Query): [name: string, column: string][] {
  const asked: [string | null, string][] = [
    [publisher, "publisher_key"],
    [agency, "agency_key"],
  ];
  return asked.filter((house): house is [string, string] => house[0] !== null && house[0] !== "");
}

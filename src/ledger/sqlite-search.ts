/** Lookups by words, names and days. Only this room turns a query into SQL, and only with bound values. */
import type { DatabaseSync } from "node:sqlite";
import type { Reading } from "../model.ts";
import type { ArticleRow, Found, Slice, StoryRow } from "./ledger.ts";
import { type Query, wordsOf } from "./query.ts";
import { keysWith } from "./sqlite-keys.ts";

/** How many of the newest articles with the words are ranked: a common word must not cost a scan of everything. */
const candidates = 2000;

const columns = [
  "id",
  "url",
  "source",
  "headline",
  "section",
  "publisher",
  "agency",
  "language",
  "published",
  "earliest",
  "latest",
  "added_at AS addedAt",
  "fold",
  "story",
];

/** The columns of an `ArticleRow`, each with the table's name before it. */
export const rowColumns = (table = ""): string => columns.map((column) => `${table}${column}`).join(", ");

type Value = string | number;
interface Where {
  readonly sql: string[];
  readonly values: Value[];
}

/** The query's words in FTS5's syntax, each word quoted, so that nothing typed is an operator. */
export function matchOf({ must, mustNot }: Query): string | null {
  if (!must.length) return null;
  const phrase = (words: readonly string[]): string => `"${words.join(" ")}"`;
  return mustNot.reduce((match, words) => `(${match}) NOT ${phrase(words)}`, must.map(phrase).join(" AND "));
}

export function searchArticles(
  db: DatabaseSync,
  query: Query,
  { limit, offset = 0, order = "rank" }: Slice & { order?: "rank" | "date" },
): ArticleRow[] {
  const match = matchOf(query);
  const where = articleConditions(db, query, match === null);
  if (match === null) {
    return db
      .prepare(
        `SELECT ${rowColumns("a.")} FROM articles a WHERE ${where.sql.join(" AND ") || "1"} ORDER BY a.day DESC, a.id LIMIT ? OFFSET ?`,
      )
      .all(...where.values, limit, offset) as unknown as ArticleRow[];
  }
  const sorted = order === "rank" ? "hit.score, a.day DESC" : "a.day DESC";
  return db
    .prepare(
      `WITH newest AS (SELECT rowid AS number FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT ${candidates}),
            hit AS (SELECT w.rowid AS number, bm25(words, 4.0, 1.0) AS score FROM words w WHERE words MATCH ? AND w.rowid >= (SELECT min(number) FROM newest))
       SELECT ${rowColumns("a.")} FROM hit JOIN documents d ON d.number = hit.number JOIN articles a ON a.id = d.article
       WHERE ${where.sql.join(" AND ") || "1"} ORDER BY ${sorted}, a.id LIMIT ? OFFSET ?`,
    )
    .all(match, match, ...where.values, limit, offset) as unknown as ArticleRow[];
}

/** Newest articles of a speaker or relay that are looked at, where no words narrow the search. */
const newest = 5000;

/** `alone`: no words narrow the search, so that names must be looked up by their index and not row by row. */
function articleConditions(db: DatabaseSync, query: Query, alone: boolean): Where {
  const sql: string[] = [];
  const values: Value[] = [];
  const add = (condition: string, ...bound: Value[]): void => {
    sql.push(condition);
    values.push(...bound);
  };
  for (const [name, column] of [
    [query.publisher, "publisher_key"],
    [query.agency, "agency_key"],
  ] as const) {
    if (!name) continue;
    const keys = keysWith(db, name);
    add(`a.${column} IN (${keys.map(() => "?").join(", ")})`, ...keys);
  }
  if (query.from) add("a.day >= ?", query.from);
  if (query.to) add("a.day <= ?", query.to);
  for (const [name, table, column, sorted] of [
    [query.speaker, "statements", "speaker", "ORDER BY x.day DESC"],
    [query.via, "relays", "via", ""],
  ] as const) {
    if (!name) continue;
    const keys = keysWith(db, name);
    const among = (own: string): string => `${own}x.${column} IN (${keys.map(() => "?").join(", ")})`;
    if (alone)
      add(`a.id IN (SELECT x.article FROM ${table} x WHERE ${among("")} ${sorted} LIMIT ${newest})`, ...keys);
    else add(`EXISTS (SELECT 1 FROM ${table} x WHERE x.article = a.id AND ${among("+")})`, ...keys);
  }
  if (query.planned) add("EXISTS (SELECT 1 FROM events x WHERE x.article = a.id AND +x.status = 'planned')");
  return { sql, values };
}

export function searchStatements(
  db: DatabaseSync,
  reading: (id: string, sha256: string) => Reading | null,
  query: Query,
  { limit, offset = 0, thoughts = false }: Slice & { thoughts?: boolean },
): Found[] {
  const sql: string[] = [];
  const values: Value[] = [];
  const add = (condition: string, ...bound: Value[]): void => {
    sql.push(condition);
    values.push(...bound);
  };
  add(thoughts ? "s.act <> 'wrong'" : "s.act = 'said'");
  if (query.speaker) {
    const keys = keysWith(db, query.speaker);
    add(`s.speaker IN (${keys.map(() => "?").join(", ")})`, ...keys);
  }
  if (query.via) {
    const keys = keysWith(db, query.via);
    add(
      `EXISTS (SELECT 1 FROM relays r WHERE r.article = s.article AND r.entry = s.entry AND +r.via IN (${keys.map(() => "?").join(", ")}))`,
      ...keys,
    );
  }
  if (query.from) add("s.day >= ?", query.from);
  if (query.to) add("s.day <= ?", query.to);
  const rest = articleConditions(db, { ...query, speaker: null, via: null, from: null, to: null }, false);
  sql.push(...rest.sql);
  values.push(...rest.values);
  const match = matchOf({ ...query, mustNot: [] });
  if (match !== null)
    add(
      "a.id IN (SELECT d.article FROM documents d WHERE d.number IN (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 5000))",
      match,
    );
  const rows = db
    .prepare(
      `SELECT s.article AS article, s.entry AS "index", a.sha256 AS sha256 FROM statements s JOIN articles a ON a.id = s.article WHERE ${sql.join(" AND ") || "1"} ORDER BY s.day DESC, s.article, s.entry`,
    )
    .iterate(...values);
  const found: Found[] = [];
  const opened = new Map<string, Reading | null>();
  let skip = offset;
  for (const row of rows as Iterable<Found & { sha256: string }>) {
    if (query.must.length || query.mustNot.length) {
      if (!opened.has(row.article)) opened.set(row.article, reading(row.article, row.sha256));
      if (!saysWords(opened.get(row.article)!, row.index, query)) continue;
    }
    if (skip-- > 0) continue;
    found.push({ article: row.article, index: row.index });
    if (found.length >= limit) break;
  }
  return found;
}

/** Whether the words stand in the statement itself, not merely somewhere in its article. */
function saysWords(reading: Reading, index: number, { must, mustNot }: Query): boolean {
  const statement = reading.statements[index];
  if (!statement) return false;
  const said = ` ${wordsOf(statement.content.map(({ start, end }) => reading.article.text.slice(start, end)).join(" ")).join(" ")} `;
  const has = (words: readonly string[]): boolean => said.includes(` ${words.join(" ")} `);
  return must.every(has) && !mustNot.some(has);
}

export function searchEvents(db: DatabaseSync, query: Query, { limit, offset = 0 }: Slice): Found[] {
  const sql: string[] = ["e.earliest IS NOT NULL"];
  const values: Value[] = [];
  if (query.from) {
    sql.push("e.latest >= ?");
    values.push(query.from);
  }
  if (query.to) {
    sql.push("e.earliest <= ?");
    values.push(query.to);
  }
  if (query.planned) sql.push("e.status = 'planned'");
  const rest = articleConditions(db, { ...query, from: null, to: null, planned: false }, false);
  sql.push(...rest.sql);
  values.push(...rest.values);
  const match = matchOf(query);
  if (match !== null) {
    sql.push(
      "a.id IN (SELECT d.article FROM documents d WHERE d.number IN (SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 5000))",
    );
    values.push(match);
  }
  return db
    .prepare(
      `SELECT e.article AS article, e.entry AS "index" FROM events e JOIN articles a ON a.id = e.article WHERE ${sql.join(" AND ")} ORDER BY e.earliest, e.article, e.entry LIMIT ? OFFSET ?`,
    )
    .all(...values, limit, offset) as unknown as Found[];
}

/** Stories by their newest article, found by walking back through the days until there are enough. */
export function newestStories(
  db: DatabaseSync,
  from: string,
  to: string,
  limit: number,
  offset: number,
): StoryRow[] {
  const wanted = new Set<string>();
  const walk = db
    .prepare("SELECT story FROM articles WHERE story IS NOT NULL AND day BETWEEN ? AND ? ORDER BY day DESC")
    .iterate(from, to) as Iterable<{ story: string }>;
  for (const { story } of walk) if (wanted.add(story).size >= limit + offset) break;
  if (wanted.size < limit + offset && to === "9999") {
    const undated = db
      .prepare("SELECT DISTINCT story FROM articles WHERE story IS NOT NULL AND day IS NULL LIMIT ?")
      .all(limit + offset - wanted.size);
    for (const { story } of undated as { story: string }[]) wanted.add(story);
  }
  const about = db.prepare(
    "SELECT story AS id, count(*) AS articles, count(DISTINCT fold) AS folds, min(day) AS first, max(day) AS last FROM articles WHERE story = ?",
  );
  return [...wanted].slice(offset).map((story) => ({ ...about.get(story) }) as unknown as StoryRow);
}

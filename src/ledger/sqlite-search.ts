/** Lookups of articles and stories by words, names and days. */
import type { DatabaseSync } from "node:sqlite";
import type { ArticleRow, Slice, StoryRow } from "./ledger.ts";
import type { Query } from "./query.ts";
import { keysWith } from "./sqlite-keys.ts";
import { statement } from "./sqlite-prepared.ts";
import {
  add,
  amongSpoken,
  conditionOf,
  houses,
  marks,
  matchOf,
  newest,
  numbersWithin,
  spokenIn,
  type Where,
} from "./sqlite-where.ts";

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

/** Articles that fit a query. With words: the newest with them, by rank or by day. Without: newest first. */
export function searchArticles(
  db: DatabaseSync,
  query: Query,
  slice: Slice & { order?: "rank" | "date" },
): ArticleRow[] {
  const match = matchOf(query);
  return match === null ? withoutWords(db, query, slice) : withWords(db, query, match, slice);
}

function withWords(
  db: DatabaseSync,
  query: Query,
  match: string,
  { limit, offset = 0, order = "rank" }: Slice & { order?: "rank" | "date" },
): ArticleRow[] {
  const where = daysAndPlans(query);
  for (const [name, column] of houses(query)) {
    const keys = keysWith(db, name);
    add(where, `a.${column} IN (${marks(keys)})`, ...keys);
  }
  // The words narrow the search, so that each article is asked who speaks in it, and no index of names is walked.
  for (const [name, table, column] of spokenIn(query)) {
    if (!name) continue;
    const keys = keysWith(db, name);
    add(
      where,
      `EXISTS (SELECT 1 FROM ${table} x WHERE x.article = a.id AND +x.${column} IN (${marks(keys)}))`,
      ...keys,
    );
  }
  const { first, last } = numbersWithin(db, query);
  const sorted = order === "rank" ? "hit.score, a.day DESC" : "a.day DESC";
  const score = order === "rank" ? "bm25(words, 4.0, 1.0)" : "0";
  return statement(
    db,
    `WITH newest AS (SELECT rowid AS number FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ${newest}),
          hit AS (SELECT w.rowid AS number, ${score} AS score FROM words w WHERE words MATCH ? AND w.rowid BETWEEN (SELECT min(number) FROM newest) AND ?)
     SELECT ${rowColumns("a.")} FROM hit JOIN documents d ON d.number = hit.number JOIN articles a ON a.id = d.article
     WHERE ${conditionOf(where)} ORDER BY ${sorted}, a.id LIMIT ? OFFSET ?`,
  ).all(match, first, last, match, last, ...where.values, limit, offset) as unknown as ArticleRow[];
}

/** Names that one search walks side by side; with more, all articles are walked by their day. */
const mostWalks = 50;

function withoutWords(db: DatabaseSync, query: Query, { limit, offset = 0 }: Slice): ArticleRow[] {
  const where = daysAndPlans(query);
  amongSpoken(where, db, query, "a.id");
  let walks: string[][] = [[]];
  let walked = "1";
  for (const [name, column] of houses(query)) {
    const keys = keysWith(db, name);
    if (walks[0]?.length === 0 && !query.speaker && !query.via && keys.length <= mostWalks) {
      walks = keys.map((key) => [key]);
      walked = `a.${column} = ?`;
    } else add(where, `+a.${column} IN (${marks(keys)})`, ...keys);
  }
  if (!walks.length) return [];
  // One ordered walk a name; SQLite merges them as far as they are read.
  const one = `SELECT a.day AS day, ${rowColumns("a.")} FROM articles a WHERE ${walked} AND ${conditionOf(where)}`;
  const rows = statement(
    db,
    `${walks.map(() => one).join(" UNION ALL ")} ORDER BY day DESC, id LIMIT ? OFFSET ?`,
  ).all(...walks.flatMap((key) => [...key, ...where.values]), limit, offset);
  return rows.map(({ day: _day, ...row }) => row) as unknown as ArticleRow[];
}

function daysAndPlans(query: Query): Where {
  const where: Where = { sql: [], values: [] };
  if (query.from) add(where, "a.day >= ?", query.from);
  if (query.to) add(where, "a.day <= ?", query.to);
  if (query.planned)
    add(where, "EXISTS (SELECT 1 FROM events x WHERE x.article = a.id AND +x.status = 'planned')");
  return where;
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

/** Lookups of articles by words, names and days. */
import type { DatabaseSync } from "node:sqlite";
import { type ArticleRow, LostPlace, type Place, type Slice } from "./ledger.ts";
import type { Query } from "./query.ts";
import { keysWith } from "./sqlite-keys.ts";
import { statement } from "./sqlite-prepared.ts";
import {
  add,
  amongSpoken,
  both,
  conditionOf,
  gathered,
  houses,
  marks,
  matchOf,
  newest,
  numbersWithin,
  partsBehind,
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
  { limit, offset = 0, order = "rank", after }: Slice & { order?: "rank" | "date" },
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
  const hits = `newest AS (SELECT rowid AS number FROM words WHERE words MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ${newest}),
          hit AS (SELECT w.rowid AS number, ${order === "rank" ? "bm25(words, 4.0, 1.0)" : "0"} AS score FROM words w WHERE words MATCH ? AND w.rowid BETWEEN (SELECT min(number) FROM newest) AND ?),
          ranked AS (SELECT hit.score AS score, d.article AS id FROM hit JOIN documents d ON d.number = hit.number)`;
  const asked = [match, first, last, match, last];
  const ask = (behind: Where, most: number): ArticleRow[] => {
    const all = both(where, behind);
    return statement(
      db,
      `WITH ${hits} SELECT ${rowColumns("a.")} FROM ranked r JOIN articles a ON a.id = r.id
       WHERE ${conditionOf(all)} ORDER BY r.score, a.day DESC, a.id LIMIT ? OFFSET ?`,
    ).all(...asked, ...all.values, most, offset) as unknown as ArticleRow[];
  };
  if (!after || order === "date") return gathered(partsBehind(after, listed), limit, ask);
  const score = statement(db, `WITH ${hits} SELECT score FROM ranked WHERE id = ?`).get(...asked, after.id);
  if (!score) throw new LostPlace("the article behind which this list goes on no longer fits; begin anew");
  return ask(behindRank((score as { score: number }).score, after), limit);
}

const listed = { day: "a.day", id: "a.id" };

function behindRank(score: number, after: Place): Where {
  const same = partsBehind(after, listed).map((part) => `(${conditionOf(part)})`);
  const values = partsBehind(after, listed).flatMap((part) => part.values);
  return {
    sql: [`(r.score > ? OR (r.score = ? AND (${same.join(" OR ")})))`],
    values: [score, score, ...values],
  };
}

/** Names that one search walks side by side; with more, all articles are walked by their day. */
const mostWalks = 50;

function withoutWords(db: DatabaseSync, query: Query, { limit, offset = 0, after }: Slice): ArticleRow[] {
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
  const rows = gathered(partsBehind(after, listed), limit, (behind, most) => {
    const all = both(where, behind);
    // One ordered walk a name; SQLite merges them as far as they are read.
    const one = `SELECT a.day AS day, ${rowColumns("a.")} FROM articles a WHERE ${walked} AND ${conditionOf(all)}`;
    return statement(
      db,
      `${walks.map(() => one).join(" UNION ALL ")} ORDER BY day DESC, id LIMIT ? OFFSET ?`,
    ).all(...walks.flatMap((key) => [...key, ...all.values]), most, offset);
  });
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

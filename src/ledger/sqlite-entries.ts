/** Lookups of statements and events: the entries of readings, by who, through whom, when and with which words. */
import type { DatabaseSync } from "node:sqlite";
import type { Reading } from "../model.ts";
import type { Found, Slice } from "./ledger.ts";
import { type Query, wordsOf } from "./query.ts";
import { keysWith } from "./sqlite-keys.ts";
import { statement } from "./sqlite-prepared.ts";
import {
  add,
  amongPublished,
  amongSpoken,
  amongWorded,
  conditionOf,
  matchOf,
  partsBehind,
  tied,
  type Value,
  type Where,
} from "./sqlite-where.ts";

/** Readings that are opened to see whether the words stand in a statement, and not only beside it. */
const mostOpened = 200;

type Row = Found & { readonly sha256: string };

/** Statements, newest first. Where words are asked for, those of the newest articles with them. */
export function searchStatements(
  db: DatabaseSync,
  reading: (id: string, sha256: string) => Reading | null,
  query: Query,
  { limit, offset = 0, thoughts = false, after }: Slice & { thoughts?: boolean },
): Found[] {
  const worded = query.must.length + query.mustNot.length > 0;
  const day = query.via && !query.speaker ? "r.day" : "s.day";
  const parts = partsBehind(after, { day, id: "s.article", index: "s.entry" });
  const asked = parts.map((part) => statementSql(db, query, thoughts, day, part));
  if (worded) return withSaidWords(db, reading, query, asked, limit, offset);
  const rows: unknown[] = [];
  for (const { sql, values } of asked)
    if (rows.length < limit)
      rows.push(...statement(db, `${sql} LIMIT ? OFFSET ?`).all(...values, limit - rows.length, offset));
  return rows.map(foundOf);
}

interface Asked {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Opens the readings that are found, until enough statements say the words. */
function withSaidWords(
  db: DatabaseSync,
  reading: (id: string, sha256: string) => Reading | null,
  query: Query,
  asked: readonly Asked[],
  limit: number,
  offset: number,
): Found[] {
  const found: Found[] = [];
  const opened = new Map<string, Reading | null>();
  let skip = offset;
  for (const { sql, values } of asked) {
    for (const row of db.prepare(sql).iterate(...values) as Iterable<unknown> as Iterable<Row>) {
      if (!opened.has(row.article)) {
        if (opened.size === mostOpened) return found;
        opened.set(row.article, reading(row.article, row.sha256));
      }
      if (!saysWords(opened.get(row.article)!, row.index, query) || skip-- > 0) continue;
      found.push(foundOf(row));
      if (found.length >= limit) return found;
    }
  }
  return found;
}

function foundOf(row: unknown): Found {
  const { article, index, day } = row as Row;
  return { article, index, day };
}

/** One ordered walk for each key that fits the speaker or the relay; SQLite merges them as far as they are read. */
function statementSql(db: DatabaseSync, query: Query, thoughts: boolean, day: string, behind: Where): Asked {
  const where: Where = { sql: [...behind.sql], values: [...behind.values] };
  add(where, thoughts ? "s.act <> 'wrong'" : "s.act = 'said'");
  if (query.from) add(where, "s.day >= ?", query.from);
  if (query.to) add(where, "s.day <= ?", query.to);
  amongPublished(where, db, query, "s.article", query);
  amongWorded(where, db, matchOf({ ...query, mustNot: [] }), "s.article", query);
  if (query.planned)
    add(where, "EXISTS (SELECT 1 FROM events x WHERE x.article = s.article AND +x.status = 'planned')");
  if (query.speaker && query.via) {
    const keys = keysWith(db, query.via);
    add(
      where,
      `EXISTS (SELECT 1 FROM relays x WHERE x.article = s.article AND x.entry = s.entry AND +x.via IN (${keys.map(() => "?").join(", ")}))`,
      ...keys,
    );
  }
  const [from, condition] = query.speaker
    ? ["statements s", "s.speaker = ?"]
    : query.via
      ? ["relays r CROSS JOIN statements s ON s.article = r.article AND s.entry = r.entry", "r.via = ?"]
      : ["statements s", "1"];
  const name = query.speaker ?? query.via;
  const walks = name ? keysWith(db, name).map((key) => [key]) : [[]];
  const one = `SELECT ${day} AS day, s.article AS article, s.entry AS "index", a.sha256 AS sha256 FROM ${from} CROSS JOIN articles a ON a.id = s.article WHERE ${condition} AND ${conditionOf(where)}`;
  return {
    sql: `${walks.map(() => one).join(" UNION ALL ") || `${one} AND 0`} ORDER BY day DESC, article, "index"`,
    values: walks.length ? walks.flatMap((key) => [...key, ...where.values]) : ["", ...where.values],
  };
}

/** Whether the words stand in the statement itself, not merely somewhere in its article. */
function saysWords(reading: Reading, index: number, { must, mustNot }: Query): boolean {
  const said = reading.statements[index];
  if (!said) return false;
  const { text } = reading.article;
  const words = said.content.map(({ start, end }) => text.slice(start, end)).join(" ");
  const line = ` ${wordsOf(words).join(" ")} `;
  const has = (phrase: readonly string[]): boolean => line.includes(` ${phrase.join(" ")} `);
  return must.every(has) && !mustNot.some(has);
}

/**
 * Events by date. Those that begin within the days asked for are read in order from an index; those that began before
 * and still last are found by their end.
 */
export function searchEvents(db: DatabaseSync, query: Query, { limit, offset = 0, after }: Slice): Found[] {
  const where: Where = { sql: [], values: [] };
  if (query.planned) add(where, "e.status = 'planned'");
  if (query.to) add(where, "e.earliest <= ?", query.to);
  const { from, to } = query;
  // What happens within some days is announced some weeks before, and told some weeks after.
  const told = { from: from && shifted(from, -31), to: to && shifted(to, 31) };
  amongSpoken(where, db, { ...query, to: told.to }, "e.article");
  amongPublished(where, db, query, "e.article", { ...told, to });
  amongWorded(where, db, matchOf(query), "e.article", { ...told, to });
  const same = after && tied(after, { day: "e.earliest", id: "e.article", index: "e.entry" });
  const place: Value[] = same ? [after.day ?? "", after.day ?? "", ...same.values] : [];
  const part = (days: string, first = "e.earliest"): string => {
    const behind = same ? `${first} >= ? AND (${first} > ? OR ${same.sql})` : "1";
    return `SELECT * FROM (SELECT e.earliest AS day, e.article AS article, e.entry AS "index" FROM events e WHERE ${behind} AND ${days} AND ${conditionOf(where)} ORDER BY ${first}, e.article, e.entry LIMIT ?)`;
  };
  const end = 'ORDER BY day, article, "index" LIMIT ? OFFSET ?';
  const most = limit + offset;
  const ask = (sql: string, values: readonly Value[]): unknown[] =>
    statement(db, `${sql} ${end}`).all(...values, limit, offset);
  const rows = from
    ? ask(
        `${part("e.earliest >= ?")} UNION ALL ${part("+e.earliest < ? AND e.latest >= ?", "+e.earliest")}`,
        [...place, from, ...where.values, most, ...place, from, from, ...where.values, most],
      )
    : ask(part("e.earliest IS NOT NULL"), [...place, ...where.values, most]);
  return rows.map(foundOf);
}

/** An ISO day so many days later. */
function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);
}

/** The keys of names, found by any of their words: "velin" leads to "ana velin" without a scan. */
import type { DatabaseSync } from "node:sqlite";
import type { NameRow } from "./ledger.ts";
import { wordsOf } from "./query.ts";
import { statement } from "./sqlite-prepared.ts";

/** Keys that one search looks under, at most. */
const most = 400;

/** Names can be found by any of their words. */
export function putKeys(db: DatabaseSync, keys: Iterable<string>): void {
  const put = statement(db, "INSERT OR IGNORE INTO keys (key) VALUES (?)");
  const index = statement(db, "INSERT INTO key_words (rowid, key) VALUES (?, ?)");
  for (const key of new Set(keys)) {
    const { changes, lastInsertRowid } = put.run(key);
    if (changes) index.run(lastInsertRowid, key);
  }
}

/** Keys that hold all of these words; with `prefix` the last one may be a beginning. */
export function keysWith(
  db: DatabaseSync,
  name: string,
  { prefix = false }: { prefix?: boolean } = {},
): string[] {
  const words = wordsOf(name);
  if (!words.length) return [];
  const match = words
    .map((word, at) => `"${word}"${prefix && at === words.length - 1 ? "*" : ""}`)
    .join(" AND ");
  const rows = statement(
    db,
    "SELECT k.key AS key FROM key_words w JOIN keys k ON k.number = w.rowid WHERE w.key_words MATCH ? LIMIT ?",
  ).all(match, most);
  // Words may stand in any order in the index; a name has them one after another.
  return (rows as { key: string }[])
    .map(({ key }) => key)
    .filter((key) => ` ${key}`.includes(` ${words.join(" ")}`));
}

/**
 * Names whose words begin with the given words, the most named first. Counted by the index alone; one name stands for
 * all that have its key.
 */
export function namesWith(db: DatabaseSync, words: string, limit: number): NameRow[] {
  const keys = keysWith(db, words, { prefix: true });
  const counted = statement(
    db,
    `SELECT key, kind, count(*) AS articles FROM names WHERE key IN (${keys.map(() => "?").join(", ")})
     GROUP BY key, kind ORDER BY articles DESC, key, kind LIMIT ?`,
  ).all(...keys, limit) as unknown as Omit<NameRow, "name">[];
  const one = statement(db, "SELECT name FROM names WHERE key = ? AND kind = ? ORDER BY article LIMIT 1");
  return counted.map(({ key, kind, articles }) => ({
    key,
    name: (one.get(key, kind) as { name: string }).name,
    kind,
    articles,
  }));
}

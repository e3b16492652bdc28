/** The keys of names, found by any of their words: "velin" leads to "ana velin" without a scan. */
import type { DatabaseSync } from "node:sqlite";
import { wordsOf } from "./query.ts";

/** Keys that one search looks under, at most. */
const most = 400;

/** Names can be found by any of their words. */
export function putKeys(db: DatabaseSync, keys: Iterable<string>): void {
  const put = db.prepare("INSERT OR IGNORE INTO keys (key) VALUES (?)");
  const index = db.prepare("INSERT INTO key_words (rowid, key) VALUES (?, ?)");
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
  const rows = db
    .prepare(
      "SELECT k.key AS key FROM key_words w JOIN keys k ON k.number = w.rowid WHERE w.key_words MATCH ? LIMIT ?",
    )
    .all(match, most);
  // Words may stand in any order in the index; a name has them one after another.
  return (rows as { key: string }[])
    .map(({ key }) => key)
    .filter((key) => ` ${key}`.includes(` ${words.join(" ")}`));
}

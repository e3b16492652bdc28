/** Statements prepared once: the text of most is always the same, and parsing it costs more than many of them do. */
import type { DatabaseSync, StatementSync } from "node:sqlite";

const most = 200;
const prepared = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/**
 * The statement for `sql`. Only for what is run to its end before the next one asks for the same text (`all`, `get`,
 * `run`): a statement that is being iterated would begin anew.
 */
export function statement(db: DatabaseSync, sql: string): StatementSync {
  let known = prepared.get(db);
  if (!known) prepared.set(db, (known = new Map()));
  const found = known.get(sql) ?? db.prepare(sql);
  // The last asked for stands last, so that the first is the one to forget.
  known.delete(sql);
  known.set(sql, found);
  if (known.size > most) known.delete(known.keys().next().value!);
  return found;
}

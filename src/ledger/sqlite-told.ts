/**
 * What the second half was told, kept so that it goes on after a restart without being told again: of each telling
 * one blob for its story and one for its copies, numbered in the order in which they came. The numbers are the
 * stream's own and leave the ledger only as an order. Runs inside the caller's transaction.
 */
import type { DatabaseSync } from "node:sqlite";
import type { Placement, Standing, Telling, Told } from "./ledger.ts";
import { statement } from "./sqlite-prepared.ts";
import { keepSegments } from "./sqlite-shingles.ts";

/** Keeps places and what was told for them. False where others have told the ledger since. */
export function place(db: DatabaseSync, placements: readonly Placement[], told?: Told): boolean {
  if (told && countTold(db).tellings !== told.after) return false;
  if (told) keepTold(db, told);
  const { last } = statement(db, "SELECT coalesce(max(turn), 0) AS last FROM articles").get() as {
    last: number;
  };
  const set = statement(db, "UPDATE articles SET fold = ?, story = ?, turn = coalesce(turn, ?) WHERE id = ?");
  placements.forEach(({ article, fold, story }, at) => set.run(fold, story, last + at + 1, article));
  return true;
}

function keepTold(db: DatabaseSync, { after, tellings, stories, prints }: Told): void {
  const memory = statement(db, "INSERT INTO memories (number, article, day, bytes) VALUES (?, ?, ?, ?)");
  const print = statement(db, "INSERT INTO prints (number, bytes) VALUES (?, ?)");
  const by = statement(db, "UPDATE articles SET told = ? WHERE id = ?");
  tellings.forEach((telling, at) => {
    memory.run(after + at, telling.article, telling.day, telling.memory);
    if (telling.print) print.run(after + at, telling.print);
    by.run(telling.sha256, telling.article);
  });
  const set = statement(db, "UPDATE articles SET told_story = ? WHERE id = ?");
  for (const { article, story } of stories) set.run(story, article);
  keepSegments(db, after + tellings.length);
  const state = Buffer.from(JSON.stringify({ prints }));
  statement(
    db,
    "INSERT INTO states (name, bytes) VALUES ('told', ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes",
  ).run(state);
}

export function countTold(db: DatabaseSync): { tellings: number; prints: number } {
  const { tellings } = statement(
    db,
    "SELECT coalesce(max(number) + 1, 0) AS tellings FROM memories",
  ).get() as { tellings: number };
  const state = statement(db, "SELECT bytes FROM states WHERE name = 'told'").get() as
    | { bytes: Uint8Array }
    | undefined;
  const { prints } = state
    ? (JSON.parse(Buffer.from(state.bytes).toString("utf8")) as { prints: number })
    : { prints: 0 };
  return { tellings, prints };
}

export function standingOf(db: DatabaseSync, id: string): Standing | null {
  const row = statement(db, "SELECT sha256, told, fold, told_story AS story FROM articles WHERE id = ?").get(
    id,
  ) as unknown as Standing | undefined;
  return row ? { ...row } : null;
}

export function memoriesFrom(
  db: DatabaseSync,
  from: number,
  limit: number,
): Omit<Telling, "sha256" | "print">[] {
  return statement(
    db,
    "SELECT article, day, bytes AS memory FROM memories WHERE number >= ? ORDER BY number LIMIT ?",
  ).all(from, limit) as unknown as Telling[];
}

/** The newest prints in their order, some at a time. */
export async function* newestPrints(db: DatabaseSync, count: number): AsyncGenerator<Uint8Array> {
  const first = db.prepare("SELECT number FROM prints ORDER BY number DESC LIMIT 1 OFFSET ?");
  const some = db.prepare("SELECT number, bytes FROM prints WHERE number >= ? ORDER BY number LIMIT 1000");
  if (count <= 0) return;
  let from = (first.get(count - 1) as { number: number } | undefined)?.number ?? 0;
  for (;;) {
    const rows = some.all(from) as unknown as { number: number; bytes: Uint8Array }[];
    for (const { bytes } of rows) yield bytes;
    if (!rows.length) return;
    from = rows.at(-1)!.number + 1;
  }
}

export function forgetTold(db: DatabaseSync): void {
  db.exec(
    "DELETE FROM memories; DELETE FROM prints; DELETE FROM shingles; DELETE FROM states WHERE name = 'told'; UPDATE articles SET told = NULL",
  );
}

/**
 * What the second half was told, kept so that it goes on after a restart without being told again: of each telling
 * one blob for its story and one for its copies, numbered in the order in which they came. The numbers are the
 * stream's own and leave the ledger only as an order. Runs inside the caller's transaction.
 */
import type { DatabaseSync } from "node:sqlite";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
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

function keepTold(db: DatabaseSync, { after, tellings, stories, prints, checkpoint }: Told): void {
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
  const keep = statement(
    db,
    "INSERT INTO states (name, bytes) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes",
  );
  keep.run("told", Buffer.from(JSON.stringify({ prints })));
  if (checkpoint) keep.run("checkpoint", zstdCompressSync(checkpoint));
}

/** The last checkpoint. Throws a `RangeError` where it is damaged. */
export function checkpointOf(db: DatabaseSync): Uint8Array | null {
  const row = statement(db, "SELECT bytes FROM states WHERE name = 'checkpoint'").get() as
    | { bytes: Uint8Array }
    | undefined;
  if (!row) return null;
  try {
    return zstdDecompressSync(row.bytes);
  } catch (error) {
    throw new RangeError("the checkpoint is damaged", { cause: error });
  }
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

/** Tellings from number `from` to before `to`, some at a time. */
export async function* memoriesFrom(
  db: DatabaseSync,
  from: number,
  to: number,
): AsyncGenerator<Omit<Telling, "sha256" | "print">> {
  const some = db.prepare(
    "SELECT number, article, day, bytes AS memory FROM memories WHERE number >= ? AND number < ? ORDER BY number LIMIT 1000",
  );
  for (let at = from; at < to; ) {
    const rows = some.all(at, to) as unknown as (Telling & { number: number })[];
    yield* rows;
    if (!rows.length) return;
    at = rows.at(-1)!.number + 1;
  }
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
    "DELETE FROM memories; DELETE FROM prints; DELETE FROM shingles; DELETE FROM states WHERE name IN ('told', 'checkpoint'); UPDATE articles SET told = NULL",
  );
}

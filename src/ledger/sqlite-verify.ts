/** Whether a ledger still says what was put into it: every hash, every reading, every lookup row, every telling. */
import type { DatabaseSync } from "node:sqlite";
import { zstdDecompressSync } from "node:zlib";
import { keysOfPrint, newAssembly, recallAt, recallStory } from "../assemble.ts";
import type { Reading } from "../model.ts";
import type { Health } from "./ledger.ts";
import { eventsOf, namesOf, statementsOf } from "./rows.ts";
import { sharedIn } from "./segment.ts";
import { sha } from "./sqlite-add.ts";
import { checkpointOf } from "./sqlite-told.ts";

export function verifyAll(db: DatabaseSync): Health {
  const faults: string[] = [];
  const integrity = db.prepare("PRAGMA integrity_check(20)").all() as { integrity_check: string }[];
  for (const { integrity_check: line } of integrity) if (line !== "ok") faults.push(`database: ${line}`);
  let versions = 0;
  const rows = db
    .prepare(
      "SELECT v.article AS article, v.sha256 AS sha256, v.bytes AS bytes, v.reading AS reading, a.sha256 AS current FROM versions v LEFT JOIN articles a ON a.id = v.article",
    )
    .iterate();
  for (const row of rows as Iterable<{
    article: string;
    sha256: string;
    bytes: Uint8Array;
    reading: Uint8Array;
    current: string | null;
  }>) {
    versions++;
    const at = `article ${row.article}, capture ${row.sha256.slice(0, 12)}`;
    if (row.current === null) faults.push(`${at}: belongs to no article`);
    const reading = unpack(row.reading);
    if (!reading) faults.push(`${at}: its reading is damaged`);
    if (shaOf(row.bytes) !== row.sha256) faults.push(`${at}: its bytes are not those that were captured`);
    if (reading && row.current === row.sha256) faults.push(...rowFaults(db, reading, at));
  }
  const articles = (db.prepare("SELECT count(*) AS n FROM articles").get() as { n: number }).n;
  const lost = db
    .prepare(
      "SELECT a.id AS id FROM articles a LEFT JOIN versions v ON v.article = a.id AND v.sha256 = a.sha256 WHERE v.article IS NULL",
    )
    .all() as { id: string }[];
  for (const { id } of lost) faults.push(`article ${id}: its current capture is missing`);
  const unsearchable = db
    .prepare(
      "SELECT a.id AS id FROM articles a LEFT JOIN documents d ON d.article = a.id LEFT JOIN words w ON w.rowid = d.number WHERE w.rowid IS NULL",
    )
    .all() as { id: string }[];
  for (const { id } of unsearchable) faults.push(`article ${id}: cannot be found by its words`);
  faults.push(...toldFaults(db));
  return { articles, versions, faults };
}

/** Whether the second half can go on from what it was told. */
function toldFaults(db: DatabaseSync): string[] {
  const mends = "verify --retell makes it anew";
  const { tellings, last } = db
    .prepare("SELECT count(*) AS tellings, coalesce(max(number), -1) AS last FROM memories")
    .get() as { tellings: number; last: number };
  if (tellings !== last + 1) return [`${last + 1 - tellings} tellings are missing; ${mends}`];
  const untold = db
    .prepare(
      "SELECT id FROM articles WHERE told IS NOT NULL AND id NOT IN (SELECT article FROM memories) LIMIT 20",
    )
    .all() as { id: string }[];
  const faults = untold.map(({ id }) => `article ${id}: its telling is missing`);
  const assembly = newAssembly();
  const memories = db.prepare("SELECT article, day, bytes FROM memories ORDER BY number").iterate();
  for (const { article, day, bytes } of memories as Iterable<{
    article: string;
    day: number | null;
    bytes: Uint8Array;
  }>) {
    if (!holds(() => recallStory(assembly, article, { day, memory: bytes })))
      return [...faults, `article ${article}: its telling is damaged; ${mends}`];
  }
  for (const { number, bytes } of db.prepare("SELECT number, bytes FROM prints").iterate() as Iterable<{
    number: number;
    bytes: Uint8Array;
  }>) {
    if (!holds(() => keysOfPrint(bytes))) return [...faults, `print ${number} is damaged; ${mends}`];
  }
  const opens = (): unknown => {
    const checkpoint = checkpointOf(db);
    return checkpoint && recallAt(checkpoint);
  };
  if (!holds(opens)) return [...faults, `the checkpoint is damaged; ${mends}`];
  const segments = db.prepare("SELECT first, bytes FROM shingles").iterate();
  for (const { first, bytes } of segments as Iterable<{ first: number; bytes: Uint8Array }>) {
    if (!holds(() => sharedIn(bytes, new Uint32Array(0))))
      return [...faults, `the shingles of prints from ${first} on are damaged; ${mends}`];
  }
  return faults;
}

/** Whether bytes can be read; whatever else is thrown is no fault of theirs. */
function holds(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function rowFaults(db: DatabaseSync, reading: Reading, at: string): string[] {
  const count = (table: string): number =>
    (db.prepare(`SELECT count(*) AS n FROM ${table} WHERE article = ?`).get(reading.id) as { n: number }).n;
  const wanted: [string, number][] = [
    ["names", namesOf(reading).length],
    ["statements", statementsOf(reading).length],
    ["relays", statementsOf(reading).reduce((n, { via }) => n + via.length, 0)],
    ["events", eventsOf(reading).length],
  ];
  return wanted.flatMap(([table, n]) =>
    count(table) === n ? [] : [`${at}: has ${count(table)} rows of ${table} and should have ${n}`],
  );
}

function unpack(packed: Uint8Array): Reading | null {
  try {
    return JSON.parse(zstdDecompressSync(packed).toString("utf8")) as Reading;
  } catch {
    return null;
  }
}

function shaOf(packed: Uint8Array): string {
  try {
    return sha(zstdDecompressSync(packed));
  } catch {
    return "";
  }
}

/**
 * Prints found by their shingles, however old they are. Full segments are kept as blobs; the newest prints, which fill
 * none yet, are looked through one by one.
 */
import type { DatabaseSync } from "node:sqlite";
import { keysOfPrint } from "../assemble.ts";
import { packSegment, segmentSize, sharedIn } from "./segment.ts";
import { statement } from "./sqlite-prepared.ts";

/** Packs what has become a full segment. `tellings`: how many there are now. */
export function keepSegments(db: DatabaseSync, tellings: number): void {
  for (let first = nextSegment(db); first + segmentSize <= tellings; first += segmentSize) {
    const keys: Uint32Array[] = Array.from({ length: segmentSize }, () => new Uint32Array(0));
    for (const { number, bytes } of printsFrom(db, first, segmentSize))
      keys[number - first] = keysOfPrint(bytes);
    statement(db, "INSERT INTO shingles (first, bytes) VALUES (?, ?)").run(first, packSegment(keys));
  }
}

/** The prints that hold most of `hashes` (ascending), at most `most`, in their order. */
export function printsSharing(db: DatabaseSync, hashes: Uint32Array, most: number): Uint8Array[] {
  const found: { number: number; shared: number }[] = [];
  const segments = db.prepare("SELECT first, bytes FROM shingles ORDER BY first").iterate();
  for (const { first, bytes } of segments as Iterable<{ first: number; bytes: Uint8Array }>) {
    for (const [at, shared] of sharedIn(bytes, hashes)) found.push({ number: first + at, shared });
  }
  const wanted = new Set(hashes);
  for (const { number, bytes } of printsFrom(db, nextSegment(db), Number.MAX_SAFE_INTEGER)) {
    const shared = keysOfPrint(bytes).filter((hash) => wanted.has(hash)).length;
    if (shared > 0) found.push({ number, shared });
  }
  const best = found.sort((a, b) => b.shared - a.shared || b.number - a.number).slice(0, most);
  const one = statement(db, "SELECT bytes FROM prints WHERE number = ?");
  return best
    .sort((a, b) => a.number - b.number)
    .map(({ number }) => (one.get(number) as { bytes: Uint8Array }).bytes);
}

function nextSegment(db: DatabaseSync): number {
  const row = statement(db, "SELECT max(first) AS last FROM shingles").get() as { last: number | null };
  return row.last === null ? 0 : row.last + segmentSize;
}

function printsFrom(
  db: DatabaseSync,
  first: number,
  count: number,
): Iterable<{ number: number; bytes: Uint8Array }> {
  return db
    .prepare("SELECT number, bytes FROM prints WHERE number >= ? AND number < ? ORDER BY number")
    .iterate(first, Math.min(Number.MAX_SAFE_INTEGER, first + count)) as Iterable<unknown> as Iterable<{
    number: number;
    bytes: Uint8Array;
  }>;
}

/**
 * The ledger in one SQLite file, through node:sqlite. WAL with `synchronous=FULL`: what `add` has answered for
 * survives a kill and a power cut. Every write is one `BEGIN IMMEDIATE` transaction, so that two programs on one
 * ledger wait for each other instead of failing half-way.
 */
import fs from "node:fs";
import path from "node:path";
import { backup, DatabaseSync } from "node:sqlite";
import { zstdDecompressSync } from "node:zlib";
import type { Reading } from "../model.ts";
import { subjectOf } from "./ids.ts";
import {
  type Account,
  type ArticleRow,
  type Change,
  type Found,
  type Ledger,
  LostPlace,
  type Stored,
  type Version,
} from "./ledger.ts";
import { migrations } from "./schema.ts";
import { addAll } from "./sqlite-add.ts";
import { applyToRows, keepChange, listChanges, undoChange } from "./sqlite-changes.ts";
import { searchEvents, searchStatements } from "./sqlite-entries.ts";
import { namesWith } from "./sqlite-keys.ts";
import { statement } from "./sqlite-prepared.ts";
import { rowColumns, searchArticles } from "./sqlite-search.ts";
import { printsSharing } from "./sqlite-shingles.ts";
import { newestStories } from "./sqlite-stories.ts";
import {
  checkpointOf,
  countTold,
  forgetTold,
  memoriesFrom,
  newestPrints,
  place,
  standingOf,
} from "./sqlite-told.ts";
import { verifyAll } from "./sqlite-verify.ts";

/** A ledger that cannot be opened or used; the message names the file and says why. */
export class LedgerError extends Error {
  override readonly name = "LedgerError";
}

export interface OpenOptions {
  /** Refuse a file that is not there yet instead of making it. */
  readonly mustExist?: boolean;
  /** How long to wait for another program that is writing, in milliseconds. */
  readonly busyTimeout?: number;
}

/**
 * Opens the ledger at `file`, and makes it where it is missing. Throws `LedgerError` where the file is no ledger,
 * is newer than this program, or cannot be opened.
 */
export function openLedger(
  file: string,
  { mustExist = false, busyTimeout = 10_000 }: OpenOptions = {},
): Ledger {
  if (mustExist && file !== ":memory:" && !fs.existsSync(file)) {
    throw new LedgerError(`${file}: there is no ledger here; "newsledger add" makes one`);
  }
  const db = guard(file, () => {
    const opened = new DatabaseSync(file, { timeout: busyTimeout });
    opened.exec(
      "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536",
    );
    return opened;
  });
  guard(file, () => migrate(db, file));
  return ledgerOn(db, file);
}

/** Runs what touches the file, and says in one line what stood in the way. */
function guard<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof LedgerError || error instanceof LostPlace) throw error;
    throw new LedgerError(`${file}: ${reasonOf(error)}`, { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/database is locked|SQLITE_BUSY/i.test(message))
    return "another program holds this ledger; try again when it has finished";
  if (/disk is full|SQLITE_FULL/i.test(message))
    return "the disk is full; nothing that was added before is lost";
  if (/not a database/i.test(message)) return "this file is no ledger";
  if (/readonly|SQLITE_READONLY/i.test(message)) return "this ledger is not writable";
  if (/unable to open/i.test(message))
    return "cannot be opened (does the folder exist, and may you write there?)";
  return message;
}

/** Brings the schema up to date, one transaction a migration. */
function migrate(db: DatabaseSync, file: string): void {
  const version = (): number =>
    (db.prepare("PRAGMA user_version").get() as { user_version: number }).user_version;
  if (version() > migrations.length)
    throw new LedgerError(`${file}: this ledger was written by a newer Newsledger`);
  if (version() === migrations.length) return;
  inTransaction(db, () => {
    for (let at = version(); at < migrations.length; at++) {
      db.exec(migrations[at]!);
      db.exec(`PRAGMA user_version=${at + 1}`);
    }
  });
}

/** All or nothing. */
function inTransaction<T>(db: DatabaseSync, act: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = act();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** Readings held open at once; each has some ten thousand characters. */
const mostOpened = 400;

function ledgerOn(db: DatabaseSync, file: string): Ledger {
  const all = <T>(sql: string, ...values: (string | number | null)[]): T[] =>
    guard(file, () =>
      statement(db, sql)
        .all(...values)
        .map((row) => ({ ...row }) as T),
    );
  const one = <T>(sql: string, ...values: (string | number | null)[]): T | null =>
    all<T>(sql, ...values)[0] ?? null;
  const write = <T>(act: () => T): T => guard(file, () => inTransaction(db, act));
  /** A kept reading never changes, so the last ones opened are at hand: a page of the site asks for many. */
  const opened = new Map<string, Reading>();
  const reading = (id: string, sha256: string): Reading | null => {
    const known = opened.get(id + sha256);
    if (known) return known;
    const found = openReading(id, sha256);
    if (found) opened.set(id + sha256, found);
    if (opened.size > mostOpened) opened.delete(opened.keys().next().value!);
    return found;
  };
  const openReading = (id: string, sha256: string): Reading | null => {
    const row = one<{ reading: Uint8Array }>(
      "SELECT reading FROM versions WHERE article = ? AND sha256 = ?",
      id,
      sha256,
    );
    return row && unpackReading(row.reading);
  };
  const article = (id: string): Stored | null => {
    const row = one<ArticleRow & { sha256: string }>(
      `SELECT ${rowColumns()}, sha256 FROM articles WHERE id = ?`,
      id,
    );
    if (!row) return null;
    const versions = all<Version>(
      "SELECT sha256, captured_at AS capturedAt, added_at AS addedAt, form, charset FROM versions WHERE article = ? ORDER BY added_at, rowid",
      id,
    );
    return { ...row, reading: reading(id, row.sha256)!, versions };
  };

  /** What is looked up follows a change, or its undoing; stories are placed anew. */
  const follow = (change: Change): void => {
    const subject = subjectOf(change);
    if (change.kind === "wrong" || change.kind === "speaker") {
      const stored = article(subject);
      if (stored) applyToRows(db, stored.reading);
    } else if (change.kind === "part-story") {
      db.prepare("UPDATE articles SET story = NULL WHERE id = ?1 OR story = ?1").run(subject);
    } else if (change.kind === "join-stories") {
      // A joined story's articles bear the other story's id: undone, they are found by where their founder now is.
      db.prepare(
        "UPDATE articles SET story = NULL WHERE id = ?1 OR story = ?1 OR story = (SELECT story FROM articles WHERE id = ?1)",
      ).run(subject);
    }
  };

  /** Goes through articles by id, some at a time, so that others may write between. */
  async function* walk(after: (last: string) => { id: string }[]): AsyncGenerator<Stored> {
    for (let next = after(""); next.length; next = after(next.at(-1)!.id)) {
      for (const { id } of next) {
        const stored = article(id);
        if (stored) yield stored;
      }
    }
  }

  return {
    add: async (deposits, addedAt) => write(() => addAll(db, deposits, addedAt)),
    article: async (id) => article(id),
    ids: async (prefix, limit) =>
      all<{ id: string }>(
        "SELECT id FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT ?",
        prefix,
        `${prefix}g`,
        limit,
      ).map((row) => row.id),
    reading: async (id, sha256) => reading(id, sha256),
    bytes: async (id, sha256) => {
      const row = one<{ bytes: Uint8Array }>(
        "SELECT bytes FROM versions WHERE article = ? AND sha256 = ?",
        id,
        sha256,
      );
      return row && zstdDecompressSync(row.bytes);
    },
    search: async (query, slice) => guard(file, () => searchArticles(db, query, slice)),
    statements: async (query, slice) =>
      guard(file, (): Found[] => searchStatements(db, reading, query, slice)),
    events: async (query, slice) => guard(file, (): Found[] => searchEvents(db, query, slice)),
    names: async (words, limit) => guard(file, () => namesWith(db, words, limit)),
    articlesNaming: async (key, limit) =>
      all<{ id: string }>(
        "SELECT DISTINCT article AS id, day FROM names WHERE key = ? ORDER BY day DESC, article LIMIT ?",
        key,
        limit,
      ).map((row) => row.id),
    timesNamed: async (key, most) =>
      one<{ n: number }>(
        "SELECT count(*) AS n FROM (SELECT DISTINCT article, day FROM names WHERE key = ? ORDER BY day DESC, article LIMIT ?)",
        key,
        most,
      )!.n,
    storiesNaming: async (key, limit, days) =>
      all<{ story: string }>(
        `WITH newest AS (SELECT DISTINCT article, day FROM names WHERE key = ? ${days ? "AND day BETWEEN ? AND ?" : ""} ORDER BY day DESC, article LIMIT ?)
         SELECT DISTINCT a.story AS story FROM newest n JOIN articles a ON a.id = n.article WHERE a.story IS NOT NULL`,
        key,
        ...(days ? [days.from, days.to] : []),
        limit,
      ).map((row) => row.story),
    story: async (id) =>
      all<ArticleRow>(`SELECT ${rowColumns()} FROM articles WHERE story = ? ORDER BY day, published, id`, id),
    fold: async (id) =>
      all<ArticleRow>(`SELECT ${rowColumns()} FROM articles WHERE fold = ? ORDER BY day, published, id`, id),
    stories: async (slice) => guard(file, () => newestStories(db, slice)),
    unplaced: async (limit) =>
      all<{ id: string }>(
        "SELECT id FROM articles WHERE story IS NULL ORDER BY day IS NULL, coalesce(published, day), id LIMIT ?",
        limit,
      ).map((row) => row.id),
    place: async (placements, told) => write(() => place(db, placements, told)),
    standing: async (id) => guard(file, () => standingOf(db, id)),
    told: async () => guard(file, () => countTold(db)),
    memories: (from, to) => memoriesFrom(db, from, to),
    checkpoint: async () => checkpointOf(db),
    prints: (count) => newestPrints(db, count),
    printsSharing: async (hashes, most) => guard(file, () => printsSharing(db, hashes, most)),
    untold: async (limit) =>
      all<{ id: string }>(
        "SELECT id FROM articles WHERE told IS NULL AND turn IS NOT NULL ORDER BY turn LIMIT ?",
        limit,
      ).map((row) => row.id),
    forgetTold: async () => write(() => forgetTold(db)),
    change: async (change, author, at) =>
      write(() => {
        const id = keepChange(db, change, author, at);
        follow(change);
        return id;
      }),
    undo: async (id, by, at) =>
      write(() => {
        const change = undoChange(db, id, by, at);
        if (change) follow(change);
        return change !== null;
      }),
    changes: async (about) => guard(file, () => listChanges(db, about)),
    lastChanges: async (limit, before) => guard(file, () => listChanges(db, { last: limit, before })),
    account: async (name) => one<Account>("SELECT name, secret, role FROM accounts WHERE name = ?", name),
    accounts: async () =>
      all<{ name: string }>("SELECT name FROM accounts ORDER BY name").map(({ name }) => name),
    keepAccount: async ({ name, secret, role }, at) =>
      write(() => {
        db.prepare(
          "INSERT INTO accounts (name, secret, role, at) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET secret = excluded.secret, role = excluded.role",
        ).run(name, secret, role, at);
      }),
    dropAccount: async (name) =>
      write(() => db.prepare("DELETE FROM accounts WHERE name = ?").run(name).changes > 0),
    state: async (name) =>
      one<{ bytes: Uint8Array }>("SELECT bytes FROM states WHERE name = ?", name)?.bytes ?? null,
    keepState: async (name, bytes) =>
      write(() => {
        db.prepare(
          "INSERT INTO states (name, bytes) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes",
        ).run(name, bytes);
      }),
    all: () => walk((last) => all("SELECT id FROM articles WHERE id > ? ORDER BY id LIMIT 50", last)),
    count: async () => one<{ n: number }>("SELECT count(*) AS n FROM articles")!.n,
    // SQLite counts what others have committed, and what this connection has changed.
    mark: async () => {
      const { data_version: theirs } = one<{ data_version: number }>("PRAGMA data_version")!;
      return `${theirs}.${one<{ own: number }>("SELECT total_changes() AS own")!.own}`;
    },
    verify: async () => guard(file, () => verifyAll(db)),
    backup: async (to) => {
      if (fs.existsSync(to))
        throw new LedgerError(`${to}: this file is there already; a backup never overwrites`);
      if (!fs.existsSync(path.dirname(path.resolve(to))))
        throw new LedgerError(`${to}: this folder does not exist`);
      await backup(db, to);
    },
    close: async () => db.close(),
  };
}

export function unpackReading(packed: Uint8Array): Reading {
  return JSON.parse(zstdDecompressSync(packed).toString("utf8")) as Reading;
}

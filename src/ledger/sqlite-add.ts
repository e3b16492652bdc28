/** Writing pages: the only statements that change what was read. Runs inside the caller's transaction. */
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { zstdCompressSync } from "node:zlib";
import type { Deposit, Outcome } from "./ledger.ts";
import { keyOf } from "./query.ts";
import { dayOf, eventsOf, namesOf, statementsOf } from "./rows.ts";
import { applyToRows } from "./sqlite-changes.ts";
import { putKeys } from "./sqlite-keys.ts";
import { statement } from "./sqlite-prepared.ts";

/** Larger batches would keep other writers waiting. */
const largestBatch = 50;

export function addAll(db: DatabaseSync, deposits: readonly Deposit[], addedAt: string): Outcome[] {
  if (deposits.length > largestBatch)
    throw new RangeError(`at most ${largestBatch} pages in one transaction, not ${deposits.length}`);
  return deposits.map((deposit) => addOne(db, deposit, addedAt));
}

function addOne(db: DatabaseSync, deposit: Deposit, addedAt: string): Outcome {
  const { page, reading } = deposit;
  const sha256 = sha(page.bytes);
  // A page that brings the same words in new markup (another advertisement, a new menu) is the same version.
  const textSha = sha(`${reading.article.headline ?? ""}\n${reading.article.text}`);
  const before = statement(db, "SELECT sha256, text_sha256 AS text FROM articles WHERE id = ?").get(
    reading.id,
  ) as { sha256: string; text: string } | undefined;
  if (before && (before.text === textSha || before.sha256 === sha256)) return "known";
  const kept = statement(
    db,
    "INSERT INTO versions (article, sha256, captured_at, added_at, form, charset, bytes, reading) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (article, sha256) DO NOTHING",
  ).run(
    reading.id,
    sha256,
    page.capturedAt,
    addedAt,
    page.form,
    page.charset,
    zstdCompressSync(page.bytes),
    zstdCompressSync(JSON.stringify(reading)),
  );
  // An older version added again does not become the current one.
  if (kept.changes === 0) return "known";
  if (before && isOlder(db, reading.id, before.sha256, page.capturedAt)) return "updated";
  putArticle(db, deposit, sha256, textSha, addedAt);
  putEntries(db, deposit);
  applyToRows(db, deposit.reading);
  putWords(db, deposit);
  return before ? "updated" : "added";
}

/** Whether this capture was made before the current one; where either has no time, what comes later is newer. */
function isOlder(db: DatabaseSync, article: string, current: string, capturedAt: string | null): boolean {
  const row = statement(db, "SELECT captured_at AS at FROM versions WHERE article = ? AND sha256 = ?").get(
    article,
    current,
  ) as { at: string | null } | undefined;
  return !!row?.at && !!capturedAt && capturedAt < row.at;
}

function putArticle(
  db: DatabaseSync,
  { page, reading }: Deposit,
  sha256: string,
  textSha: string,
  addedAt: string,
): void {
  const { article, origin } = reading;
  statement(
    db,
    `INSERT INTO articles (id, url, source, sha256, text_sha256, headline, section, publisher, publisher_key, agency, agency_key, language, published, earliest, latest, day, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET url = excluded.url, source = excluded.source, sha256 = excluded.sha256, text_sha256 = excluded.text_sha256, headline = excluded.headline,
       section = excluded.section, publisher = excluded.publisher, publisher_key = excluded.publisher_key, agency = excluded.agency, agency_key = excluded.agency_key,
       language = excluded.language, published = excluded.published, earliest = excluded.earliest, latest = excluded.latest, day = excluded.day, fold = NULL, story = NULL`,
  ).run(
    reading.id,
    page.url,
    page.source,
    sha256,
    textSha,
    article.headline,
    article.section,
    article.publisher,
    article.publisher && keyOf(article.publisher),
    origin.agency,
    origin.agency && keyOf(origin.agency),
    article.language,
    article.published?.value ?? null,
    article.published?.earliest ?? null,
    article.published?.latest ?? null,
    dayOf(reading),
    addedAt,
  );
}

function putEntries(db: DatabaseSync, { reading }: Deposit): void {
  const { id } = reading;
  for (const table of ["names", "statements", "relays", "events"])
    statement(db, `DELETE FROM ${table} WHERE article = ?`).run(id);
  const day = dayOf(reading);
  const name = statement(
    db,
    "INSERT INTO names (article, member, key, name, kind, day) VALUES (?, ?, ?, ?, ?, ?)",
  );
  for (const entry of namesOf(reading)) name.run(id, entry.member, entry.key, entry.name, entry.kind, day);
  const houses = [reading.article.publisher, reading.origin.agency].flatMap((house) =>
    house ? [keyOf(house)] : [],
  );
  putKeys(db, [...namesOf(reading).map(({ key }) => key), ...houses]);
  const said = statement(
    db,
    "INSERT INTO statements (article, entry, act, speaker, day) VALUES (?, ?, ?, ?, ?)",
  );
  const relay = statement(db, "INSERT INTO relays (article, entry, hop, via, day) VALUES (?, ?, ?, ?, ?)");
  statementsOf(reading).forEach((entry, index) => {
    said.run(id, index, entry.act, entry.speaker, entry.day);
    entry.via.forEach((via, hop) => relay.run(id, index, hop, via, entry.day));
  });
  const event = statement(
    db,
    "INSERT INTO events (article, entry, status, earliest, latest) VALUES (?, ?, ?, ?, ?)",
  );
  eventsOf(reading).forEach((entry, index) =>
    event.run(id, index, entry.status, entry.earliest, entry.latest),
  );
}

function putWords(db: DatabaseSync, { reading }: Deposit): void {
  const known = statement(db, "SELECT number FROM documents WHERE article = ?").get(reading.id) as
    | { number: number }
    | undefined;
  const day = dayOf(reading);
  if (known) {
    statement(db, "DELETE FROM words WHERE rowid = ?").run(known.number);
    statement(db, "UPDATE documents SET day = ? WHERE number = ?").run(day, known.number);
  }
  const number =
    known?.number ??
    Number(
      statement(db, "INSERT INTO documents (article, day) VALUES (?, ?)").run(reading.id, day)
        .lastInsertRowid,
    );
  statement(db, "INSERT INTO words (rowid, headline, text) VALUES (?, ?, ?)").run(
    number,
    reading.article.headline ?? "",
    reading.article.text,
  );
}

export function sha(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex");
}

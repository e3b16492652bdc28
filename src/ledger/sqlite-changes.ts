/**
 * What people change. The readings stay as they are; only the lookup rows follow, so that a statement given to
 * another speaker is found under that speaker, and goes back when the change is undone.
 */
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Reading } from "../model.ts";
import { entryIds, subjectOf } from "./ids.ts";
import type { Change, KeptChange } from "./ledger.ts";
import { keyOf } from "./query.ts";
import { statementsOf } from "./rows.ts";
import { putKeys } from "./sqlite-keys.ts";
import { statement } from "./sqlite-prepared.ts";

interface Row {
  readonly id: string;
  readonly body: string;
  readonly author: string;
  readonly at: string;
  readonly undone_by: string | null;
  readonly undone_at: string | null;
}

/** Keeps a change; the same change by the same author at the same moment is one. */
export function keepChange(db: DatabaseSync, change: Change, author: string, at: string): string {
  const body = JSON.stringify(change);
  const id = createHash("sha256").update([body, author, at].join("\u0000")).digest("hex").slice(0, 16);
  statement(
    db,
    "INSERT INTO changes (subject, id, kind, body, author, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject, id) DO NOTHING",
  ).run(subjectOf(change), id, change.kind, body, author, at);
  return id;
}

export function undoChange(db: DatabaseSync, id: string, by: string, at: string): Change | null {
  const row = statement(db, "SELECT body FROM changes WHERE id = ? AND undone_at IS NULL").get(id) as
    | { body: string }
    | undefined;
  if (!row) return null;
  statement(db, "UPDATE changes SET undone_by = ?, undone_at = ? WHERE id = ?").run(by, at, id);
  return JSON.parse(row.body) as Change;
}

export function listChanges(
  db: DatabaseSync,
  about: { subject: string } | { kind: string } | { last: number; before?: string | undefined },
): KeptChange[] {
  const columns = "SELECT id, body, author, at, undone_by, undone_at FROM changes";
  const rows =
    "last" in about
      ? lastRows(db, columns, about.last, about.before)
      : "subject" in about
        ? statement(db, `${columns} WHERE subject = ? ORDER BY at, id`).all(about.subject)
        : statement(db, `${columns} WHERE kind = ? ORDER BY at, id`).all(about.kind);
  return (rows as unknown as Row[]).map(
    ({ id, body, author, at, undone_by: undoneBy, undone_at: undoneAt }) => ({
      id,
      change: JSON.parse(body) as Change,
      author,
      at,
      undoneBy,
      undoneAt,
    }),
  );
}

/** The newest first; of one moment by id. */
function lastRows(db: DatabaseSync, columns: string, limit: number, before: string | undefined): unknown[] {
  const order = "ORDER BY at DESC, id LIMIT ?";
  if (before === undefined) return statement(db, `${columns} ${order}`).all(limit);
  return statement(
    db,
    `WITH place AS (SELECT at AS moment FROM changes WHERE id = ?1)
     ${columns}, place WHERE at < moment OR (at = moment AND id > ?1) ${order}`,
  ).all(before, limit);
}

/** Brings the statement rows of an article in line with the changes in force. */
export function applyToRows(db: DatabaseSync, reading: Reading): void {
  const inForce = listChanges(db, { subject: reading.id }).filter(({ undoneAt }) => undoneAt === null);
  const ids = entryIds(reading).statements;
  const put = statement(db, "UPDATE statements SET act = ?, speaker = ? WHERE article = ? AND entry = ?");
  statementsOf(reading).forEach((row, entry) => {
    const own = inForce
      .map(({ change }) => change)
      .filter(
        (change) => (change.kind === "wrong" || change.kind === "speaker") && change.entry === ids[entry],
      );
    const speaker = own.reduce<string | null>(
      (now, change) => (change.kind === "speaker" ? keyOf(change.name) : now),
      row.speaker,
    );
    const act = own.some(({ kind }) => kind === "wrong") ? "wrong" : row.act;
    if (speaker !== row.speaker && speaker !== null) putKeys(db, [speaker]);
    put.run(act, speaker, reading.id, entry);
  });
}

/** JSON lines as they are found: bytes to rows, one at a time. What cannot be used is counted, not thrown. */
import { isUtf8 } from "node:buffer";
import { byteReader, pageLimit } from "./bytes.ts";
import { pageError, reasonOf } from "./failure.ts";
import { gunzip, isGzip } from "./inflate.ts";
import type { RowTally } from "./row-tally.ts";
import { headBytes, refuseBinary } from "./sniff.ts";

/** One row `{id, url?, source?, title?, published?, language?, text}`; a field that it does not have is null. */
export interface Row {
  /** Its line, from 1. */
  readonly number: number;
  readonly id: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly title: string | null;
  readonly published: string | null;
  readonly language: string | null;
  readonly text: string;
}

/** Ids that are remembered, to tell one that comes twice: some 100 MB. */
const mostIds = 1_000_000;
const fields = ["url", "source", "title", "published", "language"] as const;
const list = "a list, where one object a line is read";
const known = new Set<string>([...fields, "id", "text"]);

/**
 * The rows of JSON lines, plain or in gzip, streamed. Throws a page error where the whole is no file of rows, and
 * where its bytes break off, after the rows before that.
 */
export async function* rowLines(bytes: AsyncIterable<Uint8Array>, tally: RowTally): AsyncGenerator<Row> {
  const plain = byteReader(bytes);
  const reader = isGzip(await plain.peek(3)) ? byteReader(gunzip(plain.chunks())) : plain;
  refuse(await reader.peek(headBytes));
  const seen = new Set<string>();
  let rows = 0;
  try {
    for await (const { number, line } of linesOf(reader.chunks())) {
      const row = line === null ? tally.leaveOut("longer than 64 MiB", number) : rowOf(line, number, tally);
      if (!row) continue;
      if (row.id !== null && seen.has(row.id)) tally.remark("an id that came before", number);
      if (row.id !== null && seen.size < mostIds) seen.add(row.id);
      rows++;
      yield row;
    }
  } catch (error) {
    throw pageError(`${reasonOf(error)}, after ${rows} ${rows === 1 ? "row" : "rows"}`);
  }
  if (!rows && tally.lost() === null) throw pageError("no rows in it");
}

function refuse(head: Buffer): void {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff))
    throw pageError("UTF-16; JSON lines are UTF-8");
  refuseBinary(head);
}

/** Lines without their ends, by number; null for one that is longer than a page may be. */
async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ number: number; line: Buffer | null }> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 1;
  const keep = (part: Buffer): void => {
    size += part.length;
    if (size <= pageLimit) parts.push(part);
    else parts = [];
  };
  const lineHere = (): Buffer | null => {
    if (size > pageLimit) return null;
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  };
  for await (const { buffer, byteOffset, byteLength } of chunks) {
    const chunk = Buffer.from(buffer, byteOffset, byteLength);
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      keep(chunk.subarray(from, at));
      yield { number: number++, line: lineHere() };
      parts = [];
      size = 0;
      from = at + 1;
    }
    keep(chunk.subarray(from));
  }
  if (size) yield { number, line: lineHere() };
}

function rowOf(line: Buffer, number: number, tally: RowTally): Row | null {
  const typed = line.toString("utf8");
  const marked = number === 1 && typed.charCodeAt(0) === 0xfeff;
  const written = (marked ? typed.slice(1) : typed).trim();
  if (!written) return null;
  if (!isUtf8(line)) tally.misread("not wholly UTF-8", number);
  const row = objectIn(written, number, tally);
  if (!row) return null;
  if (typeof row["text"] !== "string")
    return tally.leaveOut(row["text"] == null ? 'no "text"' : '"text" is no text', number);
  for (const name of Object.keys(row)) if (!known.has(name)) tally.ignore(name, number);
  const { id } = row;
  return {
    ...Object.fromEntries(fields.map((field) => [field, textOf(row, field, number, tally)])),
    number,
    id: typeof id === "number" ? `${id}` : textOf(row, "id", number, tally),
    text: row["text"],
  } as Row;
}

function objectIn(written: string, number: number, tally: RowTally): Record<string, unknown> | null {
  let row: unknown;
  try {
    row = JSON.parse(written);
  } catch {
    return tally.leaveOut(written[0] === "[" ? list : "no JSON", number);
  }
  if (Array.isArray(row)) return tally.leaveOut(list, number);
  return typeof row === "object" && row !== null
    ? (row as Record<string, unknown>)
    : tally.leaveOut("no JSON object", number);
}

/** A field's text; null where it is not there, is empty, or is something else. */
function textOf(
  row: Readonly<Record<string, unknown>>,
  field: string,
  number: number,
  tally: RowTally,
): string | null {
  const value = row[field] ?? "";
  if (typeof value !== "string") tally.misread(`"${field}" is no text`, number);
  else if (field === "published" && value && Number.isNaN(Date.parse(value)))
    tally.misread('"published" is no ISO 8601 date', number);
  return typeof value === "string" && value !== "" ? value : null;
}

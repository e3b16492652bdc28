/** Tables of the ledger as CSV (RFC 4180) and Parquet. */
import { parquetWriteBuffer } from "hyparquet-writer";

/** Plain text cells; null where nothing is known. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** CRLF line ends and a header row. */
export function tableToCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map((value) => csvCell(value)).join(",")}\r\n`).join("");
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it, since page text is hostile. */
export function csvCell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Every column is UTF-8 text, or a 32-bit integer where all of its values are; all may be null. */
export function tableToParquet({ columns, rows }: Table): Uint8Array {
  const columnData = columns.map((name, at) => {
    const data = rows.map((row) => row[at] ?? null);
    const numbers = data.length > 0 && data.every((value) => value === null || Number.isInteger(value));
    return numbers && data.some((value) => value !== null)
      ? { name, data, type: "INT32" as const, nullable: true }
      : {
          name,
          data: data.map((value) => (value === null ? null : String(value))),
          type: "STRING" as const,
          nullable: true,
        };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

/** JSON lines to pages whose text must be taken as it stands: every offset is the input's own. */
import type { Given, Page } from "../model.ts";
import { type ByteReader, byteReader, pageLimit } from "./bytes.ts";
import { pageError } from "./failure.ts";
import { gunzip, isGzip } from "./inflate.ts";

/** A row's text as a page of form "row". */
export function rowPage(source: string, text: string, given: Given, url: string | null): Page {
  return {
    source,
    url,
    form: "row",
    content: text,
    bytes: Buffer.from(text, "utf8"),
    charset: "utf-8",
    capturedAt: null,
    given,
    notes: [],
  };
}

/**
 * The pages of JSON lines `{id, url?, source?, title?, published?, text}`, plain or gzip, streamed. A row's page is
 * named by its id, so that results can be matched with rows. Throws a page error at the first line that is no row.
 */
export async function* rowsOf(source: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Page> {
  const plain = byteReader(bytes);
  const reader = isGzip(await plain.peek(3)) ? byteReader(gunzip(plain.chunks())) : plain;
  for (let number = 1; ; number++) {
    const line = await lineOf(reader, number);
    if (line === null) return;
    if (line.trim()) yield rowOf(source, line, number);
  }
}

async function lineOf(reader: ByteReader, number: number): Promise<string | null> {
  const line = await reader.line(pageLimit);
  const text = line?.toString("utf8") ?? null;
  return number === 1 && text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function rowOf(source: string, line: string, number: number): Page {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw pageError(`line ${number} is no JSON`);
  }
  if (typeof row !== "object" || row === null || typeof row.text !== "string") {
    throw pageError(`line ${number} has no "text"`);
  }
  const id = stringOf(row.id) ?? (typeof row.id === "number" ? String(row.id) : undefined);
  const title = stringOf(row.title);
  const published = stringOf(row.published);
  const publisher = stringOf(row.source);
  const language = stringOf(row.language);
  return rowPage(
    id ?? `${source}#${number}`,
    row.text,
    {
      ...(id !== undefined ? { id } : {}),
      ...(title ? { title } : {}),
      ...(published ? { published } : {}),
      ...(publisher ? { publisher } : {}),
      ...(language ? { language } : {}),
    },
    stringOf(row.url) ?? null,
  );
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

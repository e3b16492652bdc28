/** Bytes to pages: one file, one page, or many where the file is a carrier of many (a feed, a WARC). */
import type { Page } from "../model.ts";
import { ownAddress } from "./address.ts";
import { byteReader, pageLimit } from "./bytes.ts";
import type { Carrier } from "./carrier.ts";
import { numbered, pagesIn } from "./open.ts";

export { rowLines } from "./row-lines.ts";
export { makeRowTally } from "./row-tally.ts";
export { rowPage, rowsOf } from "./rows.ts";

export interface Hints {
  /** The address that the bytes came from. */
  readonly url?: string | undefined;
  /** The Content-Type header that they came with. */
  readonly contentType?: string | undefined;
  /** What the user says that they are, whatever they look like. */
  readonly form?: "text" | "html" | undefined;
  /** When they were taken from the web (ISO 8601). */
  readonly capturedAt?: string | undefined;
}

/**
 * The pages in `bytes`: HTML, scraped plain text, RSS/Atom/RDF/JSON Feed, WARC, NewsML-G2, NITF, ninjs, MHTML, each
 * plain or in gzip. What they are is told from the bytes. Streams: a WARC of any size takes the memory of one record.
 *
 * `source` names the pages; those of a file of many get "#1", "#2"… behind it. Throws a `PageError` whose message is
 * a short reason ("empty", "a PDF, not a news page", "more than 64 MiB once decoded"); from a damaged file of many
 * the good pages come first.
 */
export async function* pagesOf(
  source: string,
  bytes: AsyncIterable<Uint8Array>,
  { url, contentType, form, capturedAt }: Hints = {},
): AsyncGenerator<Page> {
  const carrier: Carrier = { source, url: url ?? null, contentType, form, capturedAt: capturedAt ?? null };
  for await (const page of numbered(source, pagesIn(byteReader(bytes), carrier, pageLimit))) {
    yield page.form === "html" ? { ...page, url: ownAddress(page.content, page.url) } : page;
  }
}

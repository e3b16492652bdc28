/** Opens whatever the bytes are, and carriers within carriers. */
import type { Page } from "../model.ts";
import { type ByteReader, byteReader } from "./bytes.ts";
import type { Carrier } from "./carrier.ts";
import { decode } from "./charset.ts";
import { pageError } from "./failure.ts";
import { gunzip, isGzip } from "./inflate.ts";
import { jsonPages } from "./json.ts";
import { mhtmlPage } from "./mhtml.ts";
import { newsmlPages } from "./newsml.ts";
import { headBytes, kindOfBytes, kindOfText, refuseBinary } from "./sniff.ts";
import { warcPages } from "./warc.ts";

/** A page, and whether its carrier is one of many. */
export interface Found {
  readonly page: Page;
  readonly many: boolean;
}

/** Gives the pages of a file of many their numbers. */
export async function* numbered(source: string, found: AsyncIterable<Found>): AsyncGenerator<Page> {
  let number = 0;
  for await (const { page, many } of found) {
    number++;
    yield many ? { ...page, source: `${source}#${number}` } : page;
  }
}

/** The pages that `reader` holds, a page of at most `limit` bytes. Throws page errors. */
export async function* pagesIn(
  reader: ByteReader,
  carrier: Carrier,
  limit: number,
  depth = 0,
): AsyncGenerator<Found> {
  const head = await reader.peek(headBytes);
  if (isGzip(head)) {
    if (depth === 3) throw pageError("gzip within gzip within gzip");
    yield* pagesIn(byteReader(gunzip(reader.chunks())), carrier, limit, depth + 1);
    return;
  }
  const carried = carrier.form ? null : kindOfBytes(head);
  if (carried === "warc") {
    yield* warcPages(reader, carrier, limit, pagesIn);
    return;
  }
  // After the WARC: its records may well be packed, so that its first bytes look like no text.
  refuseBinary(head);
  const bytes = await reader.rest(limit);
  if (carried === "mhtml") yield { page: mhtmlPage(carrier, bytes), many: false };
  else yield* characterPages(carrier, bytes);
}

async function* characterPages(carrier: Carrier, bytes: Buffer): AsyncGenerator<Found> {
  const { text, charset, notes } = decode(bytes, carrier.contentType, carrier.url);
  const kind = carrier.form ?? kindOfText(text, carrier.contentType);
  if (kind === "feed") {
    // The package that reads feeds is a hundred files: who reads pages need not wait for them.
    const { feedPages } = await import("./feed.ts");
    yield* all(feedPages(carrier, text), true);
  } else if (kind === "newsml") yield* counted(newsmlPages(carrier, text));
  else if (kind === "json") yield* counted(await jsonPages(carrier, text));
  else {
    if (!text.trim()) throw pageError("empty");
    const { source, url, capturedAt } = carrier;
    const page: Page = {
      source,
      url,
      form: kind,
      content: text,
      bytes,
      charset,
      capturedAt,
      given: {},
      notes,
    };
    yield { page, many: false };
  }
}

function* all(pages: Iterable<Page>, many: boolean): Generator<Found> {
  for (const page of pages) yield { page, many };
}

/** A wire item alone keeps the file's own name. */
function* counted(pages: readonly Page[]): Generator<Found> {
  yield* all(pages, pages.length > 1);
}

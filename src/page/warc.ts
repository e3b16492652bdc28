/**
 * WARC (ISO 28500), streamed: the response and resource records that hold a page or a feed. Written here rather than
 * taken from a library so that no record is ever whole in memory but the one that is wanted, and so that a cut file
 * gives all its good records first.
 */
import type { ByteReader } from "./bytes.ts";
import { byteReader, streamOf } from "./bytes.ts";
import { type Carrier, webAddress } from "./carrier.ts";
import { pageError, reasonOf } from "./failure.ts";
import { decodeContent } from "./inflate.ts";
import type { Found } from "./open.ts";

const lineLimit = 64 * 1024;
type Opener = (reader: ByteReader, carrier: Carrier, limit: number, depth: number) => AsyncIterable<Found>;
type Headers = ReadonlyMap<string, string>;

/**
 * Pages in the order of their records. Throws a page error after the last good one where the file is cut or damaged,
 * or where records that claim to be pages could not be read.
 */
export async function* warcPages(
  reader: ByteReader,
  carrier: Carrier,
  limit: number,
  open: Opener,
): AsyncGenerator<Found> {
  const failures: string[] = [];
  for (let number = 1; ; number++) {
    const headers = await recordHeaders(reader);
    if (!headers) break;
    const block = await recordBlock(reader, headers, limit);
    if (typeof block === "string") failures.push(`record ${number}: ${block}`);
    if (!block || typeof block === "string") continue;
    try {
      const found = await payload(block, headers, carrier);
      if (!found) continue;
      for await (const { page } of open(byteReader(streamOf(found.body)), found.carrier, limit, 1)) {
        yield { page, many: true };
      }
    } catch (error) {
      failures.push(`record ${number}: ${reasonOf(error)}`);
    }
  }
  if (failures.length)
    throw pageError(`${failures.length} of its records could not be read (${failures[0]})`);
}

/** The named fields of the next record, or null at the file's end. */
async function recordHeaders(reader: ByteReader): Promise<Headers | null> {
  let line: string | null;
  do line = (await reader.line(lineLimit))?.toString("latin1") ?? null;
  while (line === "");
  if (line === null) return null;
  if (!/^WARC\/\d/.test(line)) throw pageError("a damaged WARC: a record does not begin where it should");
  const headers = new Map<string, string>();
  for (;;) {
    const next = await reader.line(lineLimit);
    if (next === null) throw pageError("a WARC that ends early, inside a record's header");
    if (!next.length) return headers;
    addHeader(headers, next.toString("utf8"));
    if (headers.size > 500) throw pageError("a damaged WARC: a record's header does not end");
  }
}

function addHeader(headers: Map<string, string>, line: string): void {
  const colon = line.indexOf(":");
  if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
}

/** The block of a record that may hold a page; null for others, which are passed over; a reason where it is too big. */
async function recordBlock(
  reader: ByteReader,
  headers: Headers,
  limit: number,
): Promise<Buffer | string | null> {
  const length = Number(headers.get("content-length"));
  if (!Number.isSafeInteger(length) || length < 0)
    throw pageError("a damaged WARC: a record without its length");
  const type = headers.get("warc-type")?.toLowerCase();
  const wanted = type === "response" || (type === "resource" && isPage(headers.get("content-type")));
  if (!wanted || length > limit) {
    if ((await reader.skip(length)) < length) throw pageError("a WARC that ends early, inside a record");
    return wanted ? `more than ${Math.floor(limit / 1048576)} MiB` : null;
  }
  const block = await reader.take(length);
  if (block.length < length) throw pageError("a WARC that ends early, inside a record");
  return block;
}

async function payload(
  block: Buffer,
  headers: Headers,
  carrier: Carrier,
): Promise<{ body: Buffer; carrier: Carrier } | null> {
  const address = headers.get("warc-target-uri")?.replace(/^<|>$/g, "") ?? "";
  const inner = {
    ...carrier,
    url: webAddress(address, null),
    capturedAt: headers.get("warc-date") ?? carrier.capturedAt,
  };
  if (headers.get("warc-type")?.toLowerCase() === "resource") {
    return { body: block, carrier: { ...inner, contentType: headers.get("content-type") } };
  }
  const response = httpResponse(block);
  if (!response) return null;
  const contentType = response.headers.get("content-type");
  if (response.status < 200 || response.status > 299 || !isPage(contentType)) return null;
  const whole = /chunked/i.test(response.headers.get("transfer-encoding") ?? "")
    ? dechunk(response.body)
    : response.body;
  const body = await decodeContent(whole, response.headers.get("content-encoding") ?? "");
  // Crawls are full of answers without a body; they say nothing about the file's health.
  return body.length ? { body, carrier: { ...inner, contentType } } : null;
}

function isPage(contentType: string | undefined): boolean {
  return /^\s*(?:text\/(?:html|xml|plain)|application\/(?:xhtml\+xml|xml|rss\+xml|atom\+xml|rdf\+xml|feed\+json|vnd\.iptc))/i.test(
    contentType ?? "",
  );
}

function httpResponse(block: Buffer): { status: number; headers: Headers; body: Buffer } | null {
  let end = block.indexOf("\r\n\r\n");
  let gap = 4;
  if (end < 0) {
    end = block.indexOf("\n\n");
    gap = 2;
  }
  if (end < 0 || end > 256 * 1024) return null;
  const [first, ...lines] = block.subarray(0, end).toString("latin1").split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(first ?? "")?.[1];
  if (!status) return null;
  const headers = new Map<string, string>();
  for (const line of lines) addHeader(headers, line);
  return { status: Number(status), headers, body: block.subarray(end + gap) };
}

/** Undoes chunked transfer (RFC 9112, 7.1). A body that is not in chunks is left as it is: many writers undo them. */
function dechunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  for (;;) {
    const end = body.indexOf("\r\n", at);
    const size =
      end >= 0 && end - at < 200
        ? /^([0-9a-f]{1,8})(?:\s*;.*)?$/i.exec(body.toString("latin1", at, end).trim())
        : null;
    if (!size) return parts.length ? Buffer.concat(parts) : body;
    const length = Number.parseInt(size[1]!, 16);
    if (!length) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
    if (at >= body.length) return Buffer.concat(parts);
  }
}

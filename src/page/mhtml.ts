/** MHTML (RFC 2557): a page saved with its images as one mail. The page is the first HTML part. */
import type { Page } from "../model.ts";
import { type Carrier, webAddress } from "./carrier.ts";
import { decode } from "./charset.ts";
import { pageError } from "./failure.ts";

type Headers = ReadonlyMap<string, string>;

/** Throws a page error where no part is HTML. */
export function mhtmlPage(carrier: Carrier, bytes: Buffer): Page {
  const whole = partOf(bytes);
  const part = htmlPart(whole, 0);
  if (!part) throw pageError("a saved page (MHTML) without an HTML part");
  const content = decodeTransfer(part.body, part.headers.get("content-transfer-encoding") ?? "");
  const location =
    part.headers.get("content-location") ?? whole.headers.get("snapshot-content-location") ?? "";
  const { text, charset, notes } = decode(content, part.headers.get("content-type"));
  if (!text.trim()) throw pageError("empty");
  return {
    source: carrier.source,
    url: webAddress(location, null) ?? carrier.url,
    form: "html",
    content: text,
    bytes: content,
    charset,
    capturedAt: carrier.capturedAt ?? momentOf(whole.headers.get("date")),
    given: {},
    notes,
  };
}

interface Part {
  readonly headers: Headers;
  readonly body: Buffer;
}

function partOf(bytes: Buffer): Part {
  const crlf = bytes.indexOf("\r\n\r\n");
  const lf = bytes.indexOf("\n\n");
  const at = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf;
  if (at < 0) return { headers: headersOf(bytes.toString("latin1")), body: Buffer.alloc(0) };
  return {
    headers: headersOf(bytes.subarray(0, Math.min(at, 64 * 1024)).toString("latin1")),
    body: bytes.subarray(at + (at === crlf ? 4 : 2)),
  };
}

/** Mail headers; a line that begins with a space continues the one before. */
function headersOf(text: string): Headers {
  const headers = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

function htmlPart(part: Part, depth: number): Part | null {
  const type = part.headers.get("content-type") ?? "";
  if (/^(?:text\/html|application\/xhtml)/i.test(type)) return part;
  const boundary = /boundary\s{0,5}=\s{0,5}(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(type);
  if (!boundary || depth > 4) return null;
  for (const bytes of partsOf(part.body, Buffer.from(`--${boundary[1] ?? boundary[2]}`, "latin1"))) {
    const found = htmlPart(partOf(bytes), depth + 1);
    if (found) return found;
  }
  return null;
}

function* partsOf(body: Buffer, mark: Buffer): Generator<Buffer> {
  let from = body.indexOf(mark);
  while (from >= 0) {
    const start = body.indexOf(10, from + mark.length) + 1;
    if (!start || body.toString("latin1", from + mark.length, from + mark.length + 2) === "--") return;
    const next = body.indexOf(mark, start);
    yield body.subarray(start, next < 0 ? body.length : next);
    from = next;
  }
}

function decodeTransfer(body: Buffer, coding: string): Buffer {
  if (/base64/i.test(coding)) return Buffer.from(body.toString("latin1"), "base64");
  return /quoted-printable/i.test(coding) ? quotedPrintable(body) : body;
}

/** Quoted-printable (RFC 2045, 6.7): "=E4" is a byte, "=" at a line's end joins lines. */
function quotedPrintable(body: Buffer): Buffer {
  const out = Buffer.alloc(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    if (body[at] !== 61) {
      out[length++] = body[at]!;
      continue;
    }
    const pair = body.toString("latin1", at + 1, at + 3);
    if (/^[0-9a-f]{2}$/i.test(pair)) {
      out[length++] = Number.parseInt(pair, 16);
      at += 2;
    } else if (pair.startsWith("\n")) at += 1;
    else if (pair === "\r\n") at += 2;
    else out[length++] = 61;
  }
  return out.subarray(0, length);
}

function momentOf(date: string | undefined): string | null {
  const moment = Date.parse(date ?? "");
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

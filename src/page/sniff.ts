/**
 * What kind of thing the bytes are, from their first 64 KiB. File names and media types lie; the bytes are what is
 * read, so they decide. After the WHATWG's "MIME Sniffing Standard" where that has a rule.
 */
import { pageError } from "./failure.ts";
import magic from "./magic.json" with { type: "json" };

/** What a carrier turns out to be. */
export type Kind = "warc" | "mhtml" | "feed" | "newsml" | "json" | "html" | "text";

export const headBytes: number = 64 * 1024;

const signatures = magic.map(({ starts, is, text }) => {
  const bytes = Buffer.from(starts, "hex");
  // Letters alone ("RIFF", "ID3") may open a text too, so that they count only beside bytes that no text has.
  return { bytes, is, doubtful: !text && bytes.every((byte) => byte >= 32 && byte < 127) };
});

/** Throws a page error that names the kind of file where the bytes are none that holds text. */
export function refuseBinary(head: Buffer): void {
  if (!head.length) throw pageError("empty");
  const share = controlShare(head);
  const found = signatures.find(({ bytes }) => head.subarray(0, bytes.length).equals(bytes));
  if (found && (!found.doubtful || share > 0)) throw pageError(found.is);
  if (head.subarray(4, 8).toString("latin1") === "ftyp") throw pageError("a video or an image (MP4 family)");
  if (!hasWideMark(head) && share > 0.01) throw pageError("binary data, not a page");
}

function hasWideMark(head: Buffer): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

/** The share of bytes that no text has: controls other than tab, line ends, form feed and escape. */
function controlShare(head: Buffer): number {
  let count = 0;
  for (const byte of head) {
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) count++;
  }
  return count / head.length;
}

/** A carrier that must be told from its bytes, before they are decoded; null where the characters decide. */
export function kindOfBytes(head: Buffer): "warc" | "mhtml" | null {
  const text = head.subarray(0, 4096).toString("latin1");
  if (/^WARC\/\d/.test(text)) return "warc";
  if (!/^[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]/.test(text)) return null;
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const headers = text.slice(0, end);
  return /^content-type:\s*(?:multipart\/(?:related|mixed|alternative)|text\/html)/im.test(headers) &&
    /^(?:mime-version|from|snapshot-content-location|content-location):/im.test(headers)
    ? "mhtml"
    : null;
}

const feedRoots = new Set(["rss", "feed", "rdf"]);
const wireRoots = new Set(["newsitem", "newsmessage", "packageitem", "nitf", "newsml"]);

/** Markup, text or a carrier, from the decoded characters. Throws a page error on XML that holds no page. */
export function kindOfText(text: string, contentType: string | undefined): Exclude<Kind, "warc" | "mhtml"> {
  const at = skipBlank(text, 0);
  const first = text[at];
  if (first === undefined) throw pageError("empty");
  if (first === "<") {
    const { name, xml } = rootOf(text, at);
    const local = name.replace(/^.*:/, "");
    if (feedRoots.has(local)) return "feed";
    if (wireRoots.has(local)) return "newsml";
    if (xml && local && !htmlRoots.has(local) && !hasMarkup(text)) {
      throw pageError(`XML of a kind that holds no article (its root is <${name}>)`);
    }
    if (name || hasMarkup(text)) return "html";
  }
  if ((first === "{" || first === "[") && looksLikeJson(text, at)) return "json";
  if (hasMarkup(text)) return "html";
  return /^\s*(?:text\/html|application\/xhtml)/i.test(contentType ?? "") && text.includes("</")
    ? "html"
    : "text";
}

const htmlRoots = new Set([
  "html",
  "head",
  "body",
  "article",
  "div",
  "main",
  "section",
  "p",
  "h1",
  "meta",
  "span",
]);

/** The name of the first element, in lower case, past a prolog, comments and a document type. */
function rootOf(text: string, from: number): { name: string; xml: boolean } {
  let at = from;
  const xml = text.startsWith("<?xml", at);
  for (let steps = 0; steps < 1000 && text[at] === "<"; steps++) {
    const end = text.startsWith("<!--", at)
      ? endOf(text, "-->", at)
      : text.startsWith("<?", at) || text.startsWith("<!", at)
        ? endOf(text, ">", at)
        : -1;
    if (end < 0) break;
    at = skipBlank(text, end);
  }
  const name = /^<([A-Za-z][\w.:-]{0,60})/.exec(text.slice(at, at + 70))?.[1] ?? "";
  return { name: name.toLowerCase(), xml };
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 32 || text.charCodeAt(at) === 0xfeff)) at++;
  return at;
}

function looksLikeJson(text: string, at: number): boolean {
  return /^[{[]\s{0,200}(?:["{[\]}]|-?\d|true|false|null)/.test(text.slice(at, at + 256));
}

/** A page's skeleton, or several closed elements: a stray "<b>" in a text is no page. */
function hasMarkup(text: string): boolean {
  const head = text.slice(0, headBytes);
  if (/<(?:!doctype\s+html|html|head|body)[\s>]/i.test(head)) return true;
  const closed = head.match(/<\/(?:p|div|a|span|li|h[1-6]|article|section|td|script|style|title)>/gi);
  return (closed?.length ?? 0) >= 3;
}

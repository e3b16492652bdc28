/**
 * Which charset the bytes are in, in the order in which browsers decide it (WHATWG HTML, "determining the character
 * encoding"): byte order mark, transport header, `<meta>` in the first 1024 bytes; then the XML declaration; then
 * UTF-8 where the bytes are valid UTF-8; then a guess among the older charsets.
 */
import type { Note } from "../model.ts";
import { guessLegacy } from "./legacy.ts";

export interface Decoded {
  readonly text: string;
  readonly charset: string;
  readonly notes: Note[];
}

/** Decodes a page. Never throws: bytes that the charset does not know become U+FFFD, with a note that counts them. */
export function decode(bytes: Uint8Array, contentType?: string, url?: string | null): Decoded {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64 * 1024)).toString(
    "latin1",
  );
  const certain = markOf(head) ?? headerCharset(contentType);
  if (certain) return decodeAs(bytes, certain, []);
  const declared = metaCharset(head.slice(0, 1024)) ?? xmlCharset(head);
  if (declared === "utf-8") return decodeAs(bytes, declared, []);
  const strict = tryDecode(bytes, "utf-8");
  if (strict !== null) return { text: strict, charset: "utf-8", notes: contradicted(bytes, declared) };
  if (declared) return decodeAs(bytes, declared, []);
  const late = metaCharset(head);
  if (late) return decodeAs(bytes, late, []);
  const charset = guessLegacy(bytes, languageOf(head), url ?? null);
  const reason = `no charset is declared and the bytes are not UTF-8; read as ${charset}`;
  return decodeAs(bytes, charset, [{ stage: "page", rule: "charset-guessed", reason }]);
}

/**
 * The one place that departs from browsers: a saved page often keeps the declaration of the charset that it no longer
 * has. Bytes beyond ASCII that are valid UTF-8 are UTF-8.
 */
function contradicted(bytes: Uint8Array, declared: string | null): Note[] {
  if (!declared || bytes.every((byte) => byte < 128)) return [];
  const reason = `the page says ${declared}, but its bytes are valid UTF-8; read as utf-8`;
  return [{ stage: "page", rule: "charset-contradicted", reason }];
}

/** Decodes by the label of a charset where that is known; null where it is unknown or the bytes are not valid in it. */
export function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeAs(bytes: Uint8Array, charset: string, notes: Note[]): Decoded {
  const strict = tryDecode(bytes, charset);
  if (strict !== null) return { text: strict, charset, notes };
  const text = new TextDecoder(charset).decode(bytes);
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at >= 0; at = text.indexOf("\ufffd", at + 1)) count++;
  const reason = `${count} ${count === 1 ? "place is" : "places are"} not valid ${charset} and read as U+FFFD`;
  return { text, charset, notes: [...notes, { stage: "page", rule: "invalid-bytes", reason }] };
}

function markOf(head: string): string | null {
  if (head.startsWith("\u00ef\u00bb\u00bf")) return "utf-8";
  if (head.startsWith("\u00fe\u00ff")) return "utf-16be";
  if (head.startsWith("\u00ff\u00fe")) return "utf-16le";
  return null;
}

/** The charset of a Content-Type header, where the decoder knows it. */
export function headerCharset(contentType: string | undefined): string | null {
  const label = /charset\s{0,20}=\s{0,20}["']?([^\s"';,]{1,40})/i.exec(
    contentType?.slice(0, 1000) ?? "",
  )?.[1];
  return label ? known(label) : null;
}

/** Both forms of the declaration: `<meta charset=…>` and `<meta http-equiv=… content="…; charset=…">`. */
function metaCharset(head: string): string | null {
  // A comment that nothing closes runs to the end, as in the standard's prescan; so each is looked for once.
  const clean = head.replace(/<!--[^]*?(?:-->|$)/g, "");
  for (const [tag] of clean.matchAll(/<meta[\s/][^>]{0,400}/gi)) {
    const label = /charset\s{0,20}=\s{0,20}["']?\s{0,20}([^\s"'/>;]{1,40})/i.exec(tag)?.[1];
    const charset = label ? known(label) : null;
    // A page whose declaration could be read in ASCII is not in UTF-16, whatever it says.
    if (charset) return charset.startsWith("utf-16") ? "utf-8" : charset;
  }
  return null;
}

function xmlCharset(head: string): string | null {
  const label = /^\s{0,100}<\?xml[^>]{0,200}?encoding\s{0,20}=\s{0,20}["']([^"']{1,40})["']/i.exec(head)?.[1];
  const charset = label ? known(label) : null;
  return charset?.startsWith("utf-16") ? "utf-8" : charset;
}

function known(label: string): string | null {
  const name = label.trim().toLowerCase();
  if (name === "x-user-defined" || name === "iso-8859-1" || name === "ascii" || name === "us-ascii")
    return "windows-1252";
  try {
    return new TextDecoder(name).encoding;
  } catch {
    return null;
  }
}

function languageOf(head: string): string | null {
  const tag = /<html[^>]{0,400}\blang\s{0,20}=\s{0,20}["']?([A-Za-z]{2,3})/i.exec(head)?.[1];
  return tag?.toLowerCase() ?? null;
}

/**
 * A print: what is kept of an article so that its later copies are found and weighed. Plain data, and packed about
 * 800 bytes of a usual article.
 */
import { type Fingerprint, kept, whole } from "./fingerprint.ts";
import { packedRoom, packSorted, readNumber, unpackSorted, writeNumber } from "./sorted-numbers.ts";

export interface Print extends Fingerprint {
  readonly id: string;
  /** The fold's id. */
  readonly fold: string;
  /** `nameKey` of the source; 0 where it is unknown. */
  readonly source: number;
  /** Days since 1970-01-01, fractions allowed. */
  readonly day: number;
  /** Hashes under which the article is indexed, ascending, with all their bits: the smallest ones. */
  readonly keys: Uint32Array;
}

/** The first byte of a packed print; a print of another form is refused. */
const form = 1;
/** A limit is packed as one of 32-bit hashes, less one. */
const limitScale = 2 ** 32 / whole;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A number of 32 bits for a name, 0 for none: names are only asked whether they are the same. */
export function nameKey(name: string | null): number {
  if (name === null) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0 || 1;
}

/** A print as bytes that stay readable from one run to the next. */
export function packPrint(print: Print): Uint8Array {
  const body = packBody(print);
  const bytes = new Uint8Array(13 + packedRoom(print.keys.length) + body.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = form;
  view.setFloat64(1, print.day, true);
  view.setUint32(9, print.source, true);
  const at = packSorted(print.keys, bytes, 13);
  bytes.set(body, at);
  return bytes.slice(0, at + body.length);
}

/** What `packPrint` packed. Throws a RangeError for anything else. */
export function unpackPrint(bytes: Uint8Array): Print {
  if (bytes[0] !== form || bytes.length < 14) throw new RangeError("no packed print, or one of another form");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const keys = new Uint32Array(kept);
  const { count, end } = unpackSorted(bytes, 13, keys);
  return {
    id: idIn(bytes, end),
    fold: foldIn(bytes, end),
    source: view.getUint32(9, true),
    day: view.getFloat64(1, true),
    keys: keys.slice(0, count),
    ...fingerprintIn(bytes, end, new Uint32Array(kept)),
  };
}

/** The part of a packed print that an index keeps beside its own columns: ids and sample. */
export function packBody({ id, fold, limit, sample }: Print): Uint8Array {
  const bytes = new Uint8Array(4 + 3 * (id.length + fold.length) + 8 + packedRoom(sample.length));
  new DataView(bytes.buffer).setUint32(0, limit * limitScale - 1, true);
  let at = writeText(id, bytes, 4);
  at = writeText(fold === id ? "" : fold, bytes, at);
  return bytes.subarray(0, packSorted(sample, bytes, at));
}

/** The id, the fold and the sample in a body that begins at `at`. The sample is written to the head of `into`. */
export function idIn(bytes: Uint8Array, at: number): string {
  return readText(bytes, at + 4).text;
}

export function foldIn(bytes: Uint8Array, at: number): string {
  const id = readText(bytes, at + 4);
  return readText(bytes, id.end).text || id.text;
}

export function fingerprintIn(bytes: Uint8Array, at: number, into: Uint32Array): Fingerprint {
  const packed = bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
  const limit = ((packed >>> 0) + 1) / limitScale;
  const { count } = unpackSorted(bytes, textEnd(bytes, textEnd(bytes, at + 4)), into);
  return { limit, sample: into.subarray(0, count) };
}

function writeText(text: string, bytes: Uint8Array, at: number): number {
  const written = encoder.encode(text);
  const to = writeNumber(written.length, bytes, at);
  bytes.set(written, to);
  return to + written.length;
}

function readText(bytes: Uint8Array, at: number): { text: string; end: number } {
  const { value: length, end: from } = readNumber(bytes, at);
  return { text: decoder.decode(bytes.subarray(from, from + length)), end: from + length };
}

function textEnd(bytes: Uint8Array, at: number): number {
  const { value: length, end } = readNumber(bytes, at);
  return end + length;
}

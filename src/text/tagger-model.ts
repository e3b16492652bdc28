/** The tagger's weights and lexicon, read once from `models/tagger.en.bin`. `models/README.md` says how it is made. */
import fs from "node:fs";

/**
 * Lexicon: open addressing over 32-bit word hashes. Classes: bit sets of tags, by number; class 0 is for words that
 * the lexicon does not know. Weights: one byte a (feature, tag), at a hash of both.
 */
export interface TaggerModel {
  readonly classes: Uint32Array;
  readonly keys: Uint32Array;
  readonly entryClass: Uint8Array;
  readonly entryRole: Uint8Array;
  readonly weights: Int8Array;
}

const magic = 0x3147544e;
let loaded: TaggerModel | null = null;

/** Loads the model at first use. Throws where the file is missing or of another version. */
export function loadModel(): TaggerModel {
  loaded ??= decodeModel(fs.readFileSync(new URL("../../models/tagger.en.bin", import.meta.url)));
  return loaded;
}

/** Little-endian: magic, three lengths, classes, keys, entry classes, entry roles, weights. */
export function decodeModel(bytes: Uint8Array): TaggerModel {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const head = new Uint32Array(buffer, 0, 4);
  if (head[0] !== magic) throw new Error("models/tagger.en.bin is not a tagger model of this version");
  const [, classes = 0, entries = 0, weights = 0] = head;
  let at = 16;
  const next = (length: number): number => {
    at += length;
    return at - length;
  };
  return {
    classes: new Uint32Array(buffer, next(classes * 4), classes),
    keys: new Uint32Array(buffer, next(entries * 4), entries),
    entryClass: new Uint8Array(buffer, next(entries), entries),
    entryRole: new Uint8Array(buffer, next(entries), entries),
    weights: new Int8Array(buffer, next(weights), weights),
  };
}

export function encodeModel(model: TaggerModel): Uint8Array {
  const head = new Uint32Array([magic, model.classes.length, model.keys.length, model.weights.length]);
  const parts = [head, model.classes, model.keys, model.entryClass, model.entryRole, model.weights];
  return Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}

/** FNV-1a over UTF-16 units from `from`, finished so that low bits are well mixed; never 0. */
export function hashWord(word: string, from: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < word.length; i++) {
    const code = word.charCodeAt(i);
    h = Math.imul(h ^ (code === 0x2019 ? 39 : code), 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 15)) >>> 0 || 1;
}

/** The index of a word's entry; -1 where the lexicon has none. */
export function lexiconEntry(model: TaggerModel, hash: number): number {
  const wrap = model.keys.length - 1;
  for (let at = hash & wrap; model.keys[at] !== 0; at = (at + 1) & wrap)
    if (model.keys[at] === hash) return at;
  return -1;
}

/**
 * What is known of a word before the text is read: its cluster in a large corpus and what lists it stands on.
 * Both tables are hashed files under `models/`, read once when first asked for; `models/README.md` says how each
 * was made.
 */
import fs from "node:fs";

/** What a word or phrase of `models/lexicon.bin` is known as. */
export const Bit = {
  region: 1,
  city: 2,
  town: 4,
  organisation: 8,
  name: 16,
  female: 32,
  male: 64,
  given: 128,
  demonym: 256,
  courtesy: 512,
  office: 1024,
  organisationHead: 2048,
  placeHead: 4096,
  saying: 8192,
  kin: 16384,
  calendar: 32768,
  inside: 65536,
  /** A longer phrase of the lexicon begins with these words. */
  prefix: 131072,
} as const;

/** FNV-1a over UTF-16 units with the finish of MurmurHash 3: 32 bits, unsigned. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finish(h);
}

/** The hash of `a b` from the unfinished hash of `a`: how phrases are looked up without joining strings. */
export function extendHash(h: number, text: string, spaced: boolean): number {
  if (spaced) h = Math.imul(h ^ 32, 0x01000193);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

export const hashSeed: number = 0x811c9dc5 | 0;

export function finish(h: number): number {
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h, 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

export interface Lexicon {
  /** Cluster of a word by its hash: 1 to 1,024; 0 where the word is unknown. */
  cluster(hash: number): number;
  /** Four product codes of a word by its hash, a byte each; 0 where the word is unknown. */
  codes(hash: number): number;
  readonly to256: Uint16Array;
  readonly to64: Uint16Array;
  /** Bits of a phrase by its hash. */
  bits(hash: number): number;
}

let loaded: Lexicon | undefined;

export function lexicon(): Lexicon {
  loaded ??= load();
  return loaded;
}

function load(): Lexicon {
  const clusters = modelFile("clusters.bin");
  const phrases = modelFile("lexicon.bin");
  const clusterSlots = clusters.readUInt32LE(0);
  const to256 = words16(clusters, 4, 1024);
  const to64 = words16(clusters, 4 + 2048, 1024);
  const clusterTable = words32(clusters, 4 + 4096, clusterSlots);
  const codeTable = words32(clusters, 4 + 4096 + clusterSlots * 4, clusterSlots);
  const phraseSlots = phrases.readUInt32LE(0);
  const phraseTable = words32(phrases, 4, phraseSlots * 2);
  return {
    to256,
    to64,
    cluster(hash) {
      const print = ((hash >>> 10) | 1) >>> 0;
      let slot = hash & (clusterSlots - 1);
      for (let entry = clusterTable[slot]!; entry !== 0; entry = clusterTable[slot]!) {
        if (entry >>> 10 === print) return (entry & 1023) + 1;
        slot = (slot + 1) & (clusterSlots - 1);
      }
      return 0;
    },
    codes(hash) {
      const print = ((hash >>> 10) | 1) >>> 0;
      let slot = hash & (clusterSlots - 1);
      for (let entry = clusterTable[slot]!; entry !== 0; entry = clusterTable[slot]!) {
        if (entry >>> 10 === print) return codeTable[slot]!;
        slot = (slot + 1) & (clusterSlots - 1);
      }
      return 0;
    },
    bits(hash) {
      const key = hash || 1;
      let slot = key & (phraseSlots - 1);
      for (let entry = phraseTable[slot * 2]!; entry !== 0; entry = phraseTable[slot * 2]!) {
        if (entry === key) return phraseTable[slot * 2 + 1]!;
        slot = (slot + 1) & (phraseSlots - 1);
      }
      return 0;
    },
  };
}

/** The bytes of a file under `models/`, which lies beside both `src` and the published `dist`. */
export function modelFile(name: string): Buffer {
  return fs.readFileSync(new URL(`../../models/${name}`, import.meta.url));
}

function words32(bytes: Buffer, from: number, count: number): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + from + count * 4));
}

function words16(bytes: Buffer, from: number, count: number): Uint16Array {
  return new Uint16Array(bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + from + count * 2));
}

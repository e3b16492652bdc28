/**
 * What kind of word a word is, from a large corpus: its cluster and its product codes, from `models/clusters.bin`.
 * The file is read once, when it is first asked for; `models/README.md` says how it was made.
 */
import fs from "node:fs";

/** Words are looked up by `hashText` of their lower-case form. */
export interface Clusters {
  /** Cluster of a word: 1 to 1,024; 0 where the word is unknown. */
  readonly cluster: (hash: number) => number;
  /** Four product codes of a word, a byte each; 0 where the word is unknown. */
  readonly codes: (hash: number) => number;
  /** Of a cluster less one: its cluster among 256, and among 64. */
  readonly to256: Uint16Array;
  readonly to64: Uint16Array;
}

let loaded: Clusters | undefined;

/** Throws where the file is missing. */
export function clusters(): Clusters {
  loaded ??= load();
  return loaded;
}

/** Little-endian: u32 slots; u16 to256[1024]; u16 to64[1024]; u32 table[slots]; u32 codes[slots]. */
function load(): Clusters {
  const bytes = modelFile("clusters.bin");
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const slots = bytes.readUInt32LE(0);
  const table = new Uint32Array(buffer, 4 + 4096, slots);
  const codes = new Uint32Array(buffer, 4 + 4096 + slots * 4, slots);
  const slotOf = (hash: number): number => {
    const print = ((hash >>> 10) | 1) >>> 0;
    let slot = hash & (slots - 1);
    for (let entry = table[slot]!; entry !== 0; entry = table[slot]!) {
      if (entry >>> 10 === print) return slot;
      slot = (slot + 1) & (slots - 1);
    }
    return -1;
  };
  return {
    to256: new Uint16Array(buffer, 4, 1024),
    to64: new Uint16Array(buffer, 4 + 2048, 1024),
    cluster(hash) {
      const slot = slotOf(hash);
      return slot < 0 ? 0 : (table[slot]! & 1023) + 1;
    },
    codes(hash) {
      const slot = slotOf(hash);
      return slot < 0 ? 0 : codes[slot]!;
    },
  };
}

/** The bytes of a file under `models/`, which lies beside both `src` and the published `dist`. */
export function modelFile(name: string): Buffer {
  return fs.readFileSync(new URL(`../../models/${name}`, import.meta.url));
}

/** FNV-1a over UTF-16 units with the finish of MurmurHash 3: 32 bits, unsigned. */
export function hashText(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return finishHash(h);
}

export function finishHash(h: number): number {
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  h = Math.imul(h, 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}

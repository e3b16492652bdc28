/**
 * What is known of a word before the text is read: its cluster in a large corpus (`../text/clusters.ts`) and what
 * lists it stands on, a hashed file under `models/` that is read once when first asked for; `models/README.md` says
 * how it was made.
 */
import { type Clusters, clusters, modelFile } from "../text/clusters.ts";

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

/** The hash of `a b` from the unfinished hash of `a`: how phrases are looked up without joining strings. */
export function extendHash(h: number, text: string, spaced: boolean): number {
  if (spaced) h = Math.imul(h ^ 32, 0x01000193);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

export const hashSeed: number = 0x811c9dc5 | 0;

export interface Lexicon extends Clusters {
  /** Bits of a phrase by its hash. */
  bits(hash: number): number;
}

let loaded: Lexicon | undefined;

export function lexicon(): Lexicon {
  loaded ??= load();
  return loaded;
}

function load(): Lexicon {
  const phrases = modelFile("lexicon.bin");
  const phraseSlots = phrases.readUInt32LE(0);
  const phraseTable = words32(phrases, 4, phraseSlots * 2);
  return {
    ...clusters(),
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

function words32(bytes: Buffer, from: number, count: number): Uint32Array {
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + from + count * 4));
}

/** A few words by their hashes. Every word of the stream is asked for, and a `Map` takes ten times as long to say no. */

/** Says what stands under a 32-bit hash, a whole number of one byte and not 0; 0 where nothing does. */
export type Lookup = (hash: number) => number;

/** Some dozens of words, under hashes that differ. */
export function newLookup(entries: Iterable<readonly [hash: number, value: number]>): Lookup {
  const keys = new Int32Array(1 << bits);
  const values = new Int8Array(1 << bits);
  for (const [hash, value] of entries) {
    let slot = hash & mask;
    while (values[slot] !== 0 && keys[slot] !== (hash | 0)) slot = (slot + 1) & mask;
    keys[slot] = hash;
    values[slot] = value;
  }
  return (hash) => {
    let slot = hash & mask;
    while (values[slot] !== 0 && keys[slot] !== (hash | 0)) slot = (slot + 1) & mask;
    return values[slot]!;
  };
}

const bits = 10;
const mask = (1 << bits) - 1;

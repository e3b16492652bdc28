/** Counts the terms of one article. A table of numbers that is used again for the next: no object a term. */
export interface Tally {
  /** How many different terms there are, and for each, in order of appearance, its key, kinds and count. */
  length: number;
  readonly keys: Uint32Array;
  readonly kinds: Uint8Array;
  readonly counts: Uint8Array;
  clear(): void;
  /** Counts a term once more, and adds to what is known of its kind. Beyond the room of the table it is left out. */
  note(key: number, kind: number): void;
}

/** Room for `most` different terms, a power of two. */
export function newTally(most: number): Tally {
  const mask = most * 2 - 1;
  /** One more than a term's place; 0 marks a free slot. */
  const slots = new Uint16Array(most * 2);
  const used = new Uint16Array(most);
  const keys = new Uint32Array(most);
  const kinds = new Uint8Array(most);
  const counts = new Uint8Array(most);
  const tally: Tally = {
    length: 0,
    keys,
    kinds,
    counts,
    clear() {
      for (let i = 0; i < tally.length; i++) slots[used[i]!] = 0;
      tally.length = 0;
    },
    note(key, kind) {
      let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & mask;
      for (let at = slots[slot]!; at !== 0; at = slots[slot]!) {
        if (keys[at - 1] === key) {
          kinds[at - 1]! |= kind;
          if (counts[at - 1]! < 255) counts[at - 1]!++;
          return;
        }
        slot = (slot + 1) & mask;
      }
      const place = tally.length;
      if (place === most) return;
      slots[slot] = place + 1;
      used[place] = slot;
      keys[place] = key;
      kinds[place] = kind;
      counts[place] = 1;
      tally.length++;
    },
  };
  return tally;
}

/**
 * Which articles hold a shingle: an open hash table with one slot a posting. A slot is two numbers, the shingle's hash
 * and the article's number plus one; 0 there marks a free slot. The table is cut into shards that grow one at a time:
 * no article waits for all of it to be moved, and no second copy of all of it is ever in memory.
 */

export interface ShingleTable {
  /** Numbers of articles rise from one call to the next. */
  add(hash: number, article: number): void;
  /** Writes the newest articles under `hash`, at most `deepest`, to the head of `into`; says how many. In no order. */
  holders(hash: number, into: Uint32Array): number;
  /** Forgets every article before `first`. */
  forget(first: number): void;
  /** Memory that the postings take. */
  bytes(): number;
}

/** Articles that are kept under one hash: the newest. What more texts share is boilerplate, known as such by these. */
export const deepest = 24;

const shardBits = 6;
const smallest = 64;
/** Slots that are taken when a shard grows, and slots for each living posting when it has grown. */
const full = 0.8;
const room = 1.6;

interface Shard {
  slots: Uint32Array;
  /** Slots that are not free: living postings and dead ones. */
  used: number;
}

export function newShingleTable(): ShingleTable {
  const shards: Shard[] = Array.from({ length: 1 << shardBits }, () => ({
    slots: new Uint32Array(2 * smallest),
    used: 0,
  }));
  let first = 0;
  return {
    add(hash, article) {
      const mixed = Math.imul(hash, 0x9e3779b1) >>> 0;
      const shard = shards[mixed >>> (32 - shardBits)]!;
      if (shard.used * 2 > shard.slots.length * full) grow(shard, first);
      put(shard, mixed, hash, article + 1, first);
    },
    holders(hash, into) {
      const mixed = Math.imul(hash, 0x9e3779b1) >>> 0;
      const { slots } = shards[mixed >>> (32 - shardBits)]!;
      let found = 0;
      for (let at = homeOf(mixed, slots); slots[at + 1] !== 0; at = after(at, slots)) {
        if (slots[at] === hash && slots[at + 1]! > first) into[found++] = slots[at + 1]! - 1;
      }
      return found;
    },
    forget(before) {
      first = Math.max(first, before);
    },
    bytes: () => shards.reduce((sum, { slots }) => sum + slots.byteLength, 0),
  };
}

/** Where a posting is looked for first: the bits below those that choose the shard, spread over its slots. */
function homeOf(mixed: number, slots: Uint32Array): number {
  return 2 * Math.floor((((mixed << shardBits) >>> 0) * (slots.length / 2)) / 2 ** 32);
}

function after(at: number, slots: Uint32Array): number {
  return at + 2 === slots.length ? 0 : at + 2;
}

/**
 * Takes a free slot, or a dead one on the way to it, or, where the hash has its fill, that of the oldest article under
 * it: no run of equal hashes grows long.
 */
function put(shard: Shard, mixed: number, hash: number, value: number, first: number): void {
  const { slots } = shard;
  let dead = -1;
  let oldest = -1;
  let same = 0;
  let at = homeOf(mixed, slots);
  for (; slots[at + 1] !== 0; at = after(at, slots)) {
    if (slots[at + 1]! <= first) {
      if (dead < 0) dead = at;
    } else if (slots[at] === hash) {
      same++;
      if (oldest < 0 || slots[at + 1]! < slots[oldest + 1]!) oldest = at;
    }
  }
  if (same >= deepest) at = oldest;
  else if (dead >= 0) at = dead;
  else shard.used++;
  slots[at] = hash;
  slots[at + 1] = value;
}

/** Moves the living postings of a shard into as many slots as they need. */
function grow(shard: Shard, first: number): void {
  const old = shard.slots;
  let living = 0;
  for (let at = 1; at < old.length; at += 2) if (old[at]! > first) living++;
  shard.slots = new Uint32Array(2 * Math.max(smallest, Math.ceil(living * room)));
  shard.used = 0;
  for (let at = 0; at < old.length; at += 2) {
    if (old[at + 1]! > first)
      put(shard, Math.imul(old[at]!, 0x9e3779b1) >>> 0, old[at]!, old[at + 1]!, first);
  }
}

/**
 * An inverted index over a moving window: which articles, newest first, hold a term. Articles are numbers that only
 * rise, terms 32-bit hashes.
 */

export interface Postings {
  add(hash: number, article: number): void;
  /** Calls `see` with the articles under `hash`, newest first, at most `most`. */
  walk(hash: number, most: number, see: (article: number) => void): void;
  /** Forgets every article before `first`. */
  forget(first: number): void;
}

/**
 * An open hash table from term to its newest posting, and postings chained to older ones in one growing array in
 * order of arrival. Forgetting moves a mark along that array: dead postings end a chain. Once the dead outnumber
 * the living, the living are moved into new tables, so that a posting costs the same however long the stream runs.
 */
export function newPostings(): Postings {
  let article = new Uint32Array(smallest);
  let older = new Int32Array(smallest);
  let end = 0;
  let first = 0;
  let keys = new Uint32Array(smallest * 2);
  let heads = new Int32Array(smallest * 2);
  let used = 0;

  /** The slot of a term, or the free slot where it belongs. */
  const slotOf = (key: number): number => {
    const mask = keys.length - 1;
    let slot = Math.imul(key, 0x9e3779b1) >>> Math.clz32(mask);
    while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  };
  const growPostings = (): void => {
    const room = Math.ceil(article.length * 1.25);
    const wider = new Uint32Array(room);
    wider.set(article);
    article = wider;
    const longer = new Int32Array(room);
    longer.set(older);
    older = longer;
  };
  /** Moves the terms that still have a living posting into a table of `room` slots. */
  const rehash = (room: number, moved: (head: number) => number): void => {
    const oldKeys = keys;
    const oldHeads = heads;
    keys = new Uint32Array(room);
    heads = new Int32Array(room);
    used = 0;
    for (let i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] === 0 || oldHeads[i]! < first) continue;
      const slot = slotOf(oldKeys[i]!);
      keys[slot] = oldKeys[i]!;
      heads[slot] = moved(oldHeads[i]!);
      used++;
    }
  };
  const dropDead = (): void => {
    const dead = first;
    rehash(keys.length, (head) => head - dead);
    const living = end - dead;
    const room = Math.max(smallest, Math.ceil(living * 1.25));
    const owners = new Uint32Array(room);
    owners.set(article.subarray(dead, end));
    article = owners;
    const links = new Int32Array(room);
    for (let i = 0; i < living; i++) links[i] = older[dead + i]! - dead;
    older = links;
    end = living;
    first = 0;
  };

  return {
    add(hash, owner) {
      if (end === article.length) growPostings();
      if (used * 4 > keys.length * 3) rehash(keys.length * 2, (head) => head);
      const key = keyOf(hash);
      const slot = slotOf(key);
      if (keys[slot] === 0) {
        keys[slot] = key;
        used++;
        older[end] = -1;
      } else older[end] = heads[slot]!;
      article[end] = owner;
      heads[slot] = end++;
    },
    walk(hash, most, see) {
      const slot = slotOf(keyOf(hash));
      if (keys[slot] === 0) return;
      let left = most;
      for (let at = heads[slot]!; at >= first && left > 0; at = older[at]!, left--) see(article[at]!);
    },
    forget(before) {
      while (first < end && article[first]! < before) first++;
      if (first > smallest && first > end / 2) dropDead();
    },
  };
}

const smallest = 1 << 12;

/** 0 marks a free slot, so the term 0 shares that of 2. */
function keyOf(hash: number): number {
  return hash === 0 ? 2 : hash >>> 0;
}

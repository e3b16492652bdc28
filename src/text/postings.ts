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
  const link = (key: number, owner: number): void => {
    const slot = slotOf(key);
    if (keys[slot] === 0) {
      keys[slot] = key;
      used++;
      older[end] = -1;
    } else older[end] = heads[slot]!;
    article[end] = owner;
    heads[slot] = end++;
  };
  /** The term of each living posting, found by walking every chain. */
  const termsOfLiving = (): Uint32Array => {
    const terms = new Uint32Array(end - first);
    for (let slot = 0; slot < keys.length; slot++) {
      if (keys[slot] === 0) continue;
      for (let at = heads[slot]!; at >= first; at = older[at]!) terms[at - first] = keys[slot]!;
    }
    return terms;
  };
  const rebuild = (): void => {
    const terms = termsOfLiving();
    const owners = article.subarray(first, end);
    const room = Math.max(smallest, 2 ** Math.ceil(Math.log2(terms.length * 1.5 + 1)));
    article = new Uint32Array(room);
    older = new Int32Array(room);
    keys = new Uint32Array(room * 2);
    heads = new Int32Array(room * 2);
    end = 0;
    first = 0;
    used = 0;
    for (let i = 0; i < terms.length; i++) link(terms[i]!, owners[i]!);
  };

  return {
    add(hash, owner) {
      if (end === article.length || used * 4 > keys.length * 3) rebuild();
      link(keyOf(hash), owner);
    },
    walk(hash, most, see) {
      const slot = slotOf(keyOf(hash));
      if (keys[slot] === 0) return;
      let left = most;
      for (let at = heads[slot]!; at >= first && left > 0; at = older[at]!, left--) see(article[at]!);
    },
    forget(before) {
      while (first < end && article[first]! < before) first++;
      if (first > smallest && first > end / 2) rebuild();
    },
  };
}

const smallest = 1 << 12;

/** 0 marks a free slot, so the term 0 shares that of 2. */
function keyOf(hash: number): number {
  return hash === 0 ? 2 : hash >>> 0;
}

/**
 * An inverted index over a moving window: which articles, newest first, hold a term. Articles are numbers that only
 * rise, terms 32-bit hashes.
 */

export interface Postings {
  add(hash: number, article: number): void;
  /**
   * Writes the articles under each of `hashes` into `into`, newest first, at most `most` each: those under hash `i`
   * from `i * most` to `ends[i]`.
   */
  walk(hashes: Uint32Array, most: number, into: Uint32Array, ends: Uint32Array): void;
  /** Forgets every article before `first`. */
  forget(first: number): void;
}

/**
 * An open hash table from term to its newest posting, and postings chained to older ones in one growing array in
 * order of arrival. Forgetting moves a mark along that array: dead postings end a chain. Once the dead outnumber
 * the living, the living are moved into new tables, so that a posting costs the same however long the stream runs.
 *
 * A walk waits for memory at each step, and only the step says where the next one is. So what is read together
 * stands together, and the walks under several terms go on side by side, with no branch on what was read: they wait
 * at the same time, for a quarter as long as one walk after another.
 */
export function newPostings(): Postings {
  /** Pairs of an article and the number of an older posting, -1 where there is none. */
  let chain = new Int32Array(smallest * 2);
  let end = 0;
  let first = 0;
  /** Pairs of a term, 0 where the slot is free, and its newest posting. */
  let slots = new Int32Array(smallest * 4);
  let used = 0;
  /** The walks that go on: of which term each is, and the posting that it has come to. */
  let walker = new Int32Array(64);
  let posting = new Int32Array(64);

  /** Where the slot of a term begins, or the free slot where it belongs. */
  const slotOf = (key: number): number => {
    const mask = slots.length - 1;
    let slot = (Math.imul(key, 0x9e3779b1) >>> Math.clz32(mask)) & ~1;
    while (slots[slot] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
    return slot;
  };
  const widen = (): void => {
    const wider = new Int32Array(Math.ceil((chain.length / 2) * 1.25) * 2);
    wider.set(chain);
    chain = wider;
  };
  /** Moves the terms that still have a living posting into a table of `room` numbers. */
  const rehash = (room: number, moved: (head: number) => number): void => {
    const old = slots;
    slots = new Int32Array(room);
    used = 0;
    for (let i = 0; i < old.length; i += 2) {
      if (old[i] === 0 || old[i + 1]! < first) continue;
      const slot = slotOf(old[i]!);
      slots[slot] = old[i]!;
      slots[slot + 1] = moved(old[i + 1]!);
      used++;
    }
  };
  const dropDead = (): void => {
    const dead = first;
    rehash(slots.length, (head) => head - dead);
    const living = end - dead;
    const moved = new Int32Array(Math.max(smallest, Math.ceil(living * 1.25)) * 2);
    for (let i = 0; i < living; i++) {
      moved[i * 2] = chain[(dead + i) * 2]!;
      moved[i * 2 + 1] = chain[(dead + i) * 2 + 1]! - dead;
    }
    chain = moved;
    end = living;
    first = 0;
  };

  return {
    add(hash, article) {
      if (end * 2 === chain.length) widen();
      if (used * 8 > slots.length * 3) rehash(slots.length * 2, (head) => head);
      const key = keyOf(hash);
      const slot = slotOf(key);
      chain[end * 2] = article;
      if (slots[slot] === 0) {
        slots[slot] = key;
        used++;
        chain[end * 2 + 1] = -1;
      } else chain[end * 2 + 1] = slots[slot + 1]!;
      slots[slot + 1] = end++;
    },
    walk(hashes, most, into, ends) {
      if (hashes.length > walker.length) {
        walker = new Int32Array(hashes.length);
        posting = new Int32Array(hashes.length);
      }
      let walking = 0;
      for (let i = 0; i < hashes.length; i++) {
        const slot = slotOf(keyOf(hashes[i]!));
        walker[walking] = i;
        posting[walking] = slots[slot + 1]!;
        walking += Number(slots[slot] !== 0 && posting[walking]! >= first);
        ends[i] = i * most;
      }
      for (let step = 0; step < most && walking > 0; step++) {
        let left = 0;
        for (let k = 0; k < walking; k++) {
          const i = walker[k]!;
          const at = posting[k]! * 2;
          into[ends[i]!++] = chain[at]!;
          walker[left] = i;
          posting[left] = chain[at + 1]!;
          left += Number(posting[left]! >= first);
        }
        walking = left;
      }
    },
    forget(before) {
      while (first < end && chain[first * 2]! < before) first++;
      if (first > smallest && first > end / 2) dropDead();
    },
  };
}

const smallest = 1 << 12;

/** 0 marks a free slot, so the term 0 shares that of 2. */
function keyOf(hash: number): number {
  return hash === 0 ? 2 : hash | 0;
}

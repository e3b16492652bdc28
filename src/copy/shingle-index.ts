/**
 * Where prints are kept while an article's copies may still come. `foldArticle` needs no more of a store than
 * `ShingleIndex`; this one lives in memory, about 1.3 KB an article of a usual length.
 *
 * To keep it over a restart: `foldArticle` returns the `print` that it added. Store `packPrint(print)`, one blob an
 * article. Later `index.add(unpackPrint(blob))` for those of the window, in the order in which they came, makes the
 * index as it was. There is no other state: what is boilerplate is judged from the prints, each time a text is placed.
 * Prints of days long past may be added to an index of their own, to search them on demand.
 */
import type { Fingerprint } from "./fingerprint.ts";
import { kept } from "./fingerprint.ts";
import { fingerprintIn, foldIn, idIn, nameKey, type Print, packBody } from "./print.ts";
import { newShingleTable } from "./shingle-table.ts";

/** Articles bear numbers here, which rise in the order in which they came. */
export interface ShingleIndex {
  /** Writes the newest articles under `hash` to the head of `into`, at most `deepest`, in no order; says how many. */
  holders(hash: number, into: Uint32Array): number;
  day(article: number): number;
  /** `nameKey` of the fold, and of the source. */
  fold(article: number): number;
  source(article: number): number;
  /** How many hashes it is indexed under, and the last of them. */
  keyCount(article: number): number;
  lastKey(article: number): number;
  /** Good until the next call. */
  fingerprint(article: number): Fingerprint;
  idOf(article: number): string;
  foldOf(article: number): string;
  add(print: Print): void;
  /** Forgets articles of days before `before`, but for the newest `spare`, which serve texts that have no date. */
  expire(before: number, spare?: number): void;
  /** How many articles are remembered: the newest of those that were added. */
  size(): number;
}

/** Articles that are kept, and forgotten, together. */
const together = 1024;

interface Segment {
  readonly day: Float64Array;
  readonly fold: Uint32Array;
  readonly source: Uint32Array;
  readonly keyCount: Uint16Array;
  readonly lastKey: Uint32Array;
  /** Where an article's packed body begins in `bytes`. */
  readonly start: Uint32Array;
  bytes: Uint8Array;
  used: number;
}

export function memoryIndex(): ShingleIndex {
  const table = newShingleTable();
  const scratch = new Uint32Array(kept);
  /** Segments from that of article `base` on. */
  let segments: Segment[] = [];
  let base = 0;
  /** The first article that is remembered, and the one after the last. */
  let first = 0;
  let end = 0;
  const segmentOf = (article: number): Segment => segments[Math.floor((article - base) / together)]!;
  const inBytes = <T>(article: number, read: (bytes: Uint8Array, at: number) => T): T => {
    const { bytes, start } = segmentOf(article);
    return read(bytes, start[article % together]!);
  };
  return {
    holders: (hash, into) => table.holders(hash, into),
    day: (article) => segmentOf(article).day[article % together]!,
    fold: (article) => segmentOf(article).fold[article % together]!,
    source: (article) => segmentOf(article).source[article % together]!,
    keyCount: (article) => segmentOf(article).keyCount[article % together]!,
    lastKey: (article) => segmentOf(article).lastKey[article % together]!,
    fingerprint: (article) => inBytes(article, (bytes, at) => fingerprintIn(bytes, at, scratch)),
    idOf: (article) => inBytes(article, idIn),
    foldOf: (article) => inBytes(article, foldIn),
    add(print) {
      if (end % together === 0) {
        const last = segments.at(-1);
        if (last) last.bytes = last.bytes.slice(0, last.used);
        segments.push(newSegment());
      }
      const segment = segments.at(-1)!;
      const at = end % together;
      segment.day[at] = print.day;
      segment.fold[at] = nameKey(print.fold);
      segment.source[at] = print.source;
      segment.keyCount[at] = print.keys.length;
      segment.lastKey[at] = print.keys.at(-1) ?? 0;
      segment.start[at] = append(segment, packBody(print));
      for (const key of print.keys) table.add(key, end);
      end++;
    },
    expire(before, spare = 0) {
      while (first < end - spare && segmentOf(first).day[first % together]! < before) first++;
      table.forget(first);
      const gone = Math.floor((first - base) / together);
      if (gone === 0) return;
      segments = segments.slice(gone);
      base += gone * together;
    },
    size: () => end - first,
  };
}

function newSegment(): Segment {
  return {
    day: new Float64Array(together),
    fold: new Uint32Array(together),
    source: new Uint32Array(together),
    keyCount: new Uint16Array(together),
    lastKey: new Uint32Array(together),
    start: new Uint32Array(together),
    bytes: new Uint8Array(1 << 16),
    used: 0,
  };
}

/** Where the bytes begin. */
function append(segment: Segment, added: Uint8Array): number {
  const at = segment.used;
  segment.used += added.length;
  if (segment.used > segment.bytes.length) {
    const wider = new Uint8Array(segment.used * 2);
    wider.set(segment.bytes);
    segment.bytes = wider;
  }
  segment.bytes.set(added, at);
  return at;
}

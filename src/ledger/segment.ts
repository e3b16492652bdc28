/**
 * Which articles hold a shingle, for a thousand articles at a time: one blob that is written once and searched without
 * being unpacked. A table with a row a posting would touch some forty of its pages for each new article.
 */

/** Tellings of one segment. */
export const segmentSize = 1024;

/**
 * Packs the hashes of up to `segmentSize` articles, by their place in the segment: how many postings there are, then
 * their hashes ascending in 32 bits, then for each its article's place in 16 bits, the lowest byte first.
 */
export function packSegment(keys: readonly Uint32Array[]): Uint8Array {
  const postings: number[] = [];
  // One number for both: a hash of 32 bits and a place of 16 fit into the 53 that are exact.
  keys.forEach((hashes, at) => {
    for (const hash of hashes) postings.push(hash * 2 ** 16 + at);
  });
  const sorted = Float64Array.from(postings).sort();
  const bytes = new Uint8Array(4 + sorted.length * 6);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, sorted.length, true);
  sorted.forEach((posting, i) => {
    view.setUint32(4 + i * 4, Math.floor(posting / 2 ** 16), true);
    view.setUint16(4 + sorted.length * 4 + i * 2, posting % 2 ** 16, true);
  });
  return bytes;
}

/** How many of `hashes` (ascending, once each) the articles of a segment hold, by their places; those with none are left out. */
export function sharedIn(segment: Uint8Array, hashes: Uint32Array): Map<number, number> {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  const count = segment.length < 4 ? 0 : view.getUint32(0, true);
  if (segment.length !== 4 + count * 6) throw new RangeError("no segment of shingles, or a damaged one");
  const shared = new Map<number, number>();
  let from = 0;
  for (const hash of hashes) {
    let low = from;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (view.getUint32(4 + middle * 4, true) < hash) low = middle + 1;
      else high = middle;
    }
    from = low;
    for (; low < count && view.getUint32(4 + low * 4, true) === hash; low++) {
      const at = view.getUint16(4 + count * 4 + low * 2, true);
      shared.set(at, (shared.get(at) ?? 0) + 1);
    }
  }
  return shared;
}

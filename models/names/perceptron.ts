/**
 * Trains the names' tagger: structured perceptron with averaging (Collins 2002), decoded with a margin so that the
 * right path must win by some distance (Taskar and others 2004), words left out at random so that shape and context
 * must carry (Globerson and Roweis 2006). The same rows in the same order give the same bytes.
 */
import { bestPath, kinds, labels, makePaths } from "../../src/cast/decode.ts";
import { viewOf } from "../../src/cast/evidence.ts";
import { featuresOf, lexical, mostFeatures, rows } from "../../src/cast/features.ts";
import type { Prose } from "../../src/model.ts";

export interface Labelled {
  readonly prose: Prose;
  readonly names: readonly { readonly start: number; readonly end: number; readonly kind: string }[];
  /** How often a pass reads it; below 1, by chance. */
  readonly weight: number;
  /** The sentences to learn from, where not all can be trusted. */
  readonly trusted?: ReadonlySet<number>;
}

export interface Plan {
  readonly passes: number;
  /** By how much the right path must win for each wrong label, in steps of a weight. */
  readonly margin: number;
  /** The share of tokens whose own word is hidden. */
  readonly leaveOut: number;
  readonly seed: number;
  /** Trainings of which the mean is taken. */
  readonly runs: number;
}

export const plan: Plan = { passes: 8, margin: 60, leaveOut: 0.1, seed: 1, runs: 3 };

/** A sentence as numbers: the rows of each token, one after the other, and the right label of each. */
interface Example {
  readonly rows: Int32Array;
  readonly ends: Uint32Array;
  readonly gold: Uint8Array;
  readonly weight: number;
}

/** The mean of several trainings that differ in order alone: steadier than any of them. */
export function train(data: readonly Labelled[], how: Plan = plan): Buffer {
  const examples = data.flatMap(examplesOf);
  const sum = { table: new Float32Array(rows * labels), moves: new Float32Array(labels * labels) };
  for (let run = 0; run < how.runs; run++) trainOnce(examples, { ...how, seed: how.seed + run }, sum);
  return pack(sum.table, sum.moves);
}

/** Adds the averaged weights of one training to `sum`. */
function trainOnce(
  examples: readonly Example[],
  how: Plan,
  sum: { readonly table: Float32Array; readonly moves: Float32Array },
): void {
  const table = new Float32Array(rows * labels);
  const sums = new Float32Array(rows * labels);
  const moves = new Float32Array(labels * labels);
  const moveSums = new Float32Array(labels * labels);
  const steps = new Float32Array(rows * labels);
  const moveSteps = new Float32Array(labels * labels);
  const chance = mulberry(how.seed);
  const paths = makePaths(4096);
  const order = examples.map((_, i) => i);
  let clock = 1;
  for (let pass = 0; pass < how.passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const index of order) {
      const example = examples[index]!;
      if (example.weight < 1 && chance() >= example.weight) continue;
      for (let left = example.weight; left > 0; left--) {
        if (left < 1 && example.weight >= 1 && chance() >= left) break;
        learn(example, { table, sums, moves, moveSums, steps, moveSteps }, paths, how, chance, clock++);
      }
    }
  }
  for (let i = 0; i < table.length; i++) sum.table[i]! += table[i]! - sums[i]! / clock;
  for (let i = 0; i < moves.length; i++) sum.moves[i]! += moves[i]! - moveSums[i]! / clock;
}

interface Tables {
  readonly table: Float32Array;
  readonly sums: Float32Array;
  readonly moves: Float32Array;
  readonly moveSums: Float32Array;
  readonly steps: Float32Array;
  readonly moveSteps: Float32Array;
}

function learn(
  example: Example,
  { table, sums, moves, moveSums, steps, moveSteps }: Tables,
  paths: ReturnType<typeof makePaths>,
  how: Plan,
  chance: () => number,
  clock: number,
): void {
  const length = example.gold.length;
  const { scores, label } = paths;
  const left = new Uint8Array(length);
  for (let t = 0; t < length; t++) {
    const from = t === 0 ? 0 : example.ends[t - 1]!;
    left[t] = chance() < how.leaveOut ? lexical : 0;
    const at = t * labels;
    for (let y = 0; y < labels; y++) scores[at + y] = y === example.gold[t] ? 0 : how.margin;
    for (let f = from + left[t]!; f < example.ends[t]!; f++) {
      const row = example.rows[f]! * labels;
      for (let y = 0; y < labels; y++) scores[at + y]! += table[row + y]!;
    }
  }
  bestPath(paths, length, moves);
  let wrong = false;
  for (let t = 0; t < length; t++) if (label[t] !== example.gold[t]) wrong = true;
  if (!wrong) return;
  for (let t = 0; t < length; t++) {
    const good = example.gold[t]!;
    const bad = label[t]!;
    if (t > 0) {
      const a = example.gold[t - 1]! * labels + good;
      const b = label[t - 1]! * labels + bad;
      if (a !== b) {
        step(moves, moveSums, moveSteps, a, 1, clock);
        step(moves, moveSums, moveSteps, b, -1, clock);
      }
    }
    if (good === bad) continue;
    const from = (t === 0 ? 0 : example.ends[t - 1]!) + left[t]!;
    for (let f = from; f < example.ends[t]!; f++) {
      const row = example.rows[f]! * labels;
      step(table, sums, steps, row + good, 1, clock);
      step(table, sums, steps, row + bad, -1, clock);
    }
  }
}

/** AdaGrad (Duchi and others 2011): a weight that has moved often moves less. */
function step(
  table: Float32Array,
  sums: Float32Array,
  steps: Float32Array,
  at: number,
  sign: number,
  clock: number,
): void {
  const by = sign / Math.sqrt(++steps[at]!);
  table[at]! += by;
  sums[at]! += by * clock;
}

/** Scales to signed bytes; leaves out rows that are all zero. */
function pack(mean: Float32Array, moves: Float32Array): Buffer {
  const sizes = mean
    .filter((w) => w !== 0)
    .map(Math.abs)
    .sort();
  const scale = 127 / (sizes[Math.floor(sizes.length * 0.9995)] ?? 1);
  const head = Buffer.alloc(labels * labels * 4 + rows / 8);
  for (let i = 0; i < moves.length; i++) head.writeFloatLE(moves[i]! * scale, i * 4);
  const kept: number[] = [];
  for (let row = 0; row < rows; row++) {
    const numbers: number[] = [];
    for (let y = 0; y < labels; y++)
      numbers.push(Math.max(-127, Math.min(127, Math.round(mean[row * labels + y]! * scale))));
    if (numbers.every((w) => w === 0)) continue;
    head[labels * labels * 4 + (row >> 3)]! |= 1 << (row & 7);
    kept.push(...numbers);
  }
  return Buffer.concat([head, Buffer.from(Int8Array.from(kept).buffer)]);
}

function examplesOf({ prose, names, weight, trusted }: Labelled): Example[] {
  const view = viewOf(prose);
  const gold = goldLabels(prose, names);
  const out = new Int32Array(mostFeatures);
  const examples: Example[] = [];
  for (const [index, { firstToken, endToken }] of prose.sentences.entries()) {
    if (endToken - firstToken > 2000 || (trusted && !trusted.has(index))) continue;
    const all: number[] = [];
    const ends = new Uint32Array(endToken - firstToken);
    for (let t = firstToken; t < endToken; t++) {
      const n = featuresOf(view, t, out);
      for (let f = 0; f < n; f++) all.push(out[f]!);
      ends[t - firstToken] = all.length;
    }
    examples.push({ rows: Int32Array.from(all), ends, gold: gold.slice(firstToken, endToken), weight });
  }
  return examples;
}

/** BILOU labels of every token; a name whose edges are not tokens' edges is left out. */
function goldLabels({ tokens }: Prose, names: Labelled["names"]): Uint8Array {
  const gold = new Uint8Array(tokens.count);
  let t = 0;
  for (const name of [...names].sort((a, b) => a.start - b.start)) {
    while (t < tokens.count && tokens.start[t]! < name.start) t++;
    const first = t;
    while (t < tokens.count && tokens.end[t]! <= name.end) t++;
    if (t === first || tokens.start[first] !== name.start || tokens.end[t - 1] !== name.end) continue;
    if (tokens.sentence[first] !== tokens.sentence[t - 1]) continue;
    const base = 1 + 4 * kinds.indexOf(name.kind as (typeof kinds)[number]);
    if (t - first === 1) gold[first] = base + 3;
    else {
      gold.fill(base + 1, first, t);
      gold[first] = base;
      gold[t - 1] = base + 2;
    }
  }
  return gold;
}

/** Mulberry32: a small generator whose whole state is one number. */
export function mulberry(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

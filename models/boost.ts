/**
 * Gradient boosting with logistic loss (Friedman 2001) over histograms of the inputs (Ke and others 2017). The same
 * examples give the same trees: the only chance, which inputs a tree may use and which examples it sees, is a
 * generator with a fixed seed.
 */
import type { Forest, Tree } from "../src/story/decide.ts";

export interface Examples {
  /** `width` numbers for each example, one example after another. */
  readonly inputs: Float32Array;
  readonly width: number;
  /** The share of truth, 0 to 1, and the weight of each. */
  readonly truth: ArrayLike<number>;
  readonly weight: ArrayLike<number>;
}

export interface Growth {
  readonly trees: number;
  readonly depth: number;
  /** What evidence (the sum of second derivatives) a leaf has at least, and how much is added to it. */
  readonly least: number;
  readonly caution: number;
}

const rate = 0.1;
const bins = 48;
const seenShare = 0.8;
const usedShare = 0.6;
/** Examples that the edges of the bins are taken from, at most. */
const sampled = 20_000;

export function growForest(examples: Examples, growth: Growth): Forest {
  const { width, truth, weight } = examples;
  const count = examples.inputs.length / width;
  const edges = Array.from({ length: width }, (_, j) => edgesOf(examples, j));
  const binned = binsOf(examples, edges);
  const random = generator(1);
  const total = sum(weight);
  const scale = count / total;
  const share = sum(Array.from({ length: count }, (_, i) => weight[i]! * truth[i]!)) / total;
  const base = Math.log(share / (1 - share));
  const odds = new Float32Array(count).fill(base);
  const slope = new Float32Array(count);
  const bend = new Float32Array(count);
  const node = new Int16Array(count);
  const trees: Tree[] = [];
  for (let t = 0; t < growth.trees; t++) {
    for (let i = 0; i < count; i++) {
      const p = 1 / (1 + Math.exp(-odds[i]!));
      const w = weight[i]! * scale;
      slope[i] = w * (p - truth[i]!);
      bend[i] = w * p * (1 - p);
      node[i] = random() < seenShare ? 0 : -1;
    }
    const used = edges.flatMap((e, j) => (e.length > 0 && random() < usedShare ? [j] : []));
    const { tree, bin } = growTree({ binned, width, edges, used, slope, bend, node }, growth);
    trees.push(tree);
    for (let i = 0; i < count; i++) {
      let at = 0;
      while (tree.input[at]! >= 0) at = 2 * at + (binned[i * width + tree.input[at]!]! <= bin[at]! ? 1 : 2);
      odds[i]! += tree.value[at]!;
    }
  }
  return { base, trees };
}

interface Sample {
  readonly binned: Uint8Array;
  readonly width: number;
  readonly edges: readonly Float32Array[];
  readonly used: readonly number[];
  readonly slope: Float32Array;
  readonly bend: Float32Array;
  /** The node that each example stands at, -1 where it takes no part. */
  readonly node: Int16Array;
}

/** Grows one tree, level by level. `bin`: the last bin that goes left, for each node. */
function growTree(sample: Sample, growth: Growth): { tree: Tree; bin: Uint8Array } {
  const { binned, width, edges, node } = sample;
  const size = 2 ** (growth.depth + 1) - 1;
  const input = Array.from({ length: size }, () => -1);
  const value = Array.from({ length: size }, () => 0);
  const bin = new Uint8Array(size);
  for (let depth = 0; depth <= growth.depth; depth++) {
    const first = 2 ** depth - 1;
    const totals = totalsOf(sample, first);
    const histogram = depth < growth.depth ? histogramOf(sample, first) : null;
    for (let at = first; at < 2 * first + 1; at++) {
      if (at > 0 && input[(at - 1) >> 1] === -1) continue;
      const slope = totals[2 * (at - first)]!;
      const bend = totals[2 * (at - first) + 1]!;
      value[at] = (-slope / (bend + growth.caution)) * rate;
      const split = histogram && bestSplit(sample, histogram, at - first, slope, bend, growth);
      if (!split) continue;
      input[at] = split.input;
      bin[at] = split.bin;
    }
    for (let i = 0; i < node.length; i++) {
      const at = node[i]!;
      if (at < first || input[at]! < 0) continue;
      node[i] = 2 * at + (binned[i * width + input[at]!]! <= bin[at]! ? 1 : 2);
    }
  }
  const below = input.map((j, at) => (j < 0 ? 0 : edges[j]![bin[at]!]!));
  return { tree: { input, below, value }, bin };
}

/** Slopes and bends summed by node of a level. */
function totalsOf({ slope, bend, node }: Sample, first: number): Float64Array {
  const totals = new Float64Array(2 * (first + 1));
  for (let i = 0; i < node.length; i++) {
    if (node[i]! < first) continue;
    totals[2 * (node[i]! - first)]! += slope[i]!;
    totals[2 * (node[i]! - first) + 1]! += bend[i]!;
  }
  return totals;
}

/** The same by node, input and bin. */
function histogramOf({ binned, width, used, slope, bend, node }: Sample, first: number): Float64Array {
  const histogram = new Float64Array((first + 1) * used.length * bins * 2);
  for (let i = 0; i < node.length; i++) {
    if (node[i]! < first) continue;
    const row = (node[i]! - first) * used.length;
    for (let c = 0; c < used.length; c++) {
      const at = ((row + c) * bins + binned[i * width + used[c]!]!) * 2;
      histogram[at]! += slope[i]!;
      histogram[at + 1]! += bend[i]!;
    }
  }
  return histogram;
}

function bestSplit(
  { used, edges }: Sample,
  histogram: Float64Array,
  node: number,
  slope: number,
  bend: number,
  { least, caution }: Growth,
): { input: number; bin: number } | null {
  let best: { input: number; bin: number } | null = null;
  let most = 1e-3;
  const before = slope ** 2 / (bend + caution);
  for (let c = 0; c < used.length; c++) {
    let left = 0;
    let evidence = 0;
    for (let bin = 0; bin < edges[used[c]!]!.length; bin++) {
      const at = ((node * used.length + c) * bins + bin) * 2;
      left += histogram[at]!;
      evidence += histogram[at + 1]!;
      if (evidence < least) continue;
      if (bend - evidence < least) break;
      const gain =
        left ** 2 / (evidence + caution) + (slope - left) ** 2 / (bend - evidence + caution) - before;
      if (gain <= most) continue;
      most = gain;
      best = { input: used[c]!, bin };
    }
  }
  return best;
}

/** The values that part input `j` into bins of about equally many examples. A value equal to an edge is above it. */
function edgesOf({ inputs, width }: Examples, j: number): Float32Array {
  const count = inputs.length / width;
  const step = Math.max(1, Math.floor(count / sampled));
  const values: number[] = [];
  for (let i = 0; i < count; i += step) values.push(inputs[i * width + j]!);
  values.sort((a, b) => a - b);
  const edges = new Set<number>();
  for (let k = 1; k < bins; k++) edges.add(values[Math.floor((k * values.length) / bins)]!);
  edges.delete(values[0]!);
  return Float32Array.from(edges);
}

function binsOf({ inputs, width }: Examples, edges: readonly Float32Array[]): Uint8Array {
  return Uint8Array.from(inputs, (value, at) => {
    const of = edges[at % width]!;
    let low = 0;
    let high = of.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value < of[middle]!) high = middle;
      else low = middle + 1;
    }
    return low;
  });
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

/** Numerical Recipes' linear congruential generator: 0 to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

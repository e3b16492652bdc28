/**
 * Trains a network with one hidden layer and direct connections by logistic loss and Adam (Kingma and Ba 2015).
 * The same examples give the same weights: the only chance is a generator with a fixed seed.
 */
import type { Net } from "../src/story/decide.ts";

export interface Example {
  readonly inputs: ArrayLike<number>;
  /** The share of truth, 0 to 1. */
  readonly truth: number;
  readonly weight: number;
}

const epochs = 10;
const batch = 256;
const decay = 1e-3;
const farthest = 4;
const leak = 0.05;

export function trainNet(examples: readonly Example[], units: number, seed = 1): Net {
  const width = examples[0]!.inputs.length;
  const { mean, spread, inputs } = standardised(examples, width);
  const scale = examples.length / examples.reduce((sum, { weight }) => sum + weight, 0);
  const random = generator(seed);
  // Units' weights and biases, then the output's, its bias, and the direct connections.
  const out = units * (width + 1);
  const direct = out + units + 1;
  const size = direct + width;
  const weights = Float64Array.from({ length: size }, (_, k) =>
    k < out ? ((random() - 0.5) * 2) / Math.sqrt(width) : k < out + units ? (random() - 0.5) / 2 : 0,
  );
  const gradient = new Float64Array(size);
  const momentum = new Float64Array(size);
  const energy = new Float64Array(size);
  const order = Uint32Array.from(examples, (_, i) => i);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const rate = 0.01 * (epoch < epochs * 0.4 ? 1 : epoch < epochs * 0.7 ? 0.3 : 0.1);
    for (let from = 0; from < order.length; from += batch) {
      gradient.fill(0);
      const rows = order.subarray(from, from + batch);
      for (const row of rows) addGradient(row);
      step++;
      const first = 1 - 0.9 ** step;
      const second = 1 - 0.999 ** step;
      for (let k = 0; k < size; k++) {
        const g = gradient[k]! / rows.length + decay * weights[k]!;
        momentum[k] = 0.9 * momentum[k]! + 0.1 * g;
        energy[k] = 0.999 * energy[k]! + 0.001 * g * g;
        weights[k]! -= (rate * (momentum[k]! / first)) / (Math.sqrt(energy[k]! / second) + 1e-8);
      }
    }
  }
  return {
    mean,
    spread,
    hidden: Array.from({ length: units }, (_, k) => [
      ...weights.subarray(k * (width + 1), (k + 1) * (width + 1)),
    ]),
    output: [...weights.subarray(out, out + units)],
    bias: weights[out + units]!,
    direct: [...weights.subarray(direct)],
  };

  function addGradient(row: number): void {
    const at = row * width;
    const sums = new Float64Array(units);
    let odds = weights[out + units]!;
    for (let j = 0; j < width; j++) odds += weights[direct + j]! * inputs[at + j]!;
    for (let k = 0; k < units; k++) {
      const unit = k * (width + 1);
      let sum = weights[unit + width]!;
      for (let j = 0; j < width; j++) sum += weights[unit + j]! * inputs[at + j]!;
      sums[k] = sum > 0 ? sum : sum * leak;
      odds += sums[k]! * weights[out + k]!;
    }
    const { truth, weight } = examples[row]!;
    const error = weight * scale * (1 / (1 + Math.exp(-odds)) - truth);
    gradient[out + units]! += error;
    for (let j = 0; j < width; j++) gradient[direct + j]! += error * inputs[at + j]!;
    for (let k = 0; k < units; k++) {
      const unit = k * (width + 1);
      gradient[out + k]! += error * sums[k]!;
      const back = error * weights[out + k]! * (sums[k]! > 0 ? 1 : leak);
      for (let j = 0; j < width; j++) gradient[unit + j]! += back * inputs[at + j]!;
      gradient[unit + width]! += back;
    }
  }
}

function standardised(
  examples: readonly Example[],
  width: number,
): { mean: number[]; spread: number[]; inputs: Float32Array } {
  const mean = Array.from({ length: width }, (_, j) => average(examples, (e) => e.inputs[j]!));
  const spread = mean.map((m, j) => Math.sqrt(average(examples, (e) => (e.inputs[j]! - m) ** 2)) || 1);
  const inputs = new Float32Array(examples.length * width);
  examples.forEach((example, i) => {
    for (let j = 0; j < width; j++) {
      const standard = (example.inputs[j]! - mean[j]!) / spread[j]!;
      inputs[i * width + j] = Math.max(-farthest, Math.min(farthest, standard));
    }
  });
  return { mean, spread, inputs };
}

function average(examples: readonly Example[], of: (example: Example) => number): number {
  return examples.reduce((sum, example) => sum + of(example), 0) / examples.length;
}

/** Numerical Recipes' linear congruential generator: 0 to 1. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i]!;
    order[i] = order[j]!;
    order[j] = held;
  }
}

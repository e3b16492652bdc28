/**
 * Two learned decisions: how surely two articles are of one story, and how surely an article belongs to a story given
 * what its members say. Both are small networks with one hidden layer, trained by `models/train-stories.ts`.
 */
import weights from "./weights.json" with { type: "json" };

export interface Net {
  /** Subtracted from each input, and what it is divided by. */
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  /** For each hidden unit a weight an input, and its bias; then the units' weights, a bias, and the inputs' own. */
  readonly hidden: readonly (readonly number[])[];
  readonly output: readonly number[];
  readonly bias: number;
  readonly direct: readonly number[];
}

/** Inputs beyond so many spreads count as that many. */
const farthest = 4;
/** What a hidden unit below zero passes on. */
const leak = 0.05;

/** The log odds that a network gives its inputs, which it overwrites. */
export function decision(net: Net): (inputs: Float64Array) => number {
  const width = net.mean.length;
  const mean = Float64Array.from(net.mean);
  const scale = Float64Array.from(net.spread, (spread) => 1 / spread);
  const direct = Float64Array.from(net.direct);
  const hidden = Float64Array.from(net.hidden.flat());
  const output = Float64Array.from(net.output);
  return (inputs) => {
    let odds = net.bias;
    for (let j = 0; j < width; j++) {
      const standard = (inputs[j]! - mean[j]!) * scale[j]!;
      inputs[j] = standard > farthest ? farthest : standard < -farthest ? -farthest : standard;
      odds += inputs[j]! * direct[j]!;
    }
    for (let k = 0, at = 0; k < output.length; k++) {
      let sum = 0;
      for (let j = 0; j < width; j++) sum += hidden[at++]! * inputs[j]!;
      sum += hidden[at++]!;
      odds += (sum > 0 ? sum : sum * leak) * output[k]!;
    }
    return odds;
  };
}

/** Log odds that two articles are of one story, from the inputs that `compare` writes. */
export const sameStory: (inputs: Float64Array) => number = decision(weights.pair);
/** Log odds that an article belongs to a story, from `storyInputs`. */
export const belongs: (inputs: Float64Array) => number = decision(weights.story);

/** Members of a story that speak for it, at most; and log odds of one that never came up among the candidates. */
const voters = 16;
const near = 4;
const silent = -3;

/**
 * What the members of a story say of an article: `odds` of those that came up, best first, `size` members in all.
 * `sinceLast` and `sinceFirst` in days, null where unknown.
 */
export function storyInputs(
  odds: readonly number[],
  size: number,
  sinceLast: number | null,
  sinceFirst: number | null,
): Float64Array {
  const quiet = Math.min(silent, odds.at(-1)!);
  const mean = (most: number): number => {
    let sum = 0;
    for (let i = 0; i < most; i++) sum += odds[i] ?? quiet;
    return sum / most;
  };
  return Float64Array.of(
    odds[0]!,
    mean(Math.min(size, voters)),
    mean(Math.min(size, near)),
    odds[size > 1 ? Math.floor(Math.min(size, odds.length) / 2) : 0]!,
    Math.log(size),
    odds.length / Math.min(size, 32),
    sinceLast === null ? 1 : 0,
    Math.log1p(sinceLast ?? 0),
    Math.log1p(sinceFirst ?? 0),
    size === 1 ? 1 : 0,
    odds[1] ?? quiet,
    Math.min(4, odds.length),
  );
}

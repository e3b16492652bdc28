/**
 * Two learned decisions: how surely two articles are of one story, and how surely an article belongs to a story given
 * what its members say. Both are small networks with one hidden layer, trained by `models/train-stories.ts`.
 */
import type { Likeness } from "./compare.ts";
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

/** Log odds that two articles are of one story. `apart` in days; `scale` as in `Remembered`. */
export function sameStory(likeness: Likeness, apart: number | null, scale: number): number {
  return logOdds(weights.pair, pairFeatures(likeness, apart, scale));
}

/** Log odds that an article belongs to a story. */
export function belongs(features: number[]): number {
  return logOdds(weights.story, features);
}

/** Inputs beyond so many spreads count as that many. */
const farthest = 4;
/** What a hidden unit below zero passes on. */
const leak = 0.05;

/** Overwrites `inputs`. */
export function logOdds(net: Net, inputs: number[]): number {
  let odds = net.bias;
  for (let j = 0; j < inputs.length; j++) {
    const standard = (inputs[j]! - net.mean[j]!) / net.spread[j]!;
    inputs[j] = standard > farthest ? farthest : standard < -farthest ? -farthest : standard;
    odds += inputs[j]! * net.direct[j]!;
  }
  for (let k = 0; k < net.hidden.length; k++) {
    const unit = net.hidden[k]!;
    let sum = unit[inputs.length]!;
    for (let j = 0; j < inputs.length; j++) sum += unit[j]! * inputs[j]!;
    odds += (sum > 0 ? sum : sum * leak) * net.output[k]!;
  }
  return odds;
}

export function pairFeatures(of: Likeness, apart: number | null, scale: number): number[] {
  const days = apart ?? 0;
  return [
    of.words,
    of.names,
    of.details,
    of.numbers,
    of.title,
    of.lead,
    of.titleLeast,
    of.titleMost,
    of.leadLeast,
    of.leadMost,
    of.rarestDetail / scale,
    of.rarestName / scale,
    Math.log1p(of.detailRarity / scale),
    Math.log1p(of.nameRarity / scale),
    of.namesLeast,
    of.namesMost,
    of.missingLeast,
    of.missingMost,
    of.figuresLeast,
    of.figuresMost,
    of.years,
    of.dates,
    Math.log1p(of.fewest),
    Math.log1p(of.most),
    Math.sqrt(of.words),
    Math.sqrt(of.names),
    Math.sqrt(of.details),
    Math.sqrt(of.title),
    Math.sqrt(of.lead),
    apart === null ? 1 : 0,
    Math.log1p(days),
    Math.min(days, 3),
    apart !== null && days < 1 ? 1 : 0,
  ];
}

/** Members of a story that speak for it, at most; and log odds of one that never came up among the candidates. */
const voters = 16;
const near = 4;
const silent = -3;

/**
 * What the members of a story say of an article: `odds` of those that came up, best first, `size` members in all.
 * `sinceLast` and `sinceFirst` in days, null where unknown.
 */
export function storyFeatures(
  odds: readonly number[],
  size: number,
  sinceLast: number | null,
  sinceFirst: number | null,
): number[] {
  const quiet = Math.min(silent, odds.at(-1)!);
  const mean = (most: number): number => {
    let sum = 0;
    for (let i = 0; i < most; i++) sum += odds[i] ?? quiet;
    return sum / most;
  };
  return [
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
  ];
}

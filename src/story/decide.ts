/**
 * Two learned decisions: how surely two articles are of one story, and how surely an article belongs to a story given
 * what its members say. Both are sums over small decision trees, grown by `models/train-stories.ts`.
 */
import weights from "./weights.json" with { type: "json" };

/** A decision tree laid out level by level: the children of node `n` are `2n + 1` and `2n + 2`. */
export interface Tree {
  /** The input that a node asks for, -1 at a leaf. */
  readonly input: readonly number[];
  /** The value below which it goes to the first child. */
  readonly below: readonly number[];
  /** Log odds that a leaf adds. */
  readonly value: readonly number[];
}

export interface Forest {
  readonly base: number;
  readonly trees: readonly Tree[];
}

/** After so many trees, odds below which the rest are not asked: what is that far off stays far off. */
const early = 30;
const hopeless = -5;

/** The log odds that a forest gives its inputs. */
export function decision({ base, trees }: Forest): (inputs: Float64Array) => number {
  const starts = Uint32Array.from(trees, (_, t) => sum(trees.slice(0, t).map(({ input }) => input.length)));
  const input = Int8Array.from(trees.flatMap((tree) => tree.input));
  // What a node asks or, at a leaf, what it says: no node has both.
  const number = Float32Array.from(
    trees.flatMap(({ input: asks, below, value }) => asks.map((j, at) => (j < 0 ? value[at]! : below[at]!))),
  );
  return (inputs) => {
    let odds = base;
    for (let t = 0; t < starts.length; t++) {
      if (t === early && odds < hopeless) break;
      const start = starts[t]!;
      let at = 0;
      for (let asked = input[start]!; asked >= 0; asked = input[start + at]!)
        at = 2 * at + (inputs[asked]! < number[start + at]! ? 1 : 2);
      odds += number[start + at]!;
    }
    return odds;
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

/** What is decided of an article `id`, from the inputs of `compare` and of `storyInputs`. */
export interface Decisions {
  /** Log odds that it and the earlier article `other` are of one story. */
  sameStory(inputs: Float64Array, id: string, other: string): number;
  /** Log odds that it belongs to a story. */
  belongs(inputs: Float64Array, id: string): number;
}

export const shipped: Decisions = {
  sameStory: decision(weights.pair),
  belongs: decision(weights.story),
};

/** Members of a story that speak for it, at most; and log odds of one that never came up among the candidates. */
const voters = 16;
const near = 4;
const silent = -3;
/** Log odds of the best of no other story. */
const nobody = -8;

/**
 * What the members of a story say of an article: `odds` of those that came up, best first, `size` members in all.
 * `sinceLast` and `sinceFirst` in days, null where unknown. `rival`: the best odds of a member of another story, null
 * where none came up.
 */
export function storyInputs(
  odds: readonly number[],
  size: number,
  sinceLast: number | null,
  sinceFirst: number | null,
  rival: number | null,
): Float64Array {
  const quiet = Math.min(silent, odds.at(-1)!);
  const mean = (most: number): number => {
    let total = 0;
    for (let i = 0; i < most; i++) total += odds[i] ?? quiet;
    return total / most;
  };
  return Float64Array.of(
    odds[0]!,
    mean(Math.min(size, voters)),
    mean(Math.min(size, near)),
    odds[size > 1 ? Math.floor(Math.min(size, odds.length) / 2) : 0]!,
    size,
    odds.length / Math.min(size, 32),
    sinceLast ?? -1,
    sinceFirst ?? -1,
    odds[1] ?? quiet,
    Math.min(4, odds.length),
    rival ?? nobody,
  );
}

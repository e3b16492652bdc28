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

/** Questions that a tree asks on the way to a leaf, at most. */
const deepest = 4;

/** The log odds that a forest gives its inputs. Throws a `RangeError` where a tree is deeper than four questions. */
export function decision(forest: Forest): (inputs: Float64Array) => number {
  const laid = layOut(forest);
  return (inputs) => oddsOf(laid, inputs);
}

/** A forest whose trees are all as deep as the deepest, tree after tree. */
interface Laid {
  readonly base: number;
  readonly depth: number;
  /** For each node the input that it asks for, and the value below which it goes to the first child. */
  readonly input: Uint8Array;
  readonly below: Float64Array;
  /** A tree has a leaf more than it has nodes. */
  readonly leaves: Float32Array;
}

/** What a shallow leaf says stands at each of the places below it. */
function layOut({ base, trees }: Forest): Laid {
  const widest = Math.max(0, ...trees.map((tree) => tree.input.length));
  const depth = widest < 2 ** deepest ? deepest - 1 : deepest;
  if (widest >= 2 ** (depth + 1)) throw new RangeError("a tree asks more questions than can be answered");
  const nodes = 2 ** depth - 1;
  const places = Array.from({ length: nodes }, (_, node) => node);
  return {
    base,
    depth,
    input: Uint8Array.from(trees.flatMap((tree) => places.map((node) => Math.max(0, tree.input[node] ?? 0)))),
    below: Float64Array.from(
      trees.flatMap((tree) => places.map((node) => Math.fround(tree.below[node] ?? 0))),
    ),
    leaves: Float32Array.from(
      trees.flatMap((tree) => [nodes, ...places].map((_, leaf) => saidAt(tree, nodes + leaf))),
    ),
  };
}

/**
 * Every tree is asked as many questions, so the walk has no branch that a processor could guess wrong, and it works
 * on several trees at once: a quarter of the time that a test for a leaf at each node takes. Half of the gain is lost
 * where the four steps are a loop.
 */
function oddsOf({ base, depth, input, below, leaves }: Laid, inputs: Float64Array): number {
  // Shifted, not a power: that would be a float, and every index after it, which takes twice the time.
  const nodes = (1 << depth) - 1;
  let odds = base;
  for (let tree = 0, root = 0; root < input.length; tree++, root += nodes) {
    if (tree === early && odds < hopeless) break;
    // The children of the node at `root + n` are at `root + 2n + 1` and `root + 2n + 2`.
    let at = root + 2 - Number(inputs[input[root]!]! < below[root]!);
    at = 2 * at - root + 2 - Number(inputs[input[at]!]! < below[at]!);
    at = 2 * at - root + 2 - Number(inputs[input[at]!]! < below[at]!);
    if (depth === deepest) at = 2 * at - root + 2 - Number(inputs[input[at]!]! < below[at]!);
    odds += leaves[at - nodes + tree]!;
  }
  return odds;
}

/** What the leaf at a place says, or the one above it where the walk would have ended. */
function saidAt({ input, value }: Tree, place: number): number {
  let leaf = place;
  for (let node = place; node > 0; ) {
    node = (node - 1) >> 1;
    if ((input[node] ?? -1) < 0) leaf = node;
  }
  return value[leaf]!;
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

/** How many inputs `storyInputs` writes. */
export const storyInputCount = 11;

/**
 * What the members of a story say of an article: `odds` of those that came up, best first, `size` members in all.
 * `sinceLast` and `sinceFirst` in days, null where unknown. `rival`: the best odds of a member of another story, null
 * where none came up. `into` is what is written and returned.
 */
export function storyInputs(
  odds: readonly number[],
  size: number,
  sinceLast: number | null,
  sinceFirst: number | null,
  rival: number | null,
  into: Float64Array = new Float64Array(storyInputCount),
): Float64Array {
  const quiet = Math.min(silent, odds.at(-1)!);
  into[0] = odds[0]!;
  into[1] = meanOf(odds, Math.min(size, voters), quiet);
  into[2] = meanOf(odds, Math.min(size, near), quiet);
  into[3] = odds[size > 1 ? Math.floor(Math.min(size, odds.length) / 2) : 0]!;
  into[4] = size;
  into[5] = odds.length / Math.min(size, 32);
  into[6] = sinceLast ?? -1;
  into[7] = sinceFirst ?? -1;
  into[8] = odds[1] ?? quiet;
  into[9] = Math.min(4, odds.length);
  into[10] = rival ?? nobody;
  return into;
}

/** The mean of the first `most` odds, as many as are missing taken to be `quiet`. */
function meanOf(odds: readonly number[], most: number, quiet: number): number {
  let total = 0;
  for (let i = 0; i < most; i++) total += i < odds.length ? odds[i]! : quiet;
  return total / most;
}

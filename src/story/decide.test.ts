import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { decision, type Tree } from "./decide.ts";

const width = 4;

/** Trees of some depth; a node is a leaf more often than not, so that walks end at every level. */
const tree = (depth: number): fc.Arbitrary<Tree> => {
  const size = 2 ** (depth + 1) - 1;
  const per = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> =>
    fc.array(one, { minLength: size, maxLength: size });
  return fc
    .record({
      input: per(fc.integer({ min: -3, max: width - 1 })),
      below: per(fc.integer({ min: -4, max: 4 })),
      value: per(fc.integer({ min: -4, max: 4 })),
    })
    .map(({ input, below, value }) => ({
      input: input.map((asks, node) => (node >= (size - 1) / 2 || asks < 0 ? -1 : asks)),
      below,
      value,
    }));
};

function walked({ input, below, value }: Tree, inputs: Float64Array): number {
  let node = 0;
  while (input[node]! >= 0) node = 2 * node + (inputs[input[node]!]! < below[node]! ? 1 : 2);
  return value[node]!;
}

test("a forest says the sum of what its trees say, each walked from its root to a leaf", () => {
  const inputs = fc.array(fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(Number.NaN)), {
    minLength: width,
    maxLength: width,
  });
  const trees = fc.integer({ min: 0, max: 4 }).chain((depth) => fc.array(tree(depth), { maxLength: 20 }));
  holds(
    fc.property(trees, trees, inputs, (some, others, given) => {
      const forest = { base: 0.5, trees: [...some, ...others] };
      const numbers = Float64Array.from(given);
      const sum = forest.trees.reduce((odds, each) => odds + walked(each, numbers), forest.base);
      assert.equal(decision(forest)(numbers), sum);
    }),
  );
});

test("odds that are hopeless after thirty trees are not made better by the rest", () => {
  const says = (odds: number): Tree => ({ input: [-1], below: [0], value: [odds] });
  const odds = (first: number): number =>
    decision({ base: 0, trees: [...Array<Tree>(30).fill(says(first)), says(64)] })(new Float64Array(1));
  assert.equal(odds(-0.125), 64 - 3.75);
  assert.equal(odds(-0.25), -7.5);
});

test("a tree that is too deep is refused", () => {
  const all = <T>(one: T): T[] => Array<T>(63).fill(one);
  assert.throws(
    () => decision({ base: 0, trees: [{ input: all(0), below: all(0), value: all(0) }] }),
    RangeError,
  );
});

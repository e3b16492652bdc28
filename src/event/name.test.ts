import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { inWords, type Name, remembered } from "./name.ts";

function names<F>(name: Name<F>, a: string, b: number, c: string): F[] {
  return [name`bias`, name`lemma ${a}`, name`size ${b}`, name`${a} of ${b}`, name`${a} of ${b} in ${c}.`];
}

test("a name leads to what it is worth, the first time and after that", () => {
  const asked: string[] = [];
  const name = remembered((words) => {
    asked.push(words);
    return { words };
  });
  const words = fc.constantFrom("", "of", "1", "strike", "go on");
  holds(
    fc.property(words, fc.integer({ min: 0, max: 3 }), words, (a, b, c) => {
      const found = names(name, a, b, c).map(({ words }) => words);
      assert.deepEqual(found, names(inWords, a, b, c));
      assert.deepEqual(found, ["bias", `lemma ${a}`, `size ${b}`, `${a} of ${b}`, `${a} of ${b} in ${c}.`]);
    }),
  );
  assert.ok(asked.length < 1 + 5 + 4 + 20 + 100 + 1, "no name is asked for twice");
});

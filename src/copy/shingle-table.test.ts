import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { deepest, newShingleTable } from "./shingle-table.ts";

test("the table holds the newest articles of every hash, whatever is forgotten", () => {
  const hash = fc.integer({ min: 0, max: 60 }).map((n) => Math.imul(n, 0x01000193) >>> 0);
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.record({ add: fc.uniqueArray(hash, { maxLength: 40, size: "max" }) }) },
    { weight: 1, arbitrary: fc.record({ forget: fc.nat(300) }) },
  );
  holds(
    fc.property(fc.array(step, { minLength: 40, maxLength: 200, size: "max" }), (steps) => {
      const table = newShingleTable();
      const plain = new Map<number, number[]>();
      let next = 0;
      let first = 0;
      for (const each of steps) {
        if ("add" in each) {
          for (const one of each.add) {
            table.add(one, next);
            plain.set(one, [...(plain.get(one) ?? []), next]);
          }
          next++;
        } else {
          first = Math.max(first, next - each.forget);
          table.forget(first);
        }
      }
      const into = new Uint32Array(deepest);
      for (const [one, articles] of plain) {
        const found = [...into.subarray(0, table.holders(one, into))].sort((a, b) => a - b);
        assert.deepEqual(found, articles.filter((article) => article >= first).slice(-deepest));
      }
    }),
  );
});

test("a stream of any length takes the room of its window", () => {
  const table = newShingleTable();
  const into = new Uint32Array(deepest);
  for (let article = 0; article < 40_000; article++) {
    table.forget(article - 100);
    for (let i = 0; i < 10; i++) table.add(Math.imul(article * 10 + i, 0x9e3779b1) >>> 0, article);
  }
  assert.equal(table.holders(Math.imul(39_900 * 10, 0x9e3779b1) >>> 0, into), 1);
  assert.equal(table.holders(Math.imul(39_000 * 10, 0x9e3779b1) >>> 0, into), 0);
  assert.ok(table.bytes() < 64 * 1024);
});

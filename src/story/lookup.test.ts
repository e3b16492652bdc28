import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { newLookup } from "./lookup.ts";

test("a lookup says what stands under a hash and 0 for all others, signed or not, whichever slots they share", () => {
  // Hashes that differ only above the bits that choose a slot, and 0, which is the key of a free slot.
  const hash = fc.oneof(
    fc.integer({ min: 0, max: 0xffffffff }),
    fc.nat(7).map((n) => n * 2 ** 29),
    fc.nat(3),
  );
  const value = fc.integer({ min: -128, max: 127 }).filter((n) => n !== 0);
  holds(
    fc.property(
      fc.uniqueArray(fc.tuple(hash, value), { maxLength: 60, selector: ([key]) => key }),
      fc.array(hash, { maxLength: 20 }),
      (entries, others) => {
        const lookup = newLookup(entries);
        const known = new Map(entries);
        for (const key of [...known.keys(), ...others]) {
          assert.equal(lookup(key), known.get(key) ?? 0);
          assert.equal(lookup(key | 0), known.get(key) ?? 0);
        }
      },
    ),
  );
});

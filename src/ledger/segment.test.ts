import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { packSegment, sharedIn } from "./segment.ts";

const hashes = fc
  .uniqueArray(fc.oneof(fc.nat(40), fc.integer({ min: 0, max: 2 ** 32 - 1 })), { maxLength: 30 })
  .map((list) => Uint32Array.from(list).sort());

test("a segment says how many hashes each of its articles shares", () => {
  fc.assert(
    fc.property(fc.array(hashes, { maxLength: 40 }), hashes, (keys, wanted) => {
      const expected = new Map<number, number>();
      keys.forEach((own, at) => {
        const shared = own.filter((hash) => wanted.includes(hash)).length;
        if (shared > 0) expected.set(at, shared);
      });
      const found = [...sharedIn(packSegment(keys), wanted)].sort(([a], [b]) => a - b);
      assert.deepEqual(found, [...expected]);
    }),
  );
});

test("what is no segment is refused", () => {
  const whole = packSegment([Uint32Array.of(1, 2), Uint32Array.of(2)]);
  assert.throws(() => sharedIn(whole.subarray(1), Uint32Array.of(2)), RangeError);
  assert.throws(() => sharedIn(new Uint8Array(0), Uint32Array.of(2)), RangeError);
});

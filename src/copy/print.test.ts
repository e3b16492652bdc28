import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { wordsOf } from "../text/words.ts";
import { foldArticle } from "./copy.ts";
import { fingerprint, kept } from "./fingerprint.ts";
import { nameKey, type Print, packPrint, unpackPrint } from "./print.ts";
import { memoryIndex } from "./shingle-index.ts";
import { packedRoom, packSorted, unpackSorted } from "./sorted-numbers.ts";

test("ascending numbers of any size come back from their packing, wherever it stands", () => {
  const numbers = fc.oneof(fc.nat(5), fc.nat(70_000), fc.integer({ min: 0, max: 2 ** 32 - 1 }));
  holds(
    fc.property(fc.array(numbers, { maxLength: 200 }), fc.nat(9), (list, at) => {
      const values = Uint32Array.from(new Set(list)).sort();
      const bytes = new Uint8Array(at + packedRoom(values.length));
      const end = packSorted(values, bytes, at);
      const into = new Uint32Array(values.length);
      const read = unpackSorted(bytes.subarray(0, end), at, into);
      assert.deepEqual({ values: into, ...read }, { values, count: values.length, end });
    }),
  );
});

test("evenly spread numbers take little more than the logarithm of their steps", () => {
  const values = Uint32Array.from({ length: 500 }, (_, i) => i * 8192 + ((i * 7919) % 8192));
  assert.ok(packSorted(values, new Uint8Array(packedRoom(500)), 0) < (500 * 15) / 8);
});

test("a print comes back from its packing as it was", () => {
  holds(
    fc.property(
      fc.array(fc.nat(3000), { maxLength: 1500, size: "max" }),
      fc.string(),
      fc.double({ noNaN: true }),
      (list, name, day) => {
        const text = list.map((n) => (n % 40 === 0 ? `"w${n}"` : `w${n}`)).join(" ");
        const { limit, sample, hashes } = fingerprint(wordsOf(text));
        const id = name.toWellFormed();
        const fold = list.length % 2 ? id : `${id}*`;
        const print: Print = {
          id,
          fold,
          source: nameKey(name),
          day,
          limit,
          sample,
          keys: hashes.slice(0, 40),
        };
        assert.deepEqual(unpackPrint(packPrint(print)), print);
      },
    ),
  );
});

test("bytes that are no print, or part of one, are refused", () => {
  const { limit, sample, hashes } = fingerprint(wordsOf(prose(1, 60)));
  const print: Print = { id: "a", fold: "a", source: 0, day: 1, limit, sample, keys: hashes.slice(0, 9) };
  const bytes = packPrint(print);
  for (let end = 0; end < bytes.length; end++)
    assert.throws(() => unpackPrint(bytes.slice(0, end)), RangeError);
  assert.throws(() => unpackPrint(Uint8Array.of(9, ...bytes.slice(1))), RangeError);
  holds(
    fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
      try {
        assert.ok(unpackPrint(Uint8Array.of(1, ...noise)).sample.length <= kept);
      } catch (error) {
        assert.ok(error instanceof RangeError);
      }
    }),
  );
});

test("an index made again from packed prints places what comes next as the first would have", () => {
  const texts = Array.from({ length: 120 }, (_, i) => `${prose(i % 50, 30)} ${prose(900 + (i % 7), 10)}`);
  const whole = memoryIndex();
  const stored: Uint8Array[] = [];
  const place = (index: typeof whole, i: number): unknown => {
    const source = i % 3 ? `Kelm ${i % 5}` : null;
    const article = { id: `a${i}`, title: null, text: texts[i]!, published: null, source };
    const { place: placed, print } = foldArticle(index, article, i / 4);
    if (index === whole) stored.push(packPrint(print!));
    return placed;
  };
  for (let i = 0; i < 80; i++) place(whole, i);
  const again = memoryIndex();
  for (const blob of stored) again.add(unpackPrint(blob));
  for (let i = 80; i < 120; i++) assert.deepEqual(place(again, i), place(whole, i));
});

/** Words of which no two seeds share a run of five. */
function prose(seed: number, sentences: number): string {
  return Array.from({ length: sentences * 12 }, (_, n) => `w${(n * 7919 + seed * 104729) % 99991}`).join(" ");
}

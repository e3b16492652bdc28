import assert from "node:assert/strict";
import { test } from "node:test";
import { deposit } from "../ledger/deposit.fixture.ts";
import { placeNew } from "../ledger/place.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { copiesOf } from "./copies.ts";

const at = "2026-03-09T12:00:00Z";
const syllables = ["bar", "kel", "mor", "tis", "van", "ost", "rel", "dun", "fay", "gim", "lor", "pas"];

/** A text of its own for each number. */
function text(n: number): string {
  let state = n + 1;
  const roll = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const word = (): string => syllables[roll(12)]! + syllables[roll(12)]! + syllables[roll(12)]!;
  return `Report ${n}. ${Array.from({ length: 90 }, word).join(" ")}.`;
}
const id = (n: number): string => n.toString(16).padStart(32, "0");

test("a copy is found however old the other is, among prints that are packed and those that are not yet", async () => {
  const ledger = openLedger(":memory:");
  // More than fill one segment of prints.
  for (let from = 1; from <= 1100; from += 50) {
    const some = Array.from({ length: 50 }, (_, n) => deposit(from + n, text(from + n), { headline: null }));
    await ledger.add(some, at);
  }
  await placeNew(ledger);
  for (const n of [1, 800, 1099]) {
    const published = {
      value: "2031-05-05",
      earliest: "2031-05-05",
      latest: "2031-05-05",
      from: "text" as const,
      evidence: [],
    };
    const again = deposit(5000 + n, `${text(n)} It was printed again.`, { headline: null, published });
    await ledger.add([again], at);
    await placeNew(ledger);
    const stored = (await ledger.article(again.reading.id))!;
    const [copy, ...others] = await copiesOf(ledger, stored);
    assert.equal(copy?.id, id(n));
    assert.ok(copy.share > 0.9 && !copy.folded, "too far apart for a fold");
    assert.deepEqual(others, []);
    const [back] = await copiesOf(ledger, (await ledger.article(id(n)))!);
    assert.equal(back?.id, again.reading.id);
  }
  assert.deepEqual((await ledger.verify()).faults, []);
  await ledger.close();
});

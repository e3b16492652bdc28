import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { kinship, type Profile, rarityOf, type Trace } from "./kinship.ts";

const unit = fc.double({ min: 0, max: 1, noNaN: true });
const trace: fc.Arbitrary<Trace> = fc.record({
  key: fc.constantFrom("ilva torn", "bero hask", "ostrel police"),
  name: fc.constant("A Name"),
  kind: fc.constantFrom("person" as const, "organisation" as const),
  articles: fc.integer({ min: 1, max: 6 }),
  share: unit,
  standing: unit,
  speaks: unit,
  headed: fc.boolean(),
  houses: fc.array(fc.constantFrom("A", "B", null), { minLength: 1 }).map((houses) => new Set(houses)),
});
const day = fc.constantFrom(null, "2026-01-01", "2026-02-01", "2026-09-01");
const profile: fc.Arbitrary<Profile> = fc.tuple(day, day, fc.array(trace)).map(([one, other, traces]) => {
  const days = [one, other].filter((each) => each !== null).sort();
  const [first, last] = [days[0] ?? null, days.at(-1) ?? null];
  return { id: "s", first, last, traces: new Map(traces.map((each) => [each.key, each])) };
});

test("kinship is the same from either side, and a number wherever time allows it", () => {
  holds(
    fc.property(profile, profile, unit, (a, b, rarity) => {
      const kinds = (one: Profile, other: Profile): boolean =>
        [...one.traces].every(([key, { kind }]) => (other.traces.get(key)?.kind ?? kind) === kind);
      fc.pre(kinds(a, b));
      const [there, back] = [kinship(a, b, () => rarity), kinship(b, a, () => rarity)];
      assert.equal(there === null, back === null);
      if (!there || !back) return;
      assert.ok(there.strength >= 0 && Math.abs(there.strength - back.strength) < 1e-9);
      assert.deepEqual(
        there.shares.map(({ key }) => key).toSorted(),
        back.shares.map(({ key }) => key).toSorted(),
      );
    }),
    { numRuns: 300 },
  );
});

test("a story whose time is not known is of no affair", () => {
  const traces = new Map();
  assert.equal(
    kinship(
      { id: "a", first: null, last: null, traces },
      { id: "b", first: "2026-01-01", last: "2026-01-01", traces },
      () => 1,
    ),
    null,
  );
});

test("a name is the rarer the fewer have it, and English words are common in a small ledger, too", () => {
  assert.ok(rarityOf("ilva torn", 2, 5000) > rarityOf("ilva torn", 200, 5000));
  assert.ok(rarityOf("ilva torn", 15, 30) > rarityOf("white house", 15, 30));
  assert.equal(rarityOf("everywhere everyday", 5000, 10), 0);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import readEdtf from "edtf";
import fc from "fast-check";
import { edtfStretch } from "../text/edtf.ts";
import { holds } from "../text/holds.fixture.ts";
import { dayOf, isoDay, isoWeekOf } from "./calendar.ts";
import { toEdtf } from "./edtf.ts";
import { monthValue, valueAt } from "./value.ts";

const anyDay = fc.integer({ min: dayOf(1000, 1, 1), max: dayOf(2999, 12, 31) });

test("the forms", () => {
  const forms: [string, string | undefined][] = [
    ["2025-02-27", "2025-02-27"],
    ["2025-02", "2025-02"],
    ["1989", "1989"],
    ["198", "198X"],
    ["19", "19XX"],
    ["1989-Q3", "1989-07/1989-09"],
    ["1989-H2", "1989-07/1989-12"],
    ["1998-SP", "1998-21"],
    ["1998-WI", "1998-24"],
    ["2024-W08", "2024-02-19/2024-02-25"],
    ["1989-W43-WE", "1989-10-28/1989-10-29"],
    ["2025-02-27TMO", "2025-02-27"],
    ["2025-02-27T17:05", "2025-02-27T17:05:00"],
    ["2025-02-27T17:05Z", "2025-02-27T17:05:00Z"],
    ["2025-02-28T24:00", "2025-03-01T00:00:00"],
    ["BC0490", "-0489"],
    ["BC0001", "0000"],
    ["XXXX-02-12", "XXXX-02-12"],
    ["XXXX-WXX-4", undefined],
    ["P6D", undefined],
    ["PAST_REF", undefined],
    ["XXXX", undefined],
  ];
  assert.deepEqual(
    forms.map(([value]) => [value, toEdtf(value)]),
    forms,
  );
});

test("a clock time keeps its zone", () => {
  assert.equal(toEdtf("2025-03-04T17:00", undefined, -300), "2025-03-04T17:00:00-05:00");
  assert.equal(toEdtf("2025-03-04T17:00", undefined, 330), "2025-03-04T17:00:00+05:30");
  assert.equal(toEdtf("2025-03-04", undefined, 330), "2025-03-04");
});

test("an approximate date is marked; an interval or a time is not", () => {
  assert.equal(toEdtf("1620", "APPROX"), "1620~");
  assert.equal(toEdtf("1620-W10", "APPROX"), toEdtf("1620-W10"));
  assert.equal(toEdtf("2025-02", "START"), "2025-02");
});

// The library takes spring for January to March and knows neither "XXXX-02-12" nor weeks: those forms are left out.
test("dates, months, years, decades, quarters and weeks are EDTF to the library", () => {
  holds(
    fc.property(anyDay, fc.constantFrom("D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"), (day, unit) => {
      const edtf = toEdtf(valueAt(day, unit))!;
      const parsed = readEdtf(edtf);
      const at = day * 86_400_000;
      // A weekend need not hold the day, but its week does.
      if (unit !== "WE")
        assert.ok(parsed.min <= at && at <= parsed.max, `${edtf} does not hold ${isoDay(day)}`);
    }),
  );
});

test("what the library says of a form and what we say are the same days", () => {
  holds(
    fc.property(anyDay, fc.constantFrom("D", "W", "M", "Q", "Y"), (day, unit) => {
      const edtf = toEdtf(valueAt(day, unit))!;
      const ours = edtfStretch(edtf)!;
      const parsed = readEdtf(edtf);
      assert.equal(ours.first, new Date(parsed.min).toISOString().slice(0, 10));
      assert.equal(ours.last, new Date(parsed.max).toISOString().slice(0, 10));
    }),
  );
});

test("a week is its seven days", () => {
  holds(
    fc.property(anyDay, (day) => {
      const [from, to] = toEdtf(valueAt(day, "W"))!.split("/") as [string, string];
      assert.ok(from <= isoDay(day) && isoDay(day) <= to);
      assert.ok(isoWeekOf(day).week >= 1 && isoWeekOf(day).week <= 53);
    }),
  );
  assert.equal(toEdtf(monthValue(2024, 2)), "2024-02");
});

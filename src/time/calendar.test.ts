import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import {
  addMonths,
  civilOf,
  dayOf,
  daysInMonth,
  easterOf,
  isLeap,
  isoDay,
  isoWeekOf,
  mondayOf,
  parseDay,
  weekdayOf,
} from "./calendar.ts";
import { holidayIn } from "./holidays.ts";

const anyDay = fc.integer({ min: -1_500_000, max: 1_500_000 });
const modernDay = fc.integer({ min: dayOf(1000, 1, 1), max: dayOf(9998, 12, 31) });

test("days and civil dates are each other's inverse, and run on without a gap", () => {
  holds(
    fc.property(anyDay, (day) => {
      const { year, month, day: dom } = civilOf(day);
      assert.equal(dayOf(year, month, dom), day);
      assert.ok(dom >= 1 && dom <= daysInMonth(year, month));
      const next = civilOf(day + 1);
      assert.ok(next.day === dom + 1 || (next.day === 1 && dom === daysInMonth(year, month)));
    }),
  );
});

test("days agree with the platform's own calendar", () => {
  holds(
    fc.property(modernDay, (day) => {
      const date = new Date(day * 86_400_000);
      assert.equal(isoDay(day), date.toISOString().slice(0, 10));
      assert.equal(weekdayOf(day), date.getUTCDay() || 7);
    }),
  );
});

test("an ISO week holds seven days, from its Monday, and its Thursday gives the year", () => {
  holds(
    fc.property(modernDay, (day) => {
      const { year, week } = isoWeekOf(day);
      const monday = mondayOf(year, week);
      assert.equal(weekdayOf(monday), 1);
      assert.ok(day >= monday && day < monday + 7);
      assert.equal(civilOf(monday + 3).year, year);
    }),
  );
});

test("weeks at the turn of a year", () => {
  assert.deepEqual(isoWeekOf(dayOf(2021, 1, 3)), { year: 2020, week: 53 });
  assert.deepEqual(isoWeekOf(dayOf(2018, 12, 31)), { year: 2019, week: 1 });
  assert.deepEqual(isoWeekOf(dayOf(2026, 12, 31)), { year: 2026, week: 53 });
});

test("leap years, month ends and years before Christ", () => {
  assert.deepEqual([1900, 2000, 2023, 2024].map(isLeap), [false, true, false, true]);
  assert.deepEqual(addMonths({ year: 2024, month: 1, day: 31 }, 1), { year: 2024, month: 2, day: 29 });
  assert.deepEqual(addMonths({ year: 2024, month: 3, day: 31 }, -13), { year: 2023, month: 2, day: 28 });
  assert.equal(isoDay(dayOf(-489, 9, 12)), "BC0490-09-12");
});

test("adding months and taking them away comes back to the month", () => {
  holds(
    fc.property(modernDay, fc.integer({ min: -600, max: 600 }), (day, months) => {
      const date = civilOf(day);
      const back = addMonths(addMonths(date, months), -months);
      assert.deepEqual([back.year, back.month], [date.year, date.month]);
      assert.ok(back.day <= date.day);
    }),
  );
});

test("only days that exist are read", () => {
  assert.equal(parseDay("2023-02-29"), null);
  assert.equal(parseDay("2024-02-29T10:00:00Z"), dayOf(2024, 2, 29));
  assert.equal(parseDay("soon"), null);
  assert.equal(parseDay(null), null);
});

test("movable feasts and holidays", () => {
  assert.deepEqual(
    [1999, 2008, 2019, 2024, 2025].map((year) => isoDay(easterOf(year)).slice(5)),
    ["04-04", "03-23", "04-21", "03-31", "04-20"],
  );
  assert.equal(isoDay(holidayIn("thanksgiving", 2023)!), "2023-11-23");
  assert.equal(isoDay(holidayIn("memorial-day", 2022)!), "2022-05-30");
  assert.equal(isoDay(holidayIn("election-day", 2020)!), "2020-11-03");
  assert.equal(holidayIn("a day that is none", 2020), null);
});

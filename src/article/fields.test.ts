/** Dates and author fields, as `cases/dates.txt` and `cases/bylines.txt` write them. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { findMoment } from "./moment.ts";
import { kindOf, splitNames } from "./names.ts";

const rows = (file: string): string[] =>
  fs
    .readFileSync(path.join(import.meta.dirname, "cases", file), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

for (const row of rows("dates.txt")) {
  test(`date: ${row}`, () => {
    const parts = row.split(" | ");
    const [language, value] = parts.slice(-2) as [string, string];
    assert.equal(findMoment(parts.slice(0, -2).join(" | "), language)?.value ?? "-", value);
  });
}

for (const row of rows("bylines.txt")) {
  test(`author field: ${row}`, () => {
    const parts = row.split("|").map((part) => part.trim());
    const [people, bodies] = parts.slice(-2) as [string, string];
    const kinds = splitNames(parts.slice(0, -2).join(" | "), "en").map((name) => ({
      name,
      kind: kindOf(name, []),
    }));
    const of = (wanted: string): string =>
      kinds
        .filter(({ kind }) => kind === wanted)
        .map(({ name }) => name)
        .join("; ");
    assert.deepEqual([of("person"), of("body")], [people, bodies]);
  });
}

test("a date that is found slices back, and names a day that there is", () => {
  holds(
    fc.property(
      fc.string({ maxLength: 60 }),
      fc.date({ min: new Date("1991-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
      (noise, date) => {
        const day = date.toISOString().slice(0, 10);
        const moment = findMoment(`${noise.replace(/\d/g, "")} ${day} end`, "en");
        assert.equal(moment?.value.slice(0, 10), day);
        assert.ok(moment !== null && moment.start < moment.end);
      },
    ),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { edtfStretch } from "./edtf.ts";
import { holds } from "./holds.fixture.ts";

const cases: [string, string | null, string | null, string][] = [
  ["2025-02-27", "2025-02-27", "2025-02-27", "day"],
  ["2025-02-27T10:30:00Z", "2025-02-27", "2025-02-27", "time"],
  ["2024-02", "2024-02-01", "2024-02-29", "month"],
  ["1900-02", "1900-02-01", "1900-02-28", "month"],
  ["2021-XX-XX", "2021-01-01", "2021-12-31", "year"],
  ["1999", "1999-01-01", "1999-12-31", "year"],
  ["2021-21", "2021-03-01", "2021-05-31", "season"],
  ["2023-24", "2023-12-01", "2024-02-29", "season"],
  ["199X", "1990-01-01", "1999-12-31", "decade"],
  ["18XX", "1800-01-01", "1899-12-31", "century"],
  ["2022-02/2022-03", "2022-02-01", "2022-03-31", "interval"],
  ["../2023-10", null, "2023-10-31", "interval"],
  ["2018-12-22/..", "2018-12-22", null, "interval"],
  ["1984~", "1984-01-01", "1984-12-31", "year"],
];
for (const [edtf, first, last, precision] of cases) {
  test(`${edtf} covers ${first ?? "…"} to ${last ?? "…"}`, () => {
    assert.deepEqual(edtfStretch(edtf), { first, last, precision, approximate: edtf.includes("~") });
  });
}

test("what is no date is null", () => {
  for (const text of [
    "",
    "..",
    "../..",
    "2021-13",
    "2021-02-30",
    "2021-00",
    "P3D",
    "2021-W04",
    "2022/2021",
    "a/b/c",
  ]) {
    assert.equal(edtfStretch(text), null, text);
  }
});

test("any string is taken without a throw", () => {
  holds(fc.property(fc.string(), (text) => (edtfStretch(text), true)));
});

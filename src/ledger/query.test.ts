import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { boundsOf } from "./bounds.ts";
import { emptyQuery, parseQuery, QueryError } from "./query.ts";

test("words, phrases, exclusions and fields", () => {
  assert.deepEqual(parseQuery('inflation "central bank" -rates speaker:"Ana Petrov" via:TASS planned:yes'), {
    ...emptyQuery,
    must: [["inflation"], ["central", "bank"]],
    mustNot: [["rates"]],
    speaker: "Ana Petrov",
    via: "TASS",
    planned: true,
  });
  assert.deepEqual(parseQuery("“curly quotes” Kraków"), {
    ...emptyQuery,
    must: [["curly", "quotes"], ["kraków"]],
  });
});

test("months and years become their first and last day", () => {
  assert.deepEqual(parseQuery("from:2024 to:2024-02"), {
    ...emptyQuery,
    from: "2024-01-01",
    to: "2024-02-29",
  });
  assert.deepEqual(parseQuery("from:2024-02 to:2023"), {
    ...emptyQuery,
    from: "2024-02-01",
    to: "2023-12-31",
  });
});

test("what cannot be understood is said", () => {
  for (const wrong of [
    "from:yesterday",
    "to:2024-02-30",
    "from:2024-13",
    "colour:red",
    "-speaker:x",
    "speaker:",
  ]) {
    assert.throws(() => parseQuery(wrong), QueryError, wrong);
  }
});

test("any text is a query or a QueryError, and words never carry syntax", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      try {
        for (const word of parseQuery(text).must.flat()) assert.match(word, /^[\p{L}\p{N}\p{M}]+$/u);
      } catch (error) {
        assert.ok(error instanceof QueryError);
      }
    }),
  );
});

test("EDTF values have a first and a last day", () => {
  const cases: [string, string | null, string | null][] = [
    ["2025-02-27", "2025-02-27", "2025-02-27"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2025", "2025-01-01", "2025-12-31"],
    ["202X", "2020-01-01", "2029-12-31"],
    ["19XX", "1900-01-01", "1999-12-31"],
    ["2022-02/2022-03", "2022-02-01", "2022-03-31"],
    ["../2023-10", null, "2023-10-31"],
    ["2023-10/..", "2023-10-01", null],
    ["2024-22", "2024-06-01", "2024-08-31"],
    ["2024-XX-XX", "2024-01-01", "2024-12-31"],
    ["2025-02-27T10:30", "2025-02-27", "2025-02-27"],
    ["2004~", "2004-01-01", "2004-12-31"],
    ["2024-13", null, null],
    ["nonsense", null, null],
  ];
  for (const [edtf, earliest, latest] of cases) assert.deepEqual(boundsOf(edtf), { earliest, latest }, edtf);
  assert.deepEqual(boundsOf(null), { earliest: null, latest: null });
});

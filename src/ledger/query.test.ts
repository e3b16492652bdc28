import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
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
  holds(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      try {
        for (const word of parseQuery(text).must.flat()) assert.match(word, /^[\p{L}\p{N}\p{M}]+$/u);
      } catch (error) {
        assert.ok(error instanceof QueryError);
      }
    }),
  );
});

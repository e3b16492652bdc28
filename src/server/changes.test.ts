import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf } from "./changes.ts";

const [a, b] = ["1".padStart(32, "0"), "2".padStart(32, "0")];
const entry = `${a}-s0123456789`;
const from = (fields: Record<string, string>) => changeOf((name) => fields[name] ?? "");

test("a form becomes a change, by ids or by addresses of this site", () => {
  assert.deepEqual(from({ kind: "wrong", entry }), { kind: "wrong", entry });
  assert.deepEqual(from({ kind: "speaker", entry, name: "Boris Hale" }), {
    kind: "speaker",
    entry,
    name: "Boris Hale",
  });
  assert.deepEqual(from({ kind: "join-names", key: "ana velin", into: "Ana Maria Velin" }), {
    kind: "join-names",
    key: "ana velin",
    into: "ana maria velin",
  });
  assert.deepEqual(from({ kind: "part-name", article: a, key: "velin", as: "Otto Velin" }), {
    kind: "part-name",
    article: a,
    key: "velin",
    as: "Otto Velin",
  });
  for (const into of [b, `http://127.0.0.1:4400/story/${b}`, `/story/${b}#timeline`])
    assert.deepEqual(from({ kind: "join-stories", story: a, into }), {
      kind: "join-stories",
      story: a,
      into: b,
    });
  assert.deepEqual(from({ kind: "part-story", article: a, into: "" }), {
    kind: "part-story",
    article: a,
    into: null,
  });
  assert.deepEqual(from({ kind: "part-story", article: a, into: b }), {
    kind: "part-story",
    article: a,
    into: b,
  });
});

test("what names nothing is no change", () => {
  for (const fields of [
    { kind: "wrong", entry: "x" },
    { kind: "wrong", entry: a },
    { kind: "speaker", entry, name: " ! " },
    { kind: "join-names", key: "ana", into: "ANA" },
    { kind: "join-stories", story: a, into: a },
    { kind: "join-stories", story: a, into: "somewhere" },
    { kind: "part-story", article: a, into: "somewhere" },
    { kind: "part-story", article: "x", into: "" },
    { kind: "drop-table", entry },
  ] as Record<string, string>[])
    assert.equal(from(fields), null, JSON.stringify(fields));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Origin } from "../model.ts";
import { makeProse } from "../text/prose.ts";
import { findStatements } from "./statement.ts";

const origin: Origin = { agency: null, edited: "unknown", evidence: [], cited: [] };

void test("a text without reports has no statements", () => {
  assert.deepEqual(findStatements(makeProse("It rained."), [], [], origin).statements, []);
});

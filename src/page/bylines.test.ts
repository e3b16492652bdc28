import assert from "node:assert/strict";
import { test } from "node:test";
import { peopleOf } from "./bylines.ts";

test("the people of a printed byline", () => {
  assert.deepEqual(peopleOf("By Ada Brook and Lu Chen"), ["Ada Brook", "Lu Chen"]);
  assert.deepEqual(peopleOf(" by Ada Brook,Lu Chen ; Mira Solen & Bysa Anders "), [
    "Ada Brook",
    "Lu Chen",
    "Mira Solen",
    "Bysa Anders",
  ]);
  assert.deepEqual(peopleOf("Sandy Land"), ["Sandy Land"]);
  assert.deepEqual(peopleOf(" "), []);
});

test("a byline of 200,000 spaces is read at once", () => {
  const before = process.cpuUsage();
  assert.deepEqual(peopleOf(`Ada${" ".repeat(200_000)}Brook,`).length, 1);
  assert.ok(process.cpuUsage(before).user < 1_000_000, "less than a second of the processor's time");
});

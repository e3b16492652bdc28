import assert from "node:assert/strict";
import { test } from "node:test";
import type { Published } from "../model.ts";
import { makeProse } from "../text/prose.ts";
import { findEvents } from "./event.ts";

const published: Published = {
  value: "2031-05-06",
  earliest: "2031-05-06",
  latest: "2031-05-06",
  from: "given",
  evidence: [],
};

function triggersOf(text: string): { words: string[]; rules: string[] } {
  const { events, notes } = findEvents(makeProse(text), [], [], [], published);
  return {
    words: events.map(({ trigger }) => text.slice(trigger.start, trigger.end)),
    rules: notes.map(({ rule }) => rule),
  };
}

test("a happening told twice is one event, and a note says so", () => {
  const { words, rules } = triggersOf(
    "A gunman killed two officers in Lipa. Police arrested a suspect. The gunman killed the officers at a petrol station.",
  );
  assert.deepEqual(words, ["killed", "arrested"]);
  assert.ok(rules.includes("told again"));
});

test("the same verb with other people is another event", () => {
  const { words } = triggersOf("Police in Lipa arrested a banker. Soldiers in Velna arrested a smuggler.");
  assert.deepEqual(words, ["arrested", "arrested"]);
  assert.deepEqual(triggersOf("A ferry exploded. A tug exploded.").words, ["exploded", "exploded"]);
});

test("the noun inside the words of an event is a part of it", () => {
  const { words } = triggersOf("Two envoys held talks in Ostrow.");
  assert.deepEqual(words, ["held"]);
});

test("a text in a language without event words gives a note and no events", () => {
  const prose = makeProse("Die Polizei nahm zwei Männer fest.", undefined, "de");
  assert.deepEqual(findEvents(prose, [], [], [], published), {
    events: [],
    notes: [{ stage: "event", rule: "language", reason: "no event words for de" }],
  });
});

test("a run of tokens that is no sentence is not read, and a note says so", () => {
  const { words, rules } = triggersOf("killed in the blast ".repeat(200));
  assert.deepEqual(words, []);
  assert.deepEqual(rules, ["sentence too long"]);
});

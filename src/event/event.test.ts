import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { makeProse } from "../text/prose.ts";
import { findEvents } from "./event.ts";

const pieces = [
  "Police arrested two men in Lipa on Friday",
  "the court will hear the case",
  "which had been closed since May",
  "said",
  '"',
  "“",
  ", and",
  ".",
  "?",
  "\n",
  "(",
  ")",
  "if the ferry sinks",
  "After the talks",
  "the expulsion of",
  "no",
  "’s",
];

test("spans lie in the text, the trigger in its sentence, and the event tells at least its trigger", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }), (parts) => {
      const text = parts.join(" ");
      const prose = makeProse(text);
      const { events, notes } = findEvents(prose, [], [], [], null);
      for (const { what, trigger, sentence } of events) {
        assert.ok(0 <= sentence.start && sentence.end <= text.length);
        assert.ok(
          sentence.start <= trigger.start && trigger.start < trigger.end && trigger.end <= sentence.end,
        );
        assert.ok(what.start <= trigger.start && trigger.end <= what.end);
      }
      for (const { span } of notes) assert.ok(span && span.start < span.end && span.end <= text.length);
    }),
  );
});

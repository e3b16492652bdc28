import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Published } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { makeProse } from "../text/prose.ts";
import type { ChoiceModel } from "./choose.ts";
import { findEvents } from "./event.ts";
import { proposeEvents } from "./propose.ts";

/** A model that keeps whatever is proposed. */
const everything: ChoiceModel = { keep: new Map(), trust: new Map(), keepFrom: 0, trustFrom: 0 };

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
  holds(
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

test("an appointment without a day is kept as planned", () => {
  const text = [
    "The spokeswoman said there is an understanding that a personal meeting between the two mayors should take place, but no date has been set.",
    "The bridge was opened on Monday by the mayor of Lipa, who cut the ribbon before a small crowd.",
  ].join("\n");
  const { events } = findEvents(makeProse(text), [], [], [], null, { ...everything, keepFrom: 0.9 });
  const meeting = events.find(({ what }) => text.slice(what.start, what.end).includes("personal meeting"));
  assert.deepEqual([meeting?.status, meeting?.when], ["planned", null]);
});

test("a telling goes on to the end of what it began", () => {
  const told = [
    "The mayor of Lipa opened the bridge on May 4, 12 days after the flood.",
    "Police arrested two “enemies of the port” in the town on Monday.",
  ].map((text) => {
    const { events } = findEvents(makeProse(text), [], [], [], null, everything);
    return events.map(({ what }) => text.slice(what.start, what.end)).join("\n");
  });
  assert.match(told[0]!, /12 days after the flood/);
  assert.match(told[1]!, /two “enemies of the port” in the town on Monday/);
});

test("who says it may stand between a subject and its verb", () => {
  const text = "The talks on the port, it said, were held in Lipa. The mayor, a spokesman said, resigned.";
  const told = proposeEvents(makeProse(text), [], [], [], null).map(({ what, word }) => [
    text.slice(word.start, word.end),
    text.slice(what.start, what.end),
  ]);
  const of = (word: string): string[] => told.flatMap(([trigger, what]) => (trigger === word ? [what!] : []));
  assert.deepEqual(of("held"), ["The talks on the port, it said, were held in Lipa"]);
  assert.deepEqual(of("resigned"), ["The mayor, a spokesman said, resigned"]);
  assert.deepEqual(of("said"), ["it said", "a spokesman said"]);
});

test("a telling has its subject, over an infinitive and over a clause inside it", () => {
  const text = [
    "A service for the victims is to be held in Lipa.",
    "A match between Lipa and Velna, which was to raise money for the school, was called off.",
    "The walls will be painted for the feast, the two mayors said.",
  ].join("\n");
  const whats = proposeEvents(makeProse(text), [], [], [], null).map(({ what }) =>
    text.slice(what.start, what.end),
  );
  for (const what of [
    "A service for the victims is to be held in Lipa",
    "A match between Lipa and Velna, which was to raise money for the school, was called off",
    "The walls will be painted for the feast",
    "the two mayors said",
  ])
    assert.ok(whats.includes(what), `${what}\n${whats.join("\n")}`);
});

test("what is said yields to what it says has happened", () => {
  const text = "The firm said on Monday that police arrested two clerks in Lipa.";
  const { events } = findEvents(makeProse(text), [], [], [], null, everything);
  const words = events.map(({ trigger }) => text.slice(trigger.start, trigger.end));
  assert.ok(words.includes("arrested"), words.join());
});

test("a name tells no event, and a headline's coming event has its subject", () => {
  const text = "Ostrow United to play Velna Rovers\n\nOstrow United will play Velna Rovers on Saturday.";
  const mentions = [...text.matchAll(/Ostrow United|Velna Rovers/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    form: "name" as const,
  }));
  const cast = [{ id: "o1", name: "Ostrow United", kind: "organisation" as const, offices: [], mentions }];
  const told = proposeEvents(makeProse(text), cast, [], [], null).map(({ what }) =>
    text.slice(what.start, what.end),
  );
  assert.deepEqual(told, [
    "Ostrow United to play Velna Rovers",
    "Ostrow United will play Velna Rovers on Saturday",
  ]);
});

test("a participle between an article and its noun tells no event", () => {
  const text =
    "The court heard a retired judge and the recently dismissed director. The killing of a guard shocked Lipa.";
  const words = proposeEvents(makeProse(text), [], [], [], null).map(({ word }) =>
    text.slice(word.start, word.end),
  );
  assert.deepEqual(words, ["heard", "killing", "shocked"]);
});

test("a participle between a preposition and its noun, or tied by a hyphen, tells no event", () => {
  const text = "Villages in occupied Velna and Ostrow-backed fighters met.";
  const words = proposeEvents(makeProse(text), [], [], [], null).map(({ word }) =>
    text.slice(word.start, word.end),
  );
  assert.deepEqual(words, ["met"]);
});

test("what something is, and what people go on saying, is no happening", () => {
  const day: Published = {
    value: "2031-05-06",
    earliest: "2031-05-06",
    latest: "2031-05-06",
    from: "given",
    evidence: [],
  };
  const opening = "A bus overturned near Ostrow. Seven passengers died. Rescuers pulled others out. ";
  const text = `${opening}Police closed the road. Doctors treated a driver. The mayor was there. “It is a sad day,” he said. He added that he was tired.`;
  const { events, notes } = findEvents(makeProse(text), [], [], [], day, everything);
  const words = events.map(({ trigger }) => text.slice(trigger.start, trigger.end));
  assert.ok(words.includes("closed"));
  for (const word of ["was", "is", "said", "added"]) assert.ok(!words.includes(word), word);
  assert.ok(notes.some(({ rule }) => rule === "no happening"));
});

test("what befalls somebody once is told once", () => {
  const text = "Ana Lipova died on Monday in Velna. According to her agent, Lipova died of a fever at home.";
  const mentions = [...text.matchAll(/(?:Ana )?Lipova/g)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
    form: "name" as const,
  }));
  const cast = [{ id: "p1", name: "Ana Lipova", kind: "person" as const, offices: [], mentions }];
  const { events } = findEvents(makeProse(text), cast, [], [], null, everything);
  assert.equal(events.filter(({ trigger }) => text.slice(trigger.start, trigger.end) === "died").length, 1);
});

test("a telling begins with its subject, not with what hangs on the verb before it", () => {
  const text = [
    "The act signed by the queen last year gave farmers a credit.",
    "The old dam, built in 1961, broke.",
    "In weighing the claims brought against the mayor of Lipa, the judge Ana Lipova dismissed three of them.",
  ].join("\n");
  const { events } = findEvents(makeProse(text), [], [], [], null, everything);
  const told = events.map(({ what }) => text.slice(what.start, what.end));
  assert.ok(told.includes("The act signed by the queen last year gave farmers a credit"), told.join("\n"));
  assert.ok(told.includes("The old dam, built in 1961"), told.join("\n"));
  assert.ok(told.includes("the judge Ana Lipova dismissed three of them"), told.join("\n"));
});

test("where a report was filed is no part of what it tells", () => {
  const text = "OSTROW, Velna (KNA) - A ferry sank off the town. LIPA-born sailors swam ashore.";
  const told = proposeEvents(makeProse(text), [], [], [], null).map(({ what }) =>
    text.slice(what.start, what.end),
  );
  assert.ok(told.includes("A ferry sank off the town"), told.join("\n"));
  assert.ok(told.includes("LIPA-born sailors swam ashore"), told.join("\n"));
});

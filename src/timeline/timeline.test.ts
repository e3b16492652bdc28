import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { makeProse } from "../text/prose.ts";
import { type DatedArticle, makeTimeline } from "./timeline.ts";

/** An article whose dates are written as ISO days, so that these tests need no time room. */
function article(
  id: string,
  published: string | null,
  text: string,
  fold: string | null = null,
): DatedArticle {
  const times = [...text.matchAll(/\d{4}-\d\d-\d\d/g)].map((match) => ({
    start: match.index,
    end: match.index + 10,
    type: "DATE" as const,
    value: match[0],
    known: ["year", "month", "day"],
    implied: [],
    rule: "iso",
  }));
  return { id, published, text, sentences: makeProse(text).sentences, times, fold };
}

const bridge = [
  article(
    "a",
    "2021-03-02",
    "The Ostrow bridge fell on 2021-03-01 and three cars sank. Divers searched the river.",
  ),
  article(
    "b",
    "2021-03-10",
    "Engineers blamed rust for the fall of the Ostrow bridge on 2021-03-01. Inquiry begins on 2021-03-09.",
  ),
  article(
    "c",
    "2021-06-05",
    "The bridge that fell on 2021-03-01 reopened on 2021-06-05 with music. A choir sang.",
  ),
];

test("the day that later reports point back at comes first", () => {
  assert.deepEqual(
    makeTimeline(bridge, { dates: 1, sentences: 1 }).map(({ date }) => date),
    ["2021-03-01"],
  );
});

test("a day that was only announced comes after one that was reported", () => {
  const announced = article("p", "2021-07-01", "The Lipa fair opens on 2021-07-10.");
  const reported = article("r", "2021-07-20", "The mill in Lipa burned down on 2021-07-11.");
  assert.equal(makeTimeline([announced, reported], { dates: 1, sentences: 1 })[0]!.date, "2021-07-11");
});

test("the stamp of a post tells less of a day than a sentence that names it", () => {
  const stamp = {
    ...article(
      "s",
      "2021-03-02",
      "2021-03-01 10:11 pm | What a shame, and what a bridge. The Ostrow bridge fell on 2021-03-01.",
    ),
  };
  const times = stamp.times.map((time, index) =>
    index === 0 ? { ...time, type: "TIME" as const, value: "2021-03-01T22:11" } : time,
  );
  assert.deepEqual(
    makeTimeline([{ ...stamp, times }], { dates: 1, sentences: 1 })[0]!.sentences.map(({ text }) => text),
    ["The Ostrow bridge fell on 2021-03-01."],
  );
});

test("days stand in order and inside the bounds that were asked for", () => {
  const days = makeTimeline(bridge, { dates: 5, sentences: 2, from: "2021-03-02", to: "2021-06-05" });
  assert.deepEqual(
    days.map(({ date }) => date),
    ["2021-03-02", "2021-03-09", "2021-03-10", "2021-06-05"],
  );
});

test("copies have one vote", () => {
  const tram = [
    article("d", "2021-05-03", "A tram derailed in Lipa on 2021-05-01."),
    article("e", "2021-05-03", "Nobody was hurt when a Lipa tram left its rails on 2021-05-01."),
  ];
  const dog = ["f", "g", "h"].map((id) =>
    article(id, "2021-05-04", "A dog won a prize in Lipa on 2021-05-02.", "dog"),
  );
  assert.equal(makeTimeline([...tram, ...dog], { dates: 1, sentences: 1 })[0]!.date, "2021-05-01");
});

test("a sentence that copies share stands once with all its sources", () => {
  const wire = "The Lipa ferry sank on 2022-02-02 with forty goats aboard.";
  const [day] = makeTimeline(
    [
      article("late", "2022-02-04", wire, "w"),
      article("early", "2022-02-03", `${wire} Nobody drowned.`, "w"),
    ],
    { dates: 1, sentences: 1 },
  );
  assert.deepEqual(
    day!.sentences.map(({ text, sources }) => [text, sources.map((one) => one.article)]),
    [[wire, ["early", "late"]]],
  );
});

test("a later report with other figures stands in place of the earlier one", () => {
  const [day] = makeTimeline(
    [
      article("first", "2022-02-02", "The mayor counted 12 houses burned in Lipa on 2022-02-02."),
      article("again", "2022-02-02", "In Lipa houses burned on 2022-02-02, the mayor told a crowd."),
      article("later", "2022-02-05", "The mayor now counted 31 houses burned in Lipa on 2022-02-02."),
    ],
    { dates: 1, sentences: 1 },
  );
  assert.match(day!.sentences[0]!.text, /31 houses/);
});

test("what happened tells a day better than what was planned for it", () => {
  const [day] = makeTimeline(
    [
      article("plan", "2022-02-01", "The queen will open the Lipa canal on 2022-02-03 with a golden key."),
      article("report", "2022-02-04", "The queen opened the Lipa canal on 2022-02-03 with a wooden key."),
    ],
    { dates: 1, sentences: 1 },
  );
  assert.match(day!.sentences[0]!.text, /wooden/);
});

test("every sentence stands word for word in each of its sources", () => {
  holds(
    fc.property(
      fc.array(fc.constantFrom(...bridge), { maxLength: 6 }),
      fc.integer({ min: 0, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      (articles, dates, sentences) => {
        const byId = new Map(articles.map((one) => [one.id, one]));
        const days = makeTimeline(articles, { dates, sentences });
        assert.ok(days.length <= dates);
        for (const day of days) {
          assert.ok(day.sentences.length <= sentences);
          for (const { text, sources } of day.sentences) {
            assert.ok(sources.length > 0);
            for (const { article: id, start, end } of sources) {
              assert.equal(byId.get(id)!.text.slice(start, end), text);
            }
          }
        }
      },
    ),
  );
});

test("the stamp that opens a report is its own: what it reports tells more than what was planned", () => {
  const report = article("r", "2021-03-01", "2021-03-01 22:11 The bridge at Ostrow fell into the river.");
  const plan = article("p", "2021-02-26", "The bridge at Ostrow is to be painted on 2021-03-01.");
  const times = report.times.map((time) => ({ ...time, type: "TIME" as const, value: "2021-03-01T22:11" }));
  const lines = makeTimeline([{ ...report, times }, plan], { dates: 1, sentences: 1 });
  assert.match(lines[0]!.sentences[0]!.text, /fell into the river/);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { joinEvents } from "./across.ts";
import { told } from "./told.fixture.ts";

const ferry = { when: "2031-03-04", who: ["Lipa Lines"], where: ["Ostrow"] };
const first = told("a", "2031-03-05", {
  ...ferry,
  trigger: "sank",
  what: "A Lipa Lines ferry sank off Ostrow with 40 people aboard",
});

test("the same event from two articles is one happening with both sources", () => {
  const second = told("b", "2031-03-06", {
    ...ferry,
    when: "2031-03",
    trigger: "sinking",
    what: "the sinking of the Lipa Lines ferry off Ostrow",
  });
  const [happening, ...others] = joinEvents([second, first], "2031-04-01");
  assert.equal(others.length, 0);
  assert.deepEqual(
    happening!.reports.map(({ article }) => article),
    ["a", "b"],
  );
  assert.equal(happening!.when, "2031-03-04");
  assert.deepEqual(happening!.conflicts, []);
});

test("another happening of the same people on the same day stays apart", () => {
  const other = told("b", "2031-03-06", {
    ...ferry,
    trigger: "fired",
    what: "Lipa Lines fired its director after a board meeting in Ostrow",
  });
  assert.equal(joinEvents([first, other], "2031-04-01").length, 2);
});

test("the same thing a year later is another happening", () => {
  const later = told("b", "2032-03-06", {
    ...ferry,
    when: "2032-03-05",
    trigger: "sank",
    what: "A Lipa Lines ferry sank off Ostrow",
  });
  assert.equal(joinEvents([first, later], "2032-04-01").length, 2);
});

test("dates, places and figures that differ stand side by side with who says which", () => {
  const rival = told("b", "2031-03-06", {
    who: ["Lipa Lines"],
    where: ["Velna"],
    when: "2031-03-05",
    trigger: "sank",
    what: "A Lipa Lines ferry sank with 52 people aboard",
    by: ["Coast Guard"],
  });
  const [happening, ...others] = joinEvents([first, rival], "2031-04-01");
  assert.equal(others.length, 0);
  assert.equal(happening!.when, null);
  assert.deepEqual(happening!.conflicts, [
    {
      about: "date",
      versions: [
        { value: "2031-03-04", articles: ["a"], accordingTo: [] },
        { value: "2031-03-05", articles: ["b"], accordingTo: ["Coast Guard"] },
      ],
    },
    {
      about: "place",
      versions: [
        { value: "Ostrow", articles: ["a"], accordingTo: [] },
        { value: "Velna", articles: ["b"], accordingTo: ["Coast Guard"] },
      ],
    },
    {
      about: "figure",
      versions: [
        { value: "40 people", articles: ["a"], accordingTo: [] },
        { value: "52 people", articles: ["b"], accordingTo: ["Coast Guard"] },
      ],
    },
  ]);
});

test("places of different words are no conflict", () => {
  const visit = { when: "2031-05-02", who: ["Mirela", "Velna"] };
  const country = told("a", "2031-05-02", {
    ...visit,
    what: "Mirela of Velna called off a visit to Lipa",
    trigger: "called",
    where: ["Lipa"],
  });
  const city = told("b", "2031-05-02", {
    ...visit,
    what: "Velna said the visit of Mirela had been called off before the dinner in Ostrow",
    trigger: "said",
    where: ["Ostrow"],
  });
  const [happening, ...others] = joinEvents([country, city], "2031-06-01");
  assert.deepEqual([others.length, happening!.conflicts], [0, []]);
});

test("two events of one article are never joined", () => {
  const again = told("a", "2031-03-05", {
    ...ferry,
    trigger: "sank",
    what: "A second Lipa Lines ferry sank off Ostrow",
  });
  assert.equal(joinEvents([first, again], "2031-04-01").length, 2);
});

test("two reports of one quake are one, by whatever verb", () => {
  const quakeOf = (article: string, what: string, trigger: string) =>
    told(article, "2031-07-04", { what, trigger, when: "2031-07-04", where: ["Ostrow"] });
  const struck = quakeOf(
    "a",
    "A strong earthquake struck the town of Ostrow and threw down its bridge",
    "struck",
  );
  const shook = quakeOf("b", "An earthquake shook Ostrow before dawn", "shook");
  const fire = quakeOf("c", "A fire destroyed a mill in the town of Ostrow", "destroyed");
  assert.deepEqual(
    joinEvents([struck, shook, fire], "").map(({ reports }) => reports.length),
    [2, 1],
  );
});

test("a short report and a long one of the same act on one day are one", () => {
  const short = told("a", "2031-03-06", {
    trigger: "reached",
    when: "2031-03-06",
    what: "divers had reached the wreck",
  });
  const long = told("b", "2031-03-07", {
    trigger: "reached",
    when: "2031-03-06",
    what: "Two navy divers reached the wreck before dawn and found that both doors of the hold had been welded shut",
  });
  assert.equal(joinEvents([short, long], "2031-04-01").length, 1);
  const other = { ...long, what: "Two negotiators reached a compromise before dawn over the wreck" };
  assert.equal(joinEvents([short, other], "2031-04-01").length, 2);
});

test("a day that a report states outweighs a day that others imply", () => {
  const implied = told("a", "2031-03-05", {
    trigger: "sank",
    what: "A Lipa Lines ferry sank off Ostrow with 40 people aboard",
    when: "2031-03-05",
    who: ["Lipa Lines"],
    rule: "verb: news of the day",
  });
  const [happening, ...others] = joinEvents([implied, { ...first, article: "b" }], "2031-04-01");
  assert.equal(others.length, 0);
  assert.deepEqual([happening!.when, happening!.conflicts], ["2031-03-04", []]);
});

test("what people said on a matter is not one event, unless it is the same report", () => {
  const said = (article: string, what: string) =>
    told(article, "2031-05-06", { what, trigger: "said", when: "2031-05-05", who: ["Mirela"] });
  const glad = said("a", "Mirela said in Ostrow that the talks on the port had gone well");
  const sorry = said("b", "Mirela said in Ostrow that the talks on the port had been hard");
  assert.equal(joinEvents([glad, sorry], "2031-06-01").length, 2);
  assert.equal(joinEvents([glad, { ...glad, article: "c" }], "2031-06-01").length, 1);
});

test("without a date, reports of one week may tell one event, and reports of different months do not", () => {
  const undated = (article: string, published: string) =>
    told(article, published, {
      what: "A crane toppled onto the Velna market",
      trigger: "toppled",
      where: ["Velna"],
    });
  const days = (later: string) =>
    joinEvents([undated("a", "2031-05-01"), undated("b", later)], "2031-08-01").length;
  assert.equal(days("2031-05-11"), 1);
  assert.equal(days("2031-05-12"), 2);
});

test("every report stands in exactly one happening", () => {
  const any = fc.record({
    article: fc.constantFrom("a", "b", "c", "d"),
    published: fc.constantFrom("2031-03-05", "2031-03-08", "x"),
    when: fc.constantFrom("2031-03-04", "../2031-03", "2030", "nonsense"),
    what: fc.oneof(fc.constantFrom("A ferry sank off Ostrow", "the sinking of a ferry"), fc.string()),
    status: fc.constantFrom("happened" as const, "planned" as const, "denied" as const),
  });
  holds(
    fc.property(fc.array(any, { maxLength: 12 }), (rows) => {
      const reports = rows.map(({ article, published, what, when, status }) =>
        told(article, published, { what, trigger: "sank", when, status, who: ["Lipa Lines"] }),
      );
      const joined = joinEvents(reports, "2031-04-01").flatMap((happening) => happening.reports);
      assert.deepEqual(new Set(joined), new Set(reports));
      assert.equal(joined.length, reports.length);
    }),
  );
});

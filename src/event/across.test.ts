import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Event, EventReport } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { joinEvents } from "./across.ts";

interface Told {
  what: string;
  trigger: string;
  when?: string;
  status?: Event["status"];
  who?: string[];
  where?: string[];
  by?: string[];
  rule?: string;
  sentence?: string;
}

/** A report as the reading of an article gives it, with its words beside it. */
function told(
  article: string,
  published: string,
  { what, trigger, when, status, who, where, by, rule, sentence }: Told,
): EventReport {
  const span = { start: 0, end: what.length };
  return {
    article,
    published,
    what,
    trigger,
    sentence: sentence ?? `${what}.`,
    who: who ?? [],
    where: where ?? [],
    accordingTo: by ?? [],
    event: {
      what: span,
      trigger: span,
      sentence: span,
      when: when ?? null,
      time: null,
      status: status ?? "happened",
      where: [],
      who: [],
      accordingTo: [],
      rule: rule ?? "verb: stated",
    },
  };
}

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

const plan = told("p", "2031-05-01", {
  what: "Queen Mirela will visit Ostrow on Friday",
  trigger: "visit",
  when: "2031-05-02",
  status: "planned",
  who: ["Mirela"],
  where: ["Ostrow"],
});

test("a plan and the report that it took place are one happening, which happened", () => {
  const visited = told("v", "2031-05-03", {
    what: "Mirela visited Ostrow",
    trigger: "visited",
    when: "2031-05-02",
    who: ["Mirela"],
    where: ["Ostrow"],
  });
  const [happening, ...others] = joinEvents([plan, visited], "2031-06-01");
  assert.equal(others.length, 0);
  assert.equal(happening!.status, "happened");
  assert.equal(happening!.open, false);
});

test("a plan past its date with no report is open; before its date it is not", () => {
  assert.equal(joinEvents([plan], "2031-05-03")[0]!.open, true);
  assert.equal(joinEvents([plan], "2031-05-02")[0]!.open, false);
});

test("a postponed visit has the date on which it took place", () => {
  const visited = told("v", "2031-05-05", {
    what: "Mirela at last visited Ostrow",
    trigger: "visited",
    when: "2031-05-04",
    who: ["Mirela"],
    where: ["Ostrow"],
  });
  const [happening, ...others] = joinEvents([plan, visited], "2031-06-01");
  assert.equal(others.length, 0);
  assert.equal(happening!.when, "2031-05-04");
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

const summit = told("p", "2031-09-01", {
  what: "The leaders of Lipa and Velna will meet at a summit in Ostrow on Friday",
  trigger: "meet",
  when: "2031-09-12",
  status: "planned",
  who: ["Lipa", "Velna"],
  where: ["Ostrow"],
});

const strike = told("p", "2031-05-28", {
  what: "Dockers in Velna will go on strike on Monday",
  trigger: "strike",
  when: "2031-06-02",
  status: "planned",
  where: ["Velna"],
});

test("a plan is closed by a report of that day in other words that names the happening", () => {
  const begun = told("v", "2031-06-02", {
    what: "The walkout emptied eleven quays",
    trigger: "emptied",
    when: "2031-06-02",
    sentence: "The walkout emptied eleven quays in Velna, where the dockers’ strike began at dawn.",
  });
  const named = told("w", "2031-06-03", {
    what: "the strike that four thousand joined began with a march to the customs house",
    trigger: "began",
    when: "2031-06-02",
    sentence: "In Velna the strike that four thousand joined began with a march to the customs house.",
  });
  const [happening, ...others] = joinEvents([strike, begun, named], "2031-07-01");
  assert.deepEqual(
    happening!.reports.map(({ article }) => article),
    ["p", "v", "w"],
  );
  assert.deepEqual([happening!.status, happening!.open, others.length], ["happened", false, 0]);
});

test("a plan is closed by a word for the same kind of happening: a verdict by a sentence, a meeting by a summit", () => {
  const verdict = told("p", "2031-02-03", {
    what: "A court in Lipa is to give its verdict on Friday",
    trigger: "give",
    when: "2031-02-07",
    status: "planned",
    where: ["Lipa"],
    sentence: "A court in Lipa is to give its verdict on Friday in the case of Goran Halas.",
  });
  const jailed = told("v", "2031-02-07", {
    what: "Goran Halas was sentenced to four years",
    trigger: "sentenced",
    when: "2031-02-07",
    who: ["Goran Halas"],
    sentence: "Goran Halas was sentenced to four years by a court in Lipa.",
  });
  const fined = { ...jailed, what: "Goran Halas was fined", trigger: "fined" };
  assert.deepEqual(
    joinEvents([verdict, jailed], "2031-03-01").map(({ open }) => open),
    [false],
  );
  assert.deepEqual(
    joinEvents([verdict, fined], "2031-03-01").map(({ open }) => open),
    [true, false],
  );
  const off = told("w", "2031-09-08", {
    what: "Velna has cancelled the conference with Lipa",
    trigger: "cancelled",
    who: ["Velna", "Lipa"],
  });
  assert.deepEqual(
    joinEvents([summit, off], "2031-10-01").map(({ status, when }) => [status, when]),
    [["denied", "2031-09-12"]],
  );
});

test("a plan is closed by what came after it, and is not by what stopped it", () => {
  const plan = told("p", "2031-06-02", {
    what: "Olaf Brandt will meet both sides on Wednesday",
    trigger: "meet",
    when: "2031-06-04",
    status: "planned",
    who: ["Olaf Brandt"],
  });
  const before = told("v", "2031-06-04", {
    what: "Olaf Brandt met the union and the company",
    trigger: "met",
    when: "../2031-06-04",
    who: ["Olaf Brandt"],
    rule: "verb: shared: after",
  });
  const stopped = told("w", "2031-06-04", {
    what: "A storm stopped the meeting of Olaf Brandt with both sides",
    trigger: "stopped",
    when: "2031-06-04",
    who: ["Olaf Brandt"],
  });
  const ends = (report: EventReport) => joinEvents([plan, report], "2031-07-01").map(({ status }) => status);
  assert.deepEqual(ends(before), ["happened"]);
  assert.deepEqual(ends(stopped), ["denied"]);
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

test("a plan stays open where that day's report names another happening, or the same in no common setting", () => {
  const verdict = told("v", "2031-06-03", {
    what: "A court in Velna gave its verdict in the harbour case",
    trigger: "gave",
    when: "2031-06-02",
    where: ["Velna"],
  });
  const elsewhere = told("w", "2031-06-03", {
    what: "Bus drivers of Lipa ended a strike",
    trigger: "ended",
    when: "2031-06-02",
  });
  const happenings = joinEvents([strike, verdict, elsewhere], "2031-07-01");
  assert.deepEqual(
    happenings.map(({ open }) => open),
    [true, false, false],
  );
});

test("a hearing that was announced and a judge who opened it are one", () => {
  const announced = told("p", "2031-05-01", {
    what: "The inquest into the mill fire will hold its first hearing on Tuesday",
    trigger: "hold",
    when: "2031-05-06",
    status: "planned",
  });
  const opened = told("v", "2031-05-07", {
    what: "Judge Runa Vik, who leads the inquest, opened the hearing in a school gymnasium filled with relatives",
    trigger: "opened",
    when: "2031-05-06",
    who: ["Runa Vik"],
  });
  assert.deepEqual(
    joinEvents([announced, opened], "2031-06-01").map(({ status, open }) => [status, open]),
    [["happened", false]],
  );
});

test("a report that it was called off closes a plan, however early it comes", () => {
  const off = told("v", "2031-09-05", {
    what: "Velna called off the Ostrow summit on Thursday",
    trigger: "called",
    when: "2031-09-04",
    who: ["Velna"],
    where: ["Ostrow"],
  });
  const inWords = told("w", "2031-09-05", {
    what: "The president’s office said the summit with Lipa had been called off",
    trigger: "said",
    when: "2031-09-04",
    who: ["Lipa"],
  });
  for (const report of [off, inWords]) {
    const [happening, ...others] = joinEvents([summit, report], "2031-10-01");
    assert.equal(others.length, 0, report.what);
    assert.deepEqual([happening!.status, happening!.open, happening!.when], ["denied", false, "2031-09-12"]);
  }
});

test("what was called off and took place all the same took place", () => {
  const off = told("v", "2031-09-05", {
    what: "Velna called off the Ostrow summit",
    trigger: "called",
    when: "2031-09-04",
    who: ["Velna"],
    where: ["Ostrow"],
  });
  const held = told("w", "2031-09-13", {
    what: "The leaders of Lipa and Velna met in Ostrow after all",
    trigger: "met",
    when: "2031-09-12",
    who: ["Lipa", "Velna"],
    where: ["Ostrow"],
  });
  const [happening] = joinEvents([summit, off, held], "2031-10-01");
  assert.deepEqual(
    [happening!.status, happening!.when, happening!.reports.length],
    ["happened", "2031-09-12", 3],
  );
});

test("what was called off before a plan was made, or after its day, does not close it", () => {
  const off = { what: "Velna called off the Ostrow summit", trigger: "called", who: ["Velna"] };
  const before = told("v", "2031-08-20", { ...off, when: "2031-08-20" });
  const after = told("w", "2031-09-20", { ...off, when: "2031-09-19" });
  for (const report of [before, after]) {
    const happenings = joinEvents([summit, report], "2031-10-01");
    assert.equal(happenings.length, 2, report.article);
    assert.ok(
      happenings.some(({ open }) => open),
      report.article,
    );
  }
});

test("a match that was put off is no longer open, and its new day is a plan of its own", () => {
  const match = told("p", "2031-03-01", {
    what: "Ostrow United will play their cup match against Velna on Saturday",
    trigger: "play",
    when: "2031-03-08",
    status: "planned",
    who: ["Ostrow United", "Velna"],
  });
  const putOff = told("v", "2031-03-07", {
    what: "The cup match between Ostrow United and Velna was postponed because of snow",
    trigger: "postponed",
    when: "2031-03-07",
    who: ["Ostrow United", "Velna"],
  });
  const again = told("v", "2031-03-07", {
    what: "It will be played on March 22",
    trigger: "played",
    when: "2031-03-22",
    status: "planned",
  });
  const happenings = joinEvents([match, putOff, again], "2031-03-15");
  assert.deepEqual(
    happenings.map(({ when, status, open, reports }) => [when, status, open, reports.length]),
    [
      ["2031-03-08", "denied", false, 2],
      ["2031-03-22", "planned", false, 1],
    ],
  );
});

const quake = { when: "2031-07-04", where: ["Lipa"], trigger: "died" };

test("tolls of one day that differ stand side by side, in whatever words they are told", () => {
  const agency = told("a", "2031-07-04", {
    ...quake,
    what: "Twelve people died in Lipa",
    by: ["Rescue Service"],
  });
  const hospital = told("b", "2031-07-04", {
    when: "2031-07-04",
    trigger: "said",
    what: "A surgeon said fifteen bodies had been brought to the clinic",
    by: ["Dana Holl"],
  });
  const [happening, ...others] = joinEvents([agency, hospital], "2031-08-01");
  assert.equal(others.length, 0);
  assert.deepEqual(happening!.conflicts, [
    {
      about: "figure",
      versions: [
        { value: "12 dead", articles: ["a"], accordingTo: ["Rescue Service"] },
        { value: "15 dead", articles: ["b"], accordingTo: ["Dana Holl"] },
      ],
    },
  ]);
});

test("tolls of another day are another question", () => {
  const counted = (article: string, day: string, dead: string) =>
    told(article, day, { when: day, trigger: "died", what: `${dead} people have died in the clinics` });
  assert.equal(
    joinEvents([counted("a", "2031-07-04", "Nine"), counted("b", "2031-07-04", "Ten")], "").length,
    1,
  );
  const [happening] = joinEvents(
    [
      told("a", "2031-07-04", { ...quake, what: "Nine villagers were killed" }),
      told("b", "2031-07-04", { ...quake, trigger: "reached", what: "The death toll reached 10" }),
    ],
    "",
  );
  assert.deepEqual(
    happening!.conflicts[0]?.versions.map(({ value }) => value),
    ["9 dead", "10 dead"],
  );
  const next = told("b", "2031-07-05", {
    when: "2031-07-05",
    trigger: "reached",
    what: "The death toll reached 10",
  });
  assert.equal(
    joinEvents([told("a", "2031-07-04", { ...quake, what: "Nine villagers were killed" }), next], "").length,
    2,
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

test("a toll that rises from day to day is no conflict; one that falls is", () => {
  const counted = (article: string, published: string, dead: string) =>
    told(article, published, {
      ...quake,
      trigger: "killed",
      what: `The earthquake that shook Lipa killed at least ${dead} people`,
    });
  const rising = [
    counted("a", "2031-07-04", "12"),
    counted("b", "2031-07-05", "19"),
    counted("c", "2031-07-07", "31"),
  ];
  const [risen, ...others] = joinEvents(rising, "2031-08-01");
  assert.deepEqual([risen!.reports.length, others.length, risen!.conflicts.length], [3, 0, 0]);
  const [fallen] = joinEvents([...rising, counted("d", "2031-07-09", "28")], "2031-08-01");
  assert.deepEqual(
    fallen!.conflicts.map(({ about, versions }) => [about, versions.map(({ value }) => value)]),
    [["figure", ["12 dead", "19 dead", "31 dead", "28 dead"]]],
  );
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

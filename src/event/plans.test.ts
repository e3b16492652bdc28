/** Plans, and the reports that close them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { EventReport } from "../model.ts";
import { joinEvents } from "./across.ts";
import { told } from "./told.fixture.ts";

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

/** Numbers of people struck: told side by side where they differ. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { joinEvents } from "./across.ts";
import { told } from "./told.fixture.ts";

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

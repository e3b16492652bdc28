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
}

/** A report as the reading of an article gives it, with its words beside it. */
function told(
  article: string,
  published: string,
  { what, trigger, when, status, who, where, by }: Told,
): EventReport {
  const span = { start: 0, end: what.length };
  return {
    article,
    published,
    what,
    trigger,
    sentence: `${what}.`,
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
      rule: "test",
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

test("two events of one article are never joined", () => {
  const again = told("a", "2031-03-05", {
    ...ferry,
    trigger: "sank",
    what: "A second Lipa Lines ferry sank off Ostrow",
  });
  assert.equal(joinEvents([first, again], "2031-04-01").length, 2);
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

/** Affairs on a ledger whose stories are given, so that only the links are judged. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Ledger } from "../ledger/ledger.ts";
import { idOf, ledgerOf, type Told } from "./affair.fixture.ts";
import { affairOf, affairRows, affairsAmong } from "./affair.ts";
import { frontView } from "./front.ts";
import { plansOf } from "./plans.ts";
import { storyView } from "./story.ts";

const ids = async (ledger: Ledger, story = 1): Promise<number[]> =>
  (await affairOf(ledger, idOf(story))).map(({ id }) => Number.parseInt(id, 16));

const first: Told = { day: "2026-03-01", people: ["Ilva Torn", "Bero Hask"], story: 1 };
const second: Told = { day: "2026-03-09", people: ["Ilva Torn", "Bero Hask"], story: 2 };

test("two stories of the same people are one affair, in the order of days, with whom both tell of", async () => {
  const ledger = await ledgerOf(second, { ...first, story: 1 });
  await ledger.place([{ article: idOf(1), fold: idOf(1), story: idOf(2) }]);
  await ledger.place([{ article: idOf(2), fold: idOf(2), story: idOf(1) }]);
  const affair = await affairOf(ledger, idOf(2));
  assert.deepEqual(
    affair.map(({ id, first: day, by, shares }) => [id, day, by, shares.map(({ name }) => name)]),
    [
      [idOf(1), "2026-03-01", idOf(2), ["Ilva Torn", "Bero Hask"]],
      [idOf(2), "2026-03-09", null, []],
    ],
  );
  assert.deepEqual(
    (await affairRows(ledger, idOf(2))).map(({ id }) => id),
    [idOf(2), idOf(1)],
  );
  await ledger.close();
});

const none: [string, Told][] = [
  ["one house alone prints the names: they may be its reporters'", { ...second, house: "House 0" }],
  ["they share a surname", { ...second, people: ["Ana Torn", "Ola Hask"] }],
  [
    "they share the town's police alone",
    { ...second, people: ["Ana Torn"], organisations: ["Ostrel Police"] },
  ],
  ["half a year lies between them", { ...second, day: "2026-09-09" }],
];
for (const [why, other] of none) {
  test(`no affair where ${why}`, async () => {
    const ledger = await ledgerOf({ ...first, organisations: ["Ostrel Police"] }, other);
    assert.deepEqual(await ids(ledger), []);
    await ledger.close();
  });
}

test("who speaks in many affairs joins none", async () => {
  const spokesman = (n: number): Told => ({
    day: `2026-03-0${n}`,
    people: ['"Jon Mard"', '"Eda Holt"', `Victim ${n} Berg`],
    story: n,
  });
  const ledger = await ledgerOf(...[1, 2, 3, 4, 5, 6].map(spokesman));
  assert.deepEqual(await ids(ledger), []);
  await ledger.close();
});

test("an affair goes on from story to story, and says by which", async () => {
  const third: Told = { day: "2026-03-12", people: ["Sef Orlin", "Mara Quell"], story: 3 };
  const ledger = await ledgerOf(
    first,
    { ...second, people: ["Ilva Torn", "Bero Hask", "Sef Orlin", "Mara Quell"] },
    third,
  );
  assert.deepEqual(await ids(ledger), [1, 2, 3]);
  assert.equal((await affairOf(ledger, idOf(1)))[2]!.by, idOf(2));
  assert.deepEqual(await affairsAmong(ledger, [3, 2, 1].map(idOf)), [[3, 2, 1].map(idOf)]);
  await ledger.close();
});

test("names that an editor joined are one name", async () => {
  const ledger = await ledgerOf(first, { ...second, people: ["I. Torn-Vale", "Bero K. Hask"] });
  assert.deepEqual(await ids(ledger), []);
  for (const [key, into] of [
    ["i torn vale", "ilva torn"],
    ["bero k hask", "bero hask"],
  ] as const)
    await ledger.change({ kind: "join-names", key, into }, "eva", "2026-03-09T12:00:00Z");
  assert.deepEqual(await ids(ledger), [1, 2]);
  assert.deepEqual(await ids(ledger, 2), [1, 2]);
  await ledger.close();
});

const pier = "The new pier of Ostrel";
const plan: Told = {
  ...first,
  text: `${pier} will be opened by Ilva Torn`,
  status: "planned",
  when: "2026-03-06",
};
const held: Told = {
  ...second,
  day: "2026-03-07",
  text: `${pier} was opened by Ilva Torn`,
  status: "happened",
  when: "2026-03-06",
};

test("a plan is closed by the report of another story of its affair, and by none of another affair", async () => {
  const ledger = await ledgerOf(plan, held);
  const view = (await storyView(ledger, idOf(1), { today: "2026-03-08" }))!;
  assert.deepEqual(
    view.happenings.map(({ status, open, reports }) => [status, open, reports.map(({ article }) => article)]),
    [["happened", false, [idOf(1), idOf(2)]]],
  );
  assert.deepEqual((await plansOf(ledger, "2026-03-08")).overdue, []);
  await ledger.close();
  const apart = await ledgerOf(plan, { ...held, people: ["Ana Velk", "Ola Brim"] });
  const [open] = (await storyView(apart, idOf(1), { today: "2026-03-08" }))!.happenings;
  assert.deepEqual([open!.status, open!.open], ["planned", true]);
  assert.equal((await plansOf(apart, "2026-03-08")).overdue.length, 1);
  await apart.close();
});

test("the front page says which of its stories are of one affair", async () => {
  const ledger = await ledgerOf(first, second, { day: "2026-03-05", people: ["Ana Velk"], story: 3 });
  const { affairs } = await frontView(ledger, "2026-03-10");
  assert.deepEqual(affairs, [[idOf(2), idOf(1)]]);
  await ledger.close();
});

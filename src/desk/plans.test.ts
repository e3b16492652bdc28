/** Plans against reports, on a ledger whose pages are one story. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { deposit } from "../ledger/deposit.fixture.ts";
import { openLedger } from "../ledger/sqlite.ts";
import type { Event } from "../model.ts";
import { frontView } from "./front.ts";
import { plansOf } from "./plans.ts";
import { storyView } from "./story.ts";

type Told = [text: string, when: string, status: Event["status"], headline?: string | null];

/** A ledger of one story with one event an article. */
async function ledgerOf(...told: Told[]) {
  const ledger = openLedger(":memory:");
  const deposits = told.map(([text, when, status, headline], n) => {
    const { page, reading } = deposit(n + 1, text, { when, ...(headline === undefined ? {} : { headline }) });
    const events = reading.events.map((event) => ({
      ...event,
      status,
      who: ["p1"],
      trigger: { start: text.indexOf("opened"), end: text.indexOf("opened") + 6 },
    }));
    return { page, reading: { ...reading, events } };
  });
  await ledger.add(deposits, "2026-03-09T12:00:00Z");
  const story = deposits[0]!.reading.id;
  await ledger.place(deposits.map(({ reading }) => ({ article: reading.id, fold: reading.id, story })));
  return { ledger, story };
}

const plan: Told = ["The new pier of Ostrel will be opened by the harbour office", "2026-03-06", "planned"];
const report: Told = ["The new pier of Ostrel was opened by the harbour office", "2026-03-06", "happened"];

test("a plan is announced until its day, and past its day afterwards", async () => {
  const { ledger } = await ledgerOf(plan);
  const on = async (today: string) => {
    const { announced, overdue } = await plansOf(ledger, today);
    return [announced.length, overdue.length];
  };
  assert.deepEqual(await on("2026-03-05"), [1, 0]);
  assert.deepEqual(await on("2026-03-06"), [1, 0]);
  assert.deepEqual(await on("2026-03-07"), [0, 1]);
  assert.deepEqual(await on("2026-06-07"), [0, 0]);
  await ledger.close();
});

test("a report that it took place closes the plan, and both stay to be seen in the story", async () => {
  const { ledger, story } = await ledgerOf(plan, report);
  assert.deepEqual(await plansOf(ledger, "2026-03-07"), { announced: [], overdue: [] });
  const view = await storyView(ledger, story, { today: "2026-03-07" });
  assert.deepEqual(
    view!.happenings.map(({ status, open, reports }) => [status, open, reports.length]),
    [["happened", false, 2]],
  );
  await ledger.close();
});

test("an event that a person marked wrong is no plan", async () => {
  const { ledger, story } = await ledgerOf(plan);
  const [happening] = (await storyView(ledger, story))!.happenings;
  await ledger.change({ kind: "wrong", entry: happening!.id }, "eva", "2026-03-09T12:00:00Z");
  assert.deepEqual(await plansOf(ledger, "2026-03-05"), { announced: [], overdue: [] });
  await ledger.close();
});

test("accounts that differ stand side by side with those who give them", async () => {
  const other: Told = ["The new pier of Ostrel was opened by the harbour office", "2026-03-07", "happened"];
  const { ledger, story } = await ledgerOf(report, other);
  const conflicts = (await storyView(ledger, story))!.happenings.flatMap((h) => h.conflicts);
  assert.deepEqual(
    conflicts.map(({ about, versions }) => [about, versions.map((v) => [v.value, v.reports.length])]),
    [
      [
        "date",
        [
          ["2026-03-06", 1],
          ["2026-03-07", 1],
        ],
      ],
    ],
  );
  await ledger.close();
});

test("a story is called by a headline, even where its first article has none", async () => {
  const { ledger, story } = await ledgerOf(
    ["The pier was opened, the office said in a statement of some length", "2026-03-06", "happened", null],
    ["It was opened at noon", "2026-03-06", "happened", "Ostrel opens its pier"],
    ["It was opened late", "2026-03-06", "happened", "Pier of Ostrel opens late"],
  );
  assert.match(
    (await storyView(ledger, story))!.title,
    /^(Ostrel opens its pier|Pier of Ostrel opens late)$/,
  );
  assert.match((await frontView(ledger, "2026-03-07")).stories[0]!.title, /pier/i);
  await ledger.close();
});

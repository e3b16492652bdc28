import assert from "node:assert/strict";
import { test } from "node:test";
import { deposit } from "./deposit.fixture.ts";
import type { Ledger } from "./ledger.ts";
import { placeNew } from "./place.ts";
import { openLedger } from "./sqlite.ts";

const at = "2026-03-09T12:00:00Z";
const report =
  "The harbour of Ostrel will close for repairs in May, the harbour office said on Monday. Fishing boats will have to use the northern pier, which has room for forty boats, and the ferry to Little Meer will sail from Varn instead. The repairs cost nine million crowns and are paid by the region. Shipowners had asked for a later date because of the herring season. The office said that the crane could not wait another summer.";
const other =
  "Voters in Kassan chose a new council on Sunday, with the Greens ahead for the first time. Turnout was the highest in twenty years. The outgoing mayor congratulated his rival and promised an orderly handover before the end of the month. Counting in two districts was halted for an hour after a power cut.";

async function filled(): Promise<Ledger> {
  const ledger = openLedger(":memory:");
  await ledger.add(
    [
      deposit(1, report, { headline: "Ostrel harbour to close" }),
      deposit(2, `${report} Traders in the old town fear for their summer.`, {
        headline: "Harbour of Ostrel closes in May",
        publisher: "Morning Gazette",
      }),
      deposit(3, other, { headline: "Kassan elects a new council" }),
    ],
    at,
  );
  await placeNew(ledger);
  return ledger;
}
const id = (n: number): string => n.toString(16).padStart(32, "0");
const places = async (ledger: Ledger): Promise<(string | null)[][]> =>
  Promise.all(
    [1, 2, 3].map(async (n) => [(await ledger.article(id(n)))!.fold, (await ledger.article(id(n)))!.story]),
  );

test("copies share a fold and a story, other affairs do not", async () => {
  const ledger = await filled();
  assert.deepEqual(await places(ledger), [
    [id(1), id(1)],
    [id(1), id(1)],
    [id(3), id(3)],
  ]);
});

test("people part and join stories; a later page does not undo it, and undoing does", async () => {
  const ledger = await filled();
  const parted = await ledger.change({ kind: "part-story", article: id(2), into: null }, "eva", at);
  await placeNew(ledger);
  assert.equal((await ledger.article(id(2)))!.story, id(2));
  const joined = await ledger.change({ kind: "join-stories", story: id(3), into: id(1) }, "eva", at);
  await placeNew(ledger);
  assert.deepEqual(
    (await ledger.story(id(1))).map((row) => row.id),
    [id(1), id(3)],
  );
  await ledger.add(
    [
      deposit(4, "A new page about nothing that stands above, told in plain words for the test.", {
        headline: "Something else",
      }),
    ],
    at,
  );
  await placeNew(ledger);
  assert.deepEqual(
    (await ledger.story(id(1))).map((row) => row.id),
    [id(1), id(3)],
  );
  assert.ok(await ledger.undo(parted, "eva", at));
  assert.ok(await ledger.undo(joined, "eva", at));
  await placeNew(ledger);
  assert.deepEqual(
    (await places(ledger)).map(([, story]) => story),
    [id(1), id(1), id(3)],
  );
});

test("undoing a join gives every article its own story back, the other articles of the joined one too", async () => {
  const ledger = await filled();
  const before = await places(ledger);
  const first = await ledger.change({ kind: "join-stories", story: id(1), into: id(3) }, "eva", at);
  await placeNew(ledger);
  assert.equal((await ledger.story(id(3))).length, 3);
  assert.ok(await ledger.undo(first, "eva", at));
  await placeNew(ledger);
  assert.deepEqual(await places(ledger), before);
});

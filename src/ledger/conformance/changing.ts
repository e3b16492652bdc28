/** What people change: it lies over what was read, and can be taken back. */
import assert from "node:assert/strict";
import { deposit } from "../deposit.fixture.ts";
import { entryIds } from "../ids.ts";
import { parseQuery } from "../query.ts";
import type { TestOf } from "./test-of.ts";

const at = "2026-03-09T12:00:00Z";

export function changes(test: TestOf): void {
  test("a change lies over the entry, moves what is looked up, outlives a new reading, and can be taken back", async (ledger) => {
    await ledger.add([deposit(1, "Fees rise.")], at);
    const id = "1".padStart(32, "0");
    const entry = entryIds((await ledger.article(id))!.reading).statements[0]!;
    const change = await ledger.change({ kind: "speaker", entry, name: "Boris Hale" }, "eva", at);
    const bySpeaker = async (who: string): Promise<number> =>
      (await ledger.statements(parseQuery(`speaker:"${who}"`), { limit: 9 })).length;
    assert.deepEqual([await bySpeaker("Boris Hale"), await bySpeaker("Ana Velin")], [1, 0]);
    assert.equal(
      (await ledger.article(id))!.reading.statements[0]!.speaker,
      "p1",
      "the machine's entry stays",
    );
    const longer = deposit(1, "Fees rise.", { headline: "Another headline" });
    assert.deepEqual(await ledger.add([longer], at), ["known"]);
    const reread = deposit(1, "Fees rise.", { headline: "Another headline", bytes: "<p>Fees rise!</p>" });
    assert.deepEqual(await ledger.add([reread], at), ["updated"]);
    assert.equal(await bySpeaker("Boris Hale"), 1);
    assert.equal(await ledger.undo(change, "olga", at), true);
    assert.equal(await ledger.undo(change, "olga", at), false);
    assert.deepEqual([await bySpeaker("Boris Hale"), await bySpeaker("Ana Velin")], [0, 1]);
    const [kept] = await ledger.changes({ subject: id });
    assert.deepEqual([kept!.author, kept!.undoneBy, kept!.change.kind], ["eva", "olga", "speaker"]);
    await ledger.change({ kind: "wrong", entry }, "eva", at);
    assert.equal(await bySpeaker("Ana Velin"), 0);
    assert.equal((await ledger.lastChanges(9)).length, 2);
  });
}

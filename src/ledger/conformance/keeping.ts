/** Pages, their captures and readings, accounts and states: what is kept, whole and once. */
import assert from "node:assert/strict";
import { deposit } from "../deposit.fixture.ts";
import { entryIds } from "../ids.ts";
import { parseQuery } from "../query.ts";
import type { TestOf } from "./test-of.ts";

const at = "2026-03-09T12:00:00Z";

export function keeps(test: TestOf): void {
  test("keeps what it is given and gives it back as it was", async (ledger) => {
    const given = deposit(1, "The harbour of Ostrel will close, Ana Velin said.");
    assert.deepEqual(await ledger.add([given], at), ["added"]);
    const stored = (await ledger.article(given.reading.id))!;
    assert.deepEqual(stored.reading, given.reading);
    assert.deepEqual(
      Buffer.from((await ledger.bytes(stored.id, stored.sha256))!),
      Buffer.from(given.page.bytes),
    );
    assert.deepEqual(await ledger.reading(stored.id, stored.sha256), given.reading);
    assert.equal(await ledger.article("f".repeat(32)), null);
  });

  test("changes nothing when a page is added again, in the same batch or later, or in new markup", async (ledger) => {
    const given = deposit(1, "The harbour of Ostrel will close.");
    assert.deepEqual(await ledger.add([given, given], at), ["added", "known"]);
    assert.deepEqual(await ledger.add([given], at), ["known"]);
    assert.deepEqual(
      await ledger.add(
        [deposit(1, "The harbour of Ostrel will close.", { bytes: "<div>new markup</div>" })],
        at,
      ),
      ["known"],
    );
    assert.equal((await ledger.article(given.reading.id))!.versions.length, 1);
    assert.equal(await ledger.count(), 1);
  });

  test("keeps each version of a page whose text changes, and looks up the current one", async (ledger) => {
    await ledger.add([deposit(1, "Twelve boats sank.", { capturedAt: "2026-03-02T08:00:00Z" })], at);
    assert.deepEqual(
      await ledger.add(
        [deposit(1, "Nine boats sank, not twelve.", { capturedAt: "2026-03-03T08:00:00Z" })],
        at,
      ),
      ["updated"],
    );
    const stored = (await ledger.article("1".padStart(32, "0")))!;
    assert.equal(stored.versions.length, 2);
    assert.equal(stored.reading.article.text, "Nine boats sank, not twelve.");
    assert.equal(
      (await ledger.reading(stored.id, stored.versions[0]!.sha256))?.article.text,
      "Twelve boats sank.",
    );
    assert.deepEqual(await ledger.search(parseQuery("twelve -nine"), { limit: 9 }), []);
    assert.equal((await ledger.search(parseQuery('"nine boats"'), { limit: 9 })).length, 1);
    assert.equal((await ledger.statements(parseQuery(""), { limit: 9 })).length, 1);
  });

  test("does not let an older capture take the place of a newer one", async (ledger) => {
    await ledger.add([deposit(1, "Nine boats sank.", { capturedAt: "2026-03-03T08:00:00Z" })], at);
    await ledger.add([deposit(1, "Twelve boats sank.", { capturedAt: "2026-03-02T08:00:00Z" })], at);
    const stored = (await ledger.article("1".padStart(32, "0")))!;
    assert.equal(stored.reading.article.text, "Nine boats sank.");
    assert.equal(stored.versions.length, 2);
  });

  test("keeps all of a batch or nothing of it", async (ledger) => {
    const good = deposit(1, "One.");
    const bad = deposit(2, "Two.");
    const broken = { ...bad, reading: { ...bad.reading, id: "short" } };
    await assert.rejects(ledger.add([good, broken], at));
    assert.equal(await ledger.count(), 0);
    await assert.rejects(
      ledger.add(
        Array.from({ length: 51 }, (_, n) => deposit(n, `Text ${n}.`)),
        at,
      ),
      /at most 50/,
    );
  });

  test("has a mark that stays while nothing is written", async (ledger) => {
    const empty = await ledger.mark();
    await ledger.add([deposit(1, "One.")], at);
    const filled = await ledger.mark();
    assert.notEqual(filled, empty);
    await ledger.search(parseQuery("one"), { limit: 9 });
    assert.equal(await ledger.mark(), filled);
    assert.equal(await ledger.place([{ article: "1".padStart(32, "0"), fold: "f", story: "s" }]), true);
    assert.notEqual(await ledger.mark(), filled);
  });

  test("keeps accounts by their hash", async (ledger) => {
    await ledger.keepAccount({ name: "eva", secret: "scrypt$x", role: "editor" }, at);
    assert.deepEqual(await ledger.account("eva"), { name: "eva", secret: "scrypt$x", role: "editor" });
    assert.deepEqual(await ledger.accounts(), ["eva"]);
    assert.equal(await ledger.dropAccount("eva"), true);
    assert.equal(await ledger.account("eva"), null);
  });

  test("keeps named states whole", async (ledger) => {
    assert.equal(await ledger.state("index"), null);
    await ledger.keepState("index", Uint8Array.of(1, 2, 3));
    await ledger.keepState("index", Uint8Array.of(4));
    assert.deepEqual([...(await ledger.state("index"))!], [4]);
  });

  test("walks all articles and verifies them", async (ledger) => {
    const many = Array.from({ length: 120 }, (_, n) => deposit(n + 1, `Text number ${n}.`));
    for (let from = 0; from < many.length; from += 50) await ledger.add(many.slice(from, from + 50), at);
    let seen = 0;
    for await (const stored of ledger.all()) seen += stored.reading.statements.length;
    assert.equal(seen, 120);
    assert.deepEqual(await ledger.verify(), { articles: 120, versions: 120, faults: [] });
    assert.deepEqual((await ledger.ids("0000", 500)).length, 120);
  });

  test("gives every entry an id that stays with its words", async (ledger) => {
    const given = deposit(1, "Fees rise.");
    await ledger.add([given], at);
    const before = entryIds(given.reading);
    const extra = { ...given.reading.statements[0]!, cue: { start: 0, end: 4 } };
    const after = entryIds({ ...given.reading, statements: [extra, ...given.reading.statements] });
    assert.equal(after.statements[1], before.statements[0]);
    assert.notEqual(after.statements[0], before.statements[0]);
    assert.equal(new Set(entryIds({ ...given.reading, statements: [extra, extra] }).statements).size, 2);
  });
}

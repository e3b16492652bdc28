import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { conformance } from "./conformance/conformance.ts";
import { deposit } from "./deposit.fixture.ts";
import { placeNew } from "./place.ts";
import { LedgerError, openLedger } from "./sqlite.ts";
import { retell } from "./stream.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-sqlite-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
let made = 0;
const fresh = (): string => path.join(folder, `${made++}.db`);

conformance("SQLite", async () => openLedger(fresh()));

test("survives closing and opening again", async () => {
  const file = fresh();
  const first = openLedger(file);
  await first.add([deposit(1, "One.")], "2026-03-09T12:00:00Z");
  await first.close();
  const second = openLedger(file, { mustExist: true });
  assert.equal(await second.count(), 1);
  await second.close();
});

test("says in one line what stands in the way", async () => {
  assert.throws(
    () => openLedger(path.join(folder, "none.db"), { mustExist: true }),
    /there is no ledger here/,
  );
  assert.throws(() => openLedger(path.join(folder, "no", "such", "x.db")), LedgerError);
  const text = fresh();
  fs.writeFileSync(text, "this is a text of more than sixteen bytes, and no database at all".repeat(50));
  assert.throws(() => openLedger(text), /is no ledger/);
  const newer = fresh();
  const db = new DatabaseSync(newer);
  db.exec("PRAGMA user_version=999");
  db.close();
  assert.throws(() => openLedger(newer), /newer Newsledger/);
});

test("waits for another writer, then says that the ledger is held", async () => {
  const file = fresh();
  const ledger = openLedger(file, { busyTimeout: 50 });
  const other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  await assert.rejects(
    ledger.add([deposit(1, "One.")], "2026-03-09T12:00:00Z"),
    /another program holds this ledger/,
  );
  other.exec("COMMIT");
  assert.deepEqual(await ledger.add([deposit(1, "One.")], "2026-03-09T12:00:00Z"), ["added"]);
  other.close();
  await ledger.close();
});

test("verify names damage: changed bytes, a broken reading, a lost row, a lost capture, words that are gone", async () => {
  const damage: [string, RegExp][] = [
    ["UPDATE versions SET bytes = (SELECT reading FROM versions)", /bytes are not those/],
    ["UPDATE versions SET reading = x'00'", /reading is damaged/],
    ["DELETE FROM names", /0 rows of names and should have 2/],
    ["DELETE FROM versions", /current capture is missing/],
    ["DELETE FROM words WHERE rowid = 1", /cannot be found by its words/],
  ];
  for (const [sql, fault] of damage) {
    const file = fresh();
    const ledger = openLedger(file);
    await ledger.add([deposit(1, "One.")], "2026-03-09T12:00:00Z");
    const db = new DatabaseSync(file);
    db.exec(sql);
    db.close();
    const { faults } = await ledger.verify();
    assert.match(faults.join("\n"), fault);
    await ledger.close();
  }
});

test("verify names tellings that are gone or damaged", async () => {
  const damage: [string, RegExp][] = [
    ["DELETE FROM memories WHERE number = 0", /1 tellings are missing/],
    ["DELETE FROM memories WHERE number = 1", /its telling is missing/],
    ["UPDATE memories SET bytes = x'07' WHERE number = 1", /its telling is damaged/],
    ["INSERT INTO shingles (first, bytes) VALUES (0, x'010000')", /shingles of prints from 0 on are damaged/],
    ["UPDATE prints SET bytes = substr(bytes, 2) WHERE number = 0", /print 0 is damaged/],
  ];
  for (const [sql, fault] of damage) {
    const file = fresh();
    const ledger = openLedger(file);
    await ledger.add([deposit(1, "Headline one."), deposit(2, "Headline two.")], "2026-03-09T12:00:00Z");
    await placeNew(ledger);
    assert.deepEqual((await ledger.verify()).faults, []);
    const db = new DatabaseSync(file);
    assert.ok(Number(db.prepare(sql).run().changes) === 1, sql);
    db.close();
    assert.match((await ledger.verify()).faults.join("\n"), fault);
    await retell(ledger);
    assert.deepEqual((await ledger.verify()).faults, []);
    await ledger.close();
  }
});

test("a backup is a whole ledger, and overwrites nothing", async () => {
  const ledger = openLedger(fresh());
  await ledger.add([deposit(1, "One.")], "2026-03-09T12:00:00Z");
  const copy = fresh();
  await ledger.backup(copy);
  const second = openLedger(copy, { mustExist: true });
  assert.deepEqual(await second.verify(), { articles: 1, versions: 1, faults: [] });
  await second.close();
  await assert.rejects(ledger.backup(copy), /never overwrites/);
  await ledger.close();
});

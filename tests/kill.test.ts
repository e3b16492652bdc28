/** `add` under `kill -9`: what it has acknowledged is there, and the ledger is whole. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { deposit } from "../src/ledger/deposit.fixture.ts";
import { placeNew } from "../src/ledger/place.ts";
import { openLedger } from "../src/ledger/sqlite.ts";
import { start, temporaryFolder } from "./run.ts";

const moments = Number(process.env["NEWSLEDGER_KILLS"] ?? 20);
const folder = temporaryFolder();
const towns = ["Ostrel", "Varn", "Little Meer", "Kassan", "Port Ilse"];

/** Rows of invented news, each of its own. */
function rows(count: number): string {
  return Array.from({ length: count }, (_, n) => {
    const town = towns[n % towns.length]!;
    const text = `Council ${n} of ${town} met on Tuesday.\n"We will mend bridge ${n} before winter," mayor Ana Velin said after the meeting.\nThe work begins in May ${2020 + (n % 7)} and costs ${n + 3} million crowns.`;
    return JSON.stringify({ id: `row-${n}`, title: `Bridge ${n} in ${town}`, published: "2026-03-03", text });
  }).join("\n");
}

test(`every acknowledged page survives a kill at ${moments} random moments`, {
  timeout: 180_000,
}, async () => {
  const input = path.join(folder, "rows.jsonl");
  fs.writeFileSync(input, rows(3000));
  let acknowledgedInAll = 0;
  for (let n = 0; n < moments; n++) {
    const file = path.join(folder, `kill-${n}.db`);
    const child = start(["add", "--articles", input, "--ledger", file, "--jobs", "1"]);
    let out = "";
    child.stdout!.setEncoding("utf8").on("data", (text: string) => {
      out += text;
    });
    const closed = new Promise((resolve) => child.on("close", resolve));
    // From before the ledger is made to well into the writing: the clock starts with the first acknowledged page in
    // three of four runs, so that most kills fall between and inside transactions.
    if (n % 4 !== 0)
      await Promise.race([closed, new Promise((resolve) => child.stdout!.once("data", resolve))]);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
    child.kill("SIGKILL");
    await closed;
    const acknowledged = [...out.matchAll(/^added ([0-9a-f]{32}) .*\n/gm)].map(([, id]) => id!);
    acknowledgedInAll += acknowledged.length;
    if (!fs.existsSync(file)) {
      assert.equal(acknowledged.length, 0);
      continue;
    }
    const ledger = openLedger(file);
    for (const id of acknowledged)
      assert.ok(await ledger.article(id), `${id} was acknowledged and is gone (kill ${n})`);
    assert.deepEqual((await ledger.verify()).faults, []);
    await ledger.close();
  }
  assert.ok(
    acknowledgedInAll > moments,
    `only ${acknowledgedInAll} pages were acknowledged: the kills came too early to test anything`,
  );
});

test(`placing that is killed at ${Math.ceil(moments / 5)} random moments goes on where it stood`, {
  timeout: 180_000,
}, async (t) => {
  const at = "2026-03-09T12:00:00Z";
  const filled = path.join(folder, "unplaced.db");
  const page = path.join(folder, "page.txt");
  fs.writeFileSync(
    page,
    "The ferry to Varn sails again.\nIt was mended in the harbour of Ostrel over the winter.",
  );
  const ledger = openLedger(filled);
  // More than are placed in one transaction.
  for (let from = 1; from <= 1600; from += 50) {
    const some = Array.from({ length: 50 }, (_, n) => {
      const number = Math.floor((from + n) / 3);
      const words = `The council of ${towns[number % 5]!} met on Tuesday about bridge ${number}. Mayor Ana Velin said that the old one could not wait for another winter, and that pier ${number} would be next. The work costs ${number} million crowns.`;
      return deposit(from + n, words, { headline: `Bridge ${number} in ${towns[number % 5]!}` });
    });
    await ledger.add(some, at);
  }
  await ledger.close();
  const placesIn = async (file: string): Promise<string[]> => {
    const placed = openLedger(file);
    assert.deepEqual((await placed.verify()).faults, []);
    await placeNew(placed);
    const places: string[] = [];
    for await (const { id, fold, story } of placed.all()) places.push(`${id} ${fold} ${story}`);
    await placed.close();
    return places;
  };
  const add = (file: string): ChildProcess => start(["add", page, "--ledger", file, "--jobs", "1"]);
  const whole = path.join(folder, "whole.db");
  fs.copyFileSync(filled, whole);
  const started = performance.now();
  const first = add(whole);
  first.stdout!.resume();
  await new Promise((resolve) => first.on("close", resolve));
  const lasted = performance.now() - started;
  const expected = await placesIn(whole);
  let halfway = 0;
  for (let n = 0; n < moments / 5; n++) {
    const file = path.join(folder, `placing-${n}.db`);
    fs.copyFileSync(filled, file);
    const child = add(file);
    child.stdout!.resume();
    const closed = new Promise((resolve) => child.on("close", resolve));
    // The first half of a run is reading and starting up.
    await new Promise((resolve) => setTimeout(resolve, lasted * (0.4 + 0.6 * Math.random())));
    child.kill("SIGKILL");
    await closed;
    const killed = openLedger(file);
    const waiting = (await killed.unplaced(5000)).length;
    if (waiting > 0 && waiting < 1600) halfway++;
    const complete = (await killed.count()) === expected.length;
    await killed.close();
    if (complete) assert.deepEqual(await placesIn(file), expected, `kill ${n}, ${waiting} articles left`);
  }
  t.diagnostic(`${halfway} kills fell between the transactions of placing`);
});

/** `add` under `kill -9`: what it has acknowledged is there, and the ledger is whole. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
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

/**
 * The first article of a process on a large ledger: seconds of processor time from opening the ledger until the article
 * has its place, in a process of its own, and what the ledger keeps for it. `ARTICLES=50000 npm run -s bench -- start`;
 * `LEDGER=FILE` takes (and adds one page to) a ledger that is there already.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { placeNew } from "../src/ledger/place.ts";
import { openLedger } from "../src/ledger/sqlite.ts";
import { rowPage } from "../src/page/page.ts";
import { read } from "../src/read.ts";
import { fillLedger } from "./ledger.ts";

const now = "2026-03-10T00:00:00Z";

async function addOne(file: string): Promise<void> {
  const title = "Lighthouse of Bremel goes dark";
  const text = `The lighthouse of Bremel went dark on Monday, keeper Ana Velin said (entry ${process.hrtime.bigint()}).`;
  const page = rowPage(`row-${process.pid}`, text, { title, published: "2026-03-09" }, null);
  const reading = read(page, now);
  const started = process.cpuUsage();
  const ledger = openLedger(file);
  await ledger.add([{ page, reading }], now);
  await placeNew(ledger);
  const { user, system } = process.cpuUsage(started);
  const rss = process.memoryUsage().rss / 1e6;
  console.log(
    `first article placed after ${((user + system) / 1e6).toFixed(2)} s of CPU; ${rss.toFixed(0)} MB`,
  );
  await ledger.close();
}

const [given] = process.argv.slice(2);
if (given) {
  await addOne(given);
} else {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-start-"));
  const file = process.env["LEDGER"] ?? path.join(folder, "start.db");
  if (!process.env["LEDGER"]) await fillLedger(file, Number(process.env["ARTICLES"] ?? 50_000));
  for (let n = 0; n < 3; n++) spawnSync(process.execPath, [import.meta.filename, file], { stdio: "inherit" });
  const db = new DatabaseSync(file, { readOnly: true });
  const bytes = (table: string): number =>
    (db.prepare(`SELECT avg(length(bytes)) AS n FROM ${table}`).get() as { n: number }).n;
  const { n } = db.prepare("SELECT count(*) AS n FROM memories").get() as { n: number };
  console.log(
    `${n} tellings: ${bytes("memories").toFixed(0)} bytes of story and ${bytes("prints").toFixed(0)} of print an article`,
  );
  db.close();
  fs.rmSync(folder, { recursive: true, force: true });
}

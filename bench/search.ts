/**
 * Searching 100,000 articles, and their statements and events: milliseconds of processor time a query, median and worst,
 * in this process, with the sentences that a page shows. `npm run -s bench -- search`; `LEDGER=FILE` takes a ledger that
 * is there already.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { searchView } from "../src/desk/search.ts";
import { parseQuery } from "../src/ledger/query.ts";
import { openLedger } from "../src/ledger/sqlite.ts";
import { fillLedger } from "./ledger.ts";

const count = Number(process.env["ARTICLES"] ?? 100_000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-bench-"));
const file = process.env["LEDGER"] ?? path.join(folder, "search.db");
if (!process.env["LEDGER"]) {
  const filled = await fillLedger(file, count);
  console.log(
    `${count} articles added in ${filled.add.toFixed(0)} s of CPU, placed in ${filled.place.toFixed(0)} s; ${(fs.statSync(file).size / 1e6).toFixed(0)} MB`,
  );
}
const ledger = openLedger(file);
const queries = [
  "council",
  "harbour",
  '"opposition leader"',
  "council -harbour",
  "w0042",
  "speaker:velin",
  "via:reuters housing",
  'publisher:"Paper 5" ferries',
  "from:2025-03 to:2025-04 budgets",
  "planned:yes bridges",
  "agency:interfax",
  "council vote plan crowns years winter",
];
const ofEntries = [
  "",
  "council winter",
  "speaker:velin",
  "speaker:velin winter",
  "speaker:ana",
  "via:reuters",
  "agency:interfax from:2025-03 to:2025-04",
  'publisher:"Paper 5" ferries',
  "planned:yes from:2025-06-01",
];
let worst = 0;
await measure("articles", queries, (query) => searchView(ledger, parseQuery(query), { limit: 20 }));
await measure("statements", ofEntries, (query) => ledger.statements(parseQuery(query), { limit: 50 }));
await measure("events", ofEntries, (query) => ledger.events(parseQuery(query), { limit: 50 }));
console.log(`slowest median: ${worst.toFixed(0)} ms (asked: under 100)`);
await ledger.close();
fs.rmSync(folder, { recursive: true, force: true });

async function measure(
  of: string,
  asked: readonly string[],
  search: (query: string) => Promise<readonly unknown[]>,
): Promise<void> {
  for (const query of asked) {
    const times: number[] = [];
    let hits = 0;
    for (let n = 0; n < 5; n++) {
      const started = process.cpuUsage();
      hits = (await search(query)).length;
      const { user, system } = process.cpuUsage(started);
      times.push((user + system) / 1000);
    }
    times.sort((a, b) => a - b);
    worst = Math.max(worst, times[2]!);
    console.log(
      `${times[2]!.toFixed(1).padStart(8)} ms median, ${times[4]!.toFixed(1).padStart(7)} worst   ${of}: ${query} (${hits})`,
    );
  }
}

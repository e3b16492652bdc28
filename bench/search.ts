/** Searching 100,000 articles: milliseconds a query, median and worst, in this process. `npm run -s bench -- search`. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { searchView } from "../src/desk/search.ts";
import { parseQuery } from "../src/ledger/query.ts";
import { openLedger } from "../src/ledger/sqlite.ts";
import { fillLedger } from "./ledger.ts";

const count = Number(process.env["ARTICLES"] ?? 100_000);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-bench-"));
const file = path.join(folder, "search.db");
const filled = await fillLedger(file, count);
console.log(
  `${count} articles added in ${filled.add.toFixed(0)} s of CPU, placed in ${filled.place.toFixed(0)} s; ${(fs.statSync(file).size / 1e6).toFixed(0)} MB`,
);
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
let worst = 0;
for (const query of queries) {
  const times = Array.from({ length: 5 }, () => 0);
  let hits = 0;
  for (let n = 0; n < times.length; n++) {
    const started = performance.now();
    hits = (await searchView(ledger, parseQuery(query), { limit: 20 })).length;
    times[n] = performance.now() - started;
  }
  times.sort((a, b) => a - b);
  worst = Math.max(worst, times[2]!);
  console.log(
    `${times[2]!.toFixed(1).padStart(8)} ms median, ${times[4]!.toFixed(1).padStart(7)} worst   ${query} (${hits})`,
  );
}
console.log(`slowest median: ${worst.toFixed(0)} ms (asked: under 100)`);
await ledger.close();
fs.rmSync(folder, { recursive: true, force: true });

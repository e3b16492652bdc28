/**
 * `node bench/reading.ts [--sets naeb,postlight] [--every N]`: how many pages a second the HTML reader reads, beside
 * Readability on linkedom, in one run: each has a thread (and heap) of its own, and they take turns by batches, so that
 * what else the machine does falls on both and neither pays for the other's garbage. Both start from the decoded markup
 * and end with the text and the fields. Pages are those of `../shared/data/reading`; without them, the fixtures of the
 * article room, whose figures mean less.
 */
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import type { Turn } from "./reading-turn.ts";

const { values } = parseArgs({
  options: {
    sets: {
      type: "string",
      default: "naeb,fundus-parsers,trafilatura-news,htmldate-news,postlight,readability",
    },
    every: { type: "string", default: "1" },
  },
});
const batch = 20;
const root = path.resolve(import.meta.dirname, "..");
const shared = path.join(root, "..", "shared", "data", "reading");
const fixtures = path.join(root, "src", "article", "cases");

function pageFiles(): string[] {
  const folders = fs.existsSync(shared)
    ? values.sets.split(",").map((set) => path.join(shared, set, "pages"))
    : [fixtures];
  const files = folders.flatMap((folder) =>
    fs
      .readdirSync(folder)
      .filter((name) => /\.html(?:\.gz)?$/.test(name))
      .map((name) => path.join(folder, name)),
  );
  return files.filter((_, index) => index % Number(values.every) === 0);
}

class Reader {
  readonly total: Turn = { cpu: 0, wall: 0, failed: 0, characters: 0, slowest: 0 };
  readonly #worker: Worker;
  constructor(reader: "newsledger" | "readability") {
    this.#worker = new Worker(new URL("./reading-turn.ts", import.meta.url), { workerData: reader });
  }
  async take(files: readonly string[], counts: boolean): Promise<void> {
    this.#worker.postMessage(files);
    const [turn] = (await once(this.#worker, "message")) as [Turn];
    if (!counts) return;
    for (const key of ["cpu", "wall", "failed", "characters"] as const) this.total[key] += turn[key];
    this.total.slowest = Math.max(this.total.slowest, turn.slowest);
  }
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

const files = pageFiles();
const [ours, theirs] = [new Reader("newsledger"), new Reader("readability")];
for (const reader of [ours, theirs]) await reader.take(files.slice(0, batch), false);
for (let at = 0; at < files.length; at += batch) {
  const order = at % (2 * batch) === 0 ? [ours, theirs] : [theirs, ours];
  for (const reader of order) await reader.take(files.slice(at, at + batch), true);
}
await Promise.all([ours.end(), theirs.end()]);
const rate = (ms: number): string => ((1000 * files.length) / ms).toFixed(1).padStart(10);
const row = (name: string, { total }: Reader): string =>
  `${name.padEnd(24)}${rate(total.cpu)}${rate(total.wall)}${total.slowest.toFixed(0).padStart(10)} ms${total.failed ? `   (${total.failed} pages threw)` : ""}`;
console.log(
  `${files.length} pages, ${(ours.total.characters / 1e6).toFixed(0)} M characters, Node ${process.version}`,
);
console.log(`pages a second          of its thread  of clock   slowest`);
console.log(row("newsledger", ours));
console.log(row("Readability on linkedom", theirs));
console.log(
  `ratio ${(theirs.total.cpu / ours.total.cpu).toFixed(1)} of the threads' time, ${(theirs.total.wall / ours.total.wall).toFixed(1)} of the clock`,
);

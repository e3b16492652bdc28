/**
 * `node --expose-gc bench/reading.ts [--sets naeb,postlight] [--every N]`: how many pages a second the HTML reader reads, beside
 * Readability on linkedom, in one process and one run: the two take turns by batches, so that what else the machine
 * does falls on both. Both start from the decoded markup and end with the text and the fields. Pages are those of
 * `../shared/data/reading`; without them, the fixtures of the article room, whose figures mean less.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readHtml } from "../src/article/html.ts";
import type { Page } from "../src/model.ts";
import { decode } from "../src/page/charset.ts";

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

function load(file: string): Page {
  const raw = fs.readFileSync(file);
  const bytes = file.endsWith(".gz") ? gunzipSync(raw) : raw;
  return {
    source: file,
    url: null,
    form: "html",
    content: decode(bytes).text,
    bytes,
    charset: "utf-8",
    capturedAt: null,
    given: {},
    notes: [],
  };
}

interface Turn {
  cpu: number;
  wall: number;
  failed: number;
}

/** Reads a batch; processor time in this process, so that what else the machine does counts little. */
function turn(total: Turn, pages: readonly Page[], read: (page: Page) => unknown): void {
  // Neither pays for the other's garbage.
  globalThis.gc?.();
  const [from, before] = [performance.now(), process.cpuUsage()];
  for (const page of pages) {
    try {
      read(page);
    } catch {
      total.failed++;
    }
  }
  const { user, system } = process.cpuUsage(before);
  total.cpu += (user + system) / 1000;
  total.wall += performance.now() - from;
}

const readability = (page: Page): unknown =>
  new Readability(parseHTML(page.content).document as never).parse();
const files = pageFiles();
const [ours, theirs]: [Turn, Turn] = [
  { cpu: 0, wall: 0, failed: 0 },
  { cpu: 0, wall: 0, failed: 0 },
];
const warming: Turn = { cpu: 0, wall: 0, failed: 0 };
const warm = files.slice(0, 20).map(load);
turn(warming, warm, readHtml);
turn(warming, warm, readability);
let characters = 0;
for (let at = 0; at < files.length; at += batch) {
  const pages = files.slice(at, at + batch).map(load);
  for (const page of pages) characters += page.content.length;
  const turns = [() => turn(ours, pages, readHtml), () => turn(theirs, pages, readability)];
  for (const take of at % (2 * batch) === 0 ? turns : turns.reverse()) take();
}
const rate = (ms: number): string => ((1000 * files.length) / ms).toFixed(1).padStart(7);
const row = (name: string, { cpu, wall, failed }: Turn): string =>
  `${name.padEnd(26)}${rate(cpu)}${rate(wall).padStart(12)}${failed ? `   (${failed} pages threw)` : ""}`;
console.log(`${files.length} pages, ${(characters / 1e6).toFixed(0)} M characters, Node ${process.version}`);
console.log(`${"pages a second".padEnd(26)}${"of processor time".padStart(7)}   of the clock`);
console.log(row("newsledger", ours));
console.log(row("Readability on linkedom", theirs));
console.log(
  `ratio ${(theirs.cpu / ours.cpu).toFixed(1)} of processor time, ${(theirs.wall / ours.wall).toFixed(1)} of the clock`,
);

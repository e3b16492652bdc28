/**
 * `npm run eval [-- STAGE|SET ...] [--floors] [--raise] [--lower REASON] [--worst] [--errors]`
 *
 * Makes the system's output for each set with the command line itself, scores it with `../shared/score`, prints one
 * table. `--floors` fails where a figure fell below `src/STAGE/floors.json`; `--raise` writes higher floors;
 * `--lower REASON` may also lower them and keeps the reason in the file. Sets that are not there are named and skipped.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type EvalSet, sets } from "./sets.ts";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    floors: { type: "boolean" },
    raise: { type: "boolean" },
    lower: { type: "string" },
    worst: { type: "boolean" },
    errors: { type: "boolean" },
    keep: { type: "string" },
  },
});
const root = path.resolve(import.meta.dirname, "..");
const shared = path.join(root, "..", "shared");
const out = flags.keep ?? fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-eval-"));
fs.mkdirSync(out, { recursive: true });

type Report = Record<string, unknown>;
interface Floors {
  [set: string]: { data: string; reason?: string; measures: Record<string, number> };
}

function newsledger(args: string[], to: string): void {
  const run = spawnSync(process.execPath, [path.join(root, "src/cli/main.ts"), ...args], {
    stdio: ["ignore", fs.openSync(to, "w"), "inherit"],
    cwd: root,
  });
  if (run.status !== 0 && run.status !== 1)
    throw new Error(`newsledger ${args.join(" ")}: exit ${run.status}`);
}

/** The system's output for a set, in a file of the form that its scorer reads. */
function make(set: EvalSet): string {
  const input = path.join(shared, "data", set.input ?? set.gold);
  const to = path.join(out, `${set.name}.jsonl`);
  if (set.made === "articles") newsledger(["read", "--json", "--articles", input], to);
  else if (set.made === "fold") newsledger(["fold", "--json", input], to);
  else if (set.made === "stories") newsledger(["stories", "--json", input], to);
  else if (set.made === "stories, corrected") corrected(input, to);
  else if (set.made === "timelines") timelines(input, path.join(shared, "data", set.gold), to);
  else {
    const folders = set.input?.includes("*") ? goldPages(set) : [input];
    newsledger(["read", "--json", ...folders], to);
  }
  return to;
}

/** The pages that a gold file over several sets names. */
function goldPages(set: EvalSet): string[] {
  const rows = fs
    .readFileSync(path.join(shared, "data", set.gold), "utf8")
    .trim()
    .split("\n");
  return rows.map((row) => {
    const { set: from, id } = JSON.parse(row) as { set: string; id: string };
    const base = path.join(shared, "data/reading", from, "pages", `${id}.html`);
    return fs.existsSync(base) ? base : `${base}.gz`;
  });
}

/** Where articles stand at the end of the stream: the places that they were given, and what later articles changed. */
function corrected(input: string, to: string): void {
  const changes = `${to}.changes`;
  newsledger(["stories", "--json", "--changes", changes, input], to);
  const rows = <T>(file: string): T[] =>
    fs
      .readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as T);
  const stories = new Map(rows<{ id: string; story: string }>(to).map(({ id, story }) => [id, story]));
  for (const { articles, to: story } of rows<{ articles: string[]; to: string }>(changes))
    for (const id of articles) stories.set(id, story);
  fs.writeFileSync(to, [...stories].map(([id, story]) => JSON.stringify({ id, story })).join("\n"));
}

/** One timeline for each gold source, with its number of dates, mean sentences a date, first and last date. */
function timelines(input: string, gold: string, to: string): void {
  const asked = JSON.parse(fs.readFileSync(gold, "utf8")) as {
    timelines: { source: string; entries: [string, string[]][] }[];
  };
  const made = asked.timelines.map(({ source, entries }) => {
    const days = entries.map(([day]) => day).sort();
    const sentences = Math.max(1, Math.round(entries.reduce((n, [, s]) => n + s.length, 0) / entries.length));
    const part = `${to}.part`;
    newsledger(
      [
        "timeline",
        "--json",
        "--articles",
        input,
        "--dates",
        String(entries.length),
        "--sentences",
        String(sentences),
        "--from",
        days[0]!,
        "--to",
        days.at(-1)!,
      ],
      part,
    );
    return { source, entries: JSON.parse(fs.readFileSync(part, "utf8")) as unknown };
  });
  fs.writeFileSync(to, JSON.stringify({ timelines: made }));
}

function score(set: EvalSet, system: string): Report {
  const scorer = path.join(shared, "score", set.scorer);
  const gold = path.join(shared, "data", set.gold);
  if (flags.worst || flags.errors) {
    spawnSync(
      process.execPath,
      [scorer, gold, system, ...(flags.worst ? ["--worst"] : []), ...(flags.errors ? ["--errors"] : [])],
      { stdio: "inherit" },
    );
  }
  const run = spawnSync(process.execPath, [scorer, gold, system, "--json"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout.trim().split("\n").at(-1)!) as Report;
}

/** The figure at a path of a report: "value.f1"; a share printed as "96.0% of 114" or "2 of 5" becomes a number. */
function figure(report: Report, at: string): number {
  const key = at.replace(/^-/, "");
  const whole = report[key];
  const found = whole ?? key.split(".").reduce<unknown>((o, k) => (o as Report | undefined)?.[k], report);
  if (typeof found === "number") return found;
  const percent = /^([\d.]+)%/.exec(String(found));
  if (percent) return Number(percent[1]) / 100;
  return Number.parseFloat(String(found));
}

const floorsPath = (stage: string): string => path.join(root, "src", stage, "floors.json");
const readFloors = (stage: string): Floors =>
  fs.existsSync(floorsPath(stage)) ? (JSON.parse(fs.readFileSync(floorsPath(stage), "utf8")) as Floors) : {};

/** The shipped weights learned from some sets: their honest figure stands beside. */
function heldApart({ apart }: EvalSet): string {
  if (!apart) return "";
  const file = path.join(root, "eval", apart[0]);
  if (!fs.existsSync(file)) return " (trained on it; not yet measured held apart)";
  const figures = JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, number>;
  return ` (trained on it; held apart ${(100 * figures[apart[1]]!).toFixed(1)})`;
}

const chosen = positionals.length
  ? sets.filter((s) => positionals.some((p) => s.stage === p || s.name === p || s.name.startsWith(`${p}-`)))
  : sets;
if (!chosen.length) {
  console.error(
    `eval: no set or stage is named ${positionals.join(", ")}; there are: ${[...new Set(sets.flatMap((s) => [s.stage, s.name]))].join(", ")}`,
  );
  process.exit(2);
}
let fell = 0;
let ran = 0;
for (const set of chosen) {
  const gold = path.join(shared, "data", set.gold);
  if (!fs.existsSync(gold)) {
    console.log(`${set.name.padEnd(18)} skipped: ../shared/data/${set.gold} is not there`);
    continue;
  }
  const started = performance.now();
  const report = score(set, make(set));
  ran++;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const floors = readFloors(set.stage);
  const data = createHash("sha256").update(fs.readFileSync(gold)).digest("hex").slice(0, 16);
  const before = floors[set.name]?.data === data ? floors[set.name] : undefined;
  const cells = set.measures.map((measure) => {
    const value = figure(report, measure);
    const down = measure.startsWith("-");
    const floor = before?.measures[measure];
    const bad = floor !== undefined && (down ? value > floor : value < floor);
    if (bad) fell++;
    return `${measure.replace(/^-/, "")} ${value <= 1 && !down ? (100 * value).toFixed(1) : value}${bad ? ` BELOW its floor ${(100 * floor).toFixed(1)}` : ""}`;
  });
  console.log(
    `${set.stage.padEnd(10)}${set.name.padEnd(18)}${cells.join(" · ")}${heldApart(set)}   (${seconds} s)`,
  );
  if (flags.raise || flags.lower) {
    const measures: Record<string, number> = {};
    for (const measure of set.measures) {
      const down = measure.startsWith("-");
      const value = down ? figure(report, measure) : Math.floor(figure(report, measure) * 1000) / 1000;
      const old = before?.measures[measure];
      measures[measure] =
        old === undefined || flags.lower ? value : down ? Math.min(old, value) : Math.max(old, value);
    }
    floors[set.name] = {
      data,
      ...(flags.lower ? { reason: flags.lower } : before?.reason ? { reason: before.reason } : {}),
      measures,
    };
    fs.writeFileSync(floorsPath(set.stage), `${JSON.stringify(floors, null, 2)}\n`);
  }
}
console.log(`${ran} sets measured, ${chosen.length - ran} skipped, ${fell} figures below their floor`);
if (!flags.keep) fs.rmSync(out, { recursive: true, force: true });
if (fell && flags.floors) process.exit(1);

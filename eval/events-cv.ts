/**
 * `node eval/events-cv.ts`: events by cross-validation. Five folds over the articles of both training sets; each
 * article is read with weights that never saw it, then `../shared/score/events.mjs` scores the whole.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  type Prepared,
  prepareLabelled,
  prepareSets,
  thresholds,
  trainChoice,
} from "../models/train-events.ts";
import { findEvents } from "../src/event/event.ts";

const shared = path.resolve(import.meta.dirname, "../../shared");
const FOLDS = 5;
const prepared = prepareSets(path.join(shared, "data"));
const beside = prepareLabelled(path.join(shared, "data"));
const out = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-cv-"));
const names = ["gold/gold-dev", "events/meantime-airbus-apple"];
const readings: string[][] = names.map(() => []);

for (let fold = 0; fold < FOLDS; fold++) {
  const held = (index: number): boolean => index % FOLDS === fold;
  const model = trainChoice(
    [...prepared.flatMap((set) => set.filter((_, index) => !held(index))), ...beside],
    thresholds.keepFrom,
    thresholds.trustFrom,
  );
  prepared.forEach((set, at) => {
    const rows = set.filter((_, index) => held(index)).map((article) => reading(article, model));
    readings[at]!.push(...rows);
  });
}
names.forEach((name, at) => {
  const file = path.join(out, `${at}.jsonl`);
  fs.writeFileSync(file, readings[at]!.join("\n"));
  const gold = path.join(shared, "data", `${name}.jsonl.gz`);
  const extra = process.argv.includes("--errors") ? ["--errors"] : [];
  spawnSync(process.execPath, [path.join(shared, "score/events.mjs"), gold, file, ...extra], {
    stdio: "inherit",
  });
});
fs.rmSync(out, { recursive: true, force: true });

function reading(
  { row, prose, cast, times, statements, published }: Prepared,
  model: ReturnType<typeof trainChoice>,
): string {
  const { events } = findEvents(prose, cast, times, statements, published, model);
  return JSON.stringify({ id: row.id, events });
}

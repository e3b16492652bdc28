/**
 * `node eval/statements-cv.ts`: the gold statements by cross-validation over articles. The judge that reads an article
 * was trained without it. The cast, whose own model may have seen these articles' names, is as shipped.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { examplesOf, fit, ownExamples, readGold, readRow } from "../models/statements/train.ts";
import { findStatements } from "../src/statement/statement.ts";

const folds = 10;
const shared = path.resolve(import.meta.dirname, "../../shared");

const rows = readGold(path.join(shared, "data"));
const examples = rows.map(examplesOf);
const own = ownExamples();
const lines: string[] = [];
for (let fold = 0; fold < folds; fold++) {
  const judge = fit([...examples.filter((_, index) => index % folds !== fold).flat(), ...own]);
  rows.forEach((row, index) => {
    if (index % folds !== fold) return;
    const { prose, cast, times } = readRow(row);
    lines.push(
      JSON.stringify({
        id: row.id,
        cast,
        statements: findStatements(prose, cast, times, null, judge).statements,
      }),
    );
  });
}
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-cv-"));
const made = path.join(folder, "readings.jsonl");
fs.writeFileSync(made, lines.join("\n"));
console.log(`gold statements, ${folds}-fold cross-validation over ${rows.length} articles`);
const scorer = path.join(shared, "score/statements.mjs");
spawnSync(process.execPath, [scorer, path.join(shared, "data/gold/gold-dev.jsonl.gz"), made], {
  stdio: "inherit",
});
fs.rmSync(folder, { recursive: true });

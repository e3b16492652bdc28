/** `npm run bench [-- NAME ...]`: runs the benches in this folder one after another, each in a process of its own. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const names = process.argv.slice(2);
const all = fs
  .readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "bench.ts")
  .map((file) => path.basename(file, ".ts"))
  .sort();
for (const name of names.length ? names : all) {
  if (!all.includes(name)) {
    console.error(`bench: there is no ${name}; there are ${all.join(", ")}`);
    process.exitCode = 2;
    continue;
  }
  console.log(`── ${name}`);
  const { status } = spawnSync(
    process.execPath,
    ["--expose-gc", path.join(import.meta.dirname, `${name}.ts`)],
    { stdio: "inherit" },
  );
  if (status !== 0) process.exitCode = 1;
}

/**
 * `npm run docs [-- FILE ...]`: runs every example of the documentation again and writes what it prints now.
 *
 * An example is a `console` block: lines that begin with "$ " are run, in the order of the files and of each file, in
 * a new folder that holds the demo collection and, after `add`, its ledger. A comment above the block may say what of
 * the output is shown: `<!-- shown: 1-9 /^WHO/+4 -->`; "json" there sets out the JSON. What is left out is marked "…".
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { routeMarks, routeTable } from "./routes.ts";

const root = path.resolve(import.meta.dirname, "..");
const main = path.join(root, "src/cli/main.ts");
const longest = 110;

/** The Markdown files that may hold examples. */
function documents(): string[] {
  const asked = process.argv.slice(2);
  if (asked.length) return asked;
  const found = fs.readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  return ["README.md", ...found.filter((file) => file.endsWith(".md")).map((file) => `docs/${file}`)].sort();
}

const block = /(?:<!-- shown: (.*?) -->\n)?```console\n([\s\S]*?)```/g;

function refreshed(text: string, run: (command: string) => string): string {
  return text.replaceAll(block, (whole: string, shown: string | undefined, body: string) => {
    const commands = body.split("\n").filter((line) => line.startsWith("$ "));
    const printed = commands.map((line) => `${line}\n${chosen(run(line.slice(2)), shown ?? "")}`);
    return `${whole.slice(0, whole.indexOf("```console\n"))}\`\`\`console\n${printed.join("\n")}\`\`\``;
  });
}

/** The lines that `shown` asks for: ranges of numbers, and lines that fit a pattern with some that follow. */
function chosen(output: string, shown: string): string {
  const asked = shown.split(" ").filter(Boolean);
  const text = asked.includes("json") ? setOut(output) : output;
  const lines = text.trimEnd().split("\n");
  if (lines.length === 1 && !lines[0]) return "";
  const ranges = asked.filter((word) => word !== "json").map((word) => rangeOf(word, lines));
  const keep = new Set(ranges.flat());
  const out: string[] = [];
  let gap = false;
  lines.forEach((line, at) => {
    if (ranges.length && !keep.has(at)) {
      gap = true;
      return;
    }
    if (gap) out.push("…");
    gap = false;
    out.push(line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
  });
  if (gap) out.push("…");
  return `${out.join("\n")}\n`;
}

function rangeOf(word: string, lines: readonly string[]): number[] {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(word) ?? [];
  if (first) return Array.from({ length: Number(last) - Number(first) + 1 }, (_, n) => Number(first) - 1 + n);
  const [, pattern, more] = /^\/(.+)\/\+?(\d*)$/.exec(word) ?? [];
  const at = lines.findIndex((line) => new RegExp(pattern!.replaceAll("_", " ")).test(line));
  if (at < 0) throw new Error(`no line fits ${word}`);
  return Array.from({ length: 1 + Number(more ?? 0) }, (_, n) => at + n);
}

/** JSON over several lines, each span on one. */
function setOut(output: string): string {
  const rows = output.trim().split("\n");
  return rows
    .map((row) => JSON.stringify(JSON.parse(row), null, 2))
    .join("\n")
    .replaceAll(/\{\s+"start": (\d+),\s+"end": (\d+)\s+\}/g, '{ "start": $1, "end": $2 }')
    .replaceAll(/\[\s+("[^"\n]*"|\{ "start[^\n]*\})\s+\]/g, "[$1]");
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-examples-"));
fs.symlinkSync(path.join(root, "demo"), path.join(folder, "demo"));
const shell = (command: string): string =>
  execFileSync(
    "bash",
    ["-c", `newsledger() { "${process.execPath}" "${main}" "$@"; }; { ${command}; } 2>&1 || true`],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1" },
      maxBuffer: 1 << 28,
    },
  );

/** A site for the examples that ask one; they name the usual port, it has one that is free. */
interface Site {
  readonly child: ChildProcess;
  readonly address: string;
}

async function open(): Promise<Site> {
  const child = spawn(process.execPath, [main, "serve", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const chunk of child.stdout) {
    const address = /http:\/\/([^\s/]+)/.exec(String(chunk))?.[1];
    if (address) return { child, address };
  }
  throw new Error("the site did not start");
}

let site: Site | null = null;
try {
  shell("newsledger add --quiet demo/pages; newsledger add --quiet demo/later");
  site = await open();
  const { address } = site;
  for (const file of documents()) {
    const at = path.resolve(root, file);
    const before = fs.readFileSync(at, "utf8");
    const routed = before.replace(
      routeMarks,
      (_, open: string, end: string) => `${open}${routeTable()}${end}`,
    );
    const after = refreshed(routed, (command) =>
      command.startsWith("curl ")
        ? shell(command.replaceAll("127.0.0.1:4400", address)).replaceAll(address, "127.0.0.1:4400")
        : shell(command),
    );
    if (after !== before) fs.writeFileSync(at, after);
    console.log(`${file}${after === before ? "" : ": refreshed"}`);
  }
} finally {
  site?.child.kill();
  fs.rmSync(folder, { recursive: true, force: true });
}

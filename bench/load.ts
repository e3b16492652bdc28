/**
 * Fifty readers and one writer against a served ledger: errors, latencies, memory, and whether every page that the
 * writer added is there. All on loopback. `ARTICLES=50000 SECONDS=300 npm run -s bench -- load`;
 * `LEDGER=FILE` takes a copy of a ledger that is there already.
 */
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { openLedger } from "../src/ledger/sqlite.ts";
import { fillLedger } from "./ledger.ts";

const articles = Number(process.env["ARTICLES"] ?? 5000);
const seconds = Number(process.env["SECONDS"] ?? 20);
const readers = Number(process.env["READERS"] ?? 50);
/** A reader looks at a page before it asks for the next. */
const pause = Number(process.env["PAUSE"] ?? 1000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-load-"));
const file = path.join(folder, "load.db");
if (process.env["LEDGER"]) fs.copyFileSync(process.env["LEDGER"], file);
else {
  const filled = await fillLedger(file, articles, new Date().toISOString().slice(0, 10));
  console.log(
    `${articles} articles added in ${filled.add.toFixed(0)} s of CPU, placed in ${filled.place.toFixed(0)} s`,
  );
}
const before = await counted(file);

const main = path.resolve(import.meta.dirname, "../src/cli/main.ts");
const server = spawn(process.execPath, [main, "serve", "--ledger", file, "--port", "0"], {
  stdio: ["ignore", "pipe", "inherit"],
});
const base = await new Promise<string>((resolve) => {
  server.stdout.on("data", (text: Buffer) => {
    const url = /http:\S+/.exec(text.toString())?.[0];
    if (url) resolve(url);
  });
});
const agent = new http.Agent({ keepAlive: true, maxSockets: 100 });

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly cookie: string | undefined;
}

function ask(method: string, url: string, headers: Record<string, string> = {}, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      `${base}${url}`,
      { method, agent, headers: { accept: "text/html", ...headers } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () =>
          resolve({
            status: response.statusCode!,
            body: text,
            cookie: response.headers["set-cookie"]?.[0]?.split(";")[0],
          }),
        );
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

async function counted(ledgerFile: string): Promise<number> {
  const ledger = openLedger(ledgerFile);
  const count = await ledger.count();
  await ledger.close();
  return count;
}

const times: number[] = [];
const errors: string[] = [];
const until = performance.now() + seconds * 1000;
const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Follows links from the front page as a person would, and searches now and then. */
async function reader(n: number): Promise<void> {
  await sleep((n * pause) / readers);
  let links: string[] = ["/"];
  const words = ["harbour", "council", "ferries", "speaker:velin", "via:reuters", "budgets winter"];
  for (let step = n; performance.now() < until; step++) {
    const url =
      step % 5 === 0
        ? `/search?q=${encodeURIComponent(words[step % words.length]!)}`
        : (links[(step * 31) % links.length] ?? "/");
    const started = performance.now();
    try {
      const { status, body } = await ask("GET", url);
      times.push(performance.now() - started);
      if (status !== 200) errors.push(`${status} ${url}`);
      links = [...body.matchAll(/href="(\/(?:story|article|entry|name)\/[^"#]+)/g)]
        .map(([, href]) => href!)
        .slice(0, 60);
      if (!links.length) links = ["/"];
    } catch (error) {
      errors.push(`${(error as Error).message} ${url}`);
    }
    await sleep(pause * (0.5 + Math.random()));
  }
}

/** Pastes a page, waits until it is read, keeps it; as a form does. */
async function writer(): Promise<string[]> {
  const kept: string[] = [];
  for (let n = 0; performance.now() < until; n++) {
    const page = await ask("GET", "/add");
    const cookie = page.cookie!;
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)![1]!;
    const form = { "content-type": "application/x-www-form-urlencoded", cookie };
    const text = `Writer's page ${n} of the load bench.\nThe ferry to Ostrel sails at ${n} past noon, Ana Velin said on Tuesday.`;
    const begun = await new Promise<string>((resolve, reject) => {
      const request = http.request(`${base}/add`, { method: "POST", agent, headers: form }, (response) => {
        response.resume();
        response.on("end", () => resolve(response.headers.location ?? ""));
      });
      request.on("error", reject);
      request.end(new URLSearchParams({ csrf, text, kind: "add" }).toString());
    });
    for (let tries = 0; tries < 100; tries++) {
      const load = await ask("GET", begun, { cookie });
      if (load.body.includes("/keep")) break;
      await sleep(100);
    }
    const done = await ask("POST", `${begun}/keep`, form, new URLSearchParams({ csrf }).toString());
    if (done.status === 303) kept.push(text);
    else errors.push(`keep: ${done.status}`);
    await sleep(1000);
  }
  return kept;
}

/** Seconds of processor time that a process has had. */
const cpu = (child: ChildProcess): number => {
  const fields = fs.readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
};
const memory: number[] = [];
const rss = (child: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
const watch = setInterval(() => memory.push(rss(server)), 1000);
const [kept] = await Promise.all([writer(), ...Array.from({ length: readers }, (_, n) => reader(n))]);
clearInterval(watch);
const spent = cpu(server);
server.kill("SIGTERM");
await new Promise((resolve) => server.once("exit", resolve));

times.sort((a, b) => a - b);
const at = (share: number): string => `${times[Math.floor(times.length * share)]!.toFixed(0)} ms`;
const third = Math.floor(memory.length / 3);
const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0) / Math.max(1, list.length);
const ledger = openLedger(file);
const health = await ledger.verify();
const found = await ledger.count();
await ledger.close();
console.log(
  `${times.length} pages in ${seconds} s: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${times.at(-1)!.toFixed(0)} ms; ${errors.length} errors ${errors.slice(0, 3).join("; ")}`,
);
console.log(
  `the server's processor time: ${((spent * 1000) / times.length).toFixed(1)} ms a page, placing and packing included`,
);
console.log(
  `memory of the server: ${mean(memory.slice(third, 2 * third)).toFixed(0)} MB in the middle third, ${mean(memory.slice(-third)).toFixed(0)} MB in the last`,
);
console.log(
  `writer: ${kept.length} pages kept, ${found - before} of them in the ledger; verify: ${health.faults.length} faults`,
);
fs.rmSync(folder, { recursive: true, force: true });
process.exit(errors.length || found - before !== kept.length || health.faults.length ? 1 : 0);

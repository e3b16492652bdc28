/** A thread of `bench/reading.ts`: reads the files that it is sent with one reader, and answers with what it took. */
import fs from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { gunzipSync } from "node:zlib";
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { readHtml } from "../src/article/html.ts";
import type { Page } from "../src/model.ts";
import { decode } from "../src/page/charset.ts";

/** Milliseconds of the thread's processor time and of the clock; pages that threw; characters read. */
export interface Turn {
  cpu: number;
  wall: number;
  failed: number;
  characters: number;
  slowest: number;
}

function load(file: string): Page {
  const raw = fs.readFileSync(file);
  const bytes = file.endsWith(".gz") ? gunzipSync(raw) : raw;
  const content = decode(bytes).text;
  return {
    source: file,
    url: null,
    form: "html",
    content,
    bytes,
    charset: "utf-8",
    capturedAt: null,
    given: {},
    notes: [],
  };
}

const readability = (page: Page): unknown =>
  new Readability(parseHTML(page.content).document as never).parse();
const read: (page: Page) => unknown = workerData === "newsledger" ? readHtml : readability;

parentPort?.on("message", (files: readonly string[]) => {
  const pages = files.map(load);
  const turn: Turn = { cpu: 0, wall: 0, failed: 0, characters: 0, slowest: 0 };
  const before = process.threadCpuUsage();
  const from = performance.now();
  for (const page of pages) {
    const began = performance.now();
    try {
      read(page);
    } catch {
      turn.failed++;
    }
    turn.slowest = Math.max(turn.slowest, performance.now() - began);
    turn.characters += page.content.length;
  }
  turn.wall = performance.now() - from;
  const { user, system } = process.threadCpuUsage(before);
  turn.cpu = (user + system) / 1000;
  parentPort?.postMessage(turn);
});

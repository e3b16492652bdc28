/** Articles from a file of JSON lines, one at a time, with a progress bar for whoever waits at a terminal. */
import fs from "node:fs";
import { SingleBar } from "cli-progress";
import type { Filed } from "../model.ts";
import { makeRowTally, rowLines } from "../page/page.ts";
import { reasonOf } from "../readers/reason.ts";
import { complain, remark } from "./terminal.ts";

/**
 * The rows `{id, url?, source?, title?, published?, text}` of a file (`-`: of standard input), plain or in gzip, in
 * their order and in memory one by one. What is no such row is left out, and told on standard error once, at the end.
 */
export async function* filedArticles(name: string): AsyncGenerator<Filed> {
  const tally = makeRowTally();
  const { stream, bar } = open(name);
  try {
    for await (const { number, id, url, source, title, published, text } of rowLines(stream, tally)) {
      if (id === null) tally.leaveOut('no "id"', number);
      else yield { id, url, source, title, published, text };
    }
  } catch (error) {
    complain(`${name}: ${reasonOf(error)}`);
  } finally {
    bar();
  }
  const remarks = tally.remarks();
  if (remarks) remark(`${name}: ${remarks}`);
  const lost = tally.lost();
  if (lost) complain(`${name}: ${lost}`);
}

function open(name: string): { stream: AsyncIterable<Uint8Array>; bar: () => void } {
  if (name === "-") return { stream: process.stdin, bar: () => {} };
  const stream = fs.createReadStream(name, { highWaterMark: 1 << 18 });
  const size = fs.statSync(name, { throwIfNoEntry: false })?.size ?? 0;
  return { stream, bar: progressBar(size, () => stream.bytesRead) };
}

/** Days since 1970-01-01 of an ISO 8601 day or moment; null where it is none. */
export function dayOf(published: string | null): number | null {
  const time = published === null ? Number.NaN : Date.parse(published);
  return Number.isNaN(time) ? null : time / 86_400_000;
}

/**
 * How far the stream has come. One article from the far future must not make all others old, so the stream moves by
 * `window` days at most.
 */
export function streamDay(latest: number | null, day: number, window: number): number {
  return latest === null ? day : Math.max(latest, Math.min(day, latest + window));
}

/** Writes one JSON line, and waits where the reader is slower than we are. */
export async function printLine(row: unknown): Promise<void> {
  if (process.stdout.write(`${JSON.stringify(row)}\n`)) return;
  await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}

/** Shows how much of the file has been read, where standard error is a terminal; returns how to end it. */
function progressBar(total: number, done: () => number): () => void {
  if (!process.stderr.isTTY) return () => {};
  const bar = new SingleBar({ format: "{bar} {percentage}% · {eta_formatted} left", hideCursor: true });
  bar.start(total, 0);
  const timer = setInterval(() => bar.update(done()), 200);
  return () => {
    clearInterval(timer);
    bar.update(total);
    bar.stop();
  };
}

/** Articles from a file of JSON lines, one at a time, with a progress bar for whoever waits at a terminal. */
import fs from "node:fs";
import { pipeline } from "node:stream";
import zlib from "node:zlib";
import { SingleBar } from "cli-progress";
import type { Filed } from "../model.ts";

/**
 * The rows `{id, url?, source?, title?, published?, text}` of a file, plain or `.gz`, in their order and in memory
 * one by one. A line that is no such row is told on standard error and left out.
 */
export async function* filedArticles(path: string): AsyncGenerator<Filed> {
  const { size } = fs.statSync(path);
  const file = fs.createReadStream(path);
  const bar = progressBar(size, () => file.bytesRead);
  try {
    // Whoever reads the unpacked stream hears of every error of either.
    const input = path.endsWith(".gz") ? pipeline(file, zlib.createGunzip(), () => {}) : file;
    let number = 0;
    for await (const line of linesOf(input)) {
      number++;
      if (line.trim() === "") continue;
      const article = parseRow(line);
      if (article) yield article;
      else console.error(`${path}:${number}: not an article {id, text, ..}, left out`);
    }
  } finally {
    bar();
  }
}

async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let parts: string[] = [];
  for await (const chunk of input) {
    const [first, ...rest] = decoder.decode(chunk, { stream: true }).split("\n");
    parts.push(first!);
    for (const next of rest) {
      yield parts.join("");
      parts = [next];
    }
  }
  yield parts.join("") + decoder.decode();
}

function parseRow(line: string): Filed | null {
  try {
    const row = JSON.parse(line) as (Partial<Omit<Filed, "id">> & { id?: string | number }) | null;
    if (
      row === null ||
      (typeof row.id !== "string" && typeof row.id !== "number") ||
      typeof row.text !== "string"
    )
      return null;
    return {
      ...row,
      id: `${row.id}`,
      text: row.text,
      title: row.title ?? null,
      published: row.published ?? null,
      source: row.source ?? null,
    };
  } catch {
    return null;
  }
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

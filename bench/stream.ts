/**
 * A long stream of articles for the benches: the story sets several times over, one copy of them after another. In
 * each copy but the first, names and a third of the longer words are replaced by made ones, so that the copies are
 * other stories in other words, and the vocabulary grows as a real one does. All dates fall into one window of
 * `days`, so that nothing is forgotten and memory is at its worst.
 */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import type { Filed } from "../src/model.ts";

const data = path.resolve(import.meta.dirname, "../../shared/data/stories");

export function* longStream(total: number, days: number): Generator<Filed> {
  const rows = ["allsides", "local"].flatMap((name) =>
    zlib
      .gunzipSync(fs.readFileSync(path.join(data, `${name}-dev.articles.jsonl.gz`)))
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Filed),
  );
  rows.sort((a, b) => (a.published! < b.published! ? -1 : a.published! > b.published! ? 1 : 0));
  for (let n = 0; n < total; n++) {
    const copy = Math.floor(n / rows.length);
    const row = rows[n % rows.length]!;
    const day = new Date(Date.UTC(2020, 0, 1) + Math.floor((n / total) * days) * 86_400_000);
    yield {
      ...row,
      id: `${copy}-${row.id}`,
      title: row.title === null ? null : otherWords(row.title, copy),
      text: otherWords(row.text, copy),
      published: day.toISOString().slice(0, 10),
    };
  }
}

/** The text with names, and a third of its other longer words, in the words of copy `copy`. */
function otherWords(text: string, copy: number): string {
  if (copy === 0) return text;
  const ending = String.fromCharCode(97 + (copy % 26), 97 + (Math.floor(copy / 26) % 26), 118);
  return text.replace(/[A-Za-z]{4,}/g, (word) => {
    const capital = word.charCodeAt(0) < 97;
    return capital || (word.charCodeAt(1) + word.charCodeAt(word.length - 1) + copy) % 3 === 0
      ? word + ending
      : word;
  });
}

export interface Speed {
  readonly articles: number;
  /** Articles a second of processor time, in the first and in the last tenth, and in all. */
  readonly first: number;
  readonly last: number;
  readonly all: number;
  /** Bytes that the process holds at the end more than at the start, where a collection can be asked for. */
  readonly bytes: number;
}

/** Runs `take` over a stream. Only its own processor time counts, not that of making the stream. */
export function measure(stream: Iterable<Filed>, total: number, take: (article: Filed) => void): Speed {
  const before = bytesHeld();
  const tenth = Math.floor(total / 10);
  const spent: number[] = [];
  let batch: Filed[] = [];
  const run = (): void => {
    const started = process.cpuUsage();
    for (const article of batch) take(article);
    const { user, system } = process.cpuUsage(started);
    spent.push((user + system) / 1e6);
    batch = [];
  };
  for (const article of stream) {
    batch.push(article);
    if (batch.length === tenth) run();
  }
  if (batch.length > 0) run();
  return {
    articles: total,
    first: tenth / spent[0]!,
    last: tenth / spent[9]!,
    all: total / spent.reduce((a, b) => a + b, 0),
    bytes: bytesHeld() - before,
  };
}

/** Twice, for what a first collection lets go of outside the heap is counted until the second. */
function bytesHeld(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external, arrayBuffers } = process.memoryUsage();
  return heapUsed + Math.max(external, arrayBuffers);
}

import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import zlib from "node:zlib";
import type { Filed } from "../model.ts";
import { dayOf, filedArticles, streamDay } from "./articles.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-articles-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

async function read(name: string, bytes: string | Uint8Array): Promise<Filed[]> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  const articles: Filed[] = [];
  for await (const article of filedArticles(file)) articles.push(article);
  return articles;
}

const rows = '{"id":1,"text":"One."}\n\n{"id":"b","text":"Two.","published":"2026-03-02","title":"T"}\n';

test("rows are articles, plain or compressed, with null for what they do not say", async () => {
  const expected = [
    { id: "1", text: "One.", title: null, published: null, source: null },
    { id: "b", text: "Two.", title: "T", published: "2026-03-02", source: null },
  ];
  assert.deepEqual(await read("a.jsonl", rows), expected);
  assert.deepEqual(await read("a.jsonl.gz", zlib.gzipSync(rows)), expected);
});

test("a line that is no article is left out, and the rest is read", async (t) => {
  const said = t.mock.method(console, "error", () => {});
  const articles = await read("b.jsonl", `nonsense\nnull\n{"id":"x"}\n${rows}`);
  assert.equal(articles.length, 2);
  assert.equal(said.mock.callCount(), 3);
});

test("a file that is not there is an error", async () => {
  await assert.rejects(async () => {
    for await (const article of filedArticles(path.join(folder, "none"))) assert.ok(article);
  }, /ENOENT/);
});

test("a compressed file that breaks off is an error, after what could be read", async () => {
  const whole = zlib.gzipSync(rows.repeat(20_000));
  await assert.rejects(read("c.jsonl.gz", whole.subarray(0, whole.length - 20)), /unexpected end/);
});

test("one date from the far future moves the stream by a window at most", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(dayOf("soon"), null);
  assert.equal(streamDay(null, 100, 30), 100);
  assert.equal(streamDay(100, 99, 30), 100);
  assert.equal(streamDay(100, 110, 30), 110);
  assert.equal(streamDay(100, 9999, 30), 130);
});

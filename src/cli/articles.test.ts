import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, type TestContext, test } from "node:test";
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

/** The articles of a file with these bytes, and what was said of it. */
async function heard(t: TestContext, name: string, bytes: string | Uint8Array): Promise<[string[], string]> {
  const { exitCode } = process;
  const said = t.mock.method(process.stderr, "write", () => true);
  const articles = await read(name, bytes).finally(() => {
    said.mock.restore();
    process.exitCode = exitCode;
  });
  const lines = said.mock.calls.map(({ arguments: [line] }) => String(line));
  return [
    articles.map(({ id }) => id),
    lines.join("").replaceAll(`newsledger: ${path.join(folder, name)}: `, ""),
  ];
}

test("rows are articles, plain or compressed, with null for what they do not say", async () => {
  const none = { url: null, title: null, published: null, source: null };
  const expected = [
    { ...none, id: "1", text: "One." },
    { ...none, id: "b", text: "Two.", title: "T", published: "2026-03-02" },
  ];
  assert.deepEqual(await read("a.jsonl", rows), expected);
  assert.deepEqual(await read("a.jsonl.gz", zlib.gzipSync(rows)), expected);
  assert.deepEqual(await read("bom.jsonl", `\ufeff${rows.replaceAll("\n", "\r\n").trim()}`), expected);
});

test("lines that are no articles are left out, and told once, at the end", async (t) => {
  assert.deepEqual(await heard(t, "b.jsonl", `nonsense\nnull\n{"id":"x"}\n${"more\n".repeat(500)}${rows}`), [
    ["1", "b"],
    'left out: no JSON (line 1 and 500 more), no JSON object (line 2), no "text" (line 3)\n',
  ]);
  assert.deepEqual(await heard(t, "list.jsonl", '[{"id":"a","text":"One."}]\n{"text":"Two."}\n'), [
    [],
    'left out: a list, where one object a line is read (line 1), no "id" (line 2)\n',
  ]);
});

test("a field that cannot be used costs that field alone", async (t) => {
  const typo = '{"id":"c","text":"Three.","publised":"2026-03-02"}\n{"id":"c","text":"Four."}\n';
  assert.deepEqual(await heard(t, "typo.jsonl", typo), [
    ["c", "c"],
    'not read: "publised" (line 1); an id that came before (line 2)\n',
  ]);
  const odd = '{"id":"a","text":"One.","title":5,"published":"soon"}\n{"id":"b","text":["Two."]}\n';
  assert.deepEqual(await heard(t, "odd.jsonl", odd), [
    ["a"],
    'left out: "text" is no text (line 2); read without it: "title" is no text (line 1), "published" is no ISO 8601 date (line 1)\n',
  ]);
  assert.deepEqual(await heard(t, "latin.jsonl", Buffer.from('{"id":"a","text":"Ça"}\n', "latin1")), [
    ["a"],
    "read without it: not wholly UTF-8 (line 1)\n",
  ]);
});

test("a line of 50 MB is a row; one that is longer than a page may be is left out, and the next is read", async (t) => {
  const long = (n: number): string => `{"id":"long","text":"${"word ".repeat(n / 5)}"}\n`;
  assert.deepEqual(await heard(t, "long.jsonl", long(50_000_000) + rows), [["long", "1", "b"], ""]);
  assert.deepEqual(await heard(t, "longer.jsonl", long(70_000_000) + rows), [
    ["1", "b"],
    "left out: longer than 64 MiB (line 1)\n",
  ]);
});

test("what is no file of rows is one line that names it", async (t) => {
  for (const [bytes, reason] of [
    ["", "empty"],
    ["\n \n", "no rows in it"],
    [Uint8Array.from({ length: 999 }, (_, n) => (n * 7) % 256), "binary data, not a page"],
    [Buffer.from(rows, "utf16le"), "binary data, not a page"],
    [Buffer.from(`\ufeff${rows}`, "utf16le"), "UTF-16; JSON lines are UTF-8"],
  ] as const)
    assert.deepEqual(await heard(t, "c.jsonl", bytes), [[], `${reason}\n`]);
});

test("a compressed file that breaks off gives what could be read", async (t) => {
  const random = Array.from(
    { length: 20_000 },
    (_, n) => `{"id":${n},"text":"${(n * 2654435761) % 2 ** 32}"}`,
  );
  const whole = zlib.gzipSync(random.join("\n"));
  const [ids, said] = await heard(t, "d.jsonl.gz", whole.subarray(0, whole.length / 2));
  assert.ok(ids.length > 5000 && ids.length < 15_000, `${ids.length}`);
  assert.equal(said, `its gzip data ends early, after ${ids.length} rows\n`);
});

test("a file that is not there, and a folder, are told", async (t) => {
  const { exitCode } = process;
  const said = t.mock.method(process.stderr, "write", () => true);
  for (const name of [path.join(folder, "none"), folder])
    for await (const article of filedArticles(name)) assert.fail(article.id);
  process.exitCode = exitCode;
  assert.match(String(said.mock.calls[0]!.arguments[0]), /none: there is no such file\n$/);
  assert.match(String(said.mock.calls[1]!.arguments[0]), /this is a folder\n$/);
});

test("one date from the far future moves the stream by a window at most", () => {
  assert.equal(dayOf("1970-01-02"), 1);
  assert.equal(dayOf("soon"), null);
  assert.equal(streamDay(null, 100, 30), 100);
  assert.equal(streamDay(100, 99, 30), 100);
  assert.equal(streamDay(100, 110, 30), 110);
  assert.equal(streamDay(100, 9999, 30), 130);
});

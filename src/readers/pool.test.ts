import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import type { Input } from "./inputs.ts";
import { type Result, readAll, type Spare } from "./pool.ts";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-pool-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
const readAt = "2026-03-09T12:00:00Z";
const rows = path.join(folder, "rows.jsonl");
fs.writeFileSync(
  rows,
  Array.from({ length: 150 }, (_, n) =>
    JSON.stringify({ id: `row-${n}`, text: `The council of Ostrel met for the ${n + 1}th time on Monday.` }),
  ).join("\n"),
);
const bytes = (text: string): Input => ({
  source: text.slice(0, 10),
  kind: "bytes",
  bytes: Buffer.from(text),
  contentType: "text/plain",
});

async function all(
  inputs: readonly Input[],
  options: { jobs: number; limit?: number; published?: string; spare?: Spare },
): Promise<Result[]> {
  const results: Result[] = [];
  for await (const result of readAll(inputs, { readAt, ...options })) results.push(result);
  return results;
}
const idOf = (result: Result): string =>
  result.kind === "page" ? (JSON.parse(result.json) as { id: string }).id : `failed ${result.source}`;

test("two readers give what one gives, in the same order", async () => {
  const one = await all([{ source: rows, kind: "rows" }], { jobs: 1 });
  const two = await all([{ source: rows, kind: "rows" }], { jobs: 2 });
  assert.equal(one.length, 150);
  assert.deepEqual(two.map(idOf), one.map(idOf));
  assert.deepEqual(
    one.map(idOf),
    Array.from({ length: 150 }, (_, n) => `row-${n}`),
  );
});

test("what is wrong with a file that readers share is told once, behind its rows", async () => {
  const file = path.join(folder, "faulty.jsonl");
  fs.writeFileSync(file, `{"id":"a","text":"One.","x":1}\nnonsense\n{"id":"b","text":"Two."}\n`);
  const results = await all([{ source: file, kind: "rows" }], { jobs: 2 });
  assert.deepEqual(
    results.map(({ kind }) => kind),
    ["page", "page", "remark", "failed"],
  );
});

test("inputs come out in their order, failures in their place", async () => {
  const results = await all(
    [
      bytes("The first page speaks of a bridge."),
      { source: path.join(folder, "none.html"), kind: "file" },
      bytes(""),
      bytes("The last page speaks of a ferry."),
    ],
    { jobs: 2 },
  );
  assert.deepEqual(
    results.map(({ kind }) => kind),
    ["page", "failed", "failed", "page"],
  );
  assert.match((results[1] as { reason: string }).reason, /there is no such file/);
});

test("a page that takes too long is given up, and the next input is read", async () => {
  const long = (name: string): Input => bytes(`${name}: ${"the council of Ostrel met. ".repeat(40_000)}`);
  const slow = await all([long("A page that is given no time"), long("Another one")], {
    jobs: 1,
    limit: 250,
  });
  assert.deepEqual(
    slow.map(({ kind }) => kind),
    ["failed", "failed"],
  );
  assert.match((slow[0] as { reason: string }).reason, /took longer than 0.25 s/);
});

test("a day that is given reaches every page", async () => {
  const [result] = await all([bytes("The council met on Monday.\nIt will meet again in May.")], {
    jobs: 1,
    published: "2026-03-10",
  });
  assert.equal(
    (JSON.parse((result as { json: string }).json) as { article: { published: { value: string } } }).article
      .published.value,
    "2026-03-10",
  );
});

test("a reader waits from one call to the next where it may, and one that was lost does not", async () => {
  const spare: Spare = { reader: null };
  const page = bytes("The council of Ostrel met on Monday.");
  const first = await all([page], { jobs: 2, spare });
  const { reader } = spare;
  assert.ok(reader);
  assert.deepEqual((await all([page], { jobs: 1, spare })).map(idOf), first.map(idOf));
  assert.equal(spare.reader, reader);
  const long = bytes("The council of Ostrel met on Monday. ".repeat(40_000));
  const [lost] = await all([long], { jobs: 1, spare, limit: 250 });
  assert.equal(lost?.kind, "failed");
  assert.notEqual(spare.reader, reader);
  await reader.terminate();
  await spare.reader?.terminate();
  assert.equal((await all([page], { jobs: 1 })).length, 1);
});

test("whoever stops taking results ends the readers", async () => {
  const spare: Spare = { reader: null };
  for await (const result of readAll([{ source: rows, kind: "rows" }], { readAt, jobs: 1, spare })) {
    assert.equal(idOf(result), "row-0");
    break;
  }
  assert.equal(spare.reader, null);
});

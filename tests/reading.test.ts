/** The public form: what `read --json` prints fits the schema, and every span of every result slices back. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Reading, Span } from "../src/model.ts";
import { newsledger, root } from "./run.ts";

const schema = JSON.parse(fs.readFileSync(path.join(root, "docs/reading.schema.json"), "utf8")) as object;
const valid = new Ajv2020({ allErrors: true, validateFormats: false }).compile<Reading>(schema);

function check(json: string): Reading {
  const reading = JSON.parse(json) as Reading;
  assert.ok(valid(reading), `${reading.page}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
  const { text, paragraphs, dateline } = reading.article;
  const members = new Set(reading.cast.map(({ id }) => id));
  const inText = (what: string, { start, end }: Span): void =>
    assert.ok(
      start >= 0 && start < end && end <= text.length,
      `${reading.page}: ${what} ${start}–${end} of ${text.length}`,
    );
  const known = (what: string, id: string | null): void =>
    assert.ok(id === null || members.has(id), `${reading.page}: ${what} ${id} is no member`);
  for (const span of paragraphs) inText("paragraph", span);
  if (dateline) inText("dateline", dateline.span);
  for (const span of reading.times) inText("time", span);
  for (const { mentions, offices } of reading.cast)
    for (const span of [...mentions, ...offices.map((o) => o.span)]) inText("mention", span);
  for (const { member, span } of reading.origin.cited) {
    known("cited", member);
    inText("citation", span);
  }
  for (const s of reading.statements) {
    for (const span of [
      ...s.content,
      ...s.quotations,
      s.sentence,
      ...(s.source ? [s.source] : []),
      ...(s.cue ? [s.cue] : []),
    ])
      inText("statement", span);
    for (const id of [s.speaker, ...s.via]) known("speaker or relay", id);
  }
  for (const e of reading.events) {
    for (const span of [e.what, e.trigger, e.sentence]) inText("event", span);
    for (const id of [...e.who, ...e.where, ...e.accordingTo]) known("event's member", id);
    assert.ok(e.time === null || e.time < reading.times.length);
  }
  return reading;
}

test("every page of the demo fits the schema, and its spans slice back", async () => {
  const { out, code } = await newsledger(["read", "--json", path.join(root, "demo/pages")]);
  assert.equal(code, 0);
  const readings = out.trim().split("\n").map(check);
  assert.ok(readings.length >= 24);
  assert.ok(readings.some(({ statements }) => statements.length > 3));
  assert.ok(readings.some(({ events }) => events.length > 1));
  // The demo is in English, whatever region its pages name.
  assert.deepEqual(
    readings.filter(({ cast }) => !cast.length).map(({ page }) => page),
    [],
  );
});

test("the schema refuses what is no reading", async () => {
  const { out } = await newsledger(
    ["read", "--json", "--plain", "-"],
    "The mayor of Ostrel spoke on Monday.\nShe said that the bridge will open in May.\n",
  );
  const reading = check(out) as unknown as Record<string, unknown>;
  assert.equal(valid({ ...reading, v: 2 }), false);
  assert.equal(valid({ ...reading, surprise: 1 }), false);
  assert.equal(valid({ ...reading, cast: [{ id: "p1" }] }), false);
});

const shared = path.join(root, "../shared/data");
test("every page of the public sets fits it too", {
  skip: fs.existsSync(shared) ? false : "../shared is not there",
  timeout: 600_000,
}, async () => {
  const folders = fs
    .readdirSync(path.join(shared, "reading"))
    .map((name) => path.join(shared, "reading", name, "pages"))
    .filter((at) => fs.existsSync(at));
  const { out, err } = await newsledger(["read", "--json", "--jobs", "2", ...folders]);
  assert.equal(err, "");
  const lines = out.trim().split("\n");
  assert.ok(lines.length >= 880);
  for (const line of lines) check(line);
});

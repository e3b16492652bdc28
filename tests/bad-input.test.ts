/** Every kind of bad input: one clear line that names it, the others still read, exit code 1, nothing lost. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { newsledger, temporaryFolder } from "./run.ts";

const folder = temporaryFolder();
const put = (name: string, content: string | Uint8Array): string => {
  const at = path.join(folder, name);
  fs.writeFileSync(at, content);
  return at;
};
const good = put(
  "good.html",
  "<html><head><title>Ferry back in service</title></head><body><article><h1>Ferry back in service</h1><p>The ferry to Ostrel sails again from Monday, the harbour office said in a notice on its door.</p><p>Repairs took two weeks longer than planned, and the crew used the time to repaint the deck.</p></article></body></html>",
);

const warcRecord = (n: number): string => {
  const body = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${fs.readFileSync(good, "utf8").replace("Monday", `day ${n}`)}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/${n}\r\nWARC-Date: 2026-03-0${n}T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000${n}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}\r\n\r\n`;
};

/** Name, content, and whether it must fail (null: may be read or refused, but never crash or hang). */
const cases: [string, string | Uint8Array, boolean | null][] = [
  ["empty.html", "", true],
  [
    "picture.html",
    Uint8Array.of(
      0x89,
      0x50,
      0x4e,
      0x47,
      0x0d,
      0x0a,
      0x1a,
      0x0a,
      ...Array.from({ length: 400 }, (_, i) => i % 251),
    ),
    true,
  ],
  [
    "program.txt",
    Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, ...Array.from({ length: 400 }, (_, i) => (i * 7) % 256)),
    true,
  ],
  ["bomb.html.gz", gzipSync(Buffer.alloc(200 * 1024 * 1024, "<p>so much</p>")), true],
  ["half.html.gz", gzipSync(fs.readFileSync(good)).subarray(0, 90), true],
  ["not-gzip.html.gz", Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), true],
  [
    "invalid-utf8.html",
    Buffer.concat([
      Buffer.from("<meta charset=utf-8><p>The mayor of Ostrel "),
      Buffer.of(0xff, 0xfe, 0xc0, 0x80),
      Buffer.from(" spoke for an hour on Monday.</p>"),
    ]),
    null,
  ],
  ["nested.html", `${"<div>".repeat(100_000)}<p>The mayor spoke.</p>${"</div>".repeat(100_000)}`, null],
  ["one-line.txt", "x".repeat(10 * 1024 * 1024), null],
  ["truncated.warc", (warcRecord(1) + warcRecord(2) + warcRecord(3)).slice(0, -400), true],
];

for (const [name, content, fails] of cases) {
  test(`${name}: one line at most, the page beside it is read, within ten seconds`, async () => {
    const at = put(name, content);
    const { code, out, err } = await newsledger(["read", "--json", at, good]);
    // What the program itself says of a page that computes for ten seconds.
    assert.doesNotMatch(err, /took longer/);
    const lines = err.split("\n").filter(Boolean);
    assert.ok(lines.length <= 1, err);
    if (fails !== null) assert.equal(code, fails ? 1 : 0, err);
    if (fails) {
      assert.match(lines[0] ?? "", new RegExp(`^newsledger: .*${name.replaceAll(".", "\\.")}.*: .{5,}`));
      assert.doesNotMatch(lines[0]!, /at .*\.ts|TypeError|undefined/);
    }
    assert.match(out.trim().split("\n").at(-1)!, /"headline":"Ferry back in service"/);
  });
}

test("a truncated WARC gives its whole records first", async () => {
  const { out } = await newsledger(["read", "--json", path.join(folder, "truncated.warc")]);
  assert.equal(out.trim().split("\n").length, 2);
});

test("a missing file, a missing ledger, a ledger that is none, wrong use", async () => {
  const missing = await newsledger(["read", "--json", path.join(folder, "nowhere.html"), good]);
  assert.equal(missing.code, 1);
  assert.match(missing.err, /^newsledger: .*nowhere\.html: there is no such file\n$/);
  assert.equal(missing.out.trim().split("\n").length, 1);
  const none = await newsledger(["search", "ferry", "--ledger", path.join(folder, "none.db")]);
  assert.equal(none.code, 1);
  assert.match(none.err, /^newsledger: .*none\.db: there is no ledger here/);
  const wrong = await newsledger(["search", "x", "--ledger", good]);
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /is no ledger/);
  for (const args of [
    ["read"],
    ["no-such-command"],
    ["read", "--published", "soon", good],
    ["read", "--jobs", "0", good],
    ["read", "--colour", good],
    ["stories", "--window", "soon", good],
    ["fold", "--window", "-3", good],
  ]) {
    const { code, err } = await newsledger(args);
    assert.equal(code, 2, `${args.join(" ")}: ${err}`);
    assert.match(err, /^error: /);
  }
});

test("standard input is an input", async () => {
  const { code, out } = await newsledger(["read", "--json", "-"], fs.readFileSync(good));
  assert.equal(code, 0);
  assert.match(out, /"headline":"Ferry back in service"/);
});

test("adding twice changes nothing, and bad input loses nothing", async () => {
  const ledger = path.join(folder, "twice.db");
  const first = await newsledger(["add", good, path.join(folder, "empty.html"), "--ledger", ledger]);
  assert.equal(first.code, 1);
  assert.match(first.out, /1 added, 0 updated, 0 already there/);
  const second = await newsledger(["add", good, "--ledger", ledger]);
  assert.equal(second.code, 0);
  assert.match(second.out, /0 added, 0 updated, 1 already there/);
  const { code, out } = await newsledger(["verify", "--ledger", ledger]);
  assert.equal(code, 0);
  assert.match(out, /is whole: 1 articles, 1 captures/);
});

test("a full disk is one line, and what was added stays", {
  skip: process.platform !== "linux" || !fs.existsSync("/dev/full"),
}, async () => {
  const run = await newsledger(["add", good, "--ledger", "/dev/full"]);
  assert.equal(run.code, 1);
  assert.match(run.err, /^newsledger: \/dev\/full: .+\n$/);
});

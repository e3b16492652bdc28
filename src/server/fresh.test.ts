/** Pages are made once while nobody writes, and made anew as soon as anyone has. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { deposit } from "../ledger/deposit.fixture.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { makeApp } from "./app.ts";
import { makeFresh } from "./fresh.ts";

const at = "2026-03-09T12:00:00Z";
const host = "localhost:4400";
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-fresh-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

async function served(): Promise<{
  ledger: Ledger;
  file: string;
  opened: () => number;
  app: ReturnType<typeof makeApp>;
  ask: (path: string, headers?: Record<string, string>) => Promise<Response>;
}> {
  const file = path.join(fs.mkdtempSync(path.join(folder, "l-")), "l.db");
  const ledger = openLedger(file);
  await ledger.add([deposit(1, "The harbour fees rise, Ana Velin said.")], at);
  let opened = 0;
  const counted: Ledger = { ...ledger, article: (id) => (opened++, ledger.article(id)) };
  const app = makeApp(counted, {
    access: { open: true, hosts: [host], author: "tester" },
    today: () => "2026-03-09",
    now: () => at,
  });
  return {
    ledger,
    file,
    opened: () => opened,
    app,
    ask: async (url, headers = {}) => app.request(`http://${host}${url}`, { headers: { host, ...headers } }),
  };
}
const one = `/article/${"1".padStart(32, "0")}.json`;

test("a view is made once while nobody writes", async () => {
  const { ledger, opened, ask } = await served();
  const first = await (await ask(one)).text();
  const before = opened();
  assert.equal(await (await ask(one)).text(), first);
  assert.equal(opened(), before);
  await ledger.add([deposit(1, "The harbour fees fall, Ana Velin said.")], at);
  assert.match(await (await ask(one)).text(), /fees fall/);
  await ledger.close();
});

test("another program's writing is seen at once", async () => {
  const { ledger, file, ask } = await served();
  assert.match(await (await ask(one)).text(), /fees rise/);
  const other = openLedger(file);
  await other.add([deposit(1, "The harbour fees fall, Ana Velin said.")], at);
  assert.match(await (await ask(one)).text(), /fees fall/);
  await other.close();
  await ledger.close();
});

test("a page that its reader has is not made again, until someone writes", async () => {
  const { ledger, opened, ask } = await served();
  const tag = (await ask(one)).headers.get("etag")!;
  const before = opened();
  const again = await ask(one, { "if-none-match": tag });
  assert.deepEqual([again.status, again.headers.get("etag"), opened()], [304, tag, before]);
  assert.equal((await ask(one, { "if-none-match": '"another"' })).status, 200);
  await ledger.add([deposit(1, "The harbour fees fall, Ana Velin said.")], at);
  assert.equal((await ask(one, { "if-none-match": tag })).status, 200);
  await ledger.close();
});

test("a page that is being read is shown as it is, though nothing is written meanwhile", async () => {
  const { ledger, ask, app } = await served();
  const form = await ask("/add", { accept: "text/html" });
  const cookie = form.headers.get("set-cookie")!.split(";")[0]!;
  const csrf = /name="csrf" value="([^"]+)"/.exec(await form.text())![1]!;
  const begun = await app.request(`http://${host}/add`, {
    method: "POST",
    headers: { host, cookie, "x-csrf-token": csrf, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrf, text: "The ferry to Varn sails again, Ana Velin said." }).toString(),
  });
  assert.equal(begun.status, 303, await begun.text());
  const page = begun.headers.get("location")!;
  let tag = "";
  let shown = false;
  for (let tries = 0; tries < 200 && !shown; tries++) {
    const now = await ask(page, { accept: "text/html", cookie, "if-none-match": tag });
    tag = now.headers.get("etag") ?? "";
    shown = (await now.text()).includes("/keep");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.ok(shown, "its reading never showed");
  await ledger.close();
});

test("callers at one time share a view, a failed one is not kept, and the next day is another", async () => {
  const ledger = openLedger(":memory:");
  let today = "2026-03-09";
  const { view } = makeFresh(ledger, () => today);
  let made = 0;
  const make = async (): Promise<number> => ++made;
  assert.deepEqual(await Promise.all([view("a", make), view("a", make)]), [1, 1]);
  await assert.rejects(
    view("b", async () => Promise.reject(new Error("no"))),
    /no/,
  );
  assert.equal(await view("b", make), 2);
  today = "2026-03-10";
  assert.equal(await view("a", make), 3);
  await ledger.close();
});

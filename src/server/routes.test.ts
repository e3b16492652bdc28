/** Addresses of the site: where they lead after a change, what feeds hold, and how errors are told to programs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { deposit } from "../ledger/deposit.fixture.ts";
import { entryIds } from "../ledger/ids.ts";
import { placeNew } from "../ledger/place.ts";
import { openLedger } from "../ledger/sqlite.ts";
import { makeApp } from "./app.ts";

const at = "2026-03-09T12:00:00Z";
const host = "localhost:4400";
const [one, two] = ["1", "2"].map((n) => n.padStart(32, "0")) as [string, string];

async function site() {
  const ledger = openLedger(":memory:");
  const deposits = [
    deposit(1, "The fees of the harbour rise by four percent in May, Ana Velin said.", {
      when: "2031-05-04",
    }),
    deposit(2, "The lighthouse of Varn was sold to a baker, Ana Velin said.", { via: true }),
  ];
  await ledger.add(deposits, at);
  await ledger.place(deposits.map(({ reading: { id } }) => ({ article: id, fold: id, story: id })));
  const app = makeApp(ledger, {
    access: { open: true, hosts: [host], author: "tester" },
    today: () => "2026-03-09",
    now: () => at,
  });
  const ask = (path: string): Promise<Response> =>
    Promise.resolve(app.request(`http://${host}${path}`, { headers: { host, accept: "text/html" } }));
  return { ledger, ask, entry: entryIds(deposits[0]!.reading).statements[0]! };
}

test("addresses of what was joined lead to what it was joined to, pages and JSON alike", async () => {
  const { ledger, ask } = await site();
  await ledger.change({ kind: "join-stories", story: two, into: one }, "eva", at);
  await ledger.change({ kind: "join-names", key: "ana velin", into: "ana maria velin" }, "eva", at);
  await placeNew(ledger);
  for (const [from, to] of [
    [`/story/${two}`, `/story/${one}`],
    [`/story/${two}.json`, `/story/${one}.json`],
    [`/story/${two}?manner=direct`, `/story/${one}?manner=direct`],
    ["/name/ana%20velin", "/name/ana%20maria%20velin"],
    ["/name/Ana%20Maria%20Velin", "/name/ana%20maria%20velin"],
  ] as const) {
    const answer = await ask(from);
    assert.deepEqual([answer.status, answer.headers.get("location")], [302, to], from);
    assert.equal((await ask(to)).status, 200, to);
  }
  assert.equal((await ask("/name/nobody")).status, 404);
  await ledger.close();
});

test("an entry of an earlier capture opens from its old address, and tells that the page has changed", async () => {
  const { ledger, ask, entry } = await site();
  await ledger.add([deposit(1, "The fees of the harbour rise by nine percent in May, Ana Velin said.")], at);
  await placeNew(ledger);
  const page = await (await ask(`/entry/${entry}`)).text();
  assert.match(page, /words of an earlier capture.*the sentence has changed/s);
  assert.match(page, /nine percent/);
  const [, permanent] = /href="(\/entry\/[^"]*@[0-9a-f]{16})"/.exec(page)!;
  assert.equal((await ask(permanent!)).status, 200);
  const [, earlier] = /href="(\/article\/[0-9a-f]{32}\/[0-9a-f]{64})#/.exec(page)!;
  const article = await (await ask(earlier!)).text();
  assert.match(article, /This is an earlier capture/);
  for (const [, href] of article.matchAll(/class="src" data-open href="([^"]*)"/g))
    assert.ok(href!.startsWith(`${earlier}#`), href);
  await ledger.close();
});

test("a story, a name, a search and what is announced have Atom, JSON Feed and a calendar", async () => {
  const { ledger, ask } = await site();
  for (const path of [`/story/${one}`, "/name/ana%20velin", "/announced", "/search"]) {
    const query = path === "/search" ? "?q=fees" : "";
    const atom = parseAtomFeed(await (await ask(`${path}.atom${query}`)).text());
    const json = parseJsonFeed(await (await ask(`${path}.feed.json${query}`)).json());
    assert.ok(atom.entries!.length > 0, path);
    assert.deepEqual(
      json.items!.map(({ id }) => id),
      atom.entries!.map(({ id }) => id),
    );
    // What a report speaks of may lie ahead; the report does not.
    for (const { updated } of atom.entries!) assert.ok(String(updated) < "2026-04", `${path}: ${updated}`);
    assert.equal(json.feed_url, `http://${host}${path}.feed.json${query}`);
    const calendar = await (await ask(`${path}.ics${query}`)).text();
    // The event names nobody.
    if (path.startsWith("/name/")) continue;
    assert.match(calendar, /DTSTART;VALUE=DATE:20310504/, path);
    assert.match(calendar.replaceAll("\r\n ", ""), new RegExp(`URL:http://${host}/entry/${one}-e`));
  }
  await ledger.close();
});

test("programs get every error as RFC 9457, whatever they accept", async () => {
  const { ledger, ask } = await site();
  const expect = async (path: string, status: number): Promise<void> => {
    const answer = await ask(path);
    assert.equal(answer.status, status, path);
    assert.match(answer.headers.get("content-type")!, /^application\/problem\+json/, path);
    const { type, title, status: told } = (await answer.json()) as Record<string, unknown>;
    assert.deepEqual([type, typeof title, told], ["about:blank", "string", status]);
  };
  for (const path of ["/search.json", "/search.atom", "/search.feed.json", "/search.ics"])
    await expect(`${path}?q=colour%3Ared`, 400);
  for (const path of ["/story/none.json", "/entry/none.json", "/name/none.json", "/api/v1/none"])
    await expect(path, 404);
  await ledger.close();
  for (const path of ["/api/v1/articles", "/index.json"]) await expect(path, 500);
});

test("a fact-checker gets every statement passed on by one relay in one month, each with its citation", async () => {
  const { ledger, ask } = await site();
  const given = Array.from({ length: 45 }, (_, n) =>
    deposit(100 + n, `The gate of lock ${n} stays shut, Ana Velin said.`, {
      via: n % 3 > 0,
      publisher: "=Gazette",
    }),
  );
  await ledger.add(given, at);
  await placeNew(ledger);
  const query = `?q=${encodeURIComponent("via:Norpress from:2026-03 to:2026-03")}&in=statements`;
  const shown = new Set<string>();
  for (let next: string | undefined = `/search${query}`; next; ) {
    const text = await (await ask(next)).text();
    for (const [, id] of text.matchAll(/href="\/entry\/([^"]*)">cite/g)) shown.add(id!);
    next = /href="([^"]*)" rel="next"/.exec(text)?.[1]?.replaceAll("&amp;", "&");
  }
  assert.equal(shown.size, 31);
  const table = await ask(`/search.csv${query}`);
  assert.match(table.headers.get("content-disposition")!, /attachment; filename="statements.csv"/);
  const [head, ...rows] = (await table.text()).trim().split("\r\n");
  assert.match(head!, /^id,speaker,source,via,.*,sha256,address$/);
  assert.deepEqual(new Set(rows.map((row) => row.split(",")[0])), shown);
  assert.ok(
    rows.some((row) => row.includes(",'=Gazette,")),
    "a formula is defused",
  );
  const address = rows[0]!.split(",").at(-1)!;
  assert.equal((await ask(new URL(address).pathname)).status, 200);
  assert.equal((await (await ask(`/search.bib${query}`)).text()).match(/^@online\{/gm)!.length, 31);
  const references = (await (await ask(`/search.csl.json${query}`)).json()) as { note: string }[];
  assert.ok(references.length === 31 && references.every(({ note }) => /SHA-256 [0-9a-f]{64}/.test(note)));
  assert.equal((await ask("/search.csv?q=colour:red")).status, 400);
  assert.match(
    await (await ask("/search?q=velin")).text(),
    /Names: <a class="who" href="\/name\/ana%20velin"/,
  );
  for (const kind of ["articles", "events"])
    assert.equal((await ask(`/search.csv?q=lock&in=${kind}`)).status, 200);
  await ledger.close();
});

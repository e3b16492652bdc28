/** Searches: which articles, statements, events and names are found, and in which order. */
import assert from "node:assert/strict";
import { deposit } from "../deposit.fixture.ts";
import { entryIds } from "../ids.ts";
import { parseQuery } from "../query.ts";
import type { TestOf } from "./test-of.ts";

const at = "2026-03-09T12:00:00Z";

export function finds(test: TestOf): void {
  test("finds articles by words, phrases, publisher, agency, speaker, relay, days and plans", async (ledger) => {
    await ledger.add(
      [
        deposit(1, "Harbour fees rise in Ostrel.", { agency: "Norpress" }),
        deposit(2, "The harbour master resigned over fees.", { publisher: "Morning Gazette", via: true }),
        deposit(3, "Élections à Ostrel."),
      ],
      at,
    );
    const found = async (query: string): Promise<string[]> =>
      (await ledger.search(parseQuery(query), { limit: 9 })).map(({ id }) => id.slice(-1)).sort();
    assert.deepEqual(await found("harbour"), ["1", "2"]);
    assert.deepEqual(await found('"harbour fees"'), ["1"]);
    assert.deepEqual(await found("harbour -master"), ["1"]);
    assert.deepEqual(await found("elections"), ["3"]);
    assert.deepEqual(await found("publisher:gazette"), ["2"]);
    assert.deepEqual(await found("agency:norpress"), ["1"]);
    assert.deepEqual(await found("via:Norpress"), ["2"]);
    assert.deepEqual(await found("speaker:velin harbour"), ["1", "2"]);
    assert.deepEqual(await found("from:2026-03-03"), ["2", "3"]);
    assert.deepEqual(await found("to:2026-03-02"), ["1"]);
    assert.deepEqual(await found("planned:yes"), ["1", "2", "3"]);
    assert.deepEqual(await found("publisher:example"), ["1", "3"]);
    assert.deepEqual(await found("speaker:velin publisher:gazette to:2026-03-05"), ["2"]);
    assert.deepEqual(await found("publisher:nobody"), []);
    assert.deepEqual(await found('NEAR( OR * "unclosed'), []);
  });

  test("finds words within days, however many newer articles hold them", async (ledger) => {
    const many = Array.from({ length: 2100 }, (_, n) =>
      deposit(n + 1, `Fees rise, part ${n}.`, {
        // All but forty come soon after the days that are asked for.
        published: {
          value: null,
          earliest: null,
          latest: n < 40 ? "2024-05-05" : "2024-06-02",
          from: "text",
          evidence: [],
        },
      }),
    );
    for (let from = 0; from < many.length; from += 50) await ledger.add(many.slice(from, from + 50), at);
    const old = parseQuery("fees from:2024-05 to:2024-05");
    assert.equal((await ledger.search(old, { limit: 50 })).length, 40);
    assert.equal((await ledger.statements(old, { limit: 50 })).length, 40);
    const published = parseQuery("publisher:example from:2024-05 to:2024-05");
    assert.equal((await ledger.statements(published, { limit: 50 })).length, 40);
    assert.deepEqual(await ledger.search(parseQuery("fees to:2023"), { limit: 50 }), []);
    const planned = parseQuery("publisher:example fees speaker:velin to:2026-03-12");
    assert.equal((await ledger.events(planned, { limit: 50 })).length, 50);
  });

  test("lists statements newest first, by speaker, relay, words said and days", async (ledger) => {
    await ledger.add(
      [deposit(1, "Fees rise."), deposit(2, "Fees fall.", { via: true }), deposit(3, "Nothing changes.")],
      at,
    );
    const found = async (query: string): Promise<string[]> =>
      (await ledger.statements(parseQuery(query), { limit: 9 })).map(
        ({ article, index }) => `${article.slice(-1)}.${index}`,
      );
    assert.deepEqual(await found(""), ["3.0", "2.0", "1.0"]);
    assert.deepEqual(await found("fees"), ["2.0", "1.0"]);
    assert.deepEqual(await found("fees -rise"), ["2.0"]);
    assert.deepEqual(await found("via:norpress"), ["2.0"]);
    assert.deepEqual(await found('speaker:"ana velin" to:2026-03-03'), ["2.0", "1.0"]);
    assert.deepEqual(await found("speaker:nobody"), []);
    assert.deepEqual(await found("via:nobody"), []);
    assert.deepEqual(await found("speaker:velin via:norpress fees"), ["2.0"]);
    assert.deepEqual(await found("publisher:example planned:yes"), ["3.0", "2.0", "1.0"]);
  });

  test("finds what several names that hold one word said, newest first, each once", async (ledger) => {
    const named = [1, 2, 3, 4].map((n) => deposit(n, `Text ${n}.`, { publisher: `The Example ${n % 2}` }));
    await ledger.add(named, at);
    const entry = entryIds((await ledger.article("3".padStart(32, "0")))!.reading).statements[0]!;
    await ledger.change({ kind: "speaker", entry, name: "Carl Velin" }, "eva", at);
    const query = parseQuery("speaker:velin");
    const said = await ledger.statements(query, { limit: 3, offset: 1 });
    assert.deepEqual(
      said.map(({ article }) => article.slice(-1)),
      ["3", "2", "1"],
    );
    const printed = await ledger.search(parseQuery("publisher:example"), { limit: 2, offset: 1 });
    assert.deepEqual(
      printed.map(({ id }) => id.slice(-1)),
      ["3", "2"],
    );
  });

  test("lists events by date, with intervals that touch the days asked for", async (ledger) => {
    await ledger.add(
      [
        deposit(1, "One.", { when: "2026-03-12" }),
        deposit(2, "Two.", { when: "2026-02/2026-03" }),
        deposit(3, "Three.", { when: "2025" }),
      ],
      at,
    );
    const found = async (query: string): Promise<string[]> =>
      (await ledger.events(parseQuery(query), { limit: 9 })).map(({ article }) => article.slice(-1));
    assert.deepEqual(await found(""), ["3", "2", "1"]);
    assert.deepEqual(await found("from:2026-03-10"), ["2", "1"]);
    assert.deepEqual(await found("to:2025-06"), ["3"]);
    assert.deepEqual(await found("planned:yes from:2025-12-31 to:2026-02-15"), ["3", "2"]);
    assert.deepEqual(await found("one from:2026-03-10"), ["1"]);
    assert.deepEqual(await found("speaker:velin publisher:example from:2026-03-10"), ["2", "1"]);
    const second = await ledger.events(parseQuery("from:2026-03-10"), { limit: 1, offset: 1 });
    assert.deepEqual(
      second.map(({ article }) => article.slice(-1)),
      ["1"],
    );
  });

  test("finds names by the beginning of any of their words", async (ledger) => {
    await ledger.add([deposit(1, "One."), deposit(2, "Two.")], at);
    assert.deepEqual(await ledger.names("ana", 9), [
      { key: "ana velin", name: "Ana Velin", kind: "person", articles: 2 },
    ]);
    assert.equal((await ledger.names("Velin", 9))[0]?.key, "ana velin");
    assert.equal((await ledger.names("vel", 9))[0]?.key, "ana velin");
    assert.deepEqual(await ledger.names("elin", 9), []);
    assert.deepEqual(
      (await ledger.articlesNaming("ana velin", 9)).map((id) => id.slice(-1)),
      ["2", "1"],
    );
    const idOf = (n: number): string => n.toString(16).padStart(32, "0");
    assert.deepEqual(await ledger.storiesNaming("ana velin", 9), []);
    await ledger.place([1, 2].map((n) => ({ article: idOf(n), fold: idOf(n), story: idOf(n) })));
    assert.deepEqual((await ledger.storiesNaming("ana velin", 9)).toSorted(), [idOf(1), idOf(2)]);
    assert.deepEqual(await ledger.storiesNaming("ana velin", 1), [idOf(2)]);
  });
}

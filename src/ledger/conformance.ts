/**
 * What every ledger must do, as one suite: `conformance(name, open)` registers it for an adapter. `open` makes a new
 * empty ledger each time; `reopen` opens the same one again, where the adapter keeps it.
 * One long file on purpose: it is the whole contract, and an adapter must pass all of it.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Event, Member, Reading, Span, Statement } from "../model.ts";
import { filedOf } from "./filed.ts";
import { entryIds } from "./ids.ts";
import type { Deposit, Ledger } from "./ledger.ts";
import { parseQuery } from "./query.ts";

const at = "2026-03-09T12:00:00Z";

/** A deposit for a text with one speaker, said to be Ana Velin via the agency Norpress where `via` is set. */
export function deposit(
  n: number,
  text: string,
  change: Partial<Reading["article"]> & {
    via?: boolean;
    agency?: string;
    bytes?: string;
    capturedAt?: string;
    when?: string;
  } = {},
): Deposit {
  const { via, agency, bytes, capturedAt, when, ...article } = change;
  const id = n.toString(16).padStart(32, "0");
  const span: Span = { start: 0, end: text.length };
  const cast: Member[] = [
    {
      id: "p1",
      name: "Ana Velin",
      kind: "person",
      offices: [{ title: "finance minister", span }],
      mentions: [{ ...span, form: "name" }],
    },
    { id: "o1", name: "Norpress", kind: "organisation", offices: [], mentions: [] },
  ];
  const statement: Statement = {
    act: "said",
    manner: "indirect",
    speaker: "p1",
    source: null,
    cue: null,
    content: [span],
    quotations: [],
    via: via ? ["o1"] : [],
    saidOn: null,
    sentence: span,
    rule: "test",
  };
  const event: Event = {
    what: span,
    trigger: span,
    when: when ?? "2026-03-12",
    time: null,
    status: "planned",
    where: [],
    who: [],
    accordingTo: [],
    sentence: span,
    rule: "test",
  };
  const day = article.published?.value?.slice(0, 10) ?? `2026-03-${String((n % 20) + 1).padStart(2, "0")}`;
  const reading: Reading = {
    v: 1,
    id,
    page: `page-${n}.html`,
    url: `https://example.org/${n}`,
    readAt: at,
    article: {
      section: null,
      headline: `Headline ${n}`,
      standfirst: null,
      bylines: [],
      publisher: "The Example",
      language: "en",
      dateline: null,
      published: { value: `${day}T08:00:00Z`, earliest: day, latest: day, from: "metadata", evidence: [] },
      modified: null,
      text,
      paragraphs: [span],
      captions: [],
      teasers: [],
      notices: [],
      corrections: [],
      credits: [],
      paywalled: false,
      live: null,
      ...article,
    },
    origin: { agency: agency ?? null, edited: "unknown", evidence: [], cited: [] },
    times: [],
    cast,
    statements: [statement],
    events: [event],
    notes: [],
  };
  return {
    page: {
      source: `page-${n}.html`,
      url: reading.url,
      form: "html",
      charset: "utf-8",
      capturedAt: capturedAt ?? null,
      bytes: Buffer.from(bytes ?? `<p>${text}</p>`),
    },
    reading,
  };
}

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export function conformance(name: string, open: () => Promise<Ledger>): void {
  const test = (title: string, act: (ledger: Ledger) => Promise<void>): void => {
    void it(title, async () => {
      const ledger = await open();
      try {
        await act(ledger);
      } finally {
        await ledger.close();
      }
    });
  };
  void describe(`a ledger in ${name}`, () => {
    test("keeps what it is given and gives it back as it was", async (ledger) => {
      const given = deposit(1, "The harbour of Ostrel will close, Ana Velin said.");
      assert.deepEqual(await ledger.add([given], at), ["added"]);
      const stored = (await ledger.article(given.reading.id))!;
      assert.deepEqual(stored.reading, given.reading);
      assert.deepEqual(
        Buffer.from((await ledger.bytes(stored.id, stored.sha256))!),
        Buffer.from(given.page.bytes),
      );
      assert.deepEqual(await ledger.reading(stored.id, stored.sha256), given.reading);
      assert.equal(await ledger.article("f".repeat(32)), null);
    });

    test("changes nothing when a page is added again, in the same batch or later, or in new markup", async (ledger) => {
      const given = deposit(1, "The harbour of Ostrel will close.");
      assert.deepEqual(await ledger.add([given, given], at), ["added", "known"]);
      assert.deepEqual(await ledger.add([given], at), ["known"]);
      assert.deepEqual(
        await ledger.add(
          [deposit(1, "The harbour of Ostrel will close.", { bytes: "<div>new markup</div>" })],
          at,
        ),
        ["known"],
      );
      assert.equal((await ledger.article(given.reading.id))!.versions.length, 1);
      assert.equal(await ledger.count(), 1);
    });

    test("keeps each version of a page whose text changes, and looks up the current one", async (ledger) => {
      await ledger.add([deposit(1, "Twelve boats sank.", { capturedAt: "2026-03-02T08:00:00Z" })], at);
      assert.deepEqual(
        await ledger.add(
          [deposit(1, "Nine boats sank, not twelve.", { capturedAt: "2026-03-03T08:00:00Z" })],
          at,
        ),
        ["updated"],
      );
      const stored = (await ledger.article("1".padStart(32, "0")))!;
      assert.equal(stored.versions.length, 2);
      assert.equal(stored.reading.article.text, "Nine boats sank, not twelve.");
      assert.equal(
        (await ledger.reading(stored.id, stored.versions[0]!.sha256))?.article.text,
        "Twelve boats sank.",
      );
      assert.deepEqual(await ledger.search(parseQuery("twelve -nine"), { limit: 9 }), []);
      assert.equal((await ledger.search(parseQuery('"nine boats"'), { limit: 9 })).length, 1);
      assert.equal((await ledger.statements(parseQuery(""), { limit: 9 })).length, 1);
    });

    test("does not let an older capture take the place of a newer one", async (ledger) => {
      await ledger.add([deposit(1, "Nine boats sank.", { capturedAt: "2026-03-03T08:00:00Z" })], at);
      await ledger.add([deposit(1, "Twelve boats sank.", { capturedAt: "2026-03-02T08:00:00Z" })], at);
      const stored = (await ledger.article("1".padStart(32, "0")))!;
      assert.equal(stored.reading.article.text, "Nine boats sank.");
      assert.equal(stored.versions.length, 2);
    });

    test("keeps all of a batch or nothing of it", async (ledger) => {
      const good = deposit(1, "One.");
      const bad = deposit(2, "Two.");
      const broken = { ...bad, reading: { ...bad.reading, id: "short" } };
      await assert.rejects(ledger.add([good, broken], at));
      assert.equal(await ledger.count(), 0);
      await assert.rejects(
        ledger.add(
          Array.from({ length: 51 }, (_, n) => deposit(n, `Text ${n}.`)),
          at,
        ),
        /at most 50/,
      );
    });

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

    test("places what states no day after what does: a bound from below is no day", async (ledger) => {
      const undated = (earliest: string | null, latest: string | null): Deposit["reading"]["article"] => ({
        ...deposit(1, "x").reading.article,
        published: { value: null, earliest, latest, from: "inferred", evidence: [] },
      });
      await ledger.add(
        [
          deposit(1, "Since 1974", undated("1974-01-01", null)),
          deposit(2, "On a day", { published: deposit(2, "x").reading.article.published }),
          deposit(3, "By a day", undated(null, "2026-03-01")),
        ],
        at,
      );
      assert.deepEqual(
        (await ledger.unplaced(9)).map((id) => Number.parseInt(id, 16)),
        [3, 2, 1],
      );
      assert.equal(filedOf((await ledger.article("1".padStart(32, "0")))!).published, null);
    });

    test("remembers where articles belong, and asks again when one changes", async (ledger) => {
      await ledger.add([deposit(1, "One."), deposit(2, "Two.")], at);
      const [a, b] = await ledger.unplaced(9);
      await ledger.place([
        { article: a!, fold: a!, story: a! },
        { article: b!, fold: a!, story: a! },
      ]);
      assert.deepEqual(await ledger.unplaced(9), []);
      assert.deepEqual(await ledger.stories({ limit: 9 }), [
        { id: a, articles: 2, folds: 1, first: "2026-03-02", last: "2026-03-03" },
      ]);
      assert.deepEqual(
        (await ledger.story(a!)).map(({ id }) => id),
        [a, b],
      );
      assert.equal((await ledger.fold(a!)).length, 2);
      await ledger.add([deposit(1, "One, corrected.")], at);
      assert.deepEqual(await ledger.unplaced(9), [a]);
    });

    test("keeps what was told with the places, all of it or nothing", async (ledger) => {
      await ledger.add([deposit(1, "One."), deposit(2, "Two.")], at);
      const [a, b] = (await ledger.unplaced(9)) as [string, string];
      const sha256 = (await ledger.standing(a))!.sha256;
      const telling = { article: a, sha256, day: 20_515.5, memory: Uint8Array.of(1, 2), print: null };
      const place = { article: a, fold: a, story: "a person's" };
      const told = {
        after: 0,
        tellings: [telling],
        stories: [{ article: a, story: "s" }],
        prints: 0,
        checkpoint: null,
      };
      assert.equal(await ledger.place([place], { ...told, after: 1 }), false);
      assert.deepEqual(await ledger.standing(a), { sha256, told: null, fold: null, story: null });
      assert.equal(await ledger.place([place], told), true);
      assert.deepEqual(await ledger.standing(a), { sha256, told: sha256, fold: a, story: "s" });
      assert.equal((await ledger.article(a))!.story, "a person's");
      const second = { ...telling, article: b, day: null, print: Uint8Array.of(3) };
      await assert.rejects(
        ledger.place([], {
          after: 1,
          tellings: [second, { ...second, article: null! }],
          stories: [],
          prints: 1,
          checkpoint: null,
        }),
      );
      assert.deepEqual(await ledger.told(), { tellings: 1, prints: 0 });
      assert.equal(
        await ledger.place([], {
          after: 1,
          tellings: [second, second],
          stories: [],
          prints: 1,
          checkpoint: null,
        }),
        true,
      );
      assert.deepEqual(await ledger.told(), { tellings: 3, prints: 1 });
      const kept = (await listOf(ledger.memories(0, 2))).map(({ article, day, memory }) => [
        article,
        day,
        ...memory,
      ]);
      assert.deepEqual(kept, [
        [a, 20_515.5, 1, 2],
        [b, null, 1, 2],
      ]);
      assert.equal((await listOf(ledger.memories(2, 9))).length, 1);
      assert.equal(await ledger.standing("f".repeat(32)), null);
      assert.deepEqual(
        (await listOf(ledger.prints(1))).map((print) => [...print]),
        [[3]],
      );
      assert.equal(await ledger.checkpoint(), null);
      const later = { after: 3, tellings: [], stories: [], prints: 1, checkpoint: Uint8Array.of(7, 7) };
      assert.equal(await ledger.place([], later), true);
      assert.equal(await ledger.place([], { ...later, checkpoint: null }), true);
      assert.deepEqual([...(await ledger.checkpoint())!], [7, 7]);
    });

    test("knows the current capture apart from the one that was told", async (ledger) => {
      await ledger.add([deposit(1, "One.")], at);
      const [a] = (await ledger.unplaced(9)) as [string];
      const { sha256 } = (await ledger.standing(a))!;
      const telling = { article: a, sha256, day: null, memory: Uint8Array.of(1), print: null };
      const told = {
        after: 0,
        tellings: [telling],
        stories: [{ article: a, story: "s" }],
        prints: 0,
        checkpoint: null,
      };
      await ledger.place([{ article: a, fold: a, story: "s" }], told);
      await ledger.add([deposit(1, "One, corrected.")], at);
      const now = (await ledger.standing(a))!;
      assert.deepEqual([now.told, now.fold, now.story], [sha256, null, "s"]);
      assert.notEqual(now.sha256, sha256);
    });

    test("lists what was placed without being told, in the order in which that happened", async (ledger) => {
      await ledger.add([deposit(1, "One."), deposit(2, "Two."), deposit(3, "Three.")], at);
      const [a, b] = (await ledger.unplaced(9)) as [string, string];
      await ledger.place([{ article: b, fold: b, story: b }]);
      await ledger.place([{ article: a, fold: a, story: a }]);
      assert.deepEqual(await ledger.untold(9), [b, a]);
      const telling = {
        article: b,
        sha256: "x",
        day: null,
        memory: Uint8Array.of(1),
        print: Uint8Array.of(2),
      };
      await ledger.place([], { after: 0, tellings: [telling], stories: [], prints: 1, checkpoint: null });
      assert.deepEqual(await ledger.untold(9), [a]);
      await ledger.forgetTold();
      assert.deepEqual(await ledger.untold(9), [b, a]);
      assert.deepEqual(await ledger.told(), { tellings: 0, prints: 0 });
      assert.equal(await ledger.checkpoint(), null);
      assert.equal((await ledger.article(b))!.story, b);
    });

    test("a change lies over the entry, moves what is looked up, outlives a new reading, and can be taken back", async (ledger) => {
      await ledger.add([deposit(1, "Fees rise.")], at);
      const id = "1".padStart(32, "0");
      const entry = entryIds((await ledger.article(id))!.reading).statements[0]!;
      const change = await ledger.change({ kind: "speaker", entry, name: "Boris Hale" }, "eva", at);
      const bySpeaker = async (who: string): Promise<number> =>
        (await ledger.statements(parseQuery(`speaker:"${who}"`), { limit: 9 })).length;
      assert.deepEqual([await bySpeaker("Boris Hale"), await bySpeaker("Ana Velin")], [1, 0]);
      assert.equal(
        (await ledger.article(id))!.reading.statements[0]!.speaker,
        "p1",
        "the machine's entry stays",
      );
      const longer = deposit(1, "Fees rise.", { headline: "Another headline" });
      assert.deepEqual(await ledger.add([longer], at), ["known"]);
      const reread = deposit(1, "Fees rise.", { headline: "Another headline", bytes: "<p>Fees rise!</p>" });
      assert.deepEqual(await ledger.add([reread], at), ["updated"]);
      assert.equal(await bySpeaker("Boris Hale"), 1);
      assert.equal(await ledger.undo(change, "olga", at), true);
      assert.equal(await ledger.undo(change, "olga", at), false);
      assert.deepEqual([await bySpeaker("Boris Hale"), await bySpeaker("Ana Velin")], [0, 1]);
      const [kept] = await ledger.changes({ subject: id });
      assert.deepEqual([kept!.author, kept!.undoneBy, kept!.change.kind], ["eva", "olga", "speaker"]);
      await ledger.change({ kind: "wrong", entry }, "eva", at);
      assert.equal(await bySpeaker("Ana Velin"), 0);
      assert.equal((await ledger.lastChanges(9)).length, 2);
    });

    test("has a mark that stays while nothing is written", async (ledger) => {
      const empty = await ledger.mark();
      await ledger.add([deposit(1, "One.")], at);
      const filled = await ledger.mark();
      assert.notEqual(filled, empty);
      await ledger.search(parseQuery("one"), { limit: 9 });
      assert.equal(await ledger.mark(), filled);
      assert.equal(await ledger.place([{ article: "1".padStart(32, "0"), fold: "f", story: "s" }]), true);
      assert.notEqual(await ledger.mark(), filled);
    });

    test("keeps accounts by their hash", async (ledger) => {
      await ledger.keepAccount({ name: "eva", secret: "scrypt$x", role: "editor" }, at);
      assert.deepEqual(await ledger.account("eva"), { name: "eva", secret: "scrypt$x", role: "editor" });
      assert.deepEqual(await ledger.accounts(), ["eva"]);
      assert.equal(await ledger.dropAccount("eva"), true);
      assert.equal(await ledger.account("eva"), null);
    });

    test("keeps named states whole", async (ledger) => {
      assert.equal(await ledger.state("index"), null);
      await ledger.keepState("index", Uint8Array.of(1, 2, 3));
      await ledger.keepState("index", Uint8Array.of(4));
      assert.deepEqual([...(await ledger.state("index"))!], [4]);
    });

    test("walks all articles and verifies them", async (ledger) => {
      const many = Array.from({ length: 120 }, (_, n) => deposit(n + 1, `Text number ${n}.`));
      for (let from = 0; from < many.length; from += 50) await ledger.add(many.slice(from, from + 50), at);
      let seen = 0;
      for await (const stored of ledger.all()) seen += stored.reading.statements.length;
      assert.equal(seen, 120);
      assert.deepEqual(await ledger.verify(), { articles: 120, versions: 120, faults: [] });
      assert.deepEqual((await ledger.ids("0000", 500)).length, 120);
    });

    test("gives every entry an id that stays with its words", async (ledger) => {
      const given = deposit(1, "Fees rise.");
      await ledger.add([given], at);
      const before = entryIds(given.reading);
      const extra = { ...given.reading.statements[0]!, cue: { start: 0, end: 4 } };
      const after = entryIds({ ...given.reading, statements: [extra, ...given.reading.statements] });
      assert.equal(after.statements[1], before.statements[0]);
      assert.notEqual(after.statements[0], before.statements[0]);
      assert.equal(new Set(entryIds({ ...given.reading, statements: [extra, extra] }).statements).size, 2);
    });
  });
}

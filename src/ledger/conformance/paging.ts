/** Lists in pages: what is added between two pages of a list neither repeats a line of it nor takes one away. */
import assert from "node:assert/strict";
import { deposit } from "../deposit.fixture.ts";
import { type Deposit, type Ledger, LostPlace, type Place, type Slice } from "../ledger.ts";
import { parseQuery } from "../query.ts";
import type { TestOf } from "./test-of.ts";

const at = "2026-03-09T12:00:00Z";
const idOf = (n: number): string => n.toString(16).padStart(32, "0");

type List = (slice: Slice) => Promise<readonly Place[]>;

/** The lists of a ledger, each as the places of its lines; every article has one statement, one event and one story. */
function listsOf(ledger: Ledger, query: string): Record<string, List> {
  const asked = parseQuery(query);
  const entries = (found: readonly { day: string | null; article: string; index: number }[]): Place[] =>
    found.map(({ day, article, index }) => ({ day, id: article, index }));
  return {
    articles: async (slice) =>
      (await ledger.search(asked, { ...slice, order: "date" })).map(({ id, latest }) => ({
        day: latest,
        id,
      })),
    statements: async (slice) => entries(await ledger.statements(asked, slice)),
    events: async (slice) => entries(await ledger.events(asked, slice)),
    stories: async (slice) => (await ledger.stories(slice)).map(({ day, id }) => ({ day, id })),
  };
}

/** One page, some of a day, some without one. */
function page(n: number, day: string | null = n % 5 ? `2026-03-${10 + (n % 3)}` : null): Deposit {
  return deposit(n, `Harbour fees rise, part ${n}.`, {
    via: n % 2 === 0,
    when: `2026-04-${10 + (n % 3)}`,
    published:
      day === null ? null : { value: day, earliest: day, latest: day, from: "metadata", evidence: [] },
  });
}

async function addPages(ledger: Ledger, deposits: readonly Deposit[]): Promise<void> {
  await ledger.add(deposits, at);
  await ledger.place(deposits.map(({ reading: { id } }) => ({ article: id, fold: id, story: id })));
}

/** Walks a list three lines at a time while pages are added before, among and behind what was given. */
async function walk(ledger: Ledger, list: List, firstAdded: number): Promise<Place[]> {
  const walked: Place[] = [];
  const days = [null, "2026-03-10", "2026-03-11", "2026-03-12"];
  for (let round = 0, after: Place | undefined; ; round++) {
    const some = await list(after ? { limit: 3, after } : { limit: 3 });
    walked.push(...some);
    after = some.at(-1);
    if (!after) return walked;
    const added = firstAdded + 4 * round;
    if (round < 6)
      await addPages(
        ledger,
        days.map((day, n) => page(added + n, day)),
      );
  }
}

export function pages(test: TestOf): void {
  for (const query of ["", "fees", "speaker:velin", "via:norpress", "publisher:example", "from:2026-03-11"]) {
    test(`goes on behind a line of every list, whatever is added: ${query || "no words"}`, async (ledger) => {
      await addPages(
        ledger,
        Array.from({ length: 20 }, (_, n) => page(2 * n + 500)),
      );
      for (const [at, [name, list]] of Object.entries(listsOf(ledger, query)).entries()) {
        const whole = await list({ limit: 5000 });
        assert.ok(whole.length > 5, name);
        // Some of their ids come before those that are there, and some behind.
        const walked = await walk(ledger, list, at % 2 ? 1000 * at : 1 + 100 * at);
        const there = new Set(whole.map(({ id }) => id));
        assert.deepEqual(
          walked.filter(({ id }) => there.has(id)),
          whole,
          name,
        );
        assert.equal(new Set(walked.map(({ id }) => id)).size, walked.length, `${name}: a line twice`);
      }
    });
  }

  test("lists by rank go on behind an article, and say so when it no longer fits", async (ledger) => {
    await addPages(
      ledger,
      Array.from({ length: 12 }, (_, n) => page(n + 1)),
    );
    const ranked = async (slice: Slice): Promise<string[]> =>
      (await ledger.search(parseQuery("fees"), slice)).map(({ id }) => id);
    const whole = await ranked({ limit: 99 });
    assert.equal(whole.length, 12);
    const id = whole[4]!;
    const after = { day: (await ledger.article(id))!.latest, id };
    await addPages(ledger, [page(100), page(101)]);
    const behind = await ranked({ limit: 99, after });
    assert.deepEqual(
      behind.filter((one) => whole.includes(one)),
      whole.slice(5),
    );
    await ledger.add([deposit(parseInt(id, 16), "Nothing about that.")], at);
    await assert.rejects(ranked({ limit: 99, after }), LostPlace);
  });

  test("a story with a newer article has moved to the front, and is not met again behind", async (ledger) => {
    await addPages(ledger, [page(1, "2026-03-10"), page(2, "2026-03-11"), page(3, "2026-03-12")]);
    const { day, id } = (await ledger.stories({ limit: 1 }))[0]!;
    assert.equal(id, idOf(3));
    const newer = page(4, "2026-03-20");
    await ledger.add([newer], at);
    await ledger.place([{ article: newer.reading.id, fold: newer.reading.id, story: idOf(2) }]);
    const behind = await ledger.stories({ limit: 9, after: { day, id } });
    assert.deepEqual(
      behind.map((row) => row.id),
      [idOf(1)],
    );
    const until = await ledger.stories({ limit: 9, to: "2026-03-12" });
    assert.deepEqual(
      until.map((row) => [row.id, row.day]),
      [
        [idOf(3), "2026-03-12"],
        [idOf(2), "2026-03-11"],
        [idOf(1), "2026-03-10"],
      ],
    );
    assert.equal((await ledger.stories({ limit: 9 }))[0]!.id, idOf(2));
  });

  test("stories without a day come last, and where no day is asked for", async (ledger) => {
    await addPages(ledger, [page(1, null), page(2, "2026-03-11"), page(3, null)]);
    const ids = async (slice: Slice & { from?: string }): Promise<string[]> =>
      (await ledger.stories(slice)).map(({ id }) => id);
    assert.deepEqual(await ids({ limit: 9 }), [idOf(2), idOf(1), idOf(3)]);
    assert.deepEqual(await ids({ limit: 9, after: { day: null, id: idOf(1) } }), [idOf(3)]);
    assert.deepEqual(await ids({ limit: 9, from: "2026-03-01" }), [idOf(2)]);
  });

  test("lists changes before one, each once", async (ledger) => {
    for (const n of [1, 2, 3, 4])
      await ledger.change({ kind: "join-names", key: `name ${n}`, into: "one" }, "eva", at);
    const whole = (await ledger.lastChanges(9)).map(({ id }) => id);
    assert.equal(whole.length, 4);
    await ledger.change({ kind: "join-names", key: "name 5", into: "one" }, "eva", "2026-03-10T12:00:00Z");
    const before = await ledger.lastChanges(9, whole[1]);
    assert.deepEqual(
      before.map(({ id }) => id),
      whole.slice(2),
    );
  });
}

/** Places: folds, stories, and what was told for them. */
import assert from "node:assert/strict";
import { deposit } from "../deposit.fixture.ts";
import { filedOf } from "../filed.ts";
import type { Deposit, Telling, Told } from "../ledger.ts";
import type { TestOf } from "./test-of.ts";

const at = "2026-03-09T12:00:00Z";

async function listOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

export function places(test: TestOf): void {
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
      { id: a, day: "2026-03-03", articles: 2, folds: 1, first: "2026-03-02", last: "2026-03-03" },
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
    const told = firstTold(telling);
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
    const told = firstTold(telling);
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
}

/** What is told of the first article of a ledger, which begins the story "s". */
function firstTold(telling: Telling): Told {
  return {
    after: 0,
    tellings: [telling],
    stories: [{ article: telling.article, story: "s" }],
    prints: 0,
    checkpoint: null,
  };
}

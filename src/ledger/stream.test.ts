/** A stream that is opened from the ledger goes on as it would have in one piece. */
import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, test } from "node:test";
import { deposit } from "./deposit.fixture.ts";
import type { Deposit, Ledger } from "./ledger.ts";
import { makePlacer, placeNew } from "./place.ts";
import { openLedger } from "./sqlite.ts";
import { openStream } from "./stream.ts";

const at = "2026-03-09T12:00:00Z";
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-stream-"));
after(() => fs.rmSync(folder, { recursive: true, force: true }));
let made = 0;
const fresh = (): string => path.join(folder, `${made++}.db`);

const syllables = ["bar", "kel", "mor", "tis", "van", "ost", "rel", "dun", "fay", "gim", "lor", "pas"];

/**
 * News of some twenty affairs over more days than a copy is looked for. Some are copies of the one before, some undated,
 * some tell of two affairs, so that stories are joined and parted.
 */
function news(count: number, { daysEach = 0.25, undated = true } = {}): Deposit[] {
  let state = 11;
  const roll = (most: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
  const word = (): string => syllables[roll(12)]! + syllables[roll(12)]! + syllables[roll(12)]!;
  const name = (): string => word().replace(/^./, (letter) => letter.toUpperCase());
  const affairs = Array.from({ length: 20 }, () => ({
    names: Array.from({ length: 8 }, name),
    words: Array.from({ length: 12 }, word),
  }));
  let text = "";
  let headline = "";
  return Array.from({ length: count }, (_, n) => {
    const mine = affairs[(Math.floor(n / 10) + roll(3)) % 20]!;
    const other = roll(4) === 0 ? affairs[(Math.floor(n / 10) + roll(3)) % 20]! : mine;
    const sentence = (): string => {
      const { names, words } = roll(2) === 0 ? mine : other;
      return `In ${names[roll(8)]} ${names[roll(8)]} the ${words[roll(12)]} was ${words[roll(12)]} by ${roll(90)} ${word()}.`;
    };
    if (roll(4) !== 0 || text === "") {
      headline = `${mine.names[0]} ${mine.words[roll(12)]} ${other.names[1]} ${other.words[roll(12)]}`;
      text = Array.from({ length: 5 + roll(6) }, sentence).join(" ");
    } else text += ` ${sentence()}`;
    const day = new Date(Date.UTC(2026, 0, 1) + Math.floor(n * daysEach) * 864e5).toISOString().slice(0, 10);
    const published =
      roll(9) === 0 && undated
        ? null
        : { value: `${day}T08:00:00Z`, earliest: day, latest: day, from: "text" as const, evidence: [] };
    return deposit(n + 1, text, { headline, publisher: `Paper ${roll(5)}`, published });
  });
}

/** Adds news a few at a time, each part placed by the placer that `placer` gives; then where everything is. */
async function placed(
  ledger: Ledger,
  deposits: readonly Deposit[],
  placer: (ledger: Ledger, part: number) => () => Promise<void>,
): Promise<string[]> {
  for (let from = 0; from < deposits.length; from += 15) {
    await ledger.add(deposits.slice(from, from + 15), at);
    await placer(ledger, from / 15)();
  }
  const places: string[] = [];
  for await (const { id, fold, story } of ledger.all()) places.push(`${id} ${fold} ${story}`);
  return places;
}

const inOnePiece = (): ((ledger: Ledger) => () => Promise<void>) => {
  let placer: (() => Promise<void>) | null = null;
  return (ledger) => (placer ??= makePlacer(ledger));
};

/** Some of the news with other words, as pages that changed. */
function corrected(deposits: readonly Deposit[]): Deposit[] {
  return deposits
    .filter((_, n) => n % 7 === 3)
    .map((one) => {
      const { article } = one.reading;
      const text = `${article.text} The page was corrected.`;
      return {
        page: { ...one.page, bytes: Buffer.from(text) },
        reading: { ...one.reading, article: { ...article, text } },
      };
    });
}

test("opened anew for each part it decides what it decides in one piece", async () => {
  const deposits = [...news(240), ...corrected(news(240)).slice(0, 20)];
  const whole = openLedger(":memory:");
  const parts = openLedger(":memory:");
  const expected = await placed(whole, deposits, inOnePiece());
  assert.deepEqual(await placed(parts, deposits, (ledger) => makePlacer(ledger)), expected);
  const stories = new Set(expected.map((line) => line.split(" ")[2]));
  assert.ok(stories.size > 10 && stories.size < 200, `${stories.size} stories test little`);
  assert.deepEqual(await parts.told(), await whole.told());
  assert.ok((await whole.told()).prints < 200, "some prints are past the window");
  await whole.close();
  await parts.close();
});

test("opened at a checkpoint it goes on as in one piece, and reads no more than is remembered", async () => {
  // Nearly three years, so that stories, too, are forgotten.
  const deposits = news(420, { daysEach: 2.5, undated: false });
  const whole = openLedger(":memory:");
  const file = fresh();
  const ledger = openLedger(file);
  const expected = await placed(whole, deposits, inOnePiece());
  assert.deepEqual(await placed(ledger, deposits, () => makePlacer(ledger, 40)), expected);
  // The whole one has no checkpoint, and is told from the beginning.
  assert.equal(await whole.checkpoint(), null);
  const read: [number, number][] = [];
  const watched: Ledger = {
    ...ledger,
    memories: (from, to) => {
      read.push([from, to]);
      return ledger.memories(from, to);
    },
  };
  await openStream(watched);
  const [[first, at], [since, end]] = read as [[number, number], [number, number]];
  assert.ok(first > 200, `began at ${first}`);
  // Parts are of fifteen, and the tenth checkpoint is made with the one that reaches 400.
  assert.deepEqual([at, since, end], [405, 405, 420]);
  const db = new DatabaseSync(file);
  db.exec("UPDATE states SET bytes = substr(bytes, 5) WHERE name = 'checkpoint'");
  db.close();
  assert.match((await ledger.verify()).faults.join("\n"), /checkpoint/);
  assert.equal((await openStream(ledger)).tellings, 420);
  assert.deepEqual((await ledger.verify()).faults, []);
  await ledger.close();
  await whole.close();
});

test("two programs on one ledger go on from each other", async () => {
  const deposits = news(150);
  const file = fresh();
  const one = openLedger(file);
  const two = openLedger(file);
  const placers = [makePlacer(one), makePlacer(two)];
  const expected = await placed(openLedger(":memory:"), deposits, inOnePiece());
  assert.deepEqual(await placed(one, deposits, (_ledger, part) => placers[part % 2]!), expected);
  // Both at once: one of them finds the ledger ahead of its memory, and begins anew.
  await one.add(news(180).slice(150), at);
  await Promise.all(placers.map((place) => place()));
  assert.deepEqual([await one.unplaced(9), (await one.told()).tellings], [[], 180]);
  assert.deepEqual((await one.verify()).faults, []);
  await one.close();
  await two.close();
});

test("a ledger whose articles were placed before tellings were kept is told again once, and keeps its places", async () => {
  const deposits = news(120);
  const whole = openLedger(":memory:");
  const expected = await placed(whole, deposits, inOnePiece());
  const file = fresh();
  const old = openLedger(file);
  const before = await placed(old, deposits.slice(0, 90), inOnePiece());
  await old.forgetTold();
  await old.close();
  const ledger = openLedger(file);
  await ledger.add(deposits.slice(90, 105), at);
  await placeNew(ledger);
  assert.equal((await ledger.told()).tellings, 105);
  const kept = new Set<string>();
  for await (const { id, fold, story } of ledger.all()) kept.add(`${id} ${fold} ${story}`);
  assert.ok(before.filter((line) => kept.has(line)).length > 80, "places stay but for what later news moves");
  assert.deepEqual(await placed(ledger, deposits.slice(105), inOnePiece()), expected);
  await ledger.close();
  await whole.close();
});

test("tellings that cannot be read are told again", async () => {
  const deposits = news(60);
  const file = fresh();
  const ledger = openLedger(file);
  await placed(ledger, deposits.slice(0, 45), inOnePiece());
  const db = new DatabaseSync(file);
  db.exec("UPDATE memories SET bytes = x'63' WHERE number = 17");
  db.close();
  assert.match((await ledger.verify()).faults.join("\n"), /damaged/);
  const whole = openLedger(":memory:");
  assert.deepEqual(
    await placed(ledger, deposits.slice(45), (one) => makePlacer(one)),
    await placed(whole, deposits, inOnePiece()),
  );
  assert.deepEqual((await ledger.verify()).faults, []);
  await ledger.close();
  await whole.close();
});

test("what cannot be kept leaves nothing behind, and the next call goes on", async () => {
  const deposits = news(60);
  const ledger = openLedger(":memory:");
  let full = false;
  const failing: Ledger = {
    ...ledger,
    place: async (...args) => {
      if (full) throw new Error("the disk is full");
      return ledger.place(...args);
    },
  };
  const placer = makePlacer(failing);
  await placed(ledger, deposits.slice(0, 30), () => placer);
  await ledger.add(deposits.slice(30, 45), at);
  full = true;
  await assert.rejects(placer(), /disk is full/);
  full = false;
  await placer();
  const whole = openLedger(":memory:");
  const expected = await placed(whole, deposits, inOnePiece());
  assert.deepEqual(await placed(ledger, deposits.slice(45), () => placer), expected);
  await ledger.close();
  await whole.close();
});

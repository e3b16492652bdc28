import assert from "node:assert/strict";
import { test } from "node:test";
import type { Filed } from "../model.ts";
import { forgetArticles, newStories, type StoryState } from "./memory.ts";
import { restoreArticle } from "./pack.ts";
import { placeArticle } from "./story.ts";

/** A generator with a fixed seed: 0 to below `most`. */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const syllables = ["bar", "kel", "mor", "tis", "van", "ost", "rel", "dun", "fay", "gim", "lor", "pas"];

/**
 * Articles of some forty affairs, each with names of its own; one in four speaks of two affairs, so that stories are
 * joined and parted.
 */
function stream(length: number): { article: Filed; day: number | null }[] {
  const roll = dice(7);
  const word = (): string => syllables[roll(12)]! + syllables[roll(12)]! + syllables[roll(12)]!;
  const name = (): string => word().replace(/^./, (letter) => letter.toUpperCase());
  const affairs = Array.from({ length: 40 }, () => ({
    names: Array.from({ length: 8 }, name),
    words: Array.from({ length: 12 }, word),
  }));
  return Array.from({ length }, (_, number) => {
    const mine = affairs[(Math.floor(number / 12) + roll(4)) % 40]!;
    const other = roll(4) === 0 ? affairs[(Math.floor(number / 12) + roll(4)) % 40]! : mine;
    const sentence = (): string => {
      const { names, words } = roll(2) === 0 ? mine : other;
      return `In ${names[roll(8)]} ${names[roll(8)]} the ${words[roll(12)]} was ${words[roll(12)]} by ${roll(90)} ${word()}.`;
    };
    const title = `${mine.names[0]} ${mine.words[roll(12)]} ${other.names[1]} ${other.words[roll(12)]}`;
    const text = Array.from({ length: 4 + roll(6) }, sentence).join(" ");
    const day = roll(9) === 0 ? null : 20_000 + Math.floor(number / 10);
    return { article: { id: `a${number}`, title, text, published: null, source: null }, day };
  });
}

/** What is told of each article, and its bytes. Forgets what is older than eleven days. */
function tell(
  state: StoryState,
  articles: ReturnType<typeof stream>,
): { told: unknown[]; bytes: Uint8Array[] } {
  const told: unknown[] = [];
  const bytes = articles.map(({ article, day }) => {
    if (day !== null) forgetArticles(state, day - 11);
    const { place, changes, pack } = placeArticle(state, article, day);
    told.push({ place, changes });
    return pack();
  });
  return { told, bytes };
}

function restore(articles: ReturnType<typeof stream>, bytes: readonly Uint8Array[]): StoryState {
  const state = newStories();
  articles.forEach(({ article, day }, i) => {
    if (day !== null) forgetArticles(state, day - 11);
    restoreArticle(state, article.id, bytes[i]!);
  });
  return state;
}

const articles = stream(300);
const state = newStories();
const { told, bytes } = tell(state, articles);

test("a stream that was packed and restored goes on as if it had not stopped", () => {
  const changes = told.flatMap((t) => (t as { changes: { kind: string }[] }).changes.map(({ kind }) => kind));
  for (const half of [100, 150, 299]) {
    const restored = restore(articles.slice(0, half), bytes.slice(0, half));
    assert.deepEqual(tell(restored, articles.slice(half)), {
      told: told.slice(half),
      bytes: bytes.slice(half),
    });
    assert.deepEqual(restored.groups, state.groups);
  }
  assert.ok(
    changes.includes("split") && changes.includes("merge"),
    "the stream has to join and part stories",
  );
});

test("an article takes some two kilobytes", () => {
  for (const [i, { length }] of bytes.entries())
    assert.ok(length < 400 + 2 * articles[i]!.article.text.length, `${length} bytes`);
});

test("bytes that break off, or of another form, are refused and leave nothing behind", () => {
  const fresh = newStories();
  for (const cut of [0, 1, 5, 40, bytes[200]!.length - 1])
    assert.throws(() => restoreArticle(fresh, "x", bytes[200]!.slice(0, cut)), RangeError);
  assert.throws(() => restoreArticle(fresh, "x", Uint8Array.of(99, ...bytes[0]!.slice(1))), RangeError);
  assert.equal(fresh.shelf.next, 0);
  assert.equal(fresh.frequencies.total, newStories().frequencies.total);
});

test("what an article refers to may have been forgotten", () => {
  const part = newStories();
  for (const packed of bytes.slice(150)) restoreArticle(part, "x", packed);
  assert.equal(part.shelf.next, 150);
  assert.equal(
    part.groups.sizes.reduce((sum, size) => sum + size),
    150,
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Filed } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { foldArticle } from "./copy.ts";
import { memoryIndex } from "./shingle-index.ts";

/** Sentences of made words: no two seeds share a run of five. */
function prose(seed: number, sentences: number): string {
  const word = (n: number): string => `w${((n * 7919 + seed * 104729) % 99991).toString(36)}`;
  return Array.from(
    { length: sentences },
    (_, s) => `${Array.from({ length: 12 }, (_w, i) => word(s * 12 + i)).join(" ")}.`,
  ).join(" ");
}

function article(id: string, text: string, extra: Partial<Filed> = {}): Filed {
  return { id, title: null, text, published: null, source: null, ...extra };
}

/** The folds of articles that come one a day from day `from`. */
function foldsOf(articles: readonly Filed[], step = 0): string[] {
  const index = memoryIndex();
  return articles.map((each, i) => foldArticle(index, each, i * step).place.fold);
}

test("a copy, a cut copy and an extended copy are one fold; another text is not", () => {
  const text = prose(1, 20);
  const folds = foldsOf([
    article("a", text),
    article("b", text),
    article("c", text.slice(0, 700)),
    article("d", `${text} ${prose(2, 15)}`),
    article("e", prose(3, 20)),
  ]);
  assert.deepEqual(folds, ["a", "a", "a", "a", "e"]);
});

test("two reports that share only what someone said are two", () => {
  const speech = `“${prose(9, 10)}”`;
  const folds = foldsOf([
    article("a", `${prose(1, 12)}\n${speech}`),
    article("b", `${prose(2, 12)}\n${speech}`),
  ]);
  assert.deepEqual(folds, ["a", "b"]);
});

test("a post that both embed, and a transcript that both print, are quotations without marks", () => {
  const post = `${prose(9, 10)} — Ana Velin (@anavelin) 3 March 2026`;
  assert.deepEqual(
    foldsOf([article("a", `${prose(1, 8)}\n${post}`), article("b", `${prose(2, 8)}\n${post}`)]),
    ["a", "b"],
  );
  const turns = [4, 5, 6].map((seed) => `VELIN: ${prose(seed, 4)}`).join("\n");
  assert.deepEqual(
    foldsOf([article("a", `${prose(1, 8)}\n${turns}`), article("b", `${prose(2, 8)}\n${turns}`)]),
    ["a", "b"],
  );
});

test("a joint statement is one text though most of it is quotation", () => {
  const statement = `${prose(1, 4)}\n“${prose(9, 20)}”`;
  const placed = foldsOf([article("a", statement), article("b", statement)]);
  assert.deepEqual(placed, ["a", "a"]);
});

test("a letter printed whole is one text though one of two marks it as a quotation, a passage of it is not", () => {
  const letter = prose(9, 20);
  const bare = article("a", `${prose(1, 8)}\n${letter}`);
  const quoting = (id: string, text: string): Filed =>
    article(id, `${prose(2, 8)}\n“${text}”\n${prose(3, 2)}`);
  assert.deepEqual(foldsOf([bare, quoting("b", letter)]), ["a", "a"]);
  assert.deepEqual(foldsOf([bare, quoting("b", letter.slice(0, 400))]), ["a", "b"]);
});

test("a form that one source fills in anew is no copy, the same share between two sources is", () => {
  const form = prose(9, 5);
  const filled = (seed: number): string => `${form} ${prose(seed, 13)}`;
  const of = (sources: readonly string[]): string[] =>
    foldsOf(sources.map((source, i) => article(`${i}`, filled(i + 1), { source })));
  assert.deepEqual(of(["Kelm Post", "Kelm Post"]), ["0", "1"]);
  assert.deepEqual(of(["Kelm Post", "Ostrel Times"]), ["0", "0"]);
});

test("what one source prints under every story is learned as boilerplate", () => {
  const tail = prose(9, 10);
  const story = (id: string, seed: number, sentences: number, source: string): Filed =>
    article(id, `${prose(seed, sentences)} ${tail}`, { source });
  const learning = [0, 1, 2, 3].map((i) => story(`${i}`, i + 1, 70, i % 2 ? "Kelm Post" : "Ostrel Times"));
  const short = [story("x", 21, 9, "Larn Echo"), story("y", 22, 9, "Talvik News")];
  assert.deepEqual(foldsOf(short, 1), ["x", "x"]);
  assert.deepEqual(foldsOf([...learning, ...short], 1).slice(-2), ["x", "y"]);
});

test("a text that does not speak of its headline folds with nothing and says why", () => {
  const paywall =
    "Subscribe to read on. Sign in with your account or see our offers for new readers. ".repeat(6);
  const index = memoryIndex();
  const first = article("a", paywall, { title: "Harbour master resigns over fees" });
  const second = article("b", paywall, { title: "Two bridges closed after flood" });
  assert.equal(foldArticle(index, first, 0).place.fold, "a");
  const { place, notes } = foldArticle(index, second, 0);
  assert.equal(place.fold, "b");
  assert.equal(notes[0]?.rule, "text-not-about-headline");
});

test("texts further apart than the window are not compared, and forgotten ones are gone", () => {
  const text = prose(1, 20);
  assert.deepEqual(foldsOf([article("a", text), article("b", text)], 31), ["a", "b"]);
  assert.deepEqual(foldsOf([article("a", text), article("b", text)], 29), ["a", "a"]);
  const index = memoryIndex();
  foldArticle(index, article("a", text), 0);
  index.expire(1);
  assert.equal(foldArticle(index, article("b", text), 1).place.fold, "b");
});

test("a later version of a page stays in its fold and is no copy of itself", () => {
  const index = memoryIndex();
  const place = (id: string, text: string): unknown => {
    const { fold, copyOf } = foldArticle(index, article(id, text), 0).place;
    return [fold, copyOf];
  };
  assert.deepEqual(place("a", prose(1, 20)), ["a", null]);
  assert.deepEqual(place("a", `${prose(1, 20)} ${prose(2, 3)}`), ["a", null]);
  assert.deepEqual(place("b", prose(1, 18)), ["a", "a"]);
  assert.deepEqual(place("b", `${prose(1, 17)} ${prose(3, 2)}`), ["a", "a"]);
  assert.deepEqual(place("a", `${prose(1, 20)} ${prose(2, 4)}`), ["a", null]);
});

test("an undated text is compared with whatever is remembered, and as much as is asked is remembered", () => {
  const index = memoryIndex();
  for (let day = 0; day < 20; day++) foldArticle(index, article(`${day}`, prose(day, 20)), day * 100);
  index.expire(2000, 5);
  const undated = (seed: number): string =>
    foldArticle(index, article(`copy of ${seed}`, prose(seed, 20)), 2000, Number.POSITIVE_INFINITY).place
      .fold;
  assert.deepEqual([undated(14), undated(15), undated(19)], ["copy of 14", "15", "19"]);
  assert.equal(foldArticle(index, article("x", prose(16, 20)), 2000).place.fold, "x");
});

test("forgetting leaves the rest findable, however much was forgotten", () => {
  const index = memoryIndex();
  for (let day = 0; day < 400; day++) {
    index.expire(day - 30);
    const { place } = foldArticle(index, article(`${day}`, prose(1 + Math.floor(day / 10), 20)), day);
    assert.equal(place.fold, `${Math.floor(day / 10) * 10}`);
  }
});

test("exact copies fold alike in any order, and share is symmetric", () => {
  const texts = [1, 1, 2, 2, 2, 3].map((seed, i) => article(`${i}`, prose(seed, 15)));
  const groups = (order: readonly Filed[]): string[] => {
    const folds = foldsOf(order);
    const of = new Map<string, string[]>();
    order.forEach(({ id }, i) => of.set(folds[i]!, [...(of.get(folds[i]!) ?? []), id].sort()));
    return [...of.values()].map((ids) => ids.join()).sort();
  };
  holds(
    fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (order) => {
      assert.deepEqual(groups(order), ["0,1", "2,3,4", "5"]);
    }),
  );
});

test("hostile texts cost no more than their length", () => {
  const started = cpuTime();
  const index = memoryIndex();
  for (const [i, text] of [
    "a ".repeat(2_000_000),
    `“${"x y z w v ".repeat(400_000)}`,
    "\n".repeat(4_000_000),
    "(@".repeat(2_000_000),
    "A: ".repeat(1_000_000),
    "\u{1f600}".repeat(1_000_000),
    "",
  ].entries()) {
    foldArticle(index, article(`${i}`, text), 0);
    foldArticle(index, article(`${i}'`, text), 0);
  }
  assert.ok(cpuTime() - started < 20_000);
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

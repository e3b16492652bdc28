import assert from "node:assert/strict";
import { test } from "node:test";
import type { Filed } from "../model.ts";
import { whichFirst } from "./first.ts";
import { countOrigins, describeFold } from "./origins.ts";

const text = "The harbour of Ostrel will close for a week from Monday, the council said on Friday.";

function copy(id: string, extra: Partial<Filed> = {}): Filed {
  return { id, title: null, text, published: null, source: null, ...extra };
}

test("without a hint it is unknown, and says so", () => {
  const first = whichFirst([copy("a"), copy("b")]);
  assert.deepEqual([first.article, first.confidence], [null, "unknown"]);
  assert.equal(first.reasons[0]?.rule, "published-together");
});

test("the agency's own page is the source of those that credit it, even when dated later", () => {
  const first = whichFirst([
    copy("a", { agency: "Norpress", published: "2026-03-02" }),
    copy("b", { source: "Norpress", published: "2026-03-03" }),
  ]);
  assert.deepEqual([first.article, first.confidence], ["b", "known"]);
});

test("where all credit an agency that is absent, none of them is first", () => {
  const first = whichFirst([
    copy("a", { agency: "Norpress", published: "2026-03-02" }),
    copy("b", { agency: "Norpress", published: "2026-03-03" }),
  ]);
  assert.equal(first.article, null);
});

test("an earlier day is likely, the same day decides nothing", () => {
  const dated = (a: string, b: string): string =>
    whichFirst([copy("a", { published: a }), copy("b", { published: b })]).confidence;
  assert.equal(dated("2026-03-02", "2026-03-03"), "likely");
  assert.equal(dated("2026-03-02", "2026-03-02"), "unknown");
  assert.equal(dated("2026-03-02T08:00:00Z", "2026-03-02T09:00:00Z"), "likely");
  assert.equal(dated("2026-03-02", "2026-03-02T09:00:00Z"), "unknown");
});

test("seen before the other was published is known", () => {
  const first = whichFirst([
    copy("a", { published: "2026-03-04T10:00:00Z" }),
    copy("b", { published: "2026-03-05", capturedAt: "2026-03-04T09:00:00Z" }),
  ]);
  assert.deepEqual([first.article, first.confidence], ["b", "known"]);
});

test("a link and an attribution speak for the page that they name", () => {
  const linked = whichFirst([
    copy("a", { url: "https://www.kelm-post.example/harbour" }),
    copy("b", { text: `${text} See kelm-post.example/harbour for more.` }),
  ]);
  assert.deepEqual([linked.article, linked.confidence], ["a", "known"]);
  const named = whichFirst([
    copy("a", { text: `${text} The closure was first reported by the Kelm Post.` }),
    copy("b", { source: "Kelm Post" }),
  ]);
  assert.deepEqual([named.article, named.confidence], ["b", "likely"]);
});

test("hints that contradict each other decide nothing", () => {
  const first = whichFirst([
    copy("a", { published: "2026-03-02", text: `${text} It was first reported by the Kelm Post.` }),
    copy("b", { published: "2026-03-03", source: "Kelm Post" }),
  ]);
  assert.deepEqual([first.article, first.confidence], [null, "unknown"]);
  assert.ok(first.reasons.length >= 2);
});

test("origins: copies are one, an agency's reports are one, a fold without a name is its own", () => {
  const folds = new Map([
    ["a", "a"],
    ["b", "a"],
    ["c", "c"],
    ["d", "d"],
    ["e", "e"],
  ]);
  const count = countOrigins(
    [copy("a"), copy("b", { agency: "Norpress" }), copy("c", { agency: "Norpress" }), copy("d"), copy("e")],
    (id) => folds.get(id)!,
  );
  assert.deepEqual([count.origins, count.folds, count.articles], [3, 4, 5]);
  assert.deepEqual(count.groups[0], { agency: "Norpress", folds: ["a", "c"], articles: ["a", "b", "c"] });
});

test("a fold names its agency where one is credited and none contradicts", () => {
  const fold = describeFold("a", [copy("a"), copy("b", { agency: "Norpress" })]);
  assert.deepEqual([fold.articles, fold.agency], [["a", "b"], "Norpress"]);
  const two = [copy("a", { agency: "Kelmpress" }), copy("b", { agency: "Norpress" })];
  assert.equal(describeFold("a", two).agency, null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Filed } from "../model.ts";
import { lengthsOf } from "./compare.ts";
import { describeStory } from "./describe.ts";
import { enter, membersOf, newGroup } from "./groups.ts";
import { forgetArticles, newStories, remember, type StoryState } from "./memory.ts";
import { regroup, regroupings } from "./regroup.ts";
import { settle } from "./settle.ts";
import { makeFounder } from "./shelf.ts";
import { placeArticle } from "./story.ts";

function filed(id: string, title: string, text: string, published: string | null = null): Filed {
  return { id, title, text, published, source: null };
}

const day = (published: string | null): number | null =>
  published === null ? null : Date.parse(published) / 86_400_000;

function storiesOf(articles: readonly Filed[], state: StoryState = newStories()): string[] {
  return articles.map((article) => placeArticle(state, article, day(article.published)).place.story);
}

const harbour = [
  filed(
    "h1",
    "Harbour of Ostrel to close after ferry Marisel ran aground",
    "OSTREL - The harbour of Ostrel closed on Monday after the ferry Marisel ran aground at Kelm Point with 212 people aboard. Captain Tomas Verrun said the rudder of the Marisel had failed. Nobody was hurt, said the harbour master Ilse Brandin.",
    "2026-03-02",
  ),
  filed(
    "h2",
    "Ferry Marisel still aground off Ostrel",
    "The ferry Marisel was still aground at Kelm Point on Tuesday, a day after its rudder failed. All 212 people aboard had been brought to Ostrel, said the harbour master Ilse Brandin. Captain Tomas Verrun is to be heard by the police.",
    "2026-03-03",
  ),
  filed(
    "h3",
    "Tugs free ferry Marisel, harbour of Ostrel opens again",
    "Two tugs freed the ferry Marisel from Kelm Point on Wednesday and the harbour of Ostrel opened again. The ferry ran aground on Monday with 212 people aboard when its rudder failed. Ilse Brandin, the harbour master, thanked the crews.",
    "2026-03-04",
  ),
];
const school = filed(
  "s1",
  "School in Larnbeck wins chess cup for the third time",
  "Pupils of the Amsel School in Larnbeck won the national chess cup on Tuesday. Their teacher, Jorun Adel, said that they had trained every morning since autumn. The final against Pelgrad took four hours.",
  "2026-03-03",
);

test("articles of one affair are one story, another affair is another", () => {
  assert.deepEqual(storiesOf([harbour[0]!, school, harbour[1]!, harbour[2]!]), ["h1", "s1", "h1", "h1"]);
});

test("dates and headlines may be missing", () => {
  const bare = [...harbour, school].map((article) => ({ ...article, published: null, title: null }));
  const stories = storiesOf(bare);
  assert.equal(new Set(stories.slice(0, 3)).size, 1);
  assert.notEqual(stories[3], stories[0]);
  assert.deepEqual(storiesOf([filed("e", "", ""), filed("f", "", "")]), ["e", "f"]);
});

test("nothing looks ahead: what has come is placed alike whatever follows", () => {
  const all = [harbour[0]!, school, harbour[1]!, harbour[2]!];
  for (let n = 1; n <= all.length; n++) {
    assert.deepEqual(storiesOf(all.slice(0, n)), storiesOf(all).slice(0, n));
  }
});

test("a text that is all furniture leaves the headline to speak", () => {
  const paywall = "Subscribe to read on. Sign in with your account or see our offers for new readers.";
  const shut = { ...harbour[1]!, text: paywall };
  const other = filed("x", "Council of Pelgrad buys nine trams", paywall, "2026-03-03");
  assert.deepEqual(storiesOf([harbour[0]!, shut, other]).slice(1), ["h1", "x"]);
});

test("what is forgotten is joined no more, and the rest is found", () => {
  const state = newStories();
  storiesOf([harbour[0]!, school], state);
  forgetArticles(state, day("2026-03-03")!);
  assert.deepEqual(storiesOf([harbour[1]!, { ...school, id: "s2" }], state), ["h2", "s1"]);
  forgetArticles(state, Number.NEGATIVE_INFINITY, 1);
  assert.deepEqual(storiesOf([harbour[2]!, { ...school, id: "s3" }], state), ["h3", "s1"]);
});

test("an article without a day does not keep what came after it from being forgotten", () => {
  const state = newStories();
  const dated = (id: string, published: string | null): Filed => ({ ...harbour[0]!, id, published });
  storiesOf([dated("a", null), dated("b", "2026-03-02"), dated("c", null), dated("d", "2026-03-09")], state);
  forgetArticles(state, day("2026-03-01")!);
  assert.equal(state.shelf.first, 0);
  forgetArticles(state, day("2026-03-05")!);
  assert.equal(state.shelf.first, 2, "the one after it stays with the next that has a day");
  forgetArticles(state, day("2026-03-10")!);
  assert.equal(state.shelf.first, 4);
});

/** A story whose articles have links given as rows of a triangle, in order of arrival, the founder first. */
function linked(rows: readonly (readonly number[])[]): StoryState {
  const state = newStories();
  rows.forEach((row, number) => {
    const links = { to: row.map((_, to) => to), odds: [...row] };
    const terms = { keys: new Uint32Array(0), codes: new Uint16Array(0) };
    remember(state, `${number}`, null, terms, lengthsOf(terms), links);
    enter(state.groups, state.shelf, number > 0 ? 0 : newGroup(state.groups, "0", Number.NaN), number);
  });
  makeFounder(state.shelf, 0);
  return state;
}

/** The ids of each story's articles, the newest first. */
const stories = ({ groups, shelf }: StoryState): string[][] =>
  groups.ids.map((_, group) => membersOf(groups, shelf, group).map((article) => shelf.ids[article]!));

test("a story of two camps is taken apart, one of loose ends is not", () => {
  const camps = linked([[], [2], [5, 0], [0, 5, -1]]);
  assert.deepEqual(regroupings(camps, [0]), [{ articles: [1, 3], to: null }]);
  assert.deepEqual(regroupings(linked([[], [2], [3, 2], [2, 3, 2]]), [0]), []);
  assert.deepEqual(regroupings(linked([[], [5], [5, 5], [1, 1, 2]]), [0]), []);
});

test("splits, moves and merges are told, with ids that were no other story's", () => {
  const camps = linked([[], [2], [5, 0], [0, 5, -1]]);
  assert.deepEqual(regroup(camps, { articles: [1, 3], to: null }, 3), {
    kind: "split",
    from: "0",
    to: "1",
    by: "3",
    articles: ["1", "3"],
  });
  assert.deepEqual(stories(camps), [
    ["2", "0"],
    ["3", "1"],
  ]);
  const back = { kind: "move", from: "1", to: "0", by: "3", articles: ["1"] };
  assert.deepEqual(regroup(camps, { articles: [1], to: 0 }, 3), back);
  const rest = { kind: "merge", from: "1", to: "0", by: "3", articles: ["3"] };
  assert.deepEqual(regroup(camps, { articles: [3], to: 0 }, 3), rest);
  assert.deepEqual(stories(camps), [["3", "2", "1", "0"], []]);
  assert.equal(regroup(camps, { articles: [3], to: 0 }, 3), null);
});

test("no id is a story's twice", () => {
  const camps = linked([[], [2], [5, 0], [0, 5, -1]]);
  const ids = [0, 1, 2, 3].map((article) => regroup(camps, { articles: [article], to: null }, 3)?.to);
  // The first founded the story that it leaves, so the new one is named after the article that told.
  assert.deepEqual(ids, ["3", "1", "2", undefined]);
});

test("each article goes to the part that it fits best", () => {
  const rows = [
    [0, 3, -3, -3, 1],
    [3, 0, -3, -3, 1],
    [-3, -3, 0, 4, 2],
    [-3, -3, 4, 0, 2],
    [1, 1, 2, 2, 0],
  ].map((row) => Float32Array.from(row));
  assert.deepEqual(settle(rows, [0, 0, 1, 1, 0], 4), [0, 0, 1, 1, 1]);
  assert.deepEqual(settle(rows, [0, 0, 0, 0, 0], 4), [1, 1, 0, 0, 0]);
});

test("a story is described in its articles' own words", () => {
  const story = describeStory("h1", harbour);
  assert.equal(story.label, "Harbour of Ostrel to close after ferry Marisel ran aground");
  assert.ok(story.who.includes("Ilse Brandin"));
  assert.ok(story.where.includes("Kelm Point"));
  assert.deepEqual([story.since, story.latest], ["2026-03-02", "2026-03-04"]);
  assert.deepEqual(describeStory("x", []), {
    id: "x",
    articles: [],
    label: null,
    who: [],
    where: [],
    since: null,
    latest: null,
  });
});

test("hostile texts cost no more than their length", () => {
  const started = cpuTime();
  const state = newStories();
  for (const [i, text] of [
    "a ".repeat(2_000_000),
    "Monday May 1 ".repeat(300_000),
    "1 ".repeat(1_000_000),
    "\n".repeat(2_000_000),
  ].entries()) {
    for (const copy of ["", "'"]) placeArticle(state, filed(`${i}${copy}`, text.slice(0, 100_000), text), 1);
  }
  describeStory("x", [filed("y", "Aa ".repeat(100_000), "He Aa Bb ".repeat(300_000))]);
  assert.ok(cpuTime() - started < 20_000);
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

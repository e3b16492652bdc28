/**
 * `node eval/stories-cv.ts`: the story sets by weights that never saw the stories that they judge. The stories of each
 * set are parted in four; an article is compared and placed by trees that were grown on the other three parts. For
 * each set: where articles were placed when they came, and where they stand at the end.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  grow,
  heldApart,
  judge,
  pairExamples,
  parts,
  readSets,
  sets,
  storyExamples,
  storyGrowth,
} from "../models/train-stories.ts";
import { dayOf, filedArticles } from "../src/cli/articles.ts";
import { type Decisions, decision } from "../src/story/decide.ts";
import { newStories } from "../src/story/memory.ts";
import { placeArticle } from "../src/story/story.ts";

const shared = path.resolve(import.meta.dirname, "../../shared");
const rows = readSets(path.join(shared, "data"));
const pairs = heldApart(pairExamples(rows));
const examples = storyExamples(rows, pairs);
const stories = Array.from({ length: parts }, (_, part) => decision(grow(examples, storyGrowth, part)));
const out = fs.mkdtempSync(path.join(os.tmpdir(), "newsledger-stories-"));

for (const [set, [name]] of sets.entries()) {
  const partOf = new Map(rows[set]!.map(({ id, part }) => [id, part]));
  const decisions: Decisions = {
    sameStory: (inputs, id, other) => pairs[judge(partOf.get(id)!, partOf.get(other)!)]!(inputs),
    belongs: (inputs, id) => stories[Math.max(0, partOf.get(id)!)]!(inputs),
  };
  const state = newStories(decisions);
  const first = new Map<string, string>();
  const last = new Map<string, string>();
  for await (const article of filedArticles(
    path.join(shared, "data/stories", `${name}-dev.articles.jsonl.gz`),
  )) {
    const { place, changes } = placeArticle(state, article, dayOf(article.published));
    first.set(place.id, place.story);
    last.set(place.id, place.story);
    for (const { articles, to } of changes) for (const id of articles) last.set(id, to);
  }
  console.log(`${name.padEnd(10)}${score(name, first)}   at the end: ${score(name, last)}`);
}
fs.rmSync(out, { recursive: true });

function score(name: string, places: ReadonlyMap<string, string>): string {
  const file = path.join(out, "system.jsonl");
  fs.writeFileSync(file, [...places].map(([id, story]) => JSON.stringify({ id, story })).join("\n"));
  const gold = path.join(shared, "data/stories", `${name}-dev.gold.jsonl`);
  const scorer = path.join(shared, "score/stories.mjs");
  const run = spawnSync(process.execPath, [scorer, gold, file, "--json"], { encoding: "utf8" });
  const { bcubedF1, pairs: pair } = JSON.parse(run.stdout) as { bcubedF1: number; pairs: { f1: number } };
  return `bcubedF1 ${(100 * bcubedF1).toFixed(1)} pairs.f1 ${(100 * pair.f1).toFixed(1)}`;
}

/**
 * The two decisions of the story room, trained on the labelled story sets. Their texts may not be copied: what
 * leaves them is numbers, the trees in `src/story/weights.json`, some thousands from some thousands of articles.
 */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { compare, pairInputs } from "../src/story/compare.ts";
import { decision, type Forest, storyInputs } from "../src/story/decide.ts";
import { arrive, candidates, newStories, remember } from "../src/story/memory.ts";
import { dayOf, placeOf } from "../src/story/shelf.ts";
import { type Examples, growForest } from "./boost.ts";

/** An article of a labelled set, with those that it was compared with. */
export interface Row {
  readonly id: string;
  readonly story: string | null;
  /** Which part of the stories it is of, when parts are held apart; -1 without a label. */
  readonly part: number;
  readonly day: number | null;
  readonly seen: readonly { readonly row: number; readonly inputs: Float64Array }[];
}

interface Example {
  readonly inputs: ArrayLike<number>;
  readonly truth: number;
  readonly weight: number;
  /** The parts that it must not be trained on for. */
  readonly parts: readonly number[];
}

/** The sets, and how much each counts: errors of the local set are the costliest and its pairs the rarest. */
export const sets: readonly [name: string, weight: number][] = [
  ["allsides", 1],
  ["local", 2],
  ["ecbplus", 1],
];

/** Parts of the stories that are held apart in turn. */
export const parts = 4;
const pairGrowth = { trees: 100, depth: 4, least: 5, caution: 3 };
export const storyGrowth = { trees: 60, depth: 3, least: 10, caution: 5 };

export function trainStories(data: string, log: (line: string) => void): void {
  const rows = readSets(data);
  const pairs = pairExamples(rows);
  const pair = grow(pairs, pairGrowth, null);
  log("pairs trained");
  const story = grow(storyExamples(rows, heldApart(pairs)), storyGrowth, null);
  const file = path.resolve(import.meta.dirname, "../src/story/weights.json");
  fs.writeFileSync(file, `${JSON.stringify({ pair: rounded(pair), story: rounded(story) })}\n`);
  log(`written to ${file}`);
}

export function readSets(data: string): Row[][] {
  return sets.map(([name]) => readSet(path.join(data, "stories"), name));
}

function readSet(folder: string, name: string): Row[] {
  const gold = new Map(
    lines<{ id: string; cluster: string }>(path.join(folder, `${name}-dev.gold.jsonl`)).map((g) => [
      g.id,
      g.cluster,
    ]),
  );
  const state = newStories();
  const inputs = new Float64Array(pairInputs);
  return lines<{ id: string; title: string | null; text: string; published: string | null }>(
    path.join(folder, `${name}-dev.articles.jsonl.gz`),
  ).map(({ id, title, text, published }) => {
    const day = published ? Date.parse(published) / 86_400_000 : null;
    const arriving = arrive(state, title, text, day);
    const { terms, probe, scale } = arriving;
    const seen = candidates(state, arriving).map((row) => {
      const then = dayOf(state.shelf, row);
      const apart = day === null || then === null ? null : Math.abs(day - then);
      compare(probe, placeOf(state.shelf, row), apart, scale, inputs);
      return { row, inputs: inputs.slice() };
    });
    remember(state, id, day, terms, probe.lengths, { to: [], odds: [] });
    const story = gold.get(id) ?? null;
    return { id, story, part: partOf(story), day, seen };
  });
}

/** Stories that are told apart by their last letter are of one subject, and held apart together. */
function partOf(story: string | null): number {
  if (story === null) return -1;
  let hash = 0x811c9dc5;
  for (const sign of story.replace(/[ab]$/, "")) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) % parts;
}

function lines<T>(file: string): T[] {
  const raw = fs.readFileSync(file);
  const text = (file.endsWith(".gz") ? zlib.gunzipSync(raw) : raw).toString("utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

/** Labelled pairs; a set's pairs of one story weigh the same in all sets but for the set's own weight. */
export function pairExamples(sets: readonly Row[][]): Example[] {
  return sets.flatMap((rows, set) => {
    const examples: Example[] = [];
    for (const { story, part, seen } of rows) {
      if (story === null) continue;
      for (const { row, inputs } of seen) {
        const other = rows[row]!;
        if (other.story === null) continue;
        const truth = other.story === story ? 1 : 0;
        examples.push({ inputs, truth, weight: 1, parts: [part, other.part] });
      }
    }
    return weighted(examples, set);
  });
}

function weighted(examples: readonly Example[], set: number): Example[] {
  const same = examples.reduce((sum, { truth, weight }) => sum + (truth > 0.5 ? weight : 0), 0);
  return examples.map((example) => ({ ...example, weight: (example.weight * 1000 * sets[set]![1]) / same }));
}

/** Grows a forest on all examples but those of part `without`. */
export function grow(all: readonly Example[], growth: typeof pairGrowth, without: number | null): Forest {
  const examples = without === null ? all : all.filter(({ parts: of }) => !of.includes(without));
  const width = examples[0]!.inputs.length;
  const inputs = new Float32Array(examples.length * width);
  examples.forEach((example, i) => inputs.set(example.inputs, i * width));
  const table: Examples = {
    inputs,
    width,
    truth: examples.map(({ truth }) => truth),
    weight: examples.map(({ weight }) => weight),
  };
  return growForest(table, growth);
}

/** A decision on pairs for each part of the stories, by trees that were not grown on it. */
export function heldApart(pairs: readonly Example[]): ((inputs: Float64Array) => number)[] {
  return Array.from({ length: parts }, (_, part) => decision(grow(pairs, pairGrowth, part)));
}

/** The part whose trees judge a pair of articles of the parts given. */
export function judge(part: number, other: number): number {
  return Math.max(0, part >= 0 ? part : other);
}

/**
 * What the decision on stories meets while it sorts the sets. It begins with a plain rule; each round adds what the
 * last round's decision met on its way (Ross and others 2011). Pairs are judged by trees that never saw them, so that
 * the decision learns from odds that are as uncertain as those of new articles.
 */
export function storyExamples(
  all: readonly Row[][],
  pairs: readonly ((inputs: Float64Array) => number)[],
): Example[] {
  const found = all.map((rows) =>
    rows.map(({ part, seen }) => seen.map(({ row, inputs }) => pairs[judge(part, rows[row]!.part)]!(inputs))),
  );
  let decide = (inputs: Float64Array): number => 0.3 * inputs[0]! + 0.7 * inputs[1]! + 0.7;
  const examples: Example[] = [];
  for (let round = 0; round < 3; round++) {
    all.forEach((rows, set) => examples.push(...weighted(metOnTheWay(rows, found[set]!, decide), set)));
    if (round < 2) decide = decision(grow(examples, storyGrowth, null));
  }
  return examples;
}

function metOnTheWay(
  rows: readonly Row[],
  odds: readonly (readonly number[])[],
  decide: (inputs: Float64Array) => number,
): Example[] {
  const examples: Example[] = [];
  const stories: { members: number[]; first: number | null; last: number | null }[] = [];
  const storyOf: number[] = [];
  rows.forEach(({ story, part, day, seen }, i) => {
    const votes = new Map<number, number[]>();
    seen.forEach(({ row }, k) => {
      const of = storyOf[row]!;
      votes.set(of, [...(votes.get(of) ?? []), odds[i]![k]!]);
    });
    let best = -1;
    let bestOdds = Number.NEGATIVE_INFINITY;
    for (const voices of votes.values()) voices.sort((a, b) => b - a);
    const ranked = [...votes].sort(([, a], [, b]) => b[0]! - a[0]!);
    ranked.forEach(([of, voices], rank) => {
      const { members, first, last } = stories[of]!;
      const since = (then: number | null): number | null =>
        day === null || then === null ? null : Math.max(0, day - then);
      const rival = ranked[rank === 0 ? 1 : 0]?.[1][0] ?? null;
      const inputs = storyInputs(voices, members.length, since(last), since(first), rival);
      const labelled = members.map((m) => rows[m]!.story).filter((s) => s !== null);
      const same = labelled.filter((s) => s === story).length;
      if (story !== null && labelled.length > 0 && voices[0]! > -6) {
        const weight = Math.sqrt(Math.max(same, labelled.length - same));
        examples.push({ inputs, truth: same / labelled.length, weight, parts: [part] });
      }
      const said = decide(inputs);
      if (said <= bestOdds) return;
      bestOdds = said;
      best = of;
    });
    if (best < 0 || bestOdds < 0) best = stories.push({ members: [], first: day, last: day }) - 1;
    const joined = stories[best]!;
    joined.members.push(i);
    joined.last = day === null ? joined.last : Math.max(joined.last ?? day, day);
    storyOf.push(best);
  });
  return examples;
}

function rounded({ base, trees }: Forest): Forest {
  const short = (x: number): number => Number(x.toPrecision(4));
  return {
    base: short(base),
    trees: trees.map(({ input, below, value }) => ({
      input,
      below: below.map(short),
      value: value.map((x, at) => (input[at]! < 0 ? short(x) : 0)),
    })),
  };
}

/**
 * The two decisions of the story room, trained on the labelled story sets. Their texts may not be copied: what
 * leaves them is numbers, the weights in `src/story/weights.json`, some hundreds from some thousands of articles.
 */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { compare, pairInputs } from "../src/story/compare.ts";
import { decision, type Net, storyInputs } from "../src/story/decide.ts";
import { arrive, candidates, newStories, remember } from "../src/story/memory.ts";
import { dayOf, placeOf } from "../src/story/shelf.ts";
import { type Example, trainNet } from "./net.ts";

/** An article of a labelled set, with those that it was compared with. */
interface Row {
  readonly story: string | null;
  readonly day: number | null;
  readonly seen: readonly { readonly row: number; readonly features: Float64Array }[];
}

/** The sets, and how much each counts: errors of the local set are the costliest and its pairs the rarest. */
const sets: readonly [name: string, weight: number][] = [
  ["allsides", 1],
  ["local", 2],
  ["ecbplus", 1],
];

export function trainStories(data: string, log: (line: string) => void): void {
  const rows = sets.map(([name]) => readSet(path.join(data, "stories"), name));
  const pairs = rows.flatMap((set, i) => pairExamples(set, sets[i]![1]));
  const pair = joint([1, 2].map((seed) => trainNet(pairs, 16, seed)));
  log("pairs trained");
  const same = decision(pair);
  const odds = rows.map((set) => set.map(({ seen }) => seen.map((c) => same(c.features.slice()))));
  let decide = (features: Float64Array): number => 0.3 * features[0]! + 0.7 * features[1]! + 0.7;
  const examples: Example[] = [];
  let story: Net = pair;
  // Each round adds what the last round's decisions met on their way (Ross and others 2011).
  for (let round = 0; round < 3; round++) {
    rows.forEach((set, i) => examples.push(...storyExamples(set, odds[i]!, decide, sets[i]![1])));
    story = joint([1, 2, 3].map((seed) => trainNet(examples, 6, seed)));
    const belongs = decision(story);
    decide = (features) => belongs(features.slice());
  }
  const file = path.resolve(import.meta.dirname, "../src/story/weights.json");
  fs.writeFileSync(file, `${JSON.stringify({ pair: rounded(pair), story: rounded(story) })}\n`);
  log(`written to ${file}`);
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
      return { row, features: inputs.slice() };
    });
    remember(state, id, day, terms, probe.lengths, { to: [], odds: [] });
    return { story: gold.get(id) ?? null, day, seen };
  });
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
function pairExamples(rows: readonly Row[], weight: number): Example[] {
  const examples: Example[] = [];
  for (const { story, seen } of rows) {
    if (story === null) continue;
    for (const { row, features } of seen) {
      const other = rows[row]!.story;
      if (other !== null) examples.push({ inputs: features, truth: other === story ? 1 : 0, weight: 1 });
    }
  }
  return weighted(examples, weight);
}

function weighted(examples: readonly Example[], weight: number): Example[] {
  const same = examples.reduce((sum, { truth, weight: w }) => sum + (truth > 0.5 ? w : 0), 0);
  return examples.map((example) => ({ ...example, weight: (example.weight * 1000 * weight) / same }));
}

/** What the decision meets while it sorts a set: a story's voices, and how much of the story is the article's. */
function storyExamples(
  rows: readonly Row[],
  odds: readonly (readonly number[])[],
  decide: (features: Float64Array) => number,
  weight: number,
): Example[] {
  const examples: Example[] = [];
  const stories: { members: number[]; first: number | null; last: number | null }[] = [];
  const storyOf: number[] = [];
  rows.forEach(({ story, day, seen }, i) => {
    const votes = new Map<number, number[]>();
    seen.forEach(({ row }, k) => {
      const of = storyOf[row]!;
      votes.set(of, [...(votes.get(of) ?? []), odds[i]![k]!]);
    });
    let best = -1;
    let bestOdds = Number.NEGATIVE_INFINITY;
    for (const [of, voices] of votes) {
      const { members, first, last } = stories[of]!;
      const since = (then: number | null): number | null =>
        day === null || then === null ? null : Math.max(0, day - then);
      voices.sort((a, b) => b - a);
      const features = storyInputs(voices, members.length, since(last), since(first));
      const labelled = members.map((m) => rows[m]!.story).filter((s) => s !== null);
      const same = labelled.filter((s) => s === story).length;
      if (story !== null && labelled.length > 0 && voices[0]! > -6) {
        const most = Math.sqrt(Math.max(same, labelled.length - same));
        examples.push({ inputs: features, truth: same / labelled.length, weight: most });
      }
      const said = decide(features);
      if (said > bestOdds) {
        bestOdds = said;
        best = of;
      }
    }
    if (best < 0 || bestOdds < 0) best = stories.push({ members: [], first: day, last: day }) - 1;
    const joined = stories[best]!;
    joined.members.push(i);
    joined.last = day === null ? joined.last : Math.max(joined.last ?? day, day);
    storyOf.push(best);
  });
  return weighted(examples, weight);
}

/** The mean of several networks of the same inputs, as one. */
function joint(nets: readonly Net[]): Net {
  const part = 1 / nets.length;
  const { mean, spread, direct } = nets[0]!;
  return {
    mean,
    spread,
    hidden: nets.flatMap(({ hidden }) => hidden),
    output: nets.flatMap(({ output }) => output.map((weight) => weight * part)),
    bias: nets.reduce((sum, { bias }) => sum + bias * part, 0),
    direct: direct.map((_, j) => nets.reduce((sum, net) => sum + net.direct[j]! * part, 0)),
  };
}

function rounded(net: Net): Net {
  const short = (x: number): number => Number(x.toPrecision(4));
  return {
    mean: net.mean.map(short),
    spread: net.spread.map(short),
    hidden: net.hidden.map((unit) => unit.map(short)),
    output: net.output.map(short),
    bias: short(net.bias),
    direct: net.direct.map(short),
  };
}

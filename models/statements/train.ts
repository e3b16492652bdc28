/**
 * The judge of reports: logistic regression by AdaGrad over hashed features, on the proposals that the rules make in
 * the labelled Wikinews articles of `../shared/data/gold` and in our own sentences, `examples.en.txt`.
 */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { findArticle } from "../../src/article/article.ts";
import { findCast } from "../../src/cast/cast.ts";
import type { Page, Prose } from "../../src/model.ts";
import type { Draft } from "../../src/statement/draft.ts";
import { encodeJudge, featuresOf, type Judge, judgeSize } from "../../src/statement/judge.ts";
import { isOpen, propose } from "../../src/statement/propose.ts";
import { makeScene, type Range, type Scene } from "../../src/statement/scene.ts";
import { makeProse } from "../../src/text/prose.ts";
import { findTimes } from "../../src/time/time.ts";

type Pair = readonly [start: number, end: number];

export interface GoldRow {
  readonly id: string;
  readonly text: string;
  readonly title?: string;
  readonly published?: string;
  readonly statements: readonly { readonly cue: readonly Pair[]; readonly content: readonly Pair[] }[];
}

export interface Example {
  readonly features: Uint32Array;
  readonly report: boolean;
}

export function readGold(data: string): GoldRow[] {
  const bytes = zlib.gunzipSync(fs.readFileSync(path.join(data, "gold/gold-dev.jsonl.gz")));
  const lines = bytes.toString("utf8").split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line) as GoldRow);
}

/** A row as the rooms before statements read it. */
export function readRow(row: Pick<GoldRow, "id" | "text"> & Partial<GoldRow>): {
  prose: Prose;
  cast: ReturnType<typeof findCast>["cast"];
  times: ReturnType<typeof findTimes>["times"];
} {
  const { title, published } = row;
  const page: Page = {
    source: row.id,
    url: null,
    form: "row",
    content: row.text,
    bytes: new Uint8Array(),
    charset: "utf-8",
    capturedAt: null,
    given: { ...(title === undefined ? {} : { title }), ...(published === undefined ? {} : { published }) },
    notes: [],
  };
  const { article } = findArticle(page);
  const prose = makeProse(article.text, article.paragraphs, "en");
  const { times } = findTimes(prose, article);
  const { cast } = findCast(prose, article);
  return { prose, cast, times };
}

/** The proposals of an article, labelled: one whose cue and content are those of a gold statement is a report. */
export function examplesOf(row: GoldRow): Example[] {
  const { prose, cast, times } = readRow(row);
  const { scene } = makeScene(prose, cast, times);
  return propose(scene).flatMap((draft) => {
    if (draft.act !== "said" || !isOpen(draft)) return [];
    const cue = pairOf(scene, draft.cue!);
    const content = draft.content.map((range) => pairOf(scene, range));
    const report = row.statements.some(
      (gold) =>
        overlap(gold.cue, [cue]) > 0 &&
        2 * overlap(gold.content, content) >= Math.min(length(gold.content), length(content)),
    );
    // A report within what another said is left out by rule; it teaches nothing of what a report is.
    const nested = row.statements.some(({ content: outer }) =>
      outer.some(([from, to]) => from <= cue[0] && cue[1] <= to),
    );
    return !report && nested ? [] : [exampleOf(scene, draft, report)];
  });
}

/** Our own sentences: `+` or `-`, the cue in angle brackets. */
export function ownExamples(): Example[] {
  const file = fs.readFileSync(path.join(import.meta.dirname, "examples.en.txt"), "utf8");
  return file.split("\n").flatMap((line) => {
    if (!/^[+-] /.test(line)) return [];
    const start = line.indexOf("<") - 2;
    const end = line.indexOf(">") - 3;
    const { prose, cast, times } = readRow({
      id: "own",
      text: line.slice(2).replace("<", "").replace(">", ""),
    });
    const { scene } = makeScene(prose, cast, times);
    const there = propose(scene).filter(
      (draft) => draft.act === "said" && overlap([pairOf(scene, draft.cue!)], [[start, end]]) > 0,
    );
    return there.map((draft) => exampleOf(scene, draft, line.startsWith("+")));
  });
}

function exampleOf(scene: Scene, draft: Draft, report: boolean): Example {
  const out = new Uint32Array(64);
  return { features: out.slice(0, featuresOf(scene, draft, out)), report };
}

function pairOf({ prose: { tokens } }: Scene, { from, to }: Range): Pair {
  return [tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0];
}

function overlap(a: readonly Pair[], b: readonly Pair[]): number {
  let sum = 0;
  for (const [s, e] of a) for (const [x, y] of b) sum += Math.max(0, Math.min(e, y) - Math.max(s, x));
  return sum;
}

function length(pairs: readonly Pair[]): number {
  return pairs.reduce((sum, [start, end]) => sum + end - start, 0);
}

const epochs = 40;
const rate = 0.3;
const decay = 0.03;

/** Fits the judge; the order of the examples and a fixed seed settle every bit of it. */
export function fit(examples: readonly Example[]): Judge {
  const weights = new Float64Array(judgeSize);
  const squares = new Float64Array(judgeSize);
  const order = examples.map((_, index) => index);
  let seed = 12345;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      const j = Math.floor((seed / 2 ** 32) * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const index of order) step(examples[index]!, weights, squares);
  }
  return quantise(weights);
}

function step({ features, report }: Example, weights: Float64Array, squares: Float64Array): void {
  let sum = 0;
  for (const feature of features) sum += weights[feature]!;
  const error = 1 / (1 + Math.exp(-sum)) - (report ? 1 : 0);
  for (const feature of features) {
    const slope = error + decay * weights[feature]!;
    squares[feature]! += slope * slope;
    weights[feature]! -= (rate * slope) / Math.sqrt(squares[feature]! + 1e-8);
  }
}

function quantise(weights: Float64Array): Judge {
  const most = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9);
  const scale = Math.fround(most / 127);
  return { scale, weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)) };
}

/** Trains on all that there is and writes `models/statements.bin`. */
export function trainStatements(data: string, log: (line: string) => void): void {
  const gold = readGold(data).flatMap(examplesOf);
  const own = ownExamples();
  const judge = fit([...gold, ...own]);
  fs.writeFileSync(path.join(import.meta.dirname, "../statements.bin"), encodeJudge(judge));
  log(`${gold.length} proposals of labelled articles, ${own.length} of our own sentences`);
}

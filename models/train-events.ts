/**
 * Trains `models/events.en.json`: which event words a reader would note, and which dates can be relied on. Logistic
 * regression with AdaGrad over the named features of `src/event/describe.ts`; the order of examples is fixed, so that
 * the same data give the same weights.
 */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { findArticle } from "../src/article/article.ts";
import { findCast } from "../src/cast/cast.ts";
import { type ChoiceModel, encodeChoice } from "../src/event/choose.ts";
import { describe, settingOf } from "../src/event/describe.ts";
import { inWords } from "../src/event/name.ts";
import { type Draft, proposeEvents } from "../src/event/propose.ts";
import type { Member, Prose, Published, Span, Statement, Timex } from "../src/model.ts";
import { rowPage } from "../src/page/page.ts";
import { findStatements } from "../src/statement/statement.ts";
import { makeProse } from "../src/text/prose.ts";
import { findTimes } from "../src/time/time.ts";

/** A gold row of either set: reader's events with `what`, or dated event words. */
export interface GoldRow {
  readonly id: string;
  readonly published: string;
  readonly title?: string;
  readonly text: string;
  readonly annotatedChars?: number;
  readonly events: readonly {
    readonly what?: Span;
    readonly start?: number;
    readonly end?: number;
    readonly date?: string;
    readonly when?: string | null;
  }[];
}

/** A gold row with what the other rooms found in it: the arguments of `findEvents`. */
export interface Prepared {
  readonly row: GoldRow;
  readonly prose: Prose;
  readonly cast: readonly Member[];
  readonly times: readonly Timex[];
  readonly statements: readonly Statement[];
  readonly published: Published | null;
}

interface Example {
  readonly features: readonly string[];
  readonly label: 0 | 1;
  readonly weight: number;
}

const sets = ["gold/gold-dev.jsonl.gz", "events/meantime-airbus-apple.jsonl.gz"] as const;
/** The two sets ask for different things; a reader's choice counts more than every dated word. */
const WORDS_WEIGHT = 1.25;
const PENALTY = { keep: 6, trust: 12 };
const STEPS = 200;
const RATE = 0.05;

/** The news articles of GUM with the labels of `events/gum.en.txt`: they train, and are not measured. */
export function prepareLabelled(data: string): Prepared[] {
  const packed = fs.readFileSync(path.join(data, "coreference/gum-train-dev.jsonl.gz"));
  const rows = zlib.gunzipSync(packed).toString("utf8").trim().split("\n");
  const texts = new Map(rows.map((line) => JSON.parse(line) as GoldRow).map((row) => [row.id, row]));
  const labels = fs.readFileSync(path.join(import.meta.dirname, "events/gum.en.txt"), "utf8");
  return labels
    .split(/^== /m)
    .slice(1)
    .map((block) => {
      const [head = "", ...lines] = block.trim().split("\n");
      const [id = "", published = ""] = head.split(" ");
      const { text, title } = texts.get(id)!;
      return prepare({
        id,
        published,
        ...(title ? { title } : {}),
        text,
        events: lines.map((line) => labelled(text, line)),
      });
    });
}

/** "words | EDTF or - | status". Throws where the words do not stand in the text. */
function labelled(text: string, line: string): GoldEvent {
  const [words = "", when = ""] = line.split(" | ");
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return { what: { start, end: start + words.length }, when: when === "-" ? null : when };
}

/** All articles of both sets, read. */
export function prepareSets(data: string): Prepared[][] {
  return sets.map((file) =>
    zlib
      .gunzipSync(fs.readFileSync(path.join(data, file)))
      .toString("utf8")
      .trim()
      .split("\n")
      .map((line) => prepare(JSON.parse(line) as GoldRow)),
  );
}

function prepare(row: GoldRow): Prepared {
  const given = { id: row.id, published: row.published, ...(row.title ? { title: row.title } : {}) };
  const { article } = findArticle(rowPage(row.id, row.text, given, null));
  const prose = makeProse(article.text, article.paragraphs, article.language ?? undefined);
  const { times, published } = findTimes(prose, article);
  const { cast } = findCast(prose, article);
  const { statements } = findStatements(prose, cast, times);
  return { row, prose, cast, times, statements, published };
}

/** Trains on prepared articles of either kind. */
export function trainChoice(articles: readonly Prepared[], keepFrom: number, trustFrom: number): ChoiceModel {
  const keep: Example[] = [];
  const trust: Example[] = [];
  for (const article of articles) addExamples(article, keep, trust);
  return { keepFrom, trustFrom, keep: regress(keep, PENALTY.keep), trust: regress(trust, PENALTY.trust) };
}

function addExamples(
  { row, prose, cast, times, statements, published }: Prepared,
  keep: Example[],
  trust: Example[],
): void {
  const drafts = proposeEvents(prose, cast, times, statements, published);
  const setting = settingOf(prose, published?.value?.slice(0, 10) ?? null);
  const words = row.events.some(({ what }) => !what);
  const limit = row.annotatedChars ?? Number.POSITIVE_INFINITY;
  const goldOf = matchGold(row, drafts);
  drafts.forEach((draft, index) => {
    if (draft.word.start >= limit) return;
    const features = describe(prose, setting, drafts, index, inWords);
    const gold = goldOf.get(index);
    const when = gold && goldDate(gold);
    const noted = gold !== undefined && (!words || when !== null);
    const beside = !noted && row.events.some(({ what }) => what && overlap(what, draft.word));
    // An event that the rules do not date serves no timeline: to find it counts for less.
    const undated = when && draft.when.date === null;
    const weight = (words ? WORDS_WEIGHT : 1) * (beside ? 0.5 : 1) * (undated ? 0.3 : 1);
    keep.push({ features, label: noted ? 1 : 0, weight });
    if (!gold || draft.when.date === null || (!words && when === null)) return;
    trust.push({ features, label: isRight(when ?? null, draft.when.date) ? 1 : 0, weight: 1 });
  });
}

type GoldEvent = GoldRow["events"][number];

/** One draft a gold event: a verb with its subject before a bare verb before a noun. */
function matchGold({ events }: GoldRow, drafts: readonly Draft[]): Map<number, GoldEvent> {
  const match = new Map<number, GoldEvent>();
  for (const event of events) {
    const span = event.what ?? { start: event.start!, end: event.end! };
    const inside = drafts.flatMap((draft, index) =>
      overlap(span, draft.word) && !match.has(index) ? [index] : [],
    );
    const rank = (index: number): number => {
      const { trigger, clause } = drafts[index]!;
      return trigger.kind === "noun" ? 0 : clause.subject ? 2 : 1;
    };
    const best = inside.sort((a, b) => rank(b) - rank(a) || a - b)[0];
    if (best !== undefined) match.set(best, event);
  }
  return match;
}

function overlap(a: Span, b: Span): boolean {
  return Math.min(a.end, b.end) > Math.max(a.start, b.start);
}

function goldDate(event: GoldEvent): string | null {
  if (event.what) return event.when ?? null;
  return /^\d{4}/.test(event.date ?? "") ? event.date!.replace(/-XX/g, "") : null;
}

function isRight(gold: string | null, date: string): boolean {
  return gold !== null && (gold === date || (!gold.includes("/") && date.startsWith(gold)));
}

/**
 * Logistic regression with a quadratic penalty on all weights but the bias, by Adam (Kingma and Ba 2015) over the
 * whole set. Features seen fewer than three times are left out; weights are rounded to two places.
 */
export function regress(examples: readonly Example[], penalty: number): Map<string, number> {
  const { names, rows } = indexed(examples);
  const [theta, first, second] = [0, 1, 2].map(() => new Float64Array(names.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const gradient = new Float64Array(names.length);
  for (let step = 1; step <= STEPS; step++) {
    names.forEach((name, at) => {
      gradient[at] = name === "bias" ? 0 : penalty * theta[at]!;
    });
    rows.forEach((row, index) => {
      let sum = 0;
      for (const at of row) sum += theta[at]!;
      const { label, weight } = examples[index]!;
      const error = weight * (1 / (1 + Math.exp(-sum)) - label);
      for (const at of row) gradient[at]! += error;
    });
    for (let at = 0; at < theta.length; at++) {
      first[at] = 0.9 * first[at]! + 0.1 * gradient[at]!;
      second[at] = 0.99 * second[at]! + 0.01 * gradient[at]! ** 2;
      const [mean, square] = [first[at]! / (1 - 0.9 ** step), second[at]! / (1 - 0.99 ** step)];
      theta[at]! -= (RATE * mean) / (Math.sqrt(square) + 1e-8);
    }
  }
  const rounded = names.map((name, at) => [name, Math.round(theta[at]! * 100) / 100] as const);
  return new Map(rounded.filter(([, weight]) => weight !== 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function indexed(examples: readonly Example[]): { names: string[]; rows: number[][] } {
  const seen = new Map<string, number>();
  for (const { features } of examples) for (const name of features) seen.set(name, (seen.get(name) ?? 0) + 1);
  const names = [...seen].filter(([, count]) => count >= 3).map(([name]) => name);
  const at = new Map(names.map((name, index) => [name, index]));
  return { names, rows: examples.map(({ features }) => features.flatMap((name) => at.get(name) ?? [])) };
}

/** Where the two sets balance, by cross-validation (`eval/events-cv.ts`). */
export const thresholds = { keepFrom: 0.25, trustFrom: 0.15 };

export function trainEvents(data: string, log: (line: string) => void): void {
  const articles = [...prepareSets(data).flat(), ...prepareLabelled(data)];
  const model = trainChoice(articles, thresholds.keepFrom, thresholds.trustFrom);
  const file = path.join(import.meta.dirname, "events.en.json");
  fs.writeFileSync(file, `${encodeChoice(model)}\n`);
  log(`${articles.length} articles, ${model.keep.size} and ${model.trust.size} weights`);
}

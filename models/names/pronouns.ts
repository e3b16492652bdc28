/**
 * Learns the weights in `src/cast/pronouns.en.json`: a log-linear model that gives each "he" and "she" to one of the
 * people before it, to someone unnamed or to nobody. Learned from GUM's mention chains, from the gold articles'
 * sources that are pronouns and from the invented articles of `people.en.txt`. Half of all examples come a second time with people's genders kept back, since the names
 * of the world's news are in no list. `eval/coreference.ts` measures it on texts that it leaves out.
 */
import fs from "node:fs";
import path from "node:path";
import type { Candidate } from "../../src/cast/candidates.ts";
import type { Draft } from "../../src/cast/draft.ts";
import { viewOf } from "../../src/cast/evidence.ts";
import { gather } from "../../src/cast/gather.ts";
import { genderOf } from "../../src/cast/gender.ts";
import type { Name } from "../../src/cast/names.ts";
import { likeliest } from "../../src/cast/pronouns.ts";
import type { Prose } from "../../src/model.ts";
import { hashText } from "../../src/text/clusters.ts";
import { makeProse } from "../../src/text/prose.ts";
import { type GumRow, type Named, namedOf, namesOf } from "./gum.ts";
import { isName, kindOf, type Marked, markedArticles } from "./marked.ts";
import { rowsOf } from "./rows.ts";

export interface Example {
  /** The text that it is from. */
  readonly id: string;
  readonly weight: number;
  readonly candidates: readonly (readonly string[])[];
  /** Indexes of candidates any of which is right. */
  readonly right: readonly number[];
}

/** A text with its names, and for a pronoun's token whether a candidate is right; null where nobody knows. */
interface Known {
  readonly id: string;
  readonly prose: Prose;
  readonly names: readonly Name[];
  readonly weight: number;
  readonly isRight: (token: number, candidate: Candidate) => boolean | null;
}

type Weights = ReadonlyMap<string, number>;

export function trainPronouns(data: string, log: (line: string) => void): void {
  const examples = pronounExamples(data);
  const weights = learnPronouns(examples);
  const file = path.join(import.meta.dirname, "../../src/cast/pronouns.en.json");
  const words = JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, unknown>;
  fs.writeFileSync(file, `${JSON.stringify({ ...words, weights }, null, 2)}\n`);
  log(`src/cast/pronouns.en.json, ${Object.keys(weights).length} weights from ${examples.length} pronouns`);
}

/** Gold articles say of a few pronouns whom they mean: the rest is read with weights learned from GUM alone. */
export function pronounExamples(data: string): Example[] {
  const rows = rowsOf<GumRow>(data, "coreference/gum-train-dev.jsonl.gz").map(knownOfGum);
  const own = markedArticles(new URL("people.en.txt", import.meta.url)).map(knownOfMarked);
  const gum = [...rows, ...own].flatMap((row) => [
    ...examplesOf(row, new Map(), false),
    ...examplesOf(row, new Map(), true),
  ]);
  const first = new Map(Object.entries(learnPronouns(gum)));
  const gold = rowsOf<GoldRow>(data, "gold/gold-dev.jsonl.gz").map(knownOfGold);
  return [
    ...gum,
    ...gold.flatMap((row) => [...examplesOf(row, first, false), ...examplesOf(row, first, true)]),
  ];
}

/** Two people in three are kept back where genders are. */
const keptBack = 3;

function examplesOf(
  { id, prose, names, weight, isRight }: Known,
  learned: Weights,
  masked: boolean,
): Example[] {
  const examples: Example[] = [];
  const known = (of: Prose, draft: Draft): Draft["gender"] =>
    masked && hashText(draft.name) % keptBack !== 0 ? "" : genderOf(of, draft);
  const choose = (token: number, candidates: readonly Candidate[]): Draft | undefined => {
    const marks = candidates.map((candidate) => isRight(token, candidate));
    if (marks.includes(null)) return likeliest(candidates, learned);
    const right = marks.flatMap((mark, i) => (mark ? [i] : []));
    if (!right.length) right.push(candidates.length - 1);
    examples.push({
      id,
      weight: masked ? weight / 2 : weight,
      candidates: candidates.map(({ features }) => [...features]),
      right,
    });
    return candidates[right[0]!]!.draft ?? undefined;
  };
  gather(prose, viewOf(prose), names, { choose, genderOf: known });
  return examples;
}

/** Biographies turn about one person, news about several: news counts for more. */
const newsWeight = 3;

function knownOfGum(row: GumRow): Known {
  const prose = makeProse(row.text);
  const named = namedOf(prose, row.mentions);
  const pronouns = new Map(row.mentions.filter(({ form }) => form === "pronoun").map((m) => [m.start, m]));
  const isRight = (token: number, candidate: Candidate): boolean | null => {
    const mention = pronouns.get(prose.tokens.start[token]!);
    if (mention === undefined || mention.type !== "person") return null;
    return (
      candidate.draft !== null &&
      inChain(row, prose, named, mention.chain, candidate.draft, candidate.unnamed)
    );
  };
  return {
    id: row.id,
    prose,
    names: namesOf(prose, named),
    weight: row.genre === "news" ? newsWeight : 1,
    isRight,
  };
}

function inChain(
  { mentions }: GumRow,
  { tokens }: Prose,
  named: readonly Named[],
  chain: string,
  draft: Draft,
  unnamed: boolean,
): boolean {
  if (!unnamed)
    return draft.mentions.some(
      ({ first, form }) =>
        form === "name" &&
        named.some(({ mention, name }) => mention.chain === chain && name.start === tokens.start[first]),
    );
  return draft.mentions.some(({ end }) =>
    mentions.some((m) => m.chain === chain && m.form !== "pronoun" && m.head[1] === tokens.end[end - 1]),
  );
}

/** Whom a "?" means no name tells: anyone unnamed is right, and so is nobody. */
function knownOfMarked({ title, text, marks }: Marked): Known {
  const prose = makeProse(text);
  const byStart = new Map(marks.map((mark) => [mark.start, mark]));
  const places = new Map<string, Set<number>>();
  const named = marks.filter(({ label, start, end }) => kindOf[label[0]!] && isName(text.slice(start, end)));
  for (const { label, start } of named) places.set(label, (places.get(label) ?? new Set()).add(start));
  const names = named.flatMap((mark) => nameAt(prose, mark.start, mark.end, kindOf[mark.label[0]!]!));
  const isRight = (token: number, { draft, unnamed }: Candidate): boolean | null => {
    const label = byStart.get(prose.tokens.start[token]!)?.label;
    if (label === undefined) return null;
    if (label === "?") return draft === null || unnamed;
    const at = places.get(label);
    return (
      draft !== null &&
      !unnamed &&
      draft.mentions.some(
        ({ first, form }) => form === "name" && at?.has(prose.tokens.start[first]!) === true,
      )
    );
  };
  return { id: `marked ${title}`, prose, names, weight: newsWeight, isRight };
}

function nameAt({ tokens }: Prose, start: number, end: number, kind: Name["kind"]): Name[] {
  const first = tokens.start.indexOf(start);
  let last = first;
  while (last >= 0 && last < tokens.count && tokens.end[last]! < end) last++;
  return first >= 0 && tokens.end[last] === end ? [{ first, end: last + 1, kind }] : [];
}

interface GoldRow {
  readonly id: string;
  readonly text: string;
  readonly names: readonly {
    readonly start: number;
    readonly end: number;
    readonly kind: Name["kind"];
    readonly member: string;
  }[];
  readonly statements: readonly {
    readonly speaker?: string | null;
    readonly source: readonly (readonly [number, number])[];
  }[];
}

function knownOfGold(row: GoldRow): Known {
  const prose = makeProse(row.text);
  const { tokens } = prose;
  const speakers = new Map(
    row.statements.flatMap(({ speaker, source }): [number, string][] =>
      speaker && source[0] ? [[source[0][0], speaker]] : [],
    ),
  );
  const places = new Map<string, Set<number>>();
  for (const { member, start } of row.names) places.set(member, (places.get(member) ?? new Set()).add(start));
  const names = row.names.flatMap(({ start, end, kind }) => nameAt(prose, start, end, kind));
  const isRight = (token: number, { draft, unnamed }: Candidate): boolean | null => {
    const speaker = speakers.get(tokens.start[token]!);
    const at = speaker === undefined ? undefined : places.get(speaker);
    if (at === undefined) return null;
    return (
      draft !== null &&
      !unnamed &&
      draft.mentions.some(({ first, form }) => form === "name" && at.has(tokens.start[first]!))
    );
  };
  return { id: row.id, prose, names: names.sort((a, b) => a.first - b.first), weight: newsWeight, isRight };
}

/** Maximum likelihood with a quadratic penalty, by AdaGrad (Duchi and others 2011) over the whole set a pass. */
export function learnPronouns(examples: readonly Example[], passes = 100, decay = 3): Record<string, number> {
  const weights = new Map<string, number>();
  const squares = new Map<string, number>();
  for (let pass = 0; pass < passes; pass++) {
    const slope = new Map<string, number>();
    for (const example of examples) addSlope(example, weights, slope);
    for (const [feature, by] of slope) {
      const old = weights.get(feature) ?? 0;
      const towards = by - decay * old;
      const square = (squares.get(feature) ?? 0) + towards * towards;
      squares.set(feature, square);
      if (square > 0) weights.set(feature, old + (0.5 * towards) / Math.sqrt(square));
    }
  }
  const rounded: Record<string, number> = {};
  for (const feature of [...weights.keys()].sort()) {
    const weight = Math.round(100 * weights.get(feature)!) / 100;
    if (weight !== 0) rounded[feature] = weight;
  }
  return rounded;
}

/** Adds the slope of the logarithm of the chance that one of the right candidates is taken. */
function addSlope(
  { candidates, right, weight }: Example,
  weights: ReadonlyMap<string, number>,
  slope: Map<string, number>,
): void {
  const scores = candidates.map((features) =>
    features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0),
  );
  const top = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - top));
  const all = shares.reduce((a, b) => a + b, 0);
  const good = right.reduce((sum, i) => sum + shares[i]!, 0);
  candidates.forEach((features, i) => {
    const by = weight * ((right.includes(i) ? shares[i]! / good : 0) - shares[i]! / all);
    for (const feature of features) slope.set(feature, (slope.get(feature) ?? 0) + by);
  });
}

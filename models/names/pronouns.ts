/**
 * Learns the weights in `src/cast/pronouns.en.json` from GUM's mention chains: for each "he" and "she" the candidate of
 * the right chain must outweigh the others (a ranking perceptron, averaged). `eval/coreference.ts` measures it on texts
 * that it leaves out.
 */
import fs from "node:fs";
import path from "node:path";
import { viewOf } from "../../src/cast/evidence.ts";
import { gather } from "../../src/cast/gather.ts";
import type { Candidate } from "../../src/cast/pronouns.ts";
import { makeProse } from "../../src/text/prose.ts";
import { type GumRow, namedOf, namesOf } from "./gum.ts";
import { rowsOf } from "./rows.ts";

export interface Example {
  /** The text that it is from. */
  readonly id: string;
  readonly news: boolean;
  readonly right: readonly string[][];
  readonly wrong: readonly string[][];
}

export function trainPronouns(data: string, log: (line: string) => void): void {
  const examples = pronounExamples(rowsOf<GumRow>(data, "coreference/gum-train-dev.jsonl.gz"));
  const weights = learnPronouns(examples);
  const file = path.join(import.meta.dirname, "../../src/cast/pronouns.en.json");
  const words = JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, unknown>;
  fs.writeFileSync(file, `${JSON.stringify({ ...words, weights }, null, 2)}\n`);
  log(`src/cast/pronouns.en.json, ${Object.keys(weights).length} weights from ${examples.length} pronouns`);
}

export function pronounExamples(rows: readonly GumRow[]): Example[] {
  return rows.flatMap(examplesOf);
}

function examplesOf(row: GumRow): Example[] {
  const prose = makeProse(row.text);
  const named = namedOf(prose, row.mentions);
  const examples: Example[] = [];
  const chainAt = new Map<number, string>();
  for (const { mention, name } of named) chainAt.set(name.start, mention.chain);
  const pronounChain = new Map<number, string>();
  for (const m of row.mentions) if (m.form === "pronoun") pronounChain.set(m.start, m.chain);
  gather(prose, viewOf(prose), namesOf(prose, named), (t, candidates) => {
    const chain = pronounChain.get(prose.tokens.start[t]!);
    const inChain = ({ draft }: Candidate): boolean =>
      draft.mentions.some(
        ({ first, form }) => form === "name" && chainAt.get(prose.tokens.start[first]!) === chain,
      );
    const right = chain === undefined ? [] : candidates.filter(inChain);
    if (!right.length) return undefined;
    const wrong = candidates.filter((candidate) => !right.includes(candidate));
    if (wrong.length)
      examples.push({
        id: row.id,
        news: row.genre === "news",
        right: right.map((c) => [...c.features]),
        wrong: wrong.map((c) => [...c.features]),
      });
    return right[0]!.draft;
  });
  return examples;
}

/** Biographies turn about one person, news about several: news counts for more. */
const newsWeight = 3;

export function learnPronouns(
  examples: readonly Example[],
  passes = 12,
  margin = 15,
): Record<string, number> {
  const weights = new Map<string, number>();
  const sums = new Map<string, number>();
  const weigh = (features: readonly string[]): number =>
    features.reduce((sum, feature) => sum + (weights.get(feature) ?? 0), 0);
  let clock = 1;
  for (let pass = 0; pass < passes; pass++) {
    for (const { right, wrong, news } of examples) {
      const best = right.toSorted((a, b) => weigh(b) - weigh(a))[0]!;
      const worst = wrong.toSorted((a, b) => weigh(b) - weigh(a))[0]!;
      clock++;
      if (weigh(best) > weigh(worst) + margin) continue;
      const by = (features: readonly string[], way: number): void => {
        const sign = news ? way * newsWeight : way;
        for (const feature of features) {
          weights.set(feature, (weights.get(feature) ?? 0) + sign);
          sums.set(feature, (sums.get(feature) ?? 0) + sign * clock);
        }
      };
      by(best, 1);
      by(worst, -1);
    }
  }
  const mean: Record<string, number> = {};
  for (const feature of [...weights.keys()].sort())
    mean[feature] = Math.round(100 * (weights.get(feature)! - sums.get(feature)! / clock)) / 100;
  return mean;
}

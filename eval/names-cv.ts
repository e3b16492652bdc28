/**
 * `node eval/names-cv.ts [--folds 5] [--errors]`: names where the shipped weights would be measured on their own
 * training text. The gold set by cross-validation over articles; WikiGold with weights that leave it out. Takes some
 * minutes a fold. The figures go to `eval/names-cv.json`, which `npm run eval` prints beside its own.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { goldSet, labelled, openSets, trainingText } from "../models/names/data.ts";
import { type Labelled, train } from "../models/names/perceptron.ts";
import { viewOf } from "../src/cast/evidence.ts";
import { findNames, readWeights, type Weights } from "../src/cast/names.ts";
import { settle } from "../src/cast/settle.ts";

const { values: flags } = parseArgs({ options: { folds: { type: "string", default: "5" } } });
const folds = Number(flags.folds);
const data = path.join(import.meta.dirname, "../../shared/data");
const gold = goldSet(data);
const open = openSets(data);
const total: Count = { hits: 0, proposed: 0, gold: 0 };
for (let fold = 0; fold < folds; fold++) {
  const rest = gold.filter((_, i) => i % folds !== fold);
  const weights = readWeights(train(trainingText(open, rest)));
  const part = count(
    gold.filter((_, i) => i % folds === fold),
    weights,
  );
  for (const key of ["hits", "proposed", "gold"] as const) total[key] += part[key];
  console.log(`gold, fold ${fold + 1} of ${folds}: ${shown(part)}`);
}
console.log(`gold, cross-validated: ${shown(total)}`);
const apart = readWeights(train(trainingText(openSets(data, "wikigold"), gold)));
const wikigold = count(labelled(data, "names/wikigold.jsonl.gz", 1), apart);
console.log(`wikigold, held apart: ${shown(wikigold)}`);
const figures = {
  about: `F1 of names; gold by ${folds} folds over articles, wikigold held apart from training`,
  gold: round(f1(total)),
  wikigold: round(f1(wikigold)),
};
fs.writeFileSync(path.join(import.meta.dirname, "names-cv.json"), `${JSON.stringify(figures, null, 2)}\n`);

interface Count {
  hits: number;
  proposed: number;
  gold: number;
}

/** A hit has the same extent and the same kind. */
function count(texts: readonly Labelled[], weights: Weights): Count {
  const sum: Count = { hits: 0, proposed: 0, gold: 0 };
  for (const { prose, names } of texts) {
    const view = viewOf(prose);
    const right = new Set(names.map(({ start, end, kind }) => `${start}-${end}-${kind}`));
    const found = settle(prose, view, findNames(prose, view, weights));
    sum.gold += right.size;
    sum.proposed += found.length;
    for (const { first, end, kind } of found)
      if (right.has(`${prose.tokens.start[first]}-${prose.tokens.end[end - 1]}-${kind}`)) sum.hits++;
  }
  return sum;
}

function f1({ hits, proposed, gold: all }: Count): number {
  return (2 * hits) / (proposed + all);
}

function round(x: number): number {
  return Math.round(1000 * x) / 1000;
}

function shown(part: Count): string {
  return `P ${((100 * part.hits) / part.proposed).toFixed(1)} R ${((100 * part.hits) / part.gold).toFixed(1)} F1 ${(100 * f1(part)).toFixed(1)} (${part.gold} names)`;
}

/**
 * Which drafts a reader would put on a timeline, and which of their dates can be relied on: two linear models over
 * the same named features (logistic regression). `models/README.md` says on what they were trained.
 */
import fs from "node:fs";

/** Log-odds by feature. A map, since looking up a string made on the spot in an object would first intern it. */
export type Weights = ReadonlyMap<string, number>;

export interface ChoiceModel {
  /** That the draft is an event worth noting. */
  readonly keep: Weights;
  /** That its date is right. */
  readonly trust: Weights;
  /** An event is kept, and its date given, from these probabilities on. */
  readonly keepFrom: number;
  readonly trustFrom: number;
}

let loaded: ChoiceModel | null = null;

/** Loads the weights at first use. Throws where the file is missing or broken. */
export function loadChoice(): ChoiceModel {
  loaded ??= decodeChoice(fs.readFileSync(new URL("../../models/events.en.json", import.meta.url), "utf8"));
  return loaded;
}

/** The file's form: JSON, with an object of weights for each map. */
export function encodeChoice({ keep, trust, ...thresholds }: ChoiceModel): string {
  return JSON.stringify({ ...thresholds, keep: Object.fromEntries(keep), trust: Object.fromEntries(trust) });
}

function decodeChoice(json: string): ChoiceModel {
  const { keep, trust, ...thresholds } = JSON.parse(json) as {
    keep: Record<string, number>;
    trust: Record<string, number>;
    keepFrom: number;
    trustFrom: number;
  };
  return { ...thresholds, keep: new Map(Object.entries(keep)), trust: new Map(Object.entries(trust)) };
}

/** The probability that linear weights give to named features. Unknown features say nothing. */
export function probability(weights: Weights, features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += weights.get(feature) ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

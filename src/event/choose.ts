/**
 * Which drafts a reader would put on a timeline, and which of their dates can be relied on: two linear models over
 * the same named features (logistic regression). `models/README.md` says on what they were trained.
 */
import fs from "node:fs";

export interface ChoiceModel {
  /** Log-odds a feature that the draft is an event worth noting. */
  readonly keep: Readonly<Record<string, number>>;
  /** Log-odds a feature that its date is right. */
  readonly trust: Readonly<Record<string, number>>;
  /** An event is kept, and its date given, from these probabilities on. */
  readonly keepFrom: number;
  readonly trustFrom: number;
}

let loaded: ChoiceModel | null = null;

/** Loads the weights at first use. Throws where the file is missing or broken. */
export function loadChoice(): ChoiceModel {
  loaded ??= JSON.parse(
    fs.readFileSync(new URL("../../models/events.en.json", import.meta.url), "utf8"),
  ) as ChoiceModel;
  return loaded;
}

/** The probability that linear weights give to named features. Unknown features say nothing. */
export function probability(weights: Readonly<Record<string, number>>, features: readonly string[]): number {
  let sum = 0;
  for (const feature of features) sum += weights[feature] ?? 0;
  return 1 / (1 + Math.exp(-sum));
}

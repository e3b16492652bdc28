/**
 * Which drafts a reader would put on a timeline, and which of their dates can be relied on: two linear models over
 * the same named features (logistic regression). `models/README.md` says on what they were trained.
 */
import fs from "node:fs";
import { type Name, remembered } from "./name.ts";

/** Log-odds by feature. */
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

/** What a feature adds to the log-odds of each model. Unknown features say nothing. */
export interface Worth {
  readonly keep: number;
  readonly trust: number;
}

const unknown: Worth = { keep: 0, trust: 0 };
const worths = new WeakMap<ChoiceModel, Name<Worth>>();

/** The tag that finds a model's weights for `describe`. */
export function worthIn(model: ChoiceModel): Name<Worth> {
  const before = worths.get(model);
  if (before) return before;
  const name = remembered<Worth>((feature) => {
    const keep = model.keep.get(feature);
    const trust = model.trust.get(feature);
    return keep === undefined && trust === undefined ? unknown : { keep: keep ?? 0, trust: trust ?? 0 };
  });
  worths.set(model, name);
  return name;
}

/** The probabilities that the two models give to the features of a draft. */
export function chances(features: readonly Worth[]): Worth {
  let keep = 0;
  let trust = 0;
  for (const feature of features) {
    keep += feature.keep;
    trust += feature.trust;
  }
  return { keep: 1 / (1 + Math.exp(-keep)), trust: 1 / (1 + Math.exp(-trust)) };
}

/** The labelled text that may train weights that ship; `models/README.md` gives the credits. */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { makeProse } from "../../src/text/prose.ts";
import type { Labelled } from "./perceptron.ts";

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly names: Labelled["names"];
}

/** The rows of a set under the folder `data`. */
export function rowsOf<T = Row>(data: string, file: string): T[] {
  const raw = zlib.gunzipSync(fs.readFileSync(path.join(data, file))).toString("utf8");
  return raw
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as T);
}

export function labelled(data: string, file: string, weight: number): Labelled[] {
  return rowsOf(data, file).map(({ text, names }) => ({ prose: makeProse(text), names, weight }));
}

/** All labelled text but the gold set; `without` leaves one set out, so that it can be measured. */
export function openSets(data: string, without = ""): Labelled[] {
  const sets: [string, number][] = [
    ["wikigold", 1],
    ["uner-ewt-dev", 1],
    ["crossner-politics-train", 1],
    ["crossner-politics-dev", 1],
    ...["a", "b", "e", "f", "g", "h"].map((part): [string, number] => [`btc-${part}`, 0.5]),
    ["gum-train", 0.3],
    ["gum-dev", 0.3],
  ];
  return sets
    .filter(([name]) => name !== without)
    .flatMap(([name, weight]) => labelled(data, `names/${name}.jsonl.gz`, weight));
}

export function goldSet(data: string): Labelled[] {
  return labelled(data, "gold/gold-dev.jsonl.gz", 2);
}

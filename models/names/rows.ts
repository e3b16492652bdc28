/** The rows of a labelled set in the plain form of `../shared/data`. */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
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

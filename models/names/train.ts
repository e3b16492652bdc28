/** Makes `models/lexicon.bin` and trains `models/names.bin` on every labelled set that may train weights that ship. */
import fs from "node:fs";
import path from "node:path";
import { goldSet, openSets } from "./data.ts";
import { makeLexicon } from "./lexicon.ts";
import { train } from "./perceptron.ts";

export function trainNames(data: string, log: (line: string) => void): void {
  makeLexicon();
  log("models/lexicon.bin");
  const bytes = train([...openSets(data), ...goldSet(data)]);
  fs.writeFileSync(path.join(import.meta.dirname, "../names.bin"), bytes);
  log(`models/names.bin, ${bytes.length} bytes`);
}

/**
 * Makes `models/lexicon.bin`, trains `models/names.bin` on every labelled set that may train weights that ship, and
 * learns the weights of pronouns.
 */
import fs from "node:fs";
import path from "node:path";
import { goldSet, openSets, trainingText } from "./data.ts";
import { makeLexicon } from "./lexicon.ts";
import { train } from "./perceptron.ts";
import { trainPronouns } from "./pronouns.ts";

export function trainNames(data: string, log: (line: string) => void): void {
  makeLexicon();
  log("models/lexicon.bin");
  const bytes = train(trainingText(openSets(data), goldSet(data)));
  fs.writeFileSync(path.join(import.meta.dirname, "../names.bin"), bytes);
  log(`models/names.bin, ${bytes.length} bytes`);
  trainPronouns(data, log);
}

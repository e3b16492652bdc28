/** Rebuilds `models/tagger.en.bin`. */
import fs from "node:fs";
import { encodeModel } from "../src/text/tagger-model.ts";
import { checkedTexts, silverTexts } from "./tagger/corpus.ts";
import { train } from "./tagger/train.ts";

/** Trains on the sets under `data`; `log` gets a line a round. */
export function trainTagger(data: string, log: (line: string) => void): void {
  const checked = new URL("tagger/checked.en.txt", import.meta.url).pathname;
  const texts = [...silverTexts(data), ...checkedTexts(checked, 6)];
  fs.writeFileSync(new URL("tagger.en.bin", import.meta.url), encodeModel(train(texts, 6, log)));
}

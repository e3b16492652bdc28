/**
 * `npm run train [-- NAME ...]`: rebuilds trained weights from permitted data in `../shared/data`, in order, one
 * trainer a file of `models/`. `models/README.md` says how each was trained and on what.
 */
import path from "node:path";
import { trainNames } from "./names/train.ts";
import { trainStatements } from "./statements/train.ts";
import { trainEvents } from "./train-events.ts";
import { trainStories } from "./train-stories.ts";
import { trainTagger } from "./train-tagger.ts";

/** Each takes the folder of the data and a log; the order is that of need. */
const trainers: readonly [name: string, run: (data: string, log: (line: string) => void) => void][] = [
  ["tagger", trainTagger],
  ["names", trainNames],
  ["statements", trainStatements],
  ["events", trainEvents],
  ["stories", trainStories],
];

const asked = process.argv.slice(2);
const data = path.resolve(import.meta.dirname, "../../shared/data");
for (const [name, run] of trainers)
  if (asked.length === 0 || asked.includes(name)) run(data, (line) => console.log(`${name}: ${line}`));

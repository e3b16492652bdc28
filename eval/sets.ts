/**
 * What is measured: one row a set. `made` says which command makes the system's output; `measures` names the figures
 * of the scorer's report that have a floor (a path into its JSON; higher is better unless the name begins with "-").
 */

export interface EvalSet {
  readonly stage: string;
  readonly name: string;
  /** Under `../shared/data`. */
  readonly gold: string;
  readonly made: "articles" | "pages" | "fold" | "stories" | "stories, corrected" | "timelines";
  /** Input under `../shared/data` where it isn't the gold file itself. */
  readonly input?: string;
  readonly scorer: string;
  readonly measures: readonly string[];
  /** Where the shipped weights were trained on the set: the file and the key of its figure held apart. */
  readonly apart?: readonly [file: string, key: string];
}

const times = ["strict.f1", "relaxed.f1", "value.f1"];
const statements = ["content.f1", "complete.f1", "recall direct", "recall mixed", "recall indirect"];
const reading = (name: string, measures: string[]): EvalSet => ({
  stage: "article",
  name,
  gold: `reading/${name}/gold.jsonl`,
  made: "pages",
  input: `reading/${name}/pages`,
  scorer: "reading.mjs",
  measures,
});
const names = (name: string): EvalSet => ({
  stage: "cast",
  name,
  gold: `names/${name}.jsonl.gz`,
  made: "articles",
  scorer: "names.mjs",
  measures: ["all.f1"],
});
const timeline = (topic: string): EvalSet => ({
  stage: "timeline",
  name: `t17-${topic}`,
  gold: `timelines/t17-${topic}.gold.json`,
  made: "timelines",
  input: `timelines/t17-${topic}.articles.jsonl.gz`,
  scorer: "timelines.mjs",
  measures: ["dateF1", "AR1"],
});

export const sets: readonly EvalSet[] = [
  reading("naeb", ["bodyF1", "title", "authors", "date"]),
  reading("fundus-parsers", ["bodyF1", "title", "authors", "date"]),
  reading("trafilatura-news", ["segmentF1"]),
  reading("htmldate-news", ["date"]),
  reading("postlight", ["title", "standfirst", "authors", "date"]),
  {
    stage: "origin",
    name: "wire-credit",
    gold: "reading/wire-credit/gold.jsonl",
    made: "pages",
    input: "reading/*/pages",
    scorer: "wire-credit.mjs",
    measures: ["place.f1", "agency.f1", "-mentionTaken"],
  },
  {
    stage: "time",
    name: "timebank",
    gold: "times/timebank.jsonl.gz",
    made: "articles",
    scorer: "times.mjs",
    measures: times,
  },
  {
    stage: "time",
    name: "aquaint",
    gold: "times/aquaint.jsonl.gz",
    made: "articles",
    scorer: "times.mjs",
    measures: times,
  },
  {
    stage: "time",
    name: "wikiwars",
    gold: "times/wikiwars.jsonl.gz",
    made: "articles",
    scorer: "times.mjs",
    measures: times,
  },
  {
    stage: "time",
    name: "meantime-times",
    gold: "times/meantime-airbus-apple.jsonl.gz",
    made: "articles",
    scorer: "times.mjs",
    measures: times,
  },
  {
    stage: "time",
    name: "dating",
    gold: "dating/dev.jsonl.gz",
    made: "articles",
    scorer: "dating.mjs",
    measures: ["holdsOfAnswered", "boundedBothEnds"],
  },
  {
    stage: "cast",
    name: "gold-names",
    gold: "gold/gold-dev.jsonl.gz",
    made: "articles",
    scorer: "names.mjs",
    measures: ["all.f1"],
    apart: ["names-cv.json", "gold"],
  },
  names("worldwide-dev"),
  names("uner-ewt-test"),
  { ...names("wikigold"), apart: ["names-cv.json", "wikigold"] },
  {
    stage: "statement",
    name: "gold-statements",
    gold: "gold/gold-dev.jsonl.gz",
    made: "articles",
    scorer: "statements.mjs",
    measures: ["complete.f1", "speaker", "relay.f1"],
  },
  {
    stage: "statement",
    name: "polnear-dev",
    gold: "statements/polnear-dev.jsonl.gz",
    made: "articles",
    scorer: "statements.mjs",
    measures: statements,
  },
  {
    stage: "event",
    name: "meantime-events",
    gold: "events/meantime-airbus-apple.jsonl.gz",
    made: "articles",
    scorer: "events.mjs",
    measures: ["dated.f1", "whenRight"],
  },
  {
    stage: "event",
    name: "gold-events",
    gold: "gold/gold-dev.jsonl.gz",
    made: "articles",
    scorer: "events.mjs",
    measures: ["found.f1", "whenRight", "statusRight"],
  },
  ...["egypt", "finan", "h1n1", "haiti", "libya", "mj"].map(timeline),
  {
    stage: "copy",
    name: "reprints",
    gold: "copies/reprints-dev.pairs.jsonl",
    made: "fold",
    input: "copies/reprints-dev.articles.jsonl.gz",
    scorer: "copies.mjs",
    measures: ["copies.f1"],
  },
  {
    stage: "copy",
    name: "senate",
    gold: "copies/senate-dev.pairs.jsonl",
    made: "fold",
    input: "copies/senate-dev.articles.jsonl.gz",
    scorer: "copies.mjs",
    measures: ["copies.f1"],
  },
  ...["allsides", "local", "ecbplus"].flatMap((name) =>
    (["stories", "stories, corrected"] as const).map(
      (made): EvalSet => ({
        stage: "story",
        name: made === "stories" ? name : `${name}-corrected`,
        gold: `stories/${name}-dev.gold.jsonl`,
        made,
        input: `stories/${name}-dev.articles.jsonl.gz`,
        scorer: "stories.mjs",
        measures: ["bcubedF1", "pairs.f1"],
      }),
    ),
  ),
];

/**
 * `newsledger stories FILE`: which articles of a file are of one story, as they come: one line an article, written
 * when it comes. What later articles show of earlier ones is told to people, and in `--changes` to programs.
 */
import fs from "node:fs";
import type { Command } from "commander";
import { forgetArticles, newStories } from "../story/memory.ts";
import { placeArticle } from "../story/story.ts";
import { dayOf, filedArticles, printLine, streamDay } from "./articles.ts";
import { count } from "./read.ts";

export function addStories(program: Command): void {
  program
    .command("stories")
    .description("sort articles into stories, in the order of the file and without looking ahead")
    .argument(
      "<file>",
      "JSON lines {id, url?, source?, title?, published?, text}, plain or .gz; - is standard input",
    )
    .option("--json", "one JSON object a line: {id, story, near}, where each article was placed when it came")
    .option("--window <days>", "how long an article without a sequel is remembered", count, 400)
    .option(
      "--changes <file>",
      "write there what later articles showed: {kind, from, to, by, articles} a line",
    )
    .action(async (file: string, options: { json?: boolean; window: number; changes?: string }) => {
      const { window } = options;
      const state = newStories();
      let latest: number | null = null;
      const record = options.changes === undefined ? null : fs.openSync(options.changes, "w");
      for await (const article of filedArticles(file)) {
        const day = dayOf(article.published);
        if (day !== null) {
          latest = streamDay(latest, day, window);
          forgetArticles(state, latest - window);
        }
        const { place, changes } = placeArticle(state, article, day);
        if (record !== null)
          for (const change of changes) fs.writeSync(record, `${JSON.stringify(change)}\n`);
        if (options.json) {
          await printLine(place);
          continue;
        }
        console.log(place.near ? `${place.id} goes on with ${place.story}` : `${place.id} is a new story`);
        for (const { articles, to, by } of changes)
          for (const id of articles) if (id !== article.id) console.log(`${id} is of ${to}, as ${by} shows`);
      }
    });
}

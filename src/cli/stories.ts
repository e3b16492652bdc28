/**
 * `newsledger stories FILE`: which articles of a file are of one story, as they come. An article has a line when it
 * comes, and another each time that a later article shows that it is of another story: the last line holds.
 */
import fs from "node:fs";
import type { Command } from "commander";
import { forgetArticles, newStories } from "../story/memory.ts";
import { placeArticle } from "../story/story.ts";
import { dayOf, filedArticles, printLine, streamDay } from "./articles.ts";

export function addStories(program: Command): void {
  program
    .command("stories")
    .description("sort articles into stories, in the order of the file and without looking ahead")
    .argument("<file>", "JSON lines {id, url?, source?, title?, published?, text}, plain or .gz")
    .option(
      "--json",
      "one JSON object a line: {id, story, near}; {id, story, by} where a later article corrects it",
    )
    .option("--window <days>", "how long an article without a sequel is remembered", "400")
    .option("--changes <file>", "write there which stories were later found to be one, or two")
    .action(async (file: string, options: { json?: boolean; window: string; changes?: string }) => {
      const window = Number(options.window);
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
        if (options.json) await printLine(place);
        else
          console.log(place.near ? `${place.id} goes on with ${place.story}` : `${place.id} is a new story`);
        for (const { articles, to, by } of changes) {
          for (const id of articles) {
            if (id === article.id) continue;
            if (options.json) await printLine({ id, story: to, by });
            else console.log(`${id} is of ${to}, as ${by} shows`);
          }
        }
      }
    });
}

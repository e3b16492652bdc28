/** `newsledger stories FILE`: which articles of a file are of one story, as they come. */
import type { Command } from "commander";
import { forgetArticles, newStories } from "../story/memory.ts";
import { placeArticle } from "../story/story.ts";
import { dayOf, filedArticles, printLine } from "./articles.ts";

export function addStories(program: Command): void {
  program
    .command("stories")
    .description("sort articles into stories, in the order of the file and without looking ahead")
    .argument("<file>", "JSON lines {id, url?, source?, title?, published?, text}, plain or .gz")
    .option("--json", "one JSON object a line: {id, story, near}")
    .option("--window <days>", "how long an article without a sequel is remembered", "400")
    .action(async (file: string, options: { json?: boolean; window: string }) => {
      const window = Number(options.window);
      const state = newStories();
      let latest = Number.NEGATIVE_INFINITY;
      for await (const article of filedArticles(file)) {
        const day = dayOf(article.published);
        if (day !== null && day > latest) {
          latest = day;
          forgetArticles(state, latest - window);
        }
        const { place } = placeArticle(state, article, day);
        if (options.json) await printLine(place);
        else
          console.log(place.near ? `${place.id} goes on with ${place.story}` : `${place.id} is a new story`);
      }
    });
}

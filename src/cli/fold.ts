/** `newsledger fold FILE`: which articles of a file are one text, as they come. */
import type { Command } from "commander";
import { foldArticle } from "../copy/copy.ts";
import { memoryIndex } from "../copy/shingle-index.ts";
import { dayOf, filedArticles, printLine, streamDay } from "./articles.ts";
import { count } from "./read.ts";

/** Articles that an undated one is compared with, whatever their days: they take about 130 MB. */
const remembered = 100_000;

export function addFold(program: Command): void {
  program
    .command("fold")
    .description("fold copies of one text together")
    .argument(
      "<file>",
      "JSON lines {id, url?, source?, title?, published?, text}, plain or .gz; - is standard input",
    )
    .option("--json", "one JSON object a line: {id, fold, copyOf, share}")
    .option("--window <days>", "days between articles that are compared", count, 30)
    .action(async (file: string, options: { json?: boolean; window: number }) => {
      const { window } = options;
      const index = memoryIndex();
      let latest: number | null = null;
      for await (const article of filedArticles(file)) {
        const dated = dayOf(article.published);
        const day = dated ?? latest ?? 0;
        latest = streamDay(latest, day, window);
        index.expire(latest - window, remembered);
        const { place, notes } = foldArticle(index, article, day, dated === null ? Infinity : window);
        if (options.json) await printLine(place);
        else if (place.copyOf)
          console.log(`${place.id} is ${Math.round(place.share * 100)}% the text of ${place.copyOf}`);
        else console.log(`${place.id} is a text of its own${notes[0] ? `: ${notes[0].reason}` : ""}`);
      }
    });
}

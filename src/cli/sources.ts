/** `newsledger sources STORY`: copies folded, independent origins counted. */
import type { Command } from "commander";
import { findTarget, UnknownId } from "../desk/find.ts";
import { storyView } from "../desk/story.ts";
import { type LedgerOption, onLedger, withLedger } from "./open.ts";
import { cut, paint, print } from "./terminal.ts";

export function addSources(program: Command): void {
  withLedger(
    program
      .command("sources")
      .description("how many independent reports are behind a story, and whose copy each article is"),
  )
    .argument("<story>", "the id of a story, or of any article in it")
    .option("--json", "print JSON")
    .action((typed: string, options: LedgerOption & { json?: boolean }) =>
      onLedger(options, async (ledger) => {
        const { stored } = await findTarget(ledger, typed);
        const story = await storyView(ledger, stored.story ?? stored.id);
        if (!story) throw new UnknownId(`article ${stored.id.slice(0, 8)} is in no story yet`);
        const { folds } = story;
        if (options.json)
          return print(
            JSON.stringify({
              story: story.id,
              title: story.title,
              origins: story.origins,
              articles: story.articles.length,
              folds,
            }),
          );
        print(paint("bold", cut(story.title, 100)));
        print(
          `${story.articles.length} articles, ${story.origins} independent ${story.origins === 1 ? "origin" : "origins"}, ${story.articles.length - folds.length} copies\n`,
        );
        for (const fold of folds) {
          print(
            `${fold.agency ? paint("cyan", fold.agency) : "no agency credited"} ${paint("dim", `(${fold.articles.length} ${fold.articles.length === 1 ? "article" : "articles"})`)}`,
          );
          for (const a of fold.articles)
            print(
              `  ${paint("dim", a.id.slice(0, 8))} ${(a.published ?? "undated").slice(0, 10).padEnd(10)} ${a.publisher ?? "unknown publisher"}: ${cut(a.title, 80)}`,
            );
        }
      }),
    );
}

/** `newsledger sources STORY`: copies folded, independent origins counted. */
import type { Command } from "commander";
import { copiesOf, type OtherCopy } from "../desk/copies.ts";
import { findTarget, UnknownId } from "../desk/find.ts";
import { type StoryView, storyView } from "../desk/story.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { type LedgerOption, onLedger, withLedger } from "./open.ts";
import { cut, paint, print } from "./terminal.ts";

export function addSources(program: Command): void {
  withLedger(
    program
      .command("sources")
      .description("how many independent reports are behind a story, and whose copy each article is"),
  )
    .argument("<story>", "the id of a story, or of any article in it")
    .option("--affair", "of all stories of its affair")
    .option(
      "--older",
      "also look for copies of these articles outside the window of days, in the whole ledger",
    )
    .option("--json", "print JSON")
    .action((typed: string, options: LedgerOption & { json?: boolean; older?: boolean; affair?: boolean }) =>
      onLedger(options, async (ledger) => {
        const { stored } = await findTarget(ledger, typed);
        const story = await storyView(ledger, stored.story ?? stored.id, {
          whole: options.affair === true,
        });
        if (!story) throw new UnknownId(`article ${stored.id.slice(0, 8)} is in no story yet`);
        const { folds } = story;
        const older = options.older ? await elsewhere(ledger, story) : [];
        if (options.json)
          return print(
            JSON.stringify({
              story: story.id,
              title: story.title,
              origins: story.origins,
              articles: story.articles.length,
              folds,
              affair: story.affair,
              ...(options.older ? { older } : {}),
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
          for (const a of fold.articles) print(lineOf(a));
        }
        affairLines(story);
        if (options.older) print(older.length ? "" : "\nno copies elsewhere in the ledger");
        for (const { of, copies } of older) {
          print(`copies of ${paint("dim", of.slice(0, 8))} elsewhere in the ledger`);
          for (const copy of copies) print(`${lineOf(copy)} (${Math.round(copy.share * 100)}%)`);
        }
      }),
    );
}

function lineOf({ id, published, publisher, title }: CopyLine): string {
  return `  ${paint("dim", id.slice(0, 8))} ${(published ?? "undated").slice(0, 10).padEnd(10)} ${publisher ?? "unknown publisher"}: ${cut(title, 80)}`;
}

/** What came before and after, and why it is thought to belong together. */
function affairLines({ id, affair, whole }: StoryView): void {
  if (!affair.length) return;
  print(
    `\n${whole ? "the stories of this affair" : `part of an affair of ${affair.length} stories (--affair takes all)`}`,
  );
  for (const one of affair) {
    const titled = cut(`${one.first ?? "undated"} ${one.title}`, 90);
    const why = one.shares.length ? `both tell of ${one.shares.map(({ name }) => name).join(", ")}` : "";
    const by = one.by === null || one.by === id ? "" : `, with ${one.by.slice(0, 8)}`;
    print(`  ${paint("dim", one.id.slice(0, 8))} ${titled}${one.id === id && !whole ? " (this one)" : ""}`);
    if (why) print(paint("dim", `           ${cut(why, 100)}${by}`));
  }
}

type CopyLine = Pick<OtherCopy, "id" | "title" | "publisher" | "published">;

/** Copies of the first article of each fold that are not in the story. */
async function elsewhere(
  ledger: Ledger,
  { articles, folds }: StoryView,
): Promise<{ of: string; copies: OtherCopy[] }[]> {
  const own = new Set(articles.map(({ id }) => id));
  const found: { of: string; copies: OtherCopy[] }[] = [];
  for (const fold of folds) {
    const of = fold.first.article ?? fold.articles[0]!.id;
    const copies = (await copiesOf(ledger, (await ledger.article(of))!)).filter(({ id }) => !own.has(id));
    if (copies.length) found.push({ of, copies });
  }
  return found;
}

/** `newsledger export`: what a ledger holds in the forms that other programs read, or as a static site. */
import fs from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import { type ExportForm, exportForms, exportOf } from "../desk/exports.ts";
import { findTarget } from "../desk/find.ts";
import { storyView } from "../desk/story.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import type { StaticOptions } from "../server/static.ts";
import { type LedgerOption, onLedger, queryOf, withLedger } from "./open.ts";
import { clock } from "./serve.ts";
import { complain, print } from "./terminal.ts";

interface ExportOptions extends LedgerOption {
  readonly as?: ExportForm;
  readonly story?: string;
  readonly to: string;
  readonly site?: string;
  readonly base?: string;
  readonly affair?: boolean;
}

export function addExport(program: Command): void {
  withLedger(
    program
      .command("export")
      .description(
        "write articles, statements, events and copies in forms that other programs read, or the whole as a static site",
      ),
  )
    .argument("[words...]", "a search; without one, everything")
    .addOption(new Option("--as <form>", "the form").choices(exportForms))
    .option("--story <id>", "only the story of this article")
    .option("--affair", "with --story: all stories of its affair")
    .option("--to <folder>", "where to write; - prints a form of one file", ".")
    .option("--site <folder>", "write the site as static pages that can be hosted as they are")
    .option("--base <url>", "with --site: where the pages will stand, so that feeds can name whole addresses")
    .action((words: string[], options: ExportOptions, command: Command) => {
      if (options.base !== undefined && !/^https?:\/\/[^/]/i.test(options.base))
        command.error("error: --base is an address that begins with http:// or https://");
      if (options.affair && !options.story) command.error("error: --affair goes with --story");
      if (!options.as && !options.site)
        command.error("error: name a form (--as) or a folder for the static site (--site)");
      return onLedger(options, async (ledger) => {
        if (options.site) {
          const { staticSite } = await import("../server/static.ts");
          print(`${await staticSite(ledger, options.site, siteOptions(options))} files in ${options.site}`);
        }
        if (options.as) await write(ledger, words, options, options.as);
      });
    });
}

const siteOptions = ({ base }: ExportOptions): StaticOptions => ({
  today: clock().today(),
  ...(base === undefined ? {} : { base }),
});

async function write(
  ledger: Ledger,
  words: readonly string[],
  { story, to, affair }: ExportOptions,
  form: ExportForm,
): Promise<void> {
  const { articles, title } = await chosen(ledger, words, story, affair === true);
  const files = await exportOf(ledger, articles, form, title, clock().now());
  if (to === "-") {
    if (files.length > 1 || typeof files[0]!.content !== "string")
      complain(`${form} is more than one file of text; give a folder with --to`);
    else process.stdout.write(files[0]!.content);
    return;
  }
  fs.mkdirSync(to, { recursive: true });
  for (const { name, content } of files) {
    fs.writeFileSync(path.join(to, name), content);
    print(path.join(to, name));
  }
}

async function chosen(
  ledger: Ledger,
  words: readonly string[],
  story: string | undefined,
  affair: boolean,
): Promise<{ articles: Stored[]; title: string }> {
  const load = (ids: readonly string[]): Promise<Stored[]> =>
    Promise.all(ids.map(async (id) => (await ledger.article(id))!));
  if (story) {
    const { stored } = await findTarget(ledger, story);
    const view = stored.story ? await storyView(ledger, stored.story, { whole: affair }) : null;
    return view
      ? { articles: await load(view.articles.map(({ id }) => id)), title: view.title }
      : { articles: [stored], title: stored.headline ?? "One article" };
  }
  if (words.length)
    return {
      articles: await load((await ledger.search(queryOf(words), { limit: 100_000 })).map(({ id }) => id)),
      title: words.join(" "),
    };
  const articles: Stored[] = [];
  for await (const stored of ledger.all()) articles.push(stored);
  return { articles, title: "Newsledger" };
}

/** `newsledger timeline`: the days that matter, in the words of those who tell of them. */
import type { Command } from "commander";
import { findArticle } from "../article/article.ts";
import { affairRows } from "../desk/affair.ts";
import { findTarget } from "../desk/find.ts";
import { happeningsOf } from "../desk/happenings.ts";
import { lensOf } from "../desk/lens.ts";
import { type TimelineLine, timelineOf } from "../desk/story.ts";
import type { ArticleRow, Ledger, Stored } from "../ledger/ledger.ts";
import type { Filed } from "../model.ts";
import { rowPage } from "../page/page.ts";
import { makeProse } from "../text/prose.ts";
import { findTimes } from "../time/time.ts";
import { type DatedArticle, makeTimeline } from "../timeline/timeline.ts";
import { accountLines } from "./accounts.ts";
import { filedArticles } from "./articles.ts";
import { type LedgerOption, onLedger, queryOf, withLedger } from "./open.ts";
import { count, day } from "./read.ts";
import { clean, paint, print, wrap } from "./terminal.ts";

interface TimelineOptions extends LedgerOption {
  readonly articles?: string;
  readonly story?: string;
  readonly name?: string;
  readonly dates: number;
  readonly sentences: number;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
  readonly affair?: boolean;
}

export function addTimeline(program: Command): void {
  withLedger(
    program
      .command("timeline")
      .description("the days that matter, of a search, a story, a name or a file of articles"),
  )
    .argument("[words...]", "a search whose articles are told")
    .option("--story <id>", "the story of this article")
    .option("--affair", "with --story: all stories of its affair")
    .option("--name <name>", "the articles that name someone")
    .option("--articles <file>", "rows {id, published, text} in JSON lines (.gz too); needs no ledger")
    .option("--dates <n>", "how many days", count, 10)
    .option("--sentences <m>", "how many sentences a day", count, 2)
    .option("--from <day>", "first day", day)
    .option("--to <day>", "last day", day)
    .option("--json", "print [[date, [sentence, ..]], ..]")
    .action(async (words: string[], options: TimelineOptions, command: Command) => {
      if (options.articles) return show(await ofFile(options.articles, options), options);
      if (options.affair && !options.story) command.error("error: --affair goes with --story");
      if (!words.length && !options.story && !options.name)
        command.error("error: name words to search for, or --story, --name or --articles");
      return onLedger(options, async (ledger) => {
        const articles = await Promise.all(
          (await chosen(ledger, words, options)).map(async ({ id }) => (await ledger.article(id))!),
        );
        show(timelineOf(articles, options), options);
        if (!options.json) await showAccounts(ledger, articles);
      });
    });
}

/** Every report is compared with those like it: beyond this many articles nobody would wait for it. */
const mostCompared = 200;

async function showAccounts(ledger: Ledger, articles: readonly Stored[]): Promise<void> {
  if (articles.length > mostCompared) return;
  const lines = accountLines(happeningsOf(articles, await lensOf(ledger)));
  if (lines.length)
    print(
      `${paint("bold", "Where accounts differ")}\n${lines.map((line) => `  ${wrap(line, 4)}`).join("\n")}`,
    );
}

/** The articles that the timeline is of. */
async function chosen(
  ledger: Ledger,
  words: readonly string[],
  { story, name, affair }: TimelineOptions,
): Promise<readonly Pick<ArticleRow, "id">[]> {
  if (story) {
    const { stored }: { stored: Stored } = await findTarget(ledger, story);
    if (!stored.story) return [stored];
    return affair ? affairRows(ledger, stored.story) : ledger.story(stored.story);
  }
  if (name) {
    const [best] = await ledger.names(name, 1);
    return best ? (await ledger.articlesNaming(best.key, 1000)).map((id) => ({ id })) : [];
  }
  return ledger.search(queryOf(words), { limit: 1000 });
}

async function ofFile(file: string, ask: TimelineOptions): Promise<TimelineLine[]> {
  const articles: DatedArticle[] = [];
  for await (const row of filedArticles(file)) articles.push(dated(row));
  return makeTimeline(articles, ask).map(({ date, sentences }) => ({
    date,
    sentences: sentences.map(({ text }) => ({ text, language: null, sources: [] })),
  }));
}

function dated({ id, published, text }: Filed): DatedArticle {
  const { article } = findArticle(rowPage(id, text, { id, ...(published ? { published } : {}) }, null));
  const prose = makeProse(article.text, article.paragraphs);
  return { id, published, text, sentences: prose.sentences, times: findTimes(prose, article).times };
}

/** Prints a timeline; its sources as ids that `cite` takes. */
export function show(lines: readonly TimelineLine[], { json }: { json?: boolean }): void {
  if (json) {
    print(JSON.stringify(lines.map(({ date, sentences }) => [date, sentences.map(({ text }) => text)])));
    return;
  }
  if (!lines.length) print("no day in these articles can be told");
  for (const { date, sentences } of lines) {
    print(paint("bold", date));
    for (const { text, sources } of sentences) {
      print(`  ${wrap(text, 2)}`);
      if (sources.length)
        print(
          paint(
            "dim",
            `  ${sources.map((s) => `${clean(s.publisher ?? "unknown publisher")} [${s.article.slice(0, 8)}:${s.number}]`).join(", ")}`,
          ),
        );
    }
  }
}

/** `newsledger search`, `statements` and `cast`: looking things up in a ledger. */
import type { Command } from "commander";
import { type ActorView, actorView } from "../desk/actor.ts";
import type { StatementView } from "../desk/entries.ts";
import { saidWhat } from "../desk/said.ts";
import { type Hit, searchView } from "../desk/search.ts";
import { type LedgerOption, limit, onLedger, queryOf, withLedger } from "./open.ts";
import { clean, cut, heading, paint, print, wrap } from "./terminal.ts";

interface ListOptions extends LedgerOption {
  readonly limit: number;
  readonly json?: boolean;
  readonly from?: string;
  readonly to?: string;
}

function withList(command: Command): Command {
  return withLedger(command)
    .option("--limit <n>", "how many at most", limit, 20)
    .option("--json", "one JSON object a line");
}

function withDays(command: Command): Command {
  return withList(command)
    .option("--from <date>", "from this day, month or year on")
    .option("--to <date>", "up to it");
}

export function addSearch(program: Command): void {
  withDays(
    program
      .command("search")
      .description(
        'find articles: words, "phrases", -without, speaker: via: publisher: agency: from: to: planned:yes',
      ),
  )
    .argument("<words...>", "the query")
    .option("--newest", "newest first instead of best first")
    .action((words: string[], options: ListOptions & { newest?: boolean }) =>
      onLedger(options, async (ledger) => {
        const query = queryOf(words, { from: options.from, to: options.to });
        const hits = await searchView(ledger, query, {
          limit: options.limit,
          order: options.newest ? "date" : "rank",
        });
        for (const hit of hits) print(options.json ? JSON.stringify(hit) : hitBlock(hit));
        if (!hits.length && !options.json) print("nothing in this ledger fits");
      }),
    );
}

function hitBlock({ row, title, sentences }: Hit): string {
  const lines = sentences.map(
    ({ number, text }) => `${paint("dim", `[${number}]`.padStart(7))} ${wrap(text, 8)}`,
  );
  return [articleLine({ ...row, title, day: row.published?.slice(0, 10) ?? row.latest }), ...lines].join(
    "\n",
  );
}

export function addStatements(program: Command): void {
  withDays(program.command("statements").description("who said what, newest first"))
    .argument("[words...]", "words of what was said")
    .option("--speaker <name>", "who said it")
    .option("--via <name>", "through whom it reached the page")
    .option("--thoughts", "what people are reported to think, too")
    .action(
      (words: string[], options: ListOptions & { speaker?: string; via?: string; thoughts?: boolean }) =>
        onLedger(options, async (ledger) => {
          const { speaker, via, from, to } = options;
          const found = await saidWhat(ledger, queryOf(words, { speaker, via, from, to }), {
            limit: options.limit,
            thoughts: options.thoughts === true,
          });
          for (const view of found) print(options.json ? JSON.stringify(view) : statementBlock(view));
          if (!found.length && !options.json) print("no statement in this ledger fits");
        }),
    );
}

export function addCast(program: Command): void {
  withList(
    program
      .command("cast")
      .description(
        "a person, organisation or place: offices as stated, what they said, where they are named",
      ),
  )
    .argument("<name...>", "the name, or part of it")
    .action((words: string[], options: ListOptions) =>
      onLedger(options, async (ledger) => {
        const names = await ledger.names(words.join(" "), 10);
        for (const { key } of names) {
          const view = (await actorView(ledger, key, options.limit))!;
          print(options.json ? JSON.stringify(view) : actorBlock(view));
        }
        if (!names.length && !options.json) print("no such name in this ledger");
      }),
    );
}

function actorBlock({ name, kind, articles, offices, statements, relayed, in: where }: ActorView): string {
  const lines = [
    `${paint("bold", clean(name))}, ${kind}, in ${articles} ${articles === 1 ? "article" : "articles"}`,
  ];
  for (const { title, day, article } of offices)
    lines.push(`  ${clean(title)} ${paint("dim", `(${day ?? "undated"}, ${article.slice(0, 8)})`)}`);
  if (statements.length) lines.push(`  ${heading("said")}`, ...statements.slice(0, 5).map(statementBlock));
  if (relayed.length) lines.push(`  ${heading("passed on")}`, ...relayed.slice(0, 5).map(statementBlock));
  lines.push(
    `  ${heading("named in")}`,
    ...where.slice(0, 5).map((row) => `  ${articleLine({ ...row, agency: null })}`),
  );
  return `${lines.join("\n")}\n`;
}

function articleLine(row: {
  id: string;
  title: string;
  publisher: string | null;
  agency: string | null;
  day: string | null;
}): string {
  const facts = [
    row.publisher && clean(row.publisher),
    row.agency && `copy of ${row.agency}`,
    row.day ?? "undated",
  ].filter(Boolean);
  return `${paint("cyan", row.id.slice(0, 8))} ${paint("bold", cut(row.title, 100))} ${paint("dim", facts.join(" · "))}`;
}

function statementBlock({ id, day, speaker, source, via, words }: StatementView): string {
  const who = speaker?.name ?? (source ? `${source} (not resolved)` : "unattributed");
  const through = via.map(({ name }) => ` via ${name}`).join("");
  return `${paint("dim", `${id.slice(0, 8)}${id.slice(32)}`)} ${day ?? "undated"} ${paint("bold", clean(who))}${clean(through) && ` ${clean(through)}`}\n    ${wrap(words, 4)}`;
}

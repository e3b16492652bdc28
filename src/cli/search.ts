/** `newsledger search`, `statements` and `cast`: looking things up in a ledger. */
import type { Command } from "commander";
import { entryIds } from "../ledger/ids.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import { keyOf, type Query, wordsOf } from "../ledger/query.ts";
import type { Member, Span } from "../model.ts";
import { makeProse } from "../text/prose.ts";
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
    .option("--from <date>", "from this day, month or year on")
    .option("--to <date>", "up to it")
    .option("--json", "one JSON object a line");
}

export function addSearch(program: Command): void {
  withList(
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
        const rows = await ledger.search(query, {
          limit: options.limit,
          order: options.newest ? "date" : "rank",
        });
        for (const row of rows) {
          const stored = (await ledger.article(row.id))!;
          const hits = sentencesWith(stored, query).slice(0, 3);
          if (options.json) print(JSON.stringify({ ...row, sentences: hits }));
          else
            print(
              `${articleLine(stored)}\n${hits.map(({ number, text }) => `${paint("dim", `[${number}]`.padStart(7))} ${wrap(text, 8)}`).join("\n")}`,
            );
        }
        if (!rows.length && !options.json) print("nothing in this ledger fits");
      }),
    );
}

export function addStatements(program: Command): void {
  withList(program.command("statements").description("who said what, newest first"))
    .argument("[words...]", "words of what was said")
    .option("--speaker <name>", "who said it")
    .option("--via <name>", "through whom it reached the page")
    .option("--thoughts", "what people are reported to think, too")
    .action(
      (words: string[], options: ListOptions & { speaker?: string; via?: string; thoughts?: boolean }) =>
        onLedger(options, async (ledger) => {
          const query = queryOf(words, {
            speaker: options.speaker,
            via: options.via,
            from: options.from,
            to: options.to,
          });
          const found = await ledger.statements(query, {
            limit: options.limit,
            thoughts: options.thoughts === true,
          });
          for (const { article, index } of found) {
            const stored = (await ledger.article(article))!;
            print(
              options.json ? JSON.stringify(statementJson(stored, index)) : statementBlock(stored, index),
            );
          }
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
        const found = await ledger.names(words.join(" "), 10);
        if (!found.length && !options.json) print("no such name in this ledger");
        for (const name of found) {
          const articles = await Promise.all(
            (await ledger.articlesNaming(name.key, options.limit)).map(
              async (id) => (await ledger.article(id))!,
            ),
          );
          if (options.json)
            print(
              JSON.stringify({
                ...name,
                offices: officesOf(articles, name.key),
                in: articles.map(({ id }) => id),
              }),
            );
          else await printName(ledger, name, articles, options.limit);
        }
      }),
    );
}

async function printName(
  ledger: Ledger,
  name: { key: string; name: string; kind: string; articles: number },
  articles: readonly Stored[],
  most: number,
): Promise<void> {
  print(
    `${paint("bold", clean(name.name))}, ${name.kind}, in ${name.articles} ${name.articles === 1 ? "article" : "articles"}`,
  );
  for (const { title, day, id } of officesOf(articles, name.key))
    print(`  ${title} ${paint("dim", `(${day ?? "undated"}, ${id.slice(0, 8)})`)}`);
  const said = await ledger.statements(queryOf([], { speaker: name.name }), { limit: Math.min(5, most) });
  if (said.length) print(`  ${heading("said")}`);
  for (const { article, index } of said) print(statementBlock((await ledger.article(article))!, index));
  for (const stored of articles.slice(0, 5)) print(`  ${articleLine(stored)}`);
  print("");
}

/** Each office once, with the first article that states it. */
function officesOf(
  articles: readonly Stored[],
  key: string,
): { title: string; day: string | null; id: string }[] {
  const offices = new Map<string, { title: string; day: string | null; id: string }>();
  for (const { id, reading, latest } of articles) {
    for (const member of reading.cast.filter((m: Member) => keyOf(m.name) === key)) {
      for (const { title } of member.offices)
        if (!offices.has(keyOf(title))) offices.set(keyOf(title), { title, day: latest, id });
    }
  }
  return [...offices.values()];
}

export function articleLine(row: Stored): string {
  const title = row.headline ?? row.reading.article.standfirst ?? row.reading.article.text.slice(0, 90);
  const facts = [
    row.publisher,
    row.agency && `copy of ${row.agency}`,
    row.published?.slice(0, 10) ?? (row.latest ? `by ${row.latest}` : "undated"),
  ].filter(Boolean);
  return `${paint("cyan", row.id.slice(0, 8))} ${paint("bold", cut(title, 100))} ${paint("dim", facts.join(" · "))}`;
}

function statementBlock(stored: Stored, index: number): string {
  const { speaker, via, words, day } = statementJson(stored, index);
  const id = entryIds(stored.reading).statements[index]!;
  const through = via.length ? ` via ${via.join(" via ")}` : "";
  return `${paint("dim", `${id.slice(0, 8)}${id.slice(32)}`)} ${day ?? "undated"} ${paint("bold", speaker ?? "unattributed")}${through}\n    ${wrap(words, 4)}`;
}

function statementJson({ id: article, reading, latest }: Stored, index: number) {
  const statement = reading.statements[index]!;
  const name = (id: string): string => reading.cast.find((m) => m.id === id)?.name ?? id;
  const { text } = reading.article;
  return {
    id: entryIds(reading).statements[index]!,
    article,
    speaker: statement.speaker ? name(statement.speaker) : null,
    source: statement.source ? text.slice(statement.source.start, statement.source.end) : null,
    via: statement.via.map(name),
    act: statement.act,
    manner: statement.manner,
    words: statement.content.map(({ start, end }) => text.slice(start, end)).join(" … "),
    saidOn: statement.saidOn,
    day: statement.saidOn ?? latest,
    sentence: text.slice(statement.sentence.start, statement.sentence.end),
  };
}

/** The sentences of an article that hold words of the query, those with most of them first. */
export function sentencesWith(
  { reading }: Stored,
  query: Query,
): { number: number; text: string; span: Span }[] {
  const wanted = new Set(query.must.flat());
  if (!wanted.size) return [];
  const { text, paragraphs, language } = reading.article;
  return makeProse(text, paragraphs, language ?? undefined)
    .sentences.map(({ start, end }, index) => {
      const words = new Set(wordsOf(text.slice(start, end)));
      return {
        number: index + 1,
        text: text.slice(start, end),
        span: { start, end },
        hits: [...wanted].filter((word) => words.has(word)).length,
      };
    })
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits || a.number - b.number)
    .map(({ number, text: sentence, span }) => ({ number, text: sentence, span }));
}

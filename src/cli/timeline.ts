/** `newsledger timeline --articles FILE`: the timeline of dated articles in a file, without a ledger. */
import fs from "node:fs";
import zlib from "node:zlib";
import type { Command } from "commander";
import { findArticle } from "../article/article.ts";
import { rowPage } from "../page/page.ts";
import { makeProse } from "../text/prose.ts";
import { findTimes } from "../time/time.ts";
import { type DatedArticle, makeTimeline, type TimelineAsk } from "../timeline/timeline.ts";

interface Row {
  readonly id: string;
  readonly published?: string;
  readonly title?: string;
  readonly text: string;
}

/** Adds the command to the program. It prints `[[date, [sentence, ..]], ..]`. */
export function addTimeline(program: Command): void {
  program
    .command("timeline")
    .description("the days that matter in a set of dated articles, in their own words")
    .option("--json", "print JSON")
    .requiredOption("--articles <file>", "rows {id, published, text}, plain or .gz")
    .option("--dates <n>", "how many days", "10")
    .option("--sentences <m>", "how many sentences a day", "2")
    .option("--from <day>", "first day")
    .option("--to <day>", "last day")
    .action((options: { articles: string; dates: string; sentences: string; from?: string; to?: string }) => {
      const days = timelineOf(fs.readFileSync(options.articles), {
        dates: Number(options.dates),
        sentences: Number(options.sentences),
        ...(options.from ? { from: options.from } : {}),
        ...(options.to ? { to: options.to } : {}),
      });
      process.stdout.write(`${JSON.stringify(days)}\n`);
    });
}

/** The timeline of the rows in a file's bytes (JSON lines, plain or gzip). */
export function timelineOf(bytes: Buffer, ask: TimelineAsk): [string, string[]][] {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? zlib.gunzipSync(bytes) : bytes;
  const rows = plain
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as Row);
  return makeTimeline(rows.map(datedArticle), ask).map(({ date, sentences }) => [
    date,
    sentences.map(({ text }) => text),
  ]);
}

function datedArticle(row: Row): DatedArticle {
  const given = { id: row.id, ...(row.published ? { published: row.published } : {}) };
  const { article } = findArticle(rowPage(row.id, row.text, given, null));
  const prose = makeProse(article.text, article.paragraphs);
  const { times } = findTimes(prose, article);
  return { id: row.id, published: row.published ?? null, text: row.text, sentences: prose.sentences, times };
}

/**
 * Plain articles a second through `read`, the whole of it, on one core: rows of `../shared/data`, read in this
 * process after one round of warming up. `npm run -s bench -- articles`.
 */
import fs from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { rowPage } from "../src/page/page.ts";
import { read } from "../src/read.ts";

const file = path.resolve(import.meta.dirname, "../../shared/data/statements/polnear-dev.jsonl.gz");
if (!fs.existsSync(file)) {
  console.log("bench articles: skipped, ../shared/data is not there");
} else {
  const rows = gunzipSync(fs.readFileSync(file))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { id: string; published: string; text: string });
  const pages = rows.map(({ id, published, text }) => rowPage(id, text, { id, published }, null));
  const round = (): { seconds: number; tokens: number } => {
    const started = process.cpuUsage();
    let characters = 0;
    for (const page of pages) characters += read(page, "2026-01-01T00:00:00Z").article.text.length;
    const { user, system } = process.cpuUsage(started);
    return { seconds: (user + system) / 1e6, tokens: characters / 5.5 };
  };
  round();
  const rounds = [round(), round(), round()].sort((a, b) => a.seconds - b.seconds);
  const { seconds, tokens } = rounds[1]!;
  console.log(
    `articles: ${Math.round(pages.length / seconds)} a CPU second, about ${Math.round(tokens / seconds)} tokens a second (${pages.length} articles of ${Math.round(tokens / pages.length)} tokens)`,
  );
}

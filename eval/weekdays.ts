/**
 * `node eval/weekdays.ts [--errors]`: of the expressions in the gold of all four sets that are a bare weekday and no
 * more ("Friday"), the share whose day we give. "Friday night" for a gold "Friday" has the right day and the wrong
 * value, so that both are counted.
 */
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { findArticle } from "../src/article/article.ts";
import { rowPage } from "../src/page/page.ts";
import { makeProse } from "../src/text/prose.ts";
import { findTimes } from "../src/time/time.ts";

interface Row {
  readonly id: string;
  readonly published: string;
  readonly text: string;
  readonly times: readonly { start: number; end: number; value: string }[];
}

const weekday = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/i;
const shared = path.resolve(import.meta.dirname, "..", "..", "shared", "data", "times");
let all = 0;
let right = 0;
let sameDay = 0;
for (const name of ["timebank", "aquaint", "meantime-airbus-apple", "wikiwars"]) {
  const file = path.join(shared, `${name}.jsonl.gz`);
  if (!fs.existsSync(file)) {
    console.log(`${name} skipped: ${file} is not there`);
    continue;
  }
  for (const line of zlib.gunzipSync(fs.readFileSync(file)).toString("utf8").trim().split("\n")) {
    const { id, published, text, times } = JSON.parse(line) as Row;
    const { article } = findArticle(rowPage(id, text, { published }, null));
    const found = findTimes(makeProse(article.text, article.paragraphs), article).times;
    for (const gold of times) {
      if (!weekday.test(text.slice(gold.start, gold.end))) continue;
      const got = found.filter(({ start, end }) => start < gold.end && gold.start < end);
      all++;
      if (got.some(({ value }) => value === gold.value)) right++;
      if (got.some(({ value }) => value.slice(0, 10) === gold.value.slice(0, 10))) sameDay++;
      else if (process.argv.includes("--errors")) {
        const around = text.slice(Math.max(0, gold.start - 70), gold.end + 40).replaceAll("\n", " ");
        console.log(
          `${id} (${published}) ${gold.value}, got ${got.map(({ value }) => value).join(" ")}: ${around}`,
        );
      }
    }
  }
}
const share = (n: number): string => `${((100 * n) / all).toFixed(1)}%`;
console.log(`${all} bare weekdays: value right ${share(right)}, day right ${share(sameDay)}`);

/**
 * A ledger of many articles, made fast: a few hundred invented texts are read, then told again under other names,
 * places and days of the same length, so that every span still slices. Used by the load bench and the search bench.
 */
import { createHash } from "node:crypto";
import type { Deposit, Placement } from "../src/ledger/ledger.ts";
import { openLedger } from "../src/ledger/sqlite.ts";
import { rowPage } from "../src/page/page.ts";
import { read } from "../src/read.ts";

const towns = ["Ostrel", "Kassan", "Varnow", "Illume", "Mardin", "Tolven", "Sirmio", "Halden"];
const people = [
  "Ana Velin",
  "Ivo Marek",
  "Eva Solen",
  "Tom Hagen",
  "Lea Norin",
  "Max Weber",
  "Ida Holms",
  "Ole Grann",
];
const topics = ["harbour", "bridges", "schools", "ferries", "budgets", "housing", "markets", "railway"];
const agencies = ["Norpress", "Meridian"];

function text(n: number): string {
  const pick = (list: readonly string[], k: number): string => list[(n * 7 + k * 13) % list.length]!;
  return [
    `${pick(towns, 1).toUpperCase()}, March 9 (${pick(agencies, n)}) - The council of ${pick(towns, 1)} will vote on the ${pick(topics, 1)} on Thursday, mayor ${pick(people, 1)} said.`,
    `"We have waited ${3 + (n % 9)} years for this," ${pick(people, 1)} told ${pick(agencies, n + 1)}. "The ${pick(topics, 1)} cannot wait another winter."`,
    `The opposition leader, ${pick(people, 2)}, said that the plan was too expensive. According to ${pick(people, 3)}, an adviser, it costs ${10 + (n % 80)} million crowns.`,
    `A first plan failed in ${2015 + (n % 9)}. On February ${1 + (n % 27)}, the council of ${pick(towns, 2)} had voted against a similar plan for its ${pick(topics, 2)}.`,
    `Work is to begin in May and to end within two years, the council said in a statement.`,
  ].join("\n");
}

/** Fills the ledger at `file` with `count` articles in stories of about five; returns how long it took, in seconds. */
export async function fillLedger(file: string, count: number): Promise<number> {
  const started = performance.now();
  const patterns = Array.from({ length: 400 }, (_, n) =>
    read(
      rowPage(
        `row-${n}`,
        text(n),
        { title: `Council of ${towns[n % 8]!} to vote on ${topics[n % 8]!}`, published: "2026-03-09" },
        null,
      ),
      "2026-03-10T00:00:00Z",
    ),
  );
  const ledger = openLedger(file);
  for (let from = 0; from < count; from += 50) {
    const batch: Deposit[] = [];
    const placements: Placement[] = [];
    for (let n = from; n < Math.min(count, from + 50); n++) {
      const reading = patterns[n % patterns.length]!;
      const id = createHash("sha256").update(`article ${n}`).digest("hex").slice(0, 32);
      const story = createHash("sha256")
        .update(`article ${n - (n % 5)}`)
        .digest("hex")
        .slice(0, 32);
      const day = new Date(Date.UTC(2024, 0, 1) + (n % 800) * 864e5).toISOString().slice(0, 10);
      const word = `w${(n % 10_000).toString(36).padStart(4, "0")}`;
      const own = {
        ...reading.article,
        text: `${reading.article.text}\nFile ${word} of the archive.`,
        publisher: `Paper ${n % 97}`,
        published: { value: day, earliest: day, latest: day, from: "given" as const, evidence: [] },
      };
      batch.push({
        page: {
          source: `page-${n}`,
          url: `https://example.org/${n}`,
          form: "html",
          charset: "utf-8",
          capturedAt: null,
          bytes: Buffer.from(own.text),
        },
        reading: { ...reading, id, url: `https://example.org/${n}`, article: own },
      });
      placements.push({ article: id, fold: id, story });
    }
    await ledger.add(batch, "2026-03-10T00:00:00Z");
    await ledger.place(placements);
  }
  await ledger.close();
  return (performance.now() - started) / 1000;
}

/**
 * The same event in several articles of one story. Reports are taken in order of publication; each joins the happening
 * that it agrees with on date, cast and words, or begins one. A plan and the report that it took place, or was called
 * off, are one happening.
 */
import type { EventReport, Happening } from "../model.ts";
import { agreement, type Weights } from "./agree.ts";
import { settle } from "./settle.ts";
import { type Telling, tellingOf } from "./telling.ts";

/** How many happenings a word leads to, the latest first, and how many reports of one are compared. */
const MOST_LEADS = 60;
const MOST_REPORTS = 8;
/**
 * Happenings in order of their first report; each report stands in exactly one. `today` (ISO day) decides which
 * plans are past their date. Time grows with the reports times `MOST_LEADS` at the worst.
 */
export function joinEvents(reports: readonly EventReport[], today: string): Happening[] {
  const tellings = reports
    .map(tellingOf)
    .sort(
      (a, b) => (a.published ?? Number.POSITIVE_INFINITY) - (b.published ?? Number.POSITIVE_INFINITY) || 0,
    );
  const weights = weigh(tellings);
  const happenings: Telling[][] = [];
  const byWord = new Map<string, number[]>();
  for (const telling of tellings) {
    const home = bestHome(telling, happenings, byWord, weights);
    const at = home ?? happenings.push([]) - 1;
    happenings[at]!.push(telling);
    for (const word of leadsOf(telling)) {
      const leads = byWord.get(word) ?? [];
      byWord.set(word, leads);
      if (leads.at(-1) !== at) leads.push(at);
    }
  }
  return happenings.map((group, index) => settle(`h${index + 1}`, group, today));
}

/** Inverse document frequencies over the reports (Spärck Jones 1972). */
function weigh(tellings: readonly Telling[]): Weights {
  const seen = new Map<string, number>();
  for (const { words } of tellings) for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
  const rarity = (word: string): number => Math.log(1 + tellings.length / (seen.get(word) ?? 1));
  const length = new Map(
    tellings.map((one) => [one, Math.hypot(...[...one.words].slice(0, 200).map(rarity))]),
  );
  return { rarity, length };
}

/** What leads from one telling to others: its words, the happenings it names, and what it counts. */
function leadsOf({ words, happenings, figures }: Telling): Set<string> {
  return new Set([...words, ...happenings, ...[...figures.tolls].map((toll) => `toll ${toll}`)]);
}

function bestHome(
  telling: Telling,
  happenings: readonly (readonly Telling[])[],
  byWord: ReadonlyMap<string, readonly number[]>,
  weights: Weights,
): number | null {
  const leads = new Set<number>();
  for (const word of leadsOf(telling))
    for (const lead of (byWord.get(word) ?? []).slice(-MOST_LEADS)) leads.add(lead);
  let best: number | null = null;
  let most = 0;
  for (const lead of leads) {
    const group = happenings[lead]!;
    // Two events of one article are two: its own room has joined what is the same.
    if (group.some(({ report }) => report.article === telling.report.article)) continue;
    for (const other of group.slice(-MOST_REPORTS)) {
      const likeness = agreement(telling, other, weights);
      if (likeness > most) {
        most = likeness;
        best = lead;
      }
    }
  }
  return best;
}

/**
 * The same event in several articles. Reports are taken in order of publication; each joins the happening that it
 * agrees with on date, cast and words, or begins one. A plan and the report that it took place are one happening.
 */
import type { EventReport, Happening } from "../model.ts";
import { settle } from "./settle.ts";
import { type Telling, tellingOf } from "./telling.ts";

/** How many happenings a word leads to, the latest first, and how many reports of one are compared. */
const MOST_LEADS = 60;
const MOST_REPORTS = 8;
/** Days between reports that may still mean the same, where a date is missing; and between dates in conflict. */
const NEAR_REPORTS = 10;
const NEAR_DATES = 3;

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
    for (const word of telling.words) {
      const leads = byWord.get(word) ?? [];
      byWord.set(word, leads);
      if (leads.at(-1) !== at) leads.push(at);
    }
  }
  return happenings.map((group, index) => settle(`h${index + 1}`, group, today));
}

/** How telling each word is, and the length of each telling's vector of words. */
interface Weights {
  readonly rarity: (word: string) => number;
  readonly length: ReadonlyMap<Telling, number>;
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

function bestHome(
  telling: Telling,
  happenings: readonly (readonly Telling[])[],
  byWord: ReadonlyMap<string, readonly number[]>,
  weights: Weights,
): number | null {
  const leads = new Set<number>();
  for (const word of telling.words)
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

/** The cosine that is needed where a name and the trigger are shared, where only a name is, where no name is. */
const NEEDED = {
  agree: [0.3, 0.5, 0.7],
  open: [0.4, 0.6, 0.8],
  near: [0.5, 0.7, 2],
  far: [2, 2, 2],
} as const;

/** Above 0 where two reports tell the same happening: how much they agree. */
function agreement(a: Telling, b: Telling, weights: Weights): number {
  const { cosine, shared } = compare(a, b, weights);
  const names = [...a.names].filter((name) => b.names.has(name)).length;
  const trigger = a.trigger === b.trigger;
  const relation = dates(a, b);
  const enough = NEEDED[relation];
  const needed = names > 0 ? (trigger ? enough[0] : enough[1]) : enough[2];
  // "It collapsed" and "the wall collapsed" share a verb and nothing that says what fell.
  if (shared < 2 && (names === 0 || relation !== "agree")) return 0;
  return cosine >= needed ? cosine + 0.1 * names : 0;
}

/** Whether the dates agree, are open (one is missing), are near but differ, or are far apart. */
function dates(a: Telling, b: Telling): "agree" | "open" | "near" | "far" {
  if (a.days && b.days) {
    const gap = Math.max(a.days.first, b.days.first) - Math.min(a.days.last, b.days.last);
    return gap <= 0 ? "agree" : gap <= NEAR_DATES ? "near" : "far";
  }
  const [left, right] = [middle(a), middle(b)];
  return left !== null && right !== null && Math.abs(left - right) > NEAR_REPORTS ? "far" : "open";
}

/** The day that stands for a report where dates are missing. */
function middle({ days, published }: Telling): number | null {
  return days && Number.isFinite(days.first) ? days.first : published;
}

/** The cosine of the words of two tellings, and how many they share. */
function compare(a: Telling, b: Telling, { rarity, length }: Weights): { cosine: number; shared: number } {
  let product = 0;
  let shared = 0;
  for (const word of a.words) {
    if (!b.words.has(word)) continue;
    product += rarity(word) ** 2;
    shared++;
  }
  return { cosine: shared === 0 ? 0 : product / (length.get(a)! * length.get(b)!), shared };
}

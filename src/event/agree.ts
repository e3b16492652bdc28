/** Whether two reports tell one happening, and how much they agree. */
import { isPlan, type Telling } from "./telling.ts";

/** Days between reports that may still mean the same, where a date is missing; and between dates in conflict. */
const NEAR_REPORTS = 10;
const NEAR_DATES = 3;
/** A plan may be called off so many days before its day. */
const LONGEST_PLAN = 200;

/** How telling each word is, and the length of each telling's vector of words. */
export interface Weights {
  readonly rarity: (word: string) => number;
  readonly length: ReadonlyMap<Telling, number>;
}

/** Above 0 where two reports tell the same happening: how much they agree. The first rule that holds decides. */
export function agreement(a: Telling, b: Telling, weights: Weights): number {
  const likeness = compare(a, b, weights);
  if (a.says || b.says) return Math.max(repeated(a, b, likeness), toll(a, b));
  return (
    inWords(a, b, likeness) ||
    sameDay(a, b, likeness) ||
    closed(a, b, likeness) ||
    calledOff(a, b, likeness) ||
    toll(a, b)
  );
}

interface Likeness {
  /** The cosine of the words of two tellings. */
  readonly cosine: number;
  /** The share of the shorter telling's words that the longer one has, each word by its rarity. */
  readonly held: number;
  readonly shared: number;
  /** Names in common. */
  readonly names: number;
}

function compare(a: Telling, b: Telling, { rarity, length }: Weights): Likeness {
  let product = 0;
  let shared = 0;
  for (const word of a.words) {
    if (!b.words.has(word)) continue;
    product += rarity(word) ** 2;
    shared++;
  }
  const names = [...a.names].filter((name) => b.names.has(name)).length;
  if (shared === 0) return { cosine: 0, held: 0, shared, names };
  const [left, right] = [length.get(a)!, length.get(b)!];
  return { cosine: product / (left * right), held: product / Math.min(left, right) ** 2, shared, names };
}

/** What people say of one matter sounds alike: two reports of words are one only where the words are the same. */
function repeated(a: Telling, b: Telling, { cosine, shared }: Likeness): number {
  return a.trigger === b.trigger && shared > 1 && cosine >= 0.9 && dates(a, b) !== "far" ? cosine : 0;
}

/** The cosine that is needed where a name and the trigger are shared, where only a name is, where no name is. */
const NEEDED = {
  agree: [0.3, 0.5, 0.7],
  open: [0.4, 0.6, 0.8],
  near: [0.5, 0.7, 2],
  far: [2, 2, 2],
} as const;

/** Told in like words, of like people, around one day. */
function inWords(a: Telling, b: Telling, { cosine, shared, names }: Likeness): number {
  const relation = dates(a, b);
  const enough = NEEDED[relation];
  const needed = names > 0 ? (a.trigger === b.trigger ? enough[0] : enough[1]) : enough[2];
  // "It collapsed" and "the wall collapsed" share a verb and nothing that says what fell.
  if (shared < 2 && (names === 0 || relation !== "agree")) return 0;
  return cosine >= needed ? cosine + 0.1 * names : 0;
}

/**
 * On one day: by one word, where the shorter telling says nearly nothing that the longer does not; or by a word for one
 * kind of happening, with a name and another word in common.
 */
function sameDay(a: Telling, b: Telling, { held, shared, names, cosine }: Likeness): number {
  if (!isOneDay(a, b) || shared < 2) return 0;
  if (a.trigger === b.trigger && held >= 0.75) return held / 2;
  const named = names > 0 && !isPlan(a) && !isPlan(b) && sameKind(a, b);
  return named && held >= 0.15 ? Math.max(cosine, 0.2) : 0;
}

/** A plan and the report of that day which names the same happening in the same setting. */
function closed(a: Telling, b: Telling, { cosine, names }: Likeness): number {
  const [plan, report] = isPlan(a) ? [a, b] : [b, a];
  if (!isPlan(plan) || isPlan(report) || report.cancels || !isByThen(report, plan)) return 0;
  if (!sameKind(plan, report)) return 0;
  return names > 0 || around(plan, report) > 1 ? 0.3 + cosine + 0.1 * names : 0;
}

/** A plan, and the later report that it was called off or put off before its day was over. */
function calledOff(a: Telling, b: Telling, { cosine, names }: Likeness): number {
  const [plan, report] = isPlan(a) ? [a, b] : [b, a];
  if (!isPlan(plan) || !report.cancels || isPlan(report) || !plan.days) return 0;
  if (plan.published !== null && report.published !== null && plan.published > report.published) return 0;
  const told = report.days ? report.days.first : report.published;
  if (told === null || told > plan.days.last || plan.days.first - told > LONGEST_PLAN) return 0;
  if (!sameKind(plan, report)) return 0;
  return names > 0 || around(plan, report) > 2 ? 0.3 + cosine + 0.1 * names : 0;
}

/** Whether two tellings name a happening of one kind. */
function sameKind(a: Telling, b: Telling): boolean {
  return [...a.happenings].some((one) => b.happenings.has(one));
}

/** How many words the sentences share, the happening's own among them. */
function around(a: Telling, b: Telling): number {
  return [...a.setting].filter((word) => b.setting.has(word)).length;
}

/** How many died on a day is one question, in whatever words it is answered; the weakest reason of all. */
function toll(a: Telling, b: Telling): number {
  const { tolls } = b.figures;
  return isOneDay(a, b) && [...a.figures.tolls].some((one) => tolls.has(one)) ? 0.1 : 0;
}

/** Both are of one and the same day. */
function isOneDay(a: Telling, b: Telling): boolean {
  return (
    a.days !== null &&
    b.days !== null &&
    a.days.first === a.days.last &&
    a.days.first === b.days.first &&
    b.days.first === b.days.last
  );
}

/** The plan is for one day, and the report's date ends on it: that day, or at some time up to it. */
function isByThen(report: Telling, plan: Telling): boolean {
  if (!report.days || !plan.days || plan.days.first !== plan.days.last) return false;
  return (
    report.days.last === plan.days.last &&
    (report.days.first === plan.days.first || !Number.isFinite(report.days.first))
  );
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

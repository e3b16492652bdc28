/** Which days matter: every later report that points back at a day votes for it. */

/** One article's mention of a day: days are counted from 1970-01-01. */
export interface DayMention {
  readonly day: number;
  /** The day on which the mentioning article was published. */
  readonly published: number;
  /** Articles with the same fold are copies and have one vote. */
  readonly fold: string;
}

/** Days since 1970-01-01 of an ISO day or moment; NaN where it is none. */
export function dayNumber(iso: string): number {
  return /^\d{4}-\d\d-\d\d/.test(iso) ? Math.round(Date.parse(iso.slice(0, 10)) / 864e5) : Number.NaN;
}

/** The ISO day. */
export function isoDay(day: number): string {
  return new Date(day * 864e5).toISOString().slice(0, 10);
}

/** What was said of a day before it came is a plan: it may not have come to pass, and tells less. */
const PLANNED = 0.5;

/**
 * The weight of every day that is mentioned or on which something was published.
 *
 * Mentions of a day are the best single sign that it matters (Tran and others 2013), and mentions from far away are
 * better than those of the day after, when everything is still news. So each day of publication gives one vote that
 * grows with the logarithm of how many separate reports it carries and of its distance.
 */
export function weighDays(
  mentions: readonly DayMention[],
  published: readonly number[],
): Map<number, number> {
  const votes = new Map<number, Map<number, Set<string>>>();
  for (const { day, published: from, fold } of mentions) {
    const byDay = votes.get(day) ?? new Map<number, Set<string>>();
    votes.set(day, byDay);
    byDay.set(from, (byDay.get(from) ?? new Set<string>()).add(fold));
  }
  const weights = new Map<number, number>();
  // A day with many reports of its own wins over one with none: this only breaks ties between seldom-mentioned days.
  for (const day of published) weights.set(day, (weights.get(day) ?? 0) + 0.01);
  for (const [day, byDay] of votes) {
    let sum = weights.get(day) ?? 0;
    for (const [from, folds] of byDay) {
      const vote = Math.log1p(folds.size) * Math.log(2 + Math.abs(from - day));
      sum += from < day ? PLANNED * vote : vote;
    }
    weights.set(day, sum);
  }
  return weights;
}

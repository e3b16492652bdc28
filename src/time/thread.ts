/**
 * The years of months that a history names without one. A history moves on mostly by small steps, looks back now and
 * then, and names other years in passing ("planned for 1976"). So all its months are read together: of all ways to
 * give them years, the one with the smallest sum of steps is taken (Viterbi 1967), between the dates whose years are
 * stated. A stated date may be stepped over, for it may be a glance aside.
 */
import type { Sense } from "./sense.ts";
import { leadOf, type Told } from "./told.ts";

/** What steps cost, in the same unit: a month on, turning back, a leap at most, stepping over a stated date. */
const cost = { month: 0.2, back: 0.8, leap: 3.5, year: 0.05, over: 0.7, ahead: 0.5, namedYear: 0.4 };

/** How many stated dates in a row may be glances aside. */
const widest = 2;

/** How many sentences after a bare year ("In 1918, …") it still speaks for the months that follow. */
const yearReach = 2;

/** Years that are tried for one month at most. */
const tries = 12;

interface Stop {
  /** Its place among the expressions. */
  readonly at: number;
  /** The months of its year that it may mean, from the start of January: [1, 2] is February. */
  readonly from: number;
  readonly to: number;
  /** The stated year, or those that are tried. */
  readonly years: readonly number[];
  readonly stated: boolean;
  /** A bare year that was named just before. */
  readonly named: number | null;
}

interface Way {
  readonly sum: number;
  readonly from: readonly [number, number] | null;
}

/** The year of each expression with a month and no year, by its place in `told`. `dated`: the page's day is known. */
export function threadYears(told: readonly Told[], dated: boolean): ReadonlyMap<number, number> {
  const stops = stopsOf(told, dated);
  const found = new Map<number, number>();
  if (!stops.some(({ stated }) => stated)) return found;
  const ways = stops.map((stop) => stop.years.map((): Way => ({ sum: 0, from: null })));
  for (let at = 1; at < stops.length; at++) {
    for (let choice = 0; choice < stops[at]!.years.length; choice++)
      ways[at]![choice] = bestWay(stops, ways, at, choice);
  }
  for (let place = end(stops, ways); place; place = ways[place[0]]![place[1]]!.from) {
    const stop = stops[place[0]]!;
    if (!stop.stated) found.set(stop.at, stop.years[place[1]]!);
  }
  return found;
}

/** The cheapest way to a stop with one of its years: from the stop before, or over stated dates between. */
function bestWay(stops: readonly Stop[], ways: readonly Way[][], at: number, choice: number): Way {
  const own = yearCost(stops[at]!, choice);
  let best: Way = { sum: Number.POSITIVE_INFINITY, from: null };
  for (let back = 1; back <= widest + 1 && at - back >= 0; back++) {
    const prior = stops[at - back]!;
    for (let from = 0; from < prior.years.length; from++) {
      const step = stepCost(prior, prior.years[from]!, stops[at]!, stops[at]!.years[choice]!);
      const sum = ways[at - back]![from]!.sum + step + own + (back - 1) * cost.over;
      if (sum < best.sum) best = { sum, from: [at - back, from] };
    }
    if (!prior.stated) break;
  }
  return best;
}

function stepCost(a: Stop, yearA: number, b: Stop, yearB: number): number {
  // Between two stated dates there is nothing to choose.
  if (a.stated && b.stated) return 0;
  const years = (yearB - yearA) * 12;
  const on = years + b.from - a.to;
  const back = a.from - years - b.to;
  const months = Math.max(0, on, back);
  const far = Math.min(cost.leap, months * cost.month) + (months / 12) * cost.year;
  const whole = back > 0 ? cost.back + far : far;
  // What follows may be a glance aside, so that it binds less than what went before.
  return b.stated ? whole * cost.ahead : whole;
}

function yearCost({ named, years }: Stop, choice: number): number {
  return named === null || named === years[choice] ? 0 : cost.namedYear;
}

function end(stops: readonly Stop[], ways: readonly Way[][]): readonly [number, number] | null {
  const last = stops.length - 1;
  if (last < 0) return null;
  let best = 0;
  ways[last]!.forEach(({ sum }, choice) => {
    if (sum < ways[last]![best]!.sum) best = choice;
  });
  return [last, best];
}

function stopsOf(told: readonly Told[], dated: boolean): Stop[] {
  const stops: Stop[] = [];
  let recent: number[] = [];
  let named: number | null = null;
  let namedSentence = -1;
  const coming = comingYears(told);
  const lead = dated ? leadOf(told) : -1;
  told.forEach(({ found: { proposal, sentence }, ahead }, at) => {
    const { sense } = proposal;
    // What a dated page opens with or looks ahead to is its own news, and no part of the tale.
    if ((dated && ahead) || at < lead || sense.as !== "date" || sense.before) return;
    const { month, year } = sense;
    if (year !== undefined) recent = [year, ...recent.filter((y) => y !== year)].slice(0, 4);
    const [from, to] = stretchOf(sense);
    if (year !== undefined) {
      if (month !== undefined || isPlain(sense))
        stops.push({ at, from, to, years: [year], stated: true, named: null });
      [named, namedSentence] = month === undefined ? [year, sentence] : [null, -1];
    } else if (!sense.dir && (month !== undefined || seasons[sense.season ?? ""])) {
      const near = named !== null && sentence - namedSentence <= yearReach ? named : null;
      const years = candidates(recent, coming[at]!);
      if (years.length) stops.push({ at, from, to, years, stated: false, named: near });
      named = null;
    }
  });
  return stops;
}

/** The months of spring, summer and autumn; a winter has two years. */
const seasons: Readonly<Record<string, readonly [number, number]>> = { SP: [2, 5], SU: [5, 8], FA: [8, 11] };

function stretchOf({ month, day, season }: Sense): readonly [number, number] {
  if (month === undefined) return seasons[season ?? ""] ?? [0, 12];
  const from = month - 1 + (day === undefined ? 0 : (day - 1) / 31);
  return [from, day === undefined ? month : from];
}

function isPlain(sense: Sense): boolean {
  return sense.quarter === undefined && sense.half === undefined && !sense.fiscal;
}

/** The year that is stated next with a month, for each place. */
function comingYears(told: readonly Told[]): (number | null)[] {
  const coming: (number | null)[] = told.map(() => null);
  let next: number | null = null;
  for (let at = told.length - 1; at >= 0; at--) {
    coming[at] = next;
    const { sense } = told[at]!.found.proposal;
    if (sense.as === "date" && sense.year !== undefined && sense.month !== undefined && !sense.before)
      next = sense.year;
  }
  return coming;
}

/** The years named of late and next, and those beside the last. */
function candidates(recent: readonly number[], coming: number | null): number[] {
  const years = new Set(recent);
  for (const year of recent.slice(0, 2)) years.add(year + 1).add(year - 1);
  if (coming !== null) years.add(coming).add(coming - 1);
  return [...years].slice(0, tries);
}

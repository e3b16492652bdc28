/** What the reports of one happening say together: date, status, whether a plan is still open, and where they differ. */
import type { Conflict, Event, Happening } from "../model.ts";
import { isDay } from "./calendar.ts";
import { dayOf, isPlan, type Telling } from "./telling.ts";

export function settle(id: string, group: readonly Telling[], today: string): Happening {
  const off = isCalledOff(group);
  const status = off ? "denied" : statusOf(group);
  // What took place is dated by those who say so: a plan's date is no rival to them. What was called off has its plan's.
  const told = group.filter((one) => (off ? isPlan(one) : one.report.event.status === status));
  const held = told.filter(({ cancels }) => !cancels);
  const telling = held.length > 0 ? held : told;
  const { when, rivals } = agreedDate(telling);
  const last = telling.reduce(
    (day, { days }) => Math.max(day, days ? days.last : Number.NEGATIVE_INFINITY),
    Number.NEGATIVE_INFINITY,
  );
  const names = (of: "who" | "where"): string[] => [...new Set(group.flatMap(({ report }) => report[of]))];
  return {
    id,
    when,
    status,
    open: status === "planned" && Number.isFinite(last) && last < (dayOf(today) ?? Number.NEGATIVE_INFINITY),
    who: names("who"),
    where: names("where"),
    reports: group.map(({ report }) => report),
    conflicts: [
      ...(rivals.length > 0 ? [dateConflict(rivals)] : []),
      ...placeConflict(telling),
      ...figureConflicts(group),
    ],
  };
}

/** It was planned, somebody called it off, and nobody says that it took place all the same. */
function isCalledOff(group: readonly Telling[]): boolean {
  const told = group.filter((one) => !isPlan(one) && one.report.event.status !== "denied");
  return group.some(isPlan) && told.length > 0 && told.every(({ cancels }) => cancels);
}

const firmness: readonly Event["status"][] = ["happened", "ongoing", "denied", "planned", "hypothetical"];

/** A report that it took place outweighs a plan, and a denial outweighs a plan. */
function statusOf(group: readonly Telling[]): Event["status"] {
  return firmness.find((status) => group.some(({ report }) => report.event.status === status))!;
}

/**
 * The shortest of the dates where all of them overlap; `differ` where two do not. What the words of a report state
 * outweighs what the setting of another implies: only stated dates can contradict stated dates.
 */
function agreedDate(group: readonly Telling[]): {
  readonly when: string | null;
  readonly rivals: readonly Telling[];
} {
  const dated = group.filter(({ days }) => days !== null);
  const stated = dated.filter((one) => one.stated && isDay(one.report.event.when!));
  const counted = stated.length > 0 ? stated : dated;
  if (counted.length === 0) return { when: null, rivals: [] };
  const first = Math.max(...counted.map(({ days }) => days!.first));
  const last = Math.min(...counted.map(({ days }) => days!.last));
  if (first > last) return { when: null, rivals: counted };
  const length = ({ days }: Telling): number => days!.last - days!.first;
  const shortest = counted.reduce((best, one) => (length(one) < length(best) ? one : best));
  return { when: shortest.report.event.when, rivals: [] };
}

function dateConflict(group: readonly Telling[]): Conflict {
  return versions(
    "date",
    group.flatMap((one) => (one.report.event.when === null ? [] : [[one.report.event.when, one] as const])),
  );
}

/**
 * Places conflict where two reports tell one act by one word and share none: "sank off Ostrow", "sank off Velna". By
 * other words they may tell of other parts of it: "called off a visit to Velna", "the dinner in Ostrow was cancelled".
 */
function placeConflict(group: readonly Telling[]): Conflict[] {
  const placed = group.filter(({ report }) => report.where.length > 0);
  const apart = placed.some((a) =>
    placed.some(
      (b) => a.trigger === b.trigger && !a.report.where.some((place) => b.report.where.includes(place)),
    ),
  );
  return apart
    ? [
        versions(
          "place",
          placed.map((one) => [one.report.where.join(", "), one] as const),
        ),
      ]
    : [];
}

/** Different numbers of the same thing. */
function figureConflicts(group: readonly Telling[]): Conflict[] {
  const byNoun = new Map<string, [number, Telling][]>();
  for (const one of group) {
    for (const [noun, value] of one.figures.counted)
      byNoun.set(noun, [...(byNoun.get(noun) ?? []), [value, one]]);
  }
  return [...byNoun].flatMap(([noun, told]) =>
    differ(told)
      ? [
          versions(
            "figure",
            told.map(([value, one]) => [`${value} ${noun}`, one] as const),
          ),
        ]
      : [],
  );
}

/**
 * Whether numbers contradict each other. A toll may rise from one day's reports to the next: there only two numbers
 * of one day do, or one that is lower than a number told before.
 */
function differ(told: readonly (readonly [number, Telling])[]): boolean {
  return told.some(([value, one]) =>
    told.some(([other, later]) => {
      if (value === other) return false;
      const toll = [...one.figures.tolls].some((name) => one.figures.counted.get(name) === value);
      if (!toll || one.published === null || later.published === null) return true;
      const days = later.published - one.published;
      return days === 0 || (days > 0 && other < value);
    }),
  );
}

function versions(about: Conflict["about"], told: readonly (readonly [string, Telling])[]): Conflict {
  const byValue = new Map<string, Telling[]>();
  for (const [value, one] of told) byValue.set(value, [...(byValue.get(value) ?? []), one]);
  return {
    about,
    versions: [...byValue].map(([value, tellings]) => ({
      value,
      articles: [...new Set(tellings.map(({ report }) => report.article))],
      accordingTo: [...new Set(tellings.flatMap(({ report }) => report.accordingTo))],
    })),
  };
}

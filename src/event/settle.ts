/** What the reports of one happening say together: date, status, whether a plan is still open, and where they differ. */
import type { Conflict, Event, Happening } from "../model.ts";
import { dayOf, type Telling } from "./telling.ts";

export function settle(id: string, group: readonly Telling[], today: string): Happening {
  const status = statusOf(group);
  // What took place is dated by those who say so: a plan's date is no rival to them.
  const telling = group.filter(({ report }) => report.event.status === status);
  const { when, differ } = agreedDate(telling);
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
      ...(differ ? [dateConflict(telling)] : []),
      ...placeConflict(group),
      ...figureConflicts(group),
    ],
  };
}

const firmness: readonly Event["status"][] = ["happened", "ongoing", "denied", "planned", "hypothetical"];

/** A report that it took place outweighs a plan, and a denial outweighs a plan. */
function statusOf(group: readonly Telling[]): Event["status"] {
  return firmness.find((status) => group.some(({ report }) => report.event.status === status))!;
}

/** The shortest of the dates where all of them overlap; `differ` where two do not. */
function agreedDate(group: readonly Telling[]): { readonly when: string | null; readonly differ: boolean } {
  const dated = group.filter(({ days }) => days !== null);
  if (dated.length === 0) return { when: null, differ: false };
  const first = Math.max(...dated.map(({ days }) => days!.first));
  const last = Math.min(...dated.map(({ days }) => days!.last));
  if (first > last) return { when: null, differ: true };
  const length = ({ days }: Telling): number => days!.last - days!.first;
  const shortest = dated.reduce((best, one) => (length(one) < length(best) ? one : best));
  return { when: shortest.report.event.when, differ: false };
}

function dateConflict(group: readonly Telling[]): Conflict {
  return versions(
    "date",
    group.flatMap((one) => (one.report.event.when === null ? [] : [[one.report.event.when, one] as const])),
  );
}

/** Places conflict where no two reports that name one share any. */
function placeConflict(group: readonly Telling[]): Conflict[] {
  const placed = group.filter(({ report }) => report.where.length > 0);
  const apart = placed.some((a) =>
    placed.some((b) => !a.report.where.some((place) => b.report.where.includes(place))),
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
    for (const [noun, value] of one.figures) byNoun.set(noun, [...(byNoun.get(noun) ?? []), [value, one]]);
  }
  return [...byNoun].flatMap(([noun, told]) =>
    new Set(told.map(([value]) => value)).size > 1
      ? [
          versions(
            "figure",
            told.map(([value, one]) => [`${value} ${noun}`, one] as const),
          ),
        ]
      : [],
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

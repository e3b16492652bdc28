/**
 * Dated public events that a text may count from. "23 days after Trump's inauguration" is a date wherever the event
 * is listed; beside "February 12" the two check each other, and where one states no year the other gives it.
 */
import { TokenKind, type Tokens } from "../model.ts";
import { civilOf, parseDay } from "./calendar.ts";
import data from "./events.json" with { type: "json" };
import type { Found } from "./refine.ts";
import type { Sense } from "./sense.ts";
import { shiftDay } from "./step.ts";

export interface KnownEvent {
  readonly name: string;
  readonly days: readonly number[];
  /** The token after the event's last word. */
  readonly end: number;
}

interface Entry {
  readonly name: string;
  readonly words: readonly string[];
  readonly direct?: boolean;
  readonly days: readonly string[];
}

const events = (data.events as readonly Entry[]).map(({ name, words, direct = false, days }) => ({
  name,
  words: new Set(words),
  direct,
  days: days.map((day) => parseDay(day)!),
}));
const firstWords = new Set(events.flatMap(({ words }) => [...words]));

/** Words before a name that open its phrase with it. */
const articles = new Set(data.articles);

/** How many tokens a phrase that names an event may have. */
const longest = 9;

/** The listed event that the phrase at token `at` names; the phrase ends with its sentence or at a mark. */
export function eventAt(tokens: Tokens, at: number, to: number): KnownEvent | null {
  let end = at;
  const seen: string[] = [];
  while (
    end < Math.min(to, at + longest) &&
    (tokens.kind[end] !== TokenKind.punctuation || tokens.word[end] === "-")
  ) {
    const lower = tokens.lower[end]!;
    if (firstWords.has(lower)) seen.push(lower);
    end++;
  }
  if (!seen.length) return null;
  const opening = articles.has(tokens.lower[at]!) ? at + 1 : at;
  for (const { name, words, direct, days } of events) {
    if (direct && !words.has(tokens.lower[opening] ?? "")) continue;
    let missing = words.size;
    let last = at;
    const left = new Set(words);
    for (let token = at; token < end && missing > 0; token++) {
      if (!left.delete(tokens.lower[token]!)) continue;
      missing--;
      last = token + 1;
    }
    if (missing === 0) return { name, days, end: last };
  }
  return null;
}

/** The days that a distance from an event may mean, one a time that it happened. */
export function daysFrom(sense: Sense): number[] {
  const [sign] = sense.shift ?? [1, "text"];
  const count = sign * (sense.count ?? 0);
  return (sense.eventDays ?? []).map((day) => shiftDay(day, sense.unit ?? "D", count));
}

/**
 * A month and day beside a distance from an event ("on February 12, 23 days after …"): where a day of both agrees,
 * both take its year, and where none agrees `clash` is told of the two. `floor` is a day that the text is known not to precede; `page` its own.
 */
export function agree(
  found: readonly Found[],
  page: number | null,
  floor: number | null,
  clash: (distance: Found, date: Found) => void,
): Found[] {
  const agreed = [...found];
  for (let at = 0; at < agreed.length; at++) {
    const { sense } = agreed[at]!.proposal;
    if (!sense.eventDays) continue;
    const beside = at > 0 && agreed[at - 1]!.sentence === agreed[at]!.sentence ? agreed[at - 1]! : null;
    const dated =
      beside &&
      beside.proposal.sense.day !== undefined &&
      agreed[at]!.proposal.first - beside.proposal.end <= 2;
    let days = daysFrom(sense);
    if (dated) days = days.filter((day) => sameDay(day, beside.proposal.sense));
    if (dated && days.length === 0) clash(agreed[at]!, beside);
    const day = likeliest(days, page, floor);
    if (day === null) continue;
    const { year } = civilOf(day);
    agreed[at] = withSense(agreed[at]!, { ...sense, eventDay: day });
    if (dated && beside.proposal.sense.year === undefined) {
      agreed[at - 1] = withSense(beside, { ...beside.proposal.sense, year, yearFromEvent: true });
    }
  }
  return agreed;
}

function sameDay(day: number, sense: Sense): boolean {
  const civil = civilOf(day);
  return (
    civil.month === sense.month &&
    civil.day === sense.day &&
    (sense.year === undefined || sense.year === civil.year)
  );
}

/** The last that had come by the page's day; without a page, the last there is, if it is not before the floor. */
function likeliest(days: readonly number[], page: number | null, floor: number | null): number | null {
  const open =
    page !== null ? days.filter((day) => day <= page) : days.length > 1 && floor === null ? [] : days;
  return open.length ? Math.max(...open) : null;
}

function withSense(found: Found, sense: Sense): Found {
  return { ...found, proposal: { ...found.proposal, sense } };
}

/** Things that a text cannot name before they were there, and since when. */
export const since: ReadonlyMap<string, number> = new Map(
  Object.entries(data.since).map(([name, day]) => [name, parseDay(day)!]),
);

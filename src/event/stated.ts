/** What the event's own clause states: a day, a stretch from one to another, or a bound ("since", "until"). */
import type { Prose, Timex } from "../model.ts";
import { isDay, onFrom, upTo } from "./calendar.ts";
import type { Clause } from "./clause.ts";
import { attach, type Stated, statedDates, type When } from "./dates.ts";
import type { Trigger } from "./trigger.ts";

const nothing: When = { date: null, time: null, rule: "unsettled" };

export function statedWhens(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  times: readonly Timex[],
): When[] {
  const own = attach(prose, triggers, clauses, statedDates(prose, times));
  return triggers.map((trigger, index) => ownDate(trigger, own[index]!));
}

function ownDate(trigger: Trigger, dates: readonly Stated[]): When {
  if (dates.length === 0) return nothing;
  const both = bothDays(dates);
  if (both) return both;
  const from = dates.find(({ preposition }) => preposition === "from" || preposition === "between");
  const to = dates.find(
    ({ preposition }) => preposition === "to" || preposition === "until" || preposition === "and",
  );
  if (from && to && from.index < to.index && !from.date.includes("/") && !to.date.includes("/")) {
    return { date: `${from.date}/${to.date}`, time: from.index, rule: "stated from and to" };
  }
  const best = [...dates].sort(
    (a, b) =>
      closeness(b.date) - closeness(a.date) ||
      // "At 5:40 p.m. on Tuesday": an hour's own day is only implied, the day beside it is stated.
      Number(a.clock) - Number(b.clock) ||
      Math.abs(trigger.head - a.first) - Math.abs(trigger.head - b.first) ||
      // "Planned for Saturday, was called off on Thursday": the verb's own day follows it.
      b.first - a.first,
  )[0]!;
  return { date: bounded(trigger, best), time: best.index, rule: "stated" };
}

/** "on March 4 and 5": two days that only "and" parts are a stretch from the earlier to the later. */
function bothDays(dates: readonly Stated[]): When | null {
  const at = dates.findIndex(
    (one, index) => index > 0 && one.preposition === "and" && one.first - dates[index - 1]!.last <= 2,
  );
  if (at < 0 || !isDay(dates[at]!.date) || !isDay(dates[at - 1]!.date)) return null;
  const [first, last] = [dates[at - 1]!.date, dates[at]!.date].sort() as [string, string];
  return first === last
    ? null
    : { date: `${first}/${last}`, time: dates[at - 1]!.index, rule: "stated from and to" };
}

/** A day says more than a month, a month more than a year. */
function closeness(date: string): number {
  return date.includes("/") ? 1 : date.length;
}

function bounded(trigger: Trigger, { date, preposition, clock }: Stated): string {
  // "by 20:21" bounds the hour, not the day.
  if (date.includes("/") || clock) return date;
  const lasting = trigger.perfect || trigger.progressive || trigger.form === "present";
  if (preposition === "since" && lasting) return onFrom(date);
  // "As of Monday, nine had died": they died until then; "as of Monday it was being searched": and further on.
  if (preposition === "as of")
    return trigger.perfect ? upTo(date) : trigger.progressive ? onFrom(date) : date;
  return ["until", "till", "by", "before"].includes(preposition) ? upTo(date) : date;
}

/**
 * When: from the time that stands in the event's own clause, else from the clause that holds it, else from the day
 * of which the story is just telling. What none of these settles stays null.
 */
import type { Prose, Timex } from "../model.ts";
import type { Clause } from "./clause.ts";
import type { When } from "./dates.ts";
import { dateHeadline } from "./headline.ts";
import { narrate } from "./narrate.ts";
import { contradict, rewind } from "./past.ts";
import { inherit, scheduled } from "./share.ts";
import { statedWhens } from "./stated.ts";
import type { Trigger } from "./trigger.ts";

/** One date a trigger, in the same order. `day` is the page's day, where it is certain. */
export function dateTriggers(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  times: readonly Timex[],
  day: string | null,
): When[] {
  const whens = statedWhens(prose, triggers, clauses, times);
  rewind(triggers, whens, times, day);
  scheduled(triggers, clauses, hosts, whens);
  inherit(prose, triggers, clauses, hosts, whens);
  narrate(prose, triggers, clauses, whens, day);
  inherit(prose, triggers, clauses, hosts, whens);
  dateHeadline(prose, triggers, whens);
  contradict(triggers, whens, day);
  return whens;
}

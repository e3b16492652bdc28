/** Whether a text tells of days near its own (news) or of another time (a history, an obituary, a chronology). */
import { civilOf } from "./calendar.ts";
import type { Told } from "./facts.ts";

/** How many dates of another time there must be, and how many to each of its own. */
const enough = 4;
const outweighs = 3;

/** Years away from the page's at which a stated year counts as another time. */
const far = 2;

/**
 * True where stated years far from the page outweigh expressions that lean on the page's own day. Of a page with no
 * day, every stated year counts.
 */
export function isNarrative(told: readonly Told[], page: number | null): boolean {
  const pageYear = page === null ? null : civilOf(page).year;
  let distant = 0;
  let near = 0;
  for (const { found } of told) {
    const { sense } = found.proposal;
    if (sense.as !== "date") continue;
    if (sense.year !== undefined && (pageYear === null || Math.abs(sense.year - pageYear) >= far)) distant++;
    else if (sense.dir?.[1] === "page" || (sense.weekday !== undefined && sense.month === undefined)) near++;
  }
  return distant >= enough && distant >= outweighs * near;
}

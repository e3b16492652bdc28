/** Whether a text tells of days near its own (news) or of another time (a history, an obituary, a chronology). */
import { civilOf } from "./calendar.ts";
import type { Told } from "./told.ts";

/** How many dates of another time there must be, how many of them with their month, and how many to each of its own. */
const enough = 4;
const enoughFine = 2;
const outweighs = 4;

/** Years before the page's at which a stated year counts as another time. */
const far = 2;

/**
 * True where stated years far before the page outweigh expressions that lean on the page's own day. Of a page with no
 * day, every stated year counts. A list of bare years, or two or three dates, are the background of a report, not a
 * history.
 */
export function isNarrative(told: readonly Pick<Told, "found">[], page: number | null): boolean {
  const latest = page === null ? Number.POSITIVE_INFINITY : civilOf(page).year - far;
  let distant = 0;
  let fine = 0;
  let near = 0;
  for (const { found } of told) {
    const { sense } = found.proposal;
    if (sense.as !== "date") continue;
    if (sense.before || (sense.year !== undefined && sense.year <= latest)) {
      distant++;
      if (sense.before || sense.month !== undefined) fine++;
    } else if (sense.dir?.[1] === "page" || (sense.weekday !== undefined && sense.month === undefined))
      near++;
  }
  return distant >= enough && fine >= enoughFine && distant > outweighs * near;
}

/** Whether a text tells of days near its own (news) or of another time (a history, an obituary, a chronology). */
import { civilOf, dayOf } from "./calendar.ts";
import type { Sense } from "./sense.ts";
import type { Told } from "./told.ts";

/** How many dates of another time there must be, how many of them with their month, and how many to each of its own. */
const enough = 4;
const enoughFine = 2;
const outweighs = 4;

/** Days from the page's within which a day and month without a year are its own time. */
const close = 7;

/** Years before the page's at which a stated year counts as another time. */
const far = 2;

/**
 * True where stated years far before the page outweigh expressions that lean on the page's own day. Of a page with no
 * day, every stated year counts. A list of bare years is the background of a report, not a history.
 */
export function isNarrative(told: readonly Pick<Told, "found">[], page: number | null): boolean {
  const latest = page === null ? Number.POSITIVE_INFINITY : civilOf(page).year - far;
  let distant = 0;
  let fine = 0;
  let near = 0;
  let beside = 0;
  for (const { found } of told) {
    const { sense } = found.proposal;
    if (sense.as !== "date") continue;
    if (sense.before || (sense.year !== undefined && sense.year <= latest)) {
      distant++;
      if (sense.before || sense.month !== undefined) fine++;
    } else if (sense.dir?.[1] === "page" || (sense.weekday !== undefined && sense.month === undefined))
      near++;
    else if (page !== null && isClose(sense, page)) beside++;
  }
  // A short tale of another time, with nothing that leans on the page's day.
  if (page !== null && near === 0 && beside === 0 && fine >= enoughFine) return true;
  return distant >= enough && fine >= enoughFine && distant > outweighs * near;
}

/** A day and month without a year that may be the page's own: its dateline, or what it was written for. */
function isClose({ year, month, day }: Sense, page: number): boolean {
  if (year !== undefined || month === undefined || day === undefined) return false;
  return Math.abs(dayOf(civilOf(page).year, month, day) - page) <= close;
}

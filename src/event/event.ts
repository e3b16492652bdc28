import type { Event, Member, Note, Prose, Published, Statement, Timex } from "../model.ts";

/** What happened, is planned, might happen or is denied: trigger, date, place, people, and according to whom. */
export function findEvents(
  _prose: Prose,
  _cast: readonly Member[],
  _times: readonly Timex[],
  _statements: readonly Statement[],
  _published: Published | null,
): { events: Event[]; notes: Note[] } {
  return { events: [], notes: [] };
}

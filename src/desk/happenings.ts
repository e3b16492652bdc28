/** What happened in a story, each happening once however many articles tell it. */
import type { Stored } from "../ledger/ledger.ts";
import { wordsOf } from "../ledger/query.ts";
import type { Event } from "../model.ts";
import { type EventView, eventsOf } from "./entries.ts";
import type { Lens } from "./lens.ts";

export interface HappeningView {
  /** The id of its first report, under which it is cited. */
  readonly id: string;
  readonly when: string | null;
  readonly status: Event["status"];
  readonly title: string;
  readonly reports: readonly EventView[];
}

export function happeningsOf(articles: readonly Stored[], lens: Lens): HappeningView[] {
  const groups = Map.groupBy(
    articles.flatMap((stored) => eventsOf(stored, lens).filter(({ wrong }) => !wrong)),
    ({ when, what }) => `${when} ${wordsOf(what).join(" ")}`,
  );
  return [...groups.values()]
    .map((reports) => ({
      id: reports[0]!.id,
      when: reports[0]!.when,
      status: reports[0]!.status,
      title: reports[0]!.what,
      reports,
    }))
    .toSorted((a, b) => (a.when ?? "9999").localeCompare(b.when ?? "9999"));
}

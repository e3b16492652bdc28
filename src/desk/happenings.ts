/** What happened in a story, each happening once however many articles tell it, and where their accounts differ. */
import { joinEvents } from "../event/across.ts";
import type { Stored } from "../ledger/ledger.ts";
import type { Conflict, Event, EventReport } from "../model.ts";
import { type EventView, eventsOf } from "./entries.ts";
import type { Lens } from "./lens.ts";

export interface HappeningView {
  /** The id of the report that it is told by, under which it is cited. */
  readonly id: string;
  /** EDTF; null where no report dates it, or where they differ. */
  readonly when: string | null;
  readonly status: Event["status"];
  /** It was planned for a day now past, and no report says that it took place. */
  readonly open: boolean;
  readonly title: string;
  /** The earliest published first. */
  readonly reports: readonly EventView[];
  readonly conflicts: readonly ConflictView[];
}

/** One question on which reports of a happening differ, with who says what. */
export interface ConflictView {
  readonly about: Conflict["about"];
  readonly versions: readonly {
    readonly value: string;
    readonly accordingTo: readonly string[];
    readonly reports: readonly EventView[];
  }[];
}

/** By date, undated ones last. `today` (ISO day) decides which plans are past their day; without it none is. */
export function happeningsOf(articles: readonly Stored[], lens: Lens, today = ""): HappeningView[] {
  const views = new Map<EventReport, EventView>();
  for (const stored of articles) {
    eventsOf(stored, lens).forEach((view, index) => {
      if (!view.wrong) views.set(reportOf(stored, stored.reading.events[index]!, view), view);
    });
  }
  return joinEvents([...views.keys()], today)
    .map(({ when, status, open, reports, conflicts }) => {
      const told = reports.map((report) => views.get(report)!);
      const lead = told.find((report) => report.status === status) ?? told[0]!;
      return {
        id: lead.id,
        when,
        status,
        open,
        title: lead.what,
        reports: told,
        conflicts: conflicts.map(({ about, versions }) => ({
          about,
          versions: versions.map(({ value, articles: ids, accordingTo }) => ({
            value,
            accordingTo,
            reports: told.filter(({ article }) => ids.includes(article)),
          })),
        })),
      };
    })
    .toSorted((a, b) => (a.when ?? "9999").localeCompare(b.when ?? "9999"));
}

function reportOf(stored: Stored, event: Event, view: EventView): EventReport {
  const names = (named: EventView["who"]): string[] => named.map(({ name }) => name);
  return {
    article: stored.id,
    published: stored.published ?? stored.latest,
    event,
    what: view.what,
    trigger: stored.reading.article.text.slice(event.trigger.start, event.trigger.end),
    sentence: view.sentence,
    who: names(view.who),
    where: names(view.where),
    accordingTo: names(view.accordingTo),
  };
}

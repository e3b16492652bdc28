/** What pages show as dated lines for feeds, calendars, tables and timelines outside. */
import type { TimelineItem } from "../model.ts";
import type { EventView } from "./entries.ts";
import type { HappeningView } from "./happenings.ts";
import type { StoryView } from "./story.ts";

/** Where a report stands: the title and address that go with its publisher. */
export type Describe = (report: EventView) => { readonly title: string | null; readonly url: string | null };

const nowhere: Describe = () => ({ title: null, url: null });

/** The happenings of a story that have a date. */
export function storyItems({ happenings }: StoryView, describe: Describe = nowhere): TimelineItem[] {
  return happeningItems(happenings, describe);
}

export function happeningItems(
  happenings: readonly HappeningView[],
  describe: Describe = nowhere,
): TimelineItem[] {
  return happenings.flatMap((happening) => itemOf(happening, describe));
}

export function eventItems(events: readonly EventView[], describe: Describe = nowhere): TimelineItem[] {
  return events.flatMap((event) =>
    itemOf(
      { id: event.id, when: event.when, status: event.status, title: event.what, reports: [event] },
      describe,
    ),
  );
}

function itemOf(
  {
    id,
    when,
    status,
    title,
    reports,
  }: Pick<HappeningView, "id" | "when" | "status" | "title"> & { readonly reports: readonly EventView[] },
  describe: Describe,
): TimelineItem[] {
  if (when === null) return [];
  return [
    {
      id,
      when,
      title: title.replace(/\s+/g, " ").trim(),
      sentences: [...new Set(reports.map(({ sentence }) => sentence))].slice(0, 3),
      status,
      where: [...new Set(reports.flatMap(({ where }) => where.map(({ name }) => name)))],
      sources: reports.map((report) => ({ publisher: report.publisher, ...describe(report) })),
    },
  ];
}

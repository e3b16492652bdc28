/** What pages show as dated lines for feeds, calendars, tables and timelines outside. */
import type { TimelineItem } from "../model.ts";
import type { ActorView } from "./actor.ts";
import type { EventView } from "./entries.ts";
import type { HappeningView } from "./happenings.ts";
import type { StoryView } from "./story.ts";

/** The happenings of a story that have a date. */
export function storyItems({ happenings }: StoryView): TimelineItem[] {
  return happeningItems(happenings);
}

export function happeningItems(happenings: readonly HappeningView[]): TimelineItem[] {
  return happenings.flatMap((happening) => itemOf(happening));
}

export function actorItems({ events }: ActorView): TimelineItem[] {
  return events.flatMap((event) =>
    itemOf({ id: event.id, when: event.when, status: event.status, title: event.what, reports: [event] }),
  );
}

function itemOf({
  id,
  when,
  status,
  title,
  reports,
}: Pick<HappeningView, "id" | "when" | "status" | "title"> & {
  readonly reports: readonly EventView[];
}): TimelineItem[] {
  if (when === null) return [];
  return [
    {
      id,
      when,
      title: title.replace(/\s+/g, " ").trim(),
      sentences: [...new Set(reports.map(({ sentence }) => sentence))].slice(0, 3),
      status,
      where: [...new Set(reports.flatMap(({ where }) => where.map(({ name }) => name)))],
      sources: reports.map(({ publisher }) => ({ title: null, publisher, url: null })),
    },
  ];
}

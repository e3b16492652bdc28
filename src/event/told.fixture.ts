/** Reports of events for the tests that join them, told in a few words. */
import type { Event, EventReport } from "../model.ts";

export interface Told {
  what: string;
  trigger: string;
  when?: string;
  status?: Event["status"];
  who?: string[];
  where?: string[];
  by?: string[];
  rule?: string;
  sentence?: string;
}

/** A report as the reading of an article gives it, with its words beside it. */
export function told(
  article: string,
  published: string,
  { what, trigger, when, status, who, where, by, rule, sentence }: Told,
): EventReport {
  const span = { start: 0, end: what.length };
  return {
    article,
    published,
    what,
    trigger,
    sentence: sentence ?? `${what}.`,
    who: who ?? [],
    where: where ?? [],
    accordingTo: by ?? [],
    event: {
      what: span,
      trigger: span,
      sentence: span,
      when: when ?? null,
      time: null,
      status: status ?? "happened",
      where: [],
      who: [],
      accordingTo: [],
      rule: rule ?? "verb: stated",
    },
  };
}

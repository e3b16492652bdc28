/** What the past tense says of a date: it lies on the page's own day or before it. */
import type { Timex } from "../model.ts";
import { isAfter, isDay, weekBefore } from "./calendar.ts";
import type { When } from "./dates.ts";
import { inList } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";

/**
 * "They won on Saturday": the weekday is stated, the week was only implied. Where it was taken to be the coming one
 * and the tense is past, it is the one before.
 */
export function rewind(
  triggers: readonly Trigger[],
  whens: When[],
  times: readonly Timex[],
  day: string | null,
): void {
  if (day === null) return;
  triggers.forEach((trigger, index) => {
    const { date, time, rule } = whens[index]!;
    if (date === null || time === null || !isDay(date) || !isSimplePast(trigger)) return;
    const back = times[time]!.known.includes("weekday") && isAfter(date, day) ? weekBefore(date) : null;
    if (back !== null && back <= day) whens[index] = { date: back, time, rule };
  });
}

function isSimplePast({ kind, form, modal, lemma, passive }: Trigger): boolean {
  return kind === "verb" && form === "past" && modal === null && !isArrangement(lemma, passive);
}

/** "Were due on Friday", "was scheduled for May": set in the past for a day that may be still to come. */
function isArrangement(lemma: string, passive: boolean): boolean {
  return passive && inList("plan", lemma);
}

/** What is told in the past tense cannot lie after the page's own day: such a date was misread, and says nothing. */
export function contradict(triggers: readonly Trigger[], whens: When[], day: string | null): void {
  if (day === null) return;
  triggers.forEach(({ form, kind, lemma, passive }, index) => {
    const { date } = whens[index]!;
    if (
      kind === "verb" &&
      form === "past" &&
      !isArrangement(lemma, passive) &&
      date !== null &&
      isAfter(date, day)
    ) {
      whens[index] = { date: null, time: null, rule: "unsettled: after the page's day" };
    }
  });
}

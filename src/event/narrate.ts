/** The day of which the story is just telling, for what has no date of its own. */
import type { Prose } from "../model.ts";
import { daysBefore, isAfter, isDay } from "./calendar.ts";
import type { Clause } from "./clause.ts";
import type { When } from "./dates.ts";
import { isHeadline } from "./headline.ts";
import { inList } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";

/** A day this long before the page's date is history, not the day of which the story is telling. */
const STORY_DAYS = 21;
/** After this many sentences without a date nobody can say what day is told of. */
const TOLD_SENTENCES = 8;
/** News without a date stands at the beginning; what follows undated is mostly history, advice or colour. */
export const OPENING_SENTENCES = 6;

/**
 * A story that told of a day goes on telling of it: a simple past without a date belongs to the day told of last.
 * Where the story has told of none yet, a report of what is new belongs to the page's own day.
 */
export function narrate(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  whens: When[],
  day: string | null,
): void {
  type Told = { when: When; sentence: number };
  let told: Told | null = null;
  let here: Told | null = null;
  // The day of the report that was dated last: what people say, they say at one time.
  let said: Told | null = null;
  // A date of another time leads the story away for a while from the day that it told of.
  let moved = Number.NEGATIVE_INFINITY;
  let seen = -1;
  triggers.forEach((trigger, index) => {
    if (trigger.sentence !== seen) {
      seen = trigger.sentence;
      const found = storyDayOf(triggers, whens, index, day);
      here = found;
      if (found?.lasts) told = found;
      else if (found) moved = trigger.sentence;
    }
    const reports = trigger.kind === "verb" && inList("report", trigger.lemma);
    if (whens[index]!.date !== null) {
      if (reports && isStoryDay(whens[index]!.date, day))
        said = { when: whens[index]!, sentence: trigger.sentence };
      return;
    }
    const anchor: Told | null = here ?? (reports ? (said ?? told) : told);
    const past = anchor === null ? 0 : trigger.sentence - anchor.sentence;
    if (anchor !== null && past <= TOLD_SENTENCES) {
      const rule = past === 0 ? "told of: same sentence" : past <= 2 ? "told of" : "told of: farther";
      const away = here === null && trigger.sentence - moved <= 2 && moved > anchor.sentence;
      if (!away && isTold(trigger, clauses[index]!) && !isBackground(prose, trigger, clauses[index]!))
        whens[index] = { ...anchor.when, rule };
    } else if (
      anchor === null &&
      day !== null &&
      trigger.sentence < OPENING_SENTENCES &&
      isNews(prose, trigger) &&
      !isBackground(prose, trigger, clauses[index]!)
    ) {
      whens[index] = { date: day, time: null, rule: "news of the day" };
    }
  });
}

/**
 * What a sentence tells of, from its first trigger's index on: the first stated day near the page's; else, for this
 * sentence alone, its one stated date of whatever length.
 */
function storyDayOf(
  triggers: readonly Trigger[],
  whens: readonly When[],
  from: number,
  day: string | null,
): { when: When; sentence: number; lasts: boolean } | null {
  const { sentence } = triggers[from]!;
  let only: When | null = null;
  for (let at = from; at < triggers.length && triggers[at]!.sentence === sentence; at++) {
    const when = whens[at]!;
    if (when.date === null || !when.rule.startsWith("stated")) continue;
    if (isStoryDay(when.date, day)) return { when, sentence, lasts: true };
    if (day === null || !isAfter(when.date, day)) only ??= when;
  }
  return only && { when: only, sentence, lasts: false };
}

function isTold(trigger: Trigger, clause: Clause): boolean {
  return (
    trigger.kind === "verb" &&
    !trigger.perfect &&
    clause.link !== "if" &&
    (trigger.form === "past" || trigger.form === "participle" || trigger.form === "gerund")
  );
}

/**
 * "Was founded by exiles", "had previously taught", "ruled for centuries": how somebody or something came to be, what
 * used to be and what lasted longer than days is told beside the story, and not of its day.
 */
function isBackground(
  { tokens }: Prose,
  { kind, lemma, passive, first, head, form }: Trigger,
  clause: Clause,
): boolean {
  if (kind === "noun") return false;
  if (inList("origin", lemma) && (passive || form === "participle" || lemma !== "bear")) return true;
  for (let at = Math.max(clause.first, first - 3); at <= head + 1 && at < clause.end; at++)
    if (inList("formerly", tokens.lower[at]!)) return true;
  for (let at = head + 1; at < clause.end; at++) {
    if (tokens.lower[at] !== "for" && tokens.lower[at] !== "over") continue;
    for (let unit = at + 1; unit < clause.end && unit <= at + 5; unit++)
      if (inList("longUnits", tokens.lower[unit]!)) return true;
  }
  return false;
}

function isStoryDay(date: string, day: string | null): boolean {
  if (!isDay(date)) return false;
  if (day === null) return true;
  const ago = daysBefore(date, day);
  return ago !== null && ago >= 0 && ago <= STORY_DAYS;
}

/** Finite, and past, perfect, or the present of a headline. */
function isNews(prose: Prose, trigger: Trigger): boolean {
  if (trigger.kind === "noun" || inList("stative", trigger.lemma)) return false;
  if (trigger.form === "past") return !trigger.perfect;
  return (
    trigger.form === "present" &&
    (trigger.perfect ||
      trigger.progressive ||
      inList("report", trigger.lemma) ||
      isHeadline(prose, trigger.sentence))
  );
}

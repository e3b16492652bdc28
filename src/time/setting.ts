/** What a text has spoken of so far: the anchors that later expressions are counted from. */
import { civilOf, dayOf, isoWeekOf } from "./calendar.ts";
import type { Resolved } from "./resolve.ts";

/** A resolved date of the text, as fine as it is known. */
export interface Focus {
  readonly year: number;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly quarter?: number | undefined;
  readonly half?: number | undefined;
  readonly season?: string | undefined;
  readonly week?: number | undefined;
}

export interface Setting {
  /** The page's day number, where one is known. */
  readonly page: number | null;
  /** A history rather than news: dates without a year belong to the year told of, not to the page's. */
  readonly narrative: boolean;
  /** What bounds the page's day where it is not known: its first and last possible day. */
  readonly bounds: readonly [number, number] | null;
  /** In a history, the year that its months together give the one at hand. */
  threadYear: number | undefined;
  /** The last date of any grain. */
  focus: Focus | null;
  /** The last date that is known at least to its month: where a history stands, whatever years it mentions. */
  story: Focus | null;
  /** The last date that is known to the day. */
  focusDay: number | null;
  /** The last date as it was resolved, for what tells it again. */
  said: Resolved | null;
  /** The last quarter, half or month that the text reports on. */
  period: Focus | null;
  periodSentence: number;
  focusSentence: number;
  /** The last year that the text itself stated, and where. */
  statedYear: number | null;
  statedSentence: number;
  /** How many dates of a year long before the page's stood in a row, told to the month, and where the last was. */
  bygone: number;
  bygoneSentence: number;
  /** The sentence at hand. */
  sentence: number;
  /** Length in months of the last counted period ("the nine months"). */
  span: string | null;
}

export function newSetting(
  page: number | null,
  narrative: boolean,
  bounds: readonly [number, number] | null,
): Setting {
  return {
    page,
    narrative,
    bounds,
    threadYear: undefined,
    focus: null,
    story: null,
    focusDay: null,
    said: null,
    period: null,
    periodSentence: -1,
    focusSentence: -1,
    statedYear: null,
    statedSentence: -1,
    bygone: 0,
    bygoneSentence: -1,
    sentence: 0,
    span: null,
  };
}

/** Years before the page's at which a report tells of another time. */
const far = 2;

/** Counts the dates by which a report tells of another time; one near the page's own ends it. */
export function countBygone(setting: Setting, focus: Focus): void {
  if (setting.page === null || setting.narrative) return;
  if (focus.year > civilOf(setting.page).year - far) setting.bygone = 0;
  else if (focus.month !== undefined) {
    setting.bygone++;
    setting.bygoneSentence = setting.sentence;
  }
}

/** Years by which a history may move on between two dates that it tells to the month. */
const stride = 2;

/**
 * The date that a month or day of a history belongs to: the last one named, unless that was a bare year far from
 * where the story stands, and a sentence or more ago ("the law of 1812").
 */
export function storyFocus(setting: Setting): Focus | null {
  const { focus, story } = setting;
  if (!focus || !story || focus.month !== undefined) return focus;
  const close = setting.sentence - setting.focusSentence <= 0 || Math.abs(focus.year - story.year) <= stride;
  return close ? focus : story;
}

export function focusOfDay(day: number): Focus {
  return { ...civilOf(day), week: isoWeekOf(day).week };
}

/** The day of a focus, or the first that it may mean. */
export function firstDay(focus: Focus): number {
  return dayOf(focus.year, focus.month ?? (focus.quarter ? focus.quarter * 3 - 2 : 1), focus.day ?? 1);
}

/** One public function: dated articles become the days that matter, each with sentences word for word. */
import type { Span } from "../model.ts";
import { candidatesFor, type DatedArticle, tellDays } from "./candidates.ts";
import { chooseSentences } from "./choose.ts";
import { dayNumber, isoDay, weighDays } from "./days.ts";
import { contentWords, rarity } from "./words.ts";

export type { DatedArticle } from "./candidates.ts";

/** How long a timeline may be; `from` and `to` are ISO days, both included. */
export interface TimelineAsk {
  readonly dates: number;
  readonly sentences: number;
  readonly from?: string;
  readonly to?: string;
}

/** One day of a timeline: an ISO day and what was told of it, the best first. */
export interface TimelineDay {
  readonly date: string;
  readonly sentences: readonly TimelineSentence[];
}

/** A sentence that stands word for word in each of its sources, the earliest report first. */
export interface TimelineSentence {
  readonly text: string;
  readonly sources: readonly ({ readonly article: string } & Span)[];
}

/** The `ask.dates` days that matter most, in order, each with at most `ask.sentences` sentences. */
export function makeTimeline(given: readonly DatedArticle[], ask: TimelineAsk): TimelineDay[] {
  const articles = [...given].sort((a, b) => order(a.published) - order(b.published) || 0);
  const told = articles.map(tellDays);
  const mentions = articles.flatMap(({ id, fold }, index) => {
    const { published, byDay } = told[index]!;
    return [...byDay.keys()].map((day) => ({
      day,
      published: Number.isNaN(published) ? day : published,
      fold: fold ?? id,
    }));
  });
  const published = told.map((one) => one.published).filter((day) => !Number.isNaN(day));
  const from = ask.from ? dayNumber(ask.from) : Number.NEGATIVE_INFINITY;
  const to = ask.to ? dayNumber(ask.to) : Number.POSITIVE_INFINITY;
  const days = [...weighDays(mentions, published)]
    .filter(([day]) => day >= from && day <= to)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, ask.dates)
    .map(([day]) => day)
    .sort((a, b) => a - b);
  const weigh = rarity(articles.map(({ text }) => contentWords(text)));
  return days.map((day) => ({
    date: isoDay(day),
    sentences: chooseSentences(candidatesFor(day, articles, told, weigh), ask.sentences).map(
      ({ text, sources }) => ({ text, sources }),
    ),
  }));
}

/** Articles whose date is unknown come last. */
function order(published: string | null): number {
  const at = Date.parse(published ?? "");
  return Number.isNaN(at) ? Number.POSITIVE_INFINITY : at;
}

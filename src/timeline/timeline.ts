/** One public function: dated articles become the days that matter, each with sentences word for word. */
import type { Span, Timex } from "../model.ts";
import { type Candidate, chooseSentences } from "./choose.ts";
import { type DayMention, dayNumber, isoDay, weighDays } from "./days.ts";
import { contentWords, rarity, vectorOf } from "./words.ts";

/** An article as a timeline needs it: read, with its sentences and time expressions. */
export interface DatedArticle {
  readonly id: string;
  /** ISO 8601; an article without a date tells only of the days that it names. */
  readonly published: string | null;
  readonly text: string;
  readonly sentences: readonly Span[];
  readonly times: readonly Timex[];
  /** Articles with one fold are copies of one another and count once. */
  readonly fold?: string | null;
}

/** How long a timeline may be; `from` and `to` are ISO days, both included. */
export interface TimelineAsk {
  readonly dates: number;
  readonly sentences: number;
  readonly from?: string;
  readonly to?: string;
}

/** One day of a timeline. Each sentence stands word for word in every one of its sources. */
export interface TimelineDay {
  readonly date: string;
  readonly sentences: readonly TimelineSentence[];
}

export interface TimelineSentence {
  readonly text: string;
  readonly sources: readonly ({ readonly article: string } & Span)[];
}

/** Sentences of a report's beginning that tell of the day on which it was published, though they name none. */
const LEAD = 3;

/** The `ask.dates` days that matter most, in order, each with at most `ask.sentences` sentences. */
export function makeTimeline(articles: readonly DatedArticle[], ask: TimelineAsk): TimelineDay[] {
  const from = ask.from ? dayNumber(ask.from) : Number.NEGATIVE_INFINITY;
  const to = ask.to ? dayNumber(ask.to) : Number.POSITIVE_INFINITY;
  const told = articles.map(sentencesByDay);
  const mentions: DayMention[] = articles.flatMap((article, index) => {
    const published = dayNumber(article.published ?? "");
    return [...told[index]!.keys()].map((day) => ({
      day,
      published: Number.isNaN(published) ? day : published,
      fold: article.fold ?? article.id,
    }));
  });
  const published = articles
    .map(({ published: at }) => dayNumber(at ?? ""))
    .filter((day) => !Number.isNaN(day));
  const days = [...weighDays(mentions, published)]
    .filter(([day]) => day >= from && day <= to)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, ask.dates)
    .map(([day]) => day)
    .sort((a, b) => a - b);
  const weigh = rarity(articles.map(({ text }) => contentWords(text)));
  return days.map((day) => ({
    date: isoDay(day),
    sentences: chooseSentences(candidatesFor(day, articles, told, weigh), ask.sentences).map((chosen) =>
      cite(articles, chosen),
    ),
  }));
}

/** The days that an article's sentences name: day to indexes of sentences. */
function sentencesByDay({ sentences, times }: DatedArticle): Map<number, Set<number>> {
  const byDay = new Map<number, Set<number>>();
  let at = 0;
  for (const time of times) {
    if (time.type !== "DATE" && time.type !== "TIME") continue;
    const day = dayNumber(time.value);
    if (Number.isNaN(day)) continue;
    while (at < sentences.length - 1 && sentences[at]!.end <= time.start) at++;
    byDay.set(day, (byDay.get(day) ?? new Set<number>()).add(at));
  }
  return byDay;
}

function candidatesFor(
  day: number,
  articles: readonly DatedArticle[],
  told: readonly Map<number, Set<number>>[],
  weigh: (word: string) => number,
): Candidate[] {
  return articles.flatMap((article, index) => {
    const published = dayNumber(article.published ?? "");
    const named = told[index]!.get(day) ?? new Set<number>();
    const dated = new Set([...told[index]!.values()].flatMap((set) => [...set]));
    const lead =
      published === day
        ? [...Array(LEAD).keys()].filter((n) => n < article.sentences.length && !dated.has(n))
        : [];
    return [...named, ...lead].map((sentence) => {
      const span = article.sentences[sentence]!;
      return {
        article: index,
        sentence,
        vector: vectorOf(contentWords(article.text.slice(span.start, span.end)), weigh),
        weight: named.has(sentence) ? 1 : 0.5,
        place: sentence,
        published,
        length: span.end - span.start,
      };
    });
  });
}

function cite(articles: readonly DatedArticle[], { article: index, sentence }: Candidate): TimelineSentence {
  const { id, text, sentences } = articles[index]!;
  const { start, end } = sentences[sentence]!;
  return { text: text.slice(start, end), sources: [{ article: id, start, end }] };
}

/** Which sentences may tell of a day, and how surely each does. */
import type { Span, Timex } from "../model.ts";
import type { Candidate } from "./choose.ts";
import { dayNumber } from "./days.ts";
import { contentWords, vectorOf } from "./words.ts";

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

/** An article's sentences by the day that they name, and those that name none. */
export interface Told {
  readonly published: number;
  readonly byDay: ReadonlyMap<number, ReadonlySet<number>>;
  /** Sentences that open with a day, its year and an hour: mostly when a reader or an editor posted them. */
  readonly stamped: ReadonlySet<number>;
  /** Sentences of its beginning that name no day: they tell what was new when it was published. */
  readonly lead: readonly number[];
}

/** A report's first sentences tell what was new; further down stands what led to it. */
const LEAD = 3;
/** A sentence that names the day tells of it most surely; a report published that day or the next (as printed
 * papers are) tells of it in its first sentences; one printed before the day tells only what was planned; and
 * quoted words are mostly what somebody thinks of it, as are those under the stamp of a post. */
const WEIGHT = { named: 1, lead: 0.6, planned: 0.5, quoted: 0.7, stamped: 0.1 };

export function tellDays({ published, sentences, times }: DatedArticle): Told {
  const byDay = new Map<number, Set<number>>();
  const dated = new Set<number>();
  const stamped = new Set<number>();
  let at = 0;
  for (const time of times) {
    if (time.type !== "DATE" && time.type !== "TIME") continue;
    const day = dayNumber(time.value);
    if (Number.isNaN(day)) continue;
    while (at < sentences.length - 1 && sentences[at]!.end <= time.start) at++;
    byDay.set(day, (byDay.get(day) ?? new Set<number>()).add(at));
    dated.add(at);
    if (time.start === sentences[at]?.start && isStamp(time)) stamped.add(at);
  }
  const first = Array.from({ length: Math.min(LEAD, sentences.length) }, (_, index) => index);
  return {
    published: dayNumber(published ?? ""),
    byDay,
    stamped,
    lead: first.filter((index) => !dated.has(index)),
  };
}

function isStamp({ value, known }: Timex): boolean {
  return value.includes("T") && known.includes("year");
}

/** The sentences that may tell of a day, each once however many articles have it. */
export function candidatesFor(
  day: number,
  articles: readonly DatedArticle[],
  told: readonly Told[],
  weigh: (word: string) => number,
): Candidate[] {
  const found = new Map<string, Candidate>();
  articles.forEach((article, index) => {
    const { published, byDay, stamped, lead } = told[index]!;
    const named = [...(byDay.get(day) ?? [])];
    const fresh = published === day || published === day + 1 ? lead : [];
    for (const sentence of [...named, ...fresh]) {
      const span = article.sentences[sentence]!;
      const text = article.text.slice(span.start, span.end);
      const source = { article: article.id, start: span.start, end: span.end };
      const before = found.get(text);
      if (before) {
        found.set(text, { ...before, sources: [...before.sources, source] });
        continue;
      }
      // The stamp that opens the text is the report's own: what follows it is new, as any lead is.
      const posted = stamped.has(sentence) ? (sentence === 0 ? WEIGHT.lead : WEIGHT.stamped) : null;
      const base = posted ?? (named.includes(sentence) ? WEIGHT.named : WEIGHT.lead);
      found.set(text, {
        text,
        sources: [source],
        vector: vectorOf(contentWords(text), weigh),
        weight: base * (published < day ? WEIGHT.planned : 1) * (/["“”]/.test(text) ? WEIGHT.quoted : 1),
        published,
        figures: figuresOf(article, span),
      });
    }
  });
  return [...found.values()];
}

/** The numbers in a sentence that belong to no time expression. */
function figuresOf({ text, times }: DatedArticle, span: Span): string[] {
  const figures: string[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(/\d[\d.,]*/g)) {
    const at = span.start + match.index;
    if (!times.some(({ start, end }) => start <= at && at < end))
      figures.push(match[0].replace(/(?<![.,])[.,]+$/, ""));
  }
  return figures;
}

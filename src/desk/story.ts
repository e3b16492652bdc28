/** What the page of one story shows: its timeline, who said what, the cast, and whose copy each article is. */
import type { ArticleRow, Ledger, Stored } from "../ledger/ledger.ts";
import { keyOf, wordsOf } from "../ledger/query.ts";
import type { Span } from "../model.ts";
import { type DatedArticle, makeTimeline, type TimelineAsk } from "../timeline/timeline.ts";
import { sentencesOf } from "./article.ts";
import { type StatementView, statementsOf, titleOf } from "./entries.ts";
import { type Lens, lensOf } from "./lens.ts";

export interface StoryView {
  readonly id: string;
  readonly title: string;
  readonly first: string | null;
  readonly last: string | null;
  readonly articles: readonly ArticleRow[];
  /** Independent reports: each with the articles that carry its text. */
  readonly folds: readonly FoldView[];
  readonly timeline: readonly TimelineLine[];
  readonly statements: readonly StoryStatement[];
  readonly cast: readonly CastLine[];
}

export interface FoldView {
  readonly id: string;
  readonly agency: string | null;
  readonly articles: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly published: string | null;
    readonly edited: string;
  }[];
}

export interface TimelineLine {
  readonly date: string;
  readonly sentences: readonly {
    readonly text: string;
    readonly sources: readonly (Span & {
      readonly article: string;
      readonly publisher: string | null;
      readonly number: number;
    })[];
  }[];
}

/** One statement with every article that has it; copies of one text count once among its origins. */
export interface StoryStatement extends StatementView {
  readonly sources: readonly {
    readonly article: string;
    readonly publisher: string | null;
    readonly id: string;
  }[];
  readonly origins: number;
}

export interface CastLine {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly offices: readonly string[];
  readonly articles: number;
}

/** Null where the ledger has no such story. `dates` bounds the timeline's days. */
export async function storyView(
  ledger: Ledger,
  id: string,
  { dates = 20 }: { dates?: number } = {},
): Promise<StoryView | null> {
  const rows = await ledger.story(id);
  if (!rows.length) return null;
  const articles = await Promise.all(rows.map(async (row) => (await ledger.article(row.id))!));
  const lens = await lensOf(ledger);
  const days = rows.flatMap(({ published, latest }) => published?.slice(0, 10) ?? latest ?? []).sort();
  return {
    id,
    title: storyTitle(articles),
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    articles: rows,
    folds: foldsOf(articles),
    timeline: timelineOf(articles, { dates, sentences: 3 }),
    statements: storyStatements(articles, lens),
    cast: castOf(articles, lens),
  };
}

/** The headline that shares most words with the other headlines: what the story is called by those who tell it. */
function storyTitle(articles: readonly Stored[]): string {
  const titles = articles.map(titleOf);
  const words = titles.map((title) => new Set(wordsOf(title).filter((word) => word.length > 3)));
  const shared = words.map(
    (own, at) =>
      words.reduce(
        (n, other, i) => (i === at ? n : n + [...own].filter((word) => other.has(word)).length),
        0,
      ) / Math.sqrt(own.size + 4),
  );
  return titles[shared.indexOf(Math.max(...shared))] ?? "";
}

export function foldsOf(articles: readonly Stored[]): FoldView[] {
  const folds = new Map<string, Stored[]>();
  for (const article of articles) {
    const id = article.fold ?? article.id;
    const known = folds.get(id);
    if (known) known.push(article);
    else folds.set(id, [article]);
  }
  return [...folds].map(([id, members]) => ({
    id,
    agency: members.find(({ agency }) => agency)?.agency ?? null,
    articles: members.map((m) => ({
      id: m.id,
      title: titleOf(m),
      publisher: m.publisher,
      published: m.published ?? m.latest,
      edited: m.reading.origin.edited,
    })),
  }));
}

/** The days that matter in these articles; `ask` bounds them. */
export function timelineOf(articles: readonly Stored[], ask: TimelineAsk): TimelineLine[] {
  const byId = new Map(
    articles.map((stored) => [stored.id, { stored, sentences: sentencesOf(stored.reading) }]),
  );
  const dated = articles.map((stored): DatedArticle => {
    const { reading } = stored;
    const day =
      stored.published ??
      (stored.earliest !== null && stored.earliest === stored.latest ? stored.latest : null);
    return {
      id: stored.id,
      published: day,
      text: reading.article.text,
      sentences: byId.get(stored.id)!.sentences,
      times: reading.times,
      ...(stored.fold ? { fold: stored.fold } : {}),
    };
  });
  return makeTimeline(dated, ask).map(({ date, sentences }) => ({
    date,
    sentences: sentences.map(({ text, sources }) => ({
      text,
      sources: sources.map((source) => {
        const { stored, sentences: own } = byId.get(source.article)!;
        return {
          ...source,
          publisher: stored.publisher,
          number: (own.findIndex(({ start }) => start === source.start) ?? 0) + 1,
        };
      }),
    })),
  }));
}

/** The same words of the same speaker, told by several articles, are one statement with several sources. */
export function storyStatements(articles: readonly Stored[], lens: Lens): StoryStatement[] {
  const groups = new Map<
    string,
    {
      view: StatementView;
      sources: { article: string; publisher: string | null; id: string; fold: string }[];
    }
  >();
  for (const stored of articles) {
    for (const view of statementsOf(stored, lens)) {
      const key = `${view.act} ${view.speaker?.key ?? view.source ?? ""} ${wordsOf(view.words).join(" ")}`;
      const source = {
        article: stored.id,
        publisher: stored.publisher,
        id: view.id,
        fold: stored.fold ?? stored.id,
      };
      const known = groups.get(key);
      if (known) known.sources.push(source);
      else groups.set(key, { view, sources: [source] });
    }
  }
  return [...groups.values()]
    .map(({ view, sources }) => ({
      ...view,
      sources: sources.map(({ article, publisher, id }) => ({ article, publisher, id })),
      origins: new Set(sources.map(({ fold }) => fold)).size,
    }))
    .sort((a, b) => (a.day ?? "9999").localeCompare(b.day ?? "9999"));
}

function castOf(articles: readonly Stored[], lens: Lens): CastLine[] {
  const cast = new Map<string, { name: string; kind: string; offices: Set<string>; articles: Set<string> }>();
  for (const { id, reading } of articles) {
    for (const member of reading.cast) {
      const key = lens.keyIn(id, keyOf(member.name));
      const known = cast.get(key) ?? {
        name: member.name,
        kind: member.kind,
        offices: new Set<string>(),
        articles: new Set<string>(),
      };
      for (const { title } of member.offices) known.offices.add(title);
      known.articles.add(id);
      cast.set(key, known);
    }
  }
  return [...cast]
    .map(([key, { name, kind, offices, articles: ids }]) => ({
      key,
      name,
      kind,
      offices: [...offices].filter((o) => keyOf(o) !== key),
      articles: ids.size,
    }))
    .sort((a, b) => b.articles - a.articles || a.name.localeCompare(b.name));
}

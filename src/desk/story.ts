/** What the page of one story shows: its timeline, who said what, the cast, and whose copy each article is. */
import { compareCopies } from "../copy/compare.ts";
import { whichFirst } from "../copy/first.ts";
import { countOrigins } from "../copy/origins.ts";
import { filedOf } from "../ledger/filed.ts";
import type { ArticleRow, Ledger, Stored } from "../ledger/ledger.ts";
import { wordsOf } from "../ledger/query.ts";
import type { Filed, First, Span } from "../model.ts";
import { type DatedArticle, makeTimeline, type TimelineAsk } from "../timeline/timeline.ts";
import { type AffairStory, affairOf, articlesOf } from "./affair.ts";
import { sentencesOf } from "./article.ts";
import { type StatementView, statementsOf, titleOf } from "./entries.ts";
import { type HappeningView, happeningsOf } from "./happenings.ts";
import { type Lens, lensOf } from "./lens.ts";
import { type NearStory, nearStories } from "./near.ts";
import { withOutcomes } from "./outcomes.ts";
import { type CastLine, castOf } from "./people.ts";
import { titleArticle } from "./title.ts";

export interface StoryView {
  readonly id: string;
  readonly title: string;
  readonly section: string | null;
  readonly standfirst: string | null;
  /** The language of title and standfirst. */
  readonly language: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly articles: readonly ArticleRow[];
  /** Independent origins behind the articles: reports of one agency, and copies of one text, count once. */
  readonly origins: number;
  readonly folds: readonly FoldView[];
  readonly timeline: readonly TimelineLine[];
  readonly happenings: readonly HappeningView[];
  readonly statements: readonly StoryStatement[];
  readonly cast: readonly CastLine[];
  /** The stories of the affair that it is part of, by their first day, itself among them; none where it stands alone. */
  readonly affair: readonly AffairStory[];
  /** The view is of the whole affair. */
  readonly whole: boolean;
  /** Other stories that name the people and organisations most named here. */
  readonly near: readonly NearStory[];
}

/** One report and everyone who carries it. */
export interface FoldView {
  readonly id: string;
  readonly agency: string | null;
  /** Which of its articles the others come from, as far as can be known, and why. */
  readonly first: First;
  readonly articles: readonly CopyView[];
}

export interface CopyView {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly edited: string;
  /** What this article did to the first one's text; null for the first itself, or where the first is unknown. */
  readonly change: {
    readonly kind: string;
    readonly headline: string;
    readonly added: number;
    readonly cut: number;
  } | null;
}

export interface TimelineLine {
  readonly date: string;
  readonly sentences: readonly {
    readonly text: string;
    readonly language: string | null;
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

/**
 * The articles of a story. A story is named by one of its articles: one that was joined to another, or whose article
 * was taken out of it, is found where that article now is.
 */
export async function storyRows(ledger: Ledger, asked: string): Promise<{ id: string; rows: ArticleRow[] }> {
  const rows = await ledger.story(asked);
  const now = rows.length ? asked : ((await ledger.article(asked))?.story ?? asked);
  return now === asked ? { id: asked, rows } : { id: now, rows: await ledger.story(now) };
}

/**
 * Null where the ledger has no such story; the view's id is another than the one asked for where it was joined. `dates` bounds the timeline's days; `today` (an ISO day) decides which
 * plans are past their day, and without it none is. With `whole` the view is of all stories of its affair together.
 */
export async function storyView(
  ledger: Ledger,
  asked: string,
  { dates = 20, today = "", whole = false }: { dates?: number; today?: string; whole?: boolean } = {},
): Promise<StoryView | null> {
  const { id, rows: own } = await storyRows(ledger, asked);
  if (!own.length) return null;
  const affair = await affairOf(ledger, id);
  const told = await Promise.all(own.map(async (row) => (await ledger.article(row.id))!));
  const others = affair.filter((one) => one.id !== id);
  const articles = whole ? byDay([...told, ...(await articlesOf(ledger, others))]) : told;
  const rows: readonly ArticleRow[] = whole ? articles.map(rowOf) : own;
  const lens = await lensOf(ledger);
  const titled = titleArticle(rows).id;
  const lead = articles.find((stored) => stored.id === titled)!;
  const days = rows.flatMap(({ published, latest }) => published?.slice(0, 10) ?? latest ?? []).sort();
  const cast = castOf(articles, lens);
  const found = happeningsOf(articles, lens, today);
  const happenings = whole ? found : await withOutcomes(ledger, found, { articles, affair }, lens, today);
  return {
    id,
    title: titleOf(lead),
    section: rows.find(({ section }) => section)?.section ?? null,
    standfirst: lead.reading.article.standfirst,
    language: lead.language,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    articles: rows,
    origins: countOrigins(
      articles.map(filedOf),
      (article) => articles.find((a) => a.id === article)?.fold ?? article,
    ).origins,
    folds: foldsOf(articles),
    timeline: timelineOf(articles, { dates, sentences: 3 }),
    happenings,
    statements: storyStatements(articles, lens),
    cast,
    affair,
    whole,
    near: await nearStories(ledger, [id, ...affair.map((one) => one.id)], cast),
  };
}

/** In order of publication, as a story's own articles stand; undated ones first, as there. */
const byDay = (articles: readonly Stored[]): Stored[] =>
  articles.toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
const dayOf = ({ published, latest }: ArticleRow): string => published ?? latest ?? "";

function rowOf({ reading: _reading, versions: _versions, sha256: _sha256, ...row }: Stored): ArticleRow {
  return row;
}

export function foldsOf(articles: readonly Stored[]): FoldView[] {
  const folds = Map.groupBy(articles, ({ fold, id }) => fold ?? id);
  return [...folds].map(([id, members]) => {
    const filed = members.map(filedOf);
    const first = whichFirst(filed);
    const base = filed.find((one) => one.id === (first.article ?? filed[0]!.id))!;
    return {
      id,
      agency: members.find(({ agency }) => agency)?.agency ?? null,
      first,
      articles: members.map((member, at) => ({
        id: member.id,
        title: titleOf(member),
        publisher: member.publisher,
        published: member.published ?? member.latest,
        edited: member.reading.origin.edited,
        change: member.id === base.id ? null : changeOf(base, filed[at]!),
      })),
    };
  });
}

function changeOf(base: Filed, copy: Filed): CopyView["change"] {
  const { kind, headline, changes } = compareCopies(base, copy);
  const words = (side: "a" | "b", what: string): number =>
    changes
      .filter((change) => change.kind === what)
      .reduce((n, change) => {
        const span = change[side];
        return span
          ? n + (side === "a" ? base : copy).text.slice(span.start, span.end).split(/\s+/).length
          : n;
      }, 0);
  return { kind, headline: headline.kind, added: words("b", "added"), cut: words("a", "cut") };
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
      language: byId.get(sources[0]!.article)?.stored.language ?? null,
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

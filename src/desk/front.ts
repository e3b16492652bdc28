/** What the front page shows: stories with their origins counted, what is announced, and what is past its day. */
import { countOrigins } from "../copy/origins.ts";
import type { ArticleRow, Ledger } from "../ledger/ledger.ts";
import { emptyQuery } from "../ledger/query.ts";
import type { Filed } from "../model.ts";
import { type EventView, eventsOf, titleOf } from "./entries.ts";
import { lensOf } from "./lens.ts";

export interface FrontView {
  readonly stories: readonly StoryLine[];
  /** Planned events from `today` on. */
  readonly announced: readonly EventView[];
  /** Planned events whose day is past, and of which no report says that they took place. */
  readonly overdue: readonly EventView[];
  readonly articles: number;
  /** The number of the next page of stories, where there is one. */
  readonly more: number | null;
}

export interface StoryLine {
  readonly id: string;
  readonly title: string;
  readonly section: string | null;
  readonly standfirst: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly articles: number;
  /** Independent reports behind them. */
  readonly origins: number;
}

const storiesAPage = 24;

/** `today` is an ISO day, given by the caller; pages of stories count from 0. */
export async function frontView(
  ledger: Ledger,
  today: string,
  { page = 0 }: { page?: number } = {},
): Promise<FrontView> {
  const stories = await ledger.stories({ limit: storiesAPage + 1, offset: page * storiesAPage });
  const lines = await Promise.all(
    stories.slice(0, storiesAPage).map(async ({ id, articles, first, last }): Promise<StoryLine> => {
      const rows = await ledger.story(id);
      const lead = (await ledger.article(rows.at(-1)!.id))!;
      return {
        id,
        title: titleOf(lead),
        section: rows.find(({ section }) => section)?.section ?? null,
        standfirst: lead.reading.article.standfirst,
        first,
        last,
        articles,
        origins: countOrigins(
          rows.map(asFiled),
          (article) => rows.find((row) => row.id === article)?.fold ?? article,
        ).origins,
      };
    }),
  );
  return {
    stories: lines,
    announced: await planned(ledger, { from: today }),
    overdue: [],
    articles: await ledger.count(),
    more: stories.length > storiesAPage ? page + 1 : null,
  };
}

/** Origins are counted from credits and folds alone; no text is opened for it. */
function asFiled({ id, headline, published, publisher, agency }: ArticleRow): Filed {
  return { id, title: headline, text: "", published, source: publisher, agency };
}

async function planned(ledger: Ledger, days: { from?: string; to?: string }): Promise<EventView[]> {
  const lens = await lensOf(ledger);
  const found = await ledger.events(
    { ...emptyQuery, from: days.from ?? null, to: days.to ?? null, planned: true },
    { limit: 60 },
  );
  const views = await Promise.all(
    found.map(async ({ article, index }) => eventsOf((await ledger.article(article))!, lens)[index]!),
  );
  return onceEach(views.filter(({ wrong }) => !wrong)).slice(0, 12);
}

/** An announcement that several pages carry in the same words is shown once. */
function onceEach(events: readonly EventView[]): EventView[] {
  const seen = new Set<string>();
  return events.filter(({ what, when }) => {
    const key = `${when} ${what.toLowerCase()}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** What the front page shows: stories with their origins counted, what is announced, and what is past its day. */
import type { Ledger } from "../ledger/ledger.ts";
import { emptyQuery } from "../ledger/query.ts";
import { type EventView, eventsOf, titleOf } from "./entries.ts";
import { lensOf } from "./lens.ts";

export interface FrontView {
  readonly stories: readonly StoryLine[];
  /** Planned events from `today` on. */
  readonly announced: readonly EventView[];
  readonly articles: number;
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

/** `today` is an ISO day, given by the caller. */
export async function frontView(
  ledger: Ledger,
  today: string,
  { limit = 30, offset = 0 }: { limit?: number; offset?: number } = {},
): Promise<FrontView> {
  const stories = await ledger.stories({ limit, offset });
  const lines = await Promise.all(
    stories.map(async ({ id, articles, folds, first, last }): Promise<StoryLine> => {
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
        origins: folds,
      };
    }),
  );
  const found = await ledger.events({ ...emptyQuery, from: today, planned: true }, { limit: 60 });
  const lens = await lensOf(ledger);
  const announced = await Promise.all(
    found.map(async ({ article, index }) => eventsOf((await ledger.article(article))!, lens)[index]!),
  );
  return {
    stories: lines,
    announced: onceEach(announced.filter(({ wrong }) => !wrong)).slice(0, 20),
    articles: await ledger.count(),
  };
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

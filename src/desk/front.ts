/** What the front page shows: stories with their origins counted, what is announced, and what is past its day. */
import { countOrigins } from "../copy/origins.ts";
import type { ArticleRow, Ledger } from "../ledger/ledger.ts";
import type { Filed } from "../model.ts";
import { affairsAmong } from "./affair.ts";
import { titleOf } from "./entries.ts";
import type { HappeningView } from "./happenings.ts";
import { plansOf } from "./plans.ts";
import { titleArticle } from "./title.ts";

export interface FrontView {
  readonly stories: readonly StoryLine[];
  /** Ids of those of these stories that are of one affair: a list for each affair with several, the newest first. */
  readonly affairs: readonly (readonly string[])[];
  /** What is planned for `today` or later; on the first page alone. */
  readonly announced: readonly HappeningView[];
  /** What was planned for a day now past, where no report says that it took place. */
  readonly overdue: readonly HappeningView[];
  readonly articles: number;
  /** The number of the next page of stories, where there is one. */
  readonly more: number | null;
}

export interface StoryLine {
  readonly id: string;
  readonly title: string;
  readonly section: string | null;
  readonly standfirst: string | null;
  /** The language of title and standfirst. */
  readonly language: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly articles: number;
  /** Articles among them that carry the text of another. */
  readonly copies: number;
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
    stories.slice(0, storiesAPage).map(async ({ id, articles, folds, first, last }): Promise<StoryLine> => {
      const rows = await ledger.story(id);
      const lead = (await ledger.article(titleArticle(rows).id))!;
      return {
        id,
        title: titleOf(lead),
        section: rows.find(({ section }) => section)?.section ?? null,
        standfirst: lead.reading.article.standfirst,
        language: lead.language,
        first,
        last,
        articles,
        copies: articles - folds,
        origins: countOrigins(
          rows.map(asFiled),
          (article) => rows.find((row) => row.id === article)?.fold ?? article,
        ).origins,
      };
    }),
  );
  const affairs = await affairsAmong(
    ledger,
    lines.map(({ id }) => id),
  );
  return {
    stories: lines,
    affairs: affairs.filter((stories) => stories.length > 1),
    ...(page === 0 ? await plansOf(ledger, today) : { announced: [], overdue: [] }),
    articles: await ledger.count(),
    more: stories.length > storiesAPage ? page + 1 : null,
  };
}

/** Origins are counted from credits and folds alone; no text is opened for it. */
function asFiled({ id, headline, published, publisher, agency }: ArticleRow): Filed {
  return { id, title: headline, text: "", published, source: publisher, agency };
}

/** What is announced, and what was announced for a day now past without a report that it took place. */
import type { Ledger, Stored } from "../ledger/ledger.ts";
import { emptyQuery } from "../ledger/query.ts";
import { edtfStretch } from "../text/edtf.ts";
import { affairOf, articlesOf } from "./affair.ts";
import { type HappeningView, happeningsOf } from "./happenings.ts";
import { type Lens, lensOf } from "./lens.ts";
import { withOutcomes } from "./outcomes.ts";

export interface Plans {
  /** Planned for `today` or later, the nearest first. */
  readonly announced: readonly HappeningView[];
  /** Planned for a day now past, of which no report says what became of it, the latest first. */
  readonly overdue: readonly HappeningView[];
}

const daysBack = 30;
const mostPlans = 60;
const mostShown = 12;
/** Articles that are opened to see what became of a plan: the bound on what the front page costs. */
const mostArticles = 60;
const mostOfAStory = 30;

/** Plans around `today` (an ISO day), each joined with the reports of its story. */
export async function plansOf(ledger: Ledger, today: string): Promise<Plans> {
  const before = new Date(Date.parse(today) - daysBack * 864e5).toISOString().slice(0, 10);
  const query = { ...emptyQuery, planned: true };
  const [past, coming] = await Promise.all([
    ledger.events({ ...query, from: before, to: today }, { limit: mostPlans }),
    ledger.events({ ...query, from: today }, { limit: mostPlans }),
  ]);
  const wanted = new Set([...coming, ...past].map(({ article }) => article));
  const stories = await articlesAround(ledger, wanted);
  const lens = await lensOf(ledger);
  const planned = (
    await Promise.all(stories.map((articles) => plansIn(ledger, articles, lens, today)))
  ).flat();
  const ends = ({ when }: HappeningView): string => edtfStretch(when!)?.last ?? "9999";
  const starts = (one: HappeningView): string => edtfStretch(one.when!)?.first ?? ends(one);
  return {
    announced: planned
      .filter((one) => !one.open && ends(one) >= today)
      .toSorted((a, b) => starts(a).localeCompare(starts(b)))
      .slice(0, mostShown),
    overdue: planned
      .filter((one) => one.open && ends(one) >= before)
      .toSorted((a, b) => ends(b).localeCompare(ends(a)))
      .slice(0, mostShown),
  };
}

/** The plans of one story that no report of its affair closes. */
async function plansIn(
  ledger: Ledger,
  articles: readonly Stored[],
  lens: Lens,
  today: string,
): Promise<HappeningView[]> {
  const plans = (all: readonly HappeningView[]): HappeningView[] =>
    all.filter(({ status, when }) => status === "planned" && when !== null);
  const own = plans(happeningsOf(articles, lens, today));
  const story = articles[0]?.story;
  if (!own.length || !story) return own;
  const others = (await affairOf(ledger, story)).filter(({ id }) => id !== story);
  const around = await articlesOf(ledger, others);
  return plans(withOutcomes(own, [...articles, ...around], lens, today));
}

/** The articles of each story that one of these belongs to, the latest of each, as many as the bound allows. */
async function articlesAround(ledger: Ledger, wanted: ReadonlySet<string>): Promise<Stored[][]> {
  const stories = new Map<string, string[]>();
  let left = mostArticles;
  for (const id of wanted) {
    if (left <= 0) break;
    const stored = await ledger.article(id);
    const story = stored?.story ?? id;
    if (!stored || stories.has(story)) continue;
    const rows = stored.story ? (await ledger.story(stored.story)).map((row) => row.id) : [id];
    const latest = rows.slice(-Math.min(left, mostOfAStory));
    stories.set(story, latest);
    left -= latest.length;
  }
  return Promise.all(
    [...stories.values()].map((ids) => Promise.all(ids.map(async (id) => (await ledger.article(id))!))),
  );
}

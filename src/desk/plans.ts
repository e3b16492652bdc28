/** What is announced, and what was announced for a day now past without a report that it took place. */
import type { Ledger, Stored } from "../ledger/ledger.ts";
import { emptyQuery } from "../ledger/query.ts";
import { edtfStretch } from "../text/edtf.ts";
import { type AffairStory, affairOf } from "./affair.ts";
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
  const planned = stories.flatMap((articles) => plansAmong(happeningsOf(articles, lens, today)));
  const ends = ({ when }: HappeningView): string => edtfStretch(when!)?.last ?? "9999";
  const starts = (one: HappeningView): string => edtfStretch(one.when!)?.first ?? ends(one);
  const announced = planned
    .filter((one) => !one.open && ends(one) >= today)
    .toSorted((a, b) => starts(a).localeCompare(starts(b)));
  const overdue = planned
    .filter((one) => one.open && ends(one) >= before)
    .toSorted((a, b) => ends(b).localeCompare(ends(a)));
  const left = leftOpen(ledger, stories, lens, today);
  return { announced: await left(announced), overdue: await left(overdue) };
}

const plansAmong = (happenings: readonly HappeningView[]): HappeningView[] =>
  happenings.filter(({ status, when }) => status === "planned" && when !== null);

/** The first of some plans, without those that another story of their affair tells the end of. */
function leftOpen(
  ledger: Ledger,
  stories: readonly (readonly Stored[])[],
  lens: Lens,
  today: string,
): (plans: readonly HappeningView[]) => Promise<HappeningView[]> {
  const affairs = new Map<string, Promise<AffairStory[]>>();
  const affair = (story: string): Promise<AffairStory[]> => {
    const known = affairs.get(story) ?? affairOf(ledger, story);
    affairs.set(story, known);
    return known;
  };
  const home = new Map(stories.flatMap((articles) => articles.map(({ id }) => [id, articles] as const)));
  return async (plans) => {
    const shown = plans.slice(0, mostShown);
    const own = Map.groupBy(shown, ({ reports }) => home.get(reports[0]!.article)!);
    const open = new Set<string>();
    for (const [articles, some] of own) {
      const others = articles[0]!.story ? await affair(articles[0]!.story) : [];
      const after = await withOutcomes(ledger, some, { articles, affair: others }, lens, today);
      for (const { id } of plansAmong(after)) open.add(id);
    }
    return shown.filter(({ id }) => open.has(id));
  };
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

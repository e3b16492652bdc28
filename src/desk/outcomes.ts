/** What became of a plan, where another story of its affair tells it. */
import type { Ledger, Stored } from "../ledger/ledger.ts";
import type { AffairStory } from "./affair.ts";
import { type HappeningView, happeningsOf } from "./happenings.ts";
import type { Lens } from "./lens.ts";

/** Articles of other stories that are opened for it, at most: the first ones after the plan was told. */
const mostOpened = 40;

/**
 * The happenings of a story's `articles`, where a plan that another story of the affair reports as held or called off
 * is shown with that report. Nothing else is taken from other stories: on another day figures are others without
 * contradiction.
 */
export async function withOutcomes(
  ledger: Ledger,
  happenings: readonly HappeningView[],
  { articles, affair }: { articles: readonly Stored[]; affair: readonly AffairStory[] },
  lens: Lens,
  today: string,
): Promise<HappeningView[]> {
  const plans = happenings.filter(isPlan);
  const around = plans.length ? await afterwards(ledger, plans, articles, affair) : [];
  if (!around.length) return [...happenings];
  const planning = new Set(plans.flatMap(({ reports }) => reports.map(({ article }) => article)));
  const told = [...articles.filter(({ id }) => planning.has(id)), ...around];
  const became = new Map<string, HappeningView>();
  for (const one of happeningsOf(told, lens, today))
    if (one.status === "happened" || one.status === "denied")
      for (const { id } of one.reports) became.set(id, one);
  return happenings.map((plan) => {
    const outcome = isPlan(plan) ? plan.reports.flatMap(({ id }) => became.get(id) ?? [])[0] : undefined;
    return outcome ? { ...outcome, conflicts: plan.conflicts } : plan;
  });
}

const isPlan = ({ status }: HappeningView): boolean => status === "planned";

/** Articles of the other stories that came when the plans had been told, and tell of something held or called off. */
async function afterwards(
  ledger: Ledger,
  plans: readonly HappeningView[],
  articles: readonly Stored[],
  affair: readonly AffairStory[],
): Promise<Stored[]> {
  const own = new Map(articles.map((stored) => [stored.id, dayOf(stored)]));
  const since = plans
    .flatMap(({ reports }) => reports.map(({ article }) => own.get(article) ?? ""))
    .reduce((least, day) => (day < least ? day : least), "9999");
  const rows = (await Promise.all(affair.map(({ id }) => ledger.story(id)))).flat();
  const later = rows
    .filter((row) => !own.has(row.id) && dayOf(row) >= since)
    .sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
    .slice(0, mostOpened);
  const opened = await Promise.all(later.map(async ({ id }) => (await ledger.article(id))!));
  return opened.filter(({ reading }) =>
    reading.events.some(({ status }) => status === "happened" || status === "denied"),
  );
}

const dayOf = ({ published, latest }: Pick<Stored, "published" | "latest">): string =>
  published?.slice(0, 10) ?? latest ?? "";

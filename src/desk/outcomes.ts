/** What became of a plan, where another story of its affair tells it. */
import type { Stored } from "../ledger/ledger.ts";
import { type HappeningView, happeningsOf } from "./happenings.ts";
import type { Lens } from "./lens.ts";

/**
 * The happenings of a story, where a plan that `all` articles of the affair report as held or called off is shown with
 * that report. Nothing else is taken from other stories: on another day figures are others without contradiction.
 */
export function withOutcomes(
  happenings: readonly HappeningView[],
  all: readonly Stored[],
  lens: Lens,
  today: string,
): HappeningView[] {
  if (!happenings.some(isOpen)) return [...happenings];
  const became = new Map<string, HappeningView>();
  for (const one of happeningsOf(all, lens, today))
    if (one.status === "happened" || one.status === "denied")
      for (const { id } of one.reports) became.set(id, one);
  return happenings.map((plan) => {
    const outcome = isOpen(plan) ? plan.reports.flatMap(({ id }) => became.get(id) ?? [])[0] : undefined;
    return outcome ? { ...outcome, conflicts: plan.conflicts } : plan;
  });
}

const isOpen = ({ status }: HappeningView): boolean => status === "planned";

/** One source or ten: how many independent reports stand behind a set of articles. */
import type { Filed, Fold, OriginCount, OriginGroup } from "../model.ts";
import { whichFirst } from "./first.ts";

/**
 * Counts the origins of `articles`, where `foldOf` gives each article's fold. Articles of one fold are one report.
 * Folds that credit one agency are reports of one origin; a fold that credits several, or none, is its own.
 */
export function countOrigins(articles: readonly Filed[], foldOf: (id: string) => string): OriginCount {
  const folds = new Map<string, Filed[]>();
  for (const article of articles) {
    const fold = foldOf(article.id);
    const members = folds.get(fold);
    if (members) members.push(article);
    else folds.set(fold, [article]);
  }
  const groups = new Map<string, { agency: string | null; folds: string[]; articles: string[] }>();
  for (const [fold, members] of folds) {
    const agency = soleAgency(members);
    // An agency's name and a fold's id never meet: one is prefixed.
    const key = agency === null ? `fold ${fold}` : `agency ${agency}`;
    const group = groups.get(key) ?? { agency, folds: [], articles: [] };
    group.folds.push(fold);
    group.articles.push(...members.map(({ id }) => id));
    groups.set(key, group);
  }
  const list: OriginGroup[] = [...groups.values()];
  return { origins: list.length, folds: folds.size, articles: articles.length, groups: list };
}

/** The agency that at least one of a fold's articles credits and none contradicts. */
export function soleAgency(articles: readonly Filed[]): string | null {
  const agencies = new Set(articles.flatMap(({ agency }) => agency ?? []));
  return agencies.size === 1 ? [...agencies][0]! : null;
}

/** The fold `id` from its articles, in the order in which they came. */
export function describeFold(id: string, articles: readonly Filed[]): Fold {
  return {
    id,
    articles: articles.map((article) => article.id),
    agency: soleAgency(articles),
    first: whichFirst(articles),
  };
}

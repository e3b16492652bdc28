/** Stories near another: those that name the same people and organisations, whether or not it is one affair. */
import type { Ledger } from "../ledger/ledger.ts";
import { titleOf } from "./entries.ts";
import type { CastLine } from "./people.ts";
import { titleArticle } from "./title.ts";

export interface NearStory {
  readonly id: string;
  readonly title: string;
  readonly language: string | null;
}

/** Names of the cast that are asked for other stories, articles of each that are looked at, stories shown. */
const [namesAsked, articlesLooked, mostNear] = [6, 30, 6];

/**
 * A story that shares two of the most named people and organisations is near; the more of them, the nearer. `own`:
 * the story itself, and those that are shown as its affair.
 */
export async function nearStories(
  ledger: Ledger,
  own: readonly string[],
  cast: readonly CastLine[],
): Promise<NearStory[]> {
  const shared = new Map<string, number>();
  for (const { key } of cast.filter(({ kind }) => kind !== "place").slice(0, namesAsked)) {
    for (const story of await ledger.storiesNaming(key, articlesLooked))
      if (!own.includes(story)) shared.set(story, (shared.get(story) ?? 0) + 1);
  }
  const nearest = [...shared]
    .filter(([, names]) => names > 1)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostNear);
  return Promise.all(
    nearest.map(async ([story]) => {
      const lead = (await ledger.article(titleArticle(await ledger.story(story)).id))!;
      return { id: story, title: titleOf(lead), language: lead.language };
    }),
  );
}

/**
 * Stories: articles of one affair, sorted as they come. Each new article is compared with the articles before it
 * that share its rarest terms, in several spaces and in time (Miranda and others 2018; Saravanakumar and others
 * 2021); a learned decision says how surely each of them is of the same story, another what its members' voices
 * amount to. Nothing looks ahead, and an article costs the same however long the stream has run.
 */
import type { Filed, StoryChange, StoryPlace } from "../model.ts";
import { compare, pairInputs } from "./compare.ts";
import { storyInputCount, storyInputs } from "./decide.ts";
import { enter, newGroup } from "./groups.ts";
import { type Arriving, arrive, candidates, remember, type StoryState } from "./memory.ts";
import { packArticle } from "./pack.ts";
import { regroup, regroupings, weakest } from "./regroup.ts";
import { dayOf, type Links, makeFounder, placeOf } from "./shelf.ts";

/** Log odds from which an article joins a story. */
const joins = -0.3;
/** Log odds from which an article's likeness to a member touches a story, and stories that are gone through for it. */
const touching = -1;
const most = 3;

/** What became of an article. */
export interface Placed {
  readonly place: StoryPlace;
  /** Which stories were found to be one, or two, by what it says. */
  readonly changes: readonly StoryChange[];
  /**
   * Everything that a later `restoreArticle` needs to remember the article as it is remembered now, in some 2 KB. To
   * be called before the next article is placed.
   */
  readonly pack: () => Uint8Array;
}

/** Places one article and remembers it. `day`: days since 1970-01-01, null where unknown. */
export function placeArticle(state: StoryState, article: Filed, day: number | null): Placed {
  const { shelf, groups } = state;
  const arriving = arrive(state, article.title, article.text, day);
  const links: Links = { to: [], odds: [] };
  const claims = claimsOn(state, article.id, arriving, links);
  const best = claims[0];
  const joined = best !== undefined && best.odds >= joins ? best : null;
  const { number, terms, probe } = arriving;
  remember(state, article.id, day, terms, probe.lengths, links);
  enter(groups, shelf, joined?.group ?? newGroup(groups, article.id, day ?? Number.NaN), number);
  if (!joined) makeFounder(shelf, number);
  const near = joined === null ? null : shelf.ids[joined.near - shelf.base]!;
  const touched = claims.filter(({ strongest }) => strongest > touching).slice(0, most);
  const own = shelf.groups[number - shelf.base]!;
  const steps =
    touched.length === 0 ? [] : regroupings(state, [...new Set([own, ...touched.map(({ group }) => group)])]);
  const changes = steps.flatMap((step) => regroup(state, step, number) ?? []);
  return {
    place: { id: article.id, story: groups.ids[shelf.groups[number - shelf.base]!]!, near },
    changes,
    pack: () => packArticle(state, number, arriving.raw, joined?.near ?? null, steps),
  };
}

/** A story that may be the article's, its nearest member, how near that is, and the log odds that it is. */
interface Claim {
  readonly group: number;
  readonly near: number;
  readonly strongest: number;
  readonly odds: number;
}

const inputs = new Float64Array(pairInputs);
const voices = new Float64Array(storyInputCount);

/** The stories of similar articles, the best claim first. Fills `links` with the odds of single articles. */
function claimsOn(state: StoryState, id: string, arriving: Arriving, links: Links): Claim[] {
  const { shelf, groups, decisions } = state;
  const { day, probe, scale } = arriving;
  const votes = new Map<number, { group: number; near: number; odds: number[] }>();
  const seen = candidates(state, arriving).map((article) => {
    const then = dayOf(shelf, article);
    const apart = day === null || then === null ? null : Math.abs(day - then);
    compare(probe, placeOf(shelf, article), apart, scale, inputs);
    return { article, odds: decisions.sameStory(inputs, id, shelf.ids[article - shelf.base]!) };
  });
  for (const { article, odds } of seen.sort((a, b) => b.odds - a.odds)) {
    if (odds > weakest) {
      links.to.push(article);
      links.odds.push(odds);
    }
    const group = shelf.groups[article - shelf.base]!;
    const vote = votes.get(group);
    if (vote) vote.odds.push(odds);
    else votes.set(group, { group, near: article, odds: [odds] });
  }
  const since = (then: number): number | null =>
    day === null || Number.isNaN(then) ? null : Math.max(0, day - then);
  const best = [...votes.values()];
  return best
    .map(({ group, near, odds }, i) => {
      const { sizes, first, last } = groups;
      const rival = best[i === 0 ? 1 : 0]?.odds[0] ?? null;
      const said = storyInputs(odds, sizes[group]!, since(last[group]!), since(first[group]!), rival, voices);
      return { group, near, strongest: odds[0]!, odds: decisions.belongs(said, id) };
    })
    .sort((a, b) => b.odds - a.odds);
}

/**
 * Stories: articles of one affair, sorted as they come. Each new article is compared with the articles before it
 * that share its rarest terms, in several spaces and in time (Miranda and others 2018; Saravanakumar and others
 * 2021); a learned decision says how surely each of them is of the same story, another what its members' voices
 * amount to. Nothing looks ahead, and an article costs the same however long the stream has run.
 */
import type { Filed, StoryChange, StoryPlace } from "../model.ts";
import { compare, pairInputs } from "./compare.ts";
import { belongs, sameStory, storyInputs } from "./decide.ts";
import { enter, newGroup } from "./groups.ts";
import { type Arriving, arrive, candidates, remember, type StoryState } from "./memory.ts";
import { packArticle } from "./pack.ts";
import { regroup, regrouping, weakest } from "./regroup.ts";
import { dayOf, type Links, makeFounder, placeOf } from "./shelf.ts";

/** Log odds from which an article joins a story. */
const joins = -0.6;

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
  const claims = claimsOn(state, arriving, links);
  const best = claims[0];
  const joined = best !== undefined && best.odds >= joins ? best : null;
  const { number, terms, probe } = arriving;
  remember(state, article.id, day, terms, probe.lengths, links);
  enter(groups, shelf, joined?.group ?? newGroup(groups, article.id, day ?? Number.NaN), number);
  if (!joined) makeFounder(shelf, number);
  const near = joined === null ? null : shelf.ids[joined.near - shelf.base]!;
  const change = joined ? regrouping(state, claims[1]?.group ?? null, claims[1]?.odds ?? 0) : null;
  const changes = change ? [regroup(state, change, number)] : [];
  return {
    place: { id: article.id, story: groups.ids[shelf.groups[number - shelf.base]!]!, near },
    changes,
    pack: () => packArticle(state, number, arriving.raw, joined?.near ?? null, change),
  };
}

/** A story that may be the article's, its nearest member, and the log odds that it is. */
interface Claim {
  readonly group: number;
  readonly near: number;
  readonly odds: number;
}

const inputs = new Float64Array(pairInputs);

/** The stories of similar articles, the best claim first. Fills `links` with the odds of single articles. */
function claimsOn(state: StoryState, arriving: Arriving, links: Links): Claim[] {
  const { shelf, groups } = state;
  const { day, probe, scale } = arriving;
  const votes = new Map<number, { near: number; best: number; odds: number[] }>();
  for (const seen of candidates(state, arriving)) {
    const then = dayOf(shelf, seen);
    const apart = day === null || then === null ? null : Math.abs(day - then);
    compare(probe, placeOf(shelf, seen), apart, scale, inputs);
    const odds = sameStory(inputs);
    if (odds > weakest) {
      links.to.push(seen);
      links.odds.push(odds);
    }
    const group = shelf.groups[seen - shelf.base]!;
    const vote = votes.get(group);
    if (!vote) votes.set(group, { near: seen, best: odds, odds: [odds] });
    else {
      vote.odds.push(odds);
      if (odds > vote.best) {
        vote.best = odds;
        vote.near = seen;
      }
    }
  }
  const since = (then: number): number | null =>
    day === null || Number.isNaN(then) ? null : Math.max(0, day - then);
  return [...votes]
    .map(([group, { near, odds }]) => {
      odds.sort((a, b) => b - a);
      const { sizes, first, last } = groups;
      return {
        group,
        near,
        odds: belongs(storyInputs(odds, sizes[group]!, since(last[group]!), since(first[group]!))),
      };
    })
    .sort((a, b) => b.odds - a.odds);
}

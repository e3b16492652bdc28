/**
 * Stories: articles of one affair, sorted as they come. Each new article is compared with the articles before it
 * that share its rarest terms, in several spaces and in time (Miranda and others 2018; Saravanakumar and others
 * 2021); a learned decision says how surely each of them is of the same story, another what its members' voices
 * amount to. Nothing looks ahead, and an article costs the same however long the stream has run.
 */
import type { Filed, StoryChange, StoryPlace } from "../model.ts";
import { likeness } from "./compare.ts";
import { belongs, sameStory, storyFeatures } from "./decide.ts";
import {
  type Arriving,
  arrive,
  candidates,
  type Group,
  type Remembered,
  remember,
  type StoryState,
} from "./memory.ts";
import { enter, regroup, weakest } from "./regroup.ts";

/** Log odds from which an article joins a story. */
const joins = -0.6;
const unlinked: ReadonlyMap<number, number> = new Map();

/**
 * Places one article and remembers it. `day`: days since 1970-01-01, null where unknown. `changes` tell which
 * stories were found to be one, or two, by what it says.
 */
export function placeArticle(
  state: StoryState,
  article: Filed,
  day: number | null,
): { place: StoryPlace; changes: StoryChange[] } {
  const arriving = arrive(state, article.title, article.text, day);
  const links = new Map<number, number>();
  const claims = claimsOn(state, arriving, links);
  const best = claims[0];
  const joined = best !== undefined && best.odds >= joins;
  const group = joined ? best.group : { id: article.id, members: [], first: day, last: day };
  const { number, terms, lengths, scale } = arriving;
  const member: Remembered = {
    number,
    id: article.id,
    day,
    terms,
    lengths,
    scale,
    links: links.size > 0 ? links : unlinked,
    group,
    founder: !joined,
  };
  remember(state, member);
  enter(group, member);
  const changes = joined ? regroup(member, claims[1]?.group ?? null, claims[1]?.odds ?? 0) : [];
  return {
    place: { id: article.id, story: member.group.id, near: joined ? best.near.id : null },
    changes,
  };
}

/** A story that may be the article's, its nearest member, and the log odds that it is. */
interface Claim {
  readonly group: Group;
  readonly near: Remembered;
  readonly odds: number;
}

/** The stories of similar articles, the best claim first. Fills `links` with the odds of single articles. */
function claimsOn(state: StoryState, arriving: Arriving, links: Map<number, number>): Claim[] {
  const votes = new Map<Group, { near: Remembered; best: number; odds: number[] }>();
  for (const seen of candidates(state, arriving)) {
    const apart = arriving.day === null || seen.day === null ? null : Math.abs(arriving.day - seen.day);
    const alike = likeness(arriving.terms, arriving.lengths, seen.terms, seen.lengths);
    const odds = sameStory(alike, apart, arriving.scale);
    if (odds > weakest) links.set(seen.number, odds);
    const vote = votes.get(seen.group);
    if (!vote) votes.set(seen.group, { near: seen, best: odds, odds: [odds] });
    else {
      vote.odds.push(odds);
      if (odds > vote.best) {
        vote.best = odds;
        vote.near = seen;
      }
    }
  }
  return [...votes]
    .map(([group, { near, odds }]) => {
      odds.sort((a, b) => b - a);
      const since = (day: number | null): number | null =>
        arriving.day === null || day === null ? null : Math.max(0, arriving.day - day);
      const features = storyFeatures(odds, group.members.length, since(group.last), since(group.first));
      return { group, near, odds: belongs(features) };
    })
    .sort((a, b) => b.odds - a.odds);
}

/**
 * Stories: articles of one affair, sorted as they come. Each new article is compared with the articles before it
 * that share its rarest terms, in several spaces and in time (Miranda and others 2018; Saravanakumar and others
 * 2021); a learned decision says how surely each of them is of the same story, and the article joins the story that
 * most of them speak for, or opens its own. Nothing looks ahead, and an article costs the same however long the
 * stream has run.
 */
import type { Filed, StoryPlace } from "../model.ts";
import { newPostings, type Postings } from "../text/postings.ts";
import { type Lengths, lengthsOf, likeness } from "./compare.ts";
import { sameStory } from "./decide.ts";
import { count, type Frequencies, newFrequencies } from "./frequency.ts";
import { rawTerms, type Terms, weigh } from "./terms.ts";

/** An article that later ones are compared with. */
interface Remembered {
  readonly id: string;
  readonly story: string;
  readonly day: number | null;
  readonly terms: Terms;
  readonly lengths: Lengths;
}

/** Everything that the stream has told so far. */
export interface StoryState {
  readonly frequencies: Frequencies;
  readonly postings: Postings;
  articles: (Remembered | undefined)[];
  /** The number of the article at the head of `articles`, and of the first that is remembered. */
  base: number;
  first: number;
  readonly sizes: Map<string, number>;
}

export function newStories(): StoryState {
  return {
    frequencies: newFrequencies(),
    postings: newPostings(),
    articles: [],
    base: 0,
    first: 0,
    sizes: new Map(),
  };
}

/** Terms of an article that are looked up, and under which it is found later: its rarest. */
const asked = 40;
/** Articles that are seen under one term, and compared in all. */
const deep = 48;
const compared = 32;
/** Log odds from which an article joins. */
const joins = -0.25;
/** Members of a story that speak for it, at most. */
const voters = 8;

/** Places one article and remembers it. `day`: days since 1970-01-01, null where unknown. */
export function placeArticle(state: StoryState, article: Filed, day: number | null): StoryPlace {
  const raw = rawTerms(article.title, article.text);
  count(state.frequencies, raw.keys);
  const terms = weigh(raw, state.frequencies);
  const lengths = lengthsOf(terms);
  const rarest = heaviest(terms, asked);
  const best = bestStory(state, { terms, lengths, day }, rarest);
  const joined = best !== null && best.odds >= joins;
  const story = joined ? best.story : article.id;
  remember(state, { id: article.id, story, day, terms, lengths }, rarest);
  return { id: article.id, story, near: joined ? best.near : null };
}

type Asking = Pick<Remembered, "terms" | "lengths" | "day">;

function bestStory(
  state: StoryState,
  asking: Asking,
  rarest: readonly number[],
): { story: string; near: string; odds: number } | null {
  const votes = new Map<string, { near: string; odds: number[] }>();
  for (const { id, story, day, terms, lengths } of candidates(state, asking, rarest)) {
    const apart = day === null || asking.day === null ? null : Math.abs(asking.day - day);
    const odds = sameStory(likeness(asking.terms, asking.lengths, terms, lengths), apart);
    const vote = votes.get(story);
    if (!vote) votes.set(story, { near: id, odds: [odds] });
    else {
      if (odds > Math.max(...vote.odds)) vote.near = id;
      vote.odds.push(odds);
    }
  }
  let best: { story: string; near: string; odds: number } | null = null;
  for (const [story, { near, odds }] of votes) {
    const sum = storyOdds(odds, state.sizes.get(story) ?? 1);
    if (best === null || sum > best.odds) best = { story, near, odds: sum };
  }
  return best;
}

/** Half what its nearest member says, half what all its voters say; members that never came up vote against. */
function storyOdds(odds: readonly number[], size: number): number {
  const sorted = odds.toSorted((a, b) => b - a);
  const voting = Math.min(size, voters);
  const silent = Math.min(-3, sorted.at(-1)!);
  let sum = 0;
  for (let i = 0; i < voting; i++) sum += sorted[i] ?? silent;
  return (sorted[0]! + sum / voting) / 2;
}

/** The articles that share most weight of rare terms with the one that asks. */
function candidates(state: StoryState, { terms }: Asking, rarest: readonly number[]): Remembered[] {
  const shared = new Map<number, number>();
  for (const term of rarest) {
    const weight = terms.weights[term]! ** 2;
    state.postings.walk(terms.keys[term]!, deep, (article) => {
      shared.set(article, (shared.get(article) ?? 0) + weight);
    });
  }
  return [...shared]
    .map(([article, weight]) => {
      const seen = state.articles[article - state.base]!;
      return { seen, weight: weight / Math.sqrt(seen.lengths.words) };
    })
    .sort((a, b) => b.weight - a.weight)
    .slice(0, compared)
    .map(({ seen }) => seen);
}

/** Indexes of the `most` heaviest terms. */
function heaviest({ weights }: Terms, most: number): number[] {
  const least = weights.length > most ? weights.slice().sort()[weights.length - most]! : 0;
  const found: number[] = [];
  for (let i = 0; i < weights.length && found.length < most; i++) if (weights[i]! >= least) found.push(i);
  return found;
}

function remember(state: StoryState, article: Remembered, rarest: readonly number[]): void {
  const number = state.base + state.articles.length;
  state.articles.push(article);
  state.sizes.set(article.story, (state.sizes.get(article.story) ?? 0) + 1);
  for (const term of rarest) state.postings.add(article.terms.keys[term]!, number);
}

/** Forgets articles of days before `before`, and all but the newest `most`. */
export function forgetArticles(state: StoryState, before: number, most = 1_000_000): void {
  const end = state.base + state.articles.length;
  while (state.first < end) {
    const oldest = state.articles[state.first - state.base]!;
    if (end - state.first <= most && (oldest.day === null || oldest.day >= before)) break;
    state.articles[state.first - state.base] = undefined;
    state.first++;
    const size = state.sizes.get(oldest.story)! - 1;
    if (size === 0) state.sizes.delete(oldest.story);
    else state.sizes.set(oldest.story, size);
  }
  state.postings.forget(state.first);
  if (state.first - state.base > state.articles.length / 2) {
    state.articles = state.articles.slice(state.first - state.base);
    state.base = state.first;
  }
}

/** What is remembered of the stream, and how an article finds those that it may belong with. */
import { newPostings, type Postings } from "../text/postings.ts";
import { type Lengths, lengthsOf } from "./compare.ts";
import { count, type Frequencies, newFrequencies } from "./frequency.ts";
import { rawTerms, type Terms, weigh, weightOf } from "./terms.ts";

/** An article that later ones are compared with. */
export interface Remembered {
  /** Numbers only rise, in order of arrival. */
  readonly number: number;
  readonly id: string;
  /** Days since 1970-01-01; null where unknown. */
  readonly day: number | null;
  readonly terms: Terms;
  readonly lengths: Lengths;
  /** The logarithm of how many articles had been counted when it came. */
  readonly scale: number;
  /** Earlier articles that it may be of one story with, and the log odds of that. */
  readonly links: ReadonlyMap<number, number>;
  group: Group;
  /** Its id is, or was, a story's. */
  founder: boolean;
}

/** The articles of one story that are still remembered. */
export interface Group {
  readonly id: string;
  /** In order of arrival. */
  members: Remembered[];
  first: number | null;
  last: number | null;
}

/** Everything that the stream has told so far. */
export interface StoryState {
  readonly frequencies: Frequencies;
  readonly postings: Postings;
  articles: (Remembered | undefined)[];
  /** The number of the article at the head of `articles`, and of the first that is remembered. */
  base: number;
  first: number;
  /** For each article, by its place in `articles`, one by the length of its terms; and room to add up what it shares. */
  sizes: Float32Array;
  shared: Float32Array;
  readonly touched: Uint32Array;
}

export function newStories(): StoryState {
  return {
    frequencies: newFrequencies(),
    postings: newPostings(),
    articles: [],
    base: 0,
    first: 0,
    sizes: new Float32Array(0),
    shared: new Float32Array(0),
    touched: new Uint32Array(asked * deep),
  };
}

/** Terms of an article that are looked up, and under which it is found later: its rarest. */
const asked = 40;
const filed = 28;
/** Articles that are seen under one term, and compared in all. */
const deep = 24;
const compared = 32;
/** The share of the best candidate's weight below which another is not compared. */
const worthwhile = 0.05;

/** An article on its way in: read and weighed, and not yet placed. */
export interface Arriving {
  readonly number: number;
  readonly day: number | null;
  readonly terms: Terms;
  readonly lengths: Lengths;
  readonly scale: number;
  readonly rarest: readonly number[];
}

/** Reads an article and counts its terms. */
export function arrive(state: StoryState, title: string | null, text: string, day: number | null): Arriving {
  const raw = rawTerms(title, text, day);
  count(state.frequencies, raw.keys);
  const terms = weigh(raw, state.frequencies);
  return {
    number: state.base + state.articles.length,
    day,
    terms,
    lengths: lengthsOf(terms),
    scale: Math.log(state.frequencies.total / state.frequencies.unit),
    rarest: heaviest(terms, asked),
  };
}

/** The remembered articles that share most weight of rare terms with one that arrives, best first. */
export function candidates(state: StoryState, { terms, rarest }: Arriving): Remembered[] {
  const { postings, base } = state;
  if (state.shared.length < state.articles.length) grow(state);
  const { shared, sizes, touched } = state;
  let count = 0;
  for (const term of rarest) {
    const weight = weightOf(terms.data[terms.count + term]!) ** 2;
    postings.walk(terms.data[term]!, deep, (number) => {
      const at = number - base;
      if (shared[at] === 0) touched[count++] = at;
      shared[at]! += weight;
    });
  }
  const best: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = touched[i]!;
    const weight = shared[at]! * sizes[at]!;
    shared[at] = 0;
    let place = best.length;
    if (place === compared && weight <= weights[place - 1]!) continue;
    while (place > 0 && weights[place - 1]! < weight) place--;
    best.splice(place, 0, at);
    weights.splice(place, 0, weight);
    if (best.length > compared) {
      best.pop();
      weights.pop();
    }
  }
  const least = (weights[0] ?? 0) * worthwhile;
  return best.filter((_, i) => weights[i]! >= least).map((at) => state.articles[at]!);
}

function grow(state: StoryState): void {
  const room = Math.max(1 << 12, Math.ceil(state.articles.length * 1.5));
  const sizes = new Float32Array(room);
  sizes.set(state.sizes);
  state.sizes = sizes;
  state.shared = new Float32Array(room);
}

/** Indexes of the `most` heaviest terms. */
function heaviest({ count, data }: Terms, most: number): number[] {
  const weights = Float32Array.from({ length: count }, (_, i) => weightOf(data[count + i]!));
  const least = weights.length > most ? weights.slice().sort()[weights.length - most]! : 0;
  const found: number[] = [];
  for (let i = 0; i < weights.length && found.length < most; i++) if (weights[i]! >= least) found.push(i);
  return found;
}

export function remember(state: StoryState, article: Remembered): void {
  state.articles.push(article);
  if (state.sizes.length < state.articles.length) grow(state);
  state.sizes[state.articles.length - 1] = 1 / Math.sqrt(Math.max(1, article.lengths.words));
  for (const term of heaviest(article.terms, filed))
    state.postings.add(article.terms.data[term]!, article.number);
}

/** Forgets articles of days before `before`, and all but the newest `most`. */
export function forgetArticles(state: StoryState, before: number, most = 1_000_000): void {
  const end = state.base + state.articles.length;
  while (state.first < end) {
    const oldest = state.articles[state.first - state.base]!;
    if (end - state.first <= most && (oldest.day === null || oldest.day >= before)) break;
    state.articles[state.first - state.base] = undefined;
    state.first++;
    oldest.group.members.shift();
  }
  state.postings.forget(state.first);
  if (state.first - state.base > state.articles.length / 2) {
    state.articles = state.articles.slice(state.first - state.base);
    state.sizes.copyWithin(0, state.first - state.base);
    state.base = state.first;
  }
}

/** What is remembered of the stream, and how an article finds those that it may belong with. */
import { newPostings, type Postings } from "../text/postings.ts";
import { weightOf } from "./code.ts";
import { type Probe, probeOf } from "./compare.ts";
import { type Decisions, shipped } from "./decide.ts";
import { count, type Frequencies, newFrequencies } from "./frequency.ts";
import { type Groups, leave, newGroups } from "./groups.ts";
import { compact, type Links, newShelf, type Shelf, shelve } from "./shelf.ts";
import type { Tally } from "./tally.ts";
import { rawTerms, type Terms, weigh } from "./terms.ts";

/** Everything that the stream has told so far. */
export interface StoryState {
  readonly frequencies: Frequencies;
  readonly postings: Postings;
  readonly shelf: Shelf;
  readonly groups: Groups;
  readonly decisions: Decisions;
}

/** Who decides: the shipped weights, or others that are being measured. */
export function newStories(decisions: Decisions = shipped): StoryState {
  return {
    decisions,
    frequencies: newFrequencies(),
    postings: newPostings(),
    shelf: newShelf(),
    groups: newGroups(),
  };
}

/** Terms of an article that are looked up, and under which it is found later: its rarest. */
const asked = 60;
const filed = 56;
/** Articles that are seen under one term, and compared in all. */
const deep = 20;
const compared = 32;
/** The share of the best candidate's weight below which another is not compared. */
const worthwhile = 0.05;

/** An article on its way in: read and weighed, and not yet placed. */
export interface Arriving {
  readonly number: number;
  readonly day: number | null;
  readonly terms: Terms;
  readonly probe: Probe;
  /** The logarithm of how many articles have been counted. */
  readonly scale: number;
  /** All terms that were counted, kept or not. Holds until the next article arrives. */
  readonly raw: Tally;
}

/** Reads an article and counts its terms. */
export function arrive(state: StoryState, title: string | null, text: string, day: number | null): Arriving {
  const raw = rawTerms(title, text, day);
  count(state.frequencies, raw.keys, raw.length);
  const terms = weigh(raw, state.frequencies);
  const scale = Math.log(state.frequencies.total / state.frequencies.unit);
  return { number: state.shelf.next, day, terms, probe: probeOf(terms), scale, raw };
}

/** The articles under each term that is asked for, and where each list of them ends. */
const met = new Uint32Array(asked * deep);
const ends = new Uint32Array(asked);
const touched = new Uint32Array(asked * deep);

/**
 * What days between two articles leave of the weight that they share, for 0, 1, 2 and more days: most news is of the
 * day, yet an article that shares much is found after a year.
 */
const fading = Float32Array.from({ length: 512 }, (_, days) => (1 + days / 2) ** -0.4);

/** The remembered articles that share most weight of rare terms with one that arrives, and are near in time, best first. */
export function candidates({ postings, shelf }: StoryState, { terms, day }: Arriving): number[] {
  const { shared, sizes, base, days } = shelf;
  let count = 0;
  const keys = terms.keys.subarray(0, asked);
  postings.walk(keys, deep, met, ends);
  for (let i = 0; i < keys.length; i++) {
    const weight = weightOf(terms.codes[i]!) ** 2;
    for (let k = i * deep; k < ends[i]!; k++) {
      const at = met[k]! - base;
      if (shared[at] === 0) touched[count++] = at;
      shared[at]! += weight;
    }
  }
  let found = 0;
  for (let i = 0; i < count; i++) {
    const at = touched[i]!;
    const apart = day === null ? Number.NaN : Math.abs(day - days[at]!);
    const fade = apart >= 0 ? fading[Math.min(fading.length - 1, Math.floor(apart))]! : 1;
    const share = shared[at]! * sizes[at]! * fade;
    shared[at] = 0;
    let place = found;
    if (place === compared) {
      if (share <= shares[place - 1]!) continue;
      place--;
    } else found++;
    for (; place > 0 && shares[place - 1]! < share; place--) {
      shares[place] = shares[place - 1]!;
      best[place] = best[place - 1]!;
    }
    shares[place] = share;
    best[place] = at + base;
  }
  const least = shares[0]! * worthwhile;
  while (found > 0 && shares[found - 1]! < least) found--;
  return Array.from({ length: found }, (_, i) => best[i]!);
}

/** The best so far, and the weight that each shares. Used again for each article. */
const best = new Uint32Array(compared);
const shares = new Float64Array(compared);

/** Remembers the next article. Whoever does puts it into a story at once. */
export function remember(
  { shelf, postings }: StoryState,
  id: string,
  day: number | null,
  terms: Terms,
  lengths: Float32Array,
  links: Links,
): void {
  const number = shelf.next;
  shelve(shelf, id, day, terms, lengths, links);
  for (let i = 0; i < terms.keys.length && i < filed; i++) postings.add(terms.keys[i]!, number);
}

/**
 * Forgets articles of days before `before`, and all but the newest `most`. One without a day goes with the next that has
 * one: else the first of them would keep all that came after it.
 */
export function forgetArticles(
  { shelf, groups, postings }: StoryState,
  before: number,
  most: number = 1_000_000,
): void {
  let end = Math.max(shelf.first, shelf.next - most);
  for (let article = end; article < shelf.next; article++) {
    const day = shelf.days[article - shelf.base]!;
    if (day < before) end = article + 1;
    else if (!Number.isNaN(day)) break;
  }
  if (end === shelf.first) return;
  while (shelf.first < end) leave(groups, shelf);
  postings.forget(shelf.first);
  compact(shelf);
}

/** Which sentences tell a day: those nearest the centre of what is told of it, no two alike. */
import type { Span } from "../model.ts";
import { likeness, sumOf, type Vector } from "./words.ts";

/** A sentence that may tell of a day, with every place where it stands word for word, the earliest report first. */
export interface Candidate {
  readonly text: string;
  readonly sources: readonly ({ readonly article: string } & Span)[];
  readonly vector: Vector;
  /** How surely it tells what happened on the day, above 0 and at most 1. */
  readonly weight: number;
  /** The day on which the first article that has it was published; NaN where that is unknown. */
  readonly published: number;
  /** The figures it gives, for telling a correction from a repetition. */
  readonly figures: readonly string[];
}

/** Two sentences this alike tell the same thing. */
const ALIKE = 0.4;
/** Two sentences that share this part of their words and give other figures are a report and its correction. */
const CORRECTS = 0.6;

/**
 * At most `count` candidates, the best first. The centroid method of Radev and others (2004), as Ghalandari and
 * Ifrim (2020) found it to serve timelines: a candidate's worth is its likeness to the weighted sum of all.
 */
export function chooseSentences(candidates: readonly Candidate[], count: number): Candidate[] {
  const centre = sumOf(candidates);
  const ranked = candidates
    .map((candidate) => ({ candidate, worth: likeness(candidate.vector, centre) * candidate.weight }))
    .sort((a, b) => b.worth - a.worth);
  const chosen: Candidate[] = [];
  for (const { candidate } of ranked) {
    if (chosen.length >= count) break;
    if (chosen.some((other) => likeness(other.vector, candidate.vector) >= ALIKE)) continue;
    chosen.push(latestWord(candidate, candidates));
  }
  return chosen;
}

/** A later report that says nearly the same with other figures corrects the earlier one, and stands in its place. */
function latestWord(candidate: Candidate, candidates: readonly Candidate[]): Candidate {
  return candidates
    .filter((other) => other.published > candidate.published && corrects(other, candidate))
    .reduce((latest, other) => (other.published > latest.published ? other : latest), candidate);
}

function corrects(later: Candidate, earlier: Candidate): boolean {
  return (
    later.figures.length > 0 &&
    earlier.figures.length > 0 &&
    !later.figures.some((figure) => earlier.figures.includes(figure)) &&
    sharedWords(later, earlier) >= CORRECTS
  );
}

/** Dice's coefficient over the words that are no figures: the figures are what differs. */
function sharedWords(a: Candidate, b: Candidate): number {
  const words = (one: Candidate): string[] =>
    [...one.vector.keys()].filter((word) => !one.figures.includes(word));
  const [left, right] = [words(a), new Set(words(b))];
  return (2 * left.filter((word) => right.has(word)).length) / Math.max(1, left.length + right.size);
}

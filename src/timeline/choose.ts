/** Which sentences tell a day: those nearest the centre of what is told of it, no two alike. */
import { likeness, sumOf, type Vector } from "./words.ts";

/** A sentence that may tell of a day. */
export interface Candidate {
  readonly article: number;
  readonly sentence: number;
  readonly vector: Vector;
  /** How surely it tells of the day: 1 where it names the day, less where only its place in a report says so. */
  readonly weight: number;
  /** Where it stands in its article, from 0. */
  readonly place: number;
  /** The day on which its article was published. */
  readonly published: number;
  /** Characters. */
  readonly length: number;
}

/** Two sentences this alike tell the same thing. */
const SAME = 0.5;

/**
 * At most `count` candidates, the best first. The centroid method of Radev and others (2004), as Ghalandari and
 * Ifrim (2020) found it to serve timelines: a candidate's worth is its likeness to the weighted sum of all.
 */
export function chooseSentences(candidates: readonly Candidate[], count: number): Candidate[] {
  const centre = sumOf(candidates);
  const ranked = candidates
    .map((candidate) => ({ candidate, worth: likeness(candidate.vector, centre) * candidate.weight }))
    .sort(
      (a, b) =>
        b.worth - a.worth ||
        a.candidate.article - b.candidate.article ||
        a.candidate.place - b.candidate.place,
    );
  const chosen: Candidate[] = [];
  for (const { candidate } of ranked) {
    if (chosen.length >= count) break;
    if (chosen.every((other) => likeness(other.vector, candidate.vector) < SAME)) chosen.push(candidate);
  }
  return chosen;
}

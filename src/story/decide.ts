/** The learned decision: how surely two articles are of one story. */
import type { Likeness } from "./compare.ts";
import weights from "./weights.json" with { type: "json" };

/**
 * Log odds that two articles are of one story, from their likeness and the days between them (null where a date is
 * missing). A logistic regression over the likenesses, their roots and some of their products.
 */
export function sameStory(likeness: Likeness, apart: number | null): number {
  const features = featuresOf(likeness, apart);
  let odds = 0;
  for (let i = 0; i < features.length; i++) odds += features[i]! * weights.sameStory[i]!;
  return odds;
}

export function featuresOf(
  { words, names, details, title, lead, titleIn }: Likeness,
  apart: number | null,
): number[] {
  const undated = apart === null ? 1 : 0;
  const time = apart === null ? 0 : Math.log1p(apart);
  return [
    1,
    words,
    names,
    details,
    title,
    lead,
    titleIn,
    Math.sqrt(words),
    Math.sqrt(details),
    Math.sqrt(names),
    undated,
    time,
    time * time,
    time * words,
    time * titleIn,
    undated * words,
    words * names,
    words * titleIn,
    names * titleIn,
    details * titleIn,
    lead * words,
    details * names,
  ];
}

/**
 * Which of some articles belong together, found again from what each two of them say: a local search for the parting
 * in which most log odds lie within the parts and least across them (correlation clustering, Bansal and others 2004).
 */

/** Log odds of each two of the articles. */
export type Odds = readonly Float32Array[];

/** How much better another part must be for an article to move there. */
const gain = 0.5;
/** The mean odds across two sides of a part below which they are two parts. */
const across = 0.5;
/** Neither side has fewer: one article that fits badly is no story yet. */
const fewest = 2;
const rounds = 3;

/**
 * The part of each article: parts are numbers from 0, `parts` those where they stand now. First articles move one by
 * one to where they fit better; then the part of article `newest` is taken apart if it has two sides, the smaller of
 * which gets the next free number.
 */
export function settle(odds: Odds, parts: readonly number[], newest: number): number[] {
  const settled = [...parts];
  const count = Math.max(...parts) + 1;
  for (let round = 0; round < rounds && moveEach(odds, settled, count); round++);
  const own = settled.flatMap((part, i) => (part === settled[newest] ? [i] : []));
  for (const i of smallerSide(odds, own, newest)) settled[i] = count;
  return settled;
}

/** Moves each article to the part that it fits best; whether any moved. */
function moveEach(odds: Odds, parts: number[], count: number): boolean {
  let moved = false;
  const sums = new Float64Array(count);
  for (let i = 0; i < parts.length; i++) {
    sums.fill(0);
    for (let j = 0; j < parts.length; j++) if (j !== i) sums[parts[j]!]! += odds[i]![j]!;
    let best = parts[i]!;
    let most = Math.max(0, sums[best]!) + gain;
    for (let part = 0; part < count; part++) {
      if (sums[part]! <= most) continue;
      most = sums[part]!;
      best = part;
    }
    moved ||= best !== parts[i];
    parts[i] = best;
  }
  return moved;
}

/** The articles of a part that are another part, the smaller side of two; none where it is one. */
function smallerSide(odds: Odds, part: readonly number[], newest: number): number[] {
  if (part.length < 2 * fewest) return [];
  const side = twoSides(odds, part, newest);
  const ones = part.filter((_, k) => side[k] === 1);
  const others = part.filter((_, k) => side[k] === 0);
  if (ones.length < fewest || others.length < fewest) return [];
  let sum = 0;
  for (const i of ones) for (const j of others) sum += odds[i]![j]!;
  if (sum / (ones.length * others.length) >= across) return [];
  // Of two equal sides that without the newest stays what it was.
  return ones.length > others.length ? others : ones;
}

/**
 * Puts each article on the side that it says more for, from a start in which the newest has on its side those that it
 * is linked to well.
 */
function twoSides(odds: Odds, part: readonly number[], newest: number): number[] {
  const own = part.filter((i) => i !== newest).map((i) => odds[newest]![i]!);
  const middle = (Math.max(...own) + Math.min(...own)) / 2;
  const side = part.map((i) => (i === newest || odds[newest]![i]! >= middle ? 1 : 0));
  for (let round = 0; round <= rounds; round++) {
    let moved = false;
    part.forEach((i, k) => {
      let balance = 0;
      part.forEach((j, l) => {
        if (l !== k) balance += side[l] === 1 ? odds[i]![j]! : -odds[i]![j]!;
      });
      const better = balance >= 0 ? 1 : 0;
      moved ||= better !== side[k];
      side[k] = better;
    });
    if (!moved) break;
  }
  return side;
}

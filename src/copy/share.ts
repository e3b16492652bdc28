/** Whether one text is a copy of another, from what their samples share. */
import { type Fingerprint, sharedOf } from "./fingerprint.ts";

/** The share that a copy must hold, leaving quotations aside. */
const copied = 0.2;
/** The same where both are of one source: what it prints twice is mostly its own form, filled in anew. */
const copiedAtHome = 0.3;
/** Shared shingles below which a share counts in proportion: a sentence in common is no copy. */
const enough = 40;
/** How much the longer text counts in what the share is of: a passage within a long page is less than a page. */
const longer = 0.2;
/**
 * The share that a copy must hold where it takes in what one of the two prints within quotation marks and the other
 * without: one and the same letter, not what two reporters heard.
 */
const copiedUnmarked = 0.5;
/** A joint statement is mostly quotation; it is one text where what is not quoted is one, too, as is the whole. */
const sameRest = 0.65;
const restEnough = 25;

export interface CopyShare {
  /**
   * The share of the smaller text that stands in the other and is nobody's quotation, less where that is short or the
   * other text is longer.
   */
  readonly share: number;
  readonly isCopy: boolean;
}

/** `common` is the share of what they share that is boilerplate; it counts on neither side. */
export function copyShare(a: Fingerprint, b: Fingerprint, sameSource: boolean, common: number): CopyShare {
  const { plain: found, quoted, quotedByOne, ofA, ofB, plainOfA, plainOfB } = sharedOf(a, b);
  const boilerplate = found * common;
  const plain = found - boilerplate;
  if (plain + quotedByOne === 0) return { share: 0, isCopy: false };
  const smaller = Math.min(ofA, ofB) - boilerplate;
  const whole = smaller ** (1 - longer) * Math.max(ofA, ofB) ** longer;
  const shareOf = (held: number): number => (held / whole) * Math.min(1, held / enough);
  const share = shareOf(plain);
  if (share >= (sameSource ? copiedAtHome : copied)) return { share, isCopy: true };
  const unmarked = shareOf(plain + quotedByOne);
  if (unmarked >= copiedUnmarked) return { share: unmarked, isCopy: true };
  const rest = plain / (Math.min(plainOfA, plainOfB) - boilerplate);
  const all = (plain + quoted) / smaller;
  const isOne = rest >= sameRest && all >= sameRest && plain >= restEnough;
  return isOne ? { share: all, isCopy: true } : { share, isCopy: false };
}

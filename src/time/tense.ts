/**
 * The tense of the clause that a time expression stands in, by the nearest verb to its left within the clause, else
 * to its right. A bare "Friday" under a past tense is the Friday before, under a future one the Friday to come.
 */
import { Tag, type Tokens } from "../model.ts";
import type { Words } from "./language.ts";

export type Tense = "past" | "future" | "none";

const reach = 40;

/** The tense at the stretch [first, end) of a sentence [from, to). */
export function tenseAt(
  tokens: Tokens,
  first: number,
  end: number,
  from: number,
  to: number,
  words: Words,
): Tense {
  for (let at = first - 1; at >= Math.max(from, first - reach); at--) {
    const tense = tenseOf(tokens, at, from, words);
    if (tense !== "none") return tense;
  }
  for (let at = end; at < Math.min(to, end + reach); at++) {
    const tense = tenseOf(tokens, at, from, words);
    if (tense !== "none") return tense;
  }
  return "none";
}

function tenseOf(tokens: Tokens, at: number, from: number, words: Words): Tense {
  const lower = tokens.lower[at]!;
  if (words.future.has(lower)) return "future";
  const tag = tokens.tag[at]!;
  if (tag !== Tag.none) {
    if (tag === Tag.VBD) return "past";
    if (tag === Tag.VBN) return "past";
    return "none";
  }
  if (words.past.has(lower)) return "past";
  if (looksPast(lower) && lower === tokens.word[at]) return "past";
  return "none";
}

/** A regular English past form; the few adjectives among them do little harm, since they stand near past verbs. */
function looksPast(lower: string): boolean {
  return lower.length > 4 && lower.endsWith("ed") && !lower.endsWith("eed");
}

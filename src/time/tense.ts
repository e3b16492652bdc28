/**
 * The tense of the clause that a time expression stands in, by the nearest verb to its left within the clause, else
 * to its right. A bare "Friday" under a past tense is the Friday before, under a future one the Friday to come.
 */
import { Tag, type Tokens } from "../model.ts";
import type { Words } from "./language.ts";

export type Tense = "past" | "future" | "none";

const reach = 40;

/** The tense at the stretch [first, end) of a sentence [from, to). A deadline ("until Friday") lies ahead. */
export function tenseAt(
  tokens: Tokens,
  first: number,
  end: number,
  from: number,
  to: number,
  words: Words,
): Tense {
  if (first > from && words.deadlines.has(tokens.lower[first - 1]!)) {
    return hadBefore(tokens, first, from, words, 10) ? "past" : "future";
  }
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
  if (words.future.has(lower)) return hadBefore(tokens, at, from, words) ? "past" : "future";
  if (words.planners.has(lower) && leadsToVerb(tokens, at, words)) return "future";
  const tag = tokens.tag[at]!;
  if (tag !== Tag.none) {
    if (tag === Tag.VBD) return "past";
    if (tag === Tag.VBN) return "past";
    return "none";
  }
  if (words.infinitiveLeads.has(tokens.lower[at - 1] ?? "")) return "none";
  if (words.past.has(lower)) return "past";
  if (looksPast(lower) && lower === tokens.word[at]) return "past";
  return "none";
}

/** "had been scheduled", "had been due": a plan that the text looks back on. */
function hadBefore(tokens: Tokens, at: number, from: number, words: Words, reach = 3): boolean {
  for (let back = at - 1; back >= Math.max(from, at - reach); back--) {
    if (words.had.has(tokens.lower[back]!)) return true;
  }
  return false;
}

/** "set to begin", "is to resume": a plan, where "to" has a verb after it and no name or article. */
function leadsToVerb(tokens: Tokens, at: number, words: Words): boolean {
  if (!words.infinitive.has(tokens.lower[at + 1] ?? "")) return false;
  const verb = tokens.lower[at + 2] ?? "";
  return verb === tokens.word[at + 2] && !words.the.has(verb) && !words.articles.has(verb);
}

/** A regular English past form; the few adjectives among them do little harm, since they stand near past verbs. */
function looksPast(lower: string): boolean {
  return lower.length > 4 && lower.endsWith("ed") && !lower.endsWith("eed");
}

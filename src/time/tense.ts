/**
 * The tense that a time expression stands under: that of the nearest verb to its left, for English reports of when
 * follow their verb; else of the first verb to its right. A bare "Friday" under a past tense is the Friday before,
 * under a future one the Friday to come.
 */
import { Tag, TokenKind, type Tokens } from "../model.ts";
import type { Words } from "./language.ts";
import { type Tense, taggedTense } from "./verbs.ts";

export type { Tense } from "./verbs.ts";

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
  const tense = tokens.tag[from] === Tag.none ? wordTense : taggedTense;
  const prior = first > from ? tokens.lower[first - 1]! : "";
  const second = first - 1 > from ? tokens.lower[first - 2]! : "";
  if (words.ahead.has(second) || words.ahead.has(prior) || words.comes.has(prior)) return "future";
  // "in the run-up to November's vote", whose joint is three tokens.
  if (
    first - 4 >= from &&
    tokens.word[first - 3] === "-" &&
    words.ahead.has(`${tokens.lower[first - 4]}-${second}`)
  )
    return "future";
  // "The match is on Saturday": a day of which something is said to be has yet to come.
  const be = words.be.has(prior) ? first - 1 : words.in.has(prior) ? first - 2 : -1;
  if (be >= from && words.be.has(tokens.lower[be]!) && isPresent(tokens.tag[be]!)) return "timetable";
  // "Forecast for Thursday and Friday": the second day is told as the first.
  if (words.and.has(prior) && words.weekdays.has(second) && first - 2 > from)
    return tenseAt(tokens, first - 2, first - 1, from, to, words);
  if (words.undecided.has(prior)) return "present";
  const determined = words.the.has(prior) || words.articles.has(prior);
  if (
    determined &&
    end - first <= 2 &&
    isNoun(tokens.tag[end] ?? Tag.none) &&
    tokens.kind[end - 1] === TokenKind.word
  ) {
    return nameTense(tokens, first, words);
  }
  if (words.deadlines.has(prior)) {
    // "had filed by Wednesday" looks back on its deadline.
    for (let at = Math.max(from, first - 10); at < Math.min(to, end + 10); at++) {
      if (words.had.has(tokens.lower[at]!)) return "past";
    }
    // "By Friday the town was empty": what is told as past is over.
    if (first - 1 === from) return verbAfter(tokens, end, from, to, words) === "past" ? "past" : "future";
    return "future";
  }
  if (words.planLeads.has(prior) && isPlannedFor(tokens, first - 1, from, words))
    return isCalledOff(tokens, end, to, words) ? "nearest" : "future";
  // "Friday's attack": what is named by its day is mostly over.
  if (tokens.kind[end] === TokenKind.possessive && end < to) return "past";
  if (prior !== "" && prior === words.asSoonAs[1] && words.soon.has(tokens.lower[first - 2] ?? ""))
    return "future";
  // "Basu on Sunday said": a verb of telling right after it is its own.
  if (tokens.tag[end] === Tag.VBD && end < to && words.told.has(tokens.lower[end]!)) return "past";
  for (let at = first - 1; at >= Math.max(from, first - reach); at--) {
    const found = tense(tokens, at, from, words, true);
    if (found !== "none")
      return found === "future" && isCalledOff(tokens, end, to, words) ? "nearest" : found;
  }
  return verbAfter(tokens, end, from, to, words);
}

/** The tense of the first verb to the right, which governs a time that stands before its clause. */
function verbAfter(tokens: Tokens, end: number, from: number, to: number, words: Words): Tense {
  const tense = tokens.tag[from] === Tag.none ? wordTense : taggedTense;
  for (let at = end; at < Math.min(to, end + reach); at++) {
    const found = tense(tokens, at, from, words, false);
    // A present form after a fronted time is more often a plural noun taken for a verb.
    if (found !== "none" && found !== "timetable") return found;
  }
  return "none";
}

/** How far before its "for" a word that plans may stand: "set a hearing in the case for". */
const planReach = 6;

/** "was set for June 2", "moved the vote to Monday": a plan, unless the text looks back on it. */
function isPlannedFor(tokens: Tokens, lead: number, from: number, words: Words): boolean {
  for (let at = lead - 1; at >= Math.max(from, lead - planReach); at--) {
    if (tokens.kind[at] === TokenKind.punctuation) return false;
    if (words.plannedFor.has(tokens.lower[at]!)) {
      for (let back = at - 1; back >= Math.max(from, at - 3); back--)
        if (words.had.has(tokens.lower[back]!)) return false;
      return true;
    }
    const tag = tokens.tag[at];
    if (tag === Tag.VBD || tag === Tag.VB || tag === Tag.VBZ || tag === Tag.VBP) return false;
  }
  return false;
}

/** "planned for Saturday was canceled". */
function isCalledOff(tokens: Tokens, end: number, to: number, words: Words): boolean {
  if (!words.be.has(tokens.lower[end] ?? "") && !words.have.has(tokens.lower[end] ?? "")) return false;
  for (let at = end + 1; at < Math.min(to, end + 4); at++)
    if (words.calledOff.has(tokens.lower[at]!)) return true;
  return false;
}

/** "the Friday attack" is over; "a June agreement" may be either, and the nearest June is meant. */
function nameTense(tokens: Tokens, first: number, words: Words): Tense {
  return words.weekdays.has(tokens.lower[first]!) ? "past" : "present";
}

function isPresent(tag: number): boolean {
  return tag === Tag.VBZ || tag === Tag.VBP;
}

function isNoun(tag: number): boolean {
  return tag === Tag.NN || tag === Tag.NNS;
}

/** An ending makes a verb only of a stem: "será" is listed, "firmará" ends in "rá". */
function ends(lower: string, ending: string): boolean {
  return lower.length > ending.length + 2 && lower.endsWith(ending);
}

/** For languages without a tagger: lists of words, and endings where the language's file gives any. */
function wordTense(tokens: Tokens, at: number, _from: number, words: Words): Tense {
  const lower = tokens.lower[at]!;
  if (words.future.has(lower)) return "future";
  if (words.past.has(lower)) return "past";
  if (words.futureEndings.some((ending) => ends(lower, ending))) return "future";
  return words.pastEndings.some((ending) => ends(lower, ending)) ? "past" : "none";
}

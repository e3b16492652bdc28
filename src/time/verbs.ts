/** The tense of an English verb from its tag and the auxiliaries before it. */
import { Tag, type Tokens } from "../model.ts";
import type { Words } from "./language.ts";

/**
 * "present" ends the search for a governing verb and decides nothing. "timetable" is the present of a plan ("they
 * meet Monday"), which places a weekday ahead and says nothing of a month. "nearest" is that of a plan that was
 * dropped ("the march planned for Saturday was canceled"), before or after its day.
 */
export type Tense = "past" | "future" | "present" | "timetable" | "nearest" | "none";

/** How far left of a form its auxiliary may stand ("will not, he said, be"). */
const auxiliaryReach = 4;

/**
 * The tense of the token at `at`; "none" where it is no verb that decides. `left` says that the verb stands before
 * the time expression, where a word of planning ("scheduled for Friday") governs it; a verb after a fronted time is
 * itself what happened then ("On Friday, officials planned …").
 */
export function taggedTense(tokens: Tokens, at: number, from: number, words: Words, left: boolean): Tense {
  const tag = tokens.tag[at]!;
  const lower = tokens.lower[at]!;
  if (left && words.future.has(lower) && tag !== Tag.MD && !isAsPlanned(tokens, at, from, words))
    return hadBefore(tokens, at, from, words) ? "past" : "future";
  // "Warsaw" is no verb, whatever its tag: only a name has a capital inside a sentence.
  if (at > from && tokens.word[at] !== lower) return "none";
  if (isNounPhrase(tokens, at, from, words)) return "none";
  switch (tag) {
    case Tag.MD:
      return modal(tokens, at, words);
    case Tag.VBD:
      return words.planners.has(lower) && leadsToVerb(tokens, at, words) && left ? "future" : "past";
    case Tag.VBN:
      return participle(tokens, at, from, words, left);
    case Tag.VBG:
      return progressive(tokens, at, from, words);
    case Tag.VB:
      return infinitive(tokens, at, from, words);
    case Tag.VBP:
    case Tag.VBZ:
      return tokens.tag[at - 1] === Tag.TO ? infinitive(tokens, at, from, words) : present(tokens, at, words);
    default:
      return "none";
  }
}

/** How many words a phrase between its article and its noun may have. */
const phraseReach = 3;

/**
 * A present form that ends a phrase after a preposition ("at his relatives Sunday"), or stands right after an
 * article ("a live broadcast Sunday"), is a noun or adjective, whatever its tag.
 */
function isNounPhrase(tokens: Tokens, at: number, from: number, words: Words): boolean {
  const tag = tokens.tag[at];
  if (tag !== Tag.VB && tag !== Tag.VBP && tag !== Tag.VBZ) return false;
  // "as of reports on Tuesday"
  if (
    at > from &&
    tag !== Tag.VB &&
    tokens.tag[at - 1] === Tag.IN &&
    words.prepositions.has(tokens.lower[at - 1]!)
  )
    return true;
  for (let back = at - 1; back >= Math.max(from, at - phraseReach); back--) {
    const prior = tokens.tag[back];
    const lower = tokens.lower[back]!;
    const any = prior === Tag.DT && tag === Tag.VB;
    const opens = any || prior === Tag.PRPS || words.articles.has(lower) || words.the.has(lower);
    if (opens) return back === at - 1 || (back > from && words.prepositions.has(tokens.lower[back - 1]!));
    if (prior !== Tag.NN && prior !== Tag.NNP && prior !== Tag.JJ && prior !== Tag.NNS) return false;
  }
  return false;
}

/** "began as planned Saturday" has happened. */
function isAsPlanned(tokens: Tokens, at: number, from: number, words: Words): boolean {
  const back = tokens.tag[at - 1] === Tag.RB ? at - 2 : at - 1;
  return back >= from && tokens.tag[at] === Tag.VBN && tokens.lower[back] === words.asSoonAs[0];
}

/** "would have met", "could not be reached" are past, whatever the modal. */
function modal(tokens: Tokens, at: number, words: Words): Tense {
  if (words.ableThen.has(tokens.lower[at]!)) {
    for (let near = Math.max(0, at - 12); near <= at + 1; near++)
      if (words.negations.has(tokens.lower[near] ?? "")) return "past";
  }
  for (let next = at + 1; next <= at + 2; next++) if (words.have.has(tokens.lower[next] ?? "")) return "past";
  return "future";
}

/** "was arrested", "has met", "published Friday" are past; "will be signed", "is scheduled" are not. */
function participle(tokens: Tokens, at: number, from: number, words: Words, left: boolean): Tense {
  for (let back = at - 1; back >= Math.max(from, at - auxiliaryReach); back--) {
    const tag = tokens.tag[back]!;
    const lower = tokens.lower[back]!;
    if (tag === Tag.MD) return modal(tokens, back, words);
    if (words.have.has(lower)) return "past";
    if (tag === Tag.VBD) return "past";
    if (tag === Tag.TO) return "future";
    if (words.be.has(lower) && (tag === Tag.VBZ || tag === Tag.VBP)) {
      const planned = words.future.has(tokens.lower[at]!) || (words.planners.has(tokens.lower[at]!) && left);
      return planned ? "future" : "present";
    }
  }
  return "past";
}

/** "is meeting" looks ahead, "was meeting" back; without an auxiliary the clause's own verb decides. */
function progressive(tokens: Tokens, at: number, from: number, words: Words): Tense {
  const plans = words.planners.has(tokens.lower[at]!) && leadsToVerb(tokens, at, words);
  for (let back = at - 1; back >= Math.max(from, at - 2); back--) {
    const lower = tokens.lower[back]!;
    if (!words.be.has(lower)) continue;
    // "were planning to vote Tuesday" may be told before the day or after.
    if (tokens.tag[back] === Tag.VBD) return plans ? "nearest" : "past";
    if (tokens.tag[back] === Tag.VBP || tokens.tag[back] === Tag.VBZ) return "future";
  }
  return plans ? "future" : "none";
}

/** After a modal or "to"; "failed to appear" is past with its verb, "plans to appear" is not. */
function infinitive(tokens: Tokens, at: number, from: number, words: Words): Tense {
  for (let back = at - 1; back >= Math.max(from, at - auxiliaryReach); back--) {
    const tag = tokens.tag[back]!;
    if (tag === Tag.MD) return modal(tokens, back, words);
    if (tag === Tag.VBD) return "past";
    if (tag === Tag.TO) return governor(tokens, back - 1, from, words);
  }
  return present(tokens, at, words);
}

function governor(tokens: Tokens, at: number, from: number, words: Words): Tense {
  for (let back = at; back >= Math.max(from, at - auxiliaryReach); back--) {
    const lower = tokens.lower[back]!;
    if (tokens.tag[back] === Tag.VBG && words.planners.has(lower))
      return progressive(tokens, back, from, words);
    if (words.planners.has(lower) || words.future.has(lower))
      return hadBefore(tokens, back, from, words) ? "past" : "future";
    const tag = tokens.tag[back]!;
    if (tag === Tag.VBD || tag === Tag.VBN) return "past";
    if (tag === Tag.MD || tag === Tag.VBP || tag === Tag.VBZ) return "future";
  }
  return "none";
}

/** "They meet Monday" is a plan; what someone says, or has done, or is, is not. */
function present(tokens: Tokens, at: number, words: Words): Tense {
  const lower = tokens.lower[at]!;
  // "a letter, read Wednesday": a form that is its own past.
  if (words.past.has(lower) && tokens.tag[at] !== Tag.VBZ) return "past";
  if (words.have.has(lower) || words.sayings.has(lower)) return "present";
  if (words.be.has(lower)) return leadsToVerb(tokens, at, words) ? "future" : "present";
  return "timetable";
}

/** "set to begin", "is to resume". */
function leadsToVerb(tokens: Tokens, at: number, words: Words): boolean {
  if (!words.infinitive.has(tokens.lower[at + 1] ?? "")) return false;
  const tag = tokens.tag[at + 2];
  return tag === Tag.VB || tag === Tag.RB;
}

/** "had been scheduled", "had been due": a plan that the text looks back on. */
function hadBefore(tokens: Tokens, at: number, from: number, words: Words): boolean {
  for (let back = at - 1; back >= Math.max(from, at - 3); back--) {
    if (words.had.has(tokens.lower[back]!)) return true;
  }
  return false;
}

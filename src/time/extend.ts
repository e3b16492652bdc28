/**
 * Words before and after an expression that belong to it: "early", "the end of", "more than", "earlier", "or so".
 * They become TIMEX3 modifiers. Runs after merging, so that "early" reaches the whole of "this year".
 */
import type { Tokens } from "../model.ts";
import type { Words } from "./language.ts";
import type { Proposal, Sense } from "./sense.ts";

/** Widens one proposal to the left down to token `from`, and to the right up to token `to`. */
export function extend(proposal: Proposal, tokens: Tokens, from: number, to: number, words: Words): Proposal {
  const { sense } = proposal;
  if (sense.as === "ref" || sense.as === "then" || sense.as === "ref-duration") return proposal;
  let { first, end } = proposal;
  let mod = sense.mod;
  let ordered = sense.ordered;
  for (let grown = true; grown; ) {
    grown = false;
    const step = leftward(tokens, first, from, sense, words);
    if (step && (step.mod === undefined || mod === undefined || mod === step.mod)) {
      first = step.first;
      mod ??= step.mod;
      ordered ??= step.ordered;
      grown = true;
    }
  }
  if (
    sense.as !== "set" &&
    tokens.lower[end] === words.orSo[0] &&
    tokens.lower[end + 1] === words.orSo[1] &&
    end + 1 < to
  ) {
    end += 2;
    mod ??= "APPROX";
  }
  if (first === proposal.first && end === proposal.end) return proposal;
  const wider: Sense = { ...sense };
  if (mod !== undefined) wider.mod = mod;
  if (ordered !== undefined) wider.ordered = ordered;
  return {
    ...proposal,
    first,
    end,
    sense: wider,
    needs: first < proposal.first ? undefined : proposal.needs,
  };
}

interface Step {
  readonly first: number;
  readonly mod?: string | undefined;
  readonly ordered?: boolean | undefined;
}

function leftward(tokens: Tokens, first: number, from: number, sense: Sense, words: Words): Step | null {
  const at = first - 1;
  if (at < from) return null;
  if (sense.as === "date") {
    return (
      low(tokens, first, from, words) ??
      phase(tokens, first, from, words) ??
      orderWord(tokens, first, from, words) ??
      approx(tokens, first, from, words, sense)
    );
  }
  if (sense.as === "duration" || sense.as === "shift") return approx(tokens, first, from, words, sense);
  return null;
}

/** "early May", "mid-1996", "the late 1970s". */
function low(tokens: Tokens, first: number, from: number, words: Words): Step | null {
  let at = first - 1;
  if (tokens.word[at] === "-" && at > from) at--;
  const mod = words.low.get(tokens.lower[at]!);
  if (mod === undefined || at < from) return null;
  if (words.the.has(tokens.lower[at - 1] ?? "") && at - 1 >= from) at--;
  return { first: at, mod };
}

/** "the end of", "the very beginning of the". */
function phase(tokens: Tokens, first: number, from: number, words: Words): Step | null {
  let at = first - 1;
  if (words.the.has(tokens.lower[at]!) && at > from) at--;
  if (!words.of.has(tokens.lower[at]!) || at - 1 < from) return null;
  at--;
  const mod = words.phases.get(tokens.lower[at]!);
  if (mod === undefined) return null;
  while (at - 1 >= from && words.very.has(tokens.lower[at - 1]!)) at--;
  if (at - 1 >= from && words.the.has(tokens.lower[at - 1]!)) at--;
  return mod === null ? { first: at } : { first: at, mod };
}

/** "earlier this year", "later in the month", "sometime next year". */
function orderWord(tokens: Tokens, first: number, from: number, words: Words): Step | null {
  let at = first - 1;
  if (words.in.has(tokens.lower[at]!) && at > from) at--;
  const lower = tokens.lower[at]!;
  const low = at < first - 1 ? words.low.get(lower) : undefined;
  if (low !== undefined) return { first: at, mod: low };
  return words.order.has(lower) ? { first: at, ordered: true } : null;
}

function approx(tokens: Tokens, first: number, from: number, words: Words, sense: Sense): Step | null {
  if (!words.approxEnds.has(tokens.lower[first - 1]!)) return null;
  for (let length = 3; length >= 1; length--) {
    const at = first - length;
    if (at < from) continue;
    const phrase = length === 1 ? tokens.lower[at]! : tokens.lower.slice(at, first).join(" ");
    const mod = words.approx.get(phrase);
    if (mod === undefined) continue;
    // "over the next year" is no comparison, "more than the past year" may be.
    if (length === 1 && words.the.has(tokens.lower[first]!)) return null;
    // "over a three-week period" is through it.
    const counted = words.articles.has(tokens.lower[first]!) && tokens.word[first + 2] === "-";
    if (counted && words.approxNotDate.has(phrase)) return null;
    if (sense.as === "date" && (mod !== "APPROX" || sense.weekday !== undefined)) return null;
    if (sense.as === "date" && length === 1 && words.approxNotDate.has(phrase)) return null;
    return { first: at, mod };
  }
  return null;
}

/**
 * The words of an event as they are shown: a telling that a mark or a small word cut short is told to its end. Dates
 * and the choice of events rest on the clause; nothing but the span depends on this.
 */
import { type Prose, type Span, type Statement, Tag, TokenKind, type Tokens } from "../model.ts";
import { inList } from "./lexicon.ts";
import type { Draft } from "./propose.ts";
import { isComma, isNoun, isStop, isVerb } from "./words.ts";

/** In tokens: what is added on one side, and what a telling may come to. */
const LONGEST_ADDED = 40;
const LONGEST_TELLING = 60;

export function finishTelling(prose: Prose, draft: Draft, statements: readonly Statement[]): Span {
  const { tokens, sentences } = prose;
  const { firstToken, endToken } = sentences[draft.trigger.sentence]!;
  let first = draft.trigger.head;
  let end = first + 1;
  while (first > firstToken && tokens.start[first]! > draft.what.start) first--;
  while (end < endToken && tokens.end[end - 1]! < draft.what.end) end++;
  if (draft.trigger.kind === "verb") first = subjectFrom(tokens, first, draft.trigger.first, firstToken);
  if (draft.trigger.form === "participle" && first === draft.trigger.first) {
    end = Math.max(end, phraseEnd(tokens, draft.trigger.head + 1, endToken));
    first = nounBefore(tokens, first, firstToken);
  }
  if (inList("report", draft.trigger.lemma) || inList("said", draft.trigger.lemma)) {
    const said = contentOf(tokens, draft, statements, firstToken, endToken);
    if (said && Math.max(end, said.end) - Math.min(first, said.first) <= LONGEST_TELLING) {
      first = Math.min(first, said.first);
      end = Math.max(end, said.end);
    }
  }
  end = pastQuotation(tokens, end, endToken);
  end = pastMoment(tokens, end, endToken);
  return { start: tokens.start[first]!, end: tokens.end[end - 1]! };
}

/**
 * Where the subject of a telling begins that seems to begin with what hangs on the verb before it. "The act signed | by
 * the queen gave …": that verb only qualifies the subject. "In weighing claims brought | against Lipa, the judge said":
 * the words before the comma only open the sentence.
 */
function subjectFrom(tokens: Tokens, first: number, verb: number, from: number): number {
  const before = first - 1;
  if (before <= from || tokens.tag[first] !== Tag.IN || !isVerb(tokens.tag[before]!)) return first;
  if (tokens.lower[first] === "by" && isNoun(tokens.tag[before - 1]!))
    return phraseStart(tokens, before - 1, from);
  const opens = tokens.tag[from] === Tag.IN ? from + 1 : from;
  if (tokens.tag[opens] !== Tag.VBG && tokens.tag[opens] !== Tag.VBN) return first;
  for (let at = first; at + 1 < verb; at++) if (isComma(tokens, at)) return at + 1;
  return first;
}

function phraseStart(tokens: Tokens, noun: number, from: number): number {
  let at = noun;
  while (at > from && noun - at < LONGEST_ADDED && !isMark(tokens, at - 1) && !isVerb(tokens.tag[at - 1]!))
    at--;
  while (at < noun && (tokens.tag[at] === Tag.CC || tokens.tag[at] === Tag.IN)) at++;
  return at;
}

const ofPhrase: ReadonlySet<number> = new Set([Tag.DT, Tag.PRPS, Tag.JJ, Tag.CD, Tag.POS]);

/** "The dam, built in 1961, is old": what was built, right before it or before a comma. */
function nounBefore(tokens: Tokens, participle: number, from: number): number {
  const noun = isComma(tokens, participle - 1) ? participle - 2 : participle - 1;
  if (noun < from || !isNoun(tokens.tag[noun]!)) return participle;
  let at = noun;
  while (
    at > from &&
    participle - at < 12 &&
    (isNoun(tokens.tag[at - 1]!) || ofPhrase.has(tokens.tag[at - 1]!))
  )
    at--;
  return at;
}

/** Up to the next mark or verb. */
function phraseEnd(tokens: Tokens, from: number, limit: number): number {
  let at = from;
  while (
    at < limit &&
    at - from < 20 &&
    !isMark(tokens, at) &&
    !isVerb(tokens.tag[at]!) &&
    tokens.tag[at] !== Tag.MD
  )
    at++;
  return at;
}

/** "He emphasized": what he emphasized, where a statement of this sentence says it. */
function contentOf(
  tokens: Tokens,
  { word }: Draft,
  statements: readonly Statement[],
  firstToken: number,
  endToken: number,
): { first: number; end: number } | null {
  const from = tokens.start[firstToken]!;
  const to = tokens.end[endToken - 1]!;
  const statement = statements.find(
    ({ cue }) => cue !== null && cue.start <= word.start && word.end <= cue.end,
  );
  const here = statement?.content.filter(({ start, end }) => start >= from && end <= to);
  if (!here?.length) return null;
  let first = firstToken;
  while (tokens.end[first]! <= here[0]!.start) first++;
  let end = first + 1;
  while (end < endToken && tokens.start[end]! < here.at(-1)!.end) end++;
  return { first, end };
}

/** "there were two preliminary": on over the words in quotation marks that the phrase runs into. */
function pastQuotation(tokens: Tokens, end: number, limit: number): number {
  if (end >= limit || tokens.kind[end] !== TokenKind.quote || isMark(tokens, end - 1)) return end;
  for (let at = end + 1; at < limit && at - end < LONGEST_ADDED; at++) {
    if (tokens.kind[at] === TokenKind.quote) return phraseAfter(tokens, at + 1, limit);
  }
  return end;
}

const moments: ReadonlySet<string> = new Set(["after", "before", "since", "until", "following", "during"]);

/** "23 days": after what, where no clause of its own says it. */
function pastMoment(tokens: Tokens, end: number, limit: number): number {
  return end < limit && moments.has(tokens.lower[end]!) ? phraseAfter(tokens, end, limit) : end;
}

/** Past a phrase that opens with a preposition; nowhere, where it holds a verb of its own. */
function phraseAfter(tokens: Tokens, from: number, limit: number): number {
  const opens = from < limit && (tokens.tag[from] === Tag.IN || moments.has(tokens.lower[from]!));
  if (!opens) return from;
  for (let at = from + 1; at < limit && at - from < LONGEST_ADDED; at++) {
    if (isVerb(tokens.tag[at]!) || tokens.tag[at] === Tag.MD || tokens.tag[at] === Tag.WH) return from;
    if (isMark(tokens, at)) return at - 1 > from ? at : from;
  }
  return from;
}

function isMark(tokens: Tokens, at: number): boolean {
  return isStop(tokens, at) || isComma(tokens, at) || tokens.kind[at] === TokenKind.punctuation;
}

/** Proposals of one sentence become expressions: merge, share across ranges, widen, let go. The order matters. */
import { type Note, type Prose, TokenKind, type Tokens } from "../model.ts";
import { eventAt } from "./events.ts";
import { extend } from "./extend.ts";
import { objection } from "./guard.ts";
import type { Words } from "./language.ts";
import { merge } from "./merge.ts";
import { shareAcrossRanges } from "./ranges.ts";
import type { Proposal } from "./sense.ts";

/** An expression with its sentence, and whether it stands in a comparison ("from … a year ago"). */
export interface Found {
  readonly proposal: Proposal;
  readonly sentence: number;
  readonly comparing: boolean;
}

/** Refines the proposals of a sentence into `found`; what is let go is told in `notes`. */
export function refine(
  proposals: readonly Proposal[],
  prose: Prose,
  index: number,
  words: Words,
  found: Found[],
  notes: Note[],
): void {
  const { tokens } = prose;
  const { firstToken, endToken } = prose.sentences[index]!;
  // Ranges first find bare numbers beside dates, so that merging and guards see them as dates.
  const whole = merge(shareAcrossRanges(proposals, tokens, firstToken, endToken, words), tokens, words);
  let before: Proposal | undefined;
  for (const proposal of whole) {
    const plain = fromEvent(proposal, tokens, endToken, words);
    const wide = extend(plain, tokens, before?.end ?? firstToken, endToken, words);
    const reason = objection(wide, before, tokens, firstToken, endToken, words);
    if (reason) {
      notes.push({
        stage: "time",
        rule: wide.rule,
        span: { start: tokens.start[wide.first]!, end: tokens.end[wide.end - 1]! },
        reason,
      });
      continue;
    }
    const trimmed = asSet(wide, tokens, firstToken, words);
    before = trimmed;
    found.push({
      proposal: trimmed,
      sentence: index,
      comparing: compares(tokens, trimmed, firstToken, words),
    });
  }
}

/**
 * "23 days after" a listed event counts from its day; with no event that is known it is a length of time alone,
 * without the word that led on, and at the end of a clause a distance from the date spoken of.
 */
function fromEvent(p: Proposal, tokens: Tokens, to: number, words: Words): Proposal {
  if (p.sense.as !== "from-event") return p;
  const word = tokens.lower[p.end - 1]!;
  const shift = words.before.has(word) ? -1 : words.after.has(word) ? 1 : 0;
  const event = shift ? eventAt(tokens, p.end, to) : null;
  if (event && p.sense.count !== null) {
    return {
      ...p,
      end: event.end,
      sense: { ...p.sense, count: p.sense.count ?? 1, shift: [shift, "text"], eventDays: event.days },
    };
  }
  const next = p.end < to ? tokens.kind[p.end] : TokenKind.punctuation;
  if (next === TokenKind.punctuation && shift) {
    return {
      ...p,
      sense: {
        ...p.sense,
        count: p.sense.count === undefined ? 1 : p.sense.count,
        as: "shift",
        shift: [shift, "text"],
      },
    };
  }
  // "the day before the speech" is a day that nothing here dates, and no length of time.
  if (shift && p.sense.count === undefined && !p.sense.plural) {
    return { ...p, end: p.end - 1, sense: { ...p.sense, as: "undated" } };
  }
  return { ...p, end: p.end - 1, sense: { ...p.sense, as: "duration" } };
}

/** "a year" after an amount or a count of times is a rate: "$5 a day", "twice a week". */
function asSet(p: Proposal, tokens: Tokens, from: number, words: Words): Proposal {
  if (p.rule !== "duration-article" || p.first === from) return p;
  const prior = tokens.lower[p.first - 1]!;
  const rate =
    tokens.kind[p.first - 1] === TokenKind.number ||
    words.frequency.has(prior) ||
    words.measures.has(prior) ||
    prior === "%";
  return rate ? { ...p, sense: { ...p.sense, as: "set" } } : p;
}

function compares(tokens: Tokens, p: Proposal, from: number, words: Words): boolean {
  for (let at = p.first - 1; at >= Math.max(from, p.first - 8); at--) {
    if (words.comparison.has(tokens.lower[at]!)) return true;
  }
  return false;
}

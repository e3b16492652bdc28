/** Proposals of one sentence become expressions: merge, share across ranges, widen, let go. The order matters. */
import { type Note, type Prose, TokenKind, type Tokens } from "../model.ts";
import { fromEvent, joinToDate } from "./beside.ts";
import { extend } from "./extend.ts";
import { objection } from "./guard.ts";
import type { Words } from "./language.ts";
import { merge } from "./merge.ts";
import { lendDirections, shareAcrossRanges } from "./ranges.ts";
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
  const merged = merge(shareAcrossRanges(proposals, tokens, firstToken, endToken, words), tokens, words);
  const whole = lendDirections(merged, tokens, words);
  let before: Proposal | undefined;
  let clocked = false;
  for (let at = 0; at < whole.length; at++) {
    const joined = joinToDate(whole[at]!, whole[at + 1], tokens, words);
    if (joined) at++;
    const plain = joined ?? fromEvent(bared(whole[at]!, tokens, words), before, tokens, endToken, words);
    const wide = extend(plain, tokens, before?.end ?? firstToken, endToken, words);
    const reason = objection(wide, before, tokens, firstToken, endToken, clocked, words);
    if (reason) {
      notes.push({
        stage: "time",
        rule: wide.rule,
        span: { start: tokens.start[wide.first]!, end: tokens.end[wide.end - 1]! },
        reason,
      });
      continue;
    }
    const trimmed = asOpen(asSet(wide, tokens, firstToken, words), tokens, firstToken, words);
    before = trimmed;
    clocked ||= trimmed.sense.clock !== undefined;
    found.push({
      proposal: trimmed,
      sentence: index,
      comparing: compares(tokens, trimmed, firstToken, words),
    });
  }
}

/** "Following Tuesday's vote" is after it; "the following Tuesday" is another. */
function bared(p: Proposal, tokens: Tokens, words: Words): Proposal {
  const { weekday, month, dir } = p.sense;
  if (!dir || !words.prepositional.has(tokens.lower[p.first]!) || p.end - p.first < 2) return p;
  if (p.sense.as !== "date" || (weekday === undefined && month === undefined)) return p;
  const { dir: _, ...sense } = p.sense;
  return { ...p, first: p.first + 1, sense };
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

/** How far back the word stands that makes "a day when" one to come. */
const ifReach = 6;

/** "if there ever came a day when" is a day to come, "a day when it rained" one that nothing dates: no lengths. */
function asOpen(p: Proposal, tokens: Tokens, from: number, words: Words): Proposal {
  if (p.rule !== "duration-article" || p.sense.as !== "duration") return p;
  if (!words.whens.has(tokens.lower[p.end] ?? "")) return p;
  for (let at = p.first - 1; at >= Math.max(from, p.first - ifReach); at--) {
    if (words.ifs.has(tokens.lower[at]!)) return { ...p, sense: { as: "ref", value: "FUTURE_REF" } };
  }
  return { ...p, sense: { as: "undated", ...(p.sense.unit ? { unit: p.sense.unit } : {}) } };
}

function compares(tokens: Tokens, p: Proposal, from: number, words: Words): boolean {
  for (let at = p.first - 1; at >= Math.max(from, p.first - 8); at--) {
    if (words.comparison.has(tokens.lower[at]!)) return true;
  }
  return false;
}

/** Proposals: at each token the longest rule that begins there. One pass, left to right, no overlaps. */
import type { Sentence, Tokens } from "../model.ts";
import { TokenKind } from "../model.ts";
import { type Capture, isQuarterCode, numberMask, readClass } from "./classes.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Node, Rule } from "./pattern.ts";
import { makeSense, type Proposal } from "./sense.ts";
import { Class } from "./wordclass.ts";

interface Best {
  rule: Rule | null;
  end: number;
  captures: Capture[];
}

/** The classes of every token: one look-up a word. */
export function classify(tokens: Tokens, lexicon: Lexicon): Uint32Array {
  const masks = new Uint32Array(tokens.count);
  for (let at = 0; at < tokens.count; at++) {
    const lower = tokens.lower[at]!;
    let mask = lexicon.classes.get(lower) ?? 0;
    if (tokens.kind[at] === TokenKind.number) mask |= numberMask;
    if (isQuarterCode(lower)) mask |= Class.QCODE;
    masks[at] = mask;
  }
  return masks;
}

/** Longest matches from the start of a sentence to its end; what a longer match covers is not looked at again. */
export function propose(
  tokens: Tokens,
  masks: Uint32Array,
  sentence: Sentence,
  lexicon: Lexicon,
): Proposal[] {
  const found: Proposal[] = [];
  const { root, opening } = lexicon;
  let at = sentence.firstToken;
  while (at < sentence.endToken) {
    const mask = masks[at]!;
    if (mask === 0 || ((mask & opening) === 0 && !root.literals?.has(tokens.lower[at]!))) {
      at++;
      continue;
    }
    const best: Best = { rule: null, end: at, captures: [] };
    walk(root, at, [], best, tokens, masks, sentence.endToken, lexicon);
    if (best.rule) {
      const capital = best.rule.small === true && tokens.word[at] !== tokens.lower[at];
      if (best.rule.as !== "none" && !capital) {
        found.push({
          first: at,
          end: best.end - (best.rule.drop ?? 0),
          sense: makeSense(best.rule, best.captures, lexicon.language.words.dayFirst),
          rule: best.rule.name,
          needs: best.rule.needs,
        });
      }
      at = best.end;
    } else at++;
  }
  return found;
}

/** Tries every way on from `node`. Patterns are short, so the depth is bounded by the longest of them. */
function walk(
  node: Node,
  at: number,
  captures: Capture[],
  best: Best,
  tokens: Tokens,
  masks: Uint32Array,
  limit: number,
  lexicon: Lexicon,
): void {
  if (node.rule && (at > best.end || (at === best.end && node.rule.order < (best.rule?.order ?? Infinity)))) {
    best.rule = node.rule;
    best.end = at;
    best.captures = captures.slice();
  }
  if (at >= limit) return;
  const next = node.literals?.get(tokens.lower[at]!);
  if (next) walk(next, at + 1, captures, best, tokens, masks, limit, lexicon);
  const mask = masks[at]!;
  for (const { bit, node: following } of node.classes) {
    if ((mask & bit) === 0) continue;
    const capture = readClass(bit, tokens, at, lexicon.language.words);
    if (!capture || capture.end > limit) continue;
    captures.push(capture);
    walk(following, capture.end, captures, best, tokens, masks, limit, lexicon);
    captures.pop();
  }
}

/** One public function: a text becomes prose, the form in which every stage reads it. */
import type { Prose, Span } from "../model.ts";
import { findSentences } from "./sentences.ts";
import { tokenise } from "./tokens.ts";

/**
 * Cuts `text` into paragraphs, sentences and tokens. Linear in the length of the text.
 *
 * `paragraphs` are half-open, ordered, disjoint spans; without them every non-empty line is one.
 */
export function makeProse(text: string, paragraphs: readonly Span[] = linesOf(text), language = "en"): Prose {
  const tokens = tokenise(text);
  const sentences = findSentences(text, paragraphs, tokens);
  const sentenceOf = new Uint32Array(tokens.count);
  sentences.forEach((sentence, index) => sentenceOf.fill(index, sentence.firstToken, sentence.endToken));
  return {
    text,
    paragraphs,
    sentences,
    language,
    tokens: { ...tokens, sentence: sentenceOf, tag: new Uint8Array(tokens.count) },
  };
}

/** The non-empty lines of a text, without the white space around them. */
export function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let from = 0;
  while (from <= text.length) {
    let to = text.indexOf("\n", from);
    if (to < 0) to = text.length;
    const line = trimSpan(text, { start: from, end: to });
    if (line.end > line.start) lines.push(line);
    from = to + 1;
  }
  return lines;
}

/** The span without white space at its ends; empty spans stay where they start. */
export function trimSpan(text: string, { start, end }: Span): Span {
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isSpace(code: number): boolean {
  return (
    code <= 32 ||
    code === 0xa0 ||
    code === 0x200b ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x3000
  );
}

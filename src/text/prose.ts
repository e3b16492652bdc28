/** One public function: a text becomes prose, the form in which every stage reads it. */
import type { Prose, Sentence, Span } from "../model.ts";
import { findSentences } from "./sentences.ts";
import { tagTokens } from "./tagger.ts";
import { type RawTokens, tokenise } from "./tokens.ts";
import { joinWrapped } from "./wrapped.ts";

/**
 * Cuts `text` into paragraphs, sentences and tokens, and tags the tokens where the language has a tagger (English).
 * Linear in the length of the text.
 *
 * `paragraphs` are half-open, ordered, disjoint spans; without them every non-empty line is one. `language` is a BCP 47
 * tag; only its first part counts here: "en-GB" is read as English.
 */
export function makeProse(text: string, paragraphs: readonly Span[] = linesOf(text), language = "en"): Prose {
  const primary = language.toLowerCase().split(/[-_]/, 1)[0]!;
  const { sentences, tokens } = makeSentences(text, paragraphs, primary);
  const sentence = new Uint32Array(tokens.count);
  sentences.forEach(({ firstToken, endToken }, index) => sentence.fill(index, firstToken, endToken));
  const tag = primary === "en" ? tagTokens(tokens, sentences) : new Uint8Array(tokens.count);
  return { text, paragraphs, sentences, language: primary, tokens: { ...tokens, sentence, tag } };
}

/** Sentences and tokens alone. */
export function makeSentences(
  text: string,
  paragraphs: readonly Span[] = linesOf(text),
  language = "en",
): { sentences: Sentence[]; tokens: RawTokens } {
  const tokens = tokenise(text);
  return { sentences: findSentences(text, paragraphs, tokens, language), tokens };
}

/**
 * The paragraphs of plain text: its non-empty lines, without the white space around them; where the lines were broken
 * at a column, the lines of a paragraph together, with the breaks inside.
 */
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
  return joinWrapped(text, lines);
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

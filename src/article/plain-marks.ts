/** What a scraper did to the text's own marks: told in notes, never mended, because a citation must match the bytes. */
import type { Note, Span } from "../model.ts";

/** "means.Earlier": a sentence's end, then a capital with no space between. The point is where they join. */
const fused = /[\p{Ll}\p{N}]{2}[.!?][”"’']?(?=\p{Lu}\p{Ll}+[\s,])/gu;

export function fusedSentences(text: string): Note[] {
  return [...text.matchAll(fused)].map((match) => ({
    stage: "article",
    rule: "fused-sentences",
    span: { start: match.index, end: match.index + match[0].length },
    reason: "two sentences stand together with no space between; they are read as two",
  }));
}

/**
 * A quotation of a few words that stays open at a paragraph's end, and a mark that opens the next: the second is
 * likely the first one's end. (A long quotation over several paragraphs opens each of them, and is left alone.)
 */
export function strayQuotationMarks(text: string, paragraphs: readonly Span[]): Note[] {
  const notes: Note[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    if (
      !next ||
      !isQuote(text, next.start) ||
      !endsOpen(text.slice(Math.max(paragraph.start, paragraph.end - 2000), paragraph.end))
    )
      continue;
    notes.push({
      stage: "article",
      rule: "stray-quotation-mark",
      span: { start: next.start, end: next.start + 1 },
      reason: "the paragraph before ends inside a short quotation; this mark may be the end of that one",
    });
  }
  return notes;
}

const isQuote = (text: string, at: number): boolean => /["“”]/.test(text.charAt(at));

function endsOpen(tail: string): boolean {
  const marks = [...tail.matchAll(/["“”]/g)];
  const last = marks.at(-1);
  if (!last || marks.length % 2 === 0) return false;
  const quoted = tail.slice(last.index + 1).trim();
  return quoted.length > 0 && quoted.split(/\s+/).length <= 12;
}

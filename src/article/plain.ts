/**
 * Scraped plain text: a page's words with its markup gone. The story is found among the lines, its fields above it,
 * other stories' headings below it; each line that is left out is named in a note.
 */
import type { Article, Caption, Note, Page, Span } from "../model.ts";
import { detectLanguage } from "../text/language.ts";
import { findDateline } from "./dateline.ts";
import { houseOf } from "./house.ts";
import { describeLine, storyRange, vocabulary } from "./plain-body.ts";
import { emptyFields, type Fields, publishedOf, setAside } from "./plain-fields.ts";
import { paragraphLines } from "./plain-lines.ts";
import { fusedSentences, strayQuotationMarks } from "./plain-marks.ts";
import { placeStory } from "./plain-story.ts";
import { placeTail } from "./plain-tail.ts";
import { placeHead } from "./plain-top.ts";

/** Reads a page of form "text". Linear in its length; never throws. */
export function readPlain(page: Page): { article: Article; notes: Note[] } {
  const { lines: raw, unwrapped } = paragraphLines(page.content);
  const lines = raw.map(describeLine);
  const fields = emptyFields(page.given);
  if (unwrapped)
    setAside(fields, "lines-joined", "the text was broken at a column; its paragraphs were joined again");
  const range = storyRange(lines);
  const whole = range.end > range.first ? range : { first: 0, end: lines.length };
  const words = vocabulary(
    lines.slice(whole.first, whole.end).flatMap(({ text, prose }) => (prose ? [text] : [])),
  );
  const opening = lines.slice(whole.first, whole.end).find(({ prose }) => prose);
  placeHead(fields, lines.slice(0, whole.first), words, opening?.text ?? "");
  placeStory(fields, lines.slice(whole.first, whole.end), words);
  placeTail(fields, lines.slice(whole.end));
  return finish(page, fields);
}

function finish({ given }: Page, fields: Fields): { article: Article; notes: Note[] } {
  const text = fields.story.join("\n");
  const paragraphs: Span[] = [];
  let at = 0;
  for (const paragraph of fields.story) {
    paragraphs.push({ start: at, end: at + paragraph.length });
    at += paragraph.length + 1;
  }
  const language = given.language ?? detectLanguage(text);
  const captions: Caption[] = fields.captions;
  const article: Article = {
    section: given.section ?? fields.section,
    headline: given.title ?? fields.headline,
    standfirst: given.standfirst ?? fields.standfirst,
    bylines: given.bylines ?? [...new Set(fields.bylines)],
    credits: [...new Set([...(given.credits ?? []), ...fields.credits])],
    publisher: given.publisher ?? houseOf(fields.notices),
    language,
    dateline: findDateline(text, paragraphs, language),
    ...publishedOf(given, fields, language),
    text,
    paragraphs,
    captions,
    teasers: fields.teasers,
    notices: fields.notices,
    corrections: fields.corrections,
    paywalled: fields.paywalled,
    live: null,
  };
  return {
    article,
    notes: [...fields.notes, ...fusedSentences(text), ...strayQuotationMarks(text, paragraphs)],
  };
}

import type { Article, Note, Page } from "../model.ts";
import { linesOf } from "../text/prose.ts";
import { findDateline } from "./dateline.ts";

/**
 * A row of text that must be taken as it stands: the text is the input, so that offsets are the input's own, and
 * every field is what came with the row.
 */
export function readRow(page: Page): { article: Article; notes: Note[] } {
  const { given, content: text } = page;
  const paragraphs = linesOf(text);
  const language = given.language ?? null;
  const article: Article = {
    section: given.section ?? null,
    headline: given.title ?? null,
    standfirst: given.standfirst ?? null,
    bylines: given.bylines ?? [],
    credits: given.credits ?? [],
    publisher: given.publisher ?? null,
    language,
    dateline: findDateline(text, paragraphs, language),
    published: given.published
      ? {
          value: given.published,
          earliest: given.published.slice(0, 10),
          latest: given.published.slice(0, 10),
          from: "given",
          evidence: ["given with the page"],
        }
      : null,
    modified: given.modified ?? null,
    text,
    paragraphs,
    captions: [],
    teasers: [],
    notices: [],
    corrections: [],
    paywalled: false,
    live: null,
  };
  return { article, notes: [] };
}

import type { Article, Note, Page, Span } from "../model.ts";
import { detectLanguage } from "../text/language.ts";
import { linesOf } from "../text/prose.ts";
import { findDateline } from "./dateline.ts";
import { noticeKind } from "./notices.ts";

/**
 * A row of text that must be taken as it stands: the text is the input, so that offsets are the input's own, and
 * every field is what came with the row.
 */
export function readRow(page: Page): { article: Article; notes: Note[] } {
  const { given, content: text } = page;
  const paragraphs = linesOf(text);
  // A few paragraphs tell the language; the whole text would take longer than everything else here.
  const language = given.language ?? detectLanguage(text.slice(0, 2000));
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
  return { article, notes: noticesIn(text, paragraphs) };
}

/** The text keeps its notices, because its offsets are the input's; a reader is told where they stand. */
function noticesIn(text: string, paragraphs: readonly Span[]): Note[] {
  return edges(paragraphs).flatMap(({ start, end }) => {
    // A notice is short: longer paragraphs are not even cut out.
    const kind = end - start > 1000 ? null : noticeKind(text.slice(start, end));
    if (kind === null) return [];
    const reason = "the publisher speaks of the page itself; the text is left as it stands";
    return [{ stage: "article" as const, rule: `notice-${kind}`, span: { start, end }, reason }];
  });
}

/** Notices stand at a text's edges; to ask every paragraph of a long text would cost more than reading it. */
function edges(paragraphs: readonly Span[]): readonly Span[] {
  return paragraphs.length < 7 ? paragraphs : [...paragraphs.slice(0, 2), ...paragraphs.slice(-4)];
}

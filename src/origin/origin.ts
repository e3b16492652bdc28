import type { Article, Member, Note, Origin, Prose } from "../model.ts";

/** Whose copy the article is, from its dateline, byline, notices and tail; and whom it cites. */
export function findOrigin(
  article: Article,
  _prose: Prose,
  _cast: readonly Member[],
): { origin: Origin; notes: Note[] } {
  return {
    origin: { agency: article.dateline?.agency ?? null, edited: "unknown", evidence: [], cited: [] },
    notes: [],
  };
}

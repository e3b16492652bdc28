import type { Article, Note, Prose, Published, Timex } from "../model.ts";

/** Every time expression with its value, and the page's date where the text bounds it. */
export function findTimes(
  _prose: Prose,
  article: Article,
): { times: Timex[]; published: Published | null; notes: Note[] } {
  return { times: [], published: article.published, notes: [] };
}

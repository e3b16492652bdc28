import type { Article, Note, Page } from "../model.ts";
import { readHtml } from "./html.ts";
import { readPlain } from "./plain.ts";
import { readRow } from "./row.ts";

/** What on the page is the story, and the fields around it, by the form in which the page came. */
export function findArticle(page: Page): { article: Article; notes: Note[] } {
  if (page.form === "html") return readHtml(page);
  if (page.form === "text") return readPlain(page);
  return readRow(page);
}

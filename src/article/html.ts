import type { Article, Note, Page } from "../model.ts";
import { readRow } from "./row.ts";

/** A page of markup, for the time being taken as it stands. */
export function readHtml(page: Page): { article: Article; notes: Note[] } {
  return readRow(page);
}

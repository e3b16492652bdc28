import type { Article, Note, Page } from "../model.ts";
import { readRow } from "./row.ts";

/** Scraped plain text, for the time being taken as it stands. */
export function readPlain(page: Page): { article: Article; notes: Note[] } {
  return readRow(page);
}

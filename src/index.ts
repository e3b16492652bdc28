/** The library: what a program that builds on Newsledger may rely on. Everything else may change without notice. */
export { articleId, read } from "./read.ts";
export { pagesOf, rowsOf } from "./page/page.ts";
export { openLedger, LedgerError, type OpenOptions } from "./ledger/sqlite.ts";
export type { ArticleRow, Deposit, Found, Health, Ledger, NameRow, Outcome, Placement, Slice, Stored, StoryRow, Version } from "./ledger/ledger.ts";
export { parseQuery, QueryError, type Query } from "./ledger/query.ts";
export { entryIds, type EntryIds } from "./ledger/ids.ts";
export { cite, citationForms, type Citation, type CitationForm } from "./export/citation.ts";
export type {
  Article,
  Caption,
  Dateline,
  Event,
  Given,
  LivePost,
  Member,
  Mention,
  Note,
  Origin,
  Page,
  Published,
  Reading,
  Span,
  Stage,
  Statement,
  Timex,
} from "./model.ts";

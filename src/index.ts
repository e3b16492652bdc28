/** The library: what a program that builds on Newsledger may rely on. Everything else may change without notice. */

export { type Citation, type CitationForm, citationForms, cite } from "./export/citation.ts";
export { type EntryIds, entryIds } from "./ledger/ids.ts";
export type {
  ArticleRow,
  Deposit,
  Found,
  Health,
  Ledger,
  NameRow,
  Outcome,
  Placement,
  Slice,
  Stored,
  StoryRow,
  Version,
} from "./ledger/ledger.ts";
export { parseQuery, type Query, QueryError } from "./ledger/query.ts";
export { LedgerError, type OpenOptions, openLedger } from "./ledger/sqlite.ts";
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
export { pagesOf, rowsOf } from "./page/page.ts";
export { articleId, read } from "./read.ts";

/** The first half of Newsledger on one screen: a page goes in, a reading comes out. Pure; asks no clock. */
import { createHash } from "node:crypto";
import { findArticle } from "./article/article.ts";
import { findCast } from "./cast/cast.ts";
import { findEvents } from "./event/event.ts";
import type { Page, Reading } from "./model.ts";
import { findOrigin } from "./origin/origin.ts";
import { findStatements } from "./statement/statement.ts";
import { makeProse } from "./text/prose.ts";
import { findTimes } from "./time/time.ts";

/** Reads one page. `readAt` is the moment of reading (ISO 8601), given by the caller. */
export function read(page: Page, readAt: string): Reading {
  const { article, notes: articleNotes } = findArticle(page);
  const prose = makeProse(article.text, article.paragraphs, article.language ?? undefined);
  const { times, published, notes: timeNotes } = findTimes(prose, article);
  const { cast, notes: castNotes } = findCast(prose, article);
  const { origin, notes: originNotes } = findOrigin(article, prose, cast);
  const { statements, notes: statementNotes } = findStatements(prose, cast, times, article.dateline);
  const { events, notes: eventNotes } = findEvents(prose, cast, times, statements, published);
  return {
    v: 1,
    id: page.given.id ?? articleId(page),
    page: page.source,
    url: page.url,
    readAt,
    article: { ...article, published },
    origin,
    times,
    cast,
    statements,
    events,
    notes: [
      ...page.notes,
      ...articleNotes,
      ...timeNotes,
      ...castNotes,
      ...originNotes,
      ...statementNotes,
      ...eventNotes,
    ],
  };
}

/** The 128-bit hash of the page's address, or of its characters where it has none: 32 hexadecimal digits. */
export function articleId(page: Page): string {
  return createHash("sha256")
    .update(page.url ?? page.content)
    .digest("hex")
    .slice(0, 32);
}

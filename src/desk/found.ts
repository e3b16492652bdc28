/** What a search finds, to be taken away: tables and references in which every row can be cited. */
import { setImmediate as pause } from "node:timers/promises";
import { type Citation, cite } from "../export/citation.ts";
import type { Table } from "../export/tables.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import type { Query } from "../ledger/query.ts";
import type { Span } from "../model.ts";
import { type EventView, eventsOf, type StatementView, titleOf, viewsOf } from "./entries.ts";
import { versionedId } from "./find.ts";
import { saidWhat } from "./said.ts";

export const searchKinds = ["articles", "statements", "events"] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Rows that one file holds at most. */
const mostRows = 2000;

/** One thing found: its id, its cited passage, its article, and what a table says of it. */
interface Row {
  readonly id: string;
  readonly span: Span;
  readonly stored: Stored;
  readonly cells: readonly (string | null)[];
}

const columns: Readonly<Record<SearchKind, readonly string[]>> = {
  articles: [],
  statements: ["speaker", "source", "via", "manner", "words", "said_on", "day", "sentence"],
  events: ["when", "status", "what", "where", "who", "according_to", "sentence"],
};
const cited = [
  "headline",
  "authors",
  "publisher",
  "agency",
  "published",
  "url",
  "captured",
  "sha256",
  "address",
] as const;

/** A table with a row for each thing found; `base` is the site that the rows' addresses lead to. */
export async function foundTable(
  ledger: Ledger,
  query: Query,
  kind: SearchKind,
  base: string,
): Promise<Table> {
  const rows = await rowsOf(ledger, query, kind);
  return {
    name: kind,
    columns: ["id", ...columns[kind], ...cited],
    rows: rows.map(({ id, stored, cells }) => [id, ...cells, ...citedCells(id, stored, base)]),
  };
}

/** References to the things found, in the order of the search. */
export async function foundReferences(
  ledger: Ledger,
  query: Query,
  kind: SearchKind,
  form: "bibtex" | "csl",
): Promise<string> {
  const rows = await rowsOf(ledger, query, kind);
  const each = rows.map((row) => cite(citationOf(row), form));
  return form === "csl" ? `[${each.join(",\n")}]\n` : `${each.join("\n\n")}\n`;
}

function citedCells(id: string, stored: Stored, base: string): (string | null)[] {
  const { article } = stored.reading;
  const address =
    id === stored.id ? `/article/${id}/${stored.sha256}` : `/entry/${versionedId(id, stored.sha256)}`;
  return [
    titleOf(stored),
    article.bylines.join("; ") || null,
    stored.publisher,
    stored.agency,
    stored.published ?? stored.latest,
    stored.url,
    captured(stored),
    stored.sha256,
    `${base}${address}`,
  ];
}

const captured = ({ versions, sha256 }: Stored): string => {
  const version = versions.find((v) => v.sha256 === sha256)!;
  return version.capturedAt ?? version.addedAt;
};

const citationOf = ({ id, span, stored }: Row): Citation => ({
  id,
  span,
  reading: stored.reading,
  sha256: stored.sha256,
  source: stored.source,
  accessed: captured(stored),
});

async function rowsOf(ledger: Ledger, query: Query, kind: SearchKind): Promise<Row[]> {
  if (kind === "articles") {
    const found = await ledger.search(query, { limit: mostRows, order: "date" });
    return withArticles(
      ledger,
      found,
      ({ id }) => id,
      (stored) => {
        const { text, paragraphs } = stored.reading.article;
        return { span: paragraphs[0] ?? { start: 0, end: text.length }, cells: [] };
      },
    );
  }
  if (kind === "statements") {
    const views = await saidWhat(ledger, query, { limit: mostRows });
    return withArticles(ledger, standing(views), articleOf, (_, s) => ({
      span: s.span,
      cells: statementCells(s),
    }));
  }
  const views = await viewsOf(ledger, await ledger.events(query, { limit: mostRows }), eventsOf);
  return withArticles(ledger, standing(views), articleOf, (_, e) => ({ span: e.span, cells: eventCells(e) }));
}

const standing = <T extends { readonly wrong: boolean }>(views: readonly T[]): T[] =>
  views.filter(({ wrong }) => !wrong);
const articleOf = ({ article }: { readonly article: string }): string => article;

/** Rows with their articles, some at a time, so that nobody waits for a long table. */
async function withArticles<T extends { readonly id: string }>(
  ledger: Ledger,
  list: readonly T[],
  article: (one: T) => string,
  row: (stored: Stored, one: T) => Pick<Row, "span" | "cells">,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [at, one] of list.entries()) {
    const stored = (await ledger.article(article(one)))!;
    rows.push({ id: one.id, stored, ...row(stored, one) });
    if (at % 25 === 24) await pause();
  }
  return rows;
}

const names = (list: readonly { readonly name: string }[]): string | null =>
  list.map(({ name }) => name).join("; ") || null;

const statementCells = (s: StatementView): (string | null)[] => [
  s.speaker?.name ?? null,
  s.source,
  names(s.via),
  s.manner,
  s.words,
  s.saidOn,
  s.day,
  s.sentence,
];

const eventCells = (e: EventView): (string | null)[] => [
  e.when,
  e.status,
  e.what,
  names(e.where),
  names(e.who),
  names(e.accordingTo),
  e.sentence,
];

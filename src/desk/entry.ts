/**
 * One entry under its permanent address: what was read, from which bytes, what people made of it since, and whether
 * its sentence still stands in later captures of the page.
 */
import { checkCitation } from "../copy/versions.ts";
import { type CitationForm, citationForms, cite, selectorOf } from "../export/citation.ts";
import type { KeptChange, Ledger } from "../ledger/ledger.ts";
import type { CitationState, Span } from "../model.ts";
import { type EventView, eventsOf, type StatementView, statementsOf, titleOf } from "./entries.ts";
import { findTarget } from "./find.ts";
import { lensOf } from "./lens.ts";

export interface EntryView {
  readonly id: string;
  readonly article: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly statement: StatementView | null;
  readonly event: EventView | null;
  /** The cited words. */
  readonly words: string;
  readonly span: Span;
  readonly sha256: string;
  readonly accessed: string;
  readonly citations: readonly { readonly form: CitationForm; readonly text: string }[];
  /** Everything that people have changed about it, undone changes too. */
  readonly changes: readonly KeptChange[];
  /** Whether the words still stand in each other capture of the page. */
  readonly captures: readonly {
    readonly sha256: string;
    readonly at: string;
    readonly state: CitationState["state"];
  }[];
}

/** Throws `UnknownId` where the id names nothing. */
export async function entryView(ledger: Ledger, typed: string): Promise<EntryView> {
  const { stored, id, span } = await findTarget(ledger, typed);
  const lens = await lensOf(ledger);
  const version = stored.versions.find(({ sha256 }) => sha256 === stored.sha256)!;
  const accessed = version.capturedAt ?? version.addedAt;
  const { text } = stored.reading.article;
  const citation = {
    id,
    reading: stored.reading,
    span,
    sha256: stored.sha256,
    source: stored.source,
    accessed,
  };
  const quote = selectorOf(text, span);
  const captures = await Promise.all(
    stored.versions
      .filter(({ sha256 }) => sha256 !== stored.sha256)
      .map(async ({ sha256, capturedAt, addedAt }) => {
        const other = (await ledger.reading(stored.id, sha256))!;
        return { sha256, at: capturedAt ?? addedAt, state: checkCitation(quote, other.article.text).state };
      }),
  );
  return {
    id,
    article: stored.id,
    title: titleOf(stored),
    publisher: stored.publisher,
    statement: statementsOf(stored, lens).find((s) => s.id === id) ?? null,
    event: eventsOf(stored, lens).find((e) => e.id === id) ?? null,
    words: text.slice(span.start, span.end),
    span,
    sha256: stored.sha256,
    accessed,
    citations: citationForms.map((form) => ({ form, text: cite(citation, form) })),
    changes: (await ledger.changes({ subject: stored.id })).filter(
      ({ change }) => !("entry" in change) || change.entry === id,
    ),
    captures,
  };
}

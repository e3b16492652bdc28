/** What the page of one article shows. */
import type { Ledger, Stored, Version } from "../ledger/ledger.ts";
import type { Note, Reading, Span } from "../model.ts";
import { makeProse } from "../text/prose.ts";
import { type EventView, eventsOf, type StatementView, statementsOf, titleOf } from "./entries.ts";
import { lensOf } from "./lens.ts";

export interface ArticleView {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly url: string | null;
  readonly reading: Reading;
  readonly sentences: readonly (Span & {
    readonly paragraph: number;
    readonly number: number;
    readonly text: string;
  })[];
  readonly statements: readonly StatementView[];
  readonly events: readonly EventView[];
  /** Other articles that carry the same text. */
  readonly copies: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
  }[];
  readonly story: string | null;
  readonly versions: readonly Version[];
  readonly sha256: string;
  readonly capturedAt: string | null;
  readonly addedAt: string;
  readonly notes: readonly Note[];
}

/** The current capture of an article, or the one with this hash; null where there is none. */
export async function articleView(ledger: Ledger, id: string, sha256?: string): Promise<ArticleView | null> {
  const current = await ledger.article(id);
  if (!current) return null;
  const hash = sha256 ?? current.sha256;
  const version = current.versions.find((v) => v.sha256 === hash);
  const reading = version && (await ledger.reading(id, hash));
  if (!version || !reading) return null;
  const stored: Stored =
    hash === current.sha256
      ? current
      : { ...current, reading, sha256: hash, headline: reading.article.headline };
  const lens = await lensOf(ledger);
  const copies = stored.fold ? (await ledger.fold(stored.fold)).filter((row) => row.id !== id) : [];
  return {
    id,
    title: titleOf(stored),
    source: stored.source,
    url: stored.url,
    reading,
    sentences: sentencesOf(reading),
    statements: statementsOf(stored, lens),
    events: eventsOf(stored, lens),
    copies: copies.map((row) => ({
      id: row.id,
      title: row.headline ?? row.source,
      publisher: row.publisher,
    })),
    story: stored.story,
    versions: stored.versions,
    sha256: hash,
    capturedAt: version.capturedAt,
    addedAt: version.addedAt,
    notes: reading.notes,
  };
}

/** Sentences with the numbers by which they are cited, from 1. */
export function sentencesOf({ article }: Reading): ArticleView["sentences"] {
  const { text, paragraphs, language } = article;
  return makeProse(text, paragraphs, language ?? undefined).sentences.map(
    ({ start, end, paragraph }, index) => ({
      start,
      end,
      paragraph,
      number: index + 1,
      text: text.slice(start, end),
    }),
  );
}

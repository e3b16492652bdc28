/** What the page of one article shows. */
import { checkCitation } from "../copy/versions.ts";
import { selectorOf } from "../export/citation.ts";
import { entryIds } from "../ledger/ids.ts";
import type { KeptChange, Ledger, Version } from "../ledger/ledger.ts";
import type { CitationState, Note, Reading, Span } from "../model.ts";
import { makeSentences } from "../text/prose.ts";
import { captureAs } from "./capture.ts";
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
  /** The SHA-256 of the current capture, which need not be the one shown. */
  readonly current: string;
  readonly capturedAt: string | null;
  readonly addedAt: string;
  readonly notes: readonly Note[];
  /** Of an earlier capture: what became of the sentence of each entry in the current one. Empty for the current one. */
  readonly became: Readonly<Record<string, CitationState["state"]>>;
  /** Changes by people, in force, about entries whose sentences the current capture no longer has. */
  readonly orphans: readonly KeptChange[];
}

/** The current capture of an article, or the one with this hash; null where there is none. */
export async function articleView(ledger: Ledger, id: string, sha256?: string): Promise<ArticleView | null> {
  const current = await ledger.article(id);
  const stored = current && (await captureAs(ledger, current, sha256 ?? current.sha256));
  const version = stored?.versions.find((v) => v.sha256 === stored.sha256);
  if (!stored || !version) return null;
  const { reading } = stored;
  const lens = await lensOf(ledger);
  const copies = stored.fold ? (await ledger.fold(stored.fold)).filter((row) => row.id !== id) : [];
  const known = new Set(Object.values(entryIds(current.reading)).flat());
  const changes = await ledger.changes({ subject: id });
  const [statements, events] = [statementsOf(stored, lens), eventsOf(stored, lens)];
  return {
    id,
    title: titleOf(stored),
    source: stored.source,
    url: stored.url,
    reading,
    sentences: sentencesOf(reading),
    statements,
    events,
    copies: copies.map((row) => ({
      id: row.id,
      title: row.headline ?? row.source,
      publisher: row.publisher,
    })),
    story: stored.story,
    versions: stored.versions,
    sha256: stored.sha256,
    current: current.sha256,
    capturedAt: version.capturedAt,
    addedAt: version.addedAt,
    notes: reading.notes,
    became:
      stored.sha256 === current.sha256
        ? {}
        : fatesOf(reading.article.text, [...statements, ...events], current.reading.article.text),
    orphans: changes.filter(
      ({ change, undoneAt }) => undoneAt === null && "entry" in change && !known.has(change.entry),
    ),
  };
}

/** Entries of one sentence share its fate. */
function fatesOf(
  before: string,
  entries: readonly { readonly id: string; readonly span: Span }[],
  now: string,
): ArticleView["became"] {
  const known = new Map<number, CitationState["state"]>();
  const fate = (span: Span): CitationState["state"] => {
    const state = known.get(span.start) ?? checkCitation(selectorOf(before, span), now).state;
    known.set(span.start, state);
    return state;
  };
  return Object.fromEntries(entries.map(({ id, span }) => [id, fate(span)]));
}

/** Sentences with the numbers by which they are cited, from 1. */
export function sentencesOf({ article }: Reading): ArticleView["sentences"] {
  const { text, paragraphs, language } = article;
  const primary = (language ?? "en").toLowerCase().split(/[-_]/, 1)[0]!;
  // As reading cuts them; only the tags of the tokens are left out, which nobody sees.
  return makeSentences(text, paragraphs, primary).sentences.map(({ start, end, paragraph }, index) => ({
    start,
    end,
    paragraph,
    number: index + 1,
    text: text.slice(start, end),
  }));
}

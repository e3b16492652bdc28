/**
 * One entry under its permanent address: what was read, from which bytes, what people made of it since, and whether
 * its sentence still stands in later captures of the page.
 */
import { checkCitation } from "../copy/versions.ts";
import { type CitationForm, citationForms, cite, selectorOf } from "../export/citation.ts";
import type { KeptChange, Ledger, Stored } from "../ledger/ledger.ts";
import { wordsOf } from "../ledger/query.ts";
import type { CitationState, Reading, Span } from "../model.ts";
import { sentencesOf } from "./article.ts";
import { type EventView, eventsOf, type StatementView, statementsOf, titleOf } from "./entries.ts";
import { findTarget, versionedId } from "./find.ts";
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
  /** The address of this entry in this capture: whatever becomes of the page, it opens the same words. */
  readonly permanent: string;
  /** When the page was published, as its reading tells; when these bytes were captured; when they were kept here. */
  readonly published: Reading["article"]["published"];
  readonly capturedAt: string | null;
  readonly addedAt: string;
  readonly citations: readonly { readonly form: CitationForm; readonly text: string }[];
  /** Everything that people have changed about it, undone changes too. */
  readonly changes: readonly KeptChange[];
  /** Whether these are the words of the page's current capture, or of an earlier one. */
  readonly isCurrent: boolean;
  /** What became of the sentence in the page's other captures, the oldest first. */
  readonly captures: readonly {
    readonly sha256: string;
    readonly at: string;
    readonly state: CitationState["state"];
    /** The passage as it stands there; null where it vanished. */
    readonly words: string | null;
    /** Under which address it can be opened there. */
    readonly sentence: number | null;
    readonly isCurrent: boolean;
  }[];
}

/** Throws `UnknownId` where the id names nothing. */
export async function entryView(ledger: Ledger, typed: string): Promise<EntryView> {
  const { stored, id, span } = await findTarget(ledger, typed);
  const lens = await lensOf(ledger);
  const version = stored.versions.find(({ sha256 }) => sha256 === stored.sha256)!;
  const accessed = version.capturedAt ?? version.addedAt;
  const { text } = stored.reading.article;
  const current = (await ledger.article(stored.id))!.sha256;
  const citation = {
    id,
    reading: stored.reading,
    span,
    sha256: stored.sha256,
    source: stored.source,
    accessed,
  };
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
    permanent: id.includes("@") ? id : versionedId(id, stored.sha256),
    published: stored.reading.article.published,
    capturedAt: version.capturedAt,
    addedAt: version.addedAt,
    citations: citationForms.map((form) => ({ form, text: cite(citation, form) })),
    changes: (await ledger.changes({ subject: stored.id })).filter(
      ({ change }) => !("entry" in change) || change.entry === id,
    ),
    isCurrent: stored.sha256 === current,
    captures: await becameOf(ledger, stored, span, current),
  };
}

/** Of the sentences that a place touches the one that has most of the passage's words: a place may begin in another. */
function likest(
  passage: string,
  reading: Reading,
  place: Span,
): ReturnType<typeof sentencesOf>[number] | undefined {
  const asked = new Set(wordsOf(passage));
  const likeness = ({ text }: { readonly text: string }): number => {
    const words = new Set(wordsOf(text));
    return (2 * words.intersection(asked).size) / (words.size + asked.size);
  };
  return sentencesOf(reading)
    .filter(({ start, end }) => end > place.start && start < place.end)
    .map((sentence) => ({ sentence, like: likeness(sentence) }))
    .toSorted((a, b) => b.like - a.like)[0]?.sentence;
}

/** What the other captures of the page make of a passage. */
async function becameOf(
  ledger: Ledger,
  { id, sha256: own, versions, reading }: Stored,
  span: Span,
  current: string,
): Promise<EntryView["captures"]> {
  const quote = selectorOf(reading.article.text, span);
  const others = versions.filter(({ sha256 }) => sha256 !== own);
  return Promise.all(
    others.map(async ({ sha256, capturedAt, addedAt }) => {
      const other = (await ledger.reading(id, sha256))!;
      const { state, span: at } = checkCitation(quote, other.article.text);
      const sentence = at && likest(reading.article.text.slice(span.start, span.end), other, at);
      return {
        sha256,
        at: capturedAt ?? addedAt,
        state,
        words: at && (sentence ? sentence.text : other.article.text.slice(at.start, at.end)),
        sentence: sentence?.number ?? null,
        isCurrent: sha256 === current,
      };
    }),
  );
}

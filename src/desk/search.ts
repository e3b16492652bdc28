/** What a search shows: articles with the sentences that hold its words. */
import type { ArticleRow, Ledger, Slice, Stored } from "../ledger/ledger.ts";
import { type Query, wordsOf } from "../ledger/query.ts";
import type { Span } from "../model.ts";
import { sentencesOf } from "./article.ts";
import { titleOf } from "./entries.ts";

export interface Hit {
  readonly row: ArticleRow;
  /** Of the capture in which the sentences have their numbers. */
  readonly sha256: string;
  readonly title: string;
  readonly sentences: readonly HitSentence[];
}

export interface HitSentence {
  readonly number: number;
  readonly text: string;
  readonly span: Span;
  /** The sentence in pieces, those that the query asked for marked. */
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
}

export async function searchView(
  ledger: Ledger,
  query: Query,
  options: Slice & { readonly order?: "rank" | "date" },
): Promise<Hit[]> {
  const rows = await ledger.search(query, options);
  return Promise.all(
    rows.map(async (row) => {
      const stored = (await ledger.article(row.id))!;
      return {
        row,
        sha256: stored.sha256,
        title: titleOf(stored),
        sentences: sentencesWith(stored, query).slice(0, 3),
      };
    }),
  );
}

/** The sentences of an article that hold words of the query, those with most of them first. */
export function sentencesWith({ reading }: Stored, query: Query): HitSentence[] {
  const wanted = [...new Set(query.must.flat())];
  if (!wanted.length) return [];
  return sentencesOf(reading)
    .map(({ number, text, start, end }) => {
      const words = new Set(wordsOf(text));
      return { number, text, span: { start, end }, hits: wanted.filter((word) => words.has(word)).length };
    })
    .filter(({ hits }) => hits > 0)
    .sort((a, b) => b.hits - a.hits || a.number - b.number)
    .map(({ number, text, span }) => ({ number, text, span, pieces: piecesOf(text, new Set(wanted)) }));
}

/** Cuts a sentence at the words that were asked for. */
function piecesOf(text: string, wanted: ReadonlySet<string>): { text: string; hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!wanted.has(wordsOf(match[0])[0] ?? "")) continue;
    if (match.index > at) pieces.push({ text: text.slice(at, match.index), hit: false });
    pieces.push({ text: match[0], hit: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false });
  return pieces;
}

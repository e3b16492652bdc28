/** Which articles of a ledger have the text of one, however far apart in time. */
import { copiesAmong, lookupOf } from "../copy/anytime.ts";
import { filedOf } from "../ledger/filed.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import { titleOf } from "./entries.ts";

export interface OtherCopy {
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly story: string | null;
  /** The article is of the same fold: the window of days holds both, or a chain of copies joins them. */
  readonly folded: boolean;
  /** How much of the smaller text stands in the other and is nobody's quotation: 0 to 1. */
  readonly share: number;
}

/** Prints that are compared: those that share most shingles. */
const mostCompared = 200;

/** Copies of an article, and what it may be a copy of, in the whole ledger; the most alike first. */
export async function copiesOf(ledger: Ledger, stored: Stored): Promise<OtherCopy[]> {
  const prints = await ledger.printsSharing(lookupOf(stored.reading.article.text), mostCompared);
  const copies: OtherCopy[] = [];
  for (const { id, share } of copiesAmong(filedOf(stored), prints)) {
    const other = await ledger.article(id);
    if (!other) continue;
    copies.push({
      id,
      title: titleOf(other),
      publisher: other.publisher,
      published: other.published ?? other.latest,
      story: other.story,
      folded: other.fold !== null && other.fold === stored.fold,
      share: Math.round(share * 1000) / 1000,
    });
  }
  return copies;
}

/** One capture of a page, as the ledger would give the article if it were the current one. */
import type { Ledger, Stored } from "../ledger/ledger.ts";

/** The current capture, or the one whose SHA-256 is given; null where the ledger has none of it. */
export async function captureOf(ledger: Ledger, id: string, sha256?: string): Promise<Stored | null> {
  const stored = await ledger.article(id);
  return stored && (sha256 === undefined ? stored : captureAs(ledger, stored, sha256));
}

/** `stored` as it was captured under this hash: what a reading says of the page is taken from that capture's. */
export async function captureAs(ledger: Ledger, stored: Stored, sha256: string): Promise<Stored | null> {
  if (sha256 === stored.sha256) return stored;
  const reading = await ledger.reading(stored.id, sha256);
  if (!reading) return null;
  const { headline, section, publisher, language, published } = reading.article;
  return {
    ...stored,
    sha256,
    reading,
    headline,
    section,
    publisher,
    language,
    agency: reading.origin.agency,
    published: published?.value ?? null,
    earliest: published?.earliest ?? null,
    latest: published?.latest ?? null,
  };
}

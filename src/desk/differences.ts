/** What one text made of another: two copies of one report, or two captures of one page. */
import { compareCopies } from "../copy/compare.ts";
import { filedOf } from "../ledger/filed.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import type { CopyDiff } from "../model.ts";
import { captureOf } from "./capture.ts";
import { titleOf } from "./entries.ts";

export interface DifferenceView {
  readonly before: DifferenceSide;
  readonly after: DifferenceSide;
  readonly diff: CopyDiff;
}

export interface DifferenceSide {
  readonly article: string;
  readonly sha256: string;
  readonly title: string;
  readonly publisher: string | null;
  readonly text: string;
  readonly at: string | null;
}

/** Null where either capture is not in the ledger. A hash picks a capture; without one it is the current one. */
export async function differenceView(
  ledger: Ledger,
  a: { id: string; sha256?: string },
  b: { id: string; sha256?: string },
): Promise<DifferenceView | null> {
  const [one, two] = await Promise.all([a, b].map(({ id, sha256 }) => captureOf(ledger, id, sha256)));
  if (!one || !two) return null;
  return { before: side(one), after: side(two), diff: compareCopies(filedOf(one), filedOf(two)) };
}

function side(stored: Stored): DifferenceSide {
  const version = stored.versions.find(({ sha256 }) => sha256 === stored.sha256);
  return {
    article: stored.id,
    sha256: stored.sha256,
    title: titleOf(stored),
    publisher: stored.publisher,
    text: stored.reading.article.text,
    at: version?.capturedAt ?? stored.published ?? version?.addedAt ?? null,
  };
}

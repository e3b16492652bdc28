/** What a typed id names, whoever typed it. */
import { entryIds, parseId, type Target } from "../ledger/ids.ts";
import type { Ledger, Stored } from "../ledger/ledger.ts";
import type { Span } from "../model.ts";
import { sentencesOf } from "./article.ts";
import { captureAs } from "./capture.ts";

/** An id that names nothing here; the message says what would. */
export class UnknownId extends Error {
  override readonly name = "UnknownId";
}

/** The article in the capture that holds what was asked for, its full id, and the span of the sentence or entry. */
export interface Place {
  readonly stored: Stored;
  readonly id: string;
  readonly span: Span;
}

/**
 * What an id names. Without "@SHA256" an entry is looked for in the current capture and then in the earlier ones, the
 * newest first, so that what a page no longer says can still be opened. Throws `UnknownId`.
 */
export async function findTarget(ledger: Ledger, typed: string): Promise<Place> {
  const target = parseId(typed);
  if (!target)
    throw new UnknownId(
      `"${typed}" is no id: write an article's (or its first digits), ID:7 for a sentence, or an entry's as lists print it`,
    );
  const ids = await ledger.ids(target.article, 3);
  if (!ids.length) throw new UnknownId(`no article here has an id that begins with ${target.article}`);
  if (ids.length > 1) throw new UnknownId(`${target.article} could be ${ids.join(", ")}…: write more digits`);
  const current = (await ledger.article(ids[0]!))!;
  for (const sha256 of capturesToAsk(current, target)) {
    const stored = await captureAs(ledger, current, sha256);
    const place = stored && placeIn(stored, target);
    if (place) return place;
  }
  throw new UnknownId(missing(current, target));
}

/** The hashes of the captures in which a target may stand, in the order in which they are asked. */
function capturesToAsk({ sha256, versions }: Stored, { kind, version }: Target): string[] {
  const hashes = versions.map((v) => v.sha256);
  if (version !== null) return hashes.filter((hash) => hash.startsWith(version)).slice(0, 1);
  const entry = kind === "statement" || kind === "event";
  return entry ? [sha256, ...hashes.filter((hash) => hash !== sha256).toReversed()] : [sha256];
}

function placeIn(stored: Stored, target: Target): Place | null {
  const { reading } = stored;
  if (target.kind === "article")
    return { stored, id: stored.id, span: { start: 0, end: reading.article.text.length } };
  if (target.kind === "sentence") {
    const sentence = sentencesOf(reading)[target.number - 1];
    if (!sentence) return null;
    return {
      stored,
      // The seventh sentence of one capture may be the sixth of the next.
      id: versionedId(`${stored.id}:${target.number}`, stored.sha256),
      span: { start: sentence.start, end: sentence.end },
    };
  }
  const list = target.kind === "statement" ? "statements" : "events";
  const known = entryIds(reading)[list];
  const index = known.findIndex((id) => id.slice(33).startsWith(target.entry));
  return index < 0 ? null : { stored, id: known[index]!, span: reading[list][index]!.sentence };
}

function missing(stored: Stored, target: Target): string {
  const article = `article ${stored.id.slice(0, 8)}`;
  if (target.version !== null && !stored.versions.some((v) => v.sha256.startsWith(target.version!)))
    return `${article} has no capture whose SHA-256 begins with ${target.version}`;
  if (target.kind === "sentence")
    return `${article} has ${sentencesOf(stored.reading).length} sentences, not ${target.number}`;
  return target.kind === "article"
    ? `there is no ${article}`
    : `${article} has no ${target.kind} ${target.entry}`;
}

/** An id with the capture that it was read from: an address that stays, whatever becomes of the page. */
export const versionedId = (id: string, sha256: string): string => `${id}@${sha256.slice(0, 16)}`;

/**
 * Names of entries that never change: the article's id, a letter, and a hash of the words that the entry rests on. A
 * later reading of the same page that finds the same entry gives it the same id, wherever it then stands in the list.
 */
import { createHash } from "node:crypto";
import type { Event, Reading, Span, Statement } from "../model.ts";
import type { Change } from "./ledger.ts";

/** "3f…(32)-s1a2b3c4d5e": statement; "-e…": event. */
export interface EntryIds {
  readonly statements: readonly string[];
  readonly events: readonly string[];
}

export function entryIds(reading: Reading): EntryIds {
  const { text } = reading.article;
  const cut = ({ start, end }: Span): string => text.slice(start, end);
  const numbered = numbering(reading.id);
  return {
    statements: reading.statements.map((s: Statement) =>
      numbered("s", [cut(s.sentence), ...s.content.map(cut), s.cue ? cut(s.cue) : ""]),
    ),
    events: reading.events.map((e: Event) => numbered("e", [cut(e.sentence), cut(e.what), cut(e.trigger)])),
  };
}

/** Two entries on the very same words are told apart by their order. */
function numbering(article: string): (letter: string, words: readonly string[]) => string {
  const seen = new Map<string, number>();
  return (letter, words) => {
    const key = `${letter}\u0000${words.join("\u0000")}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    const hash = createHash("sha256")
      .update(nth ? `${key}\u0000${nth}` : key)
      .digest("hex");
    return `${article}-${letter}${hash.slice(0, 10)}`;
  };
}

/** What an id names; `version` is the beginning of a capture's SHA-256, where the id says which capture is meant. */
export type Target = { readonly article: string; readonly version: string | null } & (
  | { readonly kind: "article" }
  | { readonly kind: "sentence"; readonly number: number }
  | { readonly kind: "statement" | "event"; readonly entry: string }
);

/**
 * An article (or the beginning of its id), `ID:7` its seventh sentence, or an entry. Behind each may stand `@` and the
 * first eight or more digits of a capture's SHA-256.
 */
export function parseId(typed: string): Target | null {
  const match = /^([0-9a-f]{4,32})(?::(\d{1,6})|-([se])([0-9a-f]{4,10}))?(?:@([0-9a-f]{8,64}))?$/.exec(
    typed.trim().toLowerCase(),
  );
  if (!match) return null;
  const [, article, number, letter, hash, version = null] = match;
  const base = { article: article!, version };
  if (number) return { ...base, kind: "sentence", number: Number(number) };
  if (letter) return { ...base, kind: letter === "s" ? "statement" : "event", entry: `${letter}${hash}` };
  return { ...base, kind: "article" };
}

/** What a change is about, as changes are looked up: an article's id, a story's id, or a name's key. */
export function subjectOf(change: Change): string {
  switch (change.kind) {
    case "wrong":
    case "speaker":
      return change.entry.slice(0, 32);
    case "join-names":
      return change.key;
    case "join-stories":
      return change.story;
    default:
      return change.article;
  }
}

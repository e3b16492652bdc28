/** A member while the room still works on it: mentions and offices as ranges of tokens. */
import type { Member, Prose, Span } from "../model.ts";

export interface Draft {
  readonly kind: Member["kind"];
  /** The fullest name so far. */
  name: string;
  /** The words of that name as likeness compares them: kept, because each is compared often. */
  readonly words: readonly string[];
  readonly mentions: DraftMention[];
  readonly offices: Range[];
  /** What names, courtesies and offices tell; "" where nothing tells. */
  gender: "" | "female" | "male";
  /** What the first pronoun told that was given to this person: less sure. */
  heard: "" | "female" | "male";
}

/** Half-open range of token indexes. */
export interface Range {
  readonly first: number;
  readonly end: number;
}

export interface DraftMention extends Range {
  readonly form: "name" | "nominal" | "pronoun";
}

export function spanOf(prose: Prose, { first, end }: Range): Span {
  return { start: prose.tokens.start[first]!, end: prose.tokens.end[end - 1]! };
}

export function textOf(prose: Prose, range: Range): string {
  const { start, end } = spanOf(prose, range);
  return prose.text.slice(start, end);
}

/** How a name is written, without breaks of lines: a lone word is at hand. */
export function wordingOf(prose: Prose, range: Range): string {
  return range.end - range.first === 1 ? prose.tokens.word[range.first]! : tidy(textOf(prose, range));
}

/** White space within a name or title is one blank: a line may break there. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, " ");
}

/** Drafts in order of first mention, with ids "p1", "o1", "l1". */
export function publish(prose: Prose, drafts: readonly Draft[]): Member[] {
  const letters = { person: "p", organisation: "o", place: "l" } as const;
  const counts = { person: 0, organisation: 0, place: 0 };
  return drafts
    .filter((draft) => draft.mentions.length > 0)
    .sort((a, b) => firstOf(a) - firstOf(b))
    .map((draft) => ({
      id: `${letters[draft.kind]}${++counts[draft.kind]}`,
      name: draft.name,
      kind: draft.kind,
      offices: unique(draft.offices).map((range) => ({
        title: tidy(textOf(prose, range)),
        span: spanOf(prose, range),
      })),
      mentions: draft.mentions
        .toSorted((a, b) => a.first - b.first)
        .map((mention) => ({ ...spanOf(prose, mention), form: mention.form })),
    }));
}

function firstOf(draft: Draft): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { first } of draft.mentions) if (first < least) least = first;
  return least;
}

function unique(ranges: readonly Range[]): Range[] {
  const seen = new Set<string>();
  return ranges
    .filter(({ first, end }) => {
      const key = `${first}-${end}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .sort((a, b) => a.first - b.first);
}

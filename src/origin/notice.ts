/** What a publisher's notice says of the copy: from whom it came, and what was done to it. */
import type { Origin } from "../model.ts";
import type { Agency } from "./agencies.ts";
import { agenciesNamedIn } from "./credit.ts";
import forms from "./notices.json" with { type: "json" };

export interface NoticeReading {
  readonly credited: Agency | null;
  readonly helped: readonly Agency[];
  /** Null where the notice says nothing of it. */
  readonly edited: Origin["edited"] | null;
  /** It speaks of a feed or an agency without naming it. */
  readonly unnamed: boolean;
}

const any = (patterns: readonly string[]): RegExp => new RegExp(patterns.join("|"), "iu");
const [headlineOnly, unedited, edited, carried, helped, owned] = [
  forms.headlineOnly,
  forms.unedited,
  forms.edited,
  forms.carried,
  forms.helped,
  forms.owned,
].map(any) as [RegExp, RegExp, RegExp, RegExp, RegExp, RegExp];

/** Longer texts are no notices; the beginning is read. */
const longest = 600;

/** Reads one notice. The house that did or didn't edit ("by DNA staff") is no source of the copy. */
export function readNotice(notice: string): NoticeReading {
  const text = notice.slice(0, longest).replace(/\s+/g, " ");
  const named = agenciesNamedIn(text)
    .filter(
      ({ at, name }) =>
        !/^['’]?s?\s(?:staff|team|desk|editors?|newsroom|journalists?)\b/i.test(text.slice(at + name.length)),
    )
    .map(({ agency }) => agency);
  const state = headlineOnly.test(text)
    ? "headline"
    : unedited.test(text)
      ? "none"
      : edited.test(text)
        ? "text"
        : null;
  if (helped.test(text) && state === null)
    return { credited: null, helped: named, edited: null, unnamed: false };
  const credits = state !== null || carried.test(text) || (owned.test(text) && named.length === 1);
  return {
    credited: credits ? (named[0] ?? null) : null,
    helped: [],
    edited: state,
    unnamed: !named.length && state !== null,
  };
}

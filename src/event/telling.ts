/** One report of an event made ready for comparing with others: its words, its people, its days, its figures. */
import type { EventReport } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";
import { eventStem, inList, nounLemma, numberOf, verbLemma } from "./lexicon.ts";

export interface Telling {
  readonly report: EventReport;
  readonly trigger: string;
  /** Stems of the content words of what is told, figures left out. */
  readonly words: ReadonlySet<string>;
  /** The last words of names, in lower case: "Putin" and "Vladimir Putin" are compared by them. */
  readonly names: ReadonlySet<string>;
  /** Days since 1970-01-01 that the date covers; null where there is no date. */
  readonly days: { readonly first: number; readonly last: number } | null;
  readonly published: number | null;
  /** "people" to 24: what is counted, and how many. */
  readonly figures: ReadonlyMap<string, number>;
}

export function tellingOf(report: EventReport): Telling {
  const tokens = report.what.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,'’]\p{N}+)*/gu) ?? [];
  const stretch = report.event.when === null ? null : edtfStretch(report.event.when);
  return {
    report,
    trigger: stemOf(report.trigger.toLowerCase()),
    words: new Set(
      tokens
        .filter((word) => word.length > 2 && !inList("empty", word) && numberOf(word) === null)
        .map(stemOf),
    ),
    names: new Set([...report.who, ...report.where].map((name) => name.toLowerCase().split(/\s+/).at(-1)!)),
    days: stretch && {
      first: stretch.first === null ? Number.NEGATIVE_INFINITY : dayOf(stretch.first)!,
      last: stretch.last === null ? Number.POSITIVE_INFINITY : dayOf(stretch.last)!,
    },
    published: dayOf(report.published ?? ""),
    figures: figuresOf(tokens),
  };
}

/** Days since 1970-01-01 of an ISO day or moment; null where it is none. */
export function dayOf(iso: string): number | null {
  const time = /^\d{4}-\d\d-\d\d/.test(iso) ? Date.parse(iso.slice(0, 10)) : Number.NaN;
  return Number.isNaN(time) ? null : Math.round(time / 864e5);
}

function stemOf(word: string): string {
  return eventStem(nounLemma(verbLemma(word)));
}

/** A number with the noun that it counts, past one adjective: "24 people", "two more diplomats". Years count nothing. */
function figuresOf(tokens: readonly string[]): Map<string, number> {
  const figures = new Map<string, number>();
  tokens.forEach((word, index) => {
    const value = numberOf(word);
    if (value === null || /^(?:1[5-9]|20)\d\d$/.test(word)) return;
    const counted = tokens
      .slice(index + 1, index + 4)
      .filter(
        (next) => next.length > 2 && !inList("empty", next) && numberOf(next) === null && next !== "more",
      );
    const noun =
      counted.find((next) => next.endsWith("s") || next === "people" || next === "children") ?? counted[0];
    if (noun) figures.set(nounLemma(noun), value);
  });
  return figures;
}

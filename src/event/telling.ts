/** One report of an event made ready for comparing with others: its words, its people, its days, its figures. */
import type { EventReport } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { eventStem, inList, kindOf, nounLemma, numberOf, verbLemma } from "./lexicon.ts";

export interface Telling {
  readonly report: EventReport;
  /** The stem of the event word. */
  readonly trigger: string;
  /** Stems of the content words of what is told, figures left out. */
  readonly words: ReadonlySet<string>;
  /** Stems of the content words of the whole sentence. */
  readonly setting: ReadonlySet<string>;
  /** Stems of the happenings that the words name: "hear" of "opened the hearing". */
  readonly happenings: ReadonlySet<string>;
  /** The last words of names, in lower case: "Putin" and "Vladimir Putin" are compared by them. */
  readonly names: ReadonlySet<string>;
  /** Days since 1970-01-01 that the date covers; null where there is no date. */
  readonly days: { readonly first: number; readonly last: number } | null;
  /** The words of the event state its date; else its setting implies it. */
  readonly stated: boolean;
  readonly published: number | null;
  readonly figures: Figures;
  /** It tells only that somebody said something. */
  readonly says: boolean;
  /** It tells that something planned was called off or put off. */
  readonly cancels: boolean;
}

export function tellingOf(report: EventReport): Telling {
  const tokens = tokensOf(report.what);
  const stretch = report.event.when === null ? null : edtfStretch(report.event.when);
  const word = report.trigger.toLowerCase();
  const trigger = stemOf(word);
  const lemma = verbLemma(word);
  const cancels = isCancelled(tokens, word) || (inList("said", lemma) && isCancelled(tokens, null));
  const named = tokens.flatMap(happeningOf);
  const own = inList("light", lemma) || inList("report", lemma) ? [] : (happeningOf(word)[0] ?? trigger);
  return {
    report,
    trigger,
    words: stemsOf(tokens),
    setting: stemsOf(tokensOf(report.sentence)),
    happenings: new Set(named.concat(own)),
    names: new Set([...report.who, ...report.where].map((name) => name.toLowerCase().split(/\s+/).at(-1)!)),
    days: stretch && {
      first: stretch.first === null ? Number.NEGATIVE_INFINITY : dayOf(stretch.first)!,
      last: stretch.last === null ? Number.POSITIVE_INFINITY : dayOf(stretch.last)!,
    },
    stated: report.event.rule.includes("stated"),
    published: dayOf(report.published ?? ""),
    figures: figuresOf(tokens),
    says: inList("said", lemma) && !cancels,
    cancels,
  };
}

export function isPlan({ report }: Telling): boolean {
  return report.event.status === "planned" || report.event.status === "hypothetical";
}

/** Days since 1970-01-01 of an ISO day or moment; null where it is none. */
export function dayOf(iso: string): number | null {
  const time = /^\d{4}-\d\d-\d\d/.test(iso) ? Date.parse(iso.slice(0, 10)) : Number.NaN;
  return Number.isNaN(time) ? null : Math.round(time / 864e5);
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[.,'’]\p{N}+)*/gu) ?? [];
}

function stemsOf(tokens: readonly string[]): Set<string> {
  return new Set(
    tokens.filter((word) => word.length > 2 && !inList("empty", word) && numberOf(word) === null).map(stemOf),
  );
}

function stemOf(word: string): string {
  return eventStem(nounLemma(verbLemma(word)));
}

/** The kind of happening that a word names, or its stem where it is of a kind of its own; nothing for other words. */
function happeningOf(word: string): string[] {
  const noun = nounLemma(word);
  const verb = verbLemma(word);
  const kind = kindOf(word) ?? kindOf(noun) ?? kindOf(verb);
  if (kind !== null) return [kind];
  const names = inList("nounStrong", noun) || inList("nounStrong", word) || inList("happens", verb);
  return names ? [stemOf(word)] : [];
}

/**
 * By its verb ("cancelled"), by its verb and the small word after it ("called off"), or by its noun. Where it is told
 * in somebody's words, any of them counts: `trigger` is null.
 */
function isCancelled(tokens: readonly string[], trigger: string | null): boolean {
  return tokens.some((word, at) => {
    if (trigger !== null && word !== trigger) return false;
    const lemma = verbLemma(word);
    const cancels = inList("cancels", lemma) || inList("cancels", nounLemma(word));
    return cancels || inList("cancels", `${lemma} ${tokens[at + 1] ?? ""}`);
  });
}

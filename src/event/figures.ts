/** The figures in the words of an event: what is counted, and how many. */
import { inList, nounLemma, numberOf, tollOf } from "./lexicon.ts";

export interface Figures {
  /** "people" to 24, "million marks" to 2.5, "dead" to 12. */
  readonly counted: ReadonlyMap<string, number>;
  /** Those of the above that count people struck, and so rise as days go by: "dead", "injured". */
  readonly tolls: ReadonlySet<string>;
}

/** Words in lower case, in order, without marks. */
export function figuresOf(words: readonly string[]): Figures {
  const counted = new Map<string, number>();
  const tolls = new Set<string>();
  words.forEach((word, at) => {
    const value = numberOf(word);
    if (value === null || isOfDate(words, at)) return;
    const toll = tollAfter(words, at) ?? tollBefore(words, at);
    if (toll) tolls.add(toll);
    const what = toll ?? nounAfter(words, at);
    if (what !== null && !counted.has(what)) counted.set(what, value);
  });
  return { counted, tolls };
}

/** A year, or the day of a month: "2031", "May 4", "4 May". */
function isOfDate(words: readonly string[], at: number): boolean {
  if (/^(?:1[5-9]|20)\d\d$/.test(words[at]!)) return true;
  return [at - 1, at + 1].some((beside) => words[beside] !== undefined && inList("months", words[beside]));
}

/** "Twelve people are known to have died": up to the next figure, or to what is counted next. */
function tollAfter(words: readonly string[], at: number): string | null {
  for (const word of words.slice(at + 1, at + 7)) {
    const toll = tollOf(word);
    if (toll) return toll;
    if (word === "and" || word === "after" || numberOf(word) !== null) return null;
  }
  return null;
}

/** "Killed at least 12", "the number of dead rose to 13": nothing between but small words and what counts. */
function tollBefore(words: readonly string[], at: number): string | null {
  for (let before = at - 1; before >= 0 && at - before < 6; before--) {
    const word = words[before]!;
    const toll = tollOf(word);
    if (toll) return toll;
    if (numberOf(word) !== null || !(inList("empty", word) || inList("tollLeads", word))) return null;
  }
  return null;
}

/** The noun that is counted, past one adjective, with its scale: "24 people", "two more diplomats", "2.5 million marks". */
function nounAfter(words: readonly string[], at: number): string | null {
  const scale = words[at + 1] !== undefined && inList("scales", words[at + 1]!) ? words[at + 1]! : "";
  const from = at + (scale ? 2 : 1);
  const after = words
    .slice(from, from + 3)
    .filter((word) => word.length > 2 && !inList("empty", word) && numberOf(word) === null);
  const noun =
    after.find((word) => word.endsWith("s") || word === "people" || word === "children") ?? after[0];
  return noun === undefined ? null : `${scale} ${nounLemma(noun)}`.trim();
}

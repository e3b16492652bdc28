/** The languages that have data, compiled when first asked for and then kept. */
import { holidayNames } from "./holidays.ts";
import { makeLanguage, type RuleRow } from "./language.ts";
import { type Lexicon, makeLexicon } from "./lexicon.ts";
import rulesDe from "./rules.de.json" with { type: "json" };
import rulesEn from "./rules.en.json" with { type: "json" };
import rulesEs from "./rules.es.json" with { type: "json" };
import rulesFr from "./rules.fr.json" with { type: "json" };
import rulesRu from "./rules.ru.json" with { type: "json" };
import wordsDe from "./words.de.json" with { type: "json" };
import wordsEn from "./words.en.json" with { type: "json" };
import wordsEs from "./words.es.json" with { type: "json" };
import wordsFr from "./words.fr.json" with { type: "json" };
import wordsRu from "./words.ru.json" with { type: "json" };

type Raw = Readonly<Record<string, unknown>>;

const files: Readonly<Record<string, readonly [Raw, unknown]>> = {
  en: [wordsEn, rulesEn],
  de: [wordsDe, rulesDe],
  es: [wordsEs, rulesEs],
  fr: [wordsFr, rulesFr],
  ru: [wordsRu, rulesRu],
};

const made = new Map<string, Lexicon>();

/** The lexicon of a BCP 47 tag's language; `null` where there is none. */
export function lexiconFor(tag: string): Lexicon | null {
  const code = tag.split("-", 1)[0]!.toLowerCase();
  const known = made.get(code);
  if (known) return known;
  // Only languages with a file are kept: a page may call its language anything.
  if (!Object.hasOwn(files, code)) return null;
  const [words, rules] = files[code]!;
  const lexicon = makeLexicon(makeLanguage(code, words), withHolidays(code, words, rules));
  made.set(code, lexicon);
  return lexicon;
}

/** Each named day as a rule of its own: bare, with a year, or with "last", "this", "next". */
function withHolidays(code: string, words: Raw, rules: unknown): Record<string, RuleRow> {
  const all = { ...(rules as Record<string, RuleRow>) };
  for (const [name, names] of holidayNames(code)) {
    all[`holiday:${name}`] = {
      as: "date",
      is: names.flatMap((phrase) => [phrase, `${phrase} YEAR`, `${phrase} , YEAR`, `the? DIR ${phrase}`]),
      set: { holiday: name },
    };
    const week = words["holidayWeek"];
    if (typeof week === "string") {
      const is = names.map((phrase) => `${phrase} ${week}`);
      all[`week:${name}`] = { as: "date", is, set: { holiday: name, unit: "W" } };
    }
  }
  return all;
}

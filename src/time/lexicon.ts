/** A language's words and rules, made ready for matching: which classes a word may belong to, and the trie of rules. */
import type { Language, RuleRow } from "./language.ts";
import { compile, type Node } from "./pattern.ts";
import { Class } from "./wordclass.ts";

export interface Lexicon {
  readonly language: Language;
  readonly classes: ReadonlyMap<string, number>;
  readonly root: Node;
  /** The classes with which a rule may begin. */
  readonly opening: number;
}

/** Compiles a language once; the caller keeps it. */
export function makeLexicon(language: Language, rules: Readonly<Record<string, RuleRow>>): Lexicon {
  const classes = new Map<string, number>();
  const mark = (words: Iterable<string>, bit: number): void => {
    for (const word of words) classes.set(word, (classes.get(word) ?? 0) | bit);
  };
  const { words } = language;
  mark(words.months.keys(), Class.MONTH);
  mark(words.weekdays.keys(), Class.WEEKDAY);
  mark(words.shortWeekdays.keys(), Class.SHORTWEEKDAY);
  mark(words.weekdayPlurals.keys(), Class.WEEKDAYS);
  mark(words.units.keys(), Class.UNIT);
  mark(words.unitPlurals.keys(), Class.UNITS);
  mark(words.numbers.keys(), Class.NUM | Class.DAY | Class.YEAR | Class.HOUR);
  mark(words.scales.keys(), Class.NUM);
  mark(words.counts.keys(), Class.NUM);
  mark(words.vague, Class.NUM);
  mark(words.articles, Class.A | Class.NUM);
  mark(words.ordinals.keys(), Class.ORD | Class.DAY);
  mark(words.seasons.keys(), Class.SEASON);
  mark(words.parts.keys(), Class.PART);
  mark(words.partPlurals.keys(), Class.PARTS);
  mark(words.clockWords.keys(), Class.CLOCKWORD);
  mark(words.meridiems.keys(), Class.MERIDIEM);
  mark(words.zones.keys(), Class.ZONE);
  mark(words.decades.keys(), Class.DECADE);
  mark(words.directions.keys(), Class.DIR);
  mark(words.shifts.keys(), Class.SHIFT);
  mark(words.eras.before, Class.BC);
  mark(words.eras.after, Class.AD);
  const root = compile(rules);
  for (const literal of root.literals?.keys() ?? []) mark([literal], Class.LITERAL);
  const opening = root.classes.reduce((bits, { bit }) => bits | bit, 0);
  return { language, classes, root, opening };
}

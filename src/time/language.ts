/** The shape of a language's data files, and their words as maps. Words are in lower case. */

/** -1 before, 0 the one at hand, 1 after; and the day that it is counted from. */
export type Direction = readonly [number, Anchor];

/**
 * "page": the day of publication. "text": the date the text spoke of last. "latest": the period a report is about.
 * "vague": no counting is possible ("recent").
 */
export type Anchor = "page" | "text" | "latest" | "vague";

/** One rule: what its patterns mean together, and constants that the words do not carry. */
export interface RuleRow {
  readonly as: Meaning;
  readonly is: readonly string[];
  readonly set?: Readonly<Record<string, unknown>>;
  /** "neighbour": means nothing without a date beside it. "at": only after a word that leads to a time. */
  readonly needs?: string;
  /** Tokens at the end that the rule looks at and leaves outside. */
  readonly drop?: number;
  /** Its first word must be in lower case: "morgen", not "Morgen". */
  readonly small?: boolean;
}

export type Meaning =
  | "date"
  | "duration"
  | "shift"
  | "from-event"
  /** A day, month or year that is named by an event which no list has. */
  | "undated"
  | "set"
  | "ref"
  | "ref-duration"
  | "ref-time"
  | "then"
  | "none";

type Raw = Readonly<Record<string, unknown>>;
type Table<T> = ReadonlyMap<string, T>;

export interface Words {
  readonly months: Table<number>;
  readonly shortMonths: Table<number>;
  readonly weekdays: Table<number>;
  readonly shortWeekdays: Table<number>;
  readonly weekdayPlurals: Table<number>;
  readonly units: Table<string>;
  readonly unitPlurals: Table<string>;
  readonly numbers: Table<number>;
  readonly counts: Table<number>;
  readonly scales: Table<number>;
  readonly ordinals: Table<number>;
  readonly seasons: Table<string>;
  readonly parts: Table<string>;
  readonly partPlurals: Table<string>;
  readonly clockWords: Table<string>;
  readonly meridiems: Table<number>;
  readonly zones: Table<number>;
  readonly decades: Table<number>;
  readonly directions: Table<Direction>;
  readonly shifts: Table<Direction>;
  readonly approx: Table<string>;
  /** The last words of `approx`, so that most words need no phrase made of them. */
  readonly approxEnds: ReadonlySet<string>;
  readonly low: Table<string>;
  readonly phases: Table<string | null>;
  readonly order: ReadonlySet<string>;
  readonly vague: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly and: ReadonlySet<string>;
  readonly of: ReadonlySet<string>;
  readonly the: ReadonlySet<string>;
  readonly half: ReadonlySet<string>;
  readonly ordinalEndings: readonly string[];
  readonly measures: ReadonlySet<string>;
  readonly yearLeads: ReadonlySet<string>;
  readonly monthLeads: ReadonlySet<string>;
  readonly ambiguous: ReadonlySet<string>;
  readonly frequency: ReadonlySet<string>;
  readonly durationLeads: ReadonlySet<string>;
  readonly pointLeads: ReadonlySet<string>;
  readonly comparison: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
  readonly future: ReadonlySet<string>;
  readonly ranges: ReadonlySet<string>;
  readonly planners: ReadonlySet<string>;
  readonly had: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly former: ReadonlySet<string>;
  readonly titles: Table<string>;
  /** The first words of the titles. */
  readonly titleStarts: ReadonlySet<string>;
  readonly yearOf: ReadonlySet<string>;
  readonly sureAhead: ReadonlySet<string>;
  readonly dayLeads: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly rights: ReadonlySet<string>;
  readonly old: ReadonlySet<string>;
  readonly undecided: ReadonlySet<string>;
  readonly thenLeads: ReadonlySet<string>;
  readonly inTime: ReadonlySet<string>;
  /** "the first meeting in four months": what nothing was like for so long. */
  readonly firsts: ReadonlySet<string>;
  readonly age: ReadonlySet<string>;
  readonly comes: ReadonlySet<string>;
  readonly prepositional: ReadonlySet<string>;
  readonly told: ReadonlySet<string>;
  readonly whileFollows: ReadonlySet<string>;
  readonly schedules: ReadonlySet<string>;
  readonly dayNames: ReadonlySet<string>;
  readonly sports: ReadonlySet<string>;
  readonly business: ReadonlySet<string>;
  readonly plannedFor: ReadonlySet<string>;
  readonly planLeads: ReadonlySet<string>;
  readonly seasonThings: ReadonlySet<string>;
  readonly ifs: ReadonlySet<string>;
  readonly whens: ReadonlySet<string>;
  readonly toCome: ReadonlySet<string>;
  readonly most: ReadonlySet<string>;
  readonly calledOff: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  readonly than: ReadonlySet<string>;
  readonly ended: ReadonlySet<string>;
  readonly recordings: ReadonlySet<string>;
  readonly makes: ReadonlySet<string>;
  readonly young: ReadonlySet<string>;
  readonly toldApart: ReadonlySet<string>;
  readonly maturity: ReadonlySet<string>;
  readonly sayingLeads: ReadonlySet<string>;
  readonly be: ReadonlySet<string>;
  readonly ahead: ReadonlySet<string>;
  readonly ableThen: ReadonlySet<string>;
  readonly negations: ReadonlySet<string>;
  readonly have: ReadonlySet<string>;
  readonly sayings: ReadonlySet<string>;
  readonly soon: ReadonlySet<string>;
  readonly asSoonAs: readonly string[];
  readonly infinitive: ReadonlySet<string>;
  readonly deadlines: ReadonlySet<string>;
  /** What verbs end in under a tense, where a language has no tagger. */
  /** What a number ends in that names a decade: "1990s". */
  readonly decadeEndings: readonly string[];
  readonly futureEndings: readonly string[];
  readonly pastEndings: readonly string[];
  readonly very: ReadonlySet<string>;
  readonly in: ReadonlySet<string>;
  readonly approxNotDate: ReadonlySet<string>;
  readonly clockLeads: ReadonlySet<string>;
  readonly seasonLeads: ReadonlySet<string>;
  readonly theUnitLeads: ReadonlySet<string>;
  readonly bareFollows: ReadonlySet<string>;
  readonly orSo: readonly string[];
  readonly capitalDays: boolean;
  readonly eras: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly dayFirst: boolean;
}

export interface Language {
  readonly code: string;
  readonly words: Words;
}

/** Words from their file; a list or table that a language lacks is empty. */
export function makeLanguage(code: string, raw: Raw): Language {
  const table = <T>(key: string): Table<T> => new Map(Object.entries((raw[key] ?? {}) as Record<string, T>));
  const set = (key: string): ReadonlySet<string> => new Set((raw[key] ?? []) as string[]);
  const shortMonths = table<number>("shortMonths");
  return {
    code,
    // Fewer than 128 fields: from there on V8 keeps an object's fields in a hash table, and each look-up is slower.
    words: {
      months: new Map([...table<number>("months"), ...shortMonths]),
      shortMonths,
      weekdays: table("weekdays"),
      shortWeekdays: table("shortWeekdays"),
      weekdayPlurals: table("weekdayPlurals"),
      units: table("units"),
      unitPlurals: table("unitPlurals"),
      numbers: table("numbers"),
      counts: table("counts"),
      scales: table("scales"),
      ordinals: table("ordinals"),
      seasons: table("seasons"),
      parts: table("parts"),
      partPlurals: table("partPlurals"),
      clockWords: table("clockWords"),
      meridiems: table("meridiems"),
      zones: table("zones"),
      decades: table("decades"),
      directions: table("directions"),
      shifts: table("shifts"),
      approx: table("approx"),
      approxEnds: new Set([...table<string>("approx").keys()].map((phrase) => phrase.split(" ").at(-1)!)),
      low: table("low"),
      phases: table("phases"),
      order: set("order"),
      vague: set("vague"),
      articles: set("articles"),
      and: set("and"),
      of: set("of"),
      the: set("the"),
      half: set("half"),
      ordinalEndings: (raw["ordinalEndings"] ?? []) as string[],
      measures: set("measures"),
      yearLeads: set("yearLeads"),
      monthLeads: set("monthLeads"),
      ambiguous: set("ambiguous"),
      frequency: set("frequency"),
      durationLeads: set("durationLeads"),
      pointLeads: set("pointLeads"),
      comparison: set("comparison"),
      past: set("past"),
      future: set("future"),
      ranges: set("ranges"),
      planners: set("planners"),
      had: set("had"),
      before: set("before"),
      after: set("after"),
      former: set("former"),
      titles: table("titles"),
      titleStarts: new Set([...table<string>("titles").keys()].map((title) => title.split(/[ -]/)[0]!)),
      yearOf: set("yearOf"),
      sureAhead: set("sureAhead"),
      dayLeads: set("dayLeads"),
      givenNames: set("givenNames"),
      rights: set("rights"),
      old: set("old"),
      undecided: set("undecided"),
      thenLeads: set("thenLeads"),
      inTime: set("inTime"),
      firsts: set("firsts"),
      age: set("age"),
      comes: set("comes"),
      prepositional: set("prepositional"),
      told: set("told"),
      whileFollows: set("whileFollows"),
      schedules: set("schedules"),
      dayNames: set("dayNames"),
      sports: set("sports"),
      business: set("business"),
      plannedFor: set("plannedFor"),
      planLeads: set("planLeads"),
      seasonThings: set("seasonThings"),
      ifs: set("ifs"),
      whens: set("whens"),
      toCome: set("toCome"),
      most: set("most"),
      calledOff: set("calledOff"),
      prepositions: set("prepositions"),
      than: set("than"),
      ended: set("ended"),
      recordings: set("recordings"),
      makes: set("makes"),
      young: set("young"),
      toldApart: set("toldApart"),
      maturity: set("maturity"),
      sayingLeads: set("sayingLeads"),
      be: set("be"),
      ahead: set("ahead"),
      ableThen: set("ableThen"),
      negations: set("negations"),
      have: set("have"),
      sayings: set("sayings"),
      soon: set("soon"),
      asSoonAs: (raw["asSoonAs"] ?? []) as string[],
      infinitive: set("infinitive"),
      deadlines: set("deadlines"),
      decadeEndings: (raw["decadeEndings"] ?? ["s"]) as string[],
      futureEndings: (raw["futureEndings"] ?? []) as string[],
      pastEndings: (raw["pastEndings"] ?? []) as string[],
      very: set("very"),
      in: set("in"),
      approxNotDate: set("approxNotDate"),
      clockLeads: set("clockLeads"),
      seasonLeads: set("seasonLeads"),
      theUnitLeads: set("theUnitLeads"),
      bareFollows: set("bareFollows"),
      orSo: (raw["orSo"] ?? []) as string[],
      capitalDays: raw["capitalDays"] === true,
      eras: (raw["eras"] ?? { before: [], after: [] }) as Words["eras"],
      dayFirst: raw["dayFirst"] === true,
    },
  };
}

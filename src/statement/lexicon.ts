/** The language's cue words from `cues.en.json`, spread into forms: what a word may report, and what may follow it. */
import cues from "./cues.en.json" with { type: "json" };

/** What may stand as a cue's content, as bits. */
export const Takes = {
  clause: 1,
  quote: 2,
  thing: 4,
  hearer: 8,
  to: 16,
  whomTo: 32,
  as: 64,
  whether: 128,
} as const;

const takesByName: Readonly<Record<string, number>> = {
  clause: Takes.clause,
  quote: Takes.quote,
  thing: Takes.thing,
  hearer: Takes.hearer,
  to: Takes.to,
  "whom-to": Takes.whomTo,
  as: Takes.as,
  whether: Takes.whether,
};

/** One way in which a verb reports: with its particle ("call for") and what it takes as speech and as thought. */
export interface Sense {
  readonly lemma: string;
  readonly particle: readonly string[];
  /** `Takes` bits under which the verb reports speech. */
  readonly said: number;
  /** `Takes` bits under which it reports thought. */
  readonly thought: number;
}

/** Every form of every cue verb ("said", "says", "saying"); longer particles first, so that "call on" wins over "call". */
export const verbForms: ReadonlyMap<string, readonly Sense[]> = spreadVerbs();

function spreadVerbs(): Map<string, Sense[]> {
  const senses = new Map<string, { lemma: string; particle: string[]; said: number; thought: number }>();
  for (const group of cues.groups) {
    const bits = group.takes.reduce((sum, name) => sum | (takesByName[name] ?? 0), 0);
    for (const verb of group.verbs.split(", ")) {
      const [lemma = "", ...particle] = verb.split(" ");
      const sense = senses.get(verb) ?? { lemma, particle, said: 0, thought: 0 };
      if (group.act === "said") sense.said |= bits;
      else sense.thought |= bits;
      senses.set(verb, sense);
    }
  }
  const forms = new Map<string, Sense[]>();
  for (const sense of senses.values()) {
    for (const form of formsOf(sense.lemma)) {
      const list = forms.get(form) ?? [];
      list.push(sense);
      forms.set(form, list);
    }
  }
  for (const list of forms.values()) list.sort((a, b) => b.particle.length - a.particle.length);
  return forms;
}

function formsOf(lemma: string): Set<string> {
  const irregular = (cues.irregular as Readonly<Record<string, string>>)[lemma];
  if (irregular !== undefined) return new Set([lemma, ...irregular.split(" ")]);
  const stem = lemma.endsWith("e") ? lemma.slice(0, -1) : lemma;
  if (/[^aeiou]y$/.test(lemma)) {
    const root = lemma.slice(0, -1);
    return new Set([lemma, `${root}ied`, `${root}ies`, `${lemma}ing`]);
  }
  const third = /(?:s|x|z|ch|sh)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
  return new Set([lemma, `${stem}ed`, third, `${stem}ing`]);
}

export const nouns: ReadonlyMap<string, "said" | "thought"> = spreadNouns();

function spreadNouns(): Map<string, "said" | "thought"> {
  const found = new Map<string, "said" | "thought">();
  for (const act of ["said", "thought"] as const) {
    for (const noun of cues.nouns[act].split(", ")) {
      found.set(noun, act);
      found.set(noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`, act);
    }
  }
  return found;
}

/** Adjectives that say what someone thinks: "confident that", "wary of". */
export const adjectives: ReadonlySet<string> = new Set(cues.adjectives.thought.split(", "));

export type WordClass = keyof typeof cues.words;

/** Closed classes that the rules look for by word. */
export const words: Readonly<Record<WordClass, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(cues.words).map(([name, list]) => [name, new Set(list.split(", "))]),
) as unknown as Record<WordClass, ReadonlySet<string>>;

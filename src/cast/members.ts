/**
 * Names of one member joined: the same name, a part of a longer one, an acronym in brackets or of its initials, a
 * known other name. The longest come first, so that each shorter name meets what it may be part of. Two people of one
 * surname stay apart, and what fits two members equally joins neither.
 */
import type { Note, Prose } from "../model.ts";
import { type Draft, spanOf, wordingOf } from "./draft.ts";
import {
  acronym,
  aliasOf,
  couldSpell,
  formOf,
  initials,
  isSmall,
  misspelt,
  partOfOrganisation,
  partOfPerson,
  partOfPlace,
  wordsOf,
} from "./likeness.ts";
import type { Name } from "./names.ts";

/** By form and by word, so that a name meets only members that it could belong to. */
interface Index {
  /** As written: most names come again just so. */
  readonly byText: Record<Name["kind"], Map<string, Draft>>;
  readonly byForm: Map<string, Draft>;
  readonly byWord: Map<string, Draft[]>;
  readonly byInitials: Map<string, Draft[]>;
}

export function joinNames(prose: Prose, names: readonly Name[]): { drafts: Draft[]; notes: Note[] } {
  const drafts: Draft[] = [];
  const notes: Note[] = [];
  const index: Index = {
    byText: { person: new Map(), organisation: new Map(), place: new Map() },
    byForm: new Map(),
    byWord: new Map(),
    byInitials: new Map(),
  };
  const bracketed = inBrackets(prose, names);
  const longFirst = [...names].sort((a, b) => b.end - b.first - (a.end - a.first) || a.first - b.first);
  for (const name of longFirst) {
    const text = wordingOf(prose, name);
    let draft = index.byText[name.kind].get(text);
    if (!draft) {
      const form = keyOf(name.kind, text);
      draft = index.byForm.get(form) ?? beside(prose, name, text, bracketed, index);
      if (!draft) {
        const fit = fitting(name, text, index);
        draft = fit.length > 1 ? likeliest(prose, name, fit) : fit[0];
        if (!draft && fit.length > 1) notes.push(doubt(prose, name, text, fit));
      }
      if (!draft) drafts.push((draft = draftOf(name.kind, text)));
      enter(index, form, name.kind, text, draft);
    }
    if (capitalsOnly(draft.name) && formOf(draft.name) === formOf(text)) draft.name = text;
    draft.mentions.push({ first: name.first, end: name.end, form: "name" });
  }
  for (const draft of drafts) draft.name = shownName(draft);
  return { drafts, notes };
}

function draftOf(kind: Name["kind"], name: string): Draft {
  return { kind, name, words: wordsOf(name), mentions: [], offices: [], gender: "", heard: "" };
}

/** A dateline and a headline write in capitals what the text writes as a name. */
function capitalsOnly(name: string): boolean {
  return !/\p{Ll}/u.test(name);
}

/** A country known by letters alone in the text is shown by its name. */
function shownName({ kind, name }: Draft): string {
  return kind === "place" && capitalsOnly(name) ? (aliasOf(kind, formOf(name)) ?? name) : name;
}

function enter(index: Index, form: string, kind: Name["kind"], text: string, draft: Draft): void {
  index.byText[kind].set(text, draft);
  if (index.byForm.has(form)) return;
  index.byForm.set(form, draft);
  const alias = aliasOf(kind, formOf(text));
  if (alias) {
    const known = keyOf(kind, alias);
    if (!index.byForm.has(known)) index.byForm.set(known, draft);
  }
  const words = wordsOf(text);
  if (kind === "organisation") for (const letters of initials(words)) put(index.byInitials, letters, draft);
  for (const word of words) put(index.byWord, `${kind}:${word}`, draft);
}

/** More than some dozens of members by one word tell nothing, and a hostile page has thousands. */
const mostAlike = 64;

function put(index: Map<string, Draft[]>, key: string, draft: Draft): void {
  const list = index.get(key);
  if (!list) index.set(key, [draft]);
  else if (list.length < mostAlike && !list.includes(draft)) list.push(draft);
}

/** "Ministry of Health" and "Ministry for Health" are one: the small words of a body's name do not count. */
function keyOf(kind: Name["kind"], text: string): string {
  const words = wordsOf(text);
  const main = kind === "organisation" ? words.filter((word) => !isSmall(word)) : words;
  return `${kind}:${(main.length ? main : words).join(" ")}`;
}

/** For the acronym of "Name (ACRONYM)": the name before it. */
function inBrackets({ tokens }: Prose, names: readonly Name[]): Map<number, Name> {
  const before = new Map<number, Name>();
  for (const [i, name] of names.entries()) {
    const last = names[i - 1];
    if (!last || tokens.word[name.first - 1] !== "(" || tokens.word[name.end] !== ")") continue;
    if (last.end === name.first - 1) before.set(name.first, last);
  }
  return before;
}

function beside(
  prose: Prose,
  name: Name,
  text: string,
  bracketed: ReadonlyMap<number, Name>,
  { byForm }: Index,
): Draft | undefined {
  const letters = acronym(text);
  const long = bracketed.get(name.first);
  if (!letters || !long || long.kind !== name.kind) return undefined;
  const full = wordingOf(prose, long);
  return couldSpell(letters, wordsOf(full)) ? byForm.get(keyOf(long.kind, full)) : undefined;
}

function fitting(name: Name, text: string, { byForm, byWord, byInitials }: Index): Draft[] {
  const { kind } = name;
  const alias = aliasOf(kind, formOf(text));
  const known = alias && byForm.get(keyOf(kind, alias));
  if (known) return [known];
  const words = wordsOf(text);
  if (!words.length) return [];
  const near = new Set<Draft>();
  for (const word of [words.at(-1)!, words[0]!])
    for (const draft of byWord.get(`${kind}:${word}`) ?? []) near.add(draft);
  const all = [...near];
  if (kind === "person") {
    const parts = all.filter((draft) => partOfPerson(words, draft.words));
    if (parts.length) return parts;
    return words.length > 1 ? all.filter((d) => misspelt(words, d.words)) : slips(words[0]!, byWord);
  }
  if (kind === "place") return all.filter((draft) => partOfPlace(words, draft.words));
  const parts = all.filter((draft) => partOfOrganisation(words, draft.words));
  if (parts.length) return parts;
  const letters = acronym(text);
  if (letters) return byInitials.get(letters) ?? [];
  // "the Times" after "The New York Times", where no other Times is named.
  const ending = words.length === 1 ? all.filter((draft) => draft.words.at(-1) === words[0]) : [];
  return ending.length === 1 ? ending : [];
}

/** Looking for slips of the pen goes through all words: only in a text of ordinary size. */
const mostForms = 4000;

/** A surname with one wrong letter, where only one full name is so near: "Mauer" after "K.C. Maurer". */
function slips(word: string, byWord: ReadonlyMap<string, Draft[]>): Draft[] {
  if (word.length < 5 || byWord.size > mostForms) return [];
  const fit = new Set<Draft>();
  for (const [key, list] of byWord) {
    if (!key.startsWith("person:") || !misspelt([word], [key.slice("person:".length)])) continue;
    for (const draft of list) if (draft.words.at(-1) === key.slice("person:".length)) fit.add(draft);
  }
  return [...fit];
}

/**
 * Of several that fit: the one named far more often; else the only one introduced before the name; else the only one
 * named in its sentence or the sentence before. None where that leaves more than one.
 */
function likeliest(prose: Prose, name: Name, fit: readonly Draft[]): Draft | undefined {
  const sorted = [...fit].sort((a, b) => b.mentions.length - a.mentions.length);
  if (sorted[0]!.mentions.length >= 2 * sorted[1]!.mentions.length + 1) return sorted[0];
  const before = fit.filter(({ mentions }) => mentions.some(({ first }) => first < name.first));
  if (before.length === 1) return before[0];
  const sentence = prose.tokens.sentence[name.first]!;
  const close = before.filter(({ mentions }) =>
    mentions.some(({ first }) => first < name.first && prose.tokens.sentence[first]! >= sentence - 1),
  );
  return close.length === 1 ? close[0] : undefined;
}

function doubt(prose: Prose, name: Name, text: string, fit: readonly Draft[]): Note {
  return {
    stage: "cast",
    rule: "name-of-several",
    span: spanOf(prose, name),
    reason: `"${text}" fits ${fit.map((draft) => draft.name).join(" and ")}: kept apart`,
  };
}

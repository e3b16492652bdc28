/**
 * Names of one member joined: the same name, a part of a longer one, an acronym beside or made of its initials, a
 * known other name. Two people of one surname stay apart, and what fits two members equally joins neither.
 */
import type { Note, Prose } from "../model.ts";
import aliases from "./aliases.en.json" with { type: "json" };
import { type Draft, spanOf, textOf, tidy } from "./draft.ts";
import type { Name } from "./names.ts";

const known = {
  place: aliasTable(aliases.place),
  organisation: aliasTable(aliases.organisation),
  person: new Map<string, string>(),
};

function aliasTable(groups: readonly (readonly string[])[]): Map<string, string> {
  return new Map(groups.flatMap((group) => group.map((name) => [name.toLowerCase(), group[0]!])));
}

/** Index by form and by word, so that each name meets only members that it could belong to. */
interface Index {
  readonly byForm: Map<string, Draft>;
  readonly byWord: Map<string, Draft[]>;
}

export function joinNames(prose: Prose, names: readonly Name[]): { drafts: Draft[]; notes: Note[] } {
  const drafts: Draft[] = [];
  const notes: Note[] = [];
  const index: Index = { byForm: new Map(), byWord: new Map() };
  const longFirst = [...names].sort((a, b) => b.end - b.first - (a.end - a.first) || a.first - b.first);
  for (const name of longFirst) {
    const text = tidy(textOf(prose, name));
    const form = `${name.kind}:${formOf(text)}`;
    let draft = index.byForm.get(form);
    if (!draft) {
      const fit = fitting(prose, name, text, index);
      if (fit.length === 1) draft = fit[0]!;
      else if (fit.length > 1) {
        draft = likeliest(fit);
        if (!draft)
          notes.push({
            stage: "cast",
            rule: "name-of-several",
            span: spanOf(prose, name),
            reason: `"${text}" fits ${fit.map((d) => d.name).join(" and ")}: kept apart`,
          });
      }
      if (!draft) {
        draft = { kind: name.kind, name: text, mentions: [], offices: [], gender: "" };
        drafts.push(draft);
      }
      index.byForm.set(form, draft);
      for (const word of wordsOf(text)) {
        const key = `${name.kind}:${word}`;
        const list = index.byWord.get(key);
        if (!list) index.byWord.set(key, [draft]);
        else if (list.length < 64 && !list.includes(draft)) list.push(draft);
      }
    }
    draft.mentions.push({ first: name.first, end: name.end, form: "name" });
  }
  return { drafts, notes };
}

function fitting(prose: Prose, name: Name, text: string, { byForm, byWord }: Index): Draft[] {
  const alias = known[name.kind].get(text.toLowerCase());
  if (alias) {
    const other = byForm.get(`${name.kind}:${formOf(alias)}`);
    if (other) return [other];
    for (const [short, full] of known[name.kind]) {
      if (full !== alias) continue;
      const found = byForm.get(`${name.kind}:${formOf(short)}`);
      if (found) return [found];
    }
  }
  const words = wordsOf(text);
  if (!words.length) return [];
  const near = byWord.get(`${name.kind}:${words.at(-1)!}`) ?? [];
  const more = byWord.get(`${name.kind}:${words[0]!}`) ?? [];
  const all = [...new Set([...near, ...more])];
  if (name.kind === "person") return all.filter((draft) => partOfPerson(words, wordsOf(draft.name)));
  if (name.kind === "organisation") {
    const parts = all.filter((draft) => partOfOrganisation(words, wordsOf(draft.name)));
    return parts.length ? parts : acronymOf(prose, text, byForm);
  }
  return [];
}

/** "Putin" and "Vladimir" of "Vladimir Putin"; "J. Smith" of "John Smith"; never "Bob Putin". */
function partOfPerson(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of part) {
    while (at < whole.length && !sameWord(word, whole[at]!)) at++;
    if (at === whole.length) return false;
    at++;
  }
  return true;
}

function sameWord(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** "Johns Hopkins" begins "Johns Hopkins University"; "Foreign Ministry" ends "Russian Foreign Ministry". */
function partOfOrganisation(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length >= whole.length) return false;
  const begins = part.every((word, i) => word === whole[i]);
  const ends = part.every((word, i) => word === whole[whole.length - part.length + i]);
  return begins || (ends && part.length > 1);
}

const smallWords = new Set(["of", "the", "and", "for", "de", "la", "du", "des", "in", "on", "to", "&", "a"]);

function acronymOf(_prose: Prose, text: string, byForm: ReadonlyMap<string, Draft>): Draft[] {
  const letters = text.replaceAll(".", "").toLowerCase();
  if (letters.length < 2 || letters.length > 8 || text.replaceAll(".", "") === letters) return [];
  const fit = new Set<Draft>();
  for (const [form, draft] of byForm) {
    if (!form.startsWith("organisation:") || !form.includes(" ")) continue;
    const words = form.slice("organisation:".length).split(" ");
    const short = words
      .filter((word) => !smallWords.has(word))
      .map((word) => word[0])
      .join("");
    if (short === letters || words.map((word) => word[0]).join("") === letters) fit.add(draft);
  }
  return [...fit];
}

/** The member named far more often; none where they are close. */
function likeliest(fit: readonly Draft[]): Draft | undefined {
  const sorted = [...fit].sort((a, b) => b.mentions.length - a.mentions.length);
  return sorted[0]!.mentions.length >= 2 * sorted[1]!.mentions.length ? sorted[0] : undefined;
}

export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/^the /, "")
    .replaceAll(".", "")
    .split(/[\s-]+/)
    .filter(Boolean);
}

function formOf(text: string): string {
  return wordsOf(text).join(" ");
}

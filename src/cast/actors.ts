/**
 * The same actor in different articles. A name alone joins nobody: two appearances of a full name are one person where
 * an office or the company around them agrees too. What only shares a surname, or a name that fits many ("Health
 * Ministry"), stays apart until something else speaks for it.
 */
import type { Member } from "../model.ts";
import { wordsOf } from "./likeness.ts";
import titles from "./titles.en.json" with { type: "json" };
import words from "./words.en.json" with { type: "json" };

/** One article's cast, under the article's id. */
export interface ArticleCast {
  readonly article: string;
  readonly cast: readonly Member[];
}

/** A member of one article. */
export interface Appearance {
  readonly article: string;
  readonly member: Member;
}

/** One actor over articles: the fullest name, every appearance, and why they were joined (null for a single one). */
export interface Actor {
  readonly name: string;
  readonly kind: Member["kind"];
  readonly appearances: readonly Appearance[];
  readonly reason: string | null;
}

const generic = new Set(
  [words.organisations, words.bodies, words.inside, words.genericBodies].join(" ").split(" "),
);
const offices = new Set(words.offices.split(" "));
const empty = new Set([titles.articles, titles.links].join(" ").split(" "));

/** Groups the members of all articles into actors, in order of first appearance. Linear in the number of members. */
export function joinCasts(casts: readonly ArticleCast[]): Actor[] {
  const all: Appearance[] = [];
  const evidence: string[][] = [];
  for (const { article, cast } of casts) {
    const company = companyOf(cast);
    for (const member of cast) {
      all.push({ article, member });
      evidence.push(evidenceFor(member, company));
    }
  }
  return grouped(all, unite(evidence), evidence);
}

/** What an appearance may be joined by: keys of name and something beside it, each with its reason. */
function evidenceFor(member: Member, company: readonly Company[]): string[] {
  const form = formOf(member.name);
  const others = company.filter((other) => other.form !== form);
  const beside = (kinds: string): string[] =>
    others
      .filter(({ kind }) => kinds.includes(kind))
      .map((other) => `${member.kind}:${form}|with ${other.name}`);
  if (member.kind === "place") return [`place:${form}|by name`];
  if (member.kind === "organisation") {
    if (!isGeneric(member.name)) return [`organisation:${form}|by name`];
    return beside("place");
  }
  const byOffice = heads(member).map((head) => `person:${form}|as ${head}`);
  if (isOfficeAlone(member)) return [`person:${form}|by office`];
  // A surname or a given name alone needs the office and the company together.
  if (form.split(" ").length < 2)
    return byOffice.flatMap((office) =>
      beside("person organisation").map((with_) => `${office} ${with_.split("|")[1]!}`),
    );
  return [...byOffice, ...beside("person organisation")];
}

interface Company {
  readonly form: string;
  readonly name: string;
  readonly kind: Member["kind"];
}

/** Company is named in full: a surname would let one family vouch for another. */
function companyOf(cast: readonly Member[]): Company[] {
  return cast
    .filter(({ name, kind }) => kind === "place" || (kind === "person" ? /\s/.test(name) : !isGeneric(name)))
    .slice(0, 200)
    .map(({ name, kind }) => ({ form: formOf(name), name, kind }));
}

/** The words of a person's offices that name an office: "president", "minister". */
function heads({ offices: held }: Member): string[] {
  const found = new Set<string>();
  for (const { title } of held) {
    const parts = wordsOf(title);
    // "Secretary of State", "foreign minister": what it is of tells one secretary from another.
    if (parts.some((word) => offices.has(word)))
      found.add(parts.filter((word) => !empty.has(word)).join(" "));
  }
  return [...found];
}

function isOfficeAlone({ name, offices: held, mentions }: Member): boolean {
  return held.some(({ title }) => title === name) && mentions.every(({ form }) => form !== "name");
}

/** Made of words that any country has: "Health Ministry", "Supreme Court", "Congress". */
function isGeneric(name: string): boolean {
  return wordsOf(name).every((word) => generic.has(word));
}

function formOf(name: string): string {
  return wordsOf(name.normalize("NFD").replaceAll(/\p{M}/gu, ""))
    .filter((word) => word.length > 1)
    .join(" ");
}

/** Union-find over shared keys: for each appearance the index of its group's first. */
function unite(evidence: readonly (readonly string[])[]): number[] {
  const parent = evidence.map((_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  const first = new Map<string, number>();
  evidence.forEach((keys, i) => {
    for (const key of keys) {
      const other = first.get(key);
      if (other === undefined) first.set(key, i);
      else {
        const [a, b] = [root(other), root(i)].sort((x, y) => x - y);
        parent[b!] = a!;
      }
    }
  });
  return evidence.map((_, i) => root(i));
}

function grouped(
  all: readonly Appearance[],
  roots: readonly number[],
  evidence: readonly (readonly string[])[],
): Actor[] {
  const groups = new Map<number, number[]>();
  roots.forEach((root, i) => {
    const group = groups.get(root);
    if (group) group.push(i);
    else groups.set(root, [i]);
  });
  return [...groups.values()].map((group) => {
    const appearances = group.map((i) => all[i]!);
    const longest = appearances.reduce((a, b) => (b.member.name.length > a.member.name.length ? b : a));
    return {
      name: longest.member.name,
      kind: longest.member.kind,
      appearances,
      reason: group.length > 1 ? sharedBy(group.map((i) => evidence[i]!)) : null,
    };
  });
}

/** The key that most of a group share, without its name. */
function sharedBy(evidence: readonly (readonly string[])[]): string {
  const counts = new Map<string, number>();
  for (const keys of evidence) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  let best = "";
  for (const [key, count] of counts) if (count > (counts.get(best) ?? 0)) best = key;
  return best.slice(best.indexOf("|") + 1);
}

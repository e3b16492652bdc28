/**
 * Second thoughts over the whole text: one text means one thing by one name. A tagger reads sentence by sentence, so a
 * name may be a person here and a body there, or be missed where its sentence says little.
 */
import type { Prose } from "../model.ts";
import { Seen, type View } from "./evidence.ts";
import { Bit, hashText, lexicon } from "./lexicon.ts";
import type { Name } from "./names.ts";
import { repair } from "./repair.ts";
import words from "./words.en.json" with { type: "json" };
import { known } from "./words.ts";

/** The names of a text made consistent: titles off, kinds agreed, repeats found. Ordered, none overlapping. */
export function settle(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const agreed = repair(prose, view, agree(prose, view, names));
  return [...agreed, ...missed(prose, view, agreed)].sort((a, b) => a.first - b.first);
}

type Kinds = Record<Name["kind"], number>;

function agree(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const counts = new Map<string, Kinds>();
  const surnames = new Set<string>();
  const companies = new Set<string>();
  for (const name of names) {
    const form = asWritten(prose, name);
    const kinds = counts.get(form) ?? { person: 0, organisation: 0, place: 0 };
    kinds[name.kind]++;
    counts.set(form, kinds);
    if (name.end - name.first < 2) continue;
    if (name.kind === "person")
      for (let t = name.first; t < name.end; t++) surnames.add(prose.tokens.word[t]!);
    else if (name.kind === "organisation" && isFirm(prose, name))
      companies.add(prose.tokens.word[name.first]!);
  }
  return names.map((name) => {
    const kinds = counts.get(asWritten(prose, name))!;
    if (name.kind !== "person" && isSurname(prose, view, name, surnames)) return { ...name, kind: "person" };
    if (name.kind === "person" && isCompany(prose, name, surnames, companies))
      return { ...name, kind: "organisation" };
    const most = mostOf(kinds);
    return most !== name.kind && kinds[most] >= 2 * kinds[name.kind] + 1 ? { ...name, kind: most } : name;
  });
}

/** A lone word that ends a person's full name is that person, unless the world knows a place or body by it. */
function isSurname(prose: Prose, view: View, { first, end }: Name, surnames: ReadonlySet<string>): boolean {
  if (end - first !== 1 || !surnames.has(prose.tokens.word[first]!)) return false;
  return (known.bits[view.word[first]!]! & (Bit.region | Bit.city | Bit.organisation)) === 0;
}

const firmWords = new Set(words.firms.split(" "));

/** "Reed International PLC", "Holm Inc." */
function isFirm({ tokens }: Prose, { first, end }: Name): boolean {
  for (let t = first + 1; t < end; t++) if (firmWords.has(tokens.lower[t]!)) return true;
  return false;
}

/** A lone word that begins a company's name, and no person's, is the company. */
function isCompany(
  { tokens }: Prose,
  { first, end }: Name,
  people: ReadonlySet<string>,
  companies: ReadonlySet<string>,
): boolean {
  const word = tokens.word[first]!;
  return end - first === 1 && companies.has(word) && !people.has(word);
}

function mostOf(kinds: Kinds): Name["kind"] {
  if (kinds.person >= kinds.organisation && kinds.person >= kinds.place) return "person";
  return kinds.organisation >= kinds.place ? "organisation" : "place";
}

const plain = Bit.demonym | Bit.calendar | Bit.office | Bit.courtesy | Bit.inside | Bit.organisationHead;

/** Runs of capitals elsewhere found as a name (or as the end of a person's) that were passed over here. */
function missed(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const kinds = namesToFind(prose, names);
  const held = new Uint8Array(view.count);
  for (const { first, end } of names) held.fill(1, first, end);
  const more: Name[] = [];
  for (let t = 0; t < view.count; t++) {
    const end = view.runEnd[t]!;
    if (view.runFirst[t] !== t || end === 0 || end - t > longestMissed || held[t] || held[end - 1]) continue;
    const kind = kinds.get(asWritten(prose, { first: t, end, kind: "person" }));
    if (!kind) continue;
    // "North Korean" is no name though "North Korea" is.
    if ((known.bits[view.word[end - 1]!]! & Bit.demonym) !== 0) continue;
    const lone = end - t === 1;
    if (lone && (isPeople(prose.tokens.lower[t]!) || (known.bits[view.word[t]!]! & plain) !== 0)) continue;
    if (lone && (view.seen[t]! & Seen.lower) !== 0) continue;
    more.push({ first: t, end, kind });
  }
  return more;
}

const longestMissed = 6;

function namesToFind(prose: Prose, names: readonly Name[]): Map<string, Name["kind"]> {
  const { word } = prose.tokens;
  const kinds = new Map<string, Name["kind"]>();
  const once = new Set<string>();
  for (const name of names) {
    const form = asWritten(prose, name);
    if (name.end - name.first === 1) {
      // Letters found once may be anything; found twice they are a name here.
      if (!/^\p{Lu}+s?$/u.test(form) || once.has(form)) kinds.set(form, name.kind);
      once.add(form);
      continue;
    }
    kinds.set(form, name.kind);
    if (name.kind !== "person") continue;
    let last = name.end - 1;
    while (last - 2 > name.first && word[last - 1] === "-") last -= 2;
    const surname = asWritten(prose, { ...name, first: last });
    if (!kinds.has(surname)) kinds.set(surname, "person");
  }
  return kinds;
}

function asWritten({ tokens }: Prose, { first, end }: Name): string {
  return end - first === 1 ? tokens.word[first]! : tokens.word.slice(first, end).join(" ");
}

/** "Iraqis", "Georgians": a people, found in the lexicon by its adjective. */
function isPeople(lower: string): boolean {
  return lower.endsWith("s") && (lexicon().bits(hashText(lower.slice(0, -1))) & Bit.demonym) !== 0;
}

/**
 * Second thoughts over the whole text: one text means one thing by one name. A tagger reads sentence by sentence, so a
 * name may be a person here and a body there, or be missed where its sentence says little.
 */
import type { Prose } from "../model.ts";
import { textOf } from "./draft.ts";
import { Seen, type View } from "./evidence.ts";
import { Bit, hashText, lexicon } from "./lexicon.ts";
import { aliasOf, formOf, initials, wordsOf } from "./likeness.ts";
import type { Name } from "./names.ts";
import { known } from "./words.ts";

/** The names of a text made consistent: titles off, kinds agreed, repeats found. Ordered, none overlapping. */
export function settle(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const bare = names.map((name) => untitled(view, name));
  const agreed = spelledOut(prose, agree(prose, view, bare));
  return [...agreed, ...missed(prose, view, agreed)].sort((a, b) => a.first - b.first);
}

/** "Mr Besson", "President Besson" are named Besson: courtesy and office are no part of it. */
function untitled(view: View, name: Name): Name {
  if (name.kind !== "person") return name;
  let { first } = name;
  while (first + 1 < name.end && (known.bits[view.word[first]!]! & (Bit.courtesy | Bit.office)) !== 0) {
    // "Dean" and "Earl" are given names too.
    if ((known.bits[view.word[first]!]! & (Bit.female | Bit.male | Bit.given)) !== 0) break;
    first++;
  }
  return first === name.first ? name : { ...name, first };
}

/** Where the text also says "FSB", "Federal Security Service Board" names the service whose board it is. */
function spelledOut(prose: Prose, names: readonly Name[]): Name[] {
  const { tokens } = prose;
  const short = new Set<string>();
  for (const { first, end, kind } of names) {
    const word = tokens.word[first]!;
    if (kind !== "organisation" || end - first !== 1 || !/^\p{Lu}{3,6}$/u.test(word)) continue;
    short.add(word.toLowerCase());
    const full = aliasOf("organisation", formOf(word));
    if (full) short.add(formOf(full));
  }
  if (!short.size) return [...names];
  return names.map((name) => {
    if (name.kind !== "organisation" || name.end - name.first < 3) return name;
    for (let end = name.end - 1; end >= name.end - 2 && end > name.first + 1; end--) {
      // What is cut off is a body's own word ("Board"), never what the name is of.
      if (!isCapital(tokens.word[end]!) || !isCapital(tokens.word[end - 1]!)) break;
      const form = formOf(textOf(prose, { first: name.first, end }));
      if (short.has(form) || initials(wordsOf(form)).some((letters) => short.has(letters)))
        return { ...name, end };
    }
    return name;
  });
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

type Kinds = Record<Name["kind"], number>;

function agree(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const counts = new Map<string, Kinds>();
  const surnames = new Set<string>();
  for (const name of names) {
    const form = asWritten(prose, name);
    const kinds = counts.get(form) ?? { person: 0, organisation: 0, place: 0 };
    kinds[name.kind]++;
    counts.set(form, kinds);
    if (name.kind === "person" && name.end - name.first > 1) surnames.add(prose.tokens.word[name.end - 1]!);
  }
  return names.map((name) => {
    const kinds = counts.get(asWritten(prose, name))!;
    if (name.kind !== "person" && isSurname(prose, view, name, surnames)) return { ...name, kind: "person" };
    const most = mostOf(kinds);
    return most !== name.kind && kinds[most] >= 2 * kinds[name.kind] + 1 ? { ...name, kind: most } : name;
  });
}

/** A lone word that ends a person's full name is that person, unless the world knows a place or body by it. */
function isSurname(prose: Prose, view: View, { first, end }: Name, surnames: ReadonlySet<string>): boolean {
  if (end - first !== 1 || !surnames.has(prose.tokens.word[first]!)) return false;
  return (known.bits[view.word[first]!]! & (Bit.region | Bit.city | Bit.organisation)) === 0;
}

function mostOf(kinds: Kinds): Name["kind"] {
  if (kinds.person >= kinds.organisation && kinds.person >= kinds.place) return "person";
  return kinds.organisation >= kinds.place ? "organisation" : "place";
}

const plain = Bit.demonym | Bit.calendar | Bit.office | Bit.courtesy | Bit.inside | Bit.organisationHead;

/** Words elsewhere found as a name (or a person's surname) that stand alone as capitals and were passed over. */
function missed(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const kinds = new Map<string, Name["kind"]>();
  const once = new Set<string>();
  const held = new Uint8Array(view.count);
  for (const name of names) {
    held.fill(1, name.first, name.end);
    const last = name.end - 1;
    if (name.end - name.first === 1) {
      // Letters found once may be anything; found twice they are a name here.
      const word = prose.tokens.word[last]!;
      if (!/^\p{Lu}+$/u.test(word) || once.has(word)) kinds.set(word, name.kind);
      once.add(word);
    } else if (name.kind === "person" && !kinds.has(prose.tokens.word[last]!))
      kinds.set(prose.tokens.word[last]!, "person");
  }
  const more: Name[] = [];
  for (let t = 0; t < view.count; t++) {
    if (held[t] || view.runEnd[t] !== t + 1 || view.runFirst[t] !== t) continue;
    const kind = kinds.get(prose.tokens.word[t]!);
    if (
      !kind ||
      isPeople(prose.tokens.lower[t]!) ||
      (known.bits[view.word[t]!]! & plain) !== 0 ||
      (view.seen[t]! & Seen.lower) !== 0
    )
      continue;
    more.push({ first: t, end: t + 1, kind });
  }
  return more;
}

function asWritten({ tokens }: Prose, { first, end }: Name): string {
  return end - first === 1 ? tokens.word[first]! : tokens.word.slice(first, end).join(" ");
}

/** "Iraqis", "Georgians": a people, found in the lexicon by its adjective. */
function isPeople(lower: string): boolean {
  return lower.endsWith("s") && (lexicon().bits(hashText(lower.slice(0, -1))) & Bit.demonym) !== 0;
}

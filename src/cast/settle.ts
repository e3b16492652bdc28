/**
 * Second thoughts over the whole text: one text means one thing by one name. A tagger reads sentence by sentence, so a
 * name may be a person here and a body there, or be missed where its sentence says little.
 */
import type { Prose } from "../model.ts";
import { hashText } from "../text/clusters.ts";
import { Seen, type View } from "./evidence.ts";
import { agree, stemsOf } from "./kinds.ts";
import { Bit, lexicon } from "./lexicon.ts";
import type { Name } from "./names.ts";
import { repair } from "./repair.ts";
import { known } from "./words.ts";

/** The names of a text made consistent: titles off, kinds agreed, a people's adjectives out, repeats found. Ordered, none overlapping. */
export function settle(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const agreed = repair(prose, view, withoutAdjectives(prose, view, agree(prose, view, names)));
  return [...agreed, ...missed(prose, view, agreed)].sort((a, b) => a.first - b.first);
}

/**
 * "Veldian" beside Veldia is a people's adjective, though no list has it. What a list knows as a place, and what ends
 * a person's name, is itself.
 */
function withoutAdjectives(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const places = new Set<string>();
  const people = new Set<string>();
  for (const { first, end, kind } of names) {
    if (kind === "place" && end - first === 1) places.add(prose.tokens.lower[first]!);
    if (kind === "person" && end - first > 1) people.add(prose.tokens.lower[end - 1]!);
  }
  return names.filter(({ first, end }) => {
    const lower = prose.tokens.lower[first]!;
    if (end - first !== 1 || people.has(lower) || (known.bits[view.word[first]!]! & anywhere) !== 0)
      return true;
    return !stemsOf(lower).some((stem) => places.has(stem));
  });
}

const anywhere = Bit.region | Bit.city | Bit.town;
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

/**
 * A name's edges set right by what no sentence of it needs to say: titles off, hyphened names whole, a people's
 * adjective before a place left out, a body cut where its acronym ends.
 */
import type { Prose } from "../model.ts";
import { hashText } from "../text/clusters.ts";
import { textOf } from "./draft.ts";
import type { View } from "./evidence.ts";
import { Bit, lexicon } from "./lexicon.ts";
import { aliasOf, formOf, initials, wordsOf } from "./likeness.ts";
import type { Name } from "./names.ts";
import { known } from "./words.ts";

/** The names with their edges repaired; order and number stay. */
export function repair(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const held = new Uint8Array(view.count);
  for (const { first, end } of names) held.fill(1, first, end);
  const whole = names.map((name) =>
    hyphened(prose, view, held, untitled(view, plainPlace(prose, view, name))),
  );
  return spelledOut(prose, whole);
}

/** "Mr Besson", "President Besson" are named Besson: courtesy and office are no part of it. */
function untitled(view: View, name: Name): Name {
  if (name.kind !== "person") return name;
  let { first } = name;
  while (first + 1 < name.end && (bitsAt(view, first) & (Bit.courtesy | Bit.office)) !== 0) {
    // "Dean" and "Earl" are given names too.
    if ((bitsAt(view, first) & (Bit.female | Bit.male | Bit.given)) !== 0) break;
    first++;
  }
  return first === name.first ? name : { ...name, first };
}

/** "Syrian Golan Heights" names the heights. "British Columbia" is a place by the whole of it. */
function plainPlace(prose: Prose, view: View, name: Name): Name {
  const rest = name.first + 1;
  if (rest >= name.end || (bitsAt(view, name.first) & Bit.demonym) === 0) return name;
  if (isRegion(prose, name.first, name.end) || !isRegion(prose, rest, name.end)) return name;
  return { first: rest, end: name.end, kind: "place" };
}

function isRegion(prose: Prose, first: number, end: number): boolean {
  const phrase = prose.tokens.lower.slice(first, end).join(" ");
  return (lexicon().bits(hashText(phrase)) & Bit.region) !== 0;
}

/** "Shefi" of "Margalit Har-Shefi" is a part: a person's name goes on over hyphens, and then to an unlabelled forename. */
function hyphened({ tokens }: Prose, view: View, held: Uint8Array, name: Name): Name {
  if (name.kind !== "person") return name;
  let { first, end } = name;
  const least = view.runFirst[first]!;
  const most = view.runEnd[first]!;
  const touches = (t: number): boolean =>
    tokens.word[t] === "-" && tokens.start[t] === tokens.end[t - 1] && tokens.end[t] === tokens.start[t + 1];
  const free = (t: number): boolean => !held[t] && (bitsAt(view, t) & notNames) === 0;
  while (end + 1 < most && touches(end) && !held[end] && free(end + 1)) end += 2;
  while (first - 2 >= least && touches(first - 1) && !held[first - 1] && free(first - 2)) first -= 2;
  if (first === name.first) return end === name.end ? name : { ...name, end };
  const before = first - 1;
  const forename = before >= least && free(before) && tokens.kind[before] === 1;
  if (forename && ((bitsAt(view, before) & Bit.name) !== 0 || known.cluster[view.word[before]!] === 0))
    first--;
  return { ...name, first, end };
}

const notNames =
  Bit.demonym | Bit.region | Bit.calendar | Bit.courtesy | Bit.office | Bit.organisation | Bit.inside;

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

function bitsAt(view: View, t: number): number {
  return known.bits[view.word[t]!]!;
}

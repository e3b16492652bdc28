/**
 * Offices and roles as stated: before a name ("US Secretary of State Marco Rubio"), after it between commas ("Mike
 * Waltz, national security adviser"). A title runs from its first modifier to its end without an article.
 */
import type { Prose } from "../model.ts";
import type { Draft, Range } from "./draft.ts";
import type { View } from "./evidence.ts";
import { Bit } from "./lexicon.ts";
import titles from "./titles.en.json" with { type: "json" };
import { known } from "./words.ts";

const stops = new Set(titles.stops.split(" "));
const links = new Set(titles.links.split(" "));
const participles = new Set(titles.participles.split(" "));
const articles = new Set(titles.articles.split(" "));

/** For each token the name that holds it: 1 + index, 0 for none. */
export type Held = Uint32Array;

export function addOffices(prose: Prose, view: View, drafts: readonly Draft[], held: Held): void {
  const people = new Set<number>();
  for (const { kind, mentions } of drafts)
    if (kind === "person") for (const { first } of mentions) people.add(held[first]!);
  for (const draft of drafts) {
    if (draft.kind !== "person") continue;
    for (const mention of draft.mentions) {
      if (mention.form !== "name") continue;
      const before = officeBefore(prose, view, held, mention.first);
      if (before) draft.offices.push(before);
      const after = officeAfter(prose, view, held, people, mention.end);
      if (after) draft.offices.push(after);
    }
  }
}

export function isOffice(view: View, t: number): boolean {
  return (known.bits[view.word[t]!]! & Bit.office) !== 0;
}

function officeBefore(prose: Prose, view: View, held: Held, name: number): Range | undefined {
  const least = view.sentenceFirst[name]!;
  let end = name;
  if (end > least && prose.tokens.word[end - 1] === ",") end--;
  const last = end - 1;
  if (last < least) return undefined;
  let first: number;
  if (isOffice(view, last)) first = last;
  else {
    const head = headOfPhrase(prose, view, held, last, least);
    if (head < 0) return undefined;
    first = head;
  }
  first = widen(prose, view, held, first, least);
  if (end !== name && !articles.has(prose.tokens.lower[first - 1] ?? "")) return undefined;
  return { first, end };
}

/** The head of "special envoy for the Middle East" from its last token: an office, a link, a few words. */
function headOfPhrase(prose: Prose, view: View, held: Held, last: number, least: number): number {
  const { lower, word } = prose.tokens;
  for (let t = last; t >= least && t > last - 9; t--) {
    if (links.has(lower[t]!) && t - 1 >= least && isOffice(view, t - 1)) return t - 1;
    if (held[t] !== 0 || links.has(lower[t]!) || articles.has(lower[t]!) || word[t] === "'s") continue;
    if (stops.has(lower[t]!) || !/^[\p{L}'’-]/u.test(word[t]!)) return -1;
  }
  return -1;
}

/** Leftwards over the words that a title may begin with. */
function widen(prose: Prose, view: View, held: Held, head: number, least: number): number {
  const { lower, word, kind } = prose.tokens;
  let first = head;
  let lowerWords = 0;
  while (first > least) {
    const t = first - 1;
    if (held[t] !== 0) {
      while (first > least && held[first - 1] === held[t]) first--;
      continue;
    }
    if (kind[t] === 5 && t - 1 >= least && held[t - 1] !== 0) {
      first = t;
      continue;
    }
    if (word[t] === "-" && t - 1 >= least) {
      first = t;
      continue;
    }
    if (kind[t] !== 1 || stops.has(lower[t]!) || links.has(lower[t]!) || articles.has(lower[t]!)) break;
    if (word[t] === lower[t]) {
      if (isPast(lower[t]!) || ++lowerWords > 4) break;
    } else if (t === view.sentenceFirst[t] && !isTitleWord(view, t) && lower[t]!.length < 3) break;
    first = t;
  }
  return first;
}

/** "cited", "praised": a verb, unless the word is one that titles begin with. */
function isPast(lower: string): boolean {
  return lower.endsWith("ed") && !participles.has(lower);
}

function isTitleWord(view: View, t: number): boolean {
  return (known.bits[view.word[t]!]! & (Bit.office | Bit.demonym | Bit.organisationHead)) !== 0;
}

/** ", the national security adviser," up to the comma, the point or a verb. */
function officeAfter(
  prose: Prose,
  view: View,
  held: Held,
  people: ReadonlySet<number>,
  end: number,
): Range | undefined {
  const { word, lower, kind } = prose.tokens;
  const limit = Math.min(view.sentenceEnd[end - 1]!, end + 20);
  let t = end;
  if (word[t] !== "," && word[t] !== "(" && word[t] !== "—" && word[t] !== "–") return undefined;
  t++;
  if (t + 1 < limit && kind[t] === 2 && word[t + 1] === ",") t += 2;
  while (t < limit && articles.has(lower[t]!)) t++;
  const first = t;
  let head = -1;
  for (; t < limit; t++) {
    if (word[t] === "," || word[t] === ")" || word[t] === "." || word[t] === ";" || word[t] === "—") break;
    if (held[t] !== 0 && people.has(held[t]!)) return undefined;
    if (head < 0 && isOffice(view, t) && held[t] === 0) head = t;
    const stop = stops.has(lower[t]!) && !articles.has(lower[t]!);
    if (stop && head < 0) return undefined;
    if (stop) break;
    if (head < 0 && (links.has(lower[t]!) || t - first > 6)) return undefined;
  }
  return head < 0 || t === limit ? undefined : { first, end: t };
}

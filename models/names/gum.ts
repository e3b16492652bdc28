/**
 * Names out of GUM's mentions (Zeldes 2017), mended to the convention of the rest: no article, title, possessive or
 * clause; no peoples; the outermost name where one holds another.
 */
import { Bit, lexicon } from "../../src/cast/lexicon.ts";
import type { Name } from "../../src/cast/names.ts";
import type { Prose } from "../../src/model.ts";
import { hashText } from "../../src/text/clusters.ts";
import { makeProse } from "../../src/text/prose.ts";
import type { Labelled } from "./perceptron.ts";
import { rowsOf } from "./rows.ts";

export interface GumRow {
  readonly id: string;
  readonly genre: string;
  readonly text: string;
  readonly mentions: readonly Mention[];
}

export interface Mention {
  readonly chain: string;
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly form: string;
  readonly head: readonly [number, number];
}

const kinds: Record<string, string> = { person: "person", organization: "organisation", place: "place" };
/** Between two people or places, not within one. */
const loose = new Set(["and", "in", "on", "for", "of"]);
const links = new Set([
  "of",
  "the",
  "and",
  "for",
  "de",
  "la",
  "von",
  "van",
  "&",
  "-",
  "–",
  "di",
  "du",
  "in",
  "on",
]);

export function gum(data: string, weight: number): Labelled[] {
  return rowsOf<GumRow>(data, "coreference/gum-train-dev.jsonl.gz").map(({ text, mentions }) => {
    const prose = makeProse(text);
    const names = mentions
      .filter((mention) => mention.form === "name" && kinds[mention.type])
      .map((mention) => trimmed(prose, mention))
      .filter((name) => name !== undefined)
      .sort((a, b) => b.end - b.start - (a.end - a.start));
    const kept: typeof names = [];
    for (const name of names)
      if (!kept.some((other) => other.start < name.end && name.start < other.end)) kept.push(name);
    return { prose, names: kept, weight, trusted: trusted(prose, kept) };
  });
}

/** One of GUM's names with the span that a cast would give it. */
export interface Named {
  readonly mention: Mention;
  readonly name: Labelled["names"][number];
}

/** GUM's names of people, organisations and places, without those that stand within another. */
export function namedOf(prose: Prose, mentions: readonly Mention[]): Named[] {
  const all = mentions
    .filter(({ form, type }) => form === "name" && kinds[type])
    .map((mention) => ({ mention, name: trimmed(prose, mention) }))
    .filter((item): item is Named => item.name !== undefined);
  return all.filter(({ name }) => !all.some((other) => holds(other.name, name)));
}

function holds(outer: Named["name"], inner: Named["name"]): boolean {
  return (
    outer.end - outer.start > inner.end - inner.start && outer.start <= inner.start && outer.end >= inner.end
  );
}

/** The same as the tagger would give them. */
export function namesOf({ tokens, text }: Prose, named: readonly Named[]): Name[] {
  const taken = new Uint8Array(text.length);
  return named
    .toSorted((a, b) => b.name.end - b.name.start - (a.name.end - a.name.start))
    .flatMap(({ name }): Name[] => {
      if (taken[name.start] || taken[name.end - 1]) return [];
      taken.fill(1, name.start, name.end);
      let first = 0;
      while (first < tokens.count && tokens.start[first]! < name.start) first++;
      let end = first;
      while (end < tokens.count && tokens.end[end]! <= name.end) end++;
      return [{ first, end, kind: name.kind as Name["kind"] }];
    })
    .sort((a, b) => a.first - b.first);
}

/** The name within one of GUM's mentions; undefined where only a title or a people is left. */
function trimmed({ tokens }: Prose, mention: Mention): Labelled["names"][number] | undefined {
  let first = 0;
  while (first < tokens.count && tokens.start[first]! < mention.start) first++;
  first = afterOwner(tokens, first, mention);
  let end = first;
  while (end < tokens.count && tokens.end[end]! <= mention.end && goesOn(tokens.word[end]!, mention.type))
    end++;
  const bits = (t: number): number => lexicon().bits(hashText(tokens.lower[t]!));
  while (first < end && !isCapital(tokens.word[first]!)) first++;
  if (first < end && tokens.lower[first] === "the") first++;
  if (mention.type === "person") {
    for (let t = first; t + 1 < end; t++) if (isTitle(bits(t), tokens.word[t]!)) first = t + 1;
    while (first + 1 < end && bits(first) & Bit.demonym) first++;
  }
  while (end > first && !isCapital(tokens.word[end - 1]!)) end--;
  if (first >= end || !isCapital(tokens.word[first]!)) return undefined;
  if (mention.head[0] < tokens.start[first]! && mention.type !== "person") return undefined;
  if (mention.head[0] >= tokens.end[end - 1]!) return undefined;
  if (end - first === 1 && bits(first) & (Bit.demonym | Bit.courtesy)) return undefined;
  if (mention.type === "person" && bits(end - 1) & Bit.office && (bits(end - 1) & Bit.name) === 0)
    return undefined;
  if (
    end - first === 1 &&
    mention.type === "person" &&
    tokens.word[first]!.endsWith("s") &&
    bits(first) === 0
  )
    return undefined;
  return { start: tokens.start[first]!, end: tokens.end[end - 1]!, kind: kinds[mention.type]! };
}

/** "New Zealand's Prime Minister John Key" is named after the possessive, "Warhol's" before it. */
function afterOwner(tokens: Prose["tokens"], first: number, { type, end }: Mention): number {
  if (type !== "person") return first;
  for (let t = first; t < tokens.count && tokens.end[t]! < end; t++)
    if (tokens.word[t] === "'s" || tokens.word[t] === "’s")
      return isCapital(tokens.word[t + 1] ?? "") ? t + 1 : first;
  return first;
}

/** A title ends before the name begins, whatever it holds ("US President", "association president"). */
function isTitle(bits: number, word: string): boolean {
  return (
    (bits & Bit.courtesy) !== 0 || ((bits & Bit.office) !== 0 && (bits & Bit.name) === 0 && word.length > 2)
  );
}

function goesOn(word: string, type: string): boolean {
  if (type !== "organization" && loose.has(word)) return false;
  return isCapital(word) || links.has(word) || word === "The" || (type === "person" && plainTitle(word));
}

function plainTitle(word: string): boolean {
  return (lexicon().bits(hashText(word.toLowerCase())) & Bit.office) !== 0;
}

function isCapital(word: string): boolean {
  return /^[\p{Lu}\p{Lt}]/u.test(word) || /^[\p{Ll}]['’]?\p{Lu}/u.test(word);
}

/**
 * GUM leaves names inside compounds unmarked ("a New York bar"). A sentence is trusted where every capital past its
 * first word stands in a name or is a word that begins with one anyway.
 */
function trusted({ tokens, sentences }: Prose, names: Labelled["names"]): Set<number> {
  const covered = new Uint8Array(tokens.count);
  for (const { start, end } of names)
    for (let t = 0; t < tokens.count; t++)
      if (tokens.start[t]! >= start && tokens.end[t]! <= end) covered[t] = 1;
  const plain = Bit.demonym | Bit.courtesy | Bit.office | Bit.calendar;
  const good = new Set<number>();
  sentences.forEach(({ firstToken, endToken }, index) => {
    for (let t = firstToken + 1; t < endToken; t++) {
      const word = tokens.word[t]!;
      if (covered[t] || !isCapital(word) || word === "I") continue;
      if ((lexicon().bits(hashText(tokens.lower[t]!)) & plain) === 0) return;
    }
    good.add(index);
  });
  return good;
}

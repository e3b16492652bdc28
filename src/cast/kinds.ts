/**
 * One name, one kind: a tagger reads sentence by sentence, so a country that no list knows may be a place here, a body
 * there and a person in the next line. In 3,000 lone names that recur in labelled news, one in a hundred changes its
 * kind. All mentions vote, and so does what stands around them ("in Norland", "Norland's embassy", "Norlandic").
 */
import { type Prose, Tag, TokenKind } from "../model.ts";
import type { View } from "./evidence.ts";
import { Bit } from "./lexicon.ts";
import type { Name } from "./names.ts";
import words from "./words.en.json" with { type: "json" };
import { known } from "./words.ts";

type Kinds = Record<Name["kind"], number>;

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const firmWords = setOf(words.firms);
const lands = setOf(words.lands);
const within = setOf(words.within);
const towards = setOf(words.towards);
const settlements = setOf(words.settlements);
const lastLetters = new Set(words.adjectiveEndings.map((ending) => ending.at(-1)!));
const listed = Bit.region | Bit.city | Bit.organisation;

/** The names with one kind for each way of writing. */
export function agree(prose: Prose, view: View, names: readonly Name[]): Name[] {
  const votes = new Map<string, Kinds>();
  const surnames = new Set<string>();
  const companies = new Set<string>();
  const peoples = adjectives(prose);
  for (const name of names) {
    count(votes, formOf(prose, name), name.kind);
    if (name.end - name.first === 1) continue;
    if (name.kind === "person")
      for (let t = name.first; t < name.end; t++) surnames.add(prose.tokens.word[t]!);
    else if (name.kind === "organisation" && isFirm(prose, name))
      companies.add(prose.tokens.word[name.first]!);
  }
  for (const [form, kinds] of votes) if (peoples.has(form.toLowerCase()) && kinds.place > 0) kinds.place += 3;
  for (const name of names) {
    const kinds = votes.get(formOf(prose, name))!;
    if (name.end - name.first === 1 && isMixed(kinds)) around(prose, view, name, kinds);
  }
  return names.map((name) => {
    const lone = name.end - name.first === 1;
    if (name.kind !== "person" && isSurname(prose, view, name, surnames)) return { ...name, kind: "person" };
    if (name.kind === "person" && isCompany(prose, name, surnames, companies))
      return { ...name, kind: "organisation" };
    if (surnames.has(prose.tokens.word[name.first]!) && lone && name.kind === "person") return name;
    const asWord = spelt(prose, name);
    const kinds = votes.get(asWord) ?? votes.get(formOf(prose, name))!;
    const most = mostOf(kinds);
    const sure =
      lone && most !== "person" && (asWord === "" || votes.has(asWord))
        ? kinds[most] > kinds[name.kind]
        : kinds[most] >= 2 * kinds[name.kind] + 1;
    return most !== name.kind && sure ? { ...name, kind: most } : name;
  });
}

function count(votes: Map<string, Kinds>, form: string, kind: Name["kind"]): void {
  const kinds = votes.get(form) ?? { person: 0, organisation: 0, place: 0 };
  kinds[kind]++;
  votes.set(form, kinds);
}

/** Only where the tagger itself wavers have the words around a say. */
function isMixed({ person, organisation, place }: Kinds): boolean {
  return (person > 0 ? 1 : 0) + (organisation > 0 ? 1 : 0) + (place > 0 ? 1 : 0) > 1;
}

/** What the words beside a lone name say of its kind. */
function around({ tokens }: Prose, view: View, { first, end }: Name, kinds: Kinds): void {
  const { lower } = tokens;
  const before = first > 0 ? lower[first - 1]! : "";
  const after = lower[end] ?? "";
  const owns = tokens.kind[end] === TokenKind.possessive;
  const next = owns ? (lower[end + 1] ?? "") : after;
  if (owns && lands.has(next)) kinds.place += 2;
  if (after === "," && lower[end + 1] === "citing") kinds.organisation += 2;
  // "In Marvel films", "in NCAA history" name no place.
  const attribute = tokens.tag[end] === Tag.NN || tokens.tag[end] === Tag.NNS || tokens.word[end] === "-";
  if (owns || attribute || !/\p{Ll}/u.test(tokens.word[first]!)) return;
  if ((known.bits[view.word[first]!]! & (Bit.organisation | Bit.organisationHead)) !== 0) return;
  if (within.has(before)) kinds.place += 2;
  else if (towards.has(before)) kinds.place += 0.5;
  else if (before === "of" && settlements.has(lower[first - 2] ?? "")) kinds.place += 3;
  if ((known.bits[view.word[Math.max(0, first - 1)]!]! & Bit.courtesy) !== 0 && first > 0) kinds.person += 3;
}

/** Each capitalised word without what may make it an adjective of its place: "veldia" for "Veldian". */
function adjectives({ tokens }: Prose): ReadonlySet<string> {
  const stems = new Set<string>();
  for (let t = 0; t < tokens.count; t++) {
    if (tokens.word[t] === tokens.lower[t]) continue;
    for (const stem of stemsOf(tokens.lower[t]!)) stems.add(stem);
  }
  return stems;
}

/** The places that a people's adjective may be of: "Veldian" of Veldia, "Meshani" of Meshan; none for a short word. */
export function stemsOf(lower: string): string[] {
  if (!lastLetters.has(lower.at(-1)!)) return [];
  return words.adjectiveEndings
    .filter((ending) => lower.length > ending.length + 3 && lower.endsWith(ending))
    .flatMap((ending) => {
      const stem = lower.slice(0, -ending.length);
      return [stem, ...words.placeEndings.map((place) => stem + place)];
    });
}

/** A lone word that ends a person's full name is that person, unless the world knows a place or body by it. */
function isSurname(prose: Prose, view: View, { first, end }: Name, surnames: ReadonlySet<string>): boolean {
  if (end - first !== 1 || !surnames.has(prose.tokens.word[first]!)) return false;
  return (known.bits[view.word[first]!]! & listed) === 0;
}

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

function formOf({ tokens }: Prose, { first, end }: Name): string {
  return end - first > 1 ? tokens.word.slice(first, end).join(" ") : tokens.word[first]!;
}

/** "SKARN" in a dateline or heading is what the text calls Skarn. */
function spelt({ tokens }: Prose, { first, end }: Name): string {
  const word = tokens.word[first]!;
  return end - first > 1 || word.length < 4 || /\p{Ll}/u.test(word)
    ? ""
    : word[0]! + tokens.lower[first]!.slice(1);
}

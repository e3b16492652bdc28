/**
 * Kinds that a page tells outright, so that no tagger need guess: the place and the agency of a dateline, the name of
 * the house, a name right after the noun that says what it is ("the news agency Tidewire", "the ferry Anna Brook").
 */
import { type Article, type Prose, Tag, TokenKind } from "../model.ts";
import { hashText } from "../text/clusters.ts";
import { textOf, wordingOf } from "./draft.ts";
import { Bit, lexicon } from "./lexicon.ts";
import type { Name } from "./names.ts";
import titles from "./titles.en.json" with { type: "json" };
import words from "./words.en.json" with { type: "json" };

const lands = new Set(words.lands.split(" "));
const outlets = new Set(words.outlets.split(" "));
const vessels = new Set(words.vessels.split(" "));

/** The names with the kinds that the text tells. A ship is no person, body or place, and its name no member's. */
export function tell(
  prose: Prose,
  names: readonly Name[],
  { dateline, publisher }: Pick<Article, "dateline" | "publisher">,
): Name[] {
  const house = publisher ? withoutThe(publisher) : "";
  const sure = new Map<string, Name["kind"]>();
  const ships = new Set<string>();
  const surnames = surnamesOf(prose, names);
  const own = names.map((name): Name | null => {
    const form = formOf(prose, name);
    const kind =
      inDateline(prose, name, dateline) ??
      (withoutThe(form) === house ? "organisation" : null) ??
      afterNoun(prose, name) ??
      ship(prose, name) ??
      titled(prose, name) ??
      holder(prose, name) ??
      owner(prose, name);
    if (kind === "ship") {
      ships.add(form);
      return null;
    }
    if (kind === null) return name;
    if (kind === "organisation" || !sure.has(form)) sure.set(form, kind);
    return { ...name, kind };
  });
  return own.flatMap((name): Name[] => {
    if (name === null) return [];
    const form = formOf(prose, name);
    if (ships.has(form)) return [];
    const kind = sure.get(form);
    if (kind === undefined || surnames.has(form)) return [name];
    // A place may stand for its team or its government; it is never a person.
    return kind === "place" && name.kind === "organisation" && !isCapitals(prose, name)
      ? [name]
      : [{ ...name, kind }];
  });
}

/** "Norland's coast", "Norland's President Ada Brook": a lone word, nobody's name, that has what only a land has. */
function owner({ tokens }: Prose, { first, end, kind }: Name): "place" | null {
  if (kind !== "person" || end - first !== 1 || tokens.kind[end] !== TokenKind.possessive) return null;
  if (!lands.has(tokens.lower[end + 1] ?? "")) return null;
  return (lexicon().bits(hashText(tokens.lower[first]!)) & (Bit.name | Bit.given)) === 0 ? "place" : null;
}

function formOf(prose: Prose, name: Name): string {
  return name.end - name.first === 1 ? prose.tokens.lower[name.first]! : wordingOf(prose, name).toLowerCase();
}

const withoutThe = (name: string): string => name.toLowerCase().replace(/^the\s/, "");

function isCapitals(prose: Prose, name: Name): boolean {
  return !/\p{Ll}/u.test(textOf(prose, name));
}

function surnamesOf(prose: Prose, names: readonly Name[]): Set<string> {
  const found = new Set<string>();
  for (const { first, end, kind } of names)
    if (kind === "person" && end - first > 1) found.add(prose.tokens.lower[end - 1]!);
  return found;
}

function inDateline({ tokens, text }: Prose, name: Name, dateline: Article["dateline"]): Name["kind"] | null {
  if (dateline === null) return null;
  const [start, end] = [tokens.start[name.first]!, tokens.end[name.end - 1]!];
  const { span, place } = dateline;
  if (start < span.start || end > span.end) return null;
  if (place !== null) {
    const at = text.indexOf(place, span.start);
    const inPlace = at >= 0 && start >= at && end <= at + place.length;
    // What looks like a dateline may be a heading that begins with a body's name.
    if (inPlace) return name.kind === "organisation" && /\p{Ll}/u.test(place) ? null : "place";
  }
  const bracketed = tokens.word[name.first - 1] === "(" && tokens.word[name.end] === ")";
  return bracketed ? "organisation" : null;
}

function afterNoun({ tokens }: Prose, { first, end, kind }: Name): "organisation" | "ship" | null {
  const before = first > 0 ? tokens.word[first - 1]! : "";
  const article = tokens.lower[first - 2] ?? "";
  if (outlets.has(before) && (article === "the" || article === "news")) return "organisation";
  return kind === "person" && end - first > 1 && vessels.has(before) ? "ship" : null;
}

const mostBetween = 10;

/**
 * "The Anna Brook sank": no person's full name has an article, unless a noun follows ("the Anna Brook case"). "Two
 * tugs, the Bold Ernst and the Tilda": what a vessel's noun is apposed to, whatever a tagger calls it.
 */
function ship({ tokens }: Prose, { first, end, kind }: Name): "ship" | null {
  const the = first - 1;
  if (the < 0 || tokens.lower[the] !== "the" || endsInHead(tokens.lower[end - 1]!)) return null;
  const tag = tokens.tag[end] ?? 0;
  const goesOn = nounLike.has(tag) || tokens.word[end] === "-" || tokens.lower[end - 1]!.endsWith("s");
  if (kind === "person" && end - first > 1 && !goesOn) return "ship";
  const sentence = tokens.sentence[the];
  let apposed = false;
  for (let t = the - 1; t >= 0 && the - t <= mostBetween && tokens.sentence[t] === sentence; t--) {
    if (tokens.word[t] === ",") apposed = true;
    if (vessels.has(tokens.word[t]!)) return apposed ? "ship" : null;
    if (!between.has(tokens.tag[t]!) && tokens.word[t] !== ",") return null;
  }
  return null;
}

const nounLike: ReadonlySet<number> = new Set([Tag.NN, Tag.NNS, Tag.NNP, Tag.JJ, Tag.VBG, Tag.CD]);
const between: ReadonlySet<number> = new Set([Tag.DT, Tag.CC, Tag.NN, Tag.NNP, Tag.IN, Tag.JJ]);
const heads = new Set([words.organisations, words.places].join(" ").split(" "));

function endsInHead(lower: string): boolean {
  return heads.has(lower);
}

/** "told The Morrow": an article with a capital within a sentence belongs to a title, and titles that are told things are papers'. */
function titled({ tokens }: Prose, { first, end, kind }: Name): "organisation" | null {
  if (kind !== "person" || first < 2 || tokens.word[first - 1] !== "The" || end - first > 1) return null;
  if (tokens.sentence[first - 2] !== tokens.sentence[first]) return null;
  return tokens.word[first - 2] === tokens.lower[first - 2] && tokens.kind[first - 2] === TokenKind.word
    ? "organisation"
    : null;
}

/** "The mayor of Skarn, Edda Loft, said": what is apposed to an office with its article is a person, by any name. */
function holder({ tokens }: Prose, { first, end, kind }: Name): "person" | null {
  if (
    kind === "person" ||
    end - first > 4 ||
    tokens.word[first - 1] !== "," ||
    heads.has(tokens.lower[end - 1]!)
  )
    return null;
  const tag = tokens.tag[end] ?? 0;
  if (tokens.word[end] !== "," && !finite.has(tag) && tokens.lower[end] !== "who") return null;
  if (!/^\p{Lu}\p{Ll}/u.test(tokens.word[first]!) || known(tokens.lower[first]!)) return null;
  const sentence = tokens.sentence[first];
  let office = -1;
  for (let t = first - 2; t >= 0 && first - t <= mostBetween && tokens.sentence[t] === sentence; t--) {
    if (finite.has(tokens.tag[t]!) || tokens.word[t] === ",") return null;
    // "A global leader in logistics, Brook Freight": a firm may be one.
    if (tokens.tag[t] === Tag.IN && !ofOffice.has(tokens.lower[t]!)) return null;
    if (offices.has(tokens.lower[t]!)) office = t;
    const opens = articles.has(tokens.lower[t]!) || tokens.kind[t] === TokenKind.possessive;
    if (opens && office >= 0) return "person";
  }
  return null;
}

const ofOffice: ReadonlySet<string> = new Set(["of", "for"]);
const finite: ReadonlySet<number> = new Set([Tag.VBD, Tag.VBZ, Tag.VBP, Tag.MD]);
const offices = new Set(words.offices.split(" "));
const articles = new Set([titles.articles, titles.possessives].join(" ").split(" "));

function known(lower: string): boolean {
  return (lexicon().bits(hashText(lower)) & (Bit.region | Bit.city | Bit.organisation)) !== 0;
}

/**
 * Kinds that a text tells outright, so that no tagger need guess: the place and the agency of a dateline, a name right
 * after the noun that says what it is ("the news agency Tidewire", "the ferry Anna Brook").
 */
import { type Article, type Prose, TokenKind } from "../model.ts";
import { textOf, tidy } from "./draft.ts";
import { Bit, hashText, lexicon } from "./lexicon.ts";
import type { Name } from "./names.ts";
import words from "./words.en.json" with { type: "json" };

const lands = new Set(words.lands.split(" "));
const outlets = new Set(words.outlets.split(" "));
const vessels = new Set(words.vessels.split(" "));

/** The names with the kinds that the text tells. A ship is no person, body or place, and its name no member's. */
export function tell(prose: Prose, names: readonly Name[], { dateline }: Pick<Article, "dateline">): Name[] {
  const sure = new Map<string, Name["kind"]>();
  const ships = new Set<string>();
  const surnames = surnamesOf(prose, names);
  const own = names.map((name): Name | null => {
    const form = formOf(prose, name);
    const kind = inDateline(prose, name, dateline) ?? afterNoun(prose, name) ?? owner(prose, name);
    if (kind === "ship") {
      if (name.end - name.first > 1) ships.add(form);
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
  return tidy(textOf(prose, name)).toLowerCase();
}

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

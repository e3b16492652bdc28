/**
 * A capital that stands for its government is a mention of the country: "Washington ordered two diplomats to leave",
 * "Moscow's expulsion of …", "between Moscow and Washington". Only where the text names the country too, and only in
 * these places of a sentence: elsewhere the city is meant, or may be.
 */
import { type Prose, Tag, TokenKind } from "../model.ts";
import capitals from "./capitals.en.json" with { type: "json" };
import { type Draft, type DraftMention, textOf, tidy } from "./draft.ts";
import { aliasOf, formOf } from "./likeness.ts";

const countryOf: ReadonlyMap<string, string> = new Map(Object.entries(capitals.capitals));
const placing = new Set(capitals.placing.split(" "));
const acts = new Set(capitals.acts.split(" "));
const finite: ReadonlySet<number> = new Set([Tag.VBD, Tag.VBZ, Tag.VBP, Tag.MD]);

/** Moves such mentions from the city to the country; a city without any other mention is no member. */
export function joinCapitals(prose: Prose, drafts: readonly Draft[]): void {
  const places = new Map<string, Draft>();
  for (const draft of drafts) {
    if (draft.kind !== "place") continue;
    places.set(formOf(aliasOf("place", formOf(draft.name)) ?? draft.name), draft);
  }
  for (const draft of drafts) {
    if (draft.kind !== "place") continue;
    const named = countryOf.get(draft.name);
    const country = named && places.get(formOf(named));
    if (!country || country === draft) continue;
    // One by one: a spread of a hostile page's hundred thousand mentions would overflow the stack.
    const mentions = draft.mentions.splice(0);
    for (const mention of mentions) (governs(prose, mention) ? country : draft).mentions.push(mention);
  }
}

function governs(prose: Prose, mention: DraftMention): boolean {
  if (mention.form !== "name") return false;
  const { lower, tag, kind } = prose.tokens;
  const { first, end } = mention;
  const before = lower[first - 1] ?? "";
  if (placing.has(before)) return false;
  if (finite.has(tag[end] ?? 0) && before !== "and") return true;
  if (kind[end] === TokenKind.possessive) return acts.has(lower[end + 1] ?? "");
  if (before === "between" && lower[end] === "and") return isCapital(prose, end + 1);
  return before === "and" && lower[first - 3] === "between" && isCapital(prose, first - 2);
}

function isCapital(prose: Prose, t: number): boolean {
  return t < prose.tokens.count && countryOf.has(tidy(textOf(prose, { first: t, end: t + 1 })));
}

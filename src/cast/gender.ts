/** The gender that a person's names, courtesies and offices tell; "" where they tell none or contradict. */
import type { Prose } from "../model.ts";
import type { Draft } from "./draft.ts";
import words from "./genders.en.json" with { type: "json" };
import given from "./given-names.json" with { type: "json" };
import more from "./more-given-names.json" with { type: "json" };
import titles from "./titles.en.json" with { type: "json" };

const female = new Set(`${given.female} ${more.female}`.toLowerCase().split(" "));
const male = new Set(`${given.male} ${more.male}`.toLowerCase().split(" "));
const femaleWords = new Set(words.female.split(" "));
const maleWords = new Set(words.male.split(" "));

export function genderOf(prose: Prose, draft: Draft): Draft["gender"] {
  const { lower } = prose.tokens;
  for (const { first, form } of draft.mentions) {
    if (form !== "name" || first === 0) continue;
    if (femaleWords.has(lower[first - 1]!)) return "female";
    if (maleWords.has(lower[first - 1]!)) return "male";
  }
  for (const { first, end } of draft.offices)
    for (let t = first; t < end; t++) {
      if (femaleWords.has(lower[t]!)) return "female";
      if (maleWords.has(lower[t]!)) return "male";
    }
  const told = apposed(prose, draft);
  if (told) return told;
  const first = draft.name.toLowerCase().split(/[\s-]/)[0]!;
  if (female.has(first)) return "female";
  return male.has(first) ? "male" : "";
}

const farthest = 7;

/** "Holm, a 14-year-old boy,": the noun of what is apposed to a name with an article. */
function apposed({ tokens }: Prose, { mentions }: Draft): Draft["gender"] {
  for (const { end, form } of mentions.slice(0, 3)) {
    if (form !== "name" || tokens.word[end] !== "," || !opening.has(tokens.lower[end + 1] ?? "")) continue;
    for (let t = end + 2; t < Math.min(tokens.count, end + farthest); t++) {
      if (femaleWords.has(tokens.lower[t]!)) return "female";
      if (maleWords.has(tokens.lower[t]!)) return "male";
      if (!/^[\p{L}\d-]+$/u.test(tokens.word[t]!) || linking.has(tokens.lower[t]!)) break;
    }
  }
  return "";
}

const opening: ReadonlySet<string> = new Set(["a", "an", "the"]);
const linking: ReadonlySet<string> = new Set(titles.links.split(" "));

/** What the sound of an unlisted name makes likelier ("-ova", "-a": female; "-ov", "-o": male); "" for no lean. */
export function leaning(name: string): Draft["gender"] {
  const parts = name.toLowerCase().split(" ");
  const last = parts.at(-1)!;
  if (words.femaleSurnames.some((end) => last.endsWith(end))) return "female";
  if (words.maleSurnames.some((end) => last.endsWith(end))) return "male";
  const given = parts.length > 1 ? parts[0]! : "";
  if (words.femaleEndings.some((end) => given.endsWith(end))) return "female";
  return words.maleEndings.some((end) => given.endsWith(end)) ? "male" : "";
}

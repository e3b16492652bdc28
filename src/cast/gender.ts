/** The gender that a person's names, courtesies and offices tell; "" where they tell none or contradict. */
import type { Prose } from "../model.ts";
import type { Draft } from "./draft.ts";
import words from "./genders.en.json" with { type: "json" };
import given from "./given-names.json" with { type: "json" };

const female = new Set(given.female.toLowerCase().split(" "));
const male = new Set(given.male.toLowerCase().split(" "));
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
  const first = draft.name.toLowerCase().split(/[\s-]/)[0]!;
  if (female.has(first)) return "female";
  return male.has(first) ? "male" : "";
}

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

/** "He" and "she": the last person named before, by gender where the name or a title tells it. */
import type { Prose } from "../model.ts";
import type { Draft } from "./draft.ts";
import { genderOf } from "./gender.ts";

const he = new Set(["he", "him", "his", "himself"]);
const she = new Set(["she", "her", "hers", "herself"]);

export function addPronouns(prose: Prose, drafts: readonly Draft[]): void {
  const people = drafts.filter((draft) => draft.kind === "person");
  for (const draft of people) draft.gender = genderOf(prose, draft);
  const order = people
    .flatMap((draft) => draft.mentions.map(({ first }) => ({ first, draft })))
    .sort((a, b) => a.first - b.first);
  const { lower, count } = prose.tokens;
  let next = 0;
  const last: Record<"female" | "male", Draft | undefined> = { female: undefined, male: undefined };
  let unknown: Draft | undefined;
  for (let t = 0; t < count; t++) {
    for (; next < order.length && order[next]!.first <= t; next++) {
      const { draft } = order[next]!;
      if (draft.gender) last[draft.gender] = draft;
      else unknown = draft;
    }
    const gender = he.has(lower[t]!) ? "male" : she.has(lower[t]!) ? "female" : "";
    if (!gender) continue;
    const meant = last[gender] ?? unknown;
    if (!meant) continue;
    if (!meant.gender) {
      meant.gender = gender;
      last[gender] = meant;
      unknown = undefined;
    }
    meant.mentions.push({ first: t, end: t + 1, form: "pronoun" });
  }
}

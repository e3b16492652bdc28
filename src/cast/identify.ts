/**
 * Delayed identification, the news writer's habit: "The mayor of Brennick resigned on Monday. Anneke Dorr told the
 * council …". The first sentences give an office with no name; the first person after them who is named in full, as a
 * subject and without any description of their own, is its holder. Two such offices tell nothing, and neither does a
 * plural.
 */
import { type Prose, TokenKind } from "../model.ts";
import type { Draft, Range } from "./draft.ts";
import { genderOf } from "./gender.ts";
import words from "./genders.en.json" with { type: "json" };
import { officePhrase } from "./nominals.ts";
import type { Scene } from "./offices.ts";
import { roleOf } from "./roles.ts";
import titles from "./titles.en.json" with { type: "json" };

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const female = setOf(words.female);
const male = setOf(words.male);
const described = setOf(`${titles.articles} ${titles.possessives} who whose`);

/** Sentences from the beginning in which an office may stand for someone named later, and how much later. */
const opening = 3;
const mostLater = 3;

/** Adds the office and its description to the person whom it means. */
export function identify(scene: Scene, drafts: readonly Draft[]): void {
  const offices = unheld(scene, drafts);
  if (offices.length !== 1) return;
  const { the, phrase } = offices[0]!;
  // Beyond the first sentence only who speaks is sure to be someone the story is about.
  const speaks = roleOf(scene.prose, scene.view, the, phrase.end) === "says";
  if (!speaks && scene.prose.tokens.sentence[the]! > 0) return;
  const { tokens } = scene.prose;
  const people = drafts.filter(({ kind }) => kind === "person");
  const firsts = people
    .map((draft) => ({ draft, mention: firstOf(draft) }))
    .sort((a, b) => a.mention.first - b.mention.first);
  const head = tokens.lower[phrase.end - 1]!;
  for (const { draft, mention } of firsts) {
    if (mention.first < phrase.end) return;
    const later = tokens.sentence[mention.first]! - tokens.sentence[the]!;
    if (later > mostLater) return;
    if (later === 0 || draft.offices.length > 0 || isDescribed(scene.prose, mention)) continue;
    const role = roleOf(scene.prose, scene.view, mention.first, mention.end);
    if (mention.end - mention.first < 2 || (role !== "says" && role !== "subject")) return;
    const gender = genderOf(scene.prose, draft);
    if ((gender === "male" && female.has(head)) || (gender === "female" && male.has(head))) return;
    draft.offices.push(phrase);
    draft.mentions.push({ first: the, end: phrase.end, form: "nominal" });
    return;
  }
}

function firstOf({ mentions }: Draft): Range {
  return mentions.reduce((a, b) => (b.first < a.first ? b : a));
}

/** Offices with an article or an owner in the first sentences that no person's name goes with. */
function unheld(scene: Scene, drafts: readonly Draft[]): { readonly the: number; readonly phrase: Range }[] {
  const { prose, held } = scene;
  const { tokens, sentences } = prose;
  const taken = new Uint8Array(tokens.count);
  for (const { offices } of drafts) for (const { first, end } of offices) taken.fill(1, first, end);
  const limit = sentences[Math.min(opening, sentences.length) - 1]?.endToken ?? 0;
  const found: { the: number; phrase: Range }[] = [];
  for (let t = 0; t < limit; t++) {
    const opens =
      tokens.lower[t] === "the" || tokens.lower[t] === "its" || tokens.kind[t] === TokenKind.possessive;
    if (!opens || held[t] !== 0) continue;
    const phrase = officePhrase(scene, t + 1);
    if (!phrase || taken[phrase.end - 1]) continue;
    // "the town's mayor" is found by its article.
    if (found.at(-1)?.phrase.end === phrase.end) continue;
    const head = tokens.lower[phrase.end - 1];
    if (found.some((one) => tokens.lower[one.phrase.end - 1] === head)) continue;
    found.push({ the: tokens.kind[t] === TokenKind.possessive ? t + 1 : t, phrase });
  }
  return found;
}

/** ", a shop owner", ", who runs it", "of the opposition": the text says itself who that is. */
function isDescribed({ tokens }: Prose, { end }: Range): boolean {
  if (tokens.lower[end] === "of") return true;
  return tokens.word[end] === "," && described.has(tokens.lower[end + 1] ?? "");
}

/**
 * People whom a text speaks of and never names: "a clerk", "the driver of the van", "his brother". They are no members;
 * but a "he" that means one of them must not be given to somebody with a name.
 */
import { type Prose, Tag } from "../model.ts";
import type { Draft, Range } from "./draft.ts";
import type { View } from "./evidence.ts";
import words from "./genders.en.json" with { type: "json" };
import { Bit } from "./lexicon.ts";
import nouns from "./nouns.en.json" with { type: "json" };
import titles from "./titles.en.json" with { type: "json" };
import { known } from "./words.ts";

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const copulas = setOf(titles.copulas);
const openings = setOf(nouns.unnamedOpenings);
const persons = setOf(nouns.persons);
const anyone = setOf(nouns.anyone);
const female = setOf(words.female);
const male = setOf(words.male);
const within: ReadonlySet<number> = new Set([Tag.NN, Tag.JJ, Tag.CD, Tag.RB, Tag.VBN, Tag.VBG]);
const nominal: ReadonlySet<number> = new Set([Tag.NN, Tag.NNS, Tag.NNP]);

export interface Unnamed extends Range {
  readonly draft: Draft;
}

/** Modifiers between an article and its noun. */
const mostModifiers = 5;

/** In order of the text; a noun that comes again after "the" is the same person. `taken` tokens are a member's. */
export function findUnnamed(prose: Prose, view: View, taken: Uint8Array): Unnamed[] {
  const { lower, count } = prose.tokens;
  const found: Unnamed[] = [];
  const last = new Map<string, Draft>();
  for (let t = 0; t + 1 < count; t++) {
    if (taken[t]) continue;
    if (anyone.has(lower[t]!)) {
      found.push(mention(draftOf(lower[t]!), t, t + 1));
      continue;
    }
    if (!openings.has(lower[t]!) || isSaidOfName(prose, taken, t)) continue;
    const head = headAfter(prose, view, taken, t);
    if (head < 0) continue;
    const definite = lower[t] === "the";
    const draft = (definite && last.get(lower[head]!)) || draftOf(lower[head]!);
    last.set(lower[head]!, draft);
    found.push(mention(draft, t, head + 1));
    t = head;
  }
  return found;
}

/** "Holm, a teacher", "Holm is a teacher": the name's own description. */
function isSaidOfName({ tokens }: Prose, taken: Uint8Array, t: number): boolean {
  const before = tokens.lower[t - 1] ?? "";
  if (before === "," || before === "(" || before === "—")
    return taken[t - 2] === 1 || isAge(tokens.word[t - 2] ?? "");
  return copulas.has(before) || before === "as";
}

function isAge(word: string): boolean {
  return /^\d{1,3}$/.test(word);
}

function mention(draft: Draft, first: number, end: number): Unnamed {
  draft.mentions.push({ first, end, form: "nominal" });
  return { first, end, draft };
}

function draftOf(noun: string): Draft {
  const gender = female.has(noun) ? "female" : male.has(noun) ? "male" : "";
  return { kind: "person", name: noun, words: [], mentions: [], offices: [], gender, heard: "" };
}

/** The noun for a person that the article opens; -1 where a name follows, which is then the person's. */
function headAfter({ tokens }: Prose, view: View, taken: Uint8Array, opening: number): number {
  const limit = Math.min(view.sentenceEnd[opening]!, opening + mostModifiers + 2);
  for (let t = opening + 1; t < limit; t++) {
    if (taken[t]) continue;
    if (isPerson(view, tokens.lower[t]!, t)) {
      const next = tokens.tag[t + 1] ?? 0;
      if (t + 1 < limit && !taken[t + 1] && nominal.has(next) && tokens.word[t + 1] === tokens.lower[t + 1])
        continue;
      // "the painter Anna Berg", "a painter, Anna Berg": whoever is named.
      const named = taken[t + 1] || (tokens.word[t + 1] === "," && taken[t + 2]);
      return named || tokens.word[t + 1] === "-" ? -1 : t;
    }
    if (tokens.word[t] !== "-" && !within.has(tokens.tag[t]!)) return -1;
  }
  return -1;
}

function isPerson(view: View, lower: string, t: number): boolean {
  return (known.bits[view.word[t]!]! & (Bit.office | Bit.kin)) !== 0 || persons.has(lower);
}

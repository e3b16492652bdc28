/** Rules over a sentence's voted tags, in order: each repairs one fault that the voters share. */
import { Tag, TokenKind } from "../../src/model.ts";
import { onlyPast, verbForms } from "./verbs.ts";

const be = new Set("be is are was were been being am isn't aren't wasn't weren't".split(" "));
const have = new Set("have has had having haven't hasn't hadn't they've we've i've you've".split(" "));
const doing = new Set("do does did don't doesn't didn't".split(" "));
const modalEnd = /(?:'ll|'d)$/;
const reporting = new Set(
  "said told added claimed announced reported warned confirmed believed insisted stated noted denied suggested thought knew argued explained alleged estimated acknowledged admitted revealed says".split(
    " ",
  ),
);
const demonym = /(?:ian|ean|ish|ese|an|ch|ic|li|ni|qi)$/;

/** Changes `tags` in place. */
export function mend(words: readonly string[], tags: Uint8Array, kinds: Uint8Array): void {
  const lower = words.map((word) => word.toLowerCase().replaceAll("’", "'"));
  for (let i = 0; i < words.length; i++) {
    if (kinds[i] === TokenKind.number)
      tags[i] = /\d(?:st|nd|rd|th|s)$/.test(lower[i]!)
        ? lower[i]!.endsWith("s")
          ? Tag.NNS
          : Tag.JJ
        : Tag.CD;
    possessive(lower, tags, kinds, i);
    ambiguous(lower, words[i]!, tags, i);
  }
  nounForms(lower, tags);
  for (let i = 0; i < words.length; i++) if (finiteS(lower, tags, i)) tags[i] = Tag.VBZ;
  for (let i = 0; i < words.length; i++) verb(lower, tags, i);
  for (let i = 1; i < words.length; i++) particle(lower, tags, i);
}

/** "it's", "that's", "he's been": a verb; after a noun, the possessive unless a participle or determiner follows. */
function possessive(lower: string[], tags: Uint8Array, kinds: Uint8Array, i: number): void {
  if (kinds[i] !== TokenKind.possessive) return;
  const before = tags[i - 1];
  const next = lower[i + 1] ?? "";
  const verbal =
    before === Tag.PRP ||
    before === Tag.WH ||
    before === Tag.EX ||
    lower[i - 1] === "that" ||
    lower[i - 1] === "there" ||
    lower[i - 1] === "here" ||
    lower[i - 1] === "let" ||
    ["a", "an", "the", "not", "been", "going"].includes(next);
  tags[i] = lower[i - 1] === "let" ? Tag.PRP : verbal ? Tag.VBZ : Tag.POS;
}

function ambiguous(lower: string[], written: string, tags: Uint8Array, i: number): void {
  const word = lower[i]!;
  const next = lower[i + 1] ?? "";
  const nextTag = tags[i + 1] ?? 0;
  if (word === "to") tags[i] = Tag.TO;
  else if (word === "that") {
    const before = tags[i - 1] ?? 0;
    const noun = before === Tag.NN || before === Tag.NNS || before === Tag.NNP;
    if (noun && (isVerb(nextTag) || nextTag === Tag.MD)) tags[i] = Tag.WH;
    else if ((nextTag === Tag.NN || nextTag === Tag.JJ) && !isVerb(before)) tags[i] = Tag.DT;
    else if (tags[i] !== Tag.DT || isVerb(before))
      tags[i] =
        nextTag === Tag.VBZ || nextTag === Tag.MD || nextTag === Tag.VBD
          ? i === 0
            ? Tag.DT
            : Tag.WH
          : Tag.IN;
  } else if (word === "there")
    tags[i] = be.has(next) || have.has(next) || nextTag === Tag.MD || next === "'s" ? Tag.EX : Tag.RB;
  else if (word === "her")
    tags[i] =
      nextTag === Tag.NN ||
      nextTag === Tag.NNS ||
      nextTag === Tag.JJ ||
      nextTag === Tag.NNP ||
      nextTag === Tag.VBG ||
      nextTag === Tag.CD
        ? Tag.PRPS
        : Tag.PRP;
  else if (word === "his") tags[i] = Tag.PRPS;
  else if (word === "further" && isVerb(nextTag)) tags[i] = Tag.RB;
  else if (word === "us") tags[i] = written === "US" ? Tag.NNP : Tag.PRP;
  else if (word === "may" || word === "march") {
    if (tags[i - 1] === Tag.IN || tags[i - 1] === Tag.CD || tags[i + 1] === Tag.CD) tags[i] = Tag.NNP;
  } else if (word === "no" && tags[i] === Tag.UH) tags[i] = Tag.DT;
}

/** "President Vale claims he", "the report says the": a plural noun is no neighbour of a subject or a determiner. */
function finiteS(lower: string[], tags: Uint8Array, i: number): boolean {
  const before = tags[i - 1] ?? 0;
  const subject = /^(?:he|she|it|they|we|i|the|a|an|its|his|their)$/.test(lower[i + 1] ?? "");
  const verbal = subject || (lower[i + 1] === "that" && nothingButNoun(tags, i));
  return (
    tags[i] === Tag.NNS && (before === Tag.NNP || before === Tag.NN) && verbal && finiteStems.has(lower[i]!)
  );
}

/** The sentence so far is one noun phrase: its next word should be the verb. */
function nothingButNoun(tags: Uint8Array, end: number): boolean {
  for (let i = 0; i < end; i++) {
    const tag = tags[i]!;
    if (
      tag !== Tag.DT &&
      tag !== Tag.JJ &&
      tag !== Tag.NN &&
      tag !== Tag.NNP &&
      tag !== Tag.PRPS &&
      tag !== Tag.POS
    )
      return false;
  }
  return true;
}

const finiteStems = new Set(
  "claims plans reports talks calls aims backs blames bids votes hopes fears holds doubts demands orders needs requests vows promises pledges".split(
    " ",
  ),
);

export function isVerb(tag: number): boolean {
  return tag >= Tag.VB && tag <= Tag.MD;
}

function nounForms(lower: string[], tags: Uint8Array): void {
  for (let i = 0; i < tags.length; i++) {
    const word = lower[i]!;
    if (
      tags[i] === Tag.NN &&
      word.length > 3 &&
      /[^suig]s$/.test(word) &&
      !/(?:ics|news|series|species|ss|us|is)$/.test(word)
    )
      tags[i] = Tag.NNS;
    if (
      tags[i] === Tag.NN &&
      (word === "people" ||
        word === "police" ||
        word === "men" ||
        word === "women" ||
        word === "children" ||
        word === "media")
    )
      tags[i] = Tag.NNS;
    if (
      tags[i] === Tag.NNP &&
      demonym.test(word) &&
      (tags[i + 1] === Tag.NN || tags[i + 1] === Tag.NNS || tags[i + 1] === Tag.JJ) &&
      tags[i - 1] !== Tag.NNP
    )
      tags[i] = Tag.JJ;
  }
}

/** The word that governs the verb at `i`: the nearest to the left past adverbs and commas around them. */
export function governor(
  lower: readonly string[],
  tags: Uint8Array,
  i: number,
): "to" | "modal" | "do" | "have" | "be" | "none" {
  for (let j = i - 1; j >= 0 && j >= i - 5; j--) {
    const word = lower[j]!;
    if (tags[j] === Tag.TO) return "to";
    if (have.has(word) || (word === "'s" && lower[i] === "been")) return "have";
    if (be.has(word)) return "be";
    if (tags[j] === Tag.VBZ && word === "'s") return "be";
    if (doing.has(word)) return "do";
    if (tags[j] === Tag.MD || modalEnd.test(word)) return "modal";
    if (/'(?:re|m)$/.test(word)) return "be";
    if (word.endsWith("'ve")) return "have";
    const inverted = tags[j] === Tag.PRP && j > 0 && (doing.has(lower[j - 1]!) || tags[j - 1] === Tag.MD);
    if (tags[j] !== Tag.RB && !inverted) return "none";
  }
  return "none";
}

const free = new Set("up out off down away back over on in around along through".split(" "));
const bound = new Set("up out off down".split(" "));

/** "broke down.", "carried out the search", "took over as": a particle; "out of", "went down the road": not. */
function particle(lower: string[], tags: Uint8Array, i: number): void {
  const word = lower[i]!;
  if (!free.has(word) || !isVerb(tags[i - 1]!) || tags[i - 1] === Tag.MD || be.has(lower[i - 1]!)) return;
  const next = tags[i + 1] ?? Tag.punctuation;
  if (lower[i + 1] === "of" && word !== "off") tags[i] = Tag.IN;
  else if (
    next === Tag.punctuation ||
    next === Tag.IN ||
    next === Tag.TO ||
    next === Tag.CC ||
    next === Tag.RB
  )
    tags[i] = word === "back" || word === "away" ? Tag.RB : Tag.RP;
  else if (bound.has(word)) tags[i] = Tag.RP;
  else tags[i] = word === "back" || word === "away" ? Tag.RB : Tag.IN;
}

function verb(lower: string[], tags: Uint8Array, i: number): void {
  const word = lower[i]!;
  const govern = governor(lower, tags, i);
  if (word === "have" || word === "do") {
    tags[i] = govern === "to" || govern === "modal" || govern === "do" ? Tag.VB : Tag.VBP;
    return;
  }
  if (word === "had") {
    tags[i] = govern === "have" ? Tag.VBN : Tag.VBD;
    return;
  }
  if (word === "done") {
    tags[i] = Tag.VBN;
    return;
  }
  const forms = verbForms(word);
  const previous = tags[i - 1] ?? 0;
  // A noun or adjective straight after "to" or a modal that can be a base form and has an object: the verb.
  if (
    (tags[i] === Tag.NN || tags[i] === Tag.JJ) &&
    forms.base &&
    previous === Tag.MD &&
    !word.endsWith("ing")
  )
    tags[i] = Tag.VB;
  if (!isVerb(tags[i]!) || tags[i] === Tag.MD) return;
  if (word.endsWith("ing") && word.length > 4) {
    tags[i] = Tag.VBG;
    return;
  }
  if (word.endsWith("s") && !word.endsWith("ss") && !forms.past && !forms.participle && tags[i] !== Tag.VBN) {
    tags[i] = Tag.VBZ;
    return;
  }
  if (forms.participle || forms.past) {
    if (govern === "have" && forms.participle) tags[i] = Tag.VBN;
    else if (govern === "be" && forms.participle) tags[i] = Tag.VBN;
    else if ((govern === "to" || govern === "modal" || govern === "do") && forms.base) tags[i] = Tag.VB;
    else if (!forms.participle) tags[i] = forms.base && tags[i] !== Tag.VBD ? tags[i]! : Tag.VBD;
    else if (!forms.past && !forms.base) tags[i] = Tag.VBN;
    else if (!forms.base || tags[i] === Tag.VBD || tags[i] === Tag.VBN)
      tags[i] = pastOrParticiple(lower, tags, i);
    return;
  }
  if (govern === "to" || govern === "modal" || govern === "do") tags[i] = Tag.VB;
  else if (
    tags[i] !== Tag.VBD &&
    tags[i] !== Tag.VBN &&
    (previous === Tag.PRP || previous === Tag.NNS || previous === Tag.WH)
  )
    tags[i] = previous === Tag.PRP && /^(?:him|me|them|us)$/.test(lower[i - 1]!) ? Tag.VB : Tag.VBP;
}

function pastOrParticiple(lower: string[], tags: Uint8Array, i: number): number {
  const previous = tags[i - 1] ?? 0;
  const next = tags[i + 1] ?? 0;
  if (previous === Tag.PRP || previous === Tag.WH)
    return /^(?:him|them|me)$/.test(lower[i - 1]!) ? tags[i]! : Tag.VBD;
  if (lower[i + 1] === "by") return Tag.VBN;
  if (
    previous === Tag.DT ||
    previous === Tag.PRPS ||
    previous === Tag.POS ||
    previous === Tag.JJ ||
    previous === Tag.CD
  )
    if (next === Tag.NN || next === Tag.NNS || next === Tag.JJ || next === Tag.NNP) return Tag.VBN;
  if (previous === Tag.IN && lower[i - 1] !== "that") return Tag.VBN;
  if (previous === Tag.NN || previous === Tag.NNS || previous === Tag.NNP) {
    const object = next === Tag.DT || next === Tag.PRPS || next === Tag.PRP || next === Tag.NNP;
    if (object) return Tag.VBD;
    if (
      (next === Tag.IN || next === Tag.TO) &&
      !reporting.has(lower[i]!) &&
      finiteFollows(lower, tags, i + 1)
    )
      return Tag.VBN;
  }
  return tags[i] === Tag.VBN ? Tag.VBN : Tag.VBD;
}

/** A verb that can only be finite, before the clause ends. */
function finiteFollows(lower: string[], tags: Uint8Array, from: number): boolean {
  for (let i = from; i < tags.length && i < from + 14; i++) {
    const tag = tags[i]!;
    if (tag === Tag.WH || tag === Tag.CC || tag === Tag.PRP) return false;
    if (tag === Tag.punctuation) return false;
    if (lower[i] === "that" || lower[i] === "when" || lower[i] === "after" || lower[i] === "as") return false;
    if (
      tag === Tag.MD ||
      tag === Tag.VBZ ||
      onlyPast(lower[i]!) ||
      lower[i] === "was" ||
      lower[i] === "were" ||
      lower[i] === "are" ||
      lower[i] === "have" ||
      lower[i] === "had"
    )
      return true;
  }
  return false;
}

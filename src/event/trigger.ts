/**
 * Proposes what may name an event: every verb group by its head, every noun that can stand for a happening.
 * Whether it is an event that a reader would note is decided later.
 */
import { type Sentence, Tag, type Tokens } from "../model.ts";
import { inList, nounLemma, verbLemma } from "./lexicon.ts";
import { auxiliary, isNegation, isNoun, isVerb } from "./words.ts";

/** A proposed event word. Token indexes are those of `prose.tokens`. */
export interface Trigger {
  readonly kind: "verb" | "noun";
  /** The head: the last verb of its group, or the noun. */
  readonly head: number;
  readonly lemma: string;
  readonly sentence: number;
  /** The group from its first auxiliary (or "to") to its head; for a noun the noun itself. */
  readonly first: number;
  readonly form: Form;
  readonly passive: boolean;
  readonly perfect: boolean;
  readonly progressive: boolean;
  readonly negated: boolean;
  /** The modal word in lower case. */
  readonly modal: string | null;
  /** For "to" and a verb: the word that governs it ("scheduled", "agreed", "due"), as its dictionary word. */
  readonly governor: string | null;
}

export type Form = "past" | "present" | "modal" | "infinitive" | "gerund" | "participle" | "noun";

/** Longer runs of tokens are lists or rubbish that tell no event; they would also cost quadratic time. */
export const LONGEST_SENTENCE = 400;

/** Ordered by head. `names` is 1 for each token inside a name, which tells no event: "Ostrow United". */
export function proposeTriggers(
  tokens: Tokens,
  sentences: readonly Sentence[],
  names: Uint8Array,
): Trigger[] {
  return sentences.flatMap((sentence, index) => inSentence(tokens, sentence, index, names));
}

function inSentence(
  tokens: Tokens,
  { firstToken, endToken }: Sentence,
  sentence: number,
  names: Uint8Array,
): Trigger[] {
  const found: Trigger[] = [];
  if (endToken - firstToken > LONGEST_SENTENCE) return found;
  for (let at = firstToken; at < endToken; at++) {
    if (names[at] || isAdjective(tokens, at, firstToken, endToken)) continue;
    const tag = tokens.tag[at]!;
    const mistaken = (tag === Tag.VB || tag === Tag.VBP) && isMistaken(tokens, at, firstToken, tag);
    if (!mistaken && (isVerb(tag) || tag === Tag.MD)) {
      const trigger = verbGroup(tokens, at, firstToken, endToken, sentence);
      found.push(trigger);
      at = trigger.head;
    } else if (mistaken || tag === Tag.NN || tag === Tag.NNS) {
      const noun = eventNoun(tokens, at, endToken, sentence);
      if (noun) found.push(noun);
    }
  }
  return withFiniteVerb(tokens, found, firstToken);
}

/**
 * "A retired judge", "the recently announced plan": a participle between an article and its noun. "In occupied Lipa",
 * "Lipa-led talks": so is one between a preposition and its noun, and one that a hyphen ties to the word before it.
 */
function isAdjective(tokens: Tokens, at: number, from: number, end: number): boolean {
  const past = tokens.tag[at] === Tag.VBN || tokens.tag[at] === Tag.VBD;
  if (!past && tokens.tag[at] !== Tag.VBG) return false;
  if (isTied(tokens, at, from)) return true;
  if (tokens.tag[at] === Tag.VBD || at + 1 >= end || !isNoun(tokens.tag[at + 1]!)) return false;
  let before = at - 1;
  while (before > from && (tokens.tag[before] === Tag.RB || tokens.tag[before] === Tag.JJ)) before--;
  if (before < from) return false;
  const tag = tokens.tag[before]!;
  return (
    tag === Tag.DT ||
    tag === Tag.PRPS ||
    (past && (tag === Tag.POS || (tag === Tag.IN && tokens.lower[before] !== "before")))
  );
}

/** "Lipa-backed", "home-made": a hyphen and no space before it. */
function isTied(tokens: Tokens, at: number, from: number): boolean {
  return (
    at - 2 >= from &&
    tokens.word[at - 1] === "-" &&
    tokens.end[at - 2] === tokens.start[at - 1] &&
    tokens.end[at - 1] === tokens.start[at]
  );
}

const nominal: ReadonlySet<number> = new Set([Tag.IN, Tag.DT, Tag.JJ, Tag.PRPS, Tag.NNP, Tag.POS, Tag.CD]);

/** A bare verb right after a preposition, an article, an adjective or a name is a noun or an adjective that was tagged amiss. */
function isMistaken(tokens: Tokens, at: number, from: number, tag: number): boolean {
  if (at === from) return false;
  const before = tokens.tag[at - 1]!;
  // A finite verb follows names and adverbs that look like prepositions; an article it never follows.
  return tag === Tag.VB ? nominal.has(before) : before === Tag.DT || before === Tag.PRPS;
}

/** "The guard (USCG) called off its search": where a sentence has no finite verb, the first participle after a noun is it. */
function withFiniteVerb(tokens: Tokens, found: Trigger[], from: number): Trigger[] {
  if (found.some(({ form }) => form === "past" || form === "present" || form === "modal")) return found;
  const headline = headlineVerb(tokens, found, from);
  if (headline) return headline;
  const at = found.findIndex(({ form, head, first }) => {
    if (form !== "participle" || head !== first || first === from) return false;
    return (
      isNoun(tokens.tag[first - 1]!) || tokens.word[first - 1] === ")" || tokens.tag[first - 1] === Tag.PRP
    );
  });
  return at < 0 ? found : found.with(at, { ...found[at]!, form: "past" });
}

/**
 * "Velna Air launches a shuttle": where a line has no finite verb, the first noun in -s that could as well be one, after
 * a name and before what it acts on, is the verb that the tagger took for a noun.
 */
function headlineVerb(tokens: Tokens, found: readonly Trigger[], from: number): Trigger[] | null {
  const sentence = tokens.sentence[from]!;
  for (let at = from + 1; at + 1 < tokens.count && tokens.sentence[at + 1] === sentence; at++) {
    if (tokens.tag[at] !== Tag.NNS || !isNoun(tokens.tag[at - 1]!) || !opensObject(tokens, at + 1)) continue;
    const lemma = verbLemma(tokens.lower[at]!);
    if (!inList("change", lemma) && !inList("strong", lemma) && !inList("report", lemma)) continue;
    const verb: Trigger = {
      ...nounTrigger(tokens, at, lemma, tokens.sentence[at]!),
      kind: "verb",
      form: "present",
    };
    const before = found.filter(({ head }) => head < at);
    return [...before, verb, ...found.filter(({ head }) => head > at)];
  }
  return null;
}

/** What may follow a verb and not a plural: a noun phrase without a preposition, a particle. */
function opensObject(tokens: Tokens, at: number): boolean {
  const tag = tokens.tag[at]!;
  return (
    isNoun(tag) || tag === Tag.DT || tag === Tag.JJ || tag === Tag.CD || tag === Tag.PRPS || tag === Tag.RP
  );
}

function verbGroup(tokens: Tokens, start: number, from: number, end: number, sentence: number): Trigger {
  const parts = {
    perfect: false,
    passive: false,
    progressive: false,
    negated: false,
    modal: null as string | null,
  };
  let head = start;
  for (;;) {
    if (isNegation(tokens.lower[head]!)) parts.negated = true;
    const next = nextOfGroup(tokens, head, end);
    if (next < 0) break;
    for (let at = head + 1; at < next; at++) if (isNegation(tokens.lower[at]!)) parts.negated = true;
    const helper = auxiliary(tokens.lower[head]!);
    if (tokens.tag[head] === Tag.MD) parts.modal = tokens.lower[head]!;
    else if (helper === "have") parts.perfect = true;
    else if (helper === "be") {
      if (tokens.tag[next] === Tag.VBG) parts.progressive = true;
      else parts.passive = true;
    }
    head = next;
  }
  if (start > from && isNegation(tokens.lower[start - 1]!)) parts.negated = true;
  const to = tokens.tag[start] === Tag.VB ? toBefore(tokens, start, from) : -1;
  return {
    ...parts,
    kind: "verb",
    head,
    lemma: verbWord(tokens, head, end),
    sentence,
    first: to >= 0 ? to : start,
    form: to >= 0 ? "infinitive" : formOf(tokens.tag[start]!),
    governor: to >= 0 ? governorOf(tokens, to, from) : null,
  };
}

/** The dictionary word; "take place" is one. */
function verbWord(tokens: Tokens, head: number, end: number): string {
  const lemma = verbLemma(tokens.lower[head]!);
  const two = head + 1 < end ? `${lemma} ${tokens.lower[head + 1]!}` : lemma;
  return inList("happens", two) ? two : lemma;
}

/** The next verb of the group after the auxiliary at `at`, past adverbs; -1 where `at` is the head. */
function nextOfGroup(tokens: Tokens, at: number, end: number): number {
  const helper = auxiliary(tokens.lower[at]!);
  const modal = tokens.tag[at] === Tag.MD;
  if (!helper && !modal) return -1;
  let next = at + 1;
  while (next < end && next <= at + 4 && (tokens.tag[next] === Tag.RB || isNegation(tokens.lower[next]!)))
    next++;
  if (next >= end) return -1;
  const tag = tokens.tag[next]!;
  if (modal || helper === "do") return tag === Tag.VB || (modal && isVerb(tag)) ? next : -1;
  if (helper === "be" && isPredicate(tokens, next, end)) return next;
  if (helper === "have") return tag === Tag.VBN || tag === Tag.VBD ? next : -1;
  return tag === Tag.VBN || tag === Tag.VBG || tag === Tag.VBD ? next : -1;
}

/**
 * "Is due out in May", "is under way", "was limited by law": words after "be" that say what goes on or will, and a participle
 * that looks like an adjective. "Due to fog" says why.
 */
function isPredicate(tokens: Tokens, at: number, end: number): boolean {
  const lower = tokens.lower[at]!;
  if (lower === "due") return at + 1 >= end || tokens.lower[at + 1] !== "to" || tokens.tag[at + 2] === Tag.VB;
  if (lower === "underway") return true;
  return tokens.tag[at] === Tag.JJ && lower.endsWith("ed") && tokens.lower[at + 1] === "by";
}

/** The "to" of an infinitive, past an adverb or two; -1 without one. */
function toBefore(tokens: Tokens, verb: number, from: number): number {
  for (let at = verb - 1; at >= from && at >= verb - 3; at--) {
    if (tokens.tag[at] === Tag.TO || tokens.lower[at] === "to") return at;
    if (tokens.tag[at] !== Tag.RB) return -1;
  }
  return -1;
}

/** "is scheduled to", "agreed to", "due to", "plans to", and past an object: "asked him to". */
function governorOf(tokens: Tokens, to: number, from: number): string | null {
  for (let at = to - 1; at >= from && at >= to - 6; at--) {
    const tag = tokens.tag[at]!;
    if (isVerb(tag)) return verbLemma(tokens.lower[at]!);
    if (at === to - 1 && (tag === Tag.JJ || isNoun(tag) || tag === Tag.IN)) {
      const lower = tokens.lower[at]!;
      const noun = nounLemma(lower);
      if (inList("plan", noun) || inList("attempt", noun)) return noun;
      if (tag === Tag.JJ) return lower;
    }
  }
  return null;
}

function formOf(tag: number): Form {
  if (tag === Tag.VBD) return "past";
  if (tag === Tag.VBZ || tag === Tag.VBP) return "present";
  if (tag === Tag.MD) return "modal";
  if (tag === Tag.VBG) return "gerund";
  return tag === Tag.VBN ? "participle" : "infinitive";
}

const derived = /(?:tion|sion|ment|ance|ence|ing)$/;

function eventNoun(tokens: Tokens, at: number, end: number, sentence: number): Trigger | null {
  const lemma = nounLemma(tokens.lower[at]!);
  const listed = inList("nounStrong", lemma) || inList("nounWeak", lemma);
  if (!listed && (inList("nounNever", lemma) || lemma.length < 8 || !derived.test(lemma))) return null;
  // The first part of a compound names no event of its own: "election commission", "trial-court judge".
  if (at + 1 < end && isNoun(tokens.tag[at + 1]!) && !inList("calendar", tokens.lower[at + 1]!)) return null;
  if (at + 2 < end && tokens.word[at + 1] === "-" && tokens.end[at] === tokens.start[at + 1]) return null;
  // "A memorial service" is held once; a service alone may be anything.
  const rite = lemma === "service" && at > 0 && inList("rites", tokens.lower[at - 1]!);
  return nounTrigger(tokens, at, rite ? "ceremony" : lemma, sentence);
}

function nounTrigger(tokens: Tokens, at: number, lemma: string, sentence: number): Trigger {
  return {
    kind: "noun",
    head: at,
    lemma,
    sentence,
    first: at,
    form: "noun",
    passive: false,
    perfect: false,
    progressive: false,
    negated: at > 0 && tokens.lower[at - 1] === "no",
    modal: null,
    governor: null,
  };
}

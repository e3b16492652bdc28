/**
 * The words that tell an event: the clause around a verb, the noun phrase around an event noun; and how the clause
 * hangs together with the one that holds it.
 */
import { type Prose, type Span, Tag, TokenKind, type Tokens } from "../model.ts";
import { inList } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";
import { isComma, isNoun, isStop, isVerb, opensClause } from "./words.ts";

/** A half-open range of tokens, and what opens it. */
export interface Clause {
  readonly first: number;
  readonly end: number;
  /** "main", or how it depends: the subordinator in lower case, "coordinated", "participle", "infinitive". */
  readonly link: string;
  /** Whether a subject of its own stands before its verb. */
  readonly subject: boolean;
}

const LONGEST = 40;
/** What opens a clause that a comma ends. */
const opening = new Set(
  "if unless although though while whilst when after before since until once as because whereas".split(" "),
);

/** One clause a trigger, in the same order. */
export function findClauses(prose: Prose, triggers: readonly Trigger[]): Clause[] {
  const { tokens, sentences } = prose;
  const lefts: { first: number; link: string; subject: boolean }[] = [];
  triggers.forEach((trigger, index) => {
    const from = sentences[trigger.sentence]!.firstToken;
    lefts.push(
      trigger.kind === "noun"
        ? { first: phraseStart(tokens, trigger.head, from), link: "noun", subject: false }
        : clauseStart(tokens, triggers, lefts, index, from),
    );
  });
  return triggers.map((trigger, index) => {
    const end = sentences[trigger.sentence]!.endToken;
    const left = lefts[index]!;
    const right =
      trigger.kind === "noun"
        ? phraseEnd(tokens, trigger.head, end)
        : clauseEnd(tokens, triggers, lefts, index, end);
    return { ...left, end: trimEnd(tokens, trigger.head + 1, right) };
  });
}

/** The span of a clause in the text. */
export function clauseSpan(tokens: Tokens, { first, end }: Clause): Span {
  return { start: tokens.start[first]!, end: tokens.end[end - 1]! };
}

function clauseStart(
  tokens: Tokens,
  triggers: readonly Trigger[],
  lefts: readonly { first: number; link: string; subject: boolean }[],
  index: number,
  from: number,
): { first: number; link: string; subject: boolean } {
  const { first, form } = triggers[index]!;
  if (form === "infinitive") {
    // "Leaders of Lipa and Velna to meet": a headline's coming event has its subject before it.
    const opens = tokens.tag[from]!;
    const alone = previousVerb(triggers, index) < 0 && first > from && opens !== Tag.IN && opens !== Tag.RB;
    return { first: alone ? skipOpening(tokens, from, first) : first, link: "infinitive", subject: alone };
  }
  if (form === "gerund" || form === "participle") return participleStart(tokens, first, from, form);
  const before = previousVerb(triggers, index);
  const stop = before >= 0 ? triggers[before]!.head : from - 1;
  let at = first - 1;
  const aside = asideStart(tokens, triggers[index]!, from);
  if (aside >= 0) return { first: aside, link: "main", subject: aside < first };
  if (before >= 0 && at === stop + 1 && isComma(tokens, at)) {
    const interrupts = asideStart(tokens, triggers[before]!, from);
    if (interrupts >= 0)
      return { first: subjectStart(tokens, interrupts - 1, from), link: "main", subject: true };
  }
  if (at > stop && tokens.tag[at] === Tag.CC) return { first, link: "coordinated", subject: false };
  const source = before >= 0 ? sourceStart(tokens, triggers, index, stop) : -1;
  if (source >= 0) return { first: source, link: "main", subject: true };
  while (at > stop && first - at < LONGEST) {
    if (tokens.word[at] === ")") at = openingOf(tokens, at, stop);
    else if (isStop(tokens, at)) return { first: at + 1, link: "main", subject: at + 1 < first };
    if (opensClause(tokens, at)) return { first: at + 1, link: tokens.lower[at]!, subject: at + 1 < first };
    // "If the senate rejects it, the truce would collapse": the comma ends the clause that opened the sentence.
    if (before >= 0 && isComma(tokens, at) && opening.has(lefts[before]!.link)) {
      return { first: at + 1, link: "main", subject: at + 1 < first };
    }
    if (before >= 0 && tokens.tag[at] === Tag.CC && isComma(tokens, at - 1)) break;
    at--;
  }
  const inside = before >= 0 && at === stop ? insideSubject(triggers, lefts, before) : -1;
  if (inside >= 0)
    return { first: subjectStart(tokens, lefts[inside]!.first, from), link: "main", subject: true };
  const start = skipOpening(tokens, at + 1, first);
  return { first: start, link: before >= 0 && at === stop ? "complement" : "main", subject: start < first };
}

const relative: ReadonlySet<string> = new Set(["participle", "relative", "who", "which", "that"]);

/**
 * "The bus carrying children overturned", "a match which was to open the season was cancelled": the verb at which a
 * clause inside the subject of the next one begins, where nothing stands before it; else -1.
 */
function insideSubject(
  triggers: readonly Trigger[],
  lefts: readonly { first: number; link: string; subject: boolean }[],
  before: number,
): number {
  let at = before;
  while (at >= 0 && lefts[at]!.link === "infinitive") at = previousVerb(triggers, at);
  if (at < 0 || !relative.has(lefts[at]!.link)) return -1;
  const outer = previousVerb(triggers, at);
  return outer < 0 || lefts[outer]!.link === "noun" ? at : -1;
}

/**
 * "The talks, it said, were held": where the words begin that say who says it, between two commas. They part a
 * subject from its verb. -1 where there are none.
 */
function asideStart(tokens: Tokens, { head, lemma }: Trigger, from: number): number {
  if (!isComma(tokens, head + 1) || !(inList("said", lemma) || inList("report", lemma))) return -1;
  for (let at = head - 1; at > from && head - at < 8; at--) {
    if (isStop(tokens, at) || isVerb(tokens.tag[at]!)) return -1;
    if (isComma(tokens, at)) return isNoun(tokens.tag[at - 1]!) ? at + 1 : -1;
  }
  return -1;
}

/**
 * "The match will be played on Saturday, the two clubs said": where the words begin that say at the end who says it,
 * after a comma. -1 where a verb follows, for then they open what is said.
 */
function sourceStart(tokens: Tokens, triggers: readonly Trigger[], index: number, stop: number): number {
  const { first, lemma, sentence } = triggers[index]!;
  if (!inList("said", lemma) && !inList("report", lemma)) return -1;
  for (let next = index + 1; triggers[next]?.sentence === sentence; next++)
    if (triggers[next]!.kind === "verb") return -1;
  for (let at = first - 1; at > stop && first - at < 16; at--) {
    if (isStop(tokens, at)) return -1;
    if (isComma(tokens, at)) return at + 1 < first && tokens.tag[at + 1] !== Tag.CC ? at + 1 : -1;
  }
  return -1;
}

/** The bracket that a closing one belongs to; without one, the closing bracket itself. */
function openingOf(tokens: Tokens, close: number, stop: number): number {
  for (let at = close - 1; at > stop && close - at < LONGEST; at--) if (tokens.word[at] === "(") return at;
  return close;
}

/** "with US authorities shutting …": the noun phrase right before a participle after "with" is its subject. */
function participleStart(
  tokens: Tokens,
  first: number,
  from: number,
  form: string,
): { first: number; link: string; subject: boolean } {
  if (form === "gerund") {
    for (let at = first - 1; at >= from && first - at < 8; at--) {
      if (tokens.lower[at] === "with" && at + 1 < first)
        return { first: at + 1, link: "participle", subject: true };
      const tag = tokens.tag[at]!;
      if (!isNoun(tag) && tag !== Tag.JJ && tag !== Tag.DT && tag !== Tag.CD && tag !== Tag.PRPS) break;
    }
  }
  return { first, link: "participle", subject: false };
}

function subjectStart(tokens: Tokens, before: number, from: number): number {
  let at = before;
  while (at - 1 >= from && !isStop(tokens, at - 1) && before - at < LONGEST) at--;
  return skipOpening(tokens, at, before);
}

function previousVerb(triggers: readonly Trigger[], index: number): number {
  const { sentence } = triggers[index]!;
  for (let at = index - 1; at >= 0 && triggers[at]!.sentence === sentence; at--) {
    if (triggers[at]!.kind === "verb") return at;
  }
  return -1;
}

/** Past conjunctions, commas and closing marks that stand before the subject. */
function skipOpening(tokens: Tokens, at: number, limit: number): number {
  while (
    at < limit &&
    (tokens.tag[at] === Tag.CC ||
      tokens.kind[at] === TokenKind.punctuation ||
      tokens.kind[at] === TokenKind.quote)
  )
    at++;
  return at;
}

function clauseEnd(
  tokens: Tokens,
  triggers: readonly Trigger[],
  lefts: readonly { first: number; link: string }[],
  index: number,
  end: number,
): number {
  const { head, sentence } = triggers[index]!;
  let limit = Math.min(end, head + LONGEST);
  for (let next = index + 1; next < triggers.length && triggers[next]!.sentence === sentence; next++) {
    if (triggers[next]!.kind === "noun") continue;
    const { form } = triggers[next]!;
    const comma = isComma(tokens, lefts[next]!.first - 1);
    if ((form === "infinitive" || form === "participle" || form === "gerund") && !comma) continue;
    limit = Math.min(limit, Math.max(head + 1, lefts[next]!.first));
    break;
  }
  for (let at = head + 1; at < limit; at++) {
    if (isStop(tokens, at)) return at;
    if (opensClause(tokens, at) && !(tokens.lower[at] === "as" && !verbFollows(tokens, at, limit))) return at;
  }
  return limit;
}

function verbFollows(tokens: Tokens, at: number, limit: number): boolean {
  for (let next = at + 1; next < limit; next++) if (isVerb(tokens.tag[next]!)) return true;
  return false;
}

const phrasal: ReadonlySet<number> = new Set([Tag.DT, Tag.PRPS, Tag.JJ]);

/** Left over what belongs to the noun phrase: adjectives, nouns, a possessor, a determiner. */
function phraseStart(tokens: Tokens, head: number, from: number): number {
  let at = head;
  while (at > from && head - at < 12) {
    const tag = tokens.tag[at - 1]!;
    const hyphen = tokens.word[at - 1] === "-";
    // "the planned demolition": a participle after an article is an adjective.
    const adjective =
      (tag === Tag.VBN || tag === Tag.VBG) && at - 2 >= from && phrasal.has(tokens.tag[at - 2]!);
    const part = isNoun(tag) || phrasal.has(tag) || tag === Tag.CD || tag === Tag.POS || adjective || hyphen;
    if (!part) break;
    at--;
  }
  return at;
}

/** Right over prepositional phrases, up to the next verb or mark. */
function phraseEnd(tokens: Tokens, head: number, end: number): number {
  let at = head + 1;
  if (at >= end || (tokens.tag[at] !== Tag.IN && tokens.tag[at] !== Tag.TO)) return at;
  while (at < end && at - head < 20) {
    const tag = tokens.tag[at]!;
    if (isVerb(tag) || tag === Tag.MD || isStop(tokens, at) || isComma(tokens, at) || tag === Tag.PRP) break;
    if (opensClause(tokens, at) || tokens.kind[at] === TokenKind.punctuation) break;
    at++;
  }
  return at;
}

function trimEnd(tokens: Tokens, least: number, end: number): number {
  let at = end;
  while (at > least) {
    const tag = tokens.tag[at - 1]!;
    const kind = tokens.kind[at - 1];
    const loose = tag === Tag.CC || tag === Tag.IN || tag === Tag.DT || tag === Tag.TO;
    if (!loose && kind !== TokenKind.punctuation && kind !== TokenKind.quote) break;
    at--;
  }
  return at;
}

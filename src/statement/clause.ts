/**
 * How far content reaches. Indirect content runs to the end of its sentence, unless another report, a semicolon or a
 * free dash ends it first; the sentence's own point is no part of it. A quotation that ends in a full stop ends it too.
 */
import { Tag } from "../model.ts";
import { Takes, verbForms, words } from "./lexicon.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import {
  isAuxiliary,
  isComma,
  isDash,
  isPronoun,
  lastWord,
  type Passage,
  type Range,
  type Scene,
} from "./scene.ts";
import { isFinite, isVerb } from "./tags.ts";

/** What of a report's cue bears on how far its content reaches. */
export interface CueSetting {
  /** The tag of the cue's verb; 0 where the cue is none. */
  readonly tag: number;
  /** The report hangs on "when", "while" or "as", so that the main clause is still to come. */
  readonly led: boolean;
}

export const noCue: CueSetting = { tag: Tag.none, led: false };

/** Tokens outside quotations that content may reach over: a bound that only hostile text meets. */
export const reach = 600;

/**
 * Past the last token of the content that begins at `start`.
 * A `narrow` content is a phrase, not a clause: it ends where its sentence goes on to say when or why.
 */
export function contentEnd(
  scene: Scene,
  start: number,
  passage: Passage,
  cue: CueSetting = noCue,
  narrow = false,
): number {
  const { tokens } = scene.prose;
  const end = lastWord(scene, passage);
  let at = start;
  for (let steps = 0; at < end && steps < reach; steps++) {
    const quotation = scene.quoteAt[at]!;
    if (quotation >= 0) {
      const { to } = scene.quotations[quotation]!;
      if (
        endsSentence(scene, to) ||
        (isComma(scene, to - 2) && stopsBehindQuote(scene, to, end, cue, narrow))
      )
        return Math.min(to, passage.to);
      at = Math.max(to, at + 1);
      // `what she described as "a gift" cost the town`
      if (narrow && at < end && isFinite(tokens.tag[at]!) && !opensClause(scene, start, at))
        return trimEnd(scene, start, at);
      continue;
    }
    if (at > start && (stops(scene, at, end, cue) || (narrow && endsPhrase(scene, at, end)))) {
      return trimEnd(scene, start, at);
    }
    at++;
  }
  return trimEnd(scene, start, Math.max(start, Math.min(at, end)));
}

/** A "that" or "which" outside quotations: `repeated his claim that "profit" was the motive` goes on with its verb. */
function opensClause({ prose: { tokens }, quoteAt }: Scene, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (quoteAt[at]! < 0 && (tokens.tag[at] === Tag.WH || tokens.lower[at] === "that")) return true;
  }
  return false;
}

/** The comma that parts the content from what comes stands within the quotation: `it was a "lie," adding that`. */
function stopsBehindQuote(scene: Scene, to: number, end: number, cue: CueSetting, narrow: boolean): boolean {
  if (to >= end) return false;
  if (reportsSoon(scene, to, end) || stopsAtComma(scene, to - 1, end)) return true;
  // `said, "We will see," when she was asked`: when and why it was said.
  if (words.settingClause.has(scene.prose.tokens.lower[to]!)) return true;
  return (cue.led && mainClause(scene, to, end)) || (narrow && !continuesList(scene, to, end));
}

/** Where a phrase as content ends: at a comma that continues no list, at a verb joined by "and", at "after he left". */
function endsPhrase(scene: Scene, at: number, end: number): boolean {
  const { tokens } = scene.prose;
  if (isComma(scene, at)) return !continuesList(scene, at + 1, end);
  if (tokens.tag[at] === Tag.CC) {
    let next = at + 1;
    while (next < end && tokens.tag[next] === Tag.RB) next++;
    return isFinite(tokens.tag[next]!);
  }
  if (tokens.tag[at] === Tag.IN && tokens.tag[at + 1] === Tag.VBG && reports(scene, at + 1)) return true;
  return words.settingClause.has(tokens.lower[at]!) && tokens.tag[at] !== Tag.RB;
}

/** ", Peru and Chile": a phrase and then, not far, "and" with no verb between. */
function continuesList(scene: Scene, at: number, end: number): boolean {
  const { tokens } = scene.prose;
  if (tokens.tag[at] === Tag.CC && (tokens.tag[at + 1] === Tag.IN || tokens.tag[at + 1] === Tag.RB))
    return false;
  if (tokens.tag[at] === Tag.CC)
    return at + 1 < end && !isFinite(tokens.tag[at + 2] ?? 0) && !isFinite(tokens.tag[at + 1]!);
  const tag = tokens.tag[at];
  if (tag === Tag.WH || tag === Tag.VBG || tag === Tag.RB || tag === Tag.IN || tag === Tag.PRP) return false;
  for (let i = at; i < Math.min(end, at + 14); i++) {
    if (isFinite(tokens.tag[i]!)) return false;
    if (tokens.tag[i] === Tag.CC) return true;
  }
  return false;
}

/** The quotation that ends before `to` closes its sentence: a stop stands inside the mark. */
function endsSentence({ prose: { tokens, sentences } }: Scene, to: number): boolean {
  const inside = tokens.word[to - 2] ?? "";
  if (!/^[.!?…]/.test(inside)) return false;
  return to >= tokens.count || sentences[tokens.sentence[to]!]!.firstToken === to || inside === ".";
}

function stops(scene: Scene, at: number, end: number, cue: CueSetting): boolean {
  const { tokens } = scene.prose;
  const word = tokens.lower[at]!;
  if (word === ";") return true;
  if (word === ":") return stopsAtColon(scene, at, end);
  if (isDash(scene, at) && (scene.quoteAt[at + 1] ?? -1) >= 0) return false;
  if (isDash(scene, at)) return !hasSecondDash(scene, at, end) || reportsSoon(scene, at + 1, end);
  if (isComma(scene, at)) return stopsAtComma(scene, at, end) || (cue.led && mainClause(scene, at + 1, end));
  if (words.joinsClauses.has(word)) return newReport(scene, at, end, cue.tag);
  if (word === "according") return tokens.lower[at + 1] === "to";
  return false;
}

/** Content goes over a colon to a quotation that no other cue claims, and within a title. */
function stopsAtColon(scene: Scene, at: number, end: number): boolean {
  if (at + 1 >= end) return true;
  const quotation = scene.quoteAt[at + 1]!;
  if (quotation < 0) return !insideTitle(scene, at);
  const { to } = scene.quotations[quotation]!;
  return to < end && reportsSoon(scene, to, end);
}

/** "Star Trek: The Next Generation": capitals on both sides of the colon. */
function insideTitle({ prose: { tokens } }: Scene, at: number): boolean {
  return isCapital(tokens.word[at - 1]) && isCapital(tokens.word[at + 1]);
}

/** A subject and its verb: the clause on which the report hung. */
function mainClause(scene: Scene, at: number, end: number): boolean {
  const { tokens } = scene.prose;
  if (at < end && isFinite(tokens.tag[at]!)) return true;
  const to = subjectEnd(scene, at, end);
  if (to < 0) return false;
  let verb = pastApposition(scene, to, end);
  while (verb < end && tokens.tag[verb] === Tag.RB) verb++;
  return verb < end && (isFinite(tokens.tag[verb]!) || tokens.tag[verb] === Tag.WH);
}

function hasSecondDash(scene: Scene, at: number, end: number): boolean {
  for (let i = at + 1; i < Math.min(end, at + 40); i++) if (isDash(scene, i)) return true;
  return false;
}

export function stopsAtComma(scene: Scene, comma: number, end: number): boolean {
  const { tokens } = scene.prose;
  const next = comma + 1;
  const word = tokens.lower[next] ?? "";
  if (word === "according" && tokens.lower[next + 1] === "to") return true;
  if (tokens.tag[next] === Tag.IN && tokens.tag[next + 1] === Tag.WH)
    return reportsSoon(scene, next + 2, end);
  if (word === "as" || tokens.tag[next] === Tag.WH) {
    return !isFinite(tokens.tag[next + 1] ?? 0) && reportsSoon(scene, next + 1, end);
  }
  if (isFinite(tokens.tag[next] ?? 0) && reports(scene, next)) return true;
  let at = next;
  while (
    at < end &&
    (tokens.tag[at] === Tag.RB ||
      words.floating.has(tokens.lower[at]!) ||
      words.joinsClauses.has(tokens.lower[at]!))
  )
    at++;
  if (at >= end) return false;
  if (tokens.lower[at]!.endsWith("ing") && reports(scene, at)) return true;
  return reportsSoon(scene, at, end) && (at > next || endsReport(scene, at, end));
}

/** "…, officials said." and "…, officials said, …": a report that looks back, not one that goes on. */
function endsReport(scene: Scene, at: number, end: number): boolean {
  const phrase = phraseAfter(scene, at, end);
  if (phrase === null) return false;
  const after = phrase.to + 1;
  return after >= end || isComma(scene, after);
}

/** After "and", "but" or "while": a verb of the same form that reports, or someone else's report. */
function newReport(scene: Scene, at: number, end: number, cueTag: number): boolean {
  const { tokens } = scene.prose;
  let next = at + 1;
  while (next < end && tokens.tag[next] === Tag.RB) next++;
  if (next >= end) return false;
  const tag = tokens.tag[next]!;
  const alike =
    (isFinite(cueTag) && tag === cueTag) ||
    (cueTag === Tag.VBD && tag === Tag.VBN) ||
    (cueTag === Tag.VBG && (isFinite(tag) || tag === Tag.VBG)) ||
    (cueTag === Tag.VB && isFinite(tag));
  if (alike && reports(scene, next)) return true;
  const word = tokens.lower[at]!;
  return (
    (word === "while" || word === "though" || word === "although" || word === "but" || word === "and") &&
    reportsSoon(scene, next, end) &&
    (word !== "and" || !reports(scene, next))
  );
}

/** A noun phrase and then a cue verb: "officials said", "the ministry has denied". */
function reportsSoon(scene: Scene, at: number, end: number): boolean {
  const { tokens } = scene.prose;
  if (at < end && reports(scene, at) && isFinite(tokens.tag[at]!)) return true;
  const to = subjectEnd(scene, at, end);
  if (to < 0) return false;
  let verb = pastApposition(scene, to, end);
  while (verb < end && (isAuxiliary(scene, verb) || tokens.tag[verb] === Tag.RB)) verb++;
  // "but they would not advocate it": whoever speaks goes on about themselves.
  if (isPronoun(scene, to - 1) && verb > to && !tells(scene, verb)) return false;
  return verb < end && reports(scene, verb);
}

/** Past the phrase that begins at `at`, and another that "and" joins to it; -1 where none begins there. */
function subjectEnd(scene: Scene, at: number, end: number): number {
  const phrase = phraseAfter(scene, at, end);
  if (phrase === null) return -1;
  if (scene.prose.tokens.tag[phrase.to] !== Tag.CC) return phrase.to;
  return phraseAfter(scene, phrase.to + 1, end)?.to ?? phrase.to;
}

/** Past ", the mayor," after a name. */
export function pastApposition(scene: Scene, at: number, end: number): number {
  if (at >= end || !isComma(scene, at)) return at;
  for (let i = at + 1; i < Math.min(end, at + 25); i++) if (isComma(scene, i)) return i + 1;
  return at;
}

function reports(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  const lower = tokens.lower[at]!;
  if (!isVerb(tokens.tag[at]!) && !words.verbAlways.has(lower)) return false;
  return senseAt(scene, at, ~Takes.quote);
}

/** The verb takes a clause or a quotation as what was said: "say", "claim", not "advocate". */
function tells(scene: Scene, at: number): boolean {
  return senseAt(scene, at, Takes.clause);
}

function senseAt({ prose: { tokens } }: Scene, at: number, takes: number): boolean {
  const senses = verbForms.get(tokens.lower[at] ?? "");
  if (senses === undefined) return false;
  return senses.some(
    ({ said, particle }) =>
      (said & takes) !== 0 && particle.every((word, i) => tokens.lower[at + 1 + i] === word),
  );
}

/** Content without commas, brackets and conjunctions that hang over its end. */
function trimEnd(scene: Scene, start: number, to: number): number {
  const { tokens } = scene.prose;
  let end = to;
  while (end > start + 1 && (isComma(scene, end - 1) || tokens.tag[end - 1] === Tag.CC)) end--;
  if (end > start + 1 && tokens.word[end - 1] === ")" && !opensWithin(scene, start, end - 1)) end--;
  return end;
}

/** A bracket opens in the range, so that the one that closes after it belongs to the content. */
function opensWithin({ prose: { tokens } }: Scene, start: number, to: number): boolean {
  for (let at = to - 1; at >= Math.max(start, to - 60); at--) {
    if (tokens.word[at] === ")") return false;
    if (tokens.word[at] === "(") return true;
  }
  return false;
}

/** Content without what only links it to the sentence before: "But", "However,", commas. */
export function trimStart(scene: Scene, { from, to }: Range): Range {
  const { tokens } = scene.prose;
  let at = from;
  while (at < to - 1 && scene.quoteAt[at]! < 0) {
    const linking = tokens.tag[at] === Tag.CC || words.linking.has(tokens.lower[at]!);
    if (!linking && !isComma(scene, at) && !isDash(scene, at)) break;
    at++;
  }
  return { from: at, to };
}

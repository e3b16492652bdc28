/**
 * What follows a cue verb: a that-clause, a quotation, a noun phrase, an addressee and then one of these, "to do", or
 * someone "to do". Each pattern looks at the words right after the verb; phrases of time and place may come between.
 */
import { Tag } from "../model.ts";
import { type CueSetting, contentEnd, pastApposition } from "./clause.ts";
import { beginsPhrase, followsVerb, isBareVerb, isSubjectPronoun, skipAdverbs } from "./following.ts";
import { holdsBareVerb, holdsMainVerb, holdsQuotation, holdsVerb } from "./holding.ts";
import { Takes, words } from "./lexicon.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import { isComma, lastWord, type Passage, type Range, type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";

export interface Complement {
  readonly kind: "that" | "clause" | "quote" | "wh" | "to" | "whom-to" | "as" | "thing" | "next";
  readonly content: Range;
  readonly hearer: Range | null;
}

interface Ask {
  readonly scene: Scene;
  readonly passage: Passage;
  readonly end: number;
  readonly takes: number;
  readonly cue: CueSetting;
}

/** The complement that begins at `at`, for a verb that takes `takes`; null where nothing fits. */
export function complementAfter(
  scene: Scene,
  passage: Passage,
  at: number,
  takes: number,
  cue: CueSetting,
): Complement | null {
  const ask: Ask = { scene, passage, end: lastWord(scene, passage), takes, cue };
  const start = skipAdverbs(scene, at, passage.to);
  return (
    direct(ask, start) ??
    (takes & Takes.hearer ? afterHearer(ask, start) : null) ??
    nominal(ask, start) ??
    afterSetting(ask, start)
  );
}

/** As `complementAfter`, for clauses that begin in an unusual way. */
export function looseComplement(
  scene: Scene,
  passage: Passage,
  at: number,
  takes: number,
  cue: CueSetting,
): Complement | null {
  const ask: Ask = { scene, passage, end: lastWord(scene, passage), takes, cue };
  const start = skipAdverbs(scene, at, passage.to);
  return loose(ask, start) ?? adverbial(ask, start);
}

/** "said if he won he would stay", "says despite all that, she was not": a clause that its adverbial opens. */
function adverbial(ask: Ask, at: number): Complement | null {
  const { scene, end } = ask;
  const { tokens } = scene.prose;
  const start = isComma(scene, at) ? at + 1 : at;
  if (start >= end || tokens.tag[start + 1] === Tag.VBG) return null;
  const leads = words.leading.has(tokens.lower[start]!) || tokens.tag[start] === Tag.WH;
  const parted = start > at;
  if (!leads && !parted && !words.setting.has(tokens.lower[start]!)) return null;
  if (isFinite(tokens.tag[start]!) || tokens.lower[start] === "of" || tokens.lower[start] === "to")
    return null;
  let verbs = 0;
  let comma = false;
  for (let i = start; i < Math.min(end, start + 40); i++) {
    if (isComma(scene, i)) comma = true;
    if (isFinite(tokens.tag[i]!)) verbs++;
  }
  return verbs > (leads ? 1 : 0) && (leads || comma) ? makeClause(ask, "clause", start) : null;
}

/** Patterns that need nothing between verb and content. */
function direct(ask: Ask, at: number): Complement | null {
  const { scene, end, takes } = ask;
  const { tokens } = scene.prose;
  const speech = takes & (Takes.clause | Takes.quote);
  if (at >= end) return null;
  if (scene.quoteAt[at]! >= 0)
    return speech || takes & (Takes.thing | Takes.as) ? make(ask, "quote", at) : null;
  const word = tokens.lower[at]!;
  if (word === ":") return afterColon(ask, at);
  if (isComma(scene, at)) {
    const next = tokens.lower[at + 1] === "that" ? at + 2 : at + 1;
    const opens = next < end && scene.quoteAt[next]! >= 0;
    if (opens && speech) return make(ask, "quote", next);
    return null;
  }
  if (word === "that" && takes & Takes.as && (scene.quoteAt[at + 1] ?? -1) >= 0) return make(ask, "as", at);
  if (word === "that" && takes & Takes.clause) {
    // "said that was natural": there "that" is the subject of what was said.
    if (followsVerb(scene, at + 1, end)) return makeClause(ask, "clause", at);
    const aside = isComma(scene, at + 1) ? skipAdverbs(scene, at + 1, end) : at + 1;
    // "wrote that, under the statute, …": the comma is no part of what was written.
    return makeClause(ask, "that", isComma(scene, aside) ? aside + 1 : aside);
  }
  if (words.wh.has(word) && takes & (Takes.clause | Takes.thing | Takes.whether)) return make(ask, "wh", at);
  if (word === "to" && takes & (Takes.to | Takes.whomTo)) {
    return isBareVerb(scene, at + 1) ? make(ask, "to", at) : null;
  }
  // The thing itself has moved to the front: "which she has described as", "were called".
  return word === "as" && takes & Takes.as ? make(ask, "as", at) : null;
}

/** A clause without "that", someone "to do", something called something, a mere thing. */
function nominal(ask: Ask, at: number): Complement | null {
  const { scene, takes, end } = ask;
  if (at >= end || scene.quoteAt[at]! >= 0 || !beginsPhrase(scene, at)) return null;
  const phrase = phraseAfter(scene, at, end);
  const after = phrase?.to ?? at + 1;
  if (
    phrase !== null &&
    takes & Takes.whomTo &&
    scene.prose.tokens.lower[after] === "to" &&
    isBareVerb(scene, after + 1)
  ) {
    return make(ask, "whom-to", at);
  }
  if (words.noContent.has(scene.prose.tokens.lower[at]!) && !(takes & Takes.thing)) return null;
  if (takes & Takes.clause && followsVerb(scene, after, end)) return makeClause(ask, "clause", at);
  // A pronoun that can only be a subject begins a clause, whatever the tagger makes of its verb.
  if (takes & Takes.clause && isSubjectPronoun(scene, at)) return make(ask, "clause", at);
  if (takes & Takes.as && namesSomething(ask, after)) return make(ask, "as", at);
  if (takes & Takes.thing) return make(ask, "thing", at);
  const found = takes & Takes.clause ? makeClause(ask, "clause", at) : null;
  // "wrote screeds, which made him known": the only verb hangs on the thing written.
  const whole =
    found !== null &&
    (holdsQuotation(scene, found.content) ||
      holdsMainVerb(scene, found.content) ||
      holdsBareVerb(scene, found.content));
  return whole ? found : null;
}

/** After the thing named, perhaps with a phrase of place or topic: "as", a quotation, another phrase. */
function namesSomething({ scene, end }: Ask, after: number): boolean {
  const { tokens } = scene.prose;
  let at = after;
  for (let steps = 0; steps < 3 && at < end; steps++) {
    const word = tokens.lower[at]!;
    if (scene.quoteAt[at]! >= 0 || word === "as" || word === "of" || word === "for" || word === "with")
      return true;
    const tag = tokens.tag[at];
    if (tag === Tag.DT || tag === Tag.JJ || tag === Tag.TO) return true;
    // "accused the leader, Kim Orr, of": over what explains the name.
    if (isComma(scene, at) && steps === 0) {
      at = pastApposition(scene, at, end);
      continue;
    }
    if (tag !== Tag.IN) return false;
    const phrase = phraseAfter(scene, at + 1, end);
    if (phrase === null) return false;
    at = phrase.to;
  }
  return false;
}

function afterColon(ask: Ask, colon: number): Complement | null {
  const { scene, passage, end } = ask;
  if (!(ask.takes & (Takes.quote | Takes.clause))) return null;
  if (colon + 1 < end) return make(ask, scene.quoteAt[colon + 1]! >= 0 ? "quote" : "clause", colon + 1);
  return { kind: "next", content: { from: passage.to, to: passage.to }, hearer: null };
}

/** "told reporters that", "informed him of", "warned residents to". */
function afterHearer(ask: Ask, at: number): Complement | null {
  const { scene, end } = ask;
  if (at >= end || !beginsPhrase(scene, at)) return null;
  const hearer = hearerAt(scene, at, end);
  if (hearer === null) return null;
  const next = skipAdverbs(scene, hearer.to, end);
  const found = direct(ask, next) ?? nominal(ask, next) ?? afterTopic(ask, next) ?? afterSetting(ask, next);
  return found === null ? null : { ...found, hearer };
}

/** The addressee; a pronoun right after a name begins the content: "told Reuters | he would go". */
function hearerAt(scene: Scene, at: number, end: number): Range | null {
  const whole = phraseAfter(scene, at, end);
  if (whole === null) return null;
  const { tokens } = scene.prose;
  // "told the court she was": the phrase ends before the pronoun by itself; "told state media rescuers ended" does not.
  if (!followsVerb(scene, whole.to, end)) return whole;
  const name = scene.nameAt[at + (tokens.tag[at] === Tag.DT ? 1 : 0)]!;
  if (name > at && name < whole.to && tokens.tag[name] !== Tag.POS) return { from: at, to: name };
  for (let cut = at + 1; cut < whole.to; cut++) {
    const known = words.mediaNoun.has(tokens.lower[cut - 1]!) || words.outlet.has(tokens.lower[cut - 1]!);
    const turns =
      isCapital(tokens.word[cut - 1]) && !isCapital(tokens.word[cut]) && tokens.tag[cut] !== Tag.POS;
    if (tokens.tag[cut] !== Tag.POS && (known || turns)) return { from: at, to: cut };
  }
  return null;
}

/** "told them of the plan", "informed him about it". */
function afterTopic(ask: Ask, at: number): Complement | null {
  const word = ask.scene.prose.tokens.lower[at];
  if (word !== "of" && word !== "about") return null;
  return at + 1 < ask.end ? make(ask, "thing", at + 1) : null;
}

/** "said at a briefing that", "wrote on Instagram:", "said of the outbreak, “…”". */
function afterSetting(ask: Ask, at: number): Complement | null {
  const { scene, end } = ask;
  const { tokens } = scene.prose;
  let next = at;
  for (let steps = 0; steps < 3; steps++) {
    const word = tokens.lower[next] ?? "";
    if (next >= end || !words.setting.has(word)) return null;
    const place = phraseAfter(scene, next + 1, end);
    if (place === null) return null;
    next = skipAdverbs(scene, place.to, end);
    const found = settled(ask, next);
    if (found !== null) return found;
  }
  return null;
}

/** After a setting only what cannot be a part of it: "that", a quotation, a colon, a pronoun with its verb. */
function settled(ask: Ask, at: number): Complement | null {
  const { scene, end, takes } = ask;
  if (at >= end) return null;
  const { tokens } = scene.prose;
  const word = tokens.lower[at]!;
  if (word === "that" || word === ":" || scene.quoteAt[at]! >= 0) return direct(ask, at);
  if (isComma(scene, at)) return direct(ask, at);
  if (words.wh.has(word) && word !== "when" && word !== "which") return direct(ask, at);
  const tag = tokens.tag[at];
  if (takes & Takes.clause && (tag === Tag.PRP || tag === Tag.DT || tag === Tag.PRPS || tag === Tag.EX)) {
    return holdsVerb(scene, { from: at, to: end }) ? makeClause(ask, "clause", at) : null;
  }
  return null;
}

/** "which he said would …", and a quotation after a setting that commas hold: `told him, in French, "…"`. */
function loose(ask: Ask, at: number): Complement | null {
  const { scene, takes, end } = ask;
  const { tokens } = scene.prose;
  if (!(takes & Takes.clause) || at >= end) return null;
  if (isFinite(tokens.tag[at]!)) return makeClause(ask, "clause", at);
  for (let next = at; next < Math.min(end, at + 18); next++) {
    if (scene.quoteAt[next]! >= 0) return make(ask, "quote", next);
    const tag = tokens.tag[next]!;
    if (isFinite(tag) || tag === Tag.VBG || tag === Tag.CC || tokens.word[next] === ";") return null;
  }
  return null;
}

function make(ask: Ask, kind: Complement["kind"], from: number): Complement | null {
  const narrow = kind === "thing" || kind === "as" || kind === "to";
  const end = contentEnd(ask.scene, from, ask.passage, ask.cue, narrow);
  const to = kind === "as" ? overComma(ask, from, end) : end;
  return to > from ? { kind, content: { from, to }, hearer: null } : null;
}

/** "accused the leader, Kim Orr, of “folly”", "described him as, “in a word, lost”": the content goes on past the comma. */
function overComma(ask: Ask, from: number, to: number): number {
  const { scene, passage, end, cue } = ask;
  if (to >= end || !isComma(scene, to) || holdsQuotation(scene, { from, to })) return to;
  const { tokens } = scene.prose;
  if (tokens.lower[to - 1] === "as" && scene.quoteAt[to + 1]! >= 0)
    return contentEnd(scene, to + 1, passage, cue, true);
  const past = pastApposition(scene, to, end);
  const word = tokens.lower[past];
  if (past <= to + 1 || past >= end || (word !== "of" && word !== "as")) return to;
  if (word === "as" && isComma(scene, past + 1) && scene.quoteAt[past + 2]! >= 0)
    return contentEnd(scene, past + 2, passage, cue, true);
  return contentEnd(scene, past, passage, cue, true);
}

function makeClause(ask: Ask, kind: Complement["kind"], from: number): Complement | null {
  const found = make(ask, kind, from);
  if (found === null || kind === "that") return found;
  const told =
    holdsQuotation(ask.scene, found.content) ||
    holdsVerb(ask.scene, found.content) ||
    holdsBareVerb(ask.scene, found.content);
  return told ? found : null;
}

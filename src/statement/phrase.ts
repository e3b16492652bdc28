/**
 * Noun phrases by their parts of speech, walked from one end: leftwards from a verb to its subject, rightwards from a
 * verb to whoever follows it. A phrase has its titles, its "of"-phrases, what stands in brackets, and other phrases
 * joined by "and"; a name set off by commas belongs to the phrase that it explains.
 */
import { Tag } from "../model.ts";
import { words } from "./lexicon.ts";
import { isPronoun, isPunctuation, joins, type Range, type Scene } from "./scene.ts";
import { isFinite, isNominal, isVerb } from "./tags.ts";

const longest = 60;

/** The noun phrase that ends right before `end`, not reaching left of `floor`; null where none ends there. */
export function phraseBefore(scene: Scene, end: number, floor: number): Range | null {
  const low = Math.max(floor, end - longest);
  const head = coreBefore(scene, end, low);
  if (head === null) return null;
  let { from } = head;
  for (;;) {
    const wider = widenLeft(scene, from, low) ?? overParticiple(scene, from, low);
    if (wider === null) return { from, to: end };
    from = wider;
  }
}

/** "legislators supporting the law", "a man named Wong", "the report published by UpGuard": over the participle. */
function overParticiple(scene: Scene, from: number, low: number): number | null {
  const { tokens } = scene.prose;
  if (startsClause(scene, from, low)) return null;
  let link = from - 1;
  if (tokens.tag[link] === Tag.IN && words.postmodifier.has(tokens.lower[link]!)) link--;
  const tag = tokens.tag[link];
  if (link <= low || (tag !== Tag.VBG && tag !== Tag.VBN) || scene.quoteAt[link]! >= 0) return null;
  const before = coreBefore(scene, link, low);
  if (before === null || isPronoun(scene, before.to - 1)) return null;
  return startsClause(scene, before.from, low) || deeperStart(scene, before.from, low) ? before.from : null;
}

/** One step further left: over "of", another preposition, or "and", where a phrase stands before it. */
function widenLeft(scene: Scene, from: number, low: number): number | null {
  const { tokens } = scene.prose;
  const link = from - 1;
  if (link <= low || scene.quoteAt[link]! >= 0) return null;
  const word = tokens.lower[link]!;
  const coordinates = tokens.tag[link] === Tag.CC && word !== "but";
  if (!coordinates && !words.postmodifier.has(word)) return null;
  const before = coreBefore(scene, link, low);
  if (before === null || tokens.tag[before.to - 1] === Tag.PRP) return null;
  if (word === "of") return before.from;
  return startsClause(scene, before.from, low) || deeperStart(scene, before.from, low) ? before.from : null;
}

/** The phrase begins no clause itself, but one of which it is a part does: "the head of" + "police" + "in Ohio". */
function deeperStart(scene: Scene, from: number, low: number): boolean {
  const { tokens } = scene.prose;
  let at = from;
  for (let steps = 0; steps < 4; steps++) {
    const link = at - 1;
    if (link <= low || !(words.postmodifier.has(tokens.lower[link]!) || tokens.tag[link] === Tag.CC))
      return false;
    const before = coreBefore(scene, link, low);
    if (before === null) return false;
    if (startsClause(scene, before.from, low)) return true;
    at = before.from;
  }
  return false;
}

/** What stands before `at` can end another clause, so that a subject may begin here. */
export function startsClause(scene: Scene, at: number, floor: number): boolean {
  const { tokens } = scene.prose;
  if (at <= floor) return true;
  const before = at - 1;
  if (joins(scene, before)) return false;
  // "Even China said": an adverb that opens the sentence.
  if (tokens.tag[before] === Tag.RB && before === scene.prose.sentences[tokens.sentence[before]!]!.firstToken)
    return true;
  if (scene.quoteAt[before]! >= 0 || isPunctuation(scene, before) || scene.timeAt[before]! > 0) return true;
  if (tokens.lower[before] === "with" || tokens.lower[before] === "by") return true;
  return words.subordinator.has(tokens.lower[before]!);
}

/** The innermost noun phrase that ends before `end`: determiner, modifiers, owner, head. */
function coreBefore(scene: Scene, end: number, low: number): Range | null {
  const { tokens } = scene.prose;
  let at = end - 1;
  if (at < low) return null;
  if (tokens.word[at] === ")") at = bracketBefore(scene, at, low) - 1;
  if (at < low || scene.quoteAt[at]! >= 0) return null;
  const tag = tokens.tag[at]!;
  if (isPronoun(scene, at)) return { from: at, to: end };
  if (tag === Tag.EX) return null;
  if (!isHead(scene, at)) return null;
  let from = at;
  while (from - 1 >= low && extendsLeft(scene, from - 1, from)) {
    from--;
    const here = tokens.tag[from];
    if (
      (here === Tag.DT || here === Tag.PRPS) &&
      !(from - 1 >= low && words.predeterminer.has(tokens.lower[from - 1]!))
    )
      break;
  }
  while (from < at && (isPunctuation(scene, from) || tokens.tag[from] === Tag.POS)) from++;
  return { from, to: end };
}

function isHead(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  const tag = tokens.tag[at]!;
  if (scene.timeAt[at]! > 0 && tag !== Tag.NNS) return false;
  if (isNominal(tag) || words.sayer.has(tokens.lower[at]!)) return true;
  if (
    isCapital(tokens.word[at]) &&
    tag !== Tag.IN &&
    !isPunctuation(scene, at) &&
    tag !== Tag.RB &&
    tag !== Tag.WH
  ) {
    const opens = scene.prose.sentences[tokens.sentence[at]!]!.firstToken === at;
    if (opens && (tag === Tag.VBG || tag === Tag.VBN)) return false;
    return !isFinite(tag) || tokens.tag[at - 1] === Tag.NNP;
  }
  if (tag === Tag.VBG) {
    const before = tokens.tag[at - 1] ?? 0;
    return before === Tag.PRPS || before === Tag.POS || before === Tag.DT;
  }
  if (tag === Tag.DT) return words.alone.has(tokens.lower[at]!);
  if (tag === Tag.JJ) {
    // "the security chief", "the prosecutor general": after a noun it is one.
    const before = tokens.tag[at - 1] ?? 0;
    return before === Tag.DT || isNominal(before) || before === Tag.POS || words.alone.has(tokens.lower[at]!);
  }
  if (tokens.word[at] === ".") return at > 0 && isCapital(tokens.word[at - 1]);
  return false;
}

/** The token at `at` belongs to the phrase whose first token so far is `next`. */
function extendsLeft(scene: Scene, at: number, next: number): boolean {
  const { tokens } = scene.prose;
  if (scene.quoteAt[at]! >= 0) return false;
  const tag = tokens.tag[at]!;
  if (scene.timeAt[at]! > 0 && tokens.tag[next] !== Tag.POS) return false;
  if (isAttributive(scene, at)) return true;
  if (tokens.tag[next] === Tag.DT) return words.predeterminer.has(tokens.lower[at]!);
  // "an inside source": a preposition after an article is an adjective.
  if (tag === Tag.IN && tokens.tag[at - 1] === Tag.DT && isNominal(tokens.tag[next]!)) return true;
  if (tag === Tag.PRP || tag === Tag.IN || tag === Tag.WH || tag === Tag.CC || tag === Tag.TO) return false;
  if (isNominal(tag) || tag === Tag.JJ || tag === Tag.POS || tag === Tag.DT || tag === Tag.PRPS) return true;
  if (joins(scene, at)) return true;
  if (tokens.word[at] === ".")
    return at > 0 && tokens.end[at - 1] === tokens.start[at] && isCapital(tokens.word[at - 1]);
  if (scene.nameAt[at]! > 0) return tokens.tag[next] !== Tag.DT;
  if (tag === Tag.VBN && isCapital(tokens.word[at]) && tokens.tag[next] === Tag.NNP) return true;
  if (isVerb(tag) || tag === Tag.RB) {
    const before = at > 0 ? tokens.tag[at - 1] : Tag.none;
    // "the left-leaning newspaper"
    if ((tag === Tag.VBG || tag === Tag.VBN) && at > 0 && joins(scene, at - 1)) return true;
    if (tag === Tag.VBN && (at === 0 || scene.quoteAt[at - 1]! >= 0 || isPunctuation(scene, at - 1)))
      return true;
    return before === Tag.DT || before === Tag.PRPS || before === Tag.POS || before === Tag.JJ;
  }
  return (
    isCapital(tokens.word[at]) && isCapital(tokens.word[next]) && !isPunctuation(scene, at) && tag !== Tag.RB
  );
}

/** The index of the bracket that opens what closes at `at`; `at` itself where none is near. */
function bracketBefore({ prose: { tokens } }: Scene, at: number, low: number): number {
  for (let i = at - 1; i >= Math.max(low, at - 20); i--) if (tokens.word[i] === "(") return i;
  return at;
}

/** The noun phrase that begins at `start`, ending before `ceiling`; null where none begins there. */
export function phraseAfter(scene: Scene, start: number, ceiling: number): Range | null {
  const that = scene.prose.tokens.lower[start] === "that" && scene.prose.tokens.tag[start] === Tag.IN;
  const core = coreAfter(scene, that ? start + 1 : start, ceiling);
  if (core === null) return null;
  let { to } = core;
  for (let steps = 0; steps < 8 && to - start < longest; steps++) {
    const wider = widenRight(scene, to, ceiling);
    if (wider === null) break;
    to = wider;
  }
  return { from: start, to };
}

function widenRight(scene: Scene, to: number, ceiling: number): number | null {
  const { tokens } = scene.prose;
  if (to + 1 >= ceiling) return null;
  if (tokens.word[to] === "(") {
    for (let i = to + 1; i < Math.min(ceiling, to + 20); i++) if (tokens.word[i] === ")") return i + 1;
    return null;
  }
  const word = tokens.lower[to]!;
  const tag = tokens.tag[to];
  // "shouted Tom Reid from the roof": only "of" and "for" tell which Tom Reid.
  const named = scene.nameAt[to - 1]! > 0 && tag === Tag.IN && word !== "of" && word !== "for";
  if (named) return null;
  const dated = words.document.has(tokens.lower[to - 1]!) ? pastDay(scene, to, ceiling) : to;
  // "a report on Wednesday by UpGuard"
  if (dated > to && tokens.lower[dated] === "by") return coreAfter(scene, dated + 1, ceiling)?.to ?? null;
  const made = word === "by" && words.document.has(tokens.lower[to - 1]!);
  const links = tag === Tag.CC ? word !== "but" : made || words.nearPostmodifier.has(word);
  if (!links) return null;
  const next = coreAfter(scene, to + 1, ceiling);
  if (next === null || tokens.tag[to + 1] === Tag.PRP) return null;
  if (tag === Tag.CC && next.to < ceiling && isVerbal(tokens.tag[next.to]!)) return null;
  return next.to;
}

function pastDay(scene: Scene, at: number, ceiling: number): number {
  const lead = words.timeLead.has(scene.prose.tokens.lower[at]!) ? at + 1 : at;
  return lead < ceiling && scene.timeAt[lead]! > 0 ? Math.min(ceiling, scene.timeAt[lead]!) : at;
}

function isVerbal(tag: number): boolean {
  return isFinite(tag) || tag === Tag.VBN || tag === Tag.VB;
}

function coreAfter(scene: Scene, start: number, ceiling: number): Range | null {
  const { tokens } = scene.prose;
  if (start >= ceiling) return null;
  if (isPronoun(scene, start)) return { from: start, to: start + 1 };
  let at = start;
  let head = -1;
  while (at < Math.min(ceiling, start + longest) && extendsRight(scene, at, start)) {
    if (isHead(scene, at) && tokens.tag[at] !== Tag.JJ) head = at;
    at++;
  }
  return head < 0 ? null : { from: start, to: head + 1 };
}

function extendsRight(scene: Scene, at: number, start: number): boolean {
  const { tokens } = scene.prose;
  if (scene.quoteAt[at]! >= 0) return false;
  const tag = tokens.tag[at]!;
  const before = at > start ? tokens.tag[at - 1]! : Tag.none;
  if (scene.timeAt[at]! > 0) {
    return (
      tokens.tag[scene.timeAt[at]!] === Tag.POS ||
      isWorkName(scene, at, before) ||
      before === Tag.DT ||
      (at > start && scene.timeAt[at - 1]! > 0)
    );
  }
  if (at > start && scene.nameAt[at]! > 0 && scene.nameAt[at] === scene.nameAt[at - 1]) return true;
  if (tag === Tag.DT || tag === Tag.PRPS)
    return at === start || words.predeterminer.has(tokens.lower[at - 1]!);
  if (isNominal(tag) || tag === Tag.JJ || tag === Tag.POS || joins(scene, at)) return true;
  if (words.sayer.has(tokens.lower[at]!)) return true;
  if (tokens.word[at] === ".") {
    const last = scene.prose.sentences[tokens.sentence[at]!]!.endToken - 1;
    return (
      at > start && at < last && tokens.end[at - 1] === tokens.start[at] && isCapital(tokens.word[at - 1])
    );
  }
  // "said retired general Anna Holm".
  if (at === start && isAttributive(scene, at)) return true;
  if (tag === Tag.VBN || tag === Tag.VBG || tag === Tag.RB) {
    return (
      (before === Tag.DT || before === Tag.PRPS || before === Tag.POS || before === Tag.JJ) &&
      at + 1 < tokens.count
    );
  }
  if (at === start && tag >= Tag.VB && tag <= Tag.VBZ && isCapital(tokens.word[at])) return at > 0;
  return isCapital(tokens.word[at]) && isNominal(before) && tag !== Tag.IN && !isPunctuation(scene, at);
}

/** "the BBC's Today programme", "The Sunday Times": a time's word within a name. */
function isWorkName({ prose: { tokens } }: Scene, at: number, before: number): boolean {
  if (before !== Tag.POS && before !== Tag.NNP) return false;
  return isCapital(tokens.word[at]) && words.mediaNoun.has(tokens.lower[at + 1] ?? "");
}

/** A participle that says what kind of person follows. */
function isAttributive({ prose: { tokens } }: Scene, at: number): boolean {
  const next = tokens.tag[at + 1] ?? 0;
  return words.attributive.has(tokens.lower[at]!) && (isNominal(next) || next === Tag.JJ);
}

export function isCapital(word: string | undefined): boolean {
  if (word === undefined) return false;
  const first = word.charAt(0);
  return first !== first.toLowerCase();
}

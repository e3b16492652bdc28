/**
 * Reports without a cue verb: "according to X", "X's claim that", "reportedly", a headline's "X: we will", and the
 * dash with a name that signs a quotation.
 */
import { Tag } from "../model.ts";
import { byAdjective } from "./adjective.ts";
import { phraseBeforeComma } from "./apposed.ts";
import { contentAround } from "./around.ts";
import { contentEnd, noCue, trimStart } from "./clause.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { holdsVerb } from "./holding.ts";
import { labelled, signed } from "./label.ts";
import { nouns, words } from "./lexicon.ts";
import { isCapital, phraseAfter, phraseBefore } from "./phrase.ts";
import { isComma, isDash, lastWord, type Passage, type Range, type Scene } from "./scene.ts";
import { isFinite, isVerb } from "./tags.ts";
import { verbGroup } from "./verb.ts";

/** Tokens that a clause may reach back over: a bound that only hostile text meets. */
const furthest = 150;

/** All such drafts, a passage at a time. */
export function reportsByPhrase(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (const passage of scene.passages) {
    for (let at = passage.from; at < passage.to; at++) {
      if (scene.quoteAt[at]! >= 0) continue;
      const draft =
        according(scene, passage, at) ??
        hearsay(scene, passage, at) ??
        byNoun(scene, passage, at) ??
        byAdjective(scene, passage, at) ??
        signed(scene, passage, at);
      if (draft !== null) drafts.push(draft);
    }
  }
  return [...drafts, ...labelled(scene)];
}

/** "According to X, …", "…, according to X", "…, according to X, …"; "per X" and "by all accounts" likewise. */
function according(scene: Scene, passage: Passage, at: number): Draft | null {
  const { tokens } = scene.prose;
  const word = tokens.lower[at];
  const long = word === "according" && tokens.lower[at + 1] === "to";
  const per = word === "per" && scene.nameAt[at] === 0 && isCapital(tokens.word[at + 1] ?? "");
  const view =
    word === "in" && tokens.tag[at + 2] === Tag.POS && words.viewNoun.has(tokens.lower[at + 3] ?? "");
  const told =
    word === "in" &&
    tokens.lower[at + 1] === "the" &&
    words.viewNoun.has(tokens.lower[at + 2] ?? "") &&
    tokens.lower[at + 3] === "of";
  if (!long && !per && !view && !told) return null;
  const start = at + (told ? 4 : long ? 2 : 1);
  const source = phraseAfter(scene, start, passage.to) ?? misread(scene, start, passage.to);
  if (source === null) return null;
  const unit = { from: at, to: source.to };
  const quoted = told ? quotedNext(scene, source.to) : null;
  if (told && quoted === null && !leads(scene, passage, at)) return null;
  const content =
    quoted ??
    (leads(scene, passage, at)
      ? contentAhead(scene, passage, unit)
      : (contentAround(scene, passage, unit) ?? contentBeside(scene, passage, unit)));
  if (content === null) return null;
  return makeDraft({
    rule: long ? "according to" : per ? "per" : "in the view of",
    lemma: long ? "according to" : per ? "per" : "in view",
    cue: { from: at, to: start },
    source,
    content,
    form: "phrase",
    extent: { from: Math.min(at, content[0]!.from), to: Math.max(source.to, content.at(-1)!.to) },
  });
}

/** "in the words of one aide, “a gift”": the quotation that the source leads to. */
function quotedNext(scene: Scene, at: number): Range[] | null {
  const quotation = scene.quotations[scene.quoteAt[isComma(scene, at) ? at + 1 : at] ?? -1];
  return quotation === undefined ? null : [{ from: quotation.from, to: quotation.to }];
}

/** "according to show insiders": a bare verb that opens a noun phrase is a noun that the tagger misread. */
function misread(scene: Scene, start: number, ceiling: number): Range | null {
  const rest = phraseAfter(scene, start + 1, ceiling);
  return rest === null ? null : { from: start, to: rest.to };
}

/** Nothing but a conjunction or an adverb stands before `at` in its clause. */
function leads(scene: Scene, passage: Passage, at: number): boolean {
  const { tokens } = scene.prose;
  let before = at - 1;
  while (
    before >= passage.from &&
    (tokens.tag[before] === Tag.CC || words.linking.has(tokens.lower[before]!))
  )
    before--;
  if (before < passage.from) return true;
  return (
    tokens.word[before] === ";" ||
    tokens.word[before] === ":" ||
    tokens.lower[before] === "that" ||
    isDash(scene, before)
  );
}

/** "According to X, a body, on Monday, CONTENT": content begins after the first comma that no apposition follows. */
function contentAhead(scene: Scene, passage: Passage, unit: Range): Range[] | null {
  const end = lastWord(scene, passage);
  let start = -1;
  for (let at = unit.to; at < Math.min(end - 1, unit.to + 30); at++) {
    if (scene.quoteAt[at]! >= 0) {
      start = at;
      break;
    }
    if (!isComma(scene, at)) continue;
    start = at + 1;
    if (!apposes(scene, start, end)) break;
  }
  if (start < 0) return null;
  const to = contentEnd(scene, start, passage);
  return to > start ? [{ from: start, to }] : null;
}

/** What begins at `at` closes with a comma before any verb: it explains the source. */
function apposes(scene: Scene, at: number, end: number): boolean {
  const { tokens } = scene.prose;
  const opener = tokens.lower[at]!;
  const relative = opener === "who" || opener === "which" || opener === "whose";
  if (!relative && tokens.tag[at] !== Tag.DT && tokens.tag[at] !== Tag.CD && !isCapital(tokens.word[at]))
    return false;
  for (let i = at; i < Math.min(end, at + 25); i++) {
    if (scene.quoteAt[i]! >= 0) return false;
    if (isComma(scene, i))
      return i + 1 < end && !isFinite(tokens.tag[i + 1]!) && tokens.tag[i + 1] !== Tag.CC;
    if (!relative && isFinite(tokens.tag[i]!)) return false;
  }
  return false;
}

/** "recovered, according to the ministry": no comma parts content and phrase. */
function contentBeside(scene: Scene, passage: Passage, unit: Range): Range[] | null {
  const { tokens } = scene.prose;
  let from = unit.from;
  const low = Math.max(passage.from, unit.from - furthest);
  while (from > low && tokens.word[from - 1] !== ";" && tokens.word[from - 1] !== ":") from--;
  const before = trimStart(scene, { from, to: unit.from });
  if (before.to <= before.from) return null;
  const end = contentEnd(scene, unit.to, passage);
  const after = trimStart(scene, { from: unit.to, to: end });
  if (after.to > after.from && holdsVerb(scene, after)) return [before, after];
  return holdsVerb(scene, before) ? [before] : null;
}

/** "reportedly": its own clause is the content, and no one is named as its source. */
function hearsay(scene: Scene, passage: Passage, at: number): Draft | null {
  const { tokens } = scene.prose;
  if (!words.hearsay.has(tokens.lower[at]!)) return null;
  const end = lastWord(scene, passage);
  let from = at;
  const low = Math.max(passage.from, at - furthest);
  while (from > low && !partsClauses(scene, from - 1)) from--;
  const before = trimStart(scene, { from, to: at });
  const after = trimStart(scene, {
    from: at + 1,
    to: Math.min(end, contentEnd(scene, Math.min(at + 1, end - 1), passage)),
  });
  const content = [before, after].filter((range) => range.to > range.from);
  if (content.length === 0) return null;
  return makeDraft({
    rule: "hearsay",
    lemma: tokens.lower[at]!,
    cue: { from: at, to: at + 1 },
    content,
    form: "phrase",
    extent: { from: content[0]!.from, to: Math.max(at + 1, content.at(-1)!.to) },
  });
}

function partsClauses(scene: Scene, at: number): boolean {
  const { tokens } = scene.prose;
  const word = tokens.lower[at]!;
  if (isComma(scene, at) || word === ";" || word === ":" || isDash(scene, at)) return true;
  return tokens.tag[at] === Tag.CC && isFinite(tokens.tag[at + 2] ?? 0);
}

/** "X's claim that …", "allegations that …", "issued this statement: “…”": the noun names the report. */
function byNoun(scene: Scene, passage: Passage, at: number): Draft | null {
  const { tokens } = scene.prose;
  const act = nouns.get(tokens.lower[at]!);
  if (act === undefined || (tokens.tag[at] !== Tag.NN && tokens.tag[at] !== Tag.NNS)) return null;
  let source = ownerBefore(scene, passage, at);
  let next = at + 1;
  if (tokens.lower[next] === "by" || tokens.lower[next] === "from") {
    const maker = phraseAfter(scene, next + 1, passage.to);
    if (maker !== null) next = maker.to;
    source ??= maker;
  }
  const content = toldByNoun(scene, passage, next, source !== null);
  if (content === null) return null;
  const issuer = source === null ? issuerOf(scene, passage, at) : null;
  return makeDraft({
    act,
    rule: tokens.lower[next] === "that" ? "noun that" : tokens.lower[next] === ":" ? "noun quote" : "noun of",
    lemma: tokens.lower[at]!,
    cue: { from: issuer?.verb ?? at, to: at + 1 },
    source: source ?? issuer?.source ?? null,
    content: [content],
    form: "noun",
    extent: { from: (source ?? issuer?.source)?.from ?? at, to: content.to },
  });
}

/** What follows the noun: "that" and a clause, a colon and a quotation, and where it has an owner also "of" a thing. */
function toldByNoun(scene: Scene, passage: Passage, at: number, owned: boolean): Range | null {
  const { tokens } = scene.prose;
  const link = tokens.lower[at] ?? "";
  // "her message was clear: “…”", "his words - “…” - were"
  const clear = owned && words.be.has(link) && tokens.tag[at + 1] === Tag.JJ && tokens.word[at + 2] === ":";
  if (clear) return toldByNoun(scene, passage, at + 2, owned);
  if (owned && isDash(scene, at) && (scene.quoteAt[at + 1] ?? -1) >= 0) {
    const { from, to } = scene.quotations[scene.quoteAt[at + 1]!]!;
    return { from, to };
  }
  // "has issued this statement:" and the statement is the next paragraph.
  if (link === ":" && at + 1 >= passage.to) return { from: passage.to, to: passage.to };
  if (link === ":" && (scene.quoteAt[at + 1] ?? -1) >= 0) {
    return { from: at + 1, to: contentEnd(scene, at + 1, passage) };
  }
  if (link === "that") {
    const to = contentEnd(scene, at + 1, passage);
    // "views that pose a threat": there "that" stands for the noun.
    let first = at + 1;
    while (first < to && tokens.tag[first] === Tag.RB) first++;
    return first < to && !isFinite(tokens.tag[first]!) && holdsVerb(scene, { from: at + 1, to })
      ? { from: at + 1, to }
      : null;
  }
  if (!owned || !words.topic.has(link)) return null;
  const start = link === "to" ? at : at + 1;
  const to = phraseAfter(scene, start, passage.to)?.to ?? contentEnd(scene, start, passage, noCue, true);
  return to > start ? { from: start, to } : null;
}

/** "The palace issued the following statement": who issued it, and the verb, which belongs to the cue. */
function issuerOf(scene: Scene, passage: Passage, at: number): { source: Range; verb: number } | null {
  const { tokens } = scene.prose;
  const phrase = phraseBefore(scene, at + 1, passage.from);
  if (phrase === null) return null;
  let verb = phrase.from - 1;
  // "issued the following statement": the participle keeps the article out of the phrase.
  while (verb > passage.from && (tokens.tag[verb] === Tag.DT || tokens.lower[verb] === "following")) verb--;
  if (verb <= passage.from || !isVerb(tokens.tag[verb]!)) return null;
  const { from } = verbGroup(scene, verb, passage.from);
  const source =
    (isComma(scene, from - 1) ? phraseBeforeComma(scene, from, passage.from) : null) ??
    phraseBefore(scene, from, passage.from);
  return source === null ? null : { source, verb };
}

function ownerBefore(scene: Scene, passage: Passage, at: number): Range | null {
  const { tokens } = scene.prose;
  for (let i = at - 1; i > Math.max(passage.from - 1, at - 4); i--) {
    if (tokens.tag[i] === Tag.PRPS) return { from: i, to: i + 1 };
    if (tokens.tag[i] === Tag.POS) return phraseBefore(scene, i, passage.from);
    if (
      tokens.tag[i] !== Tag.JJ &&
      tokens.tag[i] !== Tag.NN &&
      tokens.tag[i] !== Tag.VBN &&
      tokens.tag[i] !== Tag.RB
    )
      return null;
  }
  return null;
}

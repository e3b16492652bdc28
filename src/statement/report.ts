/** Reports by verbs, each pattern a function: verb before source, source before verb, and the passive ones. */
import { Tag } from "../model.ts";
import { contentAround } from "./around.ts";
import { type CueSetting, contentEnd } from "./clause.ts";
import { type Complement, complementAfter, looseComplement } from "./complement.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { holdsQuotation } from "./holding.ts";
import { type Sense, Takes, words } from "./lexicon.ts";
import { askedOf, passive } from "./passive.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import { quotedAs } from "./quoted-as.ts";
import { isComma, isDash, isPronoun, isRelative, type Passage, type Range, type Scene } from "./scene.ts";
import { type Site, type Subject, subjectOf } from "./subject.ts";
import { isFinite } from "./tags.ts";
import { isTitle } from "./title.ts";
import type { VerbHit } from "./verb.ts";

/** The drafts that cue verbs propose, in order of their cues. */
export function reportsByVerb(scene: Scene, verbs: readonly VerbHit[]): Draft[] {
  const drafts: Draft[] = [];
  let passage = 0;
  let shared: Draft[] = [];
  for (const hit of verbs) {
    while (scene.passages[passage]!.to <= hit.at) {
      passage++;
      shared = [];
    }
    const before = drafts.at(-1);
    if (before?.rule === "quoted as saying" && before.cue!.from < hit.at && hit.at < before.cue!.to) continue;
    const draft = reportBy({ scene, passage: scene.passages[passage]!, hit, shared });
    if (draft === null) continue;
    drafts.push(draft);
    const last = shared.at(-1);
    if (draft.source !== null && !(last && holds(last, hit.at))) shared.push(draft);
  }
  return drafts;
}

function holds(draft: Draft, at: number): boolean {
  return draft.content.some(({ from, to }) => from <= at && at < to);
}

function reportBy(site: Site): Draft | null {
  const asked = askedOf(site);
  if (asked !== null || site.hit.form === "reduced") return asked;
  return quotedAs(site) ?? (site.hit.form === "passive" ? passive(site) : (inverted(site) ?? active(site)));
}

// ───────────────────────────── source before verb ─────────────────────────────

function active(site: Site): Draft | null {
  const subject = subjectOf(site);
  if (subject === null) return null;
  const { scene, passage, hit } = site;
  if (looksBack(site, subject)) {
    const back = backward(site, subject);
    if (back !== null) return back;
  }
  const cue: CueSetting = { tag: scene.prose.tokens.tag[hit.at]!, led: isLed(scene, passage, subject) };
  for (const { sense, to } of hit.senses) {
    for (const act of ["said", "thought"] as const) {
      const takes = sense[act];
      if (takes === 0) continue;
      const found = complementAfter(scene, passage, to, takes, cue);
      if (found !== null && fits(site, subject, act, found))
        return forward(site, subject, sense, act, to, found);
    }
  }
  return backward(site, subject) ?? outOfTheWay(site, subject, cue);
}

/** A clause that begins in an unusual way, where nothing plainer was found: "said if he won", "says, in Oslo, “…”". */
function outOfTheWay(site: Site, subject: Subject, cue: CueSetting): Draft | null {
  const told = site.hit.senses.find(({ sense }) => sense.said & Takes.clause);
  if (told === undefined || site.hit.form !== "finite" || site.hit.modal || subject.shared) return null;
  const found = looseComplement(site.scene, site.passage, told.to, told.sense.said, cue);
  return found === null ? null : forward(site, subject, told.sense, "said", told.to, found);
}

/** "when he said", "while only 7 percent said", "Barkley, who said": the main clause is still to come. */
function isLed(scene: Scene, passage: Passage, { from, range }: Subject): boolean {
  const { tokens } = scene.prose;
  const relative = isRelative(scene, range.to - 1) && tokens.lower[range.to - 1] !== "that";
  if (range.to - range.from > 1 && relative) return true;
  let before = from - 1;
  while (before >= passage.from && tokens.tag[before] === Tag.RB) before--;
  return before >= passage.from && words.leading.has(tokens.lower[before]!);
}

/** A quotation stands right before the report and leaves it open: it ends with a comma, or a comma follows it. */
function looksBack({ scene, passage, shared }: Site, subject: Subject): boolean {
  const { tokens } = scene.prose;
  let at = subject.from - 1;
  if (subject.shared || at < passage.from) return false;
  const comma = isComma(scene, at);
  if (comma) at--;
  if (at < passage.from || scene.quoteAt[at]! < 0 || isTitle(scene, passage, at)) return false;
  // `Vale called it "reckless", Reid said it was "a gift"`: the first report has the quotation already.
  const last = shared.at(-1);
  if (
    comma &&
    last !== undefined &&
    holds(last, at) &&
    last.cue!.from < scene.quotations[scene.quoteAt[at]!]!.from
  )
    return false;
  return comma || tokens.word[at - 1] !== ".";
}

/** A purpose ("met to discuss the plan") reports nothing unless a clause or a quotation tells what was said. */
function fits(
  { scene, hit, passage }: Site,
  subject: Subject,
  act: string,
  { kind, content }: Complement,
): boolean {
  const told = kind === "that" || kind === "quote" || kind === "next";
  // "Speaking to reporters, she said": what counts is what she said.
  if (hit.form === "participle" && hit.from === passage.from)
    return told || kind === "as" || holdsQuotation(scene, content);
  if (hit.form === "infinitive")
    return told || (kind !== "clause" && act === "said" && holdsQuotation(scene, content));
  // "After asking for leave, he left": what he asked is no news, unless it is quoted.
  if (hit.form === "participle" && subject.shared && hit.from === passage.from + 1)
    return told || holdsQuotation(scene, content);
  if (hit.modal && act === "said") return told && !hit.negated;
  return !(subject.shared && kind === "thing" && act === "thought");
}

function forward(
  { hit }: Site,
  subject: Subject,
  sense: Sense,
  act: "said" | "thought",
  cueEnd: number,
  found: Complement,
): Draft {
  return makeDraft({
    act,
    rule: `verb, ${found.kind} after`,
    lemma: nameOf(sense),
    source: subject.range,
    cue: { from: hit.at, to: cueEnd },
    content: [found.content],
    hearer: found.hearer,
    negated: hit.negated,
    form: hit.form,
    relative: subject.relative,
    extent: { from: subject.from, to: found.content.to },
  });
}

function nameOf({ lemma, particle }: Sense): string {
  return [lemma, ...particle].join(" ");
}

/** "…, officials said on Monday, …". */
function backward({ scene, passage, hit, shared }: Site, subject: Subject): Draft | null {
  const able = hit.senses.find(({ sense }) => (sense.said | sense.thought) & (Takes.clause | Takes.quote));
  if (able === undefined || hit.form === "infinitive" || subject.shared) return null;
  const { sense, to } = able;
  const thought = !(sense.said & (Takes.clause | Takes.quote));
  if (thought && scene.prose.tokens.lower[subject.from - 1] === "as") return null;
  const hearer = sense.said & Takes.hearer ? phraseAfter(scene, to, passage.to) : null;
  const unit = { from: subject.from, to: hearer?.to ?? to };
  const content = contentAround(scene, passage, unit, floorOf(shared, unit));
  if (content === null || !mayReport(scene, sense, content)) return null;
  return makeDraft({
    act: thought ? "thought" : "said",
    rule: content.length > 1 ? "verb, content around" : "verb, content before",
    lemma: nameOf(sense),
    source: subject.range,
    cue: { from: hit.at, to },
    content,
    hearer,
    negated: hit.negated,
    form: hit.form,
    extent: spread(unit, content),
  });
}

/** "After the match, they began …": a verb that takes nothing but a quotation reports nothing else. */
function mayReport(scene: Scene, { said, thought }: Sense, content: readonly Range[]): boolean {
  return ((said | thought) & Takes.clause) !== 0 || content.some((range) => holdsQuotation(scene, range));
}

// ───────────────────────────── verb before source ─────────────────────────────

/** `"…," said Khan`, `Remarked Curry, "…"`. */
function inverted({ scene, passage, hit, shared }: Site): Draft | null {
  if (hit.form !== "finite" || hit.from !== hit.at) return null;
  // "told reporters" after a comma is no inversion; after a quotation "asked Ms Hale" may be one.
  const afterQuote = hit.at > passage.from && scene.quoteAt[hit.at - 1]! >= 0;
  const able = hit.senses.find(({ sense }) => {
    return (
      sense.said & Takes.quote && (!(sense.said & Takes.hearer) || (afterQuote && sense.lemma !== "tell"))
    );
  });
  if (able === undefined) return null;
  const source = phraseAfter(scene, able.to, passage.to);
  if (source === null || !mayInvert(scene, passage, hit, source)) return null;
  const unit = { from: hit.at, to: source.to };
  const opens = hit.at === passage.from;
  const content =
    (opens ? quoteSoon(scene, passage, source.to) : null) ??
    contentAround(scene, passage, unit, floorOf(shared, unit));
  if (content === null || !mayReport(scene, able.sense, content)) return null;
  return makeDraft({
    rule: opens ? "verb first" : "verb before source",
    lemma: nameOf(able.sense),
    source,
    cue: { from: hit.at, to: able.to },
    content,
    negated: hit.negated,
    extent: spread(unit, content),
  });
}

/** The verb follows a quotation, a comma, a dash or "as", or opens its sentence, and no other verb claims the phrase. */
function mayInvert(scene: Scene, passage: Passage, hit: VerbHit, source: Range): boolean {
  const { tokens } = scene.prose;
  const before = hit.at - 1;
  const opens = before < passage.from;
  const mark = isComma(scene, before) ? before - 1 : before;
  const quoted = mark >= passage.from && scene.quoteAt[mark]! >= 0 && !isTitle(scene, passage, mark);
  if (quoted && (mark === before || !claimed(scene, passage, source.to))) return true;
  if (
    isPronoun(scene, source.from) ||
    tokens.lower[source.from] === "that" ||
    claimed(scene, passage, source.to)
  )
    return false;
  if (opens || tokens.lower[before] === "as" || isDash(scene, before)) return true;
  return (
    isComma(scene, before) &&
    (tokens.lower[hit.at] === "said" || tokens.lower[hit.at] === "says" || isNamed(scene, source))
  );
}

/** A finite verb follows before the sentence pauses: the phrase is its subject. "who" and a comma keep it off. */
function claimed(scene: Scene, passage: Passage, from: number): boolean {
  const { tokens } = scene.prose;
  for (let at = from; at < Math.min(passage.to, from + 25); at++) {
    if (
      isComma(scene, at) ||
      tokens.tag[at] === Tag.WH ||
      isDash(scene, at) ||
      /^[;:]$/.test(tokens.word[at]!)
    )
      return false;
    if (scene.quoteAt[at]! >= 0 || isFinite(tokens.tag[at]!)) return true;
    if (tokens.tag[at] === Tag.VBN && at === from) return true;
  }
  return false;
}

function isNamed(scene: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++)
    if (isCapital(scene.prose.tokens.word[at]) || scene.nameAt[at]! > 0) return true;
  return false;
}

function quoteSoon(scene: Scene, passage: Passage, at: number): Range[] | null {
  for (let from = at; from < Math.min(passage.to, at + 20); from++) {
    if (scene.quoteAt[from]! >= 0) return [{ from, to: contentEnd(scene, from, passage) }];
  }
  return null;
}

/** Content before a report does not reach over another report that opened the sentence. */
function floorOf(shared: readonly Draft[], unit: Range): number {
  const last = shared.at(-1);
  if (last === undefined || last.extent.to > unit.from || last.relative || last.act === "thought") return 0;
  if (!/^verb, (?:that|clause|quote|content)/.test(last.rule)) return 0;
  return last.extent.to;
}

export function spread(unit: Range, content: readonly Range[]): Range {
  return { from: Math.min(unit.from, content[0]!.from), to: Math.max(unit.to, content.at(-1)!.to) };
}

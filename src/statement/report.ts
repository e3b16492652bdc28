/**
 * Reports by verbs: who (before the verb, after it, behind "by", or shared with the verb before), and what (after the
 * verb, or before a report that looks back: "…, officials said").
 */
import { Tag } from "../model.ts";
import { contentEnd, holdsVerb, trimStart } from "./clause.ts";
import { type Complement, complementAfter } from "./complement.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { type Sense, Takes, words } from "./lexicon.ts";
import { phraseAfter, phraseBefore, phraseBeforeComma, startsClause } from "./phrase.ts";
import { isComma, isDash, isFinite, type Passage, type Range, type Scene } from "./scene.ts";
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
    const draft = reportBy(scene, scene.passages[passage]!, hit, shared);
    if (draft === null) continue;
    drafts.push(draft);
    shared.push(draft);
  }
  return drafts;
}

interface Site {
  readonly scene: Scene;
  readonly passage: Passage;
  readonly hit: VerbHit;
  /** Earlier reports of the passage, whose source this verb may share. */
  readonly shared: readonly Draft[];
}

function reportBy(scene: Scene, passage: Passage, hit: VerbHit, shared: readonly Draft[]): Draft | null {
  const site: Site = { scene, passage, hit, shared };
  if (hit.form === "passive") return passive(site);
  return inverted(site) ?? active(site);
}

// ───────────────────────────── subject before verb ─────────────────────────────

function active(site: Site): Draft | null {
  const subject = subjectOf(site);
  if (subject === null) return null;
  for (const { sense, to } of site.hit.senses) {
    for (const act of ["said", "thought"] as const) {
      const takes = sense[act];
      if (takes === 0) continue;
      const found = complementAfter(
        site.scene,
        site.passage,
        to,
        takes,
        site.scene.prose.tokens.tag[site.hit.at]!,
      );
      if (found !== null && !(subject.weak && found.kind === "thing" && act === "thought")) {
        return forward(site, subject, sense, act, to, found);
      }
    }
  }
  return backward(site, subject);
}

interface Subject {
  readonly range: Range | null;
  /** Where the report begins: the subject, or the verb where the subject is shared. */
  readonly from: number;
  /** "who", "which": the clause hangs on a noun. */
  readonly relative: boolean;
  /** Taken from the verb before rather than found beside this one. */
  readonly weak: boolean;
}

function subjectOf(site: Site): Subject | null {
  const { scene, passage, hit } = site;
  const { tokens } = scene.prose;
  const at = hit.from;
  if (hit.form === "infinitive") return sharedSubject(site);
  if (at > passage.from) {
    const before = at - 1;
    const word = tokens.lower[before]!;
    if (word === "who" || word === "which" || word === "that") {
      const relative = relativeSubject(site, before);
      if (relative !== null) return relative;
    }
    const phrase = phraseBefore(scene, at, passage.from);
    if (phrase !== null) {
      if (hit.form === "participle" && !standsAlone(site, phrase)) return sharedSubject(site);
      return { range: phrase, from: phrase.from, relative: false, weak: false };
    }
    if (isComma(scene, before) && hit.form === "finite") {
      const phrase = phraseBeforeComma(scene, at, passage.from);
      if (phrase !== null && startsClause(scene, phrase.from, passage.from)) {
        return { range: phrase, from: phrase.from, relative: false, weak: false };
      }
    }
  }
  return sharedSubject(site);
}

/** "with Zinichev describing", "reports saying": the phrase before "-ing" is its subject, not an object before it. */
function standsAlone({ scene, passage }: Site, phrase: Range): boolean {
  return startsClause(scene, phrase.from, passage.from);
}

function relativeSubject({ scene, passage }: Site, pronoun: number): Subject | null {
  const { tokens } = scene.prose;
  const comma = isComma(scene, pronoun - 1) ? pronoun - 1 : pronoun;
  const phrase =
    phraseBefore(scene, comma, passage.from) ?? phraseBeforeComma(scene, comma + 1, passage.from);
  if (phrase === null) return null;
  if (tokens.lower[pronoun] === "that" && comma !== pronoun) return null;
  return { range: { from: phrase.from, to: pronoun + 1 }, from: phrase.from, relative: true, weak: false };
}

/** The subject of the verb that this one is joined to: by "and", by a comma, or as "-ing" after a clause. */
function sharedSubject(site: Site): Subject | null {
  const { scene, passage, hit, shared } = site;
  const before = hit.from - 1;
  const from = hit.from;
  const { tokens } = scene.prose;
  const joined =
    before < passage.from ||
    tokens.tag[before] === Tag.CC ||
    isComma(scene, before) ||
    isDash(scene, before) ||
    hit.form !== "finite" ||
    scene.quoteAt[before]! >= 0;
  if (!joined) return null;
  const last = shared.findLast((draft) => draft.source !== null && draft.extent.from < from);
  const main = mainSubject(scene, passage, from, hit.form === "participle" && before < passage.from);
  if (last?.source && (main === null || last.source.from >= main.from || last.cue!.from > main.to)) {
    return { range: last.source, from, relative: false, weak: true };
  }
  return main === null ? null : { range: main, from, relative: false, weak: true };
}

/**
 * The subject of the last clause before `before`: the noun phrase before the nearest finite verb to the left. For a
 * participle that opens the sentence it is the first subject to the right: "Speaking in Oslo, she said".
 */
function mainSubject(scene: Scene, passage: Passage, before: number, ahead: boolean): Range | null {
  const { tokens } = scene.prose;
  if (ahead) {
    for (let at = before; at < passage.to - 1; at++) {
      if (isComma(scene, at) && scene.quoteAt[at]! < 0) return phraseAfter(scene, at + 1, passage.to);
    }
    return null;
  }
  for (let at = before - 1; at > passage.from && at > before - 80; at--) {
    if (scene.quoteAt[at]! >= 0 || !isFinite(tokens.tag[at]!)) continue;
    let start = at;
    while (
      start > passage.from &&
      (words.auxiliary.has(tokens.lower[start - 1]!) || tokens.tag[start - 1] === Tag.RB)
    )
      start--;
    const phrase = phraseBefore(scene, start, passage.from) ?? phraseBeforeComma(scene, start, passage.from);
    if (phrase !== null) return phrase;
  }
  return null;
}

// ───────────────────────────── content after and before ─────────────────────────────

function forward(
  site: Site,
  subject: Subject,
  sense: Sense,
  act: "said" | "thought",
  cueEnd: number,
  found: Complement,
): Draft {
  const { hit } = site;
  return makeDraft({
    act,
    rule: `verb, ${found.kind} after`,
    lemma: [sense.lemma, ...sense.particle].join(" "),
    source: subject.range,
    cue: { from: hit.at, to: cueEnd },
    content: [found.content],
    hearer: found.hearer,
    negated: hit.negated,
    form: hit.form,
    extent: { from: subject.from, to: found.content.to },
  });
}

/** "…, officials said on Monday, …": the content stands before the report, and may go on after it. */
function backward(site: Site, subject: Subject): Draft | null {
  const { hit, scene, passage } = site;
  const able = hit.senses.find(({ sense }) => (sense.said | sense.thought) & (Takes.clause | Takes.quote));
  if (able === undefined || hit.form === "infinitive" || subject.weak) return null;
  const { sense, to } = able;
  const act = sense.said & (Takes.clause | Takes.quote) ? "said" : "thought";
  const hearer = sense.said & Takes.hearer ? phraseAfter(scene, to, passage.to) : null;
  const unit = { from: subject.from, to: hearer?.to ?? to };
  const content = contentAround(scene, passage, unit);
  if (content === null) return null;
  return makeDraft({
    act,
    rule: content.length > 1 ? "verb, content around" : "verb, content before",
    lemma: [sense.lemma, ...sense.particle].join(" "),
    source: subject.range,
    cue: { from: hit.at, to },
    content,
    hearer,
    negated: hit.negated,
    form: hit.form,
    extent: { from: content[0]!.from, to: Math.max(unit.to, content.at(-1)!.to) },
  });
}

/** Content before a report, and after it where the sentence goes on behind a comma. Null where nothing comes before. */
export function contentAround(scene: Scene, passage: Passage, unit: Range): Range[] | null {
  const { tokens } = scene.prose;
  let to = unit.from;
  const asClause = to - 1 > passage.from && tokens.lower[to - 1] === "as";
  if (asClause) to--;
  if (to <= passage.from)
    return asClause || tokens.lower[passage.from] === "as" ? afterUnit(scene, passage, unit) : null;
  const quoted = scene.quoteAt[to - 1]! >= 0;
  if (!quoted && !isComma(scene, to - 1) && !isDash(scene, to - 1)) return null;
  const from = contentStart(scene, passage, to - 1);
  const before = trimStart(scene, { from, to: quoted ? to : to - 1 });
  if (before.to <= before.from) return null;
  const holds = quoted || holdsVerb(scene, before) || holdsQuote(scene, before);
  const after = goesOn(scene, passage, unit.to, quoted);
  if (after === null) return holds ? [before] : null;
  return [before, after];
}

function holdsQuote(scene: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (scene.quoteAt[at]! >= 0) return true;
  return false;
}

/** The clause that ends before `at` begins after the last semicolon, colon or free dash, or with its passage. */
function contentStart(scene: Scene, passage: Passage, at: number): number {
  const { tokens } = scene.prose;
  const quotation = scene.quoteAt[at]!;
  let from = quotation >= 0 ? scene.quotations[quotation]!.from : at;
  while (from > passage.from) {
    const before = from - 1;
    const inQuote = scene.quoteAt[before]!;
    if (inQuote >= 0) from = scene.quotations[inQuote]!.from;
    else if (tokens.word[before] === ";" || tokens.word[before] === ":") break;
    else from--;
  }
  return Math.max(from, passage.from);
}

/** What follows a report set in the midst of its content: `"…," he said, "…"`, `…, he said, was not …`. */
function goesOn(scene: Scene, passage: Passage, at: number, quoted: boolean): Range | null {
  const { tokens } = scene.prose;
  let from = at;
  for (let steps = 0; steps < 14 && from < passage.to - 1; steps++, from++) {
    if (scene.quoteAt[from]! >= 0 || isComma(scene, from) || tokens.word[from] === ":" || isDash(scene, from))
      break;
    if (tokens.word[from] === ";") return null;
  }
  if (from >= passage.to - 1) return null;
  const start = scene.quoteAt[from]! >= 0 ? from : from + 1;
  const opensQuote = scene.quoteAt[start]! >= 0;
  if (quoted && !opensQuote) return null;
  if (!opensQuote && (from > at + 4 || breaksOff(scene, start))) return null;
  const to = contentEnd(scene, start, passage, Tag.none);
  return to > start ? { from: start, to } : null;
}

/** The words after the comma belong to the report or begin another clause. */
function breaksOff({ prose: { tokens } }: Scene, at: number): boolean {
  const tag = tokens.tag[at];
  return tag === Tag.VBG || tag === Tag.CC || words.subordinator.has(tokens.lower[at]!);
}

function afterUnit(scene: Scene, passage: Passage, unit: Range): Range[] | null {
  const { tokens } = scene.prose;
  for (let at = unit.to; at < Math.min(passage.to - 1, unit.to + 20); at++) {
    if (scene.quoteAt[at]! >= 0) return null;
    if (isComma(scene, at) || tokens.word[at] === ":") {
      const to = contentEnd(scene, at + 1, passage, Tag.none);
      return to > at + 1 ? [{ from: at + 1, to }] : null;
    }
  }
  return null;
}

// ───────────────────────────── verb before subject ─────────────────────────────

/** `"…," said Khan`, `Remarked Curry, "…"`, `as reported by` no: that one is passive. */
function inverted(site: Site): Draft | null {
  const { scene, passage, hit } = site;
  const { tokens } = scene.prose;
  if (hit.form !== "finite" || hit.from !== hit.at) return null;
  const able = hit.senses.find(({ sense }) => sense.said & (Takes.clause | Takes.quote));
  if (able === undefined) return null;
  const before = hit.at - 1;
  const opens = before < passage.from;
  const afterQuote =
    !opens &&
    (scene.quoteAt[before]! >= 0 ||
      isComma(scene, before) ||
      tokens.lower[before] === "as" ||
      isDash(scene, before));
  if (!opens && !afterQuote) return null;
  const source = phraseAfter(scene, able.to, passage.to);
  if (source === null || (tokens.tag[source.from] === Tag.PRP && scene.quoteAt[before]! < 0)) return null;
  if (source.to < passage.to && isFinite(tokens.tag[source.to]!)) return null;
  const content = opens
    ? quoteSoon(scene, passage, source.to)
    : contentAround(scene, passage, { from: hit.at, to: source.to });
  if (content === null) return null;
  return makeDraft({
    rule: opens ? "verb first" : "verb before source",
    lemma: able.sense.lemma,
    source,
    cue: { from: hit.at, to: able.to },
    content,
    negated: hit.negated,
    extent: { from: Math.min(hit.at, content[0]!.from), to: Math.max(source.to, content.at(-1)!.to) },
  });
}

function quoteSoon(scene: Scene, passage: Passage, at: number): Range[] | null {
  for (let from = at; from < Math.min(passage.to, at + 20); from++) {
    if (scene.quoteAt[from]! >= 0) return [{ from, to: contentEnd(scene, from, passage, Tag.none) }];
  }
  return null;
}

// ───────────────────────────── passive ─────────────────────────────

/** "was told by X that", "X was quoted by Y as saying", "is reported to be", "were described by X as". */
function passive(site: Site): Draft | null {
  const { scene, passage, hit } = site;
  const { sense, to } = hit.senses[0]!;
  const agent = agentAfter(scene, to, passage);
  const subject = subjectOf(site);
  const takes = sense.said | sense.thought;
  const rest =
    complementAfter(scene, passage, agent?.to ?? to, takes | Takes.to | Takes.as, Tag.none) ??
    asAfter(site, agent?.to ?? to);
  const told = (takes & Takes.hearer) !== 0;
  const content: Range[] = [];
  const dummy = subject?.range != null && scene.prose.tokens.lower[subject.range.from] === "it";
  if (!told && subject?.range && !subject.weak && !dummy && rest?.kind !== "that")
    content.push(subject.range);
  if (rest !== null && rest.kind !== "next" && rest.content.to > rest.content.from)
    content.push(rest.content);
  if (content.length === 0) return null;
  if (agent === null && rest === null) return null;
  return makeDraft({
    act: sense.said ? "said" : "thought",
    rule: agent ? "passive by" : "passive",
    lemma: [sense.lemma, ...sense.particle].join(" "),
    source: agent,
    cue: { from: hit.at, to },
    content,
    negated: hit.negated,
    form: "passive",
    extent: { from: subject?.from ?? hit.from, to: content.at(-1)!.to },
  });
}

function agentAfter(scene: Scene, at: number, passage: Passage): Range | null {
  const { tokens } = scene.prose;
  for (let by = at; by < Math.min(passage.to - 1, at + 5); by++) {
    if (scene.quoteAt[by]! >= 0 || isFinite(tokens.tag[by]!)) return null;
    if (tokens.lower[by] === "by") return phraseAfter(scene, by + 1, passage.to);
  }
  return null;
}

function asAfter({ scene, passage }: Site, at: number): Complement | null {
  if (scene.prose.tokens.lower[at] !== "as") return null;
  const to = contentEnd(scene, at + 1, passage, Tag.none);
  return to > at + 1 ? { kind: "as", content: { from: at + 1, to }, hearer: null } : null;
}

/** Passive reports: "was told by X that", "was described by X as", "is reported to be"; and "quoted X as saying". */
import { Tag } from "../model.ts";
import { contentAround } from "./around.ts";
import { contentEnd, noCue } from "./clause.ts";
import { type Complement, complementAfter } from "./complement.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { holdsVerb } from "./holding.ts";
import { Takes, words } from "./lexicon.ts";
import { phraseAfter } from "./phrase.ts";
import { isComma, type Passage, type Range, type Scene } from "./scene.ts";
import { type Site, subjectOf } from "./subject.ts";
import { isFinite } from "./tags.ts";

/** A report whose verb is passive: its source stands behind "by", or nowhere. */
export function passive(site: Site): Draft | null {
  const { scene, passage, hit } = site;
  const { sense, to } = hit.senses[0]!;
  if (hit.modal) return null;
  const agent = agentAfter(scene, to, passage);
  const takes = sense.said | sense.thought;
  const next = agent?.to ?? to;
  const rest =
    complementAfter(scene, passage, next, takes | Takes.to | Takes.as, { ...noCue, led: true }) ??
    ofAfter(site, next);
  const content = passiveContent(site, takes, rest);
  if (content.length === 0 || isBare(scene, content) || (agent === null && rest === null)) return null;
  return makeDraft({
    act: sense.said ? "said" : "thought",
    rule: agent ? "passive by" : "passive",
    lemma: [sense.lemma, ...sense.particle].join(" "),
    source: agent,
    cue: { from: hit.at, to },
    content,
    negated: hit.negated,
    form: "passive",
    extent: { from: Math.min(hit.from, content[0]!.from), to: Math.max(to, content.at(-1)!.to) },
  });
}

/** "was treated as": a lone function word is no content. */
function isBare({ prose: { tokens } }: Scene, content: readonly Range[]): boolean {
  return content.every(
    ({ from, to }) => to - from === 1 && (tokens.tag[from] === Tag.IN || tokens.tag[from] === Tag.WH),
  );
}

/** What the report is about (its subject) and what is said of it; whoever was told is no content, nor is "it". */
function passiveContent(site: Site, takes: number, rest: Complement | null): Range[] {
  const { tokens } = site.scene.prose;
  const subject = subjectOf(site);
  const content: Range[] = [];
  const counts =
    subject !== null &&
    !subject.shared &&
    !(takes & Takes.hearer) &&
    rest?.kind !== "that" &&
    rest?.kind !== "quote" &&
    tokens.lower[subject.range.from] !== "it" &&
    tokens.lower[subject.range.from] !== "there";
  if (counts) content.push(subject.range);
  if (rest !== null && rest.content.to > rest.content.from) content.push(rest.content);
  return content;
}

/** "Asked about the plan, …", "when asked whether …": a question that no one named has put. */
export function askedOf({ scene, passage, hit }: Site): Draft | null {
  const { tokens } = scene.prose;
  const { sense, to } = hit.senses[0]!;
  const before = hit.from - 1;
  const opens = before < passage.from || isComma(scene, before) || words.leading.has(tokens.lower[before]!);
  if (sense.lemma !== "ask" || tokens.tag[hit.at] !== Tag.VBN || !opens) return null;
  const found =
    complementAfter(scene, passage, to, Takes.whether | Takes.to | Takes.clause, { ...noCue, led: true }) ??
    topicAfter(scene, passage, to);
  if (found === null || found.kind === "clause" || found.content.to <= found.content.from) return null;
  return makeDraft({
    rule: "asked",
    lemma: "ask",
    cue: { from: hit.at, to },
    content: [found.content],
    form: "passive",
    extent: { from: hit.from, to: found.content.to },
  });
}

function topicAfter(scene: Scene, passage: Passage, at: number): Complement | null {
  const { tokens } = scene.prose;
  let next = at;
  while (next < passage.to && (tokens.tag[next] === Tag.RB || scene.timeAt[next]! > 0)) next++;
  if (tokens.lower[next] !== "about") return null;
  const to = contentEnd(scene, next + 1, passage, { ...noCue, led: true }, true);
  return to > next + 1 ? { kind: "thing", content: { from: next + 1, to }, hearer: null } : null;
}

function agentAfter(scene: Scene, at: number, passage: Passage): Range | null {
  const { tokens } = scene.prose;
  for (let by = at; by < Math.min(passage.to - 1, at + 5); by++) {
    if (scene.quoteAt[by]! >= 0 || isFinite(tokens.tag[by]!)) return null;
    if (tokens.lower[by] === "by") return phraseAfter(scene, by + 1, passage.to);
  }
  return null;
}

/** "was told by X of Y", "is accused of". */
function ofAfter({ scene, passage }: Site, at: number): Complement | null {
  const word = scene.prose.tokens.lower[at];
  if (word !== "of" && word !== "about") return null;
  const to = contentEnd(scene, at + 1, passage);
  return to > at + 1 ? { kind: "thing", content: { from: at + 1, to }, hearer: null } : null;
}

/** "TASS quoted X as saying …" and "X was cited by TASS as saying …": X speaks, TASS carries. */
export function quotedAs(site: Site): Draft | null {
  const { scene, passage, hit } = site;
  const { tokens } = scene.prose;
  const { lemma } = hit.senses[0]!.sense;
  if (lemma !== "quote" && lemma !== "cite") return null;
  const saying = asSaying(scene, passage, hit.at + 1);
  if (saying < 0) return null;
  const subject = subjectOf(site);
  const isPassive = hit.form === "passive";
  const agent = isPassive
    ? (agentAfter(scene, hit.at + 1, passage) ?? agentAfter(scene, saying, passage))
    : null;
  const source = isPassive ? (subject?.range ?? null) : phraseAfter(scene, hit.at + 1, saying);
  const carrier = isPassive ? agent : (subject?.range ?? null);
  if (source === null) return null;
  const from = Math.max(saying, agent?.to ?? saying);
  const after = complementAfter(scene, passage, from, Takes.clause | Takes.quote, noCue);
  const unit = { from: subject?.from ?? hit.from, to: from };
  const content =
    after !== null && after.kind !== "next" && holdsVerb(scene, after.content)
      ? [after.content]
      : contentAround(scene, passage, unit);
  if (content === null) return null;
  return makeDraft({
    rule: "quoted as saying",
    lemma: "as saying",
    source,
    cue: { from: isPassive || tokens.lower[hit.at + 1] === "as" ? hit.at : saying - 2, to: saying },
    content,
    carriers: carrier === null ? [] : [carrier],
    form: hit.form,
    extent: { from: Math.min(unit.from, content[0]!.from), to: Math.max(unit.to, content.at(-1)!.to) },
  });
}

/** Past "as saying" within reach of the verb, before another finite verb; -1 where there is none. */
function asSaying(scene: Scene, passage: Passage, at: number): number {
  const { tokens } = scene.prose;
  for (let i = at; i < Math.min(passage.to - 1, at + 30); i++) {
    if (scene.quoteAt[i]! >= 0 || isFinite(tokens.tag[i]!)) return -1;
    if (tokens.lower[i] === "as" && tokens.lower[i + 1] === "saying") return i + 2;
  }
  return -1;
}

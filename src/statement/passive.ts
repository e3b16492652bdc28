/** Passive reports: "was told by X that", "was described by X as", "is reported to be"; and "quoted X as saying". */
import { Tag } from "../model.ts";
import { contentEnd, noCue } from "./clause.ts";
import { type Complement, complementAfter } from "./complement.ts";
import { type Draft, makeDraft } from "./draft.ts";
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
    rule: isImpersonal(site, rest) ? "it is said that" : agent ? "passive by" : "passive",
    lemma: [sense.lemma, ...sense.particle].join(" "),
    source: agent,
    cue: { from: hit.at, to },
    content,
    negated: hit.negated,
    form: "passive",
    extent: { from: Math.min(hit.from, content[0]!.from), to: Math.max(to, content.at(-1)!.to) },
  });
}

/** "It was reported by the BBC that …": no one but the clause is what was said. */
function isImpersonal({ scene, hit }: Site, rest: Complement | null): boolean {
  return scene.prose.tokens.lower[hit.from - 1] === "it" && rest?.kind === "that";
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

export function agentAfter(scene: Scene, at: number, passage: Passage): Range | null {
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

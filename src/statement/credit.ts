/** Two reports of the same words in one sentence, of which one only tells through whom the other came. */
import type { Draft } from "./draft.ts";
import { words } from "./lexicon.ts";
import { isMedia } from "./media.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import { isComma, type Range, type Scene } from "./scene.ts";

/**
 * "According to ISNA, the prosecutor, Mr Hale, said": what ISNA tells is that he said it. But "the Herald says that,
 * according to Mr Hale, the ship was lost": there the outlet has said, and carries whom it names.
 */
export function creditSourced(scene: Scene, drafts: Draft[]): Draft[] {
  const carried = new Set<Draft>();
  drafts.forEach((outer, index) => {
    if (outer.rule !== "according to" && outer.rule !== "per") return;
    for (const inner of drafts.slice(Math.max(0, index - 2), index + 4)) {
      if (inner === outer || inner.act !== "said" || inner.source === null || carried.has(outer)) continue;
      if (!tellsOf(outer, inner)) continue;
      if (isMedia(scene, inner.source) && !isMedia(scene, outer.source!)) {
        inner.carriers.push(inner.source);
        inner.source = outer.source;
      } else inner.carriers.push(outer.source!);
      carried.add(outer);
    }
  });
  return drafts.filter((draft) => !carried.has(draft));
}

/** The inner report ends the outer's content, or begins in it and goes on past the outer's own cue. */
function tellsOf(outer: Draft, inner: Draft): boolean {
  const { from, to } = outer.content[0]!;
  const source = inner.source!;
  if (source.to === to) return true;
  if (source.from < from || source.to > to) return false;
  return inner.cue!.from >= to || inner.content.some((range) => range.to > outer.cue!.from);
}

/**
 * "State media, citing the ministry, reported that", "quoting the ministry, state media reported": the ministry speaks,
 * the outlet carries.
 */
export function creditCited(scene: Scene, drafts: Draft[]): Draft[] {
  const credited = new Set<Draft>();
  for (const draft of drafts) {
    if (draft.source === null || draft.lemma === "cite" || !mayCarry(scene, draft)) continue;
    const found = citedBeside(scene, draft);
    if (found === null) continue;
    const { at, cited } = found;
    draft.carriers.push(draft.source);
    draft.source = cited;
    draft.rule = "citing";
    draft.cue = { from: at, to: at + 1 };
    draft.content = draft.content.map(({ from, to }) => {
      return from < at && at < to ? { from, to: withoutComma(scene, from, at) } : { from, to };
    });
    for (const other of drafts) if (other !== draft && other.cue!.from === at) credited.add(other);
  }
  return drafts.filter((draft) => !credited.has(draft));
}

/** An outlet, or any name that "reports": "KNA reported, citing the ministry". */
function mayCarry(scene: Scene, { source, lemma }: Draft): boolean {
  return isMedia(scene, source!) || (lemma === "report" && scene.nameAt[source!.to - 1]! > 0);
}

function citedBeside(scene: Scene, draft: Draft): { at: number; cited: Range } | null {
  const { tokens } = scene.prose;
  const passage = scene.passages[scene.passageAt[draft.source!.from]!]!;
  const opens = cites(scene, passage.from) && draft.cue!.from - passage.from < 30;
  const low = opens ? passage.from : Math.max(passage.from, draft.extent.from);
  for (let at = low; at < Math.min(passage.to - 1, low + 120); at++) {
    if (!cites(scene, at) || scene.quoteAt[at]! >= 0) continue;
    const cited = phraseAfter(scene, at + 1, passage.to);
    if (cited === null || !maySpeak(scene, cited) || cited.from === draft.source!.from) continue;
    return tokens.lower[cited.to] === "as" ? null : { at, cited };
  }
  return null;
}

function cites({ prose: { tokens } }: Scene, at: number): boolean {
  return tokens.lower[at] === "citing" || tokens.lower[at] === "quoting";
}

function withoutComma(scene: Scene, from: number, to: number): number {
  return to - 1 > from && isComma(scene, to - 1) ? to - 1 : to;
}

/** People, bodies and documents speak; a crisis does not. */
function maySpeak({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) {
    const lower = tokens.lower[at]!;
    if (words.sayer.has(lower) || words.document.has(lower) || (isCapital(tokens.word[at]) && at > 0))
      return true;
  }
  return false;
}

/**
 * Drafts become a set that agrees with itself. The order matters: overlapping proposals are settled first, since later
 * steps look at the statement before them; quotations that go on are joined next; what quoted words remain is judged
 * last, since only then is it known that no one claims them.
 */
import type { Note } from "../model.ts";
import { creditCited, creditSourced } from "./credit.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { holdsQuotation, holdsVerb } from "./holding.ts";
import { isMedia } from "./media.ts";
import type { Quotation } from "./quote.ts";
import { lastWord, type Range, type Scene } from "./scene.ts";
import { namesWork } from "./title.ts";
import { voiceBeside } from "./voice.ts";

/** The drafts that stand, in order of their place; a note for each that was left out and each scare quote. */
export function refine(scene: Scene, proposed: readonly Draft[]): { drafts: Draft[]; notes: Note[] } {
  const notes: Note[] = [];
  const settled = creditCited(scene, creditSourced(scene, settle(scene, proposed, notes)));
  const joined = joinNext(scene, settled).sort((a, b) => a.extent.from - b.extent.from);
  for (const voice of voicesBeside(scene, joined)) joined.push(voice);
  joined.sort((a, b) => a.extent.from - b.extent.from);
  continueQuotations(scene, joined);
  const drafts = [...joined, ...unattributed(scene, joined, notes)].sort(
    (a, b) => a.extent.from - b.extent.from,
  );
  return { drafts, notes };
}

/**
 * Of two drafts for the same cue the first stands. A report within another's content is part of what was said and is
 * left out, with a note; but where an outlet reports that someone said something, the inner report stands and the
 * outlet has carried it.
 */
function settle(scene: Scene, proposed: readonly Draft[], notes: Note[]): Draft[] {
  const ordered = [...proposed].sort(
    (a, b) => a.extent.from - b.extent.from || b.extent.to - a.extent.to || a.cue!.from - b.cue!.from,
  );
  /** For each token, one more than the index of the kept draft whose content holds it. */
  const holder = new Int32Array(scene.prose.tokens.count);
  const cues = doubted(proposed);
  /** Where contents begin: "said in a statement that" is one report, the verb's. */
  const starts = new Set<number>();
  const kept: Draft[] = [];
  for (const draft of ordered) {
    const cue = draft.cue!.from;
    if (cues.has(cue)) continue;
    cues.add(cue);
    if (draft.form === "noun" && starts.has(draft.content[0]!.from)) continue;
    starts.add(draft.content[0]!.from);
    const outer = kept[holder[cue]! - 1];
    if (outer !== undefined && outer.dropped === null) {
      if (!carries(scene, outer, draft)) {
        notes.push(discard(scene, draft.extent, draft.rule, "part of what another is reported to have said"));
        continue;
      }
      draft.carriers.push(outer.source!, ...outer.carriers);
      outer.dropped = "an outlet's report of someone's words: kept as their relay";
    }
    kept.push(draft);
    for (const { from, to } of draft.content) holder.fill(kept.length, from, to);
  }
  return kept.filter((draft) => {
    if (draft.dropped !== null) notes.push(discard(scene, draft.extent, draft.rule, draft.dropped));
    return draft.dropped === null;
  });
}

/** "reportedly said": someone is named who speaks; the adverb doubts that report and makes none of its own. */
function doubted(proposed: readonly Draft[]): Set<number> {
  const told = new Set(
    proposed
      .filter(({ rule, act }) => /^verb, (?:that|clause|quote)/.test(rule) && act === "said")
      .map(({ cue }) => cue!.from),
  );
  return new Set(
    proposed.flatMap(({ rule, cue }) => (rule === "hearsay" && told.has(cue!.to) ? [cue!.from] : [])),
  );
}

/** An outlet is the source of `outer`, and `inner` fills its content from the start. */
function carries(scene: Scene, outer: Draft, inner: Draft): boolean {
  if (outer.source === null || inner.act !== "said" || inner.source === null) return false;
  if (inner.source.from < outer.source.to && outer.source.from < inner.source.to) return false;
  if (!isMedia(scene, outer.source) && outer.rule !== "according to" && outer.rule !== "per") return false;
  return outer.content.some(({ from, to }) => inner.extent.from - from <= 3 && inner.extent.to >= to - 8);
}

function discard({ prose: { tokens } }: Scene, { from, to }: Range, rule: string, reason: string): Note {
  return { stage: "statement", rule, span: { start: tokens.start[from]!, end: tokens.end[to - 1]! }, reason };
}

/** "She wrote:" at a paragraph's end takes the next paragraph, when that is a quotation. */
function joinNext(scene: Scene, drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft) => {
    const content = draft.content[0]!;
    if (content.to > content.from) return true;
    const quotation = scene.quoteAt[pastBullet(scene, content.from)] ?? -1;
    if (quotation < 0) return false;
    draft.content = chainFrom(scene, quotation);
    return true;
  });
}

/** Past the sign that opens a line of a list: "•", "–", "*". */
function pastBullet({ prose: { tokens, sentences } }: Scene, at: number): number {
  if (at >= tokens.count || sentences[tokens.sentence[at]!]!.firstToken !== at) return at;
  return /^[•·▪●◦*–—-]$/.test(tokens.word[at]!) ? at + 1 : at;
}

/** The quotation and those that carry it over the following paragraphs, or that follow it as lines of a list. */
function chainFrom(scene: Scene, index: number): Range[] {
  const { quotations, prose } = scene;
  const ranges: Range[] = [];
  for (let i = index; i < quotations.length; i++) {
    const { from, to, continues } = quotations[i]!;
    ranges.push({ from, to });
    const next = quotations[i + 1];
    if (continues) continue;
    if (next === undefined || !isListed(scene, from) || !isListed(scene, next.from)) break;
    const { tokens, sentences } = prose;
    const here = sentences[tokens.sentence[from]!]!.paragraph;
    if (sentences[tokens.sentence[next.from]!]!.paragraph !== here + 1) break;
  }
  return ranges;
}

function isListed(scene: Scene, at: number): boolean {
  return at > 0 && pastBullet(scene, at - 1) === at;
}

/**
 * A quotation that makes up its sentence belongs to the speech before it: `"…," she said. "…"`, and so does the next
 * paragraph's while nobody else speaks. One sentence without a quotation ends it.
 */
function continueQuotations(scene: Scene, drafts: readonly Draft[]): void {
  const owner = ownersOfQuotations(scene, drafts);
  let next = 0;
  let last: Draft | undefined;
  let lastEnd = 0;
  scene.quotations.forEach((quotation, index) => {
    for (; next < drafts.length && drafts[next]!.extent.from < quotation.from; next++) {
      const draft = drafts[next]!;
      if (draft.act !== "said") continue;
      const sentence = scene.prose.tokens.sentence;
      const aside = last !== undefined && sentence[last.extent.to - 1] === sentence[draft.extent.from];
      if (aside && holdsQuotation(scene, last!.content.at(-1)!) && !holdsQuotation(scene, draft.content[0]!))
        continue;
      last = draft;
      lastEnd = Math.max(last.extent.to, last.content.at(-1)!.to);
    }
    if (owner[index] !== undefined || last === undefined) return;
    const carried = index > 0 && scene.quotations[index - 1]!.continues && owner[index - 1] === last;
    if (!carried && !(standsAlone(scene, quotation) && follows(scene, lastEnd, quotation))) return;
    last.content = [...last.content, { from: quotation.from, to: quotation.to }];
    lastEnd = quotation.to;
    owner[index] = last;
  });
  for (let index = scene.quotations.length - 2; index >= 0; index--) {
    const { from, to, continues } = scene.quotations[index]!;
    const next = owner[index + 1];
    // The cue stands in a later paragraph of the quotation: what came before it was said too.
    if (owner[index] !== undefined || !continues || next === undefined) continue;
    next.content = [{ from, to }, ...next.content];
    owner[index] = next;
  }
}

function voicesBeside(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const owner = ownersOfQuotations(scene, drafts);
  return scene.quotations.flatMap((quotation, index) => {
    const voice = owner[index] === undefined ? voiceBeside(scene, quotation) : null;
    return voice === null ? [] : [voice];
  });
}

/** For each quotation, the draft whose content holds it. */
function ownersOfQuotations(scene: Scene, drafts: readonly Draft[]): (Draft | undefined)[] {
  const owner: (Draft | undefined)[] = Array.from({ length: scene.quotations.length });
  for (const draft of drafts) {
    for (const { from, to } of draft.content) {
      for (let at = from; at < to; at++) {
        const quotation = scene.quoteAt[at]!;
        if (quotation < 0) continue;
        owner[quotation] ??= draft;
        at = scene.quotations[quotation]!.to - 1;
      }
    }
  }
  return owner;
}

/** Nothing but the quotation stands in its passage, or only a setting: `During the premiere, "…"`. */
function standsAlone(scene: Scene, { from, to }: Quotation): boolean {
  const passage = scene.passages[scene.passageAt[from]!]!;
  const end = lastWord(scene, passage);
  if (to < end) return false;
  if (from === passage.from) return true;
  return to - from > 10 && from - passage.from < 12 && !holdsVerb(scene, { from: passage.from, to: from });
}

/** The quotation opens the sentence after the one that ends before `end`, or the next paragraph. */
function follows({ prose: { tokens, sentences } }: Scene, end: number, quotation: Quotation): boolean {
  const last = tokens.sentence[end - 1]!;
  const here = tokens.sentence[quotation.from]!;
  return here - last <= 1 && sentences[here]!.paragraph - sentences[last]!.paragraph <= 1;
}

/** Quoted words that nobody is said to have spoken: speech of six words or more, or a whole sentence. */
function unattributed(scene: Scene, drafts: readonly Draft[], notes: Note[]): Draft[] {
  const owner = ownersOfQuotations(scene, drafts);
  const found: Draft[] = [];
  scene.quotations.forEach((quotation, index) => {
    if (owner[index] !== undefined) return;
    const range = { from: quotation.from, to: quotation.to };
    if (quotation.to - quotation.from - 2 < shortest && !standsAlone(scene, quotation)) {
      notes.push(discard(scene, range, "scare quote", "a few quoted words that no cue reports"));
      return;
    }
    if (namesWork(scene, quotation)) {
      notes.push(discard(scene, range, "title", "words in quotation marks that name a work"));
      return;
    }
    found.push(
      makeDraft({ rule: "unattributed quotation", content: [range], form: "phrase", extent: range }),
    );
  });
  return found;
}

/** Words between the marks from which on quoted words are someone's, not the writer's distance. */
const shortest = 5;

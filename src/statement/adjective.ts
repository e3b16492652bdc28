/** "She is confident that", "they were wary of", "he feels sorry about": an adjective that tells what someone thinks. */
import { Tag } from "../model.ts";
import { phraseBeforeComma } from "./apposed.ts";
import { contentEnd } from "./clause.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { adjectives, words } from "./lexicon.ts";
import { phraseBefore } from "./phrase.ts";
import { isComma, isNegated, type Passage, type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";
import { verbGroup } from "./verb.ts";

/** The draft of an adjective at `at`, or null where it stands otherwise. */
export function byAdjective(scene: Scene, passage: Passage, at: number): Draft | null {
  const { tokens } = scene.prose;
  if (!adjectives.has(tokens.lower[at]!)) return null;
  const next = at + 1;
  const link = tokens.lower[next] ?? "";
  const bare = isClauseStart(scene, next);
  if (!words.link.has(link) && !bare) return null;
  // "determined by the size": there the participle tells no one's mind.
  if (link === "by" && words.settled.has(tokens.lower[at]!)) return null;
  const copula = copulaBefore(scene, at, passage.from);
  if (copula < 0) return null;
  const start = bare || link === "to" || words.wh.has(link) ? next : next + 1;
  const { from, negated } = verbGroup(scene, copula, passage.from);
  const source =
    phraseBefore(scene, from, passage.from) ??
    (isComma(scene, from - 1) ? phraseBeforeComma(scene, from, passage.from) : null);
  const to = contentEnd(scene, start, passage);
  if (source === null || to <= start || isDummy(tokens.lower[source.from]!)) return null;
  return makeDraft({
    act: "thought",
    rule: link === "that" || bare ? "adjective that" : "adjective of",
    lemma: tokens.lower[at]!,
    cue: { from: at, to: link === "that" || bare || link === "to" ? next : start },
    source,
    content: [{ from: start, to }],
    negated: negated || isNegated(tokens.lower[at - 1]!),
    form: "phrase",
    extent: { from: source.from, to },
  });
}

/** "it is clear that", "there is": nobody thinks. */
function isDummy(word: string): boolean {
  return word === "it" || word === "there" || word === "this" || word === "that";
}

function copulaBefore({ prose: { tokens } }: Scene, at: number, floor: number): number {
  for (let before = at - 1; before >= Math.max(floor, at - 4); before--) {
    if (words.copula.has(tokens.lower[before]!)) return before;
    if (tokens.tag[before] !== Tag.RB && !isNegated(tokens.lower[before]!) && tokens.tag[before] !== Tag.DT)
      return -1;
  }
  return -1;
}

/** "I am sure he will": a pronoun and its verb right after the adjective. */
function isClauseStart({ prose: { tokens } }: Scene, at: number): boolean {
  return tokens.tag[at] === Tag.PRP && isFinite(tokens.tag[at + 1] ?? 0);
}

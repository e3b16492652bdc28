/** Marks that do a verb's work: a headline's "John Bell: we will rebuild", and the dash with a name that signs a quotation. */
import { trimStart } from "./clause.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { holdsQuotation, holdsVerb } from "./holding.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import { isDash, lastWord, type Passage, type Range, type Scene } from "./scene.ts";

/** A quotation signed with a dash and a name: `"…" — Sonya Herridge`. */
export function signed(scene: Scene, passage: Passage, at: number): Draft | null {
  if (!isDash(scene, at) || at === passage.from || at + 1 >= passage.to) return null;
  const quotation = scene.quoteAt[at - 1]!;
  const { tokens } = scene.prose;
  if (quotation < 0 || !isCapital(tokens.word[at + 1])) return null;
  const source = phraseAfter(scene, at + 1, passage.to);
  if (
    source === null ||
    source.to < lastWord(scene, passage) - 12 ||
    holdsVerb(scene, { from: at + 1, to: passage.to })
  )
    return null;
  const { from } = scene.quotations[quotation]!;
  return makeDraft({
    rule: "signed quotation",
    lemma: "—",
    cue: { from: at, to: at + 1 },
    source,
    content: [{ from, to: at }],
    form: "phrase",
    extent: { from, to: source.to },
  });
}

/** "John Bell: we will rebuild", and a transcript's "BELL: We will rebuild.": a line that a name and a colon open. */
export function labelled(scene: Scene, passage: Passage): Draft | null {
  const { tokens, sentences, paragraphs } = scene.prose;
  const sentence = sentences[tokens.sentence[passage.from]!]!;
  if (tokens.start[passage.from] !== paragraphs[sentence.paragraph]!.start) return null;
  const source = labelAt(scene, passage);
  if (source === null || scene.timeAt[source.from]! > 0) return null;
  const content = trimStart(scene, { from: source.to + 1, to: lastWord(scene, passage) });
  if (content.to - content.from < 3) return null;
  // "Editor's note: …" and "The Latest: …" label a text; only a name, or quoted words, tell that someone speaks.
  const named = scene.nameAt[source.to - 1]! > 0 || scene.quoteAt[source.from]! >= 0;
  if (!holdsQuotation(scene, content) && !(named && holdsVerb(scene, content))) return null;
  return makeDraft({
    rule: "label",
    lemma: ":",
    cue: { from: source.to, to: source.to + 1 },
    source,
    content: [content],
    form: "phrase",
    extent: { from: source.from, to: content.to },
  });
}

/** The name before a colon at the head of a line; a transcript's name may stand behind an opening quotation mark. */
function labelAt(scene: Scene, passage: Passage): Range | null {
  const { tokens } = scene.prose;
  const quoted = scene.quoteAt[passage.from]! >= 0;
  const from = quoted ? passage.from + 1 : passage.from;
  if (!quoted) {
    const phrase = phraseAfter(scene, from, passage.to);
    const named = phrase !== null && phrase.to - from < 10 && isCapital(tokens.word[phrase.to - 1]);
    return named && tokens.word[phrase.to] === ":" ? phrase : null;
  }
  let to = from;
  while (to < Math.min(passage.to, from + 5) && /^[A-Z][A-Z.'’]+$/.test(tokens.word[to]!)) to++;
  return to > from && tokens.word[to] === ":" ? { from, to } : null;
}

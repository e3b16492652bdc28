/** Marks that do a verb's work: a headline's "John Bell: we will rebuild", and the dash with a name that signs a quotation. */
import { trimStart } from "./clause.ts";
import { type Draft, makeDraft } from "./draft.ts";
import { holdsQuotation, holdsVerb } from "./holding.ts";
import { Takes, verbForms, words } from "./lexicon.ts";
import { isCapital, phraseAfter } from "./phrase.ts";
import { isComma, isDash, lastWord, type Passage, type Range, type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";

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

/** A line's label and all that follows it. */
interface Line {
  readonly passage: Passage;
  readonly source: Range;
}

/**
 * "John Bell: we will rebuild", "Police: talks failed", and a transcript's "BELL: Not yet. We will.": lines that a name
 * and a colon open. Where a name opens two lines, and another one more, it is a transcript, and all of a line is said,
 * verb or no verb; lists by place and headings that run on ("Jeb Bush: Student loans") have each name once.
 */
export function labelled(scene: Scene): Draft[] {
  const lines = scene.passages.flatMap((passage): Line[] => {
    const source = opensParagraph(scene, passage) ? labelAt(scene, passage) : null;
    return source === null || scene.timeAt[source.from]! > 0 ? [] : [{ passage, source }];
  });
  const transcript = isTranscript(scene, lines);
  return lines.flatMap((line) => {
    const draft = draftOf(scene, line, transcript);
    return draft === null ? [] : [draft];
  });
}

function isTranscript(scene: Scene, lines: readonly Line[]): boolean {
  const named = lines.filter(({ source }) => isNamed(scene, source));
  const last = new Set(named.map(({ source }) => scene.prose.tokens.lower[source.to - 1]!));
  return last.size > 1 && last.size < named.length;
}

function opensParagraph({ prose: { tokens, sentences, paragraphs } }: Scene, { from }: Passage): boolean {
  return tokens.start[from] === paragraphs[sentences[tokens.sentence[from]!]!.paragraph]!.start;
}

/** "Editor's note: …" and "The Latest: …" label a text; only a name, or quoted words, tell that someone speaks. */
function isNamed(scene: Scene, { from, to }: Range): boolean {
  return scene.nameAt[to - 1]! > 0 || scene.quoteAt[from]! >= 0;
}

function draftOf(scene: Scene, { passage, source }: Line, transcript: boolean): Draft | null {
  const named = isNamed(scene, source);
  const whole = transcript && named && scene.quoteAt[source.from]! < 0;
  const colon = colonAfter(scene, source, passage);
  const end = whole ? paragraphEnd(scene, passage) : passage.to;
  const content = trimStart(scene, { from: colon + 1, to: lastWord(scene, { from: passage.from, to: end }) });
  if (content.to <= content.from) return null;
  const told = named || saysOf(scene, source);
  const enough = content.to - content.from >= 3 && told && holdsVerb(scene, content);
  if (!whole && !enough && !holdsQuotation(scene, content)) return null;
  return makeDraft({
    rule: "label",
    lemma: ":",
    cue: { from: colon, to: colon + 1 },
    source,
    content: [content],
    form: "phrase",
    extent: { from: source.from, to: content.to },
  });
}

/** Past the last token of the paragraph that the passage opens. */
function paragraphEnd({ prose: { tokens, sentences } }: Scene, { from }: Passage): number {
  let index = tokens.sentence[from]!;
  const { paragraph } = sentences[index]!;
  while (sentences[index + 1]?.paragraph === paragraph) index++;
  return sentences[index]!.endToken;
}

/** "Minister", "Police": a headline's word for people who speak. */
function saysOf({ prose: { tokens } }: Scene, { to }: Range): boolean {
  return words.label.has(tokens.lower[to - 1]!);
}

/** The name before a colon at the head of a line; a transcript's name may stand behind an opening quotation mark. */
function labelAt(scene: Scene, passage: Passage): Range | null {
  const { tokens } = scene.prose;
  const quoted = scene.quoteAt[passage.from]! >= 0;
  const from = quoted ? passage.from + 1 : passage.from;
  if (!quoted) {
    const phrase = phraseAfter(scene, from, passage.to);
    if (phrase === null || phrase.to - from >= 10) return null;
    if (verbForms.get(tokens.lower[from]!)?.some(({ said }) => said & Takes.quote)) return null;
    const someone = isCapital(tokens.word[phrase.to - 1]) || saysOf(scene, phrase);
    return someone && colonAfter(scene, phrase, passage) > 0 ? phrase : null;
  }
  let to = from;
  while (to < Math.min(passage.to, from + 5) && /^[A-Z][A-Z.'’]+$/.test(tokens.word[to]!)) to++;
  return to > from && tokens.word[to] === ":" ? { from, to } : null;
}

/** The colon behind the name, or behind what explains it where quoted words follow: `Ana Vale, mayor: "…"`; else -1. */
function colonAfter(scene: Scene, { to }: Range, passage: Passage): number {
  const { tokens } = scene.prose;
  if (tokens.word[to] === ":") return to;
  if (!isComma(scene, to)) return -1;
  for (let at = to + 1; at < Math.min(passage.to - 1, to + 12); at++) {
    if (tokens.word[at] === ":") return scene.quoteAt[at + 1]! >= 0 ? at : -1;
    if (scene.quoteAt[at]! >= 0 || isFinite(tokens.tag[at]!)) return -1;
  }
  return -1;
}

/** Content before a report that looks back ("…, officials said"), and after one that is set in its midst. */
import { Tag } from "../model.ts";
import { contentEnd, reach, stopsAtComma, trimStart } from "./clause.ts";
import { holdsFinite, holdsMainVerb, holdsQuotation } from "./holding.ts";
import { verbForms, words } from "./lexicon.ts";
import { phraseAfter } from "./phrase.ts";
import { isComma, isDash, lastWord, type Passage, type Range, type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";

/** Content before the report `unit`, and after it where the sentence goes on. Null where nothing comes before. */
export function contentAround(scene: Scene, passage: Passage, unit: Range, floor = 0): Range[] | null {
  const { tokens } = scene.prose;
  let to = unit.from;
  const asClause = to > passage.from && tokens.lower[to - 1] === "as";
  if (asClause) to--;
  if (to <= passage.from)
    return asClause ? contentPast(scene, passage, unit) : sentenceBefore(scene, passage, unit);
  const quoted = scene.quoteAt[to - 1]! >= 0;
  if (!quoted && !isComma(scene, to - 1) && !isDash(scene, to - 1)) return null;
  const before = contentBefore(scene, Math.max(passage.from, floor), to - 1);
  if (before.to <= before.from) return null;
  const after = goesOn(scene, passage, unit.to, quoted);
  if (after !== null && !quoted && !holdsFinite(scene, before)) return aroundPhrase(scene, before, after);
  if (after !== null) return [before, after];
  return quoted || holdsQuotation(scene, before) || holdsMainVerb(scene, before) ? [before] : null;
}

/**
 * A phrase before the report and a clause after it. In "the bridge, she said, would open" they are one clause; in "in an
 * update, she said today, the bridge is open" the phrase tells where it was said; in "Roberts, joined by Kern, said the
 * words, the context and the case" nothing goes on.
 */
function aroundPhrase(scene: Scene, before: Range, after: Range): Range[] | null {
  const { tokens } = scene.prose;
  const lead = tokens.tag[before.from];
  if (lead === Tag.IN && words.document.has(tokens.lower[before.to - 1]!)) return [after];
  if (lead === Tag.IN || lead === Tag.RB || lead === Tag.WH) return [before, after];
  const next = tokens.tag[after.from]!;
  const begins = next === Tag.DT || next === Tag.PRP || next === Tag.PRPS || next === Tag.EX;
  if (!begins) return [before, after];
  // "…, said Orr, an expert at the fund, would read this": past what explains the source.
  for (let at = after.from; at < after.to - 1; at++)
    if (isComma(scene, at) && isFinite(tokens.tag[at + 1]!)) return [before, { from: at + 1, to: after.to }];
  return null;
}

/** `"Shall we go?" she asked.`: the stop inside the quotation has ended a sentence, but not what was said. */
function sentenceBefore(scene: Scene, passage: Passage, unit: Range): Range[] | null {
  const { tokens } = scene.prose;
  const quotation = scene.quoteAt[passage.from - 1] ?? -1;
  if (quotation < 0 || unit.from !== passage.from) return null;
  const { from, to } = scene.quotations[quotation]!;
  const before = scene.prose.sentences[tokens.sentence[from]!]!;
  const here = scene.prose.sentences[tokens.sentence[passage.from]!]!;
  if (to !== passage.from || before.paragraph !== here.paragraph) return null;
  if (tokens.word[to - 2] === ".") return null;
  const after = goesOn(scene, passage, unit.to, true);
  return after === null ? [{ from, to }] : [{ from, to }, after];
}

/** The clause or quotation that ends with the token `at` (a comma, or a quotation's last token). */
function contentBefore(scene: Scene, floor: number, at: number): Range {
  const { tokens } = scene.prose;
  const quotation = scene.quoteAt[at]!;
  const to = quotation >= 0 ? at + 1 : at;
  let from = quotation >= 0 ? scene.quotations[quotation]!.from : at;
  const low = Math.max(floor, from - reach);
  while (from > low) {
    const before = from - 1;
    const inQuote = scene.quoteAt[before]!;
    if (inQuote >= 0) from = scene.quotations[inQuote]!.from;
    else if (tokens.word[before] === ";" || tokens.word[before] === ":") break;
    else from--;
  }
  return trimStart(scene, { from: Math.max(from, floor), to });
}

/** What follows a report set in the midst of its content: `"…," he said, "…"`, `…, he said, was not …`. */
function goesOn(scene: Scene, passage: Passage, at: number, quoted: boolean): Range | null {
  const start = quoted ? quotationAhead(scene, passage, at) : clauseAhead(scene, passage, at);
  if (start < 0) return null;
  const to = contentEnd(scene, start, passage);
  return to > start ? { from: start, to } : null;
}

/** The next quotation of the sentence, with no clause of its own before it: `she said, laughing, "…"`. */
function quotationAhead(scene: Scene, passage: Passage, at: number): number {
  const { tokens } = scene.prose;
  /** Within "who has led the town since 2010" verbs are no new clause. */
  let relative = false;
  for (let from = at; from < Math.min(passage.to, at + 30); from++) {
    if (scene.quoteAt[from]! >= 0) return startsReported(scene, at, from) ? -1 : from;
    if (tokens.tag[from] === Tag.WH) relative = true;
    else if (isComma(scene, from)) relative = false;
    if (relative) continue;
    const joins = tokens.tag[from] === Tag.CC && !quoteWithin(scene, from, passage.to);
    if (isFinite(tokens.tag[from]!) || joins) return -1;
  }
  return -1;
}

/** `she said, but still "…"`: the quotation follows the conjunction at once, or after one word. */
function quoteWithin(scene: Scene, at: number, ceiling: number): boolean {
  for (let next = at + 1; next < Math.min(ceiling, at + 3); next++)
    if (scene.quoteAt[next]! >= 0) return true;
  return false;
}

/** A cue of its own stands before the quotation: `she said, adding: "…"`. */
function startsReported({ prose: { tokens } }: Scene, at: number, quotation: number): boolean {
  for (let i = Math.max(at, quotation - 4); i < quotation; i++) {
    if (tokens.tag[i] === Tag.VBG && verbForms.get(tokens.lower[i]!)?.some((sense) => sense.said !== 0))
      return true;
  }
  return false;
}

/** After the comma or dash that closes the report, a clause that goes on. */
function clauseAhead(scene: Scene, passage: Passage, at: number): number {
  for (let from = at; from < Math.min(passage.to - 1, at + 5); from++) {
    const { tokens } = scene.prose;
    if (tokens.word[from] === ";") return -1;
    if (scene.quoteAt[from]! >= 0) return from;
    if (!isComma(scene, from) && !isDash(scene, from)) continue;
    const over = breaksOff(scene, from + 1) || stopsAtComma(scene, from, lastWord(scene, passage));
    return scene.quoteAt[from + 1]! < 0 && (over || passesOn(scene, from + 1, passage.to)) ? -1 : from + 1;
  }
  return -1;
}

/** "…, she said, the agency reported on Monday": who passed it on. */
function passesOn(scene: Scene, at: number, ceiling: number): boolean {
  const phrase = phraseAfter(scene, at, ceiling);
  return phrase !== null && words.reported.has(scene.prose.tokens.lower[phrase.to] ?? "");
}

/** The words after the comma belong to the report or begin another clause. */
function breaksOff({ prose: { tokens } }: Scene, at: number): boolean {
  const tag = tokens.tag[at];
  return tag === Tag.VBG || tag === Tag.CC || words.subordinator.has(tokens.lower[at]!);
}

/** "As the ministry noted, CONTENT". */
function contentPast(scene: Scene, passage: Passage, unit: Range): Range[] | null {
  const { tokens } = scene.prose;
  for (let at = unit.to; at < Math.min(passage.to - 1, unit.to + 20); at++) {
    if (scene.quoteAt[at]! >= 0) return null;
    if (!isComma(scene, at) && tokens.word[at] !== ":") continue;
    const to = contentEnd(scene, at + 1, passage);
    return to > at + 1 ? [{ from: at + 1, to }] : null;
  }
  return null;
}

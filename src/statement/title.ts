/** Quotation marks that name a work. */
import { Tag, TokenKind } from "../model.ts";
import { isCapital } from "./phrase.ts";
import type { Passage, Range, Scene } from "./scene.ts";

/** `On "Hannity," he said`: a few capitals in quotation marks behind a preposition or a noun name a work. */
export function isTitle(scene: Scene, passage: Passage, at: number): boolean {
  const { tokens } = scene.prose;
  const { from, to } = scene.quotations[scene.quoteAt[at]!]!;
  if (from <= passage.from || to - from > 9) return false;
  const lead = tokens.tag[from - 1]!;
  if (lead !== Tag.IN && lead !== Tag.DT && lead !== Tag.PRPS && lead !== Tag.NN && lead !== Tag.POS)
    return false;
  for (let i = from + 1; i < to - 1; i++) {
    const word = tokens.word[i]!;
    if (tokens.kind[i] === TokenKind.word && !isCapital(word) && word.length > 3) return false;
  }
  return true;
}

/** How many words a work's name has at most. */
const longestName = 12;

/** Every longer word has a capital, and more than one: "The Long Way Home". */
export function namesWork({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  if (to - from - 2 > longestName) return false;
  let capitals = 0;
  for (let at = from + 1; at < to - 1; at++) {
    if (tokens.kind[at] !== TokenKind.word) continue;
    if (isCapital(tokens.word[at])) capitals++;
    else if (tokens.word[at]!.length > 3) return false;
  }
  return capitals > 2;
}

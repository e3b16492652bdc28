/** Noun phrases that commas follow: "Nancy Pelosi, the Speaker of the House, said", "The Vice President, Mike Pence, said". */
import { Tag } from "../model.ts";
import { isCapital, phraseAfter, phraseBefore, startsClause } from "./phrase.ts";
import { isComma, isDash, type Range, type Scene } from "./scene.ts";
import { isFinite } from "./tags.ts";

/**
 * The phrase that a comma right before `end` closes. Commas are tried from the nearest leftwards, until a phrase opens
 * its clause; a phrase that only explains ("a cook", "45", "president of the club") looks further for what it explains.
 */
export function phraseBeforeComma(scene: Scene, end: number, floor: number): Range | null {
  let comma = end - 1;
  let best: Range | null = null;
  for (let steps = 0; steps < 6; steps++) {
    const opening = openingComma(scene, comma, floor);
    if (opening < 0) break;
    const phrase = phraseBefore(scene, opening, floor);
    if (phrase !== null) {
      const found = withApposedName(scene, phrase, opening, comma);
      const deeper = best === null || isCapital(scene.prose.tokens.word[found.to - 1]);
      if (deeper && startsClause(scene, found.from, floor)) {
        best = found;
        if (!explains(scene, phrase, floor)) break;
      }
    }
    comma = opening;
  }
  return best ?? soleComma(scene, end - 1, floor);
}

/** "Sen. Jack Reed (D-R.I.), said": one comma too many. */
function soleComma(scene: Scene, comma: number, floor: number): Range | null {
  const phrase = phraseBefore(scene, comma, floor);
  return phrase !== null && phrase.from === floor ? phrase : null;
}

/**
 * The comma that opens what the one at `closing` closes. Between them stands no clause, but for one that "who" or
 * "which" opens, or a participle with all that hangs on it.
 */
function openingComma(scene: Scene, closing: number, floor: number): number {
  const { tokens } = scene.prose;
  let finite = false;
  for (let at = closing - 1; at > Math.max(floor, closing - 60); at--) {
    if (scene.quoteAt[at]! >= 0) continue;
    const tag = tokens.tag[at]!;
    if (isComma(scene, at)) {
      if (closing - at < 2) return -1;
      const opener = tokens.tag[at + 1];
      const hangs = opener === Tag.WH || opener === Tag.VBG || opener === Tag.VBN;
      if (finite && !hangs) continue;
      return at;
    }
    if (isDash(scene, at) || tokens.word[at] === ";" || tokens.word[at] === ":") return -1;
    if (tag === Tag.WH || tokens.lower[at] === "that") finite = false;
    else if (isFinite(tag)) finite = true;
  }
  return -1;
}

/** What a comma precedes and a number, an article or a small letter opens: it explains a name before it. */
function explains(scene: Scene, { from, to }: Range, floor: number): boolean {
  const { tokens } = scene.prose;
  let at = from;
  while (
    at - 1 > floor &&
    (tokens.tag[at - 1] === Tag.VBG || tokens.tag[at - 1] === Tag.RB || tokens.tag[at - 1] === Tag.JJ)
  )
    at--;
  if (at - 1 <= floor || !isComma(scene, at - 1)) return false;
  // "Ashton, Md.," and "Monsey, New York,": the state after a town explains it.
  return !isCapital(tokens.word[at]) || tokens.tag[at] === Tag.CD || to - from <= 2;
}

/** "The Vice President, Mike Pence,": the name that the commas hold belongs to the source. */
function withApposedName(scene: Scene, phrase: Range, opening: number, closing: number): Range {
  const { tokens } = scene.prose;
  const apposed = phraseAfter(scene, opening + 1, closing);
  const described =
    tokens.tag[phrase.from] === Tag.DT ||
    !isCapital(tokens.word[phrase.to - 1]) ||
    phrase.to - phrase.from > 3;
  const named =
    apposed !== null &&
    apposed.to === closing &&
    apposed.to - apposed.from > 1 &&
    isCapital(tokens.word[apposed.to - 1]) &&
    tokens.tag[apposed.from] !== Tag.DT &&
    (scene.nameAt[apposed.to - 1]! > 0 || isCapital(tokens.word[apposed.from]));
  if (!described || !named) return phrase;
  return startsClause(scene, phrase.from, 0) ? { from: phrase.from, to: apposed.to } : apposed;
}

/** Who carries words rather than speaks them: agencies, newspapers, broadcasters, "state media", "reports". */
import { words } from "./lexicon.ts";
import { isCapital } from "./phrase.ts";
import type { Range, Scene } from "./scene.ts";

/** The noun phrase names an outlet, or some outlet by its kind. */
export function isMedia(scene: Scene, range: Range): boolean {
  const { tokens } = scene.prose;
  const head = headEnd(scene, range);
  for (let at = range.from; at < head; at++) {
    const lower = tokens.lower[at]!;
    const capital = isCapital(tokens.word[at]);
    if (capital && words.outlet.has(lower)) return true;
    if (isDomain(lower) || (words.domain.has(lower) && at > range.from + 1 && tokens.word[at - 1] === "."))
      return true;
    const named = capital && (at > range.from + 1 || (at > range.from && isCapital(tokens.word[at - 1])));
    if (named && at === head - 1 && words.mediaWord.has(lower)) return true;
    if (at === head - 1 && words.mediaNoun.has(lower) && !words.person.has(lower)) return true;
    if (at < head - 1 && words.mediaKind.has(lower) && isCapital(tokens.word[head - 1])) return true;
  }
  return false;
}

/** Past the head noun: before "of", "in", a comma or a bracket. */
function headEnd({ prose: { tokens } }: Scene, { from, to }: Range): number {
  for (let at = from + 1; at < to; at++) {
    const word = tokens.lower[at]!;
    if (words.postmodifier.has(word) || word === "," || word === "(" || word === "who" || word === "which")
      return at;
  }
  return to;
}

/** "News.com": a site named by its address. */
export function isDomain(lower: string): boolean {
  const point = lower.lastIndexOf(".");
  return point > 1 && words.domain.has(lower.slice(point + 1));
}

/** A court, a parliament, a company's board: bodies that are told things and carry nothing. */
export function isBody({ prose: { tokens } }: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (words.body.has(tokens.lower[at]!)) return true;
  return false;
}

/**
 * Folds: articles whose text is one text, whoever printed it. An article is placed when it comes: its sampled
 * shingles find the articles that share some, and the shared part is weighed without what someone else said, because
 * two reporters at one press conference share every quotation and no report.
 */
import type { Filed, FoldPlace, Note } from "../model.ts";
import { aboutTitle } from "../text/about.ts";
import { newWordRoom, wordsIn } from "../text/words.ts";
import { type Fingerprint, fingerprint } from "./fingerprint.ts";
import { type Hit, hitsOf, keysOf } from "./hits.ts";
import { nameKey, type Print } from "./print.ts";
import { copyShare } from "./share.ts";
import type { ShingleIndex } from "./shingle-index.ts";

/** Words of one text that are read, at most. */
const readable = 1 << 17;
/** Every text is taken apart here: nothing of it outlives its print. */
const room = newWordRoom();
/** Articles that are weighed, at most. */
const weighed = 24;
/** The mean share with the members of a fold that is asked of one that joins it, lest copies of copies make chains. */
const kin = 0.1;

/**
 * Places one article and adds it to the index. `day` is its day (days since 1970-01-01); articles more than `window`
 * days apart are not compared. The fold's id is that of its first article.
 */
export function foldArticle(
  index: ShingleIndex,
  article: Filed,
  day: number,
  window = 30,
): { place: FoldPlace; print: Print | null; notes: Note[] } {
  const words = wordsIn(room, article.text, readable);
  const { id } = article;
  const alone: FoldPlace = { id, fold: id, copyOf: null, share: 0 };
  if (!aboutTitle(article.title, words)) {
    const reason = `no word of the headline "${article.title}" is in the text, which must be the page's furniture`;
    return { place: alone, print: null, notes: [{ stage: "copy", rule: "text-not-about-headline", reason }] };
  }
  const { limit, sample, hashes } = fingerprint(words);
  const source = nameKey(article.source);
  const best = bestMatch(index, { limit, sample }, candidates(index, hashes, day, window), source);
  const place: FoldPlace = best
    ? { id, fold: index.foldOf(best.article), copyOf: index.idOf(best.article), share: best.share }
    : alone;
  const print: Print = { id, fold: place.fold, source, day, limit, sample, keys: keysOf(hashes) };
  index.add(print);
  return { place, print, notes: [] };
}

interface Match {
  readonly article: number;
  readonly share: number;
}

/** The articles that share most. */
function candidates(index: ShingleIndex, hashes: Uint32Array, day: number, window: number): Hit[] {
  const hits = hitsOf(index, hashes, day, window);
  if (hits.length <= weighed) return hits;
  return hits.sort((a, b) => b.all - a.all || a.article - b.article).slice(0, weighed);
}

function bestMatch(
  index: ShingleIndex,
  print: Fingerprint,
  hits: readonly Hit[],
  source: number,
): Match | null {
  const folds = new Map<number, { best: Match | null; sum: number; seen: number }>();
  for (const { article, judged, common } of hits) {
    const sameSource = source !== 0 && source === index.source(article);
    const seen = index.fingerprint(article);
    const { share, isCopy } = copyShare(print, seen, sameSource, common / Math.max(1, judged));
    const key = index.fold(article);
    const fold = folds.get(key) ?? { best: null, sum: 0, seen: 0 };
    folds.set(key, fold);
    fold.sum += share;
    fold.seen++;
    if (isCopy && share > (fold.best?.share ?? 0)) fold.best = { article, share };
  }
  let match: Match | null = null;
  for (const { best, sum, seen } of folds.values()) {
    if (best && best.share > (match?.share ?? 0) && sum / seen >= kin) match = best;
  }
  return match;
}

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
 * days apart are not compared. The fold's id is that of its first article. An article that came before, in an earlier
 * version, stays in its fold as long as it is like that version, and is no copy of it.
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
  const bare = { id, source, limit, sample };
  const kinship = bestKinship(index, bare, candidates(index, hashes, day, window));
  const copied = kinship?.copied;
  const place: FoldPlace = {
    id,
    fold: kinship ? index.foldOf(kinship.member) : id,
    copyOf: copied ? index.idOf(copied.article) : null,
    share: copied?.share ?? 0,
  };
  const print: Print = { ...bare, fold: place.fold, day, keys: keysOf(hashes) };
  index.add(print);
  return { place, print, notes: [] };
}

/** What a text has in common with the members of one fold that were weighed. */
interface Kinship {
  /** A member. */
  readonly member: number;
  /** The most that it has in common with one of them, in all, and with how many of them. */
  most: number;
  sum: number;
  seen: number;
  /** Whether an earlier version of it is among them: what came after that is no source of it. */
  known: boolean;
  /** The one that it copies most. */
  copied: { article: number; share: number } | null;
}

/** The articles that share most, in the order in which they came. */
function candidates(index: ShingleIndex, hashes: Uint32Array, day: number, window: number): Hit[] {
  const hits = hitsOf(index, hashes, day, window);
  if (hits.length <= weighed) return hits;
  const most = hits.sort((a, b) => b.all - a.all || a.article - b.article).slice(0, weighed);
  return most.sort((a, b) => a.article - b.article);
}

/** The fold that has a text, or an earlier version of the article, of which this is most a copy. */
function bestKinship(
  index: ShingleIndex,
  print: Fingerprint & Pick<Print, "id" | "source">,
  hits: readonly Hit[],
): Kinship | null {
  const folds = new Map<number, Kinship>();
  for (const { article, judged, common } of hits) {
    const sameSource = print.source !== 0 && print.source === index.source(article);
    const seen = index.fingerprint(article);
    const { share, isCopy } = copyShare(print, seen, sameSource, common / Math.max(1, judged));
    const key = index.fold(article);
    const fold = folds.get(key) ?? { member: article, most: 0, sum: 0, seen: 0, known: false, copied: null };
    folds.set(key, fold);
    fold.sum += share;
    fold.seen++;
    if (!isCopy) continue;
    fold.most = Math.max(fold.most, share);
    if (index.idOf(article) === print.id) fold.known = true;
    if (!fold.known && share > (fold.copied?.share ?? 0)) fold.copied = { article, share };
  }
  let best: Kinship | null = null;
  for (const fold of folds.values()) {
    if (fold.most > (best?.most ?? 0) && fold.sum / fold.seen >= kin) best = fold;
  }
  return best;
}

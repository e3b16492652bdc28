/**
 * Folds: articles whose text is one text, whoever printed it. An article is placed when it comes: its sampled
 * shingles find the articles that share some, and the shared part is weighed without what someone else said, because
 * two reporters at one press conference share every quotation and no report.
 */
import type { Filed, FoldPlace, Note } from "../model.ts";
import { aboutTitle } from "../text/about.ts";
import { wordsOf } from "../text/words.ts";
import { countBelow, type Fingerprint, fingerprint, whole } from "./fingerprint.ts";
import { copyShare } from "./share.ts";
import type { Print, ShingleIndex } from "./shingle-index.ts";

/** Words of one text that are read, at most. */
const readable = 1 << 17;
/** Shingles of one text that are indexed: one in sixteen, or more of a short text. */
const sparse = whole / 16;
const indexed = 64;
/** Articles that are looked at under one shingle, and weighed in all. */
const deep = 24;
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
): { place: FoldPlace; notes: Note[] } {
  const words = wordsOf(article.text, readable);
  const alone: FoldPlace = { id: article.id, fold: article.id, copyOf: null, share: 0 };
  if (!aboutTitle(article.title, words)) {
    const reason = `no word of the headline "${article.title}" is in the text, which must be the page's furniture`;
    return { place: alone, notes: [{ stage: "copy", rule: "text-not-about-headline", reason }] };
  }
  const print = fingerprint(words);
  const best = bestMatch(index, print, article.source, day, window);
  const place = best
    ? { id: article.id, fold: best.print.fold, copyOf: best.print.id, share: best.share }
    : alone;
  index.add({ ...print, id: article.id, fold: place.fold, source: article.source, day }, indexedOf(print));
  return { place, notes: [] };
}

function bestMatch(
  index: ShingleIndex,
  print: Fingerprint,
  source: string | null,
  day: number,
  window: number,
): { print: Print; share: number } | null {
  const folds = new Map<string, { best: Print; share: number; sum: number; seen: number }>();
  for (const [seen, hit] of mostHit(hitsOf(index, print, day, window))) {
    const sameSource = source !== null && source === seen.source;
    const { share, isCopy } = copyShare(print, seen, sameSource, hit.common / Math.max(1, hit.judged));
    const fold = folds.get(seen.fold) ?? { best: seen, share: 0, sum: 0, seen: 0 };
    folds.set(seen.fold, fold);
    fold.sum += share;
    fold.seen++;
    if (isCopy && share > fold.share) {
      fold.best = seen;
      fold.share = share;
    }
  }
  let match: { print: Print; share: number } | null = null;
  for (const { best, share, sum, seen } of folds.values()) {
    if (share > (match?.share ?? 0) && sum / seen >= kin) match = { print: best, share };
  }
  return match;
}

/**
 * Indexed shingles that an earlier article shares; of these the ones that any article would be found under, by which
 * boilerplate is judged, and how many of them are boilerplate.
 */
interface Hit {
  all: number;
  judged: number;
  common: number;
}

function hitsOf(index: ShingleIndex, print: Fingerprint, day: number, window: number): Map<Print, Hit> {
  const hits = new Map<Print, Hit>();
  let holders: Print[] = [];
  let of = -1;
  const close = (): void => {
    const judged = of < sparse ? 1 : 0;
    const common = judged === 1 && isCommon(holders) ? 1 : 0;
    for (const holder of holders) {
      const hit = hits.get(holder);
      if (!hit) hits.set(holder, { all: 1, judged, common });
      else {
        hit.all++;
        hit.judged += judged;
        hit.common += common;
      }
    }
  };
  index.lookup(plainOf(print.hashes), deep, (seen, hash) => {
    if (hash !== of) {
      close();
      holders = [];
      of = hash;
    }
    if (Math.abs(seen.day - day) <= window) holders.push(seen);
  });
  close();
  return hits;
}

/**
 * Whether a shingle is boilerplate: texts that are otherwise different share it, three of them, or two of one source
 * on different days.
 */
function isCommon(holders: readonly Print[]): boolean {
  if (holders.length < 2) return false;
  const folds = new Set<string>();
  for (const { fold } of holders) folds.add(fold);
  if (folds.size > 2) return true;
  if (folds.size < 2) return false;
  return holders.some(
    (a, i) =>
      a.source !== null &&
      holders.some(
        (b, j) => j > i && b.source === a.source && b.fold !== a.fold && Math.abs(a.day - b.day) >= 1,
      ),
  );
}

function mostHit(hits: ReadonlyMap<Print, Hit>): [Print, Hit][] {
  const found = [...hits];
  if (found.length <= weighed) return found;
  return found.sort(([, a], [, b]) => b.all - a.all).slice(0, weighed);
}

function plainOf(hashes: Uint32Array): Uint32Array {
  return hashes.filter((hash) => (hash & 1) === 0);
}

/** The part of a fingerprint that is indexed: its smallest unquoted hashes. */
function indexedOf({ hashes, limit }: Fingerprint): Uint32Array {
  let below = limit;
  while (below > sparse && countBelow(hashes, below) > indexed) below /= 2;
  return plainOf(hashes.subarray(0, countBelow(hashes, below)));
}

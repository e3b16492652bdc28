/** The second half of Newsledger on one screen: readings become folds and stories, one article after another. */
import { foldArticle } from "./copy/copy.ts";
import { packPrint, unpackPrint } from "./copy/print.ts";
import { memoryIndex, type ShingleIndex } from "./copy/shingle-index.ts";
import type { Filed, FoldPlace, StoryChange, StoryPlace } from "./model.ts";
import { packStories, restoreStories } from "./story/checkpoint.ts";
import { forgetArticles, newStories, type StoryState } from "./story/memory.ts";
import { restoreArticle } from "./story/pack.ts";
import { placeArticle } from "./story/story.ts";

/** What the stream has told so far. */
export interface Assembly {
  readonly folds: ShingleIndex;
  readonly stories: StoryState;
  latest: number;
}

export function newAssembly(): Assembly {
  return { folds: memoryIndex(), stories: newStories(), latest: Number.NEGATIVE_INFINITY };
}

/** Days for which copies, and sequels, are looked for. */
const copyWindow = 30;
const storyWindow = 400;

/** What became of one article. */
export interface Assembled {
  readonly fold: FoldPlace;
  readonly story: StoryPlace;
  /** What it tells of earlier places: stories that were one, or two. */
  readonly changes: readonly StoryChange[];
  /** What is remembered of it, as bytes. To be called before the next article is placed. */
  readonly pack: () => Packed;
}

/** An article as it is remembered, so that a stream can go on after a restart without being told again. */
export interface Packed {
  /** Days since 1970-01-01; null where unknown. */
  readonly day: number | null;
  readonly memory: Uint8Array;
  /** Null where its text is not looked up for copies. */
  readonly print: Uint8Array | null;
}

/** Places the next article of a stream in order of publication. Looks at nothing that comes later. */
export function assemble(assembly: Assembly, article: Filed): Assembled {
  const day = dayNumber(article.published);
  advance(assembly, day);
  const since = day ?? Math.max(0, assembly.latest);
  const { place: fold, print } = foldArticle(assembly.folds, article, since, copyWindow);
  const { place: story, changes, pack } = placeArticle(assembly.stories, article, day);
  return {
    fold,
    story,
    changes,
    pack: () => ({ day, memory: pack(), print: print && packPrint(print) }),
  };
}

/** Remembers the next article of a stream as it was packed. Throws a `RangeError` where the bytes are no such thing. */
export function recallStory(assembly: Assembly, id: string, { day, memory }: Omit<Packed, "print">): void {
  advance(assembly, day);
  restoreArticle(assembly.stories, id, memory);
}

/** Where a stream stands, without what `recallAt` is given beside it: some nine megabytes, which pack well. */
export function packAssembly({ stories, latest }: Assembly): Uint8Array {
  const day = new Uint8Array(8);
  new DataView(day.buffer).setFloat64(0, latest, true);
  return Buffer.concat([day, packStories(stories)]);
}

/** A stream that is being recalled: of the articles before number `next` it wants each in its turn, the first at `countOf`. */
export interface Recalling {
  readonly assembly: Assembly;
  readonly next: number;
  readonly put: (id: string, memory: Uint8Array) => void;
}

/**
 * The stream as `packAssembly` found it, without its articles; those from `next` on are for `recallStory`. Throws a
 * `RangeError`, here or in `put`, where the bytes are no such thing.
 */
export function recallAt(packed: Uint8Array): Recalling {
  if (packed.length < 8) throw new RangeError("no checkpoint of a stream");
  const latest = new DataView(packed.buffer, packed.byteOffset).getFloat64(0, true);
  const { state: stories, next, put } = restoreStories(packed.subarray(8));
  return { assembly: { folds: memoryIndex(), stories, latest }, next, put };
}

/** Articles that a stream has been told. */
export function countOf({ stories }: Assembly): number {
  return stories.shelf.next;
}

/** Remembers the next of those prints that were remembered at the end; after the stories, which tell the day. */
export function recallPrint(assembly: Assembly, print: Uint8Array): void {
  assembly.folds.add(unpackPrint(print));
}

/** The hashes under which a packed print is looked up, ascending. Throws a `RangeError` where the bytes are no print. */
export function keysOfPrint(print: Uint8Array): Uint32Array {
  return unpackPrint(print).keys;
}

/** Forgets what is too old once an article of `day` has come. */
function advance(assembly: Assembly, day: number | null): void {
  if (day === null || day <= assembly.latest) return;
  // One article from the far future must not make all others old.
  assembly.latest = Number.isFinite(assembly.latest) ? Math.min(day, assembly.latest + copyWindow) : day;
  assembly.folds.expire(assembly.latest - copyWindow);
  forgetArticles(assembly.stories, assembly.latest - storyWindow);
}

/** Days since 1970-01-01; null where the date is unknown. */
function dayNumber(published: string | null): number | null {
  const at = Date.parse(published ?? "");
  return Number.isNaN(at) ? null : at / 864e5;
}

/** The second half of Newsledger on one screen: readings become folds and stories, one article after another. */
import { foldArticle } from "./copy/copy.ts";
import { memoryIndex, type ShingleIndex } from "./copy/shingle-index.ts";
import type { Filed, FoldPlace, StoryChange, StoryPlace } from "./model.ts";
import { forgetArticles, newStories, type StoryState } from "./story/memory.ts";
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

/**
 * Places the next article of a stream in order of publication. Looks at nothing that comes later; what it tells of
 * earlier places (stories that were one, or two) is in `changes`.
 */
export function assemble(
  assembly: Assembly,
  article: Filed,
): { fold: FoldPlace; story: StoryPlace; changes: readonly StoryChange[] } {
  const day = dayNumber(article.published);
  if (day !== null && day > assembly.latest) {
    // One article from the far future must not make all others old.
    assembly.latest = Number.isFinite(assembly.latest) ? Math.min(day, assembly.latest + copyWindow) : day;
    assembly.folds.expire(assembly.latest - copyWindow);
    forgetArticles(assembly.stories, assembly.latest - storyWindow);
  }
  const { place: fold } = foldArticle(
    assembly.folds,
    article,
    day ?? Math.max(0, assembly.latest),
    copyWindow,
  );
  const { place: story, changes } = placeArticle(assembly.stories, article, day);
  return { fold, story, changes };
}

/** Days since 1970-01-01; null where the date is unknown. */
function dayNumber(published: string | null): number | null {
  const at = Date.parse(published ?? "");
  return Number.isNaN(at) ? null : at / 864e5;
}

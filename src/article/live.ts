/** The posts of a live blog, each with its time and the stretch of the text that is its own. */
import type { LivePost, Span } from "../model.ts";
import type { Layout } from "./blocks.ts";
import type { LinkedArticle } from "./jsonld.ts";
import words from "./live.words.json" with { type: "json" };
import { textOf } from "./metadata.ts";
import { findMoment } from "./moment.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

const timeTag = tagId("time");
const fewest = 3;

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly linked: LinkedArticle | null;
  readonly language: string | null;
  readonly headline: string | null;
  /** Blocks of the story and their spans, in the same order. */
  readonly kept: readonly number[];
  readonly paragraphs: readonly Span[];
}

/**
 * `null` where the page is no live blog. It is one where it says so (schema.org LiveBlogPosting, elements named live
 * posts, or its headline) and where at least three sibling elements with a time of their own hold most of its paragraphs.
 */
export function findLive({
  tree,
  layout,
  linked,
  language,
  headline,
  kept,
  paragraphs,
}: Setting): LivePost[] | null {
  const declared = linked?.types.includes("LiveBlogPosting") ?? false;
  const named = kept.some((i) => layout.blocks[i]!.roles & Role.live);
  const titled = headline !== null && isLiveTitle(headline);
  if ((!declared && !named && !titled) || kept.length < fewest) return null;
  const posts = postElements(tree, layout, kept);
  if (posts.length < fewest) return null;
  const found: LivePost[] = [];
  let at = 0;
  for (const element of posts) {
    while (at < kept.length && layout.blocks[kept[at]!]!.first < element) at++;
    const from = at;
    while (at < kept.length && layout.blocks[kept[at]!]!.first < tree.end[element]!) at++;
    if (at === from) continue;
    const heading = kept.slice(from, at).find((i) => layout.blocks[i]!.heading > 0);
    found.push({
      start: paragraphs[from]!.start,
      end: paragraphs[at - 1]!.end,
      time: timeOf(tree, layout, element, language),
      headline: heading === undefined ? null : layout.blocks[heading]!.text,
    });
  }
  return found.length >= fewest ? found : null;
}

const liveWords = new RegExp(`(?<!\\p{L})(?:${words.titles.join("|")})(?!\\p{L})`, "iu");

const isLiveTitle = (headline: string): boolean => liveWords.test(headline.slice(0, 300));

/** The group of siblings with a `<time>` each that holds the most blocks of the story. */
function postElements(tree: Tree, layout: Layout, kept: readonly number[]): number[] {
  const groups = new Map<number, Set<number>>();
  const blocksIn = new Map<number, number>();
  for (const i of kept) {
    let child = layout.blocks[i]!.element;
    for (let up = 0; child > 0 && up < 40; up++) {
      const parent = tree.parent[child]!;
      const siblings = groups.get(parent) ?? new Set<number>();
      siblings.add(child);
      groups.set(parent, siblings);
      blocksIn.set(parent, (blocksIn.get(parent) ?? 0) + 1);
      child = parent;
    }
  }
  let best: number[] = [];
  for (const [parent, siblings] of groups) {
    if (siblings.size < fewest || (blocksIn.get(parent) ?? 0) < kept.length * 0.5) continue;
    const timed = [...siblings].filter((node) => hasTime(tree, node));
    if (timed.length >= fewest && timed.length >= siblings.size * 0.5 && timed.length > best.length)
      best = timed;
  }
  return best.sort((a, b) => a - b);
}

/** Attributes in which live posts keep their time, the surest first. */
const timeAttributes = [
  "datetime",
  "data-time",
  "data-post-time",
  "data-published-time",
  "data-timestamp",
  "data-sort-time",
  "data-created",
];
/** A post's time stands at its head; further down are times of what it links to. */
const headLength = 400;

function hasTime(tree: Tree, node: number): boolean {
  const end = Math.min(tree.end[node]!, node + headLength);
  for (let at = node; at < end; at++) {
    if (tree.tag[at] === timeTag) return true;
    const own = tree.attributes[at];
    if (own && timeAttributes.some((name) => own[name])) return true;
  }
  return false;
}

/** The first whole moment that the post states; a bare "12:40" has no day and is none. */
function timeOf(tree: Tree, layout: Layout, node: number, language: string | null): string | null {
  const end = Math.min(tree.end[node]!, node + headLength);
  for (let at = node; at < end; at++) {
    const own = tree.attributes[at];
    const stated = timeAttributes
      .map((name) => own?.[name])
      .filter((value): value is string => Boolean(value));
    if (tree.tag[at] === timeTag) stated.push(textOf(tree, at, layout));
    for (const value of stated) {
      const moment = findMoment(value, language);
      if (moment !== null && moment.value.length > 10) return moment.value;
    }
  }
  return null;
}

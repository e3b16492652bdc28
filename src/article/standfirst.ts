/** The lines that the page prints between headline and text. */
import type { Block, Layout } from "./blocks.ts";
import { folded, likeness, type Units, unitsOf } from "./compare.ts";
import { isDateLine } from "./displayed.ts";
import type { LinkedArticle } from "./jsonld.ts";
import {
  asksConsent,
  isBoxHeading,
  isConsent,
  isCorrection,
  isCredit,
  isLabel,
  isNotice,
  isOpener,
} from "./lines.ts";
import { type Metadata, metaOf } from "./metadata.ts";
import { beginsWithBy } from "./names.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Standfirst {
  readonly text: string | null;
  /** The blocks that print it, as indexes. */
  readonly blocks: readonly number[];
  readonly rule: string;
}

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly linked: LinkedArticle | null;
  readonly language: string | null;
  readonly headline: { readonly text: string | null; readonly element: number };
}

const closedTags = new Set(["nav", "footer", "aside", "figure", "figcaption", "button", "form"].map(tagId));
const farthest = 14;
const longest = 900;
/** A longer one that nothing names is a paragraph. */
const longestUnnamed = 450;
/** An element with more paragraphs than this is the story's, not the head's. */
const fewParagraphs = 2;

/**
 * By the first of: a subheading just under the headline; a block named so; a paragraph in the element that holds the
 * headline and no more than two paragraphs; a block near the headline that the page's description repeats.
 */
export function findStandfirst(setting: Setting): Standfirst {
  const { layout, headline } = setting;
  const { blocks } = layout;
  const from =
    headline.element < 0
      ? 0
      : Math.max(
          0,
          blocks.findIndex((block) => block.first > headline.element),
        );
  const title = folded(headline.text ?? "");
  const descriptions = descriptionsOf(setting);
  const near: number[] = [];
  for (let i = from; i < Math.min(blocks.length, from + farthest); i++)
    if (canBe(setting, blocks[i]!, title)) near.push(i);
  const rules: readonly (readonly [string, (i: number) => boolean])[] = [
    [
      "subheading",
      (i) =>
        headline.element >= 0 &&
        i <= from + 4 &&
        blocks[i]!.heading > 0 &&
        isFirst(setting, from, i) &&
        blocks[i]!.text.length >= 35,
    ],
    // Houses call the headings within their texts so, too.
    [
      "named",
      (i) =>
        (blocks[i]!.roles & Role.standfirst) !== 0 && (blocks[i]!.heading === 0 || isFirst(setting, from, i)),
    ],
    [
      "under-headline",
      (i) =>
        headline.element >= 0 &&
        i <= from + 5 &&
        blocks[i]!.text.length >= 40 &&
        blocks[i]!.text.length <= longestUnnamed &&
        isFirst(setting, from, i) &&
        isInHead(setting, blocks[i]!) &&
        !startsText(setting, i),
    ],
    ["described", (i) => isDescribed(setting, blocks[i]!, descriptions) && !startsText(setting, i)],
  ];
  for (const [rule, holds] of rules) {
    const found = near.find(holds);
    if (found === undefined) continue;
    const all = rule === "named" ? wholeOf(setting, near, found) : [found];
    return { text: all.map((i) => blocks[i]!.text).join(" "), blocks: all, rule };
  }
  return { text: null, blocks: [], rule: "none" };
}

/** In a figure, in a box, or not shown. */
function isBeside({ tree, layout }: Setting, block: Block): boolean {
  for (let at = block.element; at > 0; at = tree.parent[at]!) {
    if (closedTags.has(tree.tag[at]!) || layout.hidden[at] === 1) return true;
    if (
      layout.own[at]! &
      (Role.related | Role.furniture | Role.comments | Role.caption | Role.credit | Role.author)
    )
      return true;
  }
  return false;
}

function canBe(setting: Setting, block: Block, title: string): boolean {
  const { text } = block;
  if (block.linked > text.length / 2 || text.length < 15 || text.length > longest || repeats(text, title))
    return false;
  if (isBeside(setting, block)) return false;
  if (
    isLabel(text) ||
    isConsent(text) ||
    asksConsent(text) ||
    isOpener(text) ||
    isBoxHeading(text) ||
    isCredit(text) ||
    isCorrection(text) ||
    isNotice(text) ||
    beginsWithBy(text)
  )
    return false;
  return text.length > 160 || !isDateLine(text, setting.language);
}

/** The headline once more, with a label before it: "Rowing: The eight lose to Hallmouth". */
function repeats(text: string, title: string): boolean {
  const line = folded(text);
  return (
    line === title || (title.length > 20 && line.endsWith(` ${title}`) && line.length - title.length < 30)
  );
}

/** No running text stands between the headline and the block. */
function isFirst(setting: Setting, from: number, i: number): boolean {
  return !setting.layout.blocks
    .slice(from, i)
    .some((block) => block.prose > 100 && !isBeside(setting, block));
}

/** Does the smallest element around headline and block hold little else? */
function isInHead({ tree, layout, headline }: Setting, block: Block): boolean {
  let around = headline.element;
  while (around > 0 && tree.end[around]! <= block.first) around = tree.parent[around]!;
  return paragraphsIn(tree, layout, around) <= fewParagraphs;
}

/** Is the next running text a paragraph of the same kind beside it? Then a short story begins here. */
function startsText({ tree, layout }: Setting, i: number): boolean {
  const { blocks } = layout;
  const own = blocks[i]!.element;
  for (const { element, prose, text } of blocks.slice(i + 1, i + 4)) {
    if (prose === 0 && text.length < 60) continue;
    return (
      tree.parent[element] === tree.parent[own] &&
      tree.tag[element] === tree.tag[own] &&
      tree.classes[element] === tree.classes[own]
    );
  }
  return false;
}

function paragraphsIn(tree: Tree, { blocks }: Layout, element: number): number {
  let count = 0;
  for (const block of blocks)
    if (block.first >= element && block.first < tree.end[element]! && block.prose > 0) count++;
  return count;
}

/** The description says the same, and the block does not stand among the story's paragraphs. */
function isDescribed({ tree, layout }: Setting, block: Block, descriptions: readonly Units[]): boolean {
  if (descriptions.length === 0) return false;
  const words = unitsOf(block.text);
  if (!descriptions.some((said) => likeness(said, words) > 0.8)) return false;
  return paragraphsIn(tree, layout, tree.parent[block.element]!) <= fewParagraphs;
}

function descriptionsOf({ metadata, linked }: Setting): Units[] {
  return [
    linked?.description ?? null,
    metaOf(metadata, ["og:description", "description", "twitter:description"]),
  ]
    .filter((said): said is string => said !== null && said.length >= 20)
    .map(unitsOf);
}

/** A standfirst of several paragraphs: those that follow in the same element, of the same kind. */
function wholeOf({ tree, layout }: Setting, near: readonly number[], found: number): number[] {
  const { blocks } = layout;
  let element = blocks[found]!.element;
  for (let at = element; at > 0; at = tree.parent[at]!) if (layout.own[at]! & Role.standfirst) element = at;
  const all = near.filter(
    (i) =>
      i >= found && blocks[i]!.first < tree.end[element]! && (i === found || blocks[i]!.text.length > 40),
  );
  const length = all.reduce((sum, i) => sum + blocks[i]!.text.length, 0);
  return length < longest ? all : [found];
}

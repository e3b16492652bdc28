/**
 * Where on the page the story stands: first what can't be part of it is cut away, then the element is chosen whose
 * running text outweighs its links by the most.
 */
import type { Block, Layout } from "./blocks.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Region {
  /** The element that holds the story. */
  readonly element: number;
  /** For each block: 0, or the index in `cuts` of what it fell to, plus 1. */
  readonly cutBy: Uint16Array;
  readonly cuts: readonly Cut[];
}

/** What is known of the story before its region is looked for. */
export interface Hints {
  /** The element that prints the headline; -1 where none does. */
  readonly headline: number;
  /** For each block: 1 where the page's own machine-readable copy of the story has its words. */
  readonly known: Uint8Array;
}

/** An element that was cut away, and why. */
export interface Cut {
  readonly element: number;
  readonly rule: string;
}

const group = (list: string): ReadonlySet<number> => new Set(list.split(" ").map(tagId));
const furnitureTags = group(
  "nav footer aside form dialog menu button textarea figure figcaption caption video audio search legend",
);
const [articleTag, h1Tag] = [tagId("article"), tagId("h1")];
const pageTags = group("html head body title meta h1");
const figureTags = group("figure figcaption caption");
const landmark = new Set(
  "navigation complementary contentinfo search dialog alertdialog alert banner menu menubar toolbar tablist form note".split(
    " ",
  ),
);
/** An element with more than this share of all running text is no furniture, whatever it is called. */
const mostOfPage = 0.4;
const leastLeft = 0.2;
/** Where less than this stands outside what is called comments, they are what the page is about. */
const shortestStory = 150;

export function findRegion(tree: Tree, layout: Layout, hints: Hints): Region {
  const { blocks } = layout;
  const sums = sumsOver(tree, layout);
  const unlessFigure = (node: number): string | null =>
    figureTags.has(tree.tag[node]!) ? null : tagRule(tree, layout, node);
  // Where names (and then figures) would take nearly everything, they mean something else on this page.
  const rules: ((node: number) => string | null)[] = [
    (node) => tagRule(tree, layout, node) ?? nameRule(tree, layout, node),
    (node) => tagRule(tree, layout, node) ?? commentsRule(layout, node),
    (node) => unlessFigure(node) ?? commentsRule(layout, node),
    unlessFigure,
  ];
  let chosen = cutAway(tree, layout, hints, sums, rules[0]!);
  for (const rule of rules.slice(1)) {
    if (leavesStory(blocks, chosen, sums.all)) break;
    chosen = cutAway(tree, layout, hints, sums, rule);
  }
  const { cuts, cutBy } = chosen;
  const element = ownArticle(tree, sums, hints, densest(tree, layout, cutBy, hints));
  return { element, cutBy, cuts };
}

/** A short story may have a hundred comments: they do not count as what there was to cut from. */
function leavesStory(
  blocks: readonly Block[],
  { cuts, cutBy }: Pick<Region, "cuts" | "cutBy">,
  all: number,
): boolean {
  let left = 0;
  let comments = 0;
  for (const [i, { prose }] of blocks.entries()) {
    if (cutBy[i] === 0) left += prose;
    else if (cuts[cutBy[i]! - 1]?.rule === "comments") comments += prose;
  }
  return left >= (all - comments) * leastLeft && (comments === 0 || left >= shortestStory);
}

function cutAway(
  tree: Tree,
  layout: Layout,
  hints: Hints,
  sums: Sums,
  ruleOf: (node: number) => string | null,
): { cuts: Cut[]; cutBy: Uint16Array } {
  const { blocks } = layout;
  const cuts: Cut[] = [];
  const cutBy = new Uint16Array(blocks.length);
  let node = 1;
  while (node < tree.count) {
    const rule = ruleOf(node);
    if (rule !== null && !holdsStory(tree, layout, hints, sums, node)) {
      if (cuts.length < 65000) cuts.push({ element: node, rule });
      for (let i = sums.from(node); i < blocks.length && blocks[i]!.first < tree.end[node]!; i++)
        cutBy[i] = cuts.length;
      node = tree.end[node]!;
    } else node++;
  }
  return { cuts, cutBy };
}

/** An element with most of the page's text, and with the headline or an element named a body in it, is no furniture. */
function holdsStory(tree: Tree, layout: Layout, hints: Hints, sums: Sums, node: number): boolean {
  if (isRunningText(layout, sums, node)) return true;
  if (sums.within(node) <= sums.all * mostOfPage) return false;
  if (hints.headline > node && hints.headline < tree.end[node]!) return true;
  // What readers wrote may be called a body, too.
  return (layout.own[node]! & Role.comments) === 0 && sums.bodies(node) > 0;
}

/** "Read more" may hold the rest of the story: paragraphs, and next to no links. Comments may, too, and stay cut. */
function isRunningText(layout: Layout, sums: Sums, node: number): boolean {
  const named = layout.own[node]! & (Role.related | Role.furniture | Role.comments);
  if (named !== Role.related || sums.within(node) < 600) return false;
  let [characters, linked, paragraphs] = [0, 0, 0];
  for (let i = sums.from(node); i < sums.from(sums.end(node)); i++) {
    const block = layout.blocks[i]!;
    characters += block.text.length;
    linked += block.linked;
    if (block.prose > 100) paragraphs++;
  }
  return paragraphs >= 4 && linked < characters * 0.05;
}

/** Sums of running text over subtrees. */
interface Sums {
  readonly all: number;
  /** The index of the first block in or after a node. */
  readonly from: (node: number) => number;
  readonly within: (node: number) => number;
  /** The node behind a subtree. */
  readonly end: (node: number) => number;
  /** How many elements of a subtree are named a body. */
  readonly bodies: (node: number) => number;
}

function sumsOver(tree: Tree, { blocks, own }: Layout): Sums {
  const partial = new Float64Array(blocks.length + 1);
  const first = new Uint32Array(tree.count + 1);
  let b = 0;
  for (let node = 0; node <= tree.count; node++) {
    while (b < blocks.length && blocks[b]!.first < node) b++;
    first[node] = b;
  }
  for (let i = 0; i < blocks.length; i++) partial[i + 1] = partial[i]! + blocks[i]!.prose;
  const bodies = new Uint32Array(tree.count + 1);
  for (let node = 0; node < tree.count; node++)
    bodies[node + 1] = bodies[node]! + ((own[node]! & Role.body) !== 0 ? 1 : 0);
  return {
    bodies: (node) => bodies[tree.end[node]!]! - bodies[node]!,
    all: partial[blocks.length]!,
    from: (node) => first[node]!,
    end: (node) => tree.end[node]!,
    within: (node) => partial[first[tree.end[node]!]!]! - partial[first[node]!]!,
  };
}

function tagRule(tree: Tree, layout: Layout, node: number): string | null {
  const id = tree.tag[node]!;
  if (id === 0) return null;
  if (layout.hidden[node] === 1) return "hidden";
  if (furnitureTags.has(id)) return "tag";
  const attributes = tree.attributes[node];
  if (!attributes) return null;
  const role = attributes["role"];
  if (role !== undefined && landmark.has(role)) return "landmark";
  return attributes["aria-hidden"] === "true" ? "hidden" : null;
}

function nameRule(tree: Tree, layout: Layout, node: number): string | null {
  if (tree.tag[node] === 0) return null;
  const roles = layout.own[node]!;
  if (roles & Role.comments) return "comments";
  if (roles & Role.related) return "related";
  if (roles & Role.furniture) return "furniture";
  if (roles & Role.author) return "author";
  if (roles & (Role.caption | Role.credit)) return "caption";
  if (roles & Role.paywall) return "paywall";
  if (roles & Role.quote) return "quote";
  return null;
}

function commentsRule(layout: Layout, node: number): string | null {
  return layout.own[node]! & Role.comments ? "comments" : null;
}

/**
 * The element with the greatest sum of running text less twice its link text; the deepest of equals. Text counts for
 * more where the page says that it is the story's, for less where it stands before the headline.
 */
function densest(tree: Tree, layout: Layout, cutBy: Uint16Array, hints: Hints): number {
  const { blocks } = layout;
  const net = new Float64Array(tree.count);
  for (let i = 0; i < blocks.length; i++) {
    if (cutBy[i]! > 0) continue;
    const block = blocks[i]!;
    net[block.element]! += block.prose > 0 ? block.prose * trust(tree, block, hints, i) : lossOf(block);
  }
  let best = 0;
  let most = 0;
  for (let node = tree.count - 1; node > 0; node--) {
    if (net[node]! > most) {
      most = net[node]!;
      best = node;
    }
    net[tree.parent[node]!]! += Math.max(net[node]!, -300);
  }
  return net[0]! > most && isRow(tree) ? 0 : best;
}

/** The text of a feed's entry is a row of paragraphs with no element around them; a page has a body. */
function isRow({ tag, count }: Tree): boolean {
  for (let node = 1; node < count; node++) if (pageTags.has(tag[node]!)) return false;
  return true;
}

function trust(tree: Tree, block: Block, hints: Hints, index: number): number {
  const named = block.roles & Role.body ? 1.6 : 1;
  const known = hints.known[index] === 1 ? 2 : 1;
  const before = hints.headline > 0 && block.last < hints.headline ? 0.4 : 1;
  return named * known * before;
}

/** Pages that load the next story below hold several articles, each with an h1: the headline's own is the story's. */
function ownArticle(tree: Tree, sums: Sums, { headline }: Hints, region: number): number {
  let article = headline;
  while (article > region && tree.tag[article] !== articleTag) article = tree.parent[article]!;
  if (article <= region || sums.within(article) < Math.max(300, sums.within(region) * 0.15)) return region;
  for (let node = region; node < tree.end[region]!; node++) {
    if (node === article) node = tree.end[article]!;
    if (tree.tag[node] === h1Tag && node < tree.end[region]!) return article;
  }
  return region;
}

/** What a block of links costs the element that it stands in. */
function lossOf(block: Block): number {
  return block.linked > block.text.length / 2 ? -2 * Math.min(block.text.length, 150) - 10 : 0;
}

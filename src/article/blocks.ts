/**
 * The tree as a list of blocks: runs of text that stand on lines of their own, in order. Whatever a rule may ask of a
 * block (how much of it is link, what it stands in) is counted while it is made.
 */
import { Role, rolesOf } from "./roles.ts";
import { runningText } from "./running.ts";
import { isBlock, isHeading, isVoid, tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Block {
  /** The nearest block element around it. */
  readonly element: number;
  /** Its first and last text node. */
  readonly first: number;
  readonly last: number;
  /** White space folded, ends trimmed; never empty. */
  readonly text: string;
  /** How many characters of `text` stand inside links, and inside bold type (about: white space is counted once). */
  readonly linked: number;
  readonly bold: number;
  /** Inside h1 to h6. */
  readonly heading: number;
  /** How many characters of it are running text (`runningText`). */
  readonly prose: number;
  /** `Role` bits of the elements around it, the nearest and all. */
  readonly roles: number;
}

export interface Layout {
  readonly blocks: readonly Block[];
  /** `Role` bits of each node itself. */
  readonly own: Uint16Array;
  /** 1 for a node that the page does not show. */
  readonly hidden: Uint8Array;
}

const [aTag, headTag, titleTag, h1Tag] = [tagId("a"), tagId("head"), tagId("title"), tagId("h1")];
const boldTags = new Set([tagId("b"), tagId("strong")]);
/** Controls, whose words are labels; the head; readings set above characters, which repeat them. */
const labels = new Set(
  ["textarea", "select", "button", "option", "head", "title", "rt", "rp", "rtc"].map(tagId),
);

/** What is called what inside these decides nothing: menus and feet fall whole, pictures have no text. */
const unnamed = new Set(
  "nav footer img amp-img picture input label i source select button iframe".split(" ").map(tagId),
);
const endsHeading = new Set("p ul ol dl li article section blockquote table figure".split(" ").map(tagId));

/** Cuts the tree into blocks. Linear in the number of nodes. */
export function findBlocks(tree: Tree): Layout {
  const { count, tag, end, text, attributes, classes, names } = tree;
  const firstH1 = tag.indexOf(h1Tag);
  const own = new Uint16Array(count);
  const hidden = new Uint8Array(count);
  const blocks: Block[] = [];
  // Open block elements; their roles added up, so that a block knows all that it stands in.
  const stack: { element: number; end: number; roles: number; heading: number }[] = [
    { element: 0, end: count, roles: 0, heading: 0 },
  ];
  let pieces = "";
  let first = -1;
  let last = -1;
  let linked = 0;
  let bold = 0;
  let linkEnd = 0;
  let boldEnd = 0;
  let nameless = 0;
  const flush = (): void => {
    if (pieces === "") return;
    const clean = foldSpace(pieces);
    if (clean !== "") {
      const top = stack[stack.length - 1]!;
      blocks.push({
        element: top.element,
        first,
        last,
        text: clean,
        linked: Math.min(linked, clean.length),
        bold: Math.min(bold, clean.length),
        heading: top.heading,
        prose: runningText(clean, Math.min(linked, clean.length), top.heading > 0),
        roles: top.roles,
      });
    }
    pieces = "";
    first = -1;
    linked = 0;
    bold = 0;
  };
  let at = 1;
  while (at < count) {
    while (at >= stack[stack.length - 1]!.end) {
      flush();
      stack.pop();
    }
    const id = tag[at]!;
    if (id === 0) {
      const piece = text[at]!;
      const weight = piece.trim().length;
      if (first < 0 && weight > 0) first = at;
      if (weight > 0) {
        last = at;
        if (at < linkEnd) linked += weight;
        if (at < boldEnd) bold += weight;
      }
      pieces += piece;
      at++;
      continue;
    }
    if (labels.has(id)) {
      if (id !== headTag && id !== titleTag && isBlock[id] === 1) flush();
      at = end[at]!;
      continue;
    }
    if (unnamed.has(id)) nameless = Math.max(nameless, end[at]!);
    const named = at < nameless ? 0 : rolesOf(classes[at]!) | rolesOf(names[at]!);
    const stated = attributes[at]?.["itemprop"] === "articleBody" ? Role.body : 0;
    const roles = (holdsHeadline(tree, firstH1, at) ? named & (Role.body | Role.live) : named) | stated;
    own[at] = roles;
    if (isHiddenElement(tree, at)) hidden[at] = 1;
    if (id < isBlock.length && isBlock[id] === 1) {
      flush();
      if (isVoid[id] !== 1) {
        const outer = stack[stack.length - 1]!;
        stack.push({
          element: at,
          end: end[at]!,
          roles: outer.roles | roles,
          // What a page left open after a heading is not the heading.
          heading: isHeading[id] === 1 ? at : endsHeading.has(id) ? 0 : outer.heading,
        });
      }
    } else if (id === aTag) {
      linkEnd = Math.max(linkEnd, end[at]!);
    } else if (boldTags.has(id)) {
      boldEnd = Math.max(boldEnd, end[at]!);
    }
    at++;
  }
  flush();
  return { blocks, own, hidden };
}

/**
 * An element around a large part of the page, its first h1 included, is a frame: its classes tell the state of the
 * page ("comments-open", "with-sidebar"), not what the element is.
 */
function holdsHeadline(tree: Tree, h1: number, node: number): boolean {
  return h1 > node && h1 < tree.end[node]! && tree.end[node]! - node > tree.count * 0.25;
}

function isHiddenElement(tree: Tree, node: number): boolean {
  const own = tree.attributes[node];
  if (!own) return false;
  if (own["hidden"] !== undefined && own["hidden"] !== "until-found") return true;
  const style = own["style"];
  return style !== undefined && /(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)/i.test(style);
}

/** White space folded to single spaces, soft hyphens and zero-width marks taken out. */
export function foldSpace(raw: string): string {
  const trimmed = raw.trim();
  if (!unfolded.test(trimmed)) return trimmed;
  return trimmed
    .replace(/[\u00AD\u200B\u2060\uFEFF]+/g, "")
    .replace(/[\s\u00A0]+/g, " ")
    .trim();
}

/** White space other than single spaces, and marks that are not seen. */
const unfolded = /[^\S ]| {2}|[\u00AD\u200B\u2060\uFEFF]/;

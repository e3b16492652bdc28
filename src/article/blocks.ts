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

const [aTag, headTag, titleTag, h1Tag, preTag] = ["a", "head", "title", "h1", "pre"].map(tagId) as [
  number,
  number,
  number,
  number,
  number,
];
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
  const { count, tag, end, attributes } = tree;
  const own = new Uint16Array(count);
  const hidden = new Uint8Array(count);
  const firstH1 = tag.indexOf(h1Tag);
  const walk = new Walk(tree);
  // Behind these nodes ends the innermost link, bold run, and menu or picture.
  let [linkEnd, boldEnd, namelessEnd] = [0, 0, 0];
  for (let at = 1; at < count; at++) {
    walk.leave(at);
    const id = tag[at]!;
    if (id === 0) {
      walk.text(at, at < linkEnd, at < boldEnd);
      continue;
    }
    if (labels.has(id)) {
      if (id !== headTag && id !== titleTag && isBlock[id] === 1) walk.flush();
      at = end[at]! - 1;
      continue;
    }
    if (unnamed.has(id)) namelessEnd = Math.max(namelessEnd, end[at]!);
    own[at] = at < namelessEnd ? 0 : rolesOfNode(tree, at, firstH1);
    if (attributes[at] !== null && isHiddenElement(tree, at)) hidden[at] = 1;
    if (isBlock[id] === 1) walk.enter(at, own[at]!);
    else if (id === aTag) linkEnd = Math.max(linkEnd, end[at]!);
    else if (boldTags.has(id)) boldEnd = Math.max(boldEnd, end[at]!);
  }
  walk.flush();
  return { blocks: withBrokenLines(walk.blocks), own, hidden };
}

interface OpenBlock {
  readonly element: number;
  readonly end: number;
  /** Roles of this and all elements around. */
  readonly roles: number;
  readonly heading: number;
}

/** Open block elements, and the text that has been met since the last edge of a block. */
class Walk {
  readonly blocks: Block[] = [];
  readonly #tree: Tree;
  readonly #stack: OpenBlock[];
  #pieces = "";
  #first = -1;
  #last = -1;
  #linked = 0;
  #bold = 0;

  constructor(tree: Tree) {
    this.#tree = tree;
    this.#stack = [{ element: 0, end: tree.count, roles: 0, heading: 0 }];
  }

  /** Ends the elements that end before a node. */
  leave(at: number): void {
    while (at >= this.#stack[this.#stack.length - 1]!.end) {
      this.flush();
      this.#stack.pop();
    }
  }

  enter(at: number, roles: number): void {
    this.flush();
    const id = this.#tree.tag[at]!;
    if (isVoid[id] === 1) return;
    const outer = this.#stack[this.#stack.length - 1]!;
    // What a page left open after a heading is not the heading.
    const heading = isHeading[id] === 1 ? at : endsHeading.has(id) ? 0 : outer.heading;
    this.#stack.push({ element: at, end: this.#tree.end[at]!, roles: outer.roles | roles, heading });
  }

  text(at: number, inLink: boolean, inBold: boolean): void {
    const piece = this.#tree.text[at]!;
    const weight = piece.trim().length;
    if (weight > 0) {
      if (this.#first < 0) this.#first = at;
      this.#last = at;
      if (inLink) this.#linked += weight;
      if (inBold) this.#bold += weight;
    }
    this.#pieces += piece;
  }

  flush(): void {
    if (this.#first >= 0) {
      const top = this.#stack[this.#stack.length - 1]!;
      const parts = this.#tree.tag[top.element] === preTag ? this.#pieces.split(emptyLine) : [this.#pieces];
      for (const part of parts) this.#add(foldSpace(part), top);
    }
    this.#pieces = "";
    this.#first = -1;
    this.#linked = 0;
    this.#bold = 0;
  }

  #add(text: string, { element, heading, roles }: OpenBlock): void {
    if (text === "") return;
    const linked = Math.min(this.#linked, text.length);
    const prose = runningText(text, linked, heading > 0);
    const bold = Math.min(this.#bold, text.length);
    this.blocks.push({
      element,
      first: this.#first,
      last: this.#last,
      text,
      linked,
      bold,
      heading,
      prose,
      roles,
    });
  }
}

/** Preformatted text has its paragraphs between empty lines. */
const emptyLine = /\n[ \t\r]{0,200}\n/;
const fewestBroken = 200;

/**
 * Lines that `<br>` breaks in the middle of sentences are running text where the whole of them is: no line of them
 * would pass for a paragraph alone.
 */
function withBrokenLines(blocks: readonly Block[]): readonly Block[] {
  const all = [...blocks];
  for (let from = 0; from < all.length; ) {
    let to = from + 1;
    while (to < all.length && all[to]!.element === all[from]!.element) to++;
    if (to - from > 2) markRun(all, from, to);
    from = to;
  }
  return all;
}

function markRun(blocks: Block[], from: number, to: number): void {
  let [length, linked, whole] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    length += blocks[i]!.text.length;
    linked += blocks[i]!.linked;
    if (blocks[i]!.prose > 0) whole += blocks[i]!.prose;
  }
  // Where most of it stands in whole sentences already, the short lines are what they look like.
  if (length < fewestBroken || linked > length * 0.15 || whole > length * 0.5) return;
  if (!/[.!?…。][”"»)]?$/u.test(blocks[to - 1]!.text) || length / (to - from) < 30) return;
  for (let i = from; i < to; i++) {
    const block = blocks[i]!;
    if (block.prose === 0 && block.heading === 0 && block.text.length >= 20)
      blocks[i] = { ...block, prose: block.text.length };
  }
}

function rolesOfNode(tree: Tree, node: number, firstH1: number): number {
  const named = rolesOf(tree.classes[node]!) | rolesOf(tree.names[node]!);
  const stated = tree.attributes[node]?.["itemprop"] === "articleBody" ? Role.body : 0;
  return (
    (named !== 0 && holdsHeadline(tree, firstH1, node) ? named & (Role.body | Role.live) : named) | stated
  );
}

/**
 * An element around a large part of the page, its first h1 included, is a frame: its classes tell the state of the
 * page ("comments-open", "with-sidebar"), not what the element is.
 */
function holdsHeadline(tree: Tree, h1: number, node: number): boolean {
  return h1 > node && h1 < tree.end[node]! && tree.end[node]! - node > tree.count * 0.25;
}

/** The class that most houses' styles hide an element by, as a whole word, and what shows it again on wide screens. */
const hiddenClass = /(?:^|\s)hidden(?:\s|$)/;
const shownAtWidths = /:(?:block|flex|grid|inline|table|contents|visible)/;

function isHiddenElement(tree: Tree, node: number): boolean {
  const own = tree.attributes[node];
  if (!own) return false;
  if (own["hidden"] !== undefined && own["hidden"] !== "until-found") return true;
  if (hiddenClass.test(tree.classes[node]!) && !shownAtWidths.test(tree.classes[node]!)) return true;
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

/** Does the block stand in one of these elements, below the region? */
export function isWithin(tree: Tree, block: Block, tags: ReadonlySet<number>): boolean {
  for (let at = block.element, up = 0; at > 0 && up < 12; at = tree.parent[at]!, up++)
    if (tags.has(tree.tag[at]!)) return true;
  return false;
}

/** Does a text end as sentences do, a closing mark or a colon included? */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？।؟։:]["'”’»)\]」』）]*$|[”"»」』）]$/u.test(text);
}

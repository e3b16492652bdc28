/**
 * Markup to a compact tree: parallel arrays in document order, no node objects. End tags that HTML lets authors leave
 * out, and those that they place wrongly, are settled here after the HTML standard's tree construction (13.2.6), as
 * far as it changes which text stands in which block.
 *
 * The tree is at most 512 deep, as in browsers: what is nested deeper hangs on the last level, so that hostile
 * nesting costs no more than its length.
 */
import { decodeOnce } from "./entities.ts";
import { type Sink, scan } from "./scan.ts";
import {
  closesParagraph,
  isBarrier,
  isHead,
  isHeading,
  isMute,
  isScope,
  isVoid,
  tagId,
  tagIds,
} from "./tags.ts";

/** Attributes that some rule reads; the others are never decoded. */
export type Attributes = Readonly<Record<string, string>>;

/** Node 0 is the root. A node's descendants are the nodes after it, up to `end` of it. */
export interface Tree {
  readonly count: number;
  /** `tagId`s; 0 is text. */
  readonly tag: readonly number[];
  readonly parent: readonly number[];
  readonly end: readonly number[];
  /** The characters of a text node; "" for an element. */
  readonly text: readonly string[];
  readonly attributes: readonly (Attributes | null)[];
  /** What the page calls an element: its class; "" for most. Then its id and test names, a space between. */
  readonly classes: readonly string[];
  readonly names: readonly string[];
  /** The contents of `<script type="application/ld+json">`, in order. */
  readonly jsonLd: readonly string[];
  /** The content of its other scripts, but for the shortest. */
  readonly scripts: readonly string[];
}

const deepest = 512;
const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));
const naming = words(
  "id data-testid data-test-id data-test data-qa data-component data-component-name data-module data-name data-element",
);
const wanted = new Set([
  ...naming,
  ...words(
    "class role itemprop itemtype itemscope rel href datetime content name property lang hidden style aria-hidden aria-label title alt pubdate type value src data-type data-timestamp data-datetime data-time data-published data-post-time data-sort-time data-published-time data-created shadowrootmode",
  ),
]);
/** Shorter scripts hold no story. */
const shortestScript = 400;
/** Longer lists of classes are utility soup; what a house calls the element stands at the front. */
const longestName = 160;

const group = (list: string): ReadonlySet<number> => new Set(list.split(" ").map(tagId));
const one = (name: string): ((id: number) => boolean) => {
  const own = tagId(name);
  return (id) => id === own;
};
const [pTag, aTag, headTag, bodyTag, htmlTag, svgTag, scriptTag, tableTag, brTag] =
  "p a head body html svg script table br".split(" ").map(tagId) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
const [isP, isA, isHeadElement] = [one("p"), one("a"), one("head")];
/** A start tag ends an open element of its group, if no scope element stands between. */
const implied = new Map<number, ReadonlySet<number>>();
for (const list of ["li", "dd dt", "td th", "option optgroup"])
  for (const id of group(list)) implied.set(id, group(list));
implied.set(tagId("tr"), group("tr td th"));
for (const section of group("tbody thead tfoot")) implied.set(section, group("tbody thead tfoot tr td th"));
const breaksOutOfSvg = group("body br div h1 h2 h3 h4 h5 h6 p ul ol table img span");
const listLike = group("ul ol dl menu");
const dropped = group("script style");
const cellScope = new Uint8Array(tagIds.size);
cellScope[tableTag] = 1;

/** Parses a page. Linear in its length. */
export function parseTree(content: string): Tree {
  const builder = new Builder(content);
  scan(content, builder);
  return builder.finish();
}

/** The stack of open elements and what has been built; one for each page. */
class Builder implements Sink {
  readonly #content: string;
  readonly #tag: number[] = [htmlTag];
  readonly #parent: number[] = [-1];
  readonly #end: number[] = [0];
  readonly #text: string[] = [""];
  readonly #attributes: (Attributes | null)[] = [null];
  readonly #classes: string[] = [""];
  readonly #names: string[] = [""];
  readonly #jsonLd: string[] = [];
  readonly #scripts: string[] = [];
  readonly #stack: number[] = [0];
  /** Names that are in no table, numbered as they come. */
  readonly #ownNames = new Map<string, number>();
  /** How often each tag is open: an end tag that closes nothing costs nothing. */
  readonly #open: number[] = Array.from({ length: tagIds.size }, () => 0);
  #tooDeep = 0;
  #run = "";
  #current = 0;
  #found: Record<string, string> | null = null;
  #called = "";
  /** Inside an element whose content is skipped: its tag, and how many of it are open. */
  #muted = -1;
  #mutedOpen = 0;

  constructor(content: string) {
    this.#content = content;
  }

  tag(name: string): void {
    this.#current = this.#idOf(name);
    this.#found = null;
    this.#called = "";
  }

  wants(name: string): boolean {
    return this.#muted < 0 && wanted.has(name);
  }

  attribute(name: string, raw: string): void {
    const value = raw.includes("&") ? decodeOnce(raw) : raw;
    this.#found ??= {};
    this.#found[name] ??= value;
    // A heading's id is made of its own words, to be linked to.
    if (value === "" || !naming.has(name) || (name === "id" && isHeading[this.#current] === 1)) return;
    const called = value.slice(0, longestName);
    this.#called = this.#called === "" ? called : `${this.#called} ${called}`;
  }

  text(from: number, to: number): void {
    if (this.#muted < 0) this.#run += this.#content.slice(from, to);
  }

  raw(name: string, from: number, to: number): void {
    if (name === "title" || name === "textarea") this.text(from, to);
    else if (name === "script" && this.#muted < 0 && /ld\+json/i.test(this.#found?.["type"] ?? ""))
      this.#jsonLd.push(this.#content.slice(from, to));
    else if (name === "script" && to - from > shortestScript)
      this.#scripts.push(this.#content.slice(from, to));
  }

  opened(selfClosing: boolean): void {
    const id = this.#current;
    if (this.#muted >= 0) {
      if (id === this.#muted && !selfClosing) this.#mutedOpen++;
      else if (this.#muted === svgTag && breaksOutOfSvg.has(id)) this.#muted = -1;
      if (this.#muted >= 0) return;
    }
    this.#flush();
    if (dropped.has(id) || this.#isFrame(id)) return;
    this.#closeImplied(id);
    if (isMute[id] === 1 && this.#found?.["shadowrootmode"] === undefined) {
      if (selfClosing && id === svgTag) return;
      this.#muted = id;
      this.#mutedOpen = 1;
      return;
    }
    this.#push(id);
  }

  closed(name: string): void {
    const id = this.#idOf(name);
    if (id === scriptTag || dropped.has(id)) return;
    if (this.#muted >= 0) {
      if (id === this.#muted && --this.#mutedOpen === 0) this.#muted = -1;
      return;
    }
    this.#flush();
    if (id === htmlTag || id === bodyTag || isVoid[id] === 1) {
      // `</br>` is a line break in every browser.
      if (id === brTag) this.#addNode(id, "", null);
    } else if (this.#tooDeep > 0) this.#tooDeep--;
    else if (this.#open[id]) this.#closeUpTo((other) => other === id, reachOf(id));
  }

  finish(): Tree {
    this.#flush();
    while (this.#stack.length > 0) this.#pop();
    return {
      count: this.#tag.length,
      tag: this.#tag,
      parent: this.#parent,
      end: this.#end,
      text: this.#text,
      attributes: this.#attributes,
      classes: this.#classes,
      names: this.#names,
      jsonLd: this.#jsonLd,
      scripts: this.#scripts,
    };
  }

  #idOf(name: string): number {
    const known = tagIds.get(name) ?? this.#ownNames.get(name);
    if (known !== undefined) return known;
    const id = tagIds.size + this.#ownNames.size;
    this.#ownNames.set(name, id);
    this.#open[id] = 0;
    return id;
  }

  #addNode(id: number, characters: string, own: Attributes | null): number {
    const node = this.#tag.length;
    this.#tag.push(id);
    this.#parent.push(this.#stack[this.#stack.length - 1]!);
    this.#end.push(node + 1);
    this.#text.push(characters);
    this.#attributes.push(own);
    this.#classes.push(own?.["class"]?.slice(0, longestName) ?? "");
    this.#names.push(characters === "" ? this.#called : "");
    return node;
  }

  #flush(): void {
    if (this.#run === "") return;
    this.#addNode(0, this.#run.includes("&") ? decodeOnce(this.#run) : this.#run, null);
    this.#run = "";
  }

  #push(id: number): void {
    const node = this.#addNode(id, "", this.#found);
    if (isVoid[id] === 1) return;
    if (this.#stack.length >= deepest) {
      this.#tooDeep++;
      return;
    }
    this.#stack.push(node);
    this.#open[id] = (this.#open[id] ?? 0) + 1;
  }

  #pop(): void {
    const node = this.#stack.pop()!;
    this.#end[node] = this.#tag.length;
    this.#open[this.#tag[node]!]!--;
  }

  #popTo(depth: number): void {
    while (this.#stack.length > depth) this.#pop();
  }

  /** Ends the innermost open element that matches, with what is open inside it, unless a barrier stands before. */
  #closeUpTo(match: (id: number) => boolean, barrier: Uint8Array | null): void {
    for (let at = this.#stack.length - 1; at > 0; at--) {
      const id = this.#tag[this.#stack[at]!]!;
      if (match(id)) return this.#popTo(at);
      if (barrier !== null && barrier[id] === 1) return;
    }
  }

  /** html, head and body: the first of each counts, and the head ends where the body's content begins. */
  #isFrame(id: number): boolean {
    const own = this.#found;
    if (this.#open[headTag] && isHead[id] !== 1) this.#closeUpTo(isHeadElement, null);
    if (id === htmlTag && own) this.#attributes[0] = { ...own, ...this.#attributes[0] };
    return id === htmlTag || (id === bodyTag && this.#open[bodyTag]! > 0);
  }

  /** What a start tag ends without an end tag: a paragraph, a heading, a list item, a cell, a link. */
  #closeImplied(id: number): void {
    if (closesParagraph[id] === 1 && this.#open[pTag]) this.#closeUpTo(isP, isScope);
    if (isHeading[id] === 1 && isHeading[this.#tag[this.#stack[this.#stack.length - 1]!]!] === 1) this.#pop();
    if (id === aTag && this.#open[aTag]) this.#closeUpTo(isA, isScope);
    const ends = implied.get(id);
    if (ends === undefined) return;
    for (let at = this.#stack.length - 1; at > 0; at--) {
      const other = this.#tag[this.#stack[at]!]!;
      if (ends.has(other)) {
        this.#popTo(at);
        // A row ends the open cell and then the open row.
        if (other === id || !ends.has(id)) return;
        // Lists in lists: an inner item does not end the outer one.
      } else if (other === tableTag || listLike.has(other)) return;
    }
  }
}

/** Where an end tag stops looking: blocks reach up to the table around, a table reaches everything, inline no block. */
function reachOf(id: number): Uint8Array | null {
  if (id === tableTag) return null;
  return isBarrier[id] === 1 || id === aTag ? cellScope : isBarrier;
}

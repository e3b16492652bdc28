/**
 * Markup to a compact tree: parallel arrays in document order, no node objects. The tokens come from htmlparser2's
 * tokenizer; end tags that HTML lets authors leave out, and those that they place wrongly, are settled here after the
 * HTML standard's tree construction, as far as it changes which text stands in which block.
 *
 * The tree is at most 512 deep, as in browsers: what is nested deeper hangs on the last level, so that hostile
 * nesting costs no more than its length.
 */
import { Tokenizer } from "htmlparser2";
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
}

const deepest = 512;
const naming = new Set(
  "id data-testid data-test-id data-test data-qa data-component data-component-name data-module data-name data-element".split(
    " ",
  ),
);
/** Longer lists of classes are utility soup; what a house calls the element stands at the front. */
const longestName = 160;
const wanted = new Set(
  "class id role itemprop itemtype itemscope rel href datetime content name property lang hidden style aria-hidden aria-label title alt pubdate type value src data-testid data-test-id data-test data-qa data-component data-component-name data-module data-type data-name data-element data-timestamp data-datetime data-time data-published shadowrootmode open".split(
    " ",
  ),
);
const [pTag, aTag, headTag, bodyTag, htmlTag, svgTag, scriptTag, styleTag, titleTag, tableTag] = [
  "p",
  "a",
  "head",
  "body",
  "html",
  "svg",
  "script",
  "style",
  "title",
  "table",
].map(tagId) as [number, number, number, number, number, number, number, number, number, number];
const group = (list: string): ReadonlySet<number> => new Set(list.split(" ").map(tagId));
/** A start tag ends an open element of its group, if no scope element stands between. */
const implied = new Map<number, ReadonlySet<number>>();
for (const list of ["li", "dd dt", "td th", "option optgroup"])
  for (const id of group(list)) implied.set(id, group(list));
implied.set(tagId("tr"), group("tr td th"));
for (const section of group("tbody thead tfoot")) implied.set(section, group("tbody thead tfoot tr td th"));
const breaksOutOfSvg = group("body br div h1 h2 h3 h4 h5 h6 p ul ol table img span");

/** Parses a page. Linear in its length. */
export function parseTree(content: string): Tree {
  const tag: number[] = [htmlTag];
  const parent: number[] = [-1];
  const end: number[] = [0];
  const text: string[] = [""];
  const attributes: (Attributes | null)[] = [null];
  const classes: string[] = [""];
  const names: string[] = [""];
  const jsonLd: string[] = [];
  const stack: number[] = [0];
  const ownNames = new Map<string, number>();
  // How often each tag is open: an end tag that closes nothing costs nothing.
  const open: number[] = Array.from({ length: tagIds.size }, () => 0);
  let tooDeep = 0;
  let run = "";
  let name = 0;
  let found: Record<string, string> | null = null;
  let foundNames = "";
  let attribute = "";
  let value = "";
  // Inside an element whose content is skipped: its tag, and how many of it are open.
  let muted = -1;
  let mutedOpen = 0;
  let raw: "json" | "skip" | null = null;

  const idOf = (from: number, to: number): number => {
    const lower = content.slice(from, to).toLowerCase();
    const known = tagIds.get(lower) ?? ownNames.get(lower);
    if (known !== undefined) return known;
    const id = tagIds.size + ownNames.size;
    ownNames.set(lower, id);
    open[id] = 0;
    return id;
  };
  const addNode = (id: number, characters: string, own: Attributes | null, called = ""): number => {
    const node = tag.length;
    tag.push(id);
    parent.push(stack[stack.length - 1]!);
    end.push(node + 1);
    text.push(characters);
    attributes.push(own);
    classes.push(own?.["class"]?.slice(0, longestName) ?? "");
    names.push(called);
    return node;
  };
  const flush = (): void => {
    if (run === "") return;
    addNode(0, run, null);
    run = "";
  };
  const pop = (): void => {
    const node = stack.pop()!;
    end[node] = tag.length;
    open[tag[node]!]!--;
  };
  /** Ends the innermost open element of these tags, with what is open inside it, unless a barrier stands before. */
  const closeUpTo = (match: (id: number) => boolean, barrier: Uint8Array | null): void => {
    for (let at = stack.length - 1; at > 0; at--) {
      const id = tag[stack[at]!]!;
      if (match(id)) {
        while (stack.length > at) pop();
        return;
      }
      if (barrier !== null && barrier[id] === 1) return;
    }
  };
  const start = (selfClosing: boolean): void => {
    const own = found;
    const called = foundNames;
    const id = name;
    found = null;
    foundNames = "";
    if (muted >= 0) {
      if (id === muted && !selfClosing) mutedOpen++;
      else if (muted === svgTag && breaksOutOfSvg.has(id)) muted = -1;
      if (muted >= 0) return;
    }
    if (id === htmlTag || id === bodyTag) {
      if (open[headTag]) closeUpTo((other) => other === headTag, null);
      const already = id === htmlTag || open[bodyTag]! > 0;
      // A second <html> or <body> adds its attributes to the first.
      if (already) {
        if (own && id === htmlTag) attributes[0] = { ...own, ...attributes[0] };
        return;
      }
    } else if (open[headTag] && isHead[id] !== 1) {
      closeUpTo((other) => other === headTag, null);
    }
    if (closesParagraph[id] === 1 && open[pTag]) closeUpTo((other) => other === pTag, isScope);
    if (isHeading[id] === 1 && isHeading[tag[stack[stack.length - 1]!]!] === 1) pop();
    const ends = implied.get(id);
    if (ends !== undefined) closeImplied(ends, id);
    if (id === aTag && open[aTag]) closeUpTo((other) => other === aTag, isScope);
    if (isMute[id] === 1 && !(own && own["shadowrootmode"] !== undefined)) {
      if (selfClosing && id === svgTag) return;
      muted = id;
      mutedOpen = 1;
      return;
    }
    if (id === scriptTag || id === styleTag) {
      raw = id === scriptTag && /ld\+json/i.test(own?.["type"] ?? "") ? "json" : "skip";
      return;
    }
    const node = addNode(id, "", own, called);
    if (isVoid[id] === 1) return;
    if (stack.length >= deepest) {
      tooDeep++;
      return;
    }
    stack.push(node);
    open[id] = (open[id] ?? 0) + 1;
  };
  const closeImplied = (ends: ReadonlySet<number>, id: number): void => {
    for (let at = stack.length - 1; at > 0; at--) {
      const other = tag[stack[at]!]!;
      if (ends.has(other)) {
        while (stack.length > at) pop();
        // A row ends the open cell and then the open row.
        if (other === id || !ends.has(id)) return;
        continue;
      }
      // Lists in lists: an inner item does not end the outer one.
      if (other === tableTag || (isBarrier[other] === 1 && other !== pTag && isListLike(other))) return;
    }
  };
  const finish = (): void => {
    flush();
    while (stack.length > 0) pop();
  };

  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      onattribdata: (from, to) => {
        if (attribute !== "") value += content.slice(from, to);
      },
      onattribentity: (code) => {
        if (attribute !== "") value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (attribute === "") return;
        found ??= {};
        found[attribute] ??= value;
        // A heading's id is made of its own words, to be linked to.
        if (naming.has(attribute) && value !== "" && !(attribute === "id" && isHeading[name] === 1))
          foundNames =
            foundNames === "" ? value.slice(0, longestName) : `${foundNames} ${value.slice(0, longestName)}`;
        attribute = "";
        value = "";
      },
      onattribname: (from, to) => {
        const lower = content.slice(from, to).toLowerCase();
        attribute = wanted.has(lower) ? lower : "";
        value = "";
      },
      oncdata: () => {},
      onclosetag: (from, to) => {
        const id = idOf(from, to);
        if (id === scriptTag || id === styleTag) {
          raw = null;
          return;
        }
        if (muted >= 0) {
          if (id === muted && --mutedOpen === 0) muted = -1;
          return;
        }
        flush();
        if (id === htmlTag || id === bodyTag || isVoid[id] === 1) {
          // `</br>` is a line break in every browser.
          if (id === brTag) addNode(id, "", null);
          return;
        }
        if (tooDeep > 0) {
          tooDeep--;
          return;
        }
        if (!open[id]) return;
        closeUpTo((other) => other === id, isBarrier[id] === 1 || id === aTag ? closingScope(id) : isBarrier);
      },
      oncomment: () => {},
      ondeclaration: () => {},
      onend: finish,
      onopentagend: () => {
        flush();
        start(false);
      },
      onopentagname: (from, to) => {
        name = idOf(from, to);
        found = null;
        foundNames = "";
      },
      onprocessinginstruction: () => {},
      onselfclosingtag: () => {
        flush();
        start(true);
      },
      ontext: (from, to) => {
        if (raw === "json") jsonLd.push(content.slice(from, to));
        else if (raw === null && muted < 0) run += content.slice(from, to);
      },
      ontextentity: (code) => {
        if (raw === null && muted < 0) run += String.fromCodePoint(code);
      },
    },
  );
  tokenizer.write(content);
  tokenizer.end();
  return { count: tag.length, tag, parent, end, text, attributes, classes, names, jsonLd };
}

const brTag = tagId("br");
const listLike = group("ul ol dl menu");
const isListLike = (id: number): boolean => listLike.has(id);
const cellScope = new Uint8Array(tagIds.size);
cellScope[tableTag] = 1;
/** Block end tags reach up to the table that they stand in; a table's own end tag reaches everything. */
function closingScope(id: number): Uint8Array | null {
  return id === tableTag || id === titleTag ? null : cellScope;
}

/** What the head of a page, its JSON-LD and its microdata state, gathered once and not yet weighed. */
import type { Layout } from "./blocks.ts";
import { foldSpace } from "./blocks.ts";
import { type LinkedArticle, linkedArticles } from "./jsonld.ts";
import { isBlock, tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Metadata {
  /** `<meta>` by its name, property or itemprop in lower case, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly articles: readonly LinkedArticle[];
  /** The page itself in JSON-LD, where it states its day. */
  readonly page: LinkedArticle | null;
  readonly title: string | null;
  readonly canonical: string | null;
  readonly language: string | null;
  /** Elements with an itemprop, by its words. */
  readonly items: ReadonlyMap<string, readonly number[]>;
}

const [metaTag, linkTag, titleTag] = [tagId("meta"), tagId("link"), tagId("title")];

export function readMetadata(tree: Tree): Metadata {
  const meta = new Map<string, string[]>();
  const items = new Map<string, number[]>();
  let title: string | null = null;
  let canonical: string | null = null;
  for (let node = 0; node < tree.count; node++) {
    const id = tree.tag[node]!;
    const own = tree.attributes[node];
    if (id === titleTag && title === null) title = textOf(tree, node) || null;
    if (!own) continue;
    if (id === metaTag) {
      // Some tools that save pages write the content into "value".
      const content = own["content"] ?? own["value"];
      if (content !== undefined && content.trim() !== "")
        for (const key of [own["property"], own["name"], own["itemprop"]])
          if (key !== undefined) push(meta, key.toLowerCase().trim(), foldSpace(content.slice(0, 5000)));
    } else if (id === linkTag) {
      if (own["rel"]?.toLowerCase() === "canonical" && canonical === null) canonical = own["href"] ?? null;
    }
    const prop = own["itemprop"];
    if (prop !== undefined && id !== metaTag) for (const word of prop.split(/\s+/)) push(items, word, node);
  }
  return {
    meta,
    ...linkedArticles(tree.jsonLd),
    title,
    canonical,
    language: tree.attributes[0]?.["lang"] ?? null,
    items,
  };
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else if (list.length < 200) list.push(value);
}

/** Readings set above characters repeat them. */
const readings = new Set(["rt", "rp", "rtc"].map(tagId));

/** The words of an element, a space at each edge of a block. `layout` leaves out what is hidden. */
export function textOf(tree: Tree, node: number, layout?: Layout): string {
  let text = "";
  const to = tree.end[node]!;
  for (let at = node; at < to && text.length < 5000; at++) {
    const id = tree.tag[at]!;
    if (id === 0) text += tree.text[at]!;
    else if (readings.has(id) || (layout?.hidden[at] === 1 && at !== node)) at = tree.end[at]! - 1;
    else if (isBlock[id] === 1) text += " ";
  }
  return foldSpace(text);
}

/** The first value of the first of these names that the page states. */
export function metaOf(metadata: Metadata, names: readonly string[]): string | null {
  for (const name of names) {
    const found = metadata.meta.get(name)?.[0];
    if (found !== undefined) return found;
  }
  return null;
}

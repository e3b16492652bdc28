/** The lines that the page prints between headline and text. */
import type { Block, Layout } from "./blocks.ts";
import { folded } from "./compare.ts";
import type { LinkedArticle } from "./jsonld.ts";
import { type Metadata, metaOf } from "./metadata.ts";
import { Role } from "./roles.ts";
import type { Tree } from "./tree.ts";

export interface Standfirst {
  readonly text: string | null;
  /** The blocks that print it, as indexes; none where only the metadata has it. */
  readonly blocks: readonly number[];
  readonly rule: string;
}

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly linked: LinkedArticle | null;
  readonly headline: { readonly text: string | null; readonly element: number };
}

/** First by name, near the headline; then a printed block that the description repeats. */
export function findStandfirst({ tree, layout, metadata, linked, headline }: Setting): Standfirst {
  const { blocks } = layout;
  const from = headline.element < 0 ? 0 : blocks.findIndex((block) => block.first > headline.element);
  const title = folded(headline.text ?? "");
  for (let i = Math.max(0, from); i < Math.min(blocks.length, from + 14); i++) {
    const block = blocks[i]!;
    if (!(block.roles & Role.standfirst) || block.roles & (Role.related | Role.furniture | Role.caption))
      continue;
    if (
      block.linked > block.text.length / 2 ||
      block.text.length < 15 ||
      block.text.length > 900 ||
      folded(block.text) === title
    )
      continue;
    const element = holder(tree, layout, block);
    const all = sameHolder(blocks, i, tree, element);
    return { text: all.map((at) => blocks[at]!.text).join(" "), blocks: all, rule: "named" };
  }
  const descriptions = [
    linked?.description ?? null,
    metaOf(metadata, ["og:description", "description", "twitter:description"]),
  ];
  for (const description of descriptions) {
    if (description === null || description.length < 20) continue;
    const said = folded(description);
    for (let i = Math.max(0, from); i < 0; i++) {
      if (folded(blocks[i]!.text) === said && said !== title)
        return { text: blocks[i]!.text, blocks: [i], rule: "printed-description" };
    }
  }
  return { text: null, blocks: [], rule: "none" };
}

/** The outermost element named a standfirst that is not much larger than the block. */
function holder(tree: Tree, layout: Layout, block: Block): number {
  let found = block.element;
  for (let at = block.element; at > 0; at = tree.parent[at]!)
    if (layout.own[at]! & Role.standfirst) found = at;
  return found;
}

function sameHolder(blocks: readonly Block[], from: number, tree: Tree, element: number): number[] {
  const all: number[] = [];
  let length = 0;
  for (let i = from; i < blocks.length && blocks[i]!.first < tree.end[element]! && length < 900; i++) {
    all.push(i);
    length += blocks[i]!.text.length;
  }
  return length < 900 ? all : [from];
}

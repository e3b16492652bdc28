/** The paragraphs of the story out of its region. */
import type { Block, Layout } from "./blocks.ts";
import { findRegion } from "./region.ts";
import type { Tree } from "./tree.ts";

export interface Body {
  readonly blocks: readonly Block[];
  /** Index of the first of them among all blocks of the page; their number where there is none. */
  readonly start: number;
}

export function findBody(tree: Tree, layout: Layout): Body {
  const { blocks } = layout;
  const region = findRegion(tree, layout);
  const kept: Block[] = [];
  const from = region.element;
  const to = tree.end[from]!;
  let lastProse = -1;
  let start = blocks.length;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.first < from || block.first >= to || region.cutBy[i]! > 0) continue;
    if (block.linked > block.text.length * 0.6) continue;
    if (region.prose[i]! > 0) {
      if (lastProse < 0) start = i;
      lastProse = kept.length;
    } else if (lastProse < 0) continue;
    kept.push(block);
  }
  return { blocks: kept.slice(0, lastProse + 1), start };
}

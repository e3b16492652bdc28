/** Which blocks the page's own machine-readable copy of the story (JSON-LD articleBody) has, too. */
import type { Layout } from "./blocks.ts";
import { folded } from "./compare.ts";

/** Shorter copies are summaries. */
const shortestCopy = 300;
const shortestBlock = 25;

export interface Known {
  readonly blocks: Uint8Array;
  /** The share of the copy's letters that were found in blocks (0 where there is no copy). */
  readonly share: number;
}

/** Linear in both texts but for `indexOf`, which is asked once for each block and moves on. */
export function knownBlocks(layout: Layout, copy: string | null): Known {
  const known = new Uint8Array(layout.blocks.length);
  if (copy === null || copy.length < shortestCopy || copy.length > 2_000_000)
    return { blocks: known, share: 0 };
  // A line break between two blocks may be missing in the copy, so that spaces say nothing.
  const whole = folded(copy.replace(/<[^<>]{1,200}>/g, " ")).replaceAll(" ", "");
  let found = 0;
  let from = 0;
  layout.blocks.forEach((block, index) => {
    if (block.text.length < shortestBlock) return;
    const words = folded(block.text).replaceAll(" ", "");
    if (words.length < shortestBlock / 2) return;
    let at = whole.indexOf(words, from);
    if (at < 0 && from > 0 && whole.length < 200_000) at = whole.indexOf(words);
    if (at < 0) return;
    known[index] = 1;
    found += words.length;
    from = at;
  });
  return { blocks: known, share: whole.length === 0 ? 0 : Math.min(1, found / whole.length) };
}

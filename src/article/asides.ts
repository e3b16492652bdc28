/** What stands around a story and is not of it: other stories' teasers, notices, corrections, the wall before the rest. */
import type { Layout } from "./blocks.ts";
import type { Body } from "./body.ts";
import { folded } from "./compare.ts";
import type { Discard } from "./discard.ts";
import type { LinkedArticle } from "./jsonld.ts";
import { isBoxHeading, isCorrection, isNotice, isPaywall } from "./lines.ts";
import { Role } from "./roles.ts";
import type { Tree } from "./tree.ts";

export interface Asides {
  readonly teasers: readonly string[];
  readonly notices: readonly string[];
  readonly corrections: readonly string[];
  readonly paywalled: boolean;
}

const mostTeasers = 40;
const teaserRules: ReadonlySet<Discard> = new Set(["box", "opener", "links"]);

export function findAsides(tree: Tree, layout: Layout, body: Body, linked: LinkedArticle | null): Asides {
  const { blocks } = layout;
  const teasers = new Map<string, string>();
  const notices = new Map<string, string>();
  const corrections = new Map<string, string>();
  const add = (to: Map<string, string>, text: string): void => {
    if (!to.has(folded(text))) to.set(folded(text), text);
  };
  const rules = new Map(body.left.map(({ block, rule }) => [block, rule]));
  let walled = false;
  for (const { block: i, rule } of body.left) {
    const { text } = blocks[i]!;
    if (rule === "notice") add(notices, text);
    else if (rule === "correction") add(corrections, followed(rules, blocks, i));
    else if (rule === "paywall") walled = true;
    else if (teaserRules.has(rule) && isTeaser(text)) add(teasers, text);
  }
  const to = tree.end[body.region.element]!;
  blocks.forEach((block, i) => {
    const cut = body.region.cutBy[i]!;
    const near = block.first > body.region.element - 400 && block.first < to + 200;
    if (!near || block.text.length > 500) return;
    const inStory = block.first >= body.region.element && block.first < to;
    if (cut > 0 && block.roles & Role.related && inStory && isTeaser(block.text)) add(teasers, block.text);
    else if (block.roles & Role.correction || (!inStory && isCorrection(block.text)))
      add(corrections, block.text);
    else if (
      !inStory &&
      block.linked < block.text.length / 2 &&
      block.text.length > 25 &&
      isNotice(block.text) &&
      !/^©|^copyright/i.test(block.text)
    )
      add(notices, block.text);
    else if (block.roles & Role.paywall && (isPaywall(block.text) || linked?.free === false)) walled = true;
  });
  return {
    teasers: [...teasers.values()].slice(0, mostTeasers),
    notices: [...notices.values()].slice(0, mostTeasers),
    corrections: [...corrections.values()].slice(0, mostTeasers),
    paywalled: walled && linked?.free !== true,
  };
}

/** Long enough to name another story, short enough to be no paragraph. */
function isTeaser(text: string): boolean {
  return text.length >= 20 && text.length <= 300 && text.includes(" ") && !isBoxHeading(text);
}

/** A correction under a heading of its own: "Corrections", and what follows it. */
function followed(rules: ReadonlyMap<number, Discard>, blocks: Layout["blocks"], i: number): string {
  const next = rules.get(i + 1);
  const { text } = blocks[i]!;
  return text.length < 30 && next !== undefined && next !== "links" ? `${text} ${blocks[i + 1]!.text}` : text;
}

/** What stands around a story and is not of it: other stories' teasers, notices, corrections, the wall before the rest. */
import type { Block, Layout } from "./blocks.ts";
import type { Body } from "./body.ts";
import { folded } from "./compare.ts";
import type { Discard } from "./discard.ts";
import type { LinkedArticle } from "./jsonld.ts";
import { isBoxHeading, isCorrection, isIntroduction, isNotice, isPaywall } from "./lines.ts";
import { noticeKind } from "./notices.ts";
import { Role } from "./roles.ts";
import type { Tree } from "./tree.ts";

export interface Asides {
  readonly teasers: readonly string[];
  readonly notices: readonly string[];
  readonly corrections: readonly string[];
  readonly paywalled: boolean;
}

const most = 40;
const teaserRules: ReadonlySet<Discard> = new Set(["box", "opener", "links"]);
/** How many nodes before and behind the story's element still belong to its surroundings. */
const [nodesBefore, nodesBehind] = [400, 200];
/** "Corrections" alone is a link to a list of them. */
const shortestCorrection = 40;
/** A text behind a wall in JSON-LD or by a wall's name is cut off where it is no longer than this. */
const stubLength = 2500;

export function findAsides(tree: Tree, layout: Layout, body: Body, linked: LinkedArticle | null): Asides {
  const left = fromStory(layout, body);
  const around = fromSurroundings(tree, layout, body);
  return {
    teasers: distinct([...left.teasers, ...around.teasers]),
    notices: distinct([...left.notices, ...around.notices]),
    corrections: distinct([...left.corrections, ...around.corrections]),
    paywalled: isWalled(layout, body, linked),
  };
}

interface Found {
  readonly teasers: string[];
  readonly notices: string[];
  readonly corrections: string[];
}

/** What the rules took out of the story itself. */
function fromStory({ blocks }: Layout, body: Body): Found {
  const found: Found = { teasers: [], notices: [], corrections: [] };
  const rules = new Map(body.left.map(({ block, rule }) => [block, rule]));
  let used = -1;
  for (const { block: i, rule } of body.left) {
    const { text } = blocks[i]!;
    if (i === used) continue;
    if (rule === "notice") found.notices.push(text);
    else if (teaserRules.has(rule) && isTeaser(text)) found.teasers.push(text);
    else if (rule === "correction") {
      // "Corrections" as a heading of its own goes with what follows it.
      const next = rules.get(i + 1);
      const heads = text.length < 30 && next !== undefined && next !== "links";
      if (heads) used = i + 1;
      const whole = heads ? `${text}: ${blocks[i + 1]!.text}` : text;
      if (whole.length >= shortestCorrection) found.corrections.push(whole);
    }
  }
  return found;
}

/** What stands close to the story, in elements of its own or cut away from it. */
function fromSurroundings(tree: Tree, layout: Layout, { region, kept }: Body): Found {
  const found: Found = { teasers: [], notices: [], corrections: [] };
  const inText = new Set(kept);
  const end = tree.end[region.element]!;
  layout.blocks.forEach((block, i) => {
    if (block.first < region.element - nodesBefore || block.first > end + nodesBehind) return;
    if (block.text.length > 500 || inText.has(i) || block.linked > block.text.length / 2) {
      if (
        isIn(block, region.element, end) &&
        region.cutBy[i]! > 0 &&
        block.roles & Role.related &&
        isTeaser(block.text)
      )
        found.teasers.push(block.text);
      return;
    }
    const inStory = isIn(block, region.element, end);
    const { text } = block;
    if (region.cutBy[i]! > 0 && block.roles & Role.related) {
      if (inStory && isTeaser(text)) found.teasers.push(text);
    } else if (!inStory || block.roles & Role.correction || saysWhose(text)) placeNotice(found, text);
  });
  return found;
}

/** A house may call the element of its notice a disclaimer, and it is cut away; the words tell what it is. */
function saysWhose(text: string): boolean {
  const kind = noticeKind(text);
  return kind === "syndication" || kind === "inputs";
}

function placeNotice(found: Found, text: string): void {
  const kind = noticeKind(text);
  const introduces = isIntroduction(text);
  if (text.length >= shortestCorrection && !introduces && (kind === "correction" || isCorrection(text)))
    found.corrections.push(text);
  else if (
    text.length > 25 &&
    (introduces ||
      kind === "syndication" ||
      kind === "inputs" ||
      (kind === null && isNotice(text) && !text.includes("©")))
  )
    found.notices.push(text);
}

const isIn = (block: Block, from: number, to: number): boolean => block.first >= from && block.first < to;

/** Long enough to name another story, short enough to be no paragraph. */
function isTeaser(text: string): boolean {
  return text.length >= 20 && text.length <= 300 && text.includes(" ") && !isBoxHeading(text);
}

/** An offer stands at the end of the text; or a wall is named or declared, and what is there is short. */
function isWalled({ blocks }: Layout, body: Body, linked: LinkedArticle | null): boolean {
  if (linked?.free === true) return false;
  if (body.left.some(({ rule }) => rule === "paywall")) return true;
  const length = body.kept.reduce((sum, i) => sum + blocks[i]!.text.length, 0);
  if (length > stubLength) return false;
  return blocks.some(
    ({ roles, text }) => roles & Role.paywall && (linked?.free === false || isPaywall(text)),
  );
}

function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const text of texts) if (!seen.has(folded(text))) seen.set(folded(text), text);
  return [...seen.values()].slice(0, most);
}

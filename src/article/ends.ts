/**
 * The ends of a story: what stands before the first and behind the last block of the elements that hold most of the
 * text is cut, since what houses put around a story stands in elements of its own.
 */
import { type Block, endsSentence, isWithin } from "./blocks.ts";
import type { BodySetting, Discard } from "./discard.ts";
import { isCorrection, isIntroduction, isNotice, isPaywall, isTail } from "./lines.ts";
import { noticeKind } from "./notices.ts";
import type { Region } from "./region.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

const group = (list: string): ReadonlySet<number> => new Set(list.split(" ").map(tagId));
const itemTags = group("li dd dt");
const paragraphTag = tagId("p");
const own = group("p h1 h2 h3 h4 h5 h6 li dd dt blockquote pre");
/** An element (by the names around it) with less of the text than this is not the story's. */
const leastOfText = 0.15;

/** Cuts what stands before the first and behind the last block of the elements that hold most of the text. */
export function trimEnds(
  setting: BodySetting,
  region: Region,
  inRegion: readonly number[],
  left: Map<number, Discard>,
): number[] {
  const { tree, layout } = setting;
  const { blocks } = layout;
  const weights = new Map<number, number>();
  const homes = homeFinder(tree, region.element);
  const open = inRegion.filter((i) => !left.has(i));
  let total = 0;
  for (const i of open) {
    const { prose } = blocks[i]!;
    if (prose === 0) continue;
    const home = homes.of(blocks[i]!);
    weights.set(home, (weights.get(home) ?? 0) + prose);
    total += prose;
  }
  const isHome = (i: number): boolean => (weights.get(homes.of(blocks[i]!)) ?? 0) >= total * leastOfText;
  const isSolid = (i: number): boolean =>
    blocks[i]!.prose > 0 && isHome(i) && tailRule(setting, blocks[i]!) === null;
  const [head, foot] = [open.find(isSolid), open.findLast(isSolid)];
  if (head === undefined || foot === undefined) {
    const brief = briefOf(setting, open);
    const inBrief = new Set(brief);
    for (const i of open) if (!inBrief.has(i)) left.set(i, "lead");
    return brief;
  }
  const first = grown(setting, open, head, -1, homes);
  const last = grown(setting, open, foot, 1, homes);
  const kept: number[] = [];
  for (const [at, i] of open.entries()) {
    const block = blocks[i]!;
    if (i < first) {
      if (block.heading > 0 && open[at + 1] === first && isSubheading(tree, blocks, open, i)) kept.push(i);
      else if (
        blocks[i]!.prose > 0 &&
        tailRule(setting, block) === null &&
        block.first > setting.headline.element
      )
        kept.push(i);
      else left.set(i, tailRule(setting, block) ?? "lead");
    } else if (i > last) {
      const rule = tailRule(setting, block);
      const inList =
        isWithin(setting.tree, block, itemTags) && isInside(homes, homes.of(block), homes.of(blocks[last]!));
      if (rule === null && (inList || (isHome(i) && blocks[i]!.prose > 0))) kept.push(i);
      else left.set(i, rule ?? "tail");
    } else kept.push(i);
  }
  // A heading over nothing is what is left of a box.
  while (kept.length > 0 && blocks[kept[kept.length - 1]!]!.heading > 0) left.set(kept.pop()!, "tail");
  return kept;
}

const fewBlocks = 8;
const longestBrief = 20;

/**
 * A story without a paragraph that would pass for one elsewhere: what running text there is, else the whole sentences
 * behind the headline, else all that a fragment of a page holds.
 */
function briefOf({ layout, headline }: BodySetting, open: readonly number[]): number[] {
  const { blocks } = layout;
  const prose = open.filter((i) => blocks[i]!.prose > 0);
  if (prose.length > 0) return prose;
  const behind = open.filter((i) => blocks[i]!.heading === 0 && blocks[i]!.first > headline.element);
  const sentences = behind.filter((i) => endsSentence(blocks[i]!.text) && blocks[i]!.text.includes(" "));
  if (sentences.length > 0) return sentences.slice(0, longestBrief);
  return blocks.length <= fewBlocks ? behind : [];
}

/** A heading just over the first paragraph is one of the story's where the story goes on with headings of its kind. */
function isSubheading(tree: Tree, blocks: readonly Block[], open: readonly number[], i: number): boolean {
  if (blocks[i]!.text.length > 120) return false;
  const nameOf = (at: number): string => {
    const { heading } = blocks[at]!;
    return heading > 0 ? `${tree.tag[heading]!} ${tree.classes[heading]!}` : "";
  };
  return open.some((at) => at > i && nameOf(at) === nameOf(i));
}

/** An advertisement or a picture may stand between two paragraphs; more is another part of the page. */
const widestGap = 5;

/** Short paragraphs that touch the text at its end, in the same home, belong to it where they are whole sentences. */
function grown(
  setting: BodySetting,
  open: readonly number[],
  from: number,
  step: 1 | -1,
  homes: Homes,
): number {
  const { tree, layout } = setting;
  const home = homes.of(layout.blocks[from]!);
  let end = from;
  for (let at = open.indexOf(from) + step; at >= 0 && at < open.length; at += step) {
    const i = open[at]!;
    const block = layout.blocks[i]!;
    if (Math.abs(i - end) > widestGap || homes.of(block) !== home || tree.tag[block.element] !== paragraphTag)
      break;
    if (!endsSentence(block.text) || tailRule(setting, block) !== null) break;
    end = i;
  }
  return end;
}

/** Homes by number; `up` is the home around each. */
interface Homes {
  readonly of: (block: Block) => number;
  readonly up: readonly number[];
}

const longestClass = 80;

/** A home is the names of the elements around a block below the region: paragraphs of one text share it. */
function homeFinder(tree: Tree, region: number): Homes {
  const byElement = new Map<number, number>();
  const byName = new Map<string, number>();
  const up: number[] = [-1];
  const numberOf = (element: number): number => {
    if (element <= region) return 0;
    const found = byElement.get(element);
    if (found !== undefined) return found;
    const outer = numberOf(tree.parent[element]!);
    const name = `${outer}/${tree.tag[element]!}.${(tree.attributes[element]?.["class"] ?? "").slice(0, longestClass)}`;
    let number = byName.get(name);
    if (number === undefined) {
      number = up.push(outer) - 1;
      byName.set(name, number);
    }
    byElement.set(element, number);
    return number;
  };
  return {
    of: (block) => numberOf(own.has(tree.tag[block.element]!) ? tree.parent[block.element]! : block.element),
    up,
  };
}

function isInside({ up }: Homes, inner: number, outer: number): boolean {
  for (let at = inner; at >= 0; at = up[at]!) if (at === outer) return true;
  return false;
}

/** What a block at the end (or before the start) of a story is that does not belong to it. */
function tailRule({ bylines }: BodySetting, block: Block): Discard | null {
  const { text } = block;
  if (text.length > 700) return null;
  if (isIntroduction(text)) return "notice";
  const kind = noticeKind(text);
  if (kind === "correction" || isCorrection(text)) return "correction";
  if (kind === "subscription") return "paywall";
  if ((kind !== null && kind !== "disclaimer") || (text.length < 400 && isNotice(text))) return "notice";
  if (kind === "disclaimer") return "tail";
  if (text.length < 400 && isPaywall(text)) return "paywall";
  if (isTail(text)) return "tail";
  if (isBio(text, bylines)) return "bio";
  return null;
}

/** "A. Writer is a reporter at the Herald": begins with the writer's name, and says what the writer is or does. */
function isBio(text: string, bylines: readonly string[]): boolean {
  return bylines.some((name) => name.length > 4 && text.startsWith(name) && text.length > name.length + 10);
}

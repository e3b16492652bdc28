/**
 * The paragraphs of the story out of its region. Each block of the region is kept or set aside by the first rule that
 * knows it; then the ends are trimmed back to the element in which most of the text stands, since what houses put
 * before and behind a story stands in elements of its own.
 */
import type { Block, Layout } from "./blocks.ts";
import { folded } from "./compare.ts";
import type { Headline } from "./headline.ts";
import { knownBlocks } from "./known.ts";
import {
  isBoxHeading,
  isCorrection,
  isCredit,
  isLabel,
  isNotice,
  isOpener,
  isPaywall,
  isTail,
} from "./lines.ts";
import { findMoment } from "./moment.ts";
import { noticeKind } from "./notices.ts";
import { findRegion, type Region } from "./region.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Body {
  /** Indexes of the story's blocks, in order. */
  readonly kept: readonly number[];
  /** Blocks of the region that were left out, with the rule. */
  readonly left: readonly { readonly block: number; readonly rule: Discard }[];
  readonly region: Region;
  /** The share of the page's machine-readable copy of the story that its blocks hold. */
  readonly copyShare: number;
}

export type Discard =
  | "headline"
  | "standfirst"
  | "label"
  | "opener"
  | "box"
  | "links"
  | "embed"
  | "table"
  | "credit"
  | "byline-line"
  | "lead"
  | "tail"
  | "notice"
  | "correction"
  | "paywall"
  | "bio"
  | "repeated";

export interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly headline: Headline;
  readonly bylines: readonly string[];
  readonly language: string | null;
  /** The story in the page's JSON-LD, where it stands there. */
  readonly copy: string | null;
  /** Blocks that were recognised as the standfirst. */
  readonly standfirst: readonly number[];
}

const group = (list: string): ReadonlySet<number> => new Set(list.split(" ").map(tagId));
const cellTags = group("td th");
const itemTags = group("li dd dt");
const paragraphTag = tagId("p");
const own = group("p h1 h2 h3 h4 h5 h6 li dd dt blockquote pre");

export function findBody(setting: Setting): Body {
  const { tree, layout, headline } = setting;
  const { blocks } = layout;
  const known = knownBlocks(layout, setting.copy);
  const region = findRegion(tree, layout, { headline: headline.element, known: known.blocks });
  const inRegion: number[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.first >= region.element && block.first < tree.end[region.element]! && region.cutBy[i] === 0)
      inRegion.push(i);
  }
  const left = new Map<number, Discard>();
  // What the elements around the whole story are called says nothing of one line in it.
  let outer = 0;
  for (let at = region.element; at >= 0; at = tree.parent[at]!) outer |= layout.own[at]!;
  const title = folded(headline.text ?? "");
  let inBox = false;
  const seen = new Set<string>();
  for (const i of inRegion) {
    const block = blocks[i]!;
    const prose = block.prose > 0;
    let rule = lineRule(setting, block, i, title, prose, block.roles & ~outer);
    if (rule === null && prose && block.text.length > 60) {
      if (seen.has(block.text)) rule = "repeated";
      seen.add(block.text);
    }
    if (rule === "box") inBox = true;
    else if (inBox && rule === null) {
      // A box ends where running text or another heading begins.
      if (prose || block.heading > 0) inBox = false;
      else rule = "box";
    }
    if (rule !== null) left.set(i, rule);
  }
  setWall(blocks, inRegion, left);
  const kept = trimmed(setting, region, inRegion, left);
  return {
    kept,
    left: [...left].map(([block, rule]) => ({ block, rule })).sort((a, b) => a.block - b.block),
    region,
    copyShare: known.share,
  };
}

/** Where a line asks for a subscription and less than half of the text follows, what follows is the offer. */
function setWall(blocks: readonly Block[], inRegion: readonly number[], left: Map<number, Discard>): void {
  const proseAt = (i: number): number => (left.has(i) ? 0 : blocks[i]!.prose);
  const total = inRegion.reduce((sum, i) => sum + proseAt(i), 0);
  let before = 0;
  for (const [n, i] of inRegion.entries()) {
    const { text } = blocks[i]!;
    if (before > 0 && total - before < total / 2 && text.length < 400 && isPaywall(text)) {
      for (const after of inRegion.slice(n)) if (!left.has(after)) left.set(after, "paywall");
      return;
    }
    before += proseAt(i);
  }
}

function lineRule(
  setting: Setting,
  block: Block,
  index: number,
  title: string,
  prose: boolean,
  roles: number,
): Discard | null {
  const { text } = block;
  if (setting.standfirst.includes(index)) return "standfirst";
  if (text.length < 300 && Math.abs(text.length - title.length) < 40 && folded(text) === title)
    return "headline";
  if (isLabel(text)) return "label";
  if ((block.heading > 0 || block.bold > text.length / 2 || !prose) && isBoxHeading(text)) return "box";
  if (block.linked > text.length * 0.6 && !isLinkedSentence(block)) return "links";
  if (roles & Role.embed) return "embed";
  if (!prose && within(setting, block, cellTags)) return "table";
  if (
    text.length < 220 &&
    isOpener(text) &&
    (!prose || block.linked > text.length * 0.25 || text.length < 90)
  )
    return "opener";
  if (isCredit(text)) return "credit";
  if (isBylineLine(setting, block, prose)) return "byline-line";
  return null;
}

/** A sentence that is mostly link, not a link that is a line: it says something outside the link, and ends. */
function isLinkedSentence(block: Block): boolean {
  return block.text.length - block.linked >= 25 && block.text.length >= 80 && endsSentence(block.text);
}

function endsSentence(text: string): boolean {
  return /[.!?…。！？।؟։:]["'”’»)\]」』）]*$|[”"»」』）]$/u.test(text);
}

/** Does the block stand in one of these elements, below the region? */
function within({ tree }: Setting, block: Block, tags: ReadonlySet<number>): boolean {
  for (let at = block.element, up = 0; at > 0 && up < 12; at = tree.parent[at]!, up++)
    if (tags.has(tree.tag[at]!)) return true;
  return false;
}

/** "By A. Writer | Dec 5, 2023 10:10 am": names, dates and little else. */
function isBylineLine({ tree, layout, bylines, language }: Setting, block: Block, prose: boolean): boolean {
  const { text } = block;
  if (
    text.length < 30 &&
    /\d/.test(text) &&
    /^[\d\s:.,/|-]*(?:[ap]\.?m\.?|uhr|h|[A-Z]{2,4})?$/i.test(text) &&
    /\d[:.h]\d\d/.test(text)
  )
    return true;
  if (text.length > 200 || block.heading > 0) return false;
  let near = 0;
  for (let at = block.element, up = 0; at > 0 && up < 3; at = tree.parent[at]!, up++) near |= layout.own[at]!;
  const called = (near & (Role.byline | Role.date | Role.meta)) !== 0;
  if (called && !prose) return true;
  let rest = text;
  let names = 0;
  for (const name of bylines) {
    const at = rest.toLowerCase().indexOf(name.toLowerCase());
    if (at < 0) continue;
    rest = rest.slice(0, at) + rest.slice(at + name.length);
    names++;
  }
  const moment = text.length < 160 ? findMoment(rest, language) : null;
  if (moment !== null) rest = rest.slice(0, moment.start) + rest.slice(moment.end);
  if (names === 0 && moment === null) return false;
  const letters = rest.replace(/[^\p{L}]/gu, "").length;
  if (letters <= 12) return true;
  return !prose && !/[.!?]["”»]?$/.test(text) && letters < (names > 0 && moment !== null ? 80 : 45);
}

/** Cuts what stands before the first and behind the last block of the elements that hold most of the text. */
function trimmed(
  setting: Setting,
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
  const isHome = (i: number): boolean => (weights.get(homes.of(blocks[i]!)) ?? 0) >= total * 0.15;
  const isSolid = (i: number): boolean =>
    blocks[i]!.prose > 0 && isHome(i) && tailRule(setting, blocks[i]!) === null;
  const [head, foot] = [open.find(isSolid), open.findLast(isSolid)];
  if (head === undefined || foot === undefined) {
    for (const i of open) if (blocks[i]!.prose === 0) left.set(i, "lead");
    return open.filter((i) => blocks[i]!.prose > 0);
  }
  const first = grown(setting, open, head, -1, homes);
  const last = grown(setting, open, foot, 1, homes);
  const kept: number[] = [];
  for (const i of open) {
    const block = blocks[i]!;
    if (i < first) {
      if (block.heading > 0 && isSubheading(tree, blocks, open, i, first)) kept.push(i);
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
        within(setting, block, itemTags) && isInside(homes, homes.of(block), homes.of(blocks[last]!));
      if (rule === null && (inList || (isHome(i) && blocks[i]!.prose > 0))) kept.push(i);
      else left.set(i, rule ?? "tail");
    } else kept.push(i);
  }
  // A heading over nothing is what is left of a box.
  while (kept.length > 0 && blocks[kept[kept.length - 1]!]!.heading > 0) left.set(kept.pop()!, "tail");
  return kept;
}

/** A heading just over the first paragraph is one of the story's where the story goes on with headings of its kind. */
function isSubheading(
  tree: Tree,
  blocks: readonly Block[],
  open: readonly number[],
  i: number,
  first: number,
): boolean {
  if (open[open.indexOf(i) + 1] !== first || blocks[i]!.text.length > 120) return false;
  const nameOf = (at: number): string => {
    const { heading } = blocks[at]!;
    return heading > 0 ? `${tree.tag[heading]!} ${tree.classes[heading]!}` : "";
  };
  return open.some((at) => at > first && nameOf(at) === nameOf(i));
}

/** An advertisement or a picture may stand between two paragraphs; more is another part of the page. */
const widestGap = 5;

/** Short paragraphs that touch the text at its end, in the same home, belong to it where they are whole sentences. */
function grown(setting: Setting, open: readonly number[], from: number, step: 1 | -1, homes: Homes): number {
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
function tailRule({ bylines }: Setting, block: Block): Discard | null {
  const { text } = block;
  if (text.length > 700) return null;
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

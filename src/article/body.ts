/**
 * The paragraphs of the story out of its region. Each block of the region is kept or set aside by the first rule that
 * knows it; then the ends are trimmed back to the element in which most of the text stands, since what houses put
 * before and behind a story stands in elements of its own.
 */
import { type Block, endsSentence, isWithin } from "./blocks.ts";
import { folded } from "./compare.ts";
import type { BodySetting, Discard } from "./discard.ts";
import { beginsWithLabel, isDateLine } from "./displayed.ts";
import { trimEnds } from "./ends.ts";
import { knownBlocks } from "./known.ts";
import {
  asksConsent,
  isAboutPrivacy,
  isBoxHeading,
  isConsent,
  isCredit,
  isLabel,
  isOpener,
  isPaywall,
} from "./lines.ts";
import { findMoment } from "./moment.ts";
import { findRegion, type Region } from "./region.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";

export interface Body {
  /** Indexes of the story's blocks, in order. */
  readonly kept: readonly number[];
  /** Blocks of the region that were left out, with the rule. */
  readonly left: readonly { readonly block: number; readonly rule: Discard }[];
  readonly region: Region;
  /** The share of the page's machine-readable copy of the story that its blocks hold. */
  readonly copyShare: number;
}

const group = (list: string): ReadonlySet<number> => new Set(list.split(" ").map(tagId));
const cellTags = group("td th");

export function findBody(setting: BodySetting): Body {
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
  const kept = withoutConsent(blocks, trimEnds(setting, region, inRegion, left), left);
  return {
    kept,
    left: [...left].map(([block, rule]) => ({ block, rule })).sort((a, b) => a.block - b.block),
    region,
    copyShare: known.share,
  };
}

const longestRequest = 800;

/** A page that asks for cookies before it shows anything has no story: all that is left of it speaks of them, too. */
function withoutConsent(
  blocks: readonly Block[],
  kept: readonly number[],
  left: Map<number, Discard>,
): readonly number[] {
  const asked = [...left.values()].includes("consent");
  if (!asked || !kept.every((i) => blocks[i]!.heading > 0 || isAboutPrivacy(blocks[i]!.text))) return kept;
  for (const i of kept) left.set(i, "consent");
  return [];
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
  setting: BodySetting,
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
  if (isLabel(text) || isConsent(text)) return "label";
  if (prose && text.length < longestRequest && asksConsent(text)) return "consent";
  if ((block.heading > 0 || block.bold > text.length / 2 || !prose) && isBoxHeading(text)) return "box";
  if (block.linked > text.length * 0.6 && !isLinkedSentence(block)) return "links";
  if (roles & Role.embed) return "embed";
  if (!prose && isWithin(setting.tree, block, cellTags)) return "table";
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

/** "By A. Writer | Dec 5, 2023 10:10 am": names, dates and little else. */
function isBylineLine(
  { tree, layout, bylines, language }: BodySetting,
  block: Block,
  prose: boolean,
): boolean {
  const { text } = block;
  if (
    text.length < 30 &&
    /\d/.test(text) &&
    /^[\d\s:.,/|-]*(?:[ap]\.?m\.?|uhr|h|[A-Z]{2,4})?$/i.test(text) &&
    /\d[:.h]\d\d/.test(text)
  )
    return true;
  if (text.length > 200 || block.heading > 0) return false;
  if (beginsWithLabel(text) && isDateLine(text, language)) return true;
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

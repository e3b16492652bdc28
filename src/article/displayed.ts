/** The dates that a page displays around its headline, and what it says of each. */
import type { Block, Layout } from "./blocks.ts";
import words from "./dates.words.json" with { type: "json" };
import { findMoment, type Moment } from "./moment.ts";
import type { Candidate } from "./place.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly language: string | null;
  /** The node where the headline stands; 0 where it isn't printed. */
  readonly headline: number;
}

export interface Displayed {
  /** The likeliest first. */
  readonly published: readonly Candidate[];
  /** What is displayed as the day of the last change, nearest to the headline. */
  readonly modified: Candidate | null;
}

/** No date is without one: asked first, because most lines have none. */
const anyDigit = /\p{Nd}/u;
const closedTags = new Set(["nav", "footer", "figure"].map(tagId));
const asideTag = tagId("aside");
const labels = [...words.updated, ...words.published].sort((a, b) => b.length - a.length);
/** The words hold letters, spaces and colons, nothing that means something in a pattern. */
const beforeLabel = new RegExp(`(?=${labels.join("|")})`, "iu");

/** Dates in words: in short blocks close to the headline, those that are called dates or say "published" first. */
export function displayed({ tree, layout, language, headline }: Setting): Displayed {
  const { blocks } = layout;
  const published: { candidate: Candidate; rank: number }[] = [];
  let modified: Candidate | null = null;
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.first >= headline),
  );
  for (let index = Math.max(0, at - 8); index <= Math.min(blocks.length - 1, at + 14); index++) {
    const block = blocks[index]!;
    const called = (block.roles & Role.date) !== 0;
    if (
      block.text.length > 160 ||
      !anyDigit.test(block.text) ||
      isClosed(tree, layout, block.element, called)
    )
      continue;
    const letters = block.text.replace(/[^\p{L}]/gu, "").length;
    const evidence = `displayed "${block.text.slice(0, 80)}"`;
    for (const { moment, part, before } of momentsIn(tree, block, language)) {
      const candidate: Candidate = { value: moment.value, evidence, from: "text" };
      const saysSo = says(words.published, part);
      // A sentence of the story may hold a date of its own.
      if (says(words.updated, before)) {
        if (index >= at && (called || letters < 60)) modified ??= candidate;
      } else if (called || saysSo || letters <= 70)
        published.push({
          candidate,
          rank: (called ? 0 : 1) - (saysSo ? 0.5 : 0) + Math.abs(index - at) / 100,
        });
    }
  }
  return {
    published: published.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate),
    modified,
  };
}

interface Shown {
  readonly moment: Moment;
  /** The words that it stands among, up to the next label. */
  readonly part: string;
  /** Those before it, its label with them. */
  readonly before: string;
}

/**
 * The dates in a block: one for each label ("Published … | Updated …"), else the first of it, else the one in one of
 * its text nodes, since spans may stand without a space.
 */
function momentsIn(tree: Tree, block: Block, language: string | null): Shown[] {
  const parts = block.text.split(beforeLabel);
  const found = parts.flatMap((part): Shown[] => {
    const moment = findMoment(part, language);
    return moment === null ? [] : [{ moment, part, before: part.slice(0, moment.start) }];
  });
  if (found.length > 0) return found;
  let before = "";
  for (let at = block.first; at <= block.last; at++) {
    if (tree.tag[at] !== 0) continue;
    const moment = findMoment(tree.text[at]!.trim(), language);
    if (moment) return [{ moment, part: block.text, before }];
    before = tree.text[at]!;
  }
  return [];
}

/** Inside what leads to other stories, or in the page's own head and foot; a block called a date may stand aside. */
function isClosed(tree: Tree, layout: Layout, node: number, called: boolean): boolean {
  for (let at = node; at > 0; at = tree.parent[at]!) {
    if (layout.hidden[at] === 1 || layout.own[at]! & Role.related) return true;
    const id = tree.tag[at]!;
    if (closedTags.has(id) || (id === asideTag && !called)) return true;
  }
  return false;
}

export function says(list: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return list.some((word) => lower.includes(word));
}

const labelFirst = new RegExp(`^[^\\p{L}]{0,9}(?:${labels.join("|")})`, "iu");

/** Does a line begin with what it is the date of: "Published", "Last updated"? */
export const beginsWithLabel = (text: string): boolean => labelFirst.test(text);

/** Dates and little else: "Updated 5 March 2031 at 9:12 | Published 4 March 2031". */
export function isDateLine(text: string, language: string | null): boolean {
  let rest = text;
  for (let n = 0; n < 3; n++) {
    const moment = findMoment(rest, language);
    if (moment === null) return n > 0 && rest.replace(/[^\p{L}]/gu, "").length <= 45;
    rest = rest.slice(0, moment.start) + rest.slice(moment.end);
  }
  return true;
}

/** Words under pictures, with whose picture it is. */
import type { Caption } from "../model.ts";
import type { Layout } from "./blocks.ts";
import words from "./captions.words.json" with { type: "json" };
import { folded } from "./compare.ts";
import { isLabel } from "./lines.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

const figureTags = new Set(["figure", "figcaption", "caption"].map(tagId));
const most = 60;
const marks = words.credit.map((word) => word.toLowerCase());

/** Captions within `from` to `to` (nodes), in order: one for each figure, or for each run of caption blocks. */
export function findCaptions(tree: Tree, layout: Layout, from: number, to: number): Caption[] {
  const found: Caption[] = [];
  const seen = new Set<string>();
  let holder = -1;
  let text: string[] = [];
  let credit: string[] = [];
  const close = (): void => {
    const caption = made(text, credit);
    if (caption !== null && !seen.has(folded(caption.text)) && found.length < most) {
      seen.add(folded(caption.text));
      found.push(caption);
    }
    text = [];
    credit = [];
  };
  for (const block of layout.blocks) {
    if (block.first < from || block.first >= to || block.roles & (Role.related | Role.author)) continue;
    const inFigure = holderOf(tree, layout, block.element);
    if (inFigure < 0) continue;
    if (inFigure !== holder) close();
    holder = inFigure;
    if (block.roles & Role.credit) credit.push(block.text);
    else text.push(block.text);
  }
  close();
  return found;
}

/** The outermost figure around, else the outermost element called a caption; -1 where there is none. */
function holderOf(tree: Tree, layout: Layout, element: number): number {
  let found = -1;
  for (let at = element, up = 0; at > 0 && up < 8; at = tree.parent[at]!, up++)
    if (figureTags.has(tree.tag[at]!) || layout.own[at]! & (Role.caption | Role.credit)) found = at;
  return found;
}

function made(text: readonly string[], credit: readonly string[]): Caption | null {
  let line = text.join(" ").slice(0, 2000);
  let owner: string | null = credit.join(" ").slice(0, 200) || null;
  if (line === "" && owner !== null) return { text: owner, credit: stripped(owner) };
  if (owner === null) {
    const at = creditAt(line);
    if (at >= 0) {
      owner = line.slice(at);
      line = line.slice(0, at);
    }
  }
  line = line.replace(/(?<![\s|([•–—-])[\s|([•–—-]+$/, "").trim();
  if ((line.length < 3 && owner === null) || isLabel(line)) return null;
  return { text: line === "" ? (owner ?? "") : line, credit: owner === null ? null : stripped(owner) };
}

/** Where a credit begins in a caption: behind the last sentence, at a word such as "Photo:", "Foto:", "©". */
function creditAt(line: string): number {
  const lower = line.toLowerCase();
  let best = -1;
  for (const mark of marks) {
    const at = lower.lastIndexOf(mark);
    if (at < 0 || line.length - at > 120 || (at > 0 && /\p{L}/u.test(line[at - 1]!))) continue;
    if (best < 0 || at < best) best = at;
  }
  if (best > 0 && /[([|]/.test(line[best - 1]!)) best--;
  return best;
}

function stripped(credit: string): string {
  let line = credit.replace(/^[\s([|©•–—-]+/, "").replace(/(?<![\s)\]|])[\s)\]|]+$/, "");
  for (const mark of marks)
    if (mark.endsWith(":") && line.toLowerCase().startsWith(mark)) line = line.slice(mark.length);
  return line.trim();
}

/** What a reader may want to know of how the page was read: where the story stood, and what was set aside by what. */
import type { Note } from "../model.ts";
import type { Layout } from "./blocks.ts";
import type { Body } from "./body.ts";
import { tagIds } from "./tags.ts";
import type { Tree } from "./tree.ts";

const names = [...tagIds.keys()];
const most = 200;
const longest = 160;

/** One note on the region, one for each block of it that was left out, one for each element cut away with text. */
export function notesOf(
  tree: Tree,
  layout: Layout,
  body: Body,
  rules: Readonly<Record<string, string>>,
): Note[] {
  const { region } = body;
  const notes: Note[] = [
    { stage: "article", rule: "region", reason: `the story stands in ${nameOf(tree, region.element)}` },
    ...Object.entries(rules).map(
      ([field, rule]): Note => ({
        stage: "article",
        rule: `${field}-${rule}`,
        reason: `${field} by rule ${rule}`,
      }),
    ),
  ];
  for (const { block, rule } of body.left.slice(0, most))
    notes.push({ stage: "article", rule: `left-${rule}`, reason: cut(layout.blocks[block]!.text) });
  const told = new Set<number>();
  for (let i = 0; i < layout.blocks.length && told.size < most; i++) {
    const by = region.cutBy[i]!;
    const block = layout.blocks[i]!;
    if (by === 0 || told.has(by) || block.first < region.element || block.first >= tree.end[region.element]!)
      continue;
    told.add(by);
    const { element, rule } = region.cuts[by - 1]!;
    notes.push({
      stage: "article",
      rule: `cut-${rule}`,
      reason: `${nameOf(tree, element)}: ${cut(block.text)}`,
    });
  }
  return notes;
}

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);

function nameOf(tree: Tree, element: number): string {
  const own = tree.attributes[element];
  const name = (own?.["class"] ?? own?.["id"] ?? "").trim().slice(0, 80);
  return `<${names[tree.tag[element]!] ?? "element"}${name === "" ? "" : ` ${name}`}>`;
}

/** Where pages print who wrote a story: elements that say so, lines that begin with "By", names beside a date. */
import { type Block, endsSentence, type Layout } from "./blocks.ts";
import { folded } from "./compare.ts";
import { isHanName, labelledNames, signatureOf, titledNames } from "./labelled.ts";
import { type Metadata, textOf } from "./metadata.ts";
import { findMoment } from "./moment.ts";
import { beginsWithBy, isFullName, kindOf, leadingNames, splitNames, withoutBy } from "./names.ts";
import { Role } from "./roles.ts";
import { isBlock, tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

/** What one way of looking found: words that hold names, not yet taken apart. */
export interface PrintedByline {
  readonly rule:
    | "printed"
    | "author-link"
    | "by-line"
    | "labelled"
    | "source"
    | "name-line"
    | "beside-date"
    | "signature";
  readonly fields: readonly string[];
}

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly language: string | null;
  readonly headline: number;
}

const [aTag, timeTag] = [tagId("a"), tagId("time")];
/** How many nodes from the headline a link to its writer stands. */
const linkReach = 80;
const closedTags = new Set(["figure", "figcaption", "blockquote", "nav"].map(tagId));

/** Elements that say they name the author, and lines that begin with "By"; those around the headline first. */
export function printedBylines(setting: Setting): PrintedByline[] {
  const { tree, layout, metadata, headline } = setting;
  const ranks: number[][] = [[], [], []];
  for (const item of metadata.items.get("author") ?? []) {
    const names = (metadata.items.get("name") ?? []).filter((node) => node >= item && node < tree.end[item]!);
    ranks[0]!.push(...(names.length > 0 ? names : [item]));
  }
  for (let node = 1; node < tree.count; node++) {
    if (tree.tag[node] === aTag && /(?:^|\s)author(?:\s|$)/.test(tree.attributes[node]?.["rel"] ?? ""))
      ranks[1]!.push(node);
    else if (tree.tag[node] !== 0 && layout.own[node]! & Role.byline) ranks[2]!.push(node);
  }
  const fields = ranks.map((nodes): PrintedByline => {
    const near = nearest(
      nodes.filter((node) => isOpen(setting, node)),
      headline,
      tree,
    );
    return { rule: "printed", fields: near.flatMap((node) => piecesOf(tree, layout, node)) };
  });
  return [
    ...fields,
    { rule: "by-line", fields: byLines(setting) },
    ...labelledLines(setting),
    { rule: "name-line", fields: nameLines(setting) },
    { rule: "beside-date", fields: besideDate(setting) },
    { rule: "author-link", fields: authorLinks(setting) },
    { rule: "signature", fields: signatures(setting) },
  ];
}

/** The parts of an address under which houses keep a page for each of their writers. */
const writersPage =
  /\/(?:authors?|autor(?:en|es|as)?|auteurs?|writers?|contributors?|columnists?|reporters?|journalists?|staff|editors|redakteure?|periodistas?|firmas?|avtor)\/[\w%~.-]/i;

/** Links that lead to a writer's own page, close to the headline and in no sentence, that say a full name. */
function authorLinks(setting: Setting): string[] {
  const { tree, layout, headline } = setting;
  const nodes: number[] = [];
  for (const { element, first, last, text } of layout.blocks) {
    if (first < headline - linkReach || first > headline + 2 * linkReach || endsSentence(text)) continue;
    for (let node = Math.max(1, element, first - 8); node <= last; node++)
      if (tree.tag[node] === aTag && writersPage.test(tree.attributes[node]?.["href"]?.slice(0, 300) ?? ""))
        nodes.push(node);
  }
  return nearest(
    nodes.filter((node) => isOpen(setting, node) && isWesternName(textOf(tree, node, layout))),
    headline,
    tree,
  ).map((node) => textOf(tree, node, layout));
}

/** The elements closest to the headline, and those that stand with them; none inside another. */
function nearest(nodes: readonly number[], headline: number, tree: Tree): number[] {
  const distance = (node: number): number => (node >= headline ? node - headline : (headline - node) * 3);
  const closest = Math.min(...nodes.slice(0, 2000).map(distance));
  const found: number[] = [];
  for (const node of nodes.slice(0, 2000)) {
    if (distance(node) > closest + 25 || found.length >= 20) continue;
    if (found.some((other) => node > other && node < tree.end[other]!)) continue;
    found.push(node);
  }
  return found;
}

const notWriters = Role.related | Role.furniture | Role.comments;

function isOpen({ tree, layout, headline }: Setting, node: number): boolean {
  for (let at = node; at > 0; at = tree.parent[at]!) {
    if (headline > at && headline < tree.end[at]!) return true;
    if (layout.hidden[at] === 1 || closedTags.has(tree.tag[at]!)) return false;
    if (at !== node && layout.own[at]! & notWriters) return false;
  }
  return true;
}

/** The words of a byline, cut where elements begin and end, so that a name never runs into a title or a date. */
function piecesOf(tree: Tree, layout: Layout, node: number): string[] {
  const whole = textOf(tree, node, layout);
  if (whole.length > 300) return [];
  const pieces: string[] = [];
  let current = "";
  const flush = (): void => {
    if (current.trim() !== "") pieces.push(current);
    current = "";
  };
  let linkEnd = 0;
  for (let at = node; at < tree.end[node]!; at++) {
    const id = tree.tag[at]!;
    if (id === timeTag || isTopic(tree, at) || (layout.hidden[at] === 1 && at !== node)) {
      flush();
      at = tree.end[at]! - 1;
    } else if (id === 0) {
      // "<span>Ana</span> <span>Lopes</span>" is one name; two words on a side are a name of their own, but not in
      // one link.
      const apart =
        /\S\s+\S/.test(current.trim()) || /\S\s+\S/.test(tree.text[at]!.trim()) || isAfter(tree, at);
      if (at >= linkEnd && apart) flush();
      current += tree.text[at]!;
    } else if (isBlock[id] === 1 || id === aTag) {
      flush();
      if (id === aTag) linkEnd = tree.end[at]!;
    }
  }
  flush();
  return pieces;
}

/** A link to a section or a topic of the house. */
function isTopic(tree: Tree, node: number): boolean {
  return (
    tree.tag[node] === aTag && /(?:^|\s)(?:tag|category)(?:\s|$)/.test(tree.attributes[node]?.["rel"] ?? "")
  );
}

/** Does the text node follow the end of a link or a block? */
function isAfter(tree: Tree, node: number): boolean {
  for (let at = node - 1; at > 0; at--) {
    if (tree.end[at]! > node) return false;
    const id = tree.tag[at]!;
    const end = tree.end[at];
    if (id !== 0) return (isBlock[id] === 1 || id === aTag) && end === node;
    if (tree.parent[at] === tree.parent[node]) return false;
    const parent = tree.parent[at]!;
    const parentEnd = tree.end[parent];
    if (parentEnd === node) return isBlock[tree.tag[parent]!] === 1 || tree.tag[parent] === aTag;
  }
  return false;
}

/** "By A. Writer" as a line of its own, or as a part of one: the one closest to the headline. */
function byLines({ layout, headline, language }: Setting): string[] {
  const { blocks } = layout;
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.first >= headline),
  );
  let best: { distance: number; fields: string[] } | null = null;
  for (let i = Math.max(0, at - 4); i < Math.min(blocks.length, at + 16); i++) {
    const block: Block = blocks[i]!;
    if (block.text.length > 160 || block.roles & (Role.related | Role.caption | Role.credit)) continue;
    const fields = block.text
      .split(/(?:(?<!\s)\s+)?[|·•]\s*/)
      .filter(beginsWithBy)
      .map((part) => leadingNames(withoutBy(part), language));
    const distance = i >= at ? i - at : (at - i) * 3;
    if (fields.length > 0 && (best === null || distance < best.distance)) best = { distance, fields };
  }
  return best?.fields ?? [];
}

/** Lines around the headline with a label of their own script, and a reporter in brackets where the text begins. */
function labelledLines({ layout, headline }: Setting): PrintedByline[] {
  const { blocks } = layout;
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.first >= headline),
  );
  const people: string[] = [];
  const sources: string[] = [];
  for (const { text, roles } of blocks.slice(Math.max(0, at - 4), at + 16)) {
    if (roles & (Role.related | Role.caption | Role.credit | Role.comments)) continue;
    const found = text.length <= 160 ? labelledNames(text) : { people: [], sources: [] };
    if (people.length === 0) people.push(...found.people, ...titledNames(text));
    if (sources.length === 0) sources.push(...found.sources);
  }
  return [
    { rule: "labelled", fields: people },
    { rule: "source", fields: sources },
  ];
}

/** A name in brackets behind the last sentence, where one block of the page alone is signed so. */
function signatures(setting: Setting): string[] {
  const { layout, headline } = setting;
  const found: string[] = [];
  for (const { text, prose, first, element } of layout.blocks) {
    if (first < headline || prose === 0) continue;
    const name = signatureOf(text);
    if (name !== null && (isHanName(name) || isWesternName(name)) && isOpen(setting, element))
      found.push(name);
  }
  return found.length === 1 ? found : [];
}

/**
 * A line of nothing but full names just above the first paragraph, or above or below the date: how papers without a
 * byline field sign.
 */
function nameLines({ layout, headline, language }: Setting): string[] {
  const { blocks } = layout;
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.first > headline),
  );
  for (let i = at; i < Math.min(blocks.length - 1, at + 14); i++) {
    const { text, linked, heading, roles } = blocks[i]!;
    const next = blocks[i + 1]!;
    if (
      text.length > 60 ||
      linked > 0 ||
      heading > 0 ||
      roles & (Role.related | Role.furniture | Role.comments | Role.caption)
    )
      continue;
    const dated = i < at + 6 && [blocks[i - 1], next].some((line) => isDate(line, language));
    if ((next.text.length < 120 || next.heading > 0) && !dated) continue;
    const names = splitNames(text, language);
    if (names.length > 0 && names.join("").length > text.length * 0.7 && names.every(isWesternName))
      return [text];
  }
  return [];
}

/** "<span>Ana Lopes</span><span>4 March 2031</span>" under the headline: a full name in one line with a date. */
function besideDate({ tree, layout, headline, language }: Setting): string[] {
  const { blocks } = layout;
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.first > headline),
  );
  for (const block of blocks.slice(at, at + 10)) {
    if (
      block.text.length > 160 ||
      block.heading > 0 ||
      block.roles & (Role.related | Role.furniture | Role.comments | Role.caption)
    )
      continue;
    const pieces: string[] = [];
    for (let node = block.first; node <= block.last; node++)
      if (tree.tag[node] === 0) pieces.push(tree.text[node]!.trim());
    if (!pieces.some((piece) => findMoment(piece, language) !== null)) continue;
    const names = pieces.filter(isWesternName);
    if (names.length > 0 && names.length < 4) return names;
  }
  return [];
}

function isDate(block: Block | undefined, language: string | null): boolean {
  if (block === undefined || block.text.length > 60) return false;
  const moment = findMoment(block.text, language);
  return moment !== null && block.text.slice(0, moment.start).length < 20;
}

let countries: ReadonlySet<string> | null = null;

/** "South Africa" has the form of a full name. The names are those of the runtime's Unicode locale data. */
export function isCountry(name: string): boolean {
  if (countries === null) {
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    const found = new Set<string>();
    for (let a = 65; a < 91; a++)
      for (let b = 65; b < 91; b++) found.add(folded(names.of(String.fromCharCode(a, b)) ?? ""));
    countries = found;
  }
  return countries.has(folded(name));
}

/** A full name in a script with spaces; where nothing else says that a line is a byline, only those are sure. */
function isWesternName(name: string): boolean {
  const tokens = name.split(" ");
  if (
    tokens.length < 2 ||
    tokens.length > 4 ||
    name === name.toUpperCase() ||
    !tokens.every((token) => /^\p{Lu}/u.test(token))
  )
    return false;
  return isFullName(name) && kindOf(name, []) === "person" && !isCountry(name);
}

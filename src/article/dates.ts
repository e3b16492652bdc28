/**
 * When the page was published and when it was changed. Three dates are kept apart: what the metadata say, what the
 * page displays, and what the address holds. The zone stays as stated.
 */
import type { Published } from "../model.ts";
import type { Block, Layout } from "./blocks.ts";
import names from "./dates.json" with { type: "json" };
import words from "./dates.words.json" with { type: "json" };
import type { LinkedArticle } from "./jsonld.ts";
import { type Metadata, textOf } from "./metadata.ts";
import { findMoment, type Moment } from "./moment.ts";
import { atPlace, type Candidate } from "./place.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Dates {
  readonly published: Published | null;
  readonly modified: string | null;
}

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly linked: LinkedArticle | null;
  readonly language: string | null;
  /** The node where the headline stands; 0 where it isn't printed. */
  readonly headline: number;
  readonly url: string | null;
}

/** Sources are asked in order of how often they are right; the first that answers decides. */
export function findDates(setting: Setting): Dates {
  const candidates = [
    ...stated(setting),
    ...marked(setting),
    ...displayed(setting),
    ...addressed(addressOf(setting)),
  ];
  const chosen = candidates[0];
  const modified = statedModified(setting);
  if (chosen === undefined) return { published: null, modified };
  const finer =
    chosen.value.length > 10
      ? chosen
      : (candidates.find((c) => c.value.length > 10 && c.value.startsWith(chosen.value)) ?? chosen);
  const placed = atPlace(finer, candidates, addressOf(setting));
  const day = placed.value.slice(0, 10);
  const evidence = [
    placed,
    ...candidates.filter((c) => c !== placed && c.value.slice(0, 10) !== day).slice(0, 3),
  ].map((c) => `${c.evidence}: ${c.value}`);
  return {
    published: { value: placed.value, earliest: day, latest: day, from: placed.from, evidence },
    modified,
  };
}

function addressOf({ url, metadata }: Setting): string | null {
  return url ?? metadata.canonical ?? metadata.meta.get("og:url")?.[0] ?? null;
}

function stated({ metadata, linked, language }: Setting): Candidate[] {
  const found: Candidate[] = [];
  const add = (raw: string | null, evidence: string): void => {
    const moment = raw === null ? null : findMoment(raw, language);
    if (moment) found.push({ value: moment.value, evidence, from: "metadata" });
  };
  add(linked?.published ?? null, "JSON-LD datePublished");
  for (const name of names.published) add(metadata.meta.get(name)?.[0] ?? null, `meta ${name}`);
  for (const article of metadata.articles)
    if (article !== linked && linked === null) add(article.published, "JSON-LD datePublished");
  add(metadata.page?.published ?? null, "JSON-LD datePublished of the page");
  return found;
}

function statedModified({ tree, layout, metadata, linked, language }: Setting): string | null {
  const raw = [
    linked?.modified ?? null,
    ...names.modified.map((name) => metadata.meta.get(name)?.[0] ?? null),
  ];
  for (const node of metadata.items.get("dateModified") ?? []) raw.push(valueOf(tree, layout, node));
  for (const value of raw) {
    const moment = value === null ? null : findMoment(value, language);
    if (moment) return moment.value;
  }
  return null;
}

const timeTag = tagId("time");
const closedTags = new Set(["nav", "footer", "figure"].map(tagId));
const asideTag = tagId("aside");

/** A `<time>`'s machine form, else the words of the element. */
function valueOf(tree: Tree, layout: Layout, node: number): string {
  const own = tree.attributes[node];
  return (
    own?.["datetime"] ||
    own?.["content"] ||
    own?.["data-datetime"] ||
    own?.["data-timestamp"] ||
    own?.["data-published"] ||
    textOf(tree, node, layout)
  );
}

/** Elements that say what they are: itemprop, `<time>`. Those near the headline come first. */
function marked({ tree, layout, metadata, language, headline }: Setting): Candidate[] {
  const found: { candidate: Candidate; rank: number }[] = [];
  const add = (node: number, evidence: string, base: number): void => {
    const moment = findMoment(valueOf(tree, layout, node), language);
    const distance = Math.abs(node - headline) / tree.count;
    if (moment)
      found.push({ candidate: { value: moment.value, evidence, from: "metadata" }, rank: base + distance });
  };
  for (const node of metadata.items.get("datePublished") ?? []) add(node, "itemprop datePublished", 0);
  for (let node = 1; node < tree.count; node++) {
    if (tree.tag[node] !== timeTag || inside(tree, layout, node, Role.related)) continue;
    const own = tree.attributes[node];
    if (own?.["itemprop"] === "dateModified") continue;
    const before = labelBefore(tree, node);
    if (says(words.updated, before) || says(words.updated, textOf(tree, node, layout))) continue;
    const published =
      own?.["pubdate"] !== undefined || /publi/i.test(`${own?.["class"] ?? ""} ${own?.["itemprop"] ?? ""}`);
    add(node, "time element", published ? 1 : 2);
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
}

/** Dates in words: in short blocks close to the headline, those that are called dates or say "published" first. */
function displayed({ tree, layout, language, headline }: Setting): Candidate[] {
  const { blocks } = layout;
  const all: { candidate: Candidate; rank: number }[] = [];
  let at = blocks.findIndex((block) => block.first >= headline);
  if (at < 0) at = 0;
  for (let index = Math.max(0, at - 8); index <= Math.min(blocks.length - 1, at + 14); index++) {
    const block = blocks[index]!;
    const called = (block.roles & Role.date) !== 0;
    if (block.text.length > 160 || isClosed(tree, layout, block.element, called)) continue;
    const found = momentIn(tree, block, language);
    if (!found || says(words.updated, found.before)) continue;
    const { moment } = found;
    const published = says(words.published, block.text);
    const letters = block.text.replace(/[^\p{L}]/gu, "").length;
    // A sentence of the story may hold a date of its own.
    if (!called && !published && letters > 70) continue;
    const rank = (called ? 0 : 1) - (published ? 0.5 : 0) + Math.abs(index - at) / 100;
    all.push({
      candidate: { value: moment.value, evidence: `displayed "${block.text.slice(0, 80)}"`, from: "text" },
      rank,
    });
  }
  return all.sort((a, b) => a.rank - b.rank).map(({ candidate }) => candidate);
}

/** The date in a block: in the whole of it, else in one of its text nodes, since spans may stand without a space. */
function momentIn(
  tree: Tree,
  block: Block,
  language: string | null,
): { moment: Moment; before: string } | null {
  const whole = findMoment(block.text, language);
  if (whole) return { moment: whole, before: block.text.slice(0, whole.start) };
  let before = "";
  for (let at = block.first; at <= block.last; at++) {
    if (tree.tag[at] !== 0) continue;
    const moment = findMoment(tree.text[at]!.trim(), language);
    if (moment) return { moment, before };
    before = tree.text[at]!;
  }
  return null;
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

/** "/2020/01/31/", "2020-01-31", "20200131" in the address: certain only with a whole day. */
function addressed(url: string | null): Candidate[] {
  if (url === null) return [];
  const path = url.replace(/^[a-z]+:\/\/[^/]*/i, "");
  const day = /(?:^|[/_-])((?:19|20)\d\d)[/_-]?([01]\d)[/_-]?([0-3]\d)(?=$|[/_.-])/.exec(path);
  const named = /\/((?:19|20)\d\d)\/([a-z]{3})\/([0-3]\d)(?=$|\/)/i.exec(path);
  const moment = day
    ? findMoment(`${day[1]}-${day[2]}-${day[3]}`, null)
    : named
      ? findMoment(`${named[3]} ${named[2]} ${named[1]}`, "en")
      : null;
  return moment ? [{ value: moment.value, evidence: `address ${(day ?? named)![0]}`, from: "url" }] : [];
}

function says(list: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return list.some((word) => lower.includes(word));
}

/** The words that stand before an element in its parent: "Updated", "Published". */
function labelBefore(tree: Tree, node: number): string {
  let label = "";
  for (let at = Math.max(tree.parent[node]!, node - 6); at < node; at++)
    if (tree.tag[at] === 0) label += `${tree.text[at]!.slice(-60)} `;
  return label.slice(-60);
}

function inside(tree: Tree, layout: Layout, node: number, role: number): boolean {
  for (let at = node; at > 0; at = tree.parent[at]!) if (layout.own[at]! & role) return true;
  return false;
}

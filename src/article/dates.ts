/**
 * When the page was published and when it was changed. Three dates are kept apart: what the metadata say, what the
 * page displays, and what the address holds. The zone stays as stated.
 */
import type { Published } from "../model.ts";
import type { Layout } from "./blocks.ts";
import names from "./dates.json" with { type: "json" };
import words from "./dates.words.json" with { type: "json" };
import { displayed, says } from "./displayed.ts";
import type { LinkedArticle } from "./jsonld.ts";
import { type Metadata, textOf } from "./metadata.ts";
import { findMoment } from "./moment.ts";
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
  const shown = displayed(setting);
  const candidates = [
    ...stated(setting),
    ...marked(setting),
    ...shown.published,
    ...addressed(addressOf(setting)),
  ];
  const chosen = candidates[0];
  const modified = statedModified(setting) ?? shown.modified?.value ?? null;
  if (chosen === undefined) return { published: notAfter(shown.modified), modified };
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

/** A page that displays only when it was changed was published by then. */
function notAfter(modified: Candidate | null): Published | null {
  if (modified === null) return null;
  const { value, evidence } = modified;
  const latest = value.slice(0, 10);
  return { value: null, earliest: null, latest, from: "text", evidence: [`${evidence}: ${value}`] };
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

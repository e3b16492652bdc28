/**
 * Who wrote the story. A byline holds people; agencies, houses and desks that stand in the author field go apart into
 * `credits`, where the origin of the copy is looked for.
 */
import type { Layout } from "./blocks.ts";
import words from "./bylines.words.json" with { type: "json" };
import { folded } from "./compare.ts";
import type { LinkedArticle } from "./jsonld.ts";
import { type Metadata, textOf } from "./metadata.ts";
import { findMoment } from "./moment.ts";
import { Role } from "./roles.ts";
import { tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Bylines {
  /** People, as printed, in order; where the page names none, the body that it names instead. */
  readonly bylines: readonly string[];
  /** Names in the author field that are no people's. */
  readonly credits: readonly string[];
  readonly rule: string;
}

interface Setting {
  readonly tree: Tree;
  readonly layout: Layout;
  readonly metadata: Metadata;
  readonly linked: LinkedArticle | null;
  readonly language: string | null;
  readonly headline: number;
  readonly publisher: string | null;
}

const [agencies, bodies, roles, ands] = [words.agencies, words.bodies, words.roles, words.and].map(
  (list) => new Set(list),
) as [Set<string>, Set<string>, Set<string>, Set<string>];
const by = words.by
  .filter((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word))
  .sort((a, b) => b.length - a.length);
const metaNames = [
  "author",
  "article:author_name",
  "parsely-author",
  "sailthru.author",
  "dc.creator",
  "dcterms.creator",
  "byl",
  "cxenseparse:author",
  "author_name",
  "article.author",
  "article:author",
  "og:article:author",
  "rbauthors",
  "bt:author",
  "citation_author",
  "twitter:creator:name",
  "shareaholic:article_author_name",
  "dc.contributor",
  "creator",
  "vr:author",
  "lp.article:author",
];
const aTag = tagId("a");

/** Sources in order of trust: JSON-LD, what the page prints as its byline, meta. The first that names people decides. */
export function findBylines(setting: Setting): Bylines {
  const sources: { rule: string; names: readonly string[] }[] = [
    { rule: "json-ld", names: fromLinked(setting) },
    { rule: "printed", names: fromPage(setting) },
    { rule: "meta", names: fromMeta(setting) },
  ];
  const credits = new Map<string, string>();
  let chosen: { rule: string; people: string[] } | null = null;
  let fallback: { rule: string; bodies: string[] } | null = null;
  for (const { rule, names } of sources) {
    const people: string[] = [];
    const others: string[] = [];
    for (const raw of names) {
      for (const name of splitNames(raw, setting)) {
        const kind = kindOf(name, setting.publisher);
        if (kind === "person") people.push(name);
        else if (kind === "body") others.push(name);
      }
    }
    for (const name of others) if (!credits.has(folded(name))) credits.set(folded(name), name);
    if (people.length > 0 && chosen === null) chosen = { rule, people };
    if (others.length > 0 && fallback === null) fallback = { rule, bodies: others };
  }
  if (chosen !== null)
    return { bylines: distinct(chosen.people), credits: [...credits.values()], rule: chosen.rule };
  return {
    bylines: distinct(fallback?.bodies ?? []),
    credits: [...credits.values()],
    rule: fallback?.rule ?? "none",
  };
}

function fromLinked({ linked, metadata }: Setting): string[] {
  const named = linked?.authors ?? [];
  const all = named.length > 0 ? named : (metadata.page?.authors ?? []);
  return all.map(({ name }) => name);
}

function fromMeta({ metadata }: Setting): string[] {
  for (const name of metaNames) {
    const found = metadata.meta.get(name)?.filter((value) => !/^https?:\/\/|^\/\/|^@/.test(value));
    if (found && found.length > 0) return found.slice(0, 30);
  }
  return [];
}

/** Elements that say they name the author, those around the headline first. */
function fromPage({ tree, layout, metadata, headline }: Setting): string[] {
  const found: { node: number; text: string; rank: number }[] = [];
  const taken = new Set<number>();
  const add = (node: number, rank: number): void => {
    if (layout.hidden[node] === 1 || inside(tree, layout, node) || found.length > 200) return;
    const text = textOf(tree, node, layout);
    if (text === "" || text.length > 150) return;
    for (let at = node; at > 0; at = tree.parent[at]!) if (taken.has(at)) return;
    taken.add(node);
    found.push({ node, text, rank });
  };
  for (const item of metadata.items.get("author") ?? []) {
    const names = (metadata.items.get("name") ?? []).filter((node) => node >= item && node < tree.end[item]!);
    for (const node of names.length > 0 ? names : [item]) add(node, 0);
  }
  for (let node = 1; node < tree.count; node++) {
    if (tree.tag[node] === aTag && /(?:^|\s)author(?:\s|$)/.test(tree.attributes[node]?.["rel"] ?? ""))
      add(node, 1);
    else if (layout.own[node]! & Role.byline && tree.tag[node] !== 0) {
      const links = authorLinks(tree, node);
      if (links.length > 0) for (const link of links) add(link, 2);
      else add(node, 3);
    }
  }
  if (found.length === 0) return [];
  const best = Math.min(...found.map((f) => f.rank));
  const same = found.filter((f) => f.rank === best);
  const nearest = Math.min(...same.map((f) => distance(f.node, headline, tree)));
  return same
    .filter((f) => distance(f.node, headline, tree) <= nearest + 60)
    .map((f) => f.text)
    .slice(0, 20);
}

function distance(node: number, headline: number, tree: Tree): number {
  return node >= headline ? node - headline : Math.min(tree.count, (headline - node) * 3);
}

/** Links to people's pages within a byline. */
function authorLinks(tree: Tree, node: number): number[] {
  const links: number[] = [];
  for (let at = node; at < tree.end[node]! && links.length < 20; at++) {
    if (tree.tag[at] !== aTag) continue;
    const href = tree.attributes[at]?.["href"] ?? "";
    if (
      /author|autor|people|person|profile|staff|contributor|journalist|reporter|redakt|by\/|writers?\//i.test(
        href,
      )
    )
      links.push(at);
  }
  return links;
}

function inside(tree: Tree, layout: Layout, node: number): boolean {
  for (let at = node; at > 0; at = tree.parent[at]!)
    if (layout.own[at]! & (Role.related | Role.furniture)) return true;
  return false;
}

/** One author field to single names: "By A B and C D, Staff Writer | Outlet" to A B, C D and what else it holds. */
export function splitNames(raw: string, { language }: { readonly language: string | null }): string[] {
  let line = raw
    .replace(/[\s\u00A0]+/g, " ")
    .trim()
    .slice(0, 400);
  line = line
    .replace(/\S+@\S+\.\S+/g, " ")
    .replace(/(?:^|\s)@\w+/g, " ")
    .replace(/\bhttps?:\S+/g, " ")
    .trim();
  line = withoutBy(line);
  const names: string[] = [];
  for (const part of line.split(/\s*[,;|•·/\n、]\s*|\s+[-–—]\s+|\s+&\s+|\s*[()（）]\s*/)) {
    for (const piece of splitAtAnd(part)) {
      const name = withoutBy(piece.replace(/^[\s.:*"'“”]+|[\s.:*"'“”]+$/g, "").trim());
      if (
        name === "" ||
        roles.has(name.toLowerCase()) ||
        findMoment(name, language) !== null ||
        /^\d/.test(name)
      )
        continue;
      names.push(name);
    }
  }
  return names;
}

function withoutBy(line: string): string {
  const lower = line.toLowerCase();
  for (const word of by) {
    if (!lower.startsWith(word)) continue;
    const rest = line.slice(word.length);
    if (/^\s*[:：]\s*/.test(rest)) return rest.replace(/^\s*[:：]\s*/, "");
    if (/^\s+\p{Lu}/u.test(rest) && word !== "de" && word !== "di" && word !== "text") return rest.trim();
  }
  return line;
}

function splitAtAnd(part: string): string[] {
  const tokens = part.split(" ");
  const pieces: string[] = [];
  let current: string[] = [];
  for (const token of tokens) {
    // "y" and "e" also stand inside Spanish and Portuguese names: there both sides need two words.
    if (ands.has(token.toLowerCase()) && current.length > 0 && (token.length > 1 || current.length > 1)) {
      pieces.push(current.join(" "));
      current = [];
    } else current.push(token);
  }
  pieces.push(current.join(" "));
  return pieces;
}

/** Does a name in an author field look like a person's, a body's or nobody's? */
export function kindOf(name: string, publisher: string | null): "person" | "body" | null {
  if (name.length > 60 || name.length < 2) return null;
  const lower = name.toLowerCase();
  const plain = folded(name);
  if (agencies.has(lower) || agencies.has(plain)) return "body";
  if (publisher !== null && sameName(plain, folded(publisher))) return "body";
  if (/\.(?:com|org|net|de|at|ch|co|fr|it|es|tv|info|is|eu|nl|be|uk|in)$/i.test(name)) return "body";
  if (/[\d@_#<>{}=]|https?:/.test(name))
    return /\d/.test(name) && name.length < 40 && /\p{L}/u.test(name) ? "body" : null;
  const tokens = plain.split(" ");
  if (tokens.some((token) => bodies.has(token))) return "body";
  if (/^\p{Lu}{2,5}$/u.test(name)) return "body";
  if (tokens.length > 6) return null;
  if (lower.startsWith("the ")) return "body";
  return "person";
}

function sameName(a: string, b: string): boolean {
  const [x, y] = [a.replace(/ /g, ""), b.replace(/ /g, "")];
  return x !== "" && (x === y || x === `the${y}` || y === `the${x}`);
}

function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(folded(name))) seen.set(folded(name), name);
  return [...seen.values()].slice(0, 40);
}

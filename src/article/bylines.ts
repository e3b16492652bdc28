/**
 * Who wrote the story. A byline holds people; agencies, houses and desks that stand in the author field go apart into
 * `credits`, where the origin of the copy is looked for.
 */
import type { Block, Layout } from "./blocks.ts";
import { folded } from "./compare.ts";
import type { LinkedArticle } from "./jsonld.ts";
import { type Metadata, textOf } from "./metadata.ts";
import { bare, beginsWithBy, isFullName, kindOf, splitNames, withoutBy } from "./names.ts";
import { Role } from "./roles.ts";
import { isBlock, tagId } from "./tags.ts";
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

interface Source {
  readonly rule: string;
  readonly people: readonly string[];
  readonly bodies: readonly string[];
  /** Fields that hold nothing but bodies, as printed: "Le Monde et AFP" is one byline. */
  readonly whole: readonly string[];
  /** How many pieces of it were neither. */
  readonly doubtful: number;
}

const metaNames =
  "author|article:author_name|parsely-author|sailthru.author|dc.creator|dcterms.creator|byl|cxenseparse:author|author_name|article.author|article:author|og:article:author|rbauthors|bt:author|citation_author|twitter:creator:name|shareaholic:article_author_name|dc.contributor|creator|vr:author|lp.article:author".split(
    "|",
  );
const [aTag, timeTag] = [tagId("a"), tagId("time")];
const closedTags = new Set(["figure", "figcaption", "blockquote", "nav"].map(tagId));
const most = 40;

/**
 * Sources in order of trust: JSON-LD, what the page prints as its byline, meta. The first that names people decides;
 * where the page prints all of them and more, the printed list is the fuller one.
 */
export function findBylines(setting: Setting): Bylines {
  const linked = sourceOf("json-ld", fromLinked(setting), setting);
  const printed = fromPage(setting);
  const meta = sourceOf("meta", fromMeta(setting), setting);
  const credits = distinct([linked, ...printed, meta].flatMap((source) => source.bodies));
  const lines = printed.filter((source) => source.people.length > 0);
  const chosen = [linked, ...lines.slice(0, 1), meta].find((source) => source.people.length > 0);
  if (chosen === undefined) {
    const body = [linked, ...printed, meta].find((source) => source.bodies.length > 0);
    return {
      bylines: distinct(body === undefined ? [] : body.whole.length > 0 ? body.whole : body.bodies),
      credits,
      rule: body === undefined ? "none" : `${body.rule}-body`,
    };
  }
  const fuller = lines.find(
    (source) =>
      source !== chosen &&
      source.doubtful === 0 &&
      source.people.length > chosen.people.length &&
      isWithin(chosen.people, source.people),
  );
  const people = (fuller ?? chosen).people.map((name) => asPrinted(name, lines));
  return { bylines: distinct(people), credits, rule: (fuller ?? chosen).rule };
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return (
    all.length <= 6 &&
    all.every((name) => name.includes(" ")) &&
    some.every((name) => all.some((other) => bare(other) === bare(name)))
  );
}

/** Metadata lose accents; the page has them. */
function asPrinted(name: string, lines: readonly Source[]): string {
  for (const { people } of lines)
    for (const other of people) if (bare(other) === bare(name) && other !== other.toUpperCase()) return other;
  return name;
}

function sourceOf(rule: string, raw: readonly string[], { language, publisher }: Setting): Source {
  const people: string[] = [];
  const bodies: string[] = [];
  const whole: string[] = [];
  let doubtful = 0;
  for (const field of raw) {
    const names = splitNames(field, language);
    if (names.length > 0 && names.every((name) => kindOf(name, publisher) === "body"))
      whole.push(/[,;|/]/.test(field) ? names.join(", ") : withoutBy(field.trim()));
    for (const name of names) {
      const kind = kindOf(name, publisher);
      const printed = rule !== "json-ld" && rule !== "meta";
      if (kind === "body") bodies.push(name);
      else if (kind === "person" && (!printed || isFullName(name))) people.push(name);
      else doubtful++;
    }
  }
  return {
    rule,
    people: people.slice(0, most),
    bodies: bodies.slice(0, most),
    whole: whole.slice(0, most),
    doubtful,
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

/** Elements that say they name the author, and lines that begin with "By"; those around the headline first. */
function fromPage(setting: Setting): Source[] {
  const { tree, layout, metadata, headline } = setting;
  const ranks: number[][] = [[], [], [], []];
  for (const item of metadata.items.get("author") ?? []) {
    const names = (metadata.items.get("name") ?? []).filter((node) => node >= item && node < tree.end[item]!);
    ranks[0]!.push(...(names.length > 0 ? names : [item]));
  }
  for (let node = 1; node < tree.count; node++) {
    if (tree.tag[node] === aTag && /(?:^|\s)author(?:\s|$)/.test(tree.attributes[node]?.["rel"] ?? ""))
      ranks[1]!.push(node);
    else if (tree.tag[node] !== 0 && layout.own[node]! & Role.byline) ranks[2]!.push(node);
  }
  const sources: Source[] = [];
  for (const nodes of ranks.slice(0, 3)) {
    const near = nearest(
      nodes.filter((node) => isOpen(setting, node)),
      headline,
      tree,
    );
    if (near.length > 0)
      sources.push(
        sourceOf(
          "printed",
          near.flatMap((node) => piecesOf(tree, layout, node)),
          setting,
        ),
      );
  }
  sources.push(sourceOf("by-line", byLines(setting), setting));
  sources.push(sourceOf("name-line", nameLines(setting), setting));
  return sources.filter((source) => source.people.length + source.bodies.length > 0);
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

function isOpen({ tree, layout, headline }: Setting, node: number): boolean {
  for (let at = node; at > 0; at = tree.parent[at]!) {
    if (headline > at && headline < tree.end[at]!) return true;
    if (layout.hidden[at] === 1 || closedTags.has(tree.tag[at]!)) return false;
    if (at !== node && layout.own[at]! & (Role.related | Role.furniture)) return false;
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
  for (let at = node; at < tree.end[node]!; at++) {
    const id = tree.tag[at]!;
    if (id === timeTag || (layout.hidden[at] === 1 && at !== node)) {
      flush();
      at = tree.end[at]! - 1;
    } else if (id === 0) {
      // "<span>Ana</span> <span>Lopes</span>" is one name; two words on a side are a name of their own.
      if (/\S\s+\S/.test(current.trim()) || /\S\s+\S/.test(tree.text[at]!.trim()) || isAfter(tree, at))
        flush();
      current += tree.text[at]!;
    } else if (isBlock[id] === 1 || id === aTag) flush();
  }
  flush();
  return pieces;
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

/** "By A. Writer" as a line of its own, or as a part of one, close to the headline. */
function byLines({ layout, headline }: Setting): string[] {
  const { blocks } = layout;
  const at = Math.max(
    0,
    blocks.findIndex((block) => block.first >= headline),
  );
  const found: string[] = [];
  for (let i = Math.max(0, at - 4); i < Math.min(blocks.length, at + 16); i++) {
    const block: Block = blocks[i]!;
    if (block.text.length > 160 || block.roles & (Role.related | Role.caption | Role.credit)) continue;
    // Behind ", in" stands the section.
    for (const part of block.text.split(/\s*[|·•]\s*/))
      if (beginsWithBy(part)) found.push(part.replace(/,\s{0,3}\p{Ll}.*$/u, ""));
    if (found.length > 0) break;
  }
  return found;
}

/** A line of nothing but full names just above the first paragraph: how papers without a byline field sign. */
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
      roles & (Role.related | Role.furniture | Role.caption)
    )
      continue;
    if (next.text.length < 120 || next.heading > 0) continue;
    const names = splitNames(text, language);
    if (
      names.length > 0 &&
      names.join("").length > text.length * 0.7 &&
      names.every((name) => isFullName(name) && !isCountry(name))
    )
      return [text];
  }
  return [];
}

let countries: ReadonlySet<string> | null = null;

/** "South Africa" has the form of a full name. The names are those of the runtime's Unicode locale data. */
function isCountry(name: string): boolean {
  if (countries === null) {
    const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    const found = new Set<string>();
    for (let a = 65; a < 91; a++)
      for (let b = 65; b < 91; b++) found.add(folded(names.of(String.fromCharCode(a, b)) ?? ""));
    countries = found;
  }
  return countries.has(folded(name));
}

function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(folded(name))) seen.set(folded(name), name);
  return [...seen.values()].slice(0, most);
}

/** The headline as the page prints it. */
import type { Layout } from "./blocks.ts";
import { folded, likeness, overlap, unitsOf } from "./compare.ts";
import type { LinkedArticle } from "./jsonld.ts";
import { type Metadata, metaOf, textOf } from "./metadata.ts";
import { isHeading, tagId } from "./tags.ts";
import type { Tree } from "./tree.ts";

export interface Headline {
  readonly text: string | null;
  /** The element that prints it; -1 where only the metadata has it. */
  readonly element: number;
  readonly rule: string;
}

/** Blocks of the page among which a headline without a heading is looked for. */
const farthestHeadline = 120;
const h1Tag = tagId("h1");
const asideTags = new Set(["nav", "footer", "aside", "dialog", "form"].map(tagId));

/** The page's article in JSON-LD: the one whose headline or address is the page's own. */
export function mainArticle(metadata: Metadata, headline: string | null): LinkedArticle | null {
  const { articles } = metadata;
  if (articles.length < 2) return articles[0] ?? null;
  const address = metadata.canonical ?? metaOf(metadata, ["og:url"]);
  const title = headline ?? metaOf(metadata, ["og:title", "twitter:title"]) ?? metadata.title;
  let best: LinkedArticle | null = null;
  let most = -1;
  for (const article of articles.slice(0, 100)) {
    const here = address !== null && article.url !== null && pathOf(article.url) === pathOf(address) ? 1 : 0;
    const said =
      title !== null && article.headline !== null ? likeness(unitsOf(title), unitsOf(article.headline)) : 0;
    const full = (article.authors.length > 0 ? 0.1 : 0) + (article.published !== null ? 0.1 : 0);
    if (2 * said + here + full > most) {
      most = 2 * said + here + full;
      best = article;
    }
  }
  return best;
}

const pathOf = (url: string): string =>
  url
    .replace(/^[a-z]+:\/\/[^/]*/i, "")
    .replace(/[?#][^]*$/, "")
    .replace(/\/$/, "");

export function findHeadline(tree: Tree, layout: Layout, metadata: Metadata): Headline {
  const said = statedTitles(metadata);
  const saidUnits = said.map(unitsOf);
  const printed = printedHeadings(tree, layout);
  let best: { node: number; text: string; score: number } | null = null;
  for (const { node, text } of printed) {
    const units = unitsOf(text);
    const agreement = Math.max(
      0,
      ...saidUnits.map((title) =>
        Math.max(likeness(units, title), text.length > 12 ? 0.9 * overlap(units, title) : 0),
      ),
    );
    const h1 = tree.tag[node] === h1Tag ? 0.3 : 0;
    const named = (metadata.items.get("headline")?.includes(node) ?? false) ? 0.2 : 0;
    if (said.length > 0 && agreement < 0.34) continue;
    const score = agreement + h1 + named;
    if (best === null || score > best.score + 1e-9) best = { node, text, score };
  }
  if (best !== null) return { text: withoutKicker(best.text, said), element: best.node, rule: "printed" };
  const only = printed.filter(({ node }) => tree.tag[node] === h1Tag);
  if (said.length === 0 && only.length > 0)
    return { text: only[0]!.text, element: only[0]!.node, rule: "only-h1" };
  return inBody(layout, metadata, said) ?? { text: said[0] ?? null, element: -1, rule: "stated" };
}

/**
 * Pages without headings print the headline in large type: the first line that is the title without the site's name,
 * else the first that is a part of the title.
 */
function inBody({ blocks }: Layout, metadata: Metadata, said: readonly string[]): Headline | null {
  const clean = said.map(folded);
  const titles = [...clean, folded(metadata.title ?? "")];
  let part: Headline | null = null;
  for (const { text, linked, element } of blocks.slice(0, farthestHeadline)) {
    if (linked > text.length / 2 || text.length < 12 || text.length > 300) continue;
    const line = folded(text);
    if (line.split(" ").length < 3 && !/[\u3040-\u9FFF]{6}/.test(line)) continue;
    if (clean.includes(line)) return { text, element, rule: "in-text" };
    if (part === null && titles.some((title) => title.startsWith(`${line} `) || title.endsWith(` ${line}`)))
      part = { text, element, rule: "in-text" };
  }
  return part;
}

/** A label of a few words before the headline in its own element ("Opinion", "Ferries |") is none of it. */
function withoutKicker(printed: string, said: readonly string[]): string {
  const whole = folded(printed);
  for (const title of said) {
    const part = folded(title);
    const label = whole.slice(0, -part.length).trim();
    if (part.split(" ").length >= 3 && whole.endsWith(` ${part}`) && label.split(" ").length <= 4)
      return title;
  }
  return printed;
}

/** What the metadata call the story, the most careful source first, the site's name taken off. */
function statedTitles(metadata: Metadata): string[] {
  const linked =
    metadata.articles.length === 1
      ? metadata.articles[0]!.headline
      : (mainArticle(metadata, null)?.headline ?? null);
  const site = metaOf(metadata, ["og:site_name", "application-name", "twitter:site"]);
  const raw = [
    metaOf(metadata, [
      "og:title",
      "twitter:title",
      "headline",
      "dc.title",
      "sailthru.title",
      "parsely-title",
    ]),
    linked,
    metadata.title,
  ];
  return raw.filter((title): title is string => title !== null).map((title) => withoutSite(title, site));
}

/** "标题_网站", "标题--时政--网站", "제목-정치ㅣ신문": short names of sections and the site, without a space before. */
const asianSite =
  /(?<=[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}！？」』）!?"'”…])(?:(?:_|--?|[｜ㅣ│])[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]{2,8}){1,4}$/u;

/** "Headline - The Site", "The Site | Headline": the part that is no site's name. */
export function withoutSite(title: string, site: string | null): string {
  const asian = asianSite.exec(title);
  if (asian !== null) return title.slice(0, asian.index);
  const parts = title.split(/(?<!\s)\s+[|–—\-·»«:•]{1,2}\s+|(?:(?<!\s)\s+)?[|｜ㅣ│]\s*/);
  if (parts.length < 2) return title;
  if (site !== null) {
    const name = folded(site);
    const last = parts[parts.length - 1]!;
    if (folded(last) === name || folded(last).replaceAll(" ", "") === name.replaceAll(" ", ""))
      return title.slice(0, title.lastIndexOf(last)).replace(/(?<![\s|–—\-·»«:•])[\s|–—\-·»«:•]+$/, "");
  }
  const bar = /\s\|\s|\s[–—]\s(?=[^–—|]{1,40}$)|\s-\s(?=[^|–—-]{1,30}$)/.exec(title);
  if (bar !== null) {
    const [left, right] = [title.slice(0, bar.index), title.slice(bar.index + bar[0].length)];
    if (left.split(" ").length >= 3 && left.length > right.length) return left;
  }
  return title;
}

function printedHeadings(tree: Tree, layout: Layout): { node: number; text: string }[] {
  const found: { node: number; text: string }[] = [];
  for (let node = 0; node < tree.count && found.length < 60; node++) {
    const id = tree.tag[node]!;
    if (asideTags.has(id) || layout.hidden[node] === 1) {
      if (id !== 0 && (asideTags.has(id) ? tree.end[node]! - node < tree.count / 2 : true))
        node = tree.end[node]! - 1;
      continue;
    }
    const named = tree.attributes[node]?.["itemprop"]?.split(/\s+/).includes("headline") ?? false;
    if (isHeading[id] !== 1 && !named) continue;
    const text = textOf(tree, node, layout);
    if (text !== "" && text.length < 500) found.push({ node, text });
  }
  return found;
}

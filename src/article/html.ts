import type { Article, Note, Page, Published, Span } from "../model.ts";
import { findBlocks } from "./blocks.ts";
import { findBody } from "./body.ts";
import { findBylines } from "./bylines.ts";
import { findDates } from "./dates.ts";
import { findHeadline, mainArticle } from "./headline.ts";
import { metaOf, readMetadata } from "./metadata.ts";
import { findStandfirst } from "./standfirst.ts";
import { parseTree } from "./tree.ts";

/** A page of markup: its story as paragraphs, and the fields that the page states around it. */
export function readHtml(page: Page): { article: Article; notes: Note[] } {
  const tree = parseTree(page.content);
  const layout = findBlocks(tree);
  const metadata = readMetadata(tree);
  const headline = findHeadline(tree, layout, metadata);
  const linked = mainArticle(metadata, headline.text);
  const language = metadata.language ?? linked?.language ?? null;
  const publisher =
    metaOf(metadata, ["og:site_name"]) ?? linked?.publisher ?? metaOf(metadata, ["application-name"]);
  const at = Math.max(0, headline.element);
  const { bylines, credits } = findBylines({
    tree,
    layout,
    metadata,
    linked,
    language,
    headline: at,
    publisher,
  });
  const { published, modified } = findDates({
    tree,
    layout,
    metadata,
    linked,
    language,
    headline: at,
    url: page.url,
  });
  const standfirst = findStandfirst({ tree, layout, metadata, linked, headline });
  const body = findBody({
    tree,
    layout,
    headline,
    bylines,
    language,
    copy: linked?.body ?? null,
    standfirst: standfirst.blocks,
  });
  const { text, paragraphs } = joined(body.kept.map((i) => layout.blocks[i]!.text));
  const { given } = page;
  const article: Article = {
    section: given.section ?? linked?.section ?? metaOf(metadata, ["article:section"]),
    headline: given.title ?? headline.text,
    standfirst: given.standfirst ?? standfirst.text,
    bylines: given.bylines ?? bylines,
    credits: given.credits ?? credits,
    publisher: given.publisher ?? publisher,
    language: given.language ?? language,
    dateline: null,
    published: publishedOf(given.published) ?? published,
    modified: given.modified ?? modified,
    text,
    paragraphs,
    captions: [],
    teasers: [],
    notices: [],
    corrections: [],
    paywalled: false,
    live: null,
  };
  return { article, notes: [] };
}

/** Paragraphs joined by line breaks, and where each stands. */
function joined(blocks: readonly string[]): { text: string; paragraphs: Span[] } {
  const paragraphs: Span[] = [];
  let text = "";
  for (const block of blocks) {
    if (text !== "") text += "\n";
    paragraphs.push({ start: text.length, end: text.length + block.length });
    text += block;
  }
  return { text, paragraphs };
}

/** A date that the carrier of the page gave stands above what the page says. */
function publishedOf(given: string | undefined): Published | null {
  if (given === undefined) return null;
  const day = given.slice(0, 10);
  return { value: given, earliest: day, latest: day, from: "given", evidence: ["given with the page"] };
}

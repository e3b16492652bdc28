import type { Article, Note, Page, Published, Span } from "../model.ts";
import { findAsides } from "./asides.ts";
import { findBlocks, foldSpace, type Layout } from "./blocks.ts";
import { type Body, findBody } from "./body.ts";
import { findBylines } from "./bylines.ts";
import { findCaptions } from "./captions.ts";
import { findDateline } from "./dateline.ts";
import { findDates } from "./dates.ts";
import { findLanguage } from "./declared.ts";
import { findHeadline, mainArticle } from "./headline.ts";
import { houseOf } from "./house.ts";
import { findLive } from "./live.ts";
import { metaOf, readMetadata } from "./metadata.ts";
import { notesOf } from "./notes.ts";
import { storyInScripts } from "./script-story.ts";
import { findStandfirst, type Standfirst } from "./standfirst.ts";
import { parseTree } from "./tree.ts";

/** A page's foot is not longer. */
const footBlocks = 30;
const localeNames = ["og:locale", "content-language", "language", "dc.language"];

/**
 * A page of markup: its story as paragraphs (joined by line breaks, never across blocks), and the fields that the page
 * states around it. What the carrier gave with the page stands above what the page says. Linear in the page's length;
 * never throws, whatever the markup.
 */
export function readHtml(page: Page): { article: Article; notes: Note[] } {
  const { given } = page;
  const tree = parseTree(page.content);
  const layout = findBlocks(tree);
  const metadata = readMetadata(tree);
  const headline = findHeadline(tree, layout, metadata);
  const linked = mainArticle(metadata, headline.text);
  const language = findLanguage(
    [given.language, metadata.language, linked?.language, metaOf(metadata, localeNames)],
    sampleOf(layout),
  );
  const publisher =
    metaOf(metadata, ["og:site_name"]) ?? linked?.publisher ?? metaOf(metadata, ["application-name"]);
  const setting = {
    tree,
    layout,
    metadata,
    linked,
    language,
    headline: Math.max(0, headline.element),
    publisher,
    url: page.url,
  };
  const byline = findBylines(setting);
  const dates = findDates(setting);
  const standfirst = findStandfirst({ tree, layout, metadata, linked, language, headline });
  const copy = linked?.body ?? null;
  const body = findBody({
    tree,
    layout,
    headline,
    bylines: byline.bylines,
    language,
    copy,
    standfirst: standfirst.blocks,
  });
  const story = storyOf(body, layout, copy, standfirst, () => storyInScripts(tree.scripts, headline.text));
  const { text, paragraphs } = joined(story.lines);
  const end = tree.end[body.region.element]!;
  const asides = findAsides(tree, layout, body, linked);
  const article: Article = {
    section:
      given.section ??
      linked?.section ??
      metaOf(metadata, ["article:section", "parsely-section", "sailthru.section"]),
    headline: given.title ?? headline.text,
    standfirst: given.standfirst ?? standfirst.text,
    bylines: given.bylines ?? byline.bylines,
    credits: given.credits ?? byline.credits,
    publisher:
      given.publisher ?? publisher ?? houseOf(layout.blocks.slice(-footBlocks).map(({ text }) => text)),
    language,
    dateline: findDateline(text, paragraphs, language),
    published: publishedOf(given.published) ?? dates.published,
    modified: given.modified ?? dates.modified,
    text,
    paragraphs,
    captions: findCaptions(tree, layout, Math.max(1, Math.min(body.region.element, headline.element)), end),
    ...asides,
    live:
      story.rule === "page"
        ? findLive({
            tree,
            layout,
            linked,
            language,
            headline: headline.text,
            kept: body.kept,
            paragraphs: paragraphs.slice(story.opening),
          })
        : null,
  };
  return {
    article,
    notes: notesOf(tree, layout, body, {
      headline: headline.rule,
      standfirst: standfirst.rule,
      byline: byline.rule,
      story: story.rule,
    }),
  };
}

interface Story {
  readonly lines: readonly string[];
  /** How many of the lines are the standfirst's. */
  readonly opening: number;
  readonly rule: "page" | "json-ld" | "script" | "standfirst" | "none";
}

/** What a page prints of a story that a script puts in is not longer. */
const stubLength = 200;

/**
 * The lines of the story. Where the page prints little of what its JSON-LD holds in full (the text is put in by a
 * script, or stands behind a wall), that copy is the story; where it prints next to nothing, what its scripts hold. A
 * standfirst in whole sentences is the story's first paragraph in larger type and opens it; one that is a phrase
 * stands with the headline and stays outside.
 */
function storyOf(
  body: Body,
  layout: Layout,
  copy: string | null,
  standfirst: Standfirst,
  inScripts: () => string[] | null,
): Story {
  const printed = body.kept.map((i) => layout.blocks[i]!.text);
  const length = printed.reduce((sum, line) => sum + line.length, 0);
  const hidden = copy !== null && copy.length > 300 && body.copyShare < 0.4 && copy.length > length * 1.5;
  const scripted = hidden || length > stubLength ? null : inScripts();
  const fromScript = scripted !== null && scripted.join("").length > length * 3;
  const lines = hidden ? linesOfCopy(copy) : fromScript ? scripted : printed;
  const lead = standfirst.blocks.map((i) => layout.blocks[i]!.text);
  const whole = lead.length > 0 && /[.!?…。！？।؟۔]["'”’»」)]?$/u.test(lead[lead.length - 1]!);
  const repeated = lead.every((line) => lines.some((other) => other.includes(line)));
  const opening = (whole || lines.length === 0) && !repeated ? lead : [];
  const found = hidden ? "json-ld" : fromScript ? "script" : "page";
  const rule = lines.length > 0 ? found : opening.length > 0 ? "standfirst" : "none";
  return { lines: [...opening, ...lines], opening: opening.length, rule };
}

function linesOfCopy(copy: string): string[] {
  return copy
    .replace(/<\/?(?:p|br|div|h\d|li)\b[^<>]{0,200}>/gi, "\n")
    .replace(/<[^<>]{1,300}>/g, "")
    .split("\n")
    .map(foldSpace)
    .filter((line) => line !== "");
}

/** Enough of the page's running text to hear its language. */
function sampleOf({ blocks }: Layout): string {
  let sample = "";
  for (const block of blocks) {
    if (block.prose > 80) sample += `${block.text}\n`;
    if (sample.length > 2000) break;
  }
  return sample;
}

/** Paragraphs joined by line breaks, and where each stands. */
function joined(blocks: readonly string[]): { text: string; paragraphs: Span[] } {
  const paragraphs: Span[] = [];
  let at = 0;
  for (const block of blocks) {
    paragraphs.push({ start: at, end: at + block.length });
    at += block.length + 1;
  }
  return { text: blocks.join("\n"), paragraphs };
}

/** A date that the carrier of the page gave stands above what the page says. */
function publishedOf(given: string | undefined): Published | null {
  if (given === undefined) return null;
  const day = given.slice(0, 10);
  return { value: given, earliest: day, latest: day, from: "given", evidence: ["given with the page"] };
}

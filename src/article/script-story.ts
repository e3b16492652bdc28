/**
 * A story that the page does not print but carries in a script, as the state from which a browser builds the page:
 * as one string of markup, as one string of lines, or as a row of strings under one key.
 *
 * What such a script holds beside the story (other stories' teasers, captions, the offer) stands under other keys, so
 * that the strings under one key are one text or none.
 */
import { endsSentence, findBlocks, foldSpace, isWithin } from "./blocks.ts";
import { overlap, unitsOf } from "./compare.ts";
import { decodeEntities } from "./entities.ts";
import { titledNames } from "./labelled.ts";
import { Role } from "./roles.ts";
import { runningText } from "./running.ts";
import { tagId } from "./tags.ts";
import { parseTree } from "./tree.ts";

/** Shorter strings are no paragraphs, shorter texts no stories. */
const [shortestString, shortestStory] = [60, 300];
/** More than this of one page's scripts is not read. */
const longestScripts = 8_000_000;
const mostStrings = 5000;
/** A script that begins as data does: an object or a list, at most behind one assignment or call. */
const isData = /^[^"'`{}[\];]{0,120}[{[]/;
const keyBefore = /"([\w$-]{1,40})"\s{0,9}:\s{0,9}\[?\s{0,9}$/;
/** Keys of what stands beside the story. */
const besides =
  /desc|summary|teaser|excerpt|caption|alt|title|headline|deck|dek|bio|legal|cookie|consent|message|label|url|query|meta|comment/i;
const beside =
  Role.related | Role.furniture | Role.comments | Role.caption | Role.credit | Role.quote | Role.author;
const figureTags = new Set(["figure", "figcaption", "aside", "table"].map(tagId));
/** Where the browser would put an advertisement or a picture. */
const placeholder = /^(?:\$\$|\{\{|\[\[|%%)[^\n]{0,200}(?:\$\$|\}\}|\]\]|%%)$/;
/** The least share of a text's characters that stands in sentences. */
const leastProse = 0.6;
/** The least share of the headline's words that its story has. */
const leastShared = 0.25;

/** The lines of the story in the page's scripts; `null` where none holds one that goes with the headline. */
export function storyInScripts(scripts: readonly string[], headline: string | null): string[] | null {
  const title = headline === null ? null : unitsOf(headline);
  let best: string[] | null = null;
  let most = shortestStory;
  let read = 0;
  for (const script of scripts) {
    read += script.length;
    if (read > longestScripts) break;
    if (!isData.test(script)) continue;
    for (const lines of textsIn(script, 0)) {
      const prose = proseIn(lines);
      if (prose <= most || (title !== null && overlap(title, unitsOf(lines.join(" "))) < leastShared))
        continue;
      most = prose;
      best = lines;
    }
  }
  return best;
}

/** The running text of lines that end as sentences do, in characters; 0 where there is much else, or one line only. */
function proseIn(lines: readonly string[]): number {
  const sentences = lines.filter((line) => endsSentence(line) && runningText(line, 0, false) > 0);
  const length = (some: readonly string[]): number => some.reduce((sum, line) => sum + line.length, 0);
  if (sentences.length < 2 || length(sentences) < length(lines) * leastProse) return 0;
  return sentences.reduce((sum, line) => sum + runningText(line, 0, false), 0);
}

/** Every text in a script: of each string that holds more than a paragraph, and of the strings of each key. */
function textsIn(script: string, depth: number): string[][] {
  const texts: string[][] = [];
  const rows = new Map<string, string[]>();
  let strings = 0;
  let open = script.indexOf('"');
  while (open >= 0 && strings < mostStrings) {
    const close = endOfString(script, open);
    if (close < 0) break;
    if (close - open > shortestString) {
      strings++;
      const value = valueOf(script.slice(open, close + 1));
      const key = keyBefore.exec(script.slice(Math.max(0, open - 60), open))?.[1] ?? "";
      if (depth === 0 && isState(value)) texts.push(...textsIn(value, 1));
      else if (!besides.test(key)) {
        const lines = linesOf(value);
        if (lines.length > 1) texts.push(lines);
        else if (lines.length === 1 && runningText(lines[0]!, 0, false) > 0) push(rows, key, lines[0]!);
      }
    }
    open = script.indexOf('"', close + 1);
  }
  return [...texts, ...rows.values()];
}

/** Where the string that opens at `open` closes; -1 where it never does. */
function endOfString(script: string, open: number): number {
  let at = script.indexOf('"', open + 1);
  while (at >= 0) {
    let slashes = 0;
    while (script[at - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return at;
    at = script.indexOf('"', at + 1);
  }
  return -1;
}

function valueOf(literal: string): string {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return "";
  }
}

/** A string that holds a script's data once more, quotation marks and all. */
const isState = (value: string): boolean =>
  value.length > 400 && /^[^"<]{0,40}[[{]/.test(value) && /":/.test(value);

/** The lines of a string: of markup, what stands in no figure and in nothing that is named as no part of a story. */
function linesOf(value: string): string[] {
  if (!/<(?:p|br|div|li)\b/i.test(value))
    return decodeEntities(value.replace(/<[^<>]{1,1000}>/g, ""))
      .split("\n")
      .map(foldSpace)
      .filter((line) => line !== "");
  const tree = parseTree(value);
  return findBlocks(tree)
    .blocks.filter((block) => !(block.roles & beside) && !isWithin(tree, block, figureTags))
    .map(({ text }) => text)
    .filter((line) => !placeholder.test(line) && (line.length > 60 || titledNames(line).length === 0));
}

function push(rows: Map<string, string[]>, key: string, line: string): void {
  const row = rows.get(key);
  if (row === undefined) rows.set(key, [line]);
  else if (!row.includes(line)) row.push(line);
}

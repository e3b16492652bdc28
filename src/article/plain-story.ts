/** Places the lines of the story itself, and what stands between them. */
import { folded } from "./compare.ts";
import { isWireName } from "./dateline-words.ts";
import { isListItem, type Line, sharedWords } from "./plain-body.ts";
import { addNames, addTeaser, type Fields, placeFurniture, setAside } from "./plain-fields.ts";
import { isSameHeading } from "./plain-head.ts";
import { isPerson } from "./plain-names.ts";

export function placeStory(fields: Fields, lines: readonly Line[], story: ReadonlySet<string>): void {
  const from = placeStandfirst(fields, lines);
  const seen = new Set<string>();
  let box: "none" | "one" | "many" = "none";
  for (let index = from; index < lines.length; index++) {
    const line = lines[index]!;
    if (line.prose) box = "none";
    if (!line.prose && fields.headline !== null && isSameHeading(line.text, fields.headline)) {
      setAside(fields, "headline-repeated", "the headline once more", line.text);
    } else if (isRepeated(line, seen)) {
      setAside(fields, "repeated", "the line stands above already", line.text);
    } else if (line.furniture?.kind === "section") {
      fields.story.push(line.text);
    } else if (placeFurniture(fields, line)) {
      if (line.furniture?.kind === "block") box = "many";
      else if (line.furniture?.kind === "related" && !line.furniture.rest) box = "one";
    } else if (box !== "none") {
      addTeaser(fields, line.text, "related-box", "it stands in a box of other stories");
      if (box === "one") box = "none";
    } else if (inForeignRun(lines, index, story)) {
      addTeaser(
        fields,
        line.text,
        "foreign-run",
        "several headings in a row that share no words with the story",
      );
    } else {
      fields.story.push(line.text);
    }
  }
}

/**
 * The standfirst where a scraper printed it once as such and once in the text: the first is the standfirst. Or where
 * the byline stands between it and the story. Answers where the text begins.
 */
function placeStandfirst(fields: Fields, lines: readonly Line[]): number {
  const [first] = lines;
  const next = lines.findIndex((line, index) => index > 0 && line.prose);
  if (!first?.prose || next < 0 || fields.standfirst !== null) return 0;
  const between = lines.slice(1, next);
  const twice = folded(lines[next]!.text).startsWith(folded(first.text));
  const signed = between.some(({ furniture }) => furniture !== null && signs.has(furniture.kind));
  if (!twice && !(signed && fields.headline !== null)) return 0;
  fields.standfirst = first.text;
  if (twice)
    setAside(
      fields,
      "standfirst-twice",
      "printed twice: the first is the standfirst, the second opens the text",
      first.text,
    );
  else
    setAside(fields, "standfirst-above-byline", "it stands between the headline and the byline", first.text);
  for (const line of between) {
    if (isPerson(line.text) || isWireName(line.text)) addNames(fields, line.text, line.text);
    else if (!placeFurniture(fields, line))
      setAside(fields, "above-story", "a line above the story that is no part of it", line.text);
  }
  return next;
}

const signs = new Set(["byline", "dated", "modified"]);

/** A line of four words or more that the story has already printed. */
function isRepeated({ text }: Line, seen: Set<string>): boolean {
  const key = folded(text);
  if (key.length < 20) return false;
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

/** A run of three headings or more that share next to nothing with the story; items of a list begin with a mark. */
function inForeignRun(lines: readonly Line[], index: number, story: ReadonlySet<string>): boolean {
  const isHeading = (line: Line | undefined): boolean =>
    line !== undefined &&
    !line.prose &&
    !line.furniture &&
    !line.notice &&
    line.text.length > 24 &&
    !isListItem(line.text) &&
    !/[:.;,]$/.test(line.text);
  if (!isHeading(lines[index])) return false;
  let from = index;
  let to = index + 1;
  while (from > 0 && index - from < 8 && isHeading(lines[from - 1])) from--;
  while (to - index < 8 && isHeading(lines[to])) to++;
  const run = lines.slice(from, to);
  return (
    run.length >= 3 && run.reduce((sum, line) => sum + sharedWords(line.text, story), 0) / run.length < 0.3
  );
}

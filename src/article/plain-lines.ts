/** The lines of a scraped text: as they stand, or joined again where the scraper broke them at a column. */
import { linesOf } from "../text/prose.ts";

/** Paragraph-like lines in order, trimmed, none empty. */
export function paragraphLines(text: string): { lines: string[]; unwrapped: boolean } {
  // Runs of blanks say nothing in a scraped text, and many a pattern behind here would cross them again and again.
  const clean = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u00ad\u200b\ufeff]/g, "")
    .replace(/[^\S\n]{2,}/g, " ");
  const lines = linesOf(clean).map(({ start, end }) =>
    clean.slice(start, end).replaceAll(/(?:(?<!\s)\s+)?\n\s*/g, " "),
  );
  const blocks = wrappedBlocks(clean);
  return blocks ? { lines: blocks, unwrapped: true } : { lines, unwrapped: false };
}

/**
 * Blocks between blank lines, each joined, where most inner lines fill the same width and end inside a sentence; null
 * where a line is a paragraph.
 */
function wrappedBlocks(text: string): string[] | null {
  const blocks: string[][] = [[]];
  for (const raw of text.split("\n")) {
    const line = raw.trim();
    if (line) blocks.at(-1)!.push(line);
    else if (blocks.at(-1)!.length) blocks.push([]);
  }
  const inner = blocks.flatMap((block) => block.slice(0, -1));
  if (blocks.length < 3 || inner.length < 6) return null;
  const widths = inner.map((line) => line.length).sort((a, b) => a - b);
  const width = widths[Math.floor(widths.length * 0.9)]!;
  if (width < 40 || width > 110) return null;
  const full = inner.filter((line) => line.length > width * 0.75 && line.length < width * 1.2);
  const open = full.filter((line) => !/[.!?:;"”)]$/.test(line));
  if (full.length < inner.length * 0.75 || open.length < full.length * 0.6) return null;
  return blocks.filter((block) => block.length).map((block) => block.join(" "));
}

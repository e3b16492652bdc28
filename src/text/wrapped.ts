/**
 * Hard-wrapped text: mail, old sites and terminals break lines at a column, so that a line is no paragraph.
 *
 * A break is a wrap where the next line's first word would not have fit. Where nearly all breaks of a text are, its
 * lines are joined; a line that had room left ends its paragraph, and so do an indent and a list's mark.
 */
import type { Span } from "../model.ts";

/** Paragraphs from trimmed, ordered lines: the same lines where the text is not wrapped. */
export function joinWrapped(text: string, lines: readonly Span[]): Span[] {
  const width = columnOf(text, lines);
  if (width === null) return [...lines];
  const joined: Span[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && isWrap(text, before, line, width) && !isNewItem(text, before, line))
      joined[joined.length - 1] = { start: joined.at(-1)!.start, end: line.end };
    else joined.push(line);
  });
  return joined;
}

/** The column at which the text is broken; null where it isn't. */
function columnOf(text: string, lines: readonly Span[]): number | null {
  const followed = lines.slice(0, -1).filter((line, i) => isAdjacent(text, line, lines[i + 1]!));
  if (followed.length < 4) return null;
  const lengths = followed.map(({ start, end }) => end - start).sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)]!;
  if (width < 40 || width > 120 || lengths.at(-1)! > 2 * width) return null;
  let full = 0;
  let open = 0;
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    if (!next || !isWrap(text, line, next, width)) return;
    full++;
    if (!".!?:".includes(text.charAt(line.end - 1))) open++;
  });
  return full >= followed.length * 0.6 && open >= full * 0.5 ? width : null;
}

/** One line break between, no empty line. */
function isAdjacent(text: string, line: Span, next: Span): boolean {
  const gap = text.slice(line.end, Math.min(next.start, line.end + 200));
  return gap.indexOf("\n") === gap.lastIndexOf("\n");
}

function isWrap(text: string, line: Span, next: Span, width: number): boolean {
  if (!isAdjacent(text, line, next)) return false;
  const space = text.slice(next.start, Math.min(next.end, next.start + width)).search(/\s/);
  const word = space < 0 ? Math.min(next.end - next.start, width) : space;
  return line.end - line.start + 1 + word >= width;
}

/** An indent deeper than that of the line before, or a list's mark. */
function isNewItem(text: string, line: Span, next: Span): boolean {
  if (indentOf(text, next) > indentOf(text, line)) return true;
  return /^(?:[-*•–—]|\d{1,2}[.)])\s/.test(text.slice(next.start, next.start + 4));
}

function indentOf(text: string, { start }: Span): number {
  let at = start;
  while (at > 0 && start - at < 40 && text.charCodeAt(at - 1) !== 10) at--;
  return start - at;
}

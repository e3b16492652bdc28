/** The agency's own mark where its copy ends or begins: "(AFP)", "— Reuters", "PTI KND SKY", "dpa/jro". */
import type { Span } from "../model.ts";
import { type Agency } from "./agencies.ts";
import { agencyNamed, isWeak } from "./credit.ts";

export interface Mark {
  readonly agency: Agency;
  readonly span: Span;
  readonly rule: string;
}

/** A mark stands among the last paragraphs: a note or a biography may follow it. */
const lastParagraphs = 4;
const longestLine = 60;

/** The mark under the story, or null. A house's "with AFP" is none. */
export function findTail(text: string, paragraphs: readonly Span[]): Mark | null {
  for (const span of paragraphs.slice(-lastParagraphs).reverse()) {
    const whole = text.slice(span.start, Math.min(span.end, span.start + longestLine + 1));
    const alone = span.end - span.start <= longestLine ? lineMark(whole) : null;
    if (alone) return { agency: alone, span, rule: "tail-line" };
    const found = endMark(text, span);
    if (found) return found;
  }
  return null;
}

/** A line of its own above the story: "By AFP", "Reuters", "Agence France-Presse". */
export function findTop(text: string, paragraphs: readonly Span[]): Mark | null {
  for (const span of paragraphs.slice(0, 2)) {
    if (span.end - span.start > longestLine) continue;
    const agency = lineMark(
      text.slice(span.start, span.end).replace(/^(?:by|von|par|por|source|quelle)\s*:?\s+/i, ""),
    );
    if (agency) return { agency, span, rule: "top-line" };
  }
  return null;
}

/** A line that is nothing but the agency, with what its editors add. */
function lineMark(line: string): Agency | null {
  const bare = line
    .trim()
    .replace(/^(?:source|quelle|fuente|fonte|источник)\s*:\s*/i, "")
    .replace(/^[\s([/—–*-]{1,4}|[\s)\]/.*]{1,4}$/g, "")
    .replace(/^©\s?(?:\d{4}\s)?|\s\d{4}$/g, "");
  const exact = agencyNamed(bare);
  if (exact) return exact;
  const stroke = /^([\p{L}-]{2,12})\/[\p{L}\d/ ]{1,20}$/u.exec(bare);
  const first = stroke ? agencyNamed(stroke[1]!) : null;
  if (first?.signs === "stroke") return first;
  const [name, ...initials] = bare.split(/\s+/);
  const signed = agencyNamed(name!);
  return signed?.signs === "initials" &&
    initials.length < 6 &&
    initials.every((word) => /^[A-Z]{1,5}$/.test(word))
    ? signed
    : null;
}

/** The last words of a paragraph, after its last sentence: "… he said. (AFP)", "… he said. — Reuters", "… he said. PTI KND". */
const ending =
  /[.!?”"’'。»]\s?(?:\(([^()]{2,40})\)|\[([^[\]]{2,40})\]|[–—-]{1,2}\s?([\p{L}][\p{L} /.-]{1,30}?)|\/([\p{L}]{2,12})\/?|(?<=\s)([A-Z]{2,5}(?:[ /][A-Z]{1,5}){0,5}))[.\s]{0,3}$/u;

function endMark(text: string, { start, end }: Span): Mark | null {
  const from = Math.max(start, end - 80);
  const match = ending.exec(text.slice(from, end));
  if (!match) return null;
  const [, round, square, dashed, slashed, signed] = match;
  const words = (round ?? square ?? dashed ?? slashed ?? signed)!;
  const agency = lineMark(words);
  if (!agency || (signed !== undefined && (isWeak(agency, words) || agency.signs !== "initials")))
    return null;
  const at = from + match.index + match[0].indexOf(words);
  return { agency, span: { start: at, end: at + words.length }, rule: "tail-sign" };
}

/** How much of a block is running text, as paragraphs are and labels, menus and headings are not. */

const endsAsSentence = /$(?<=[.!?…。！？।؟։။۔"”»」]['"”’)\]]*)/u;
/** "… the vote. EFE": the agency signs behind the last sentence. */
const endsSigned = /\p{L}{3}[.!?…]['"”’»]?\s[A-Z]{3,6}$/u;

/**
 * The running text in a block, in characters: 0 for headings, for lists of links and for short lines that end no
 * sentence. Characters of scripts without spaces count as two and a half, since they say as much.
 */
export function runningText(text: string, linked: number, inHeading: boolean): number {
  if (inHeading || text.length < 20) return 0;
  const length = weightOf(text);
  const plain = length - linked * (length / text.length);
  if (plain < 50 || plain < length * 0.6) return 0;
  if (plain < 120 && !endsAsSentence.test(text) && !endsSigned.test(text.slice(-60))) return 0;
  return plain;
}

function weightOf(text: string): number {
  const wide = text.match(/[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/g);
  return wide === null ? text.length : text.length + 1.5 * wide.length;
}

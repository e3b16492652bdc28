/** Comparing words as a reader would: case, punctuation and spaces aside. */

/** Letters and digits in lower case, single spaces between. */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** The share of the words of the shorter text that the longer has too (0 to 1). */
export function overlap(a: string, b: string): number {
  const [short, long] = [unitsOf(a), unitsOf(b)].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (short.length === 0) return 0;
  const there = new Set(long);
  return short.filter((word) => there.has(word)).length / short.length;
}

/** The share of words that two texts have in common, of all their words (Jaccard). */
export function likeness(a: string, b: string): number {
  const [x, y] = [new Set(unitsOf(a)), new Set(unitsOf(b))];
  if (x.size === 0 || y.size === 0) return 0;
  let both = 0;
  for (const word of x) if (y.has(word)) both++;
  return both / (x.size + y.size - both);
}

/** Words; single characters where a script has no spaces. */
function unitsOf(text: string): string[] {
  return folded(text).match(/[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF]|[\p{L}\p{N}\p{M}']+/gu) ?? [];
}

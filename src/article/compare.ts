/** Comparing words as a reader would: case, punctuation and spaces aside. */

const ascii = /^[\x20-\x7E]*$/;

/** Letters and digits in lower case, single spaces between. */
export function folded(text: string): string {
  // Most text is ASCII, which no normalisation changes and a simpler pattern folds.
  if (ascii.test(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** A text's words, made once where it is compared often; single characters where a script has no spaces. */
export type Units = ReadonlySet<string>;

export function unitsOf(text: string): Units {
  return new Set(folded(text).match(/[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u9FFF]|[\p{L}\p{N}\p{M}]+/gu) ?? []);
}

function shared(x: Units, y: Units): number {
  let both = 0;
  for (const word of x) if (y.has(word)) both++;
  return both;
}

/** The share of the words of the smaller set that the larger has too (0 to 1). */
export function overlap(x: Units, y: Units): number {
  const smaller = Math.min(x.size, y.size);
  return smaller === 0 ? 0 : shared(x, y) / smaller;
}

/** The share of words that two texts have in common, of all their words (Jaccard). */
export function likeness(x: Units, y: Units): number {
  if (x.size === 0 || y.size === 0) return 0;
  const both = shared(x, y);
  return both / (x.size + y.size - both);
}

/** The words of sentences as sparse weighted vectors, and how alike two of them are. */
import stop from "./stopwords.en.json" with { type: "json" };

const empty = new Set(stop);

/** Word to weight; the length of the vector is 1 unless it has no words. */
export type Vector = ReadonlyMap<string, number>;

/** The content words of a text in lower case, in order; numbers are words too. */
export function contentWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word.length > 1 && !empty.has(word));
}

/**
 * How telling a word is: the inverse document frequency of Spärck Jones (1972) over the articles at hand, so that
 * what every article of the story says weighs little.
 */
export function rarity(articles: readonly (readonly string[])[]): (word: string) => number {
  const seenIn = new Map<string, number>();
  for (const words of articles) {
    for (const word of new Set(words)) seenIn.set(word, (seenIn.get(word) ?? 0) + 1);
  }
  return (word) => Math.log((articles.length + 1) / (1 + (seenIn.get(word) ?? 0))) + 0.1;
}

/** Each word once, weighed by its rarity, scaled to length 1. */
export function vectorOf(words: readonly string[], weigh: (word: string) => number): Vector {
  const vector = new Map<string, number>();
  let square = 0;
  for (const word of words) {
    if (vector.has(word)) continue;
    const weight = weigh(word);
    vector.set(word, weight);
    square += weight * weight;
  }
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
  for (const [word, weight] of vector) vector.set(word, weight * scale);
  return vector;
}

/** The sum of vectors, each times its weight; not scaled. */
export function sumOf(vectors: readonly { vector: Vector; weight: number }[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { vector, weight } of vectors) {
    for (const [word, part] of vector) sum.set(word, (sum.get(word) ?? 0) + weight * part);
  }
  return sum;
}

/** The inner product; the cosine where both have length 1. */
export function likeness(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [word, weight] of small) product += weight * (large.get(word) ?? 0);
  return product;
}

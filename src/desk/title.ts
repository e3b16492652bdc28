/** What a story is called. */
import type { ArticleRow } from "../ledger/ledger.ts";
import { wordsOf } from "../ledger/query.ts";

/** Headlines that are compared with each other: a longer story is named by its first ones. */
const mostCompared = 120;

/**
 * The article that gives a story its title: the one whose headline shares most words with the others', so that the
 * story is called what those who tell it call it. One without a headline names a story only where none has any.
 */
export function titleArticle(rows: readonly ArticleRow[]): ArticleRow {
  const named = rows.filter(({ headline }) => headline !== null).slice(0, mostCompared);
  const words = named.map(({ headline }) => new Set(wordsOf(headline!).filter((word) => word.length > 3)));
  let best: ArticleRow | undefined;
  let most = -1;
  words.forEach((own, at) => {
    let shared = 0;
    words.forEach((other, i) => {
      if (i !== at) for (const word of own) if (other.has(word)) shared++;
    });
    const likeness = shared / Math.sqrt(own.size + 4);
    if (likeness > most) [best, most] = [named[at], likeness];
  });
  return best ?? rows[0]!;
}

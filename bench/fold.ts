/**
 * `node --expose-gc bench/fold.ts [ARTICLES ...]`: how many articles a second of one core are folded, and what the
 * index holds, at 20,000 articles or at the numbers given, all within the window.
 */
import { foldArticle } from "../src/copy/copy.ts";
import { memoryIndex } from "../src/copy/shingle-index.ts";
import { longStream, measure } from "./stream.ts";

const asked = process.argv.slice(2).map(Number);
for (const total of asked.length > 0 ? asked : [20_000]) {
  const index = memoryIndex();
  const { first, last, all, bytes } = measure(longStream(total, 30), total, (article) => {
    foldArticle(index, article, Date.parse(article.published!) / 86_400_000);
  });
  index.expire(0);
  console.log(
    `fold ${total}: ${Math.round(all)} a second (first tenth ${Math.round(first)}, last ${Math.round(last)}); ${Math.round(bytes / 1e6)} MB, ${Math.round(bytes / total)} bytes an article`,
  );
}

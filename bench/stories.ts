/**
 * `node --expose-gc bench/stories.ts [ARTICLES ...]`: how many articles a second of one core are sorted into stories,
 * in the first and the last tenth, and what is remembered of them, at 20,000 articles or at the numbers given.
 */
import { newStories } from "../src/story/memory.ts";
import { placeArticle } from "../src/story/story.ts";
import { longStream, measure } from "./stream.ts";

const asked = process.argv.slice(2).map(Number);
for (const total of asked.length > 0 ? asked : [20_000]) {
  const state = newStories();
  const { first, last, all, bytes } = measure(longStream(total, 365), total, (article) => {
    placeArticle(state, article, Date.parse(article.published!) / 86_400_000);
  });
  console.log(
    `stories ${total}: ${Math.round(all)} a second (first tenth ${Math.round(first)}, last ${Math.round(last)}); ${Math.round(bytes / 1e6)} MB, ${Math.round(bytes / total)} bytes an article`,
  );
}

/** A story in its articles' own words: a label, who and where, since when. Works on plain text alone. */
import type { Filed, Story } from "../model.ts";
import { WordForm, type Words, wordsOf } from "../text/words.ts";
import locative from "./locative.en.json" with { type: "json" };
import { bareTitle } from "./terms.ts";

/** Articles that are read for a description, at most: the newest say what the story has become. */
const readable = 60;
const readableWords = 600;
/** Names that are told of each kind. */
const told = 6;
/** Words of a name, at most. */
const longest = 4;

/** Describes the story `id` from its articles, in the order in which they came. */
export function describeStory(id: string, articles: readonly Filed[]): Story {
  const newest = articles.slice(-readable);
  const { who, where } = namesOf(newest);
  const dates = articles.flatMap(({ published }) => published ?? []).sort();
  return {
    id,
    articles: articles.map((article) => article.id),
    label: labelOf(newest),
    who,
    where,
    since: dates[0] ?? null,
    latest: dates.at(-1) ?? null,
  };
}

/** The headline whose words the other headlines share most, for its length. */
function labelOf(articles: readonly Filed[]): string | null {
  const titles = articles.flatMap(({ title }) => (title ? [bareTitle(title)] : []));
  const stems = titles.map((title) => new Set(wordsOf(title).stem));
  const shared = new Map<number, number>();
  for (const set of stems) for (const stem of set) shared.set(stem, (shared.get(stem) ?? 0) + 1);
  let best: string | null = null;
  let most = -1;
  titles.forEach((title, i) => {
    let sum = 0;
    for (const stem of stems[i]!) sum += shared.get(stem)! - 1;
    const score = sum / Math.sqrt(stems[i]!.size + 1);
    if (score > most) {
      best = title;
      most = score;
    }
  });
  return best;
}

interface Name {
  articles: number;
  mentions: number;
  /** Mentions that follow "in", "near" and the like. */
  placed: number;
}

function namesOf(articles: readonly Filed[]): { who: string[]; where: string[] } {
  const names = new Map<string, Name>();
  for (const article of articles) {
    const known = article.names ? new Set(article.names) : null;
    const seen = new Set<string>();
    for (const { name, placed } of spotted(article.text)) {
      if (known && !known.has(name)) continue;
      const entry = names.get(name) ?? { articles: 0, mentions: 0, placed: 0 };
      entry.mentions++;
      if (placed) entry.placed++;
      if (!seen.has(name)) entry.articles++;
      seen.add(name);
      names.set(name, entry);
    }
  }
  const often = [...names]
    .filter(([, { articles: n }]) => n * 2 >= articles.length)
    .sort(([, a], [, b]) => b.articles - a.articles || b.mentions - a.mentions);
  const isPlace = ({ placed, mentions }: Name): boolean => placed * 2 > mentions;
  const longestForms = often.filter(([name]) => !often.some(([other]) => other.includes(` ${name}`)));
  const those = (place: boolean): string[] =>
    longestForms
      .filter(([, entry]) => isPlace(entry) === place)
      .slice(0, told)
      .map(([name]) => name);
  return { who: those(false), where: those(true) };
}

const locatives = new Set(locative.map((word) => wordsOf(word).hash[0]!));

/** Runs of capitals that do not open a sentence, as they stand in the text. */
function* spotted(text: string): Generator<{ name: string; placed: boolean }> {
  const words = wordsOf(text, readableWords);
  for (let i = 0; i < words.count; ) {
    const end = runEnd(words, i);
    if (end > i) {
      yield {
        name: text.slice(words.start[i], words.end[end - 1]).replace(/['’]s$/, ""),
        placed: i > 0 && locatives.has(words.hash[i - 1]!),
      };
    }
    i = Math.max(end, i + 1);
  }
}

/** The end of the name that begins at word `i`; `i` where none does. */
function runEnd({ count, form, start, end }: Words, i: number): number {
  const isName = (at: number): boolean =>
    (form[at]! & (WordForm.capital | WordForm.opens)) === WordForm.capital && end[at]! - start[at]! > 1;
  if (!isName(i)) return i;
  let to = i + 1;
  while (to < count && to - i < longest && isName(to) && (form[to]! & WordForm.joined) !== 0) to++;
  return to;
}

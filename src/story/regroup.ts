/**
 * Stories that turn out to be two, and two that turn out to be one. Early articles are short and say little, so two
 * affairs may begin as one story; the articles that follow say which belong together.
 */
import type { StoryChange } from "../model.ts";
import { type Groups, membersOf, newGroup, setMembers } from "./groups.ts";
import { settle } from "./settle.ts";
import { eachLink, isFounder, makeFounder, type Shelf } from "./shelf.ts";

/** The part of the memory that stories are. */
export interface Stories {
  readonly shelf: Shelf;
  readonly groups: Groups;
}

/** Articles of one story, in order of arrival, that are another's: that of article `to`, or a new one (null). */
export interface Regrouping {
  readonly articles: readonly number[];
  readonly to: number | null;
}

/** Members of a story that are looked at: the newest. */
const looked = 16;
/** Log odds of two articles that never came up together; weaker links are not kept either. */
export const weakest = -3;
/** Odds say no more than this, for or against. */
const strongest = 6;

/** What the newest article says of the stories that it touches: `touched`, its own among them. */
export function regroupings({ shelf, groups }: Stories, touched: readonly number[]): Regrouping[] {
  const members = touched.map((group) => membersOf(groups, shelf, group, looked));
  const articles = members.flat();
  if (articles.length < 2) return [];
  const parts = members.flatMap((those, part) => those.map(() => part));
  const settled = settle(oddsOf(shelf, articles), parts, articles.indexOf(shelf.next - 1));
  const found = new Map<number, { articles: number[]; to: number | null }>();
  settled.forEach((part, i) => {
    if (part === parts[i]) return;
    const key = parts[i]! * (touched.length + 1) + part;
    const kept = articles.find((_, j) => parts[j] === part && settled[j] === part);
    const entry = found.get(key) ?? { articles: [], to: part < touched.length ? (kept ?? null) : null };
    entry.articles.push(articles[i]!);
    found.set(key, entry);
  });
  return [...found.values()].map((entry) => ({ ...entry, articles: entry.articles.sort((a, b) => a - b) }));
}

function oddsOf(shelf: Shelf, articles: readonly number[]): Float32Array[] {
  const places = new Map(articles.map((article, i) => [article, i]));
  const odds = articles.map(() => new Float32Array(articles.length).fill(weakest));
  articles.forEach((article, i) => {
    eachLink(shelf, article, (to, strength) => {
      const j = places.get(to);
      if (j === undefined) return;
      const said = Math.min(strongest, strength);
      odds[i]![j] = said;
      odds[j]![i] = said;
    });
  });
  return odds;
}

/**
 * Carries a regrouping out, and says it in the ids of articles and stories. `by`: the article that caused it. Null
 * where nothing is left to change, or where no id is free for a new story.
 */
export function regroup(stories: Stories, { articles, to }: Regrouping, by: number): StoryChange | null {
  const { shelf, groups } = stories;
  const id = (article: number): string => shelf.ids[article - shelf.base]!;
  const groupOf = (article: number): number => shelf.groups[article - shelf.base]!;
  const from = groupOf(articles[0]!);
  const into = to === null ? apart(stories, articles, by) : groupOf(to);
  if (into === null || into === from) return null;
  const gone = new Set(articles);
  const staying = membersOf(groups, shelf, from).filter((article) => !gone.has(article));
  const change: StoryChange = {
    kind: to === null ? "split" : staying.length === 0 ? "merge" : "move",
    from: groups.ids[from]!,
    to: groups.ids[into]!,
    by: id(by),
    articles: articles.map(id),
  };
  const all = [...articles, ...membersOf(groups, shelf, into)].sort((a, b) => b - a);
  setMembers(groups, shelf, from, staying);
  setMembers(groups, shelf, into, all);
  return change;
}

/** A new story for articles that leave theirs. An id that was a story's is never another's. */
function apart({ shelf, groups }: Stories, articles: readonly number[], by: number): number | null {
  const founder = [...articles, by].find((article) => !isFounder(shelf, article));
  if (founder === undefined) return null;
  makeFounder(shelf, founder);
  return newGroup(groups, shelf.ids[founder - shelf.base]!, shelf.days[articles[0]! - shelf.base]!);
}

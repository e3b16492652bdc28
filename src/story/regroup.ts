/**
 * Stories that turn out to be two, and two that turn out to be one. Early articles are short and say little, so two
 * affairs may begin as one story; the articles that follow link strongly among themselves and weakly across.
 */
import type { StoryChange } from "../model.ts";
import { enter, type Groups, membersOf, newGroup, setMembers } from "./groups.ts";
import { eachLink, isFounder, makeFounder, type Shelf } from "./shelf.ts";

/** The part of the memory that a story is. */
export interface Stories {
  readonly shelf: Shelf;
  readonly groups: Groups;
}

/**
 * What an article changes among the stories before it. By numbers of articles: a split takes `leaving` (the newest
 * first) out of their story, a merge makes the story of `younger` a part of that of `older`.
 */
export type Regrouping =
  | { readonly kind: "split"; readonly leaving: readonly number[] }
  | { readonly kind: "merge"; readonly younger: number; readonly older: number };

/** Members that are looked at: the newest. */
const looked = 24;
/** A story is not taken apart with fewer. */
const fewest = 4;
/** Log odds of two members that never came up together; weaker links are not kept either. */
export const weakest = -1;
/** How much stronger the links within both parts must be than those across, and how strong those across may be. */
const margin = 3;
const across = 1;
const rounds = 3;

/** Log odds from which a story that an article joins and another that also claims it are one. */
const oneStory = 2;

/**
 * What the newest article, which has just joined a story, says of its bounds: that it is two, or that it is one with
 * `rival`, another story that claimed the article, with log odds `claim`. Null: nothing.
 */
export function regrouping(stories: Stories, rival: number | null, claim: number): Regrouping | null {
  const { shelf, groups } = stories;
  const newest = shelf.next - 1;
  const group = shelf.groups[newest - shelf.base]!;
  const members = membersOf(groups, shelf, group, looked);
  const leaving = splitOff(linksOf(shelf, members));
  if (leaving) return { kind: "split", leaving: leaving.map((i) => members[i]!) };
  if (rival === null || claim < oneStory) return null;
  const other = groups.newest[rival]!;
  const rivalIsOlder = oldest(stories, rival) < oldest(stories, group);
  return rivalIsOlder
    ? { kind: "merge", younger: newest, older: other }
    : { kind: "merge", younger: other, older: newest };
}

function oldest({ groups, shelf }: Stories, group: number): number {
  return membersOf(groups, shelf, group).at(-1)!;
}

/** Carries a regrouping out, and says it in the ids of articles and stories. `by`: the article that caused it. */
export function regroup(stories: Stories, what: Regrouping, by: number): StoryChange {
  return what.kind === "split"
    ? split(stories, what.leaving, by)
    : merge(stories, what.younger, what.older, by);
}

function split({ shelf, groups }: Stories, leaving: readonly number[], by: number): StoryChange {
  const id = (article: number): string => shelf.ids[article - shelf.base]!;
  const from = shelf.groups[leaving[0]! - shelf.base]!;
  const gone = new Set(leaving);
  const staying = membersOf(groups, shelf, from).filter((article) => !gone.has(article));
  const inOrder = [...leaving].reverse();
  // An id that was a story's is never another's.
  const founder = inOrder.find((article) => !isFounder(shelf, article)) ?? by;
  makeFounder(shelf, founder);
  const to = newGroup(groups, id(founder), shelf.days[inOrder[0]! - shelf.base]!);
  setMembers(groups, shelf, from, staying);
  for (const article of inOrder) enter(groups, shelf, to, article);
  return { kind: "split", from: groups.ids[from]!, to: id(founder), by: id(by), articles: inOrder.map(id) };
}

function merge({ shelf, groups }: Stories, younger: number, older: number, by: number): StoryChange {
  const id = (article: number): string => shelf.ids[article - shelf.base]!;
  const from = shelf.groups[younger - shelf.base]!;
  const to = shelf.groups[older - shelf.base]!;
  const moved = membersOf(groups, shelf, from);
  const all = [...moved, ...membersOf(groups, shelf, to)].sort((a, b) => b - a);
  const change: StoryChange = {
    kind: "merge",
    from: groups.ids[from]!,
    to: groups.ids[to]!,
    by: id(by),
    articles: moved.reverse().map(id),
  };
  setMembers(groups, shelf, from, []);
  setMembers(groups, shelf, to, all);
  groups.free.push(from);
  return change;
}

/** The log odds of each two of `members`. */
function linksOf(shelf: Shelf, members: readonly number[]): number[][] {
  const places = new Map(members.map((article, i) => [article, i]));
  const links = members.map((_, i) => members.map((__, j): number => (i === j ? 0 : weakest)));
  members.forEach((article, i) => {
    eachLink(shelf, article, (to, odds) => {
      const j = places.get(to);
      if (j === undefined) return;
      links[i]![j] = odds;
      links[j]![i] = odds;
    });
  });
  return links;
}

/**
 * The part of a story that is another story, as indexes of its newest members, the newest first, or null. `links`:
 * the log odds of each two of them; `others`: members that are not looked at, and stay.
 */
export function splitOff(links: readonly (readonly number[])[]): number[] | null {
  if (links.length < fewest) return null;
  const side = twoSides(links, 0);
  if (!side) return null;
  const { within, between } = strengths(links, side);
  if (within <= 1 || within - between < margin || between >= across) return null;
  const ones = side.filter((s) => s === 1).length;
  // The larger part keeps the story's id; of two equal ones that without the newest.
  const leaving = ones > side.length - ones ? 0 : 1;
  const found: number[] = [];
  side.forEach((s, i) => {
    if (s === leaving) found.push(i);
  });
  return found;
}

/**
 * Puts each member on the side that it is linked to more, from a start in which the newest has on its side those
 * that it is linked to well. Null where one side would have fewer than two.
 */
function twoSides(links: readonly (readonly number[])[], newest: number): number[] | null {
  const own = links[newest]!.filter((_, i) => i !== newest);
  const middle = (Math.max(...own) + Math.min(...own)) / 2;
  const side = links[newest]!.map((link, i) => (i === newest || link >= middle ? 1 : 0));
  for (let round = 0; round < rounds; round++) {
    let moved = false;
    for (let i = 0; i < side.length; i++) {
      const better = meanTo(links, side, i, 1) >= meanTo(links, side, i, 0) ? 1 : 0;
      moved ||= better !== side[i];
      side[i] = better;
    }
    if (!moved) break;
  }
  const ones = side.filter((s) => s === 1).length;
  return ones < 2 || side.length - ones < 2 ? null : side;
}

function meanTo(
  links: readonly (readonly number[])[],
  side: readonly number[],
  member: number,
  to: number,
): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < side.length; i++) {
    if (i === member || side[i] !== to) continue;
    sum += links[member]![i]!;
    count++;
  }
  return count === 0 ? Number.NEGATIVE_INFINITY : sum / count;
}

/** The mean link within the weaker side, and across. */
function strengths(
  links: readonly (readonly number[])[],
  side: readonly number[],
): { within: number; between: number } {
  const sum = [0, 0, 0];
  const count = [0, 0, 0];
  for (let i = 0; i < side.length; i++) {
    for (let j = 0; j < i; j++) {
      const where = side[i] === side[j] ? side[i]! : 2;
      sum[where]! += links[i]![j]!;
      count[where]!++;
    }
  }
  const mean = (where: number): number => sum[where]! / count[where]!;
  return { within: Math.min(mean(0), mean(1)), between: mean(2) };
}

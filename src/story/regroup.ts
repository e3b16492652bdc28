/**
 * Stories that turn out to be two, and two that turn out to be one. Early articles are short and say little, so two
 * affairs may begin as one story; the articles that follow link strongly among themselves and weakly across.
 */
import type { StoryChange } from "../model.ts";
import type { Group, Remembered } from "./memory.ts";

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

export function enter(group: Group, member: Remembered): void {
  group.members.push(member);
  group.last = member.day === null ? group.last : Math.max(group.last ?? member.day, member.day);
  member.group = group;
}

/**
 * What an article that has just joined a story says of the story's bounds: that it is two, or that it is one with
 * `rival`, another story that claimed the article, with log odds `claim`. Changes the groups, and says how.
 */
export function regroup(newest: Remembered, rival: Group | null, claim: number): StoryChange[] {
  const { group } = newest;
  const leaving = splitOff(group, newest);
  if (leaving) return [split(group, leaving, newest)];
  if (!rival || claim < oneStory || rival.members.length === 0 || group.members.length === 0) return [];
  const rivalIsOlder = rival.members[0]!.number < group.members[0]!.number;
  return [rivalIsOlder ? merge(group, rival, newest) : merge(rival, group, newest)];
}

function split(group: Group, leaving: readonly Remembered[], by: Remembered): StoryChange {
  // An id that was a story's is never another's.
  const founder = leaving.find((member) => !member.founder) ?? by;
  founder.founder = true;
  const apart: Group = { id: founder.id, members: [], first: leaving[0]!.day, last: null };
  const gone = new Set(leaving);
  group.members = group.members.filter((member) => !gone.has(member));
  for (const member of leaving) enter(apart, member);
  return { kind: "split", from: group.id, to: apart.id, by: by.id, articles: leaving.map(({ id }) => id) };
}

function merge(younger: Group, older: Group, by: Remembered): StoryChange {
  const articles = younger.members.map(({ id }) => id);
  for (const member of younger.members) enter(older, member);
  older.members.sort((a, b) => a.number - b.number);
  younger.members = [];
  return { kind: "merge", from: younger.id, to: older.id, by: by.id, articles };
}

/** The part of a story that is another story, in order of arrival, or null. `newest` has just joined. */
export function splitOff(group: Group, newest: Remembered): Remembered[] | null {
  const members = group.members.slice(-looked);
  if (members.length < fewest) return null;
  const links = linksOf(members);
  const side = twoSides(links, members.indexOf(newest));
  if (!side) return null;
  const { within, between } = strengths(links, side);
  if (within <= 1 || within - between < margin || between >= across) return null;
  const ones = side.filter((s) => s === 1).length;
  // The larger part keeps the story's id; of two equal ones that without the newest.
  const leaving = ones > side.length - ones ? 0 : 1;
  return members.filter((_, i) => side[i] === leaving);
}

function linksOf(members: readonly Remembered[]): number[][] {
  return members.map((a, i) =>
    members.map((b, j) => (i === j ? 0 : (a.links.get(b.number) ?? b.links.get(a.number) ?? weakest))),
  );
}

/**
 * Puts each member on the side that it is linked to more, from a start in which the newest has on its side those
 * that it is linked to well. Null where one side would have fewer than two.
 */
function twoSides(links: readonly number[][], newest: number): number[] | null {
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

function meanTo(links: readonly number[][], side: readonly number[], member: number, to: number): number {
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
function strengths(links: readonly number[][], side: readonly number[]): { within: number; between: number } {
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

/** Stories as they stand: which remembered articles each has. A story is a number; a number is used again once all
 * its articles are forgotten. */
import type { Shelf } from "./shelf.ts";

export interface Groups {
  readonly ids: string[];
  /** Members that are remembered. */
  readonly sizes: number[];
  /** The newest member; from there `older` of the shelf leads to the others. */
  readonly newest: number[];
  /** The first and the last day of its members; NaN where unknown. */
  readonly first: number[];
  readonly last: number[];
  readonly free: number[];
}

export function newGroups(): Groups {
  return { ids: [], sizes: [], newest: [], first: [], last: [], free: [] };
}

export function newGroup(groups: Groups, id: string, first: number): number {
  const group = groups.free.pop() ?? groups.ids.length;
  groups.ids[group] = id;
  groups.sizes[group] = 0;
  groups.newest[group] = -1;
  groups.first[group] = first;
  groups.last[group] = Number.NaN;
  return group;
}

/** Puts an article, newer than all members, into a story. */
export function enter(groups: Groups, shelf: Shelf, group: number, article: number): void {
  const at = article - shelf.base;
  const day = shelf.days[at]!;
  shelf.groups[at] = group;
  shelf.older[at] = groups.newest[group]!;
  groups.newest[group] = article;
  groups.sizes[group]!++;
  const last = groups.last[group]!;
  if (!(day <= last) && !Number.isNaN(day)) groups.last[group] = day;
}

/** The newest members of a story, at most `most`, the newest first. */
export function membersOf(
  groups: Groups,
  shelf: Shelf,
  group: number,
  most: number = Number.POSITIVE_INFINITY,
): number[] {
  const members: number[] = [];
  for (
    let article = groups.newest[group]!;
    article >= shelf.first && members.length < most;
    article = shelf.older[article - shelf.base]!
  )
    members.push(article);
  return members;
}

/** Makes `members`, the newest first, all that a story has. A story that has none is no more. */
export function setMembers(groups: Groups, shelf: Shelf, group: number, members: readonly number[]): void {
  groups.newest[group] = -1;
  groups.sizes[group] = 0;
  for (let i = members.length - 1; i >= 0; i--) enter(groups, shelf, group, members[i]!);
  if (members.length === 0) free(groups, group);
}

function free(groups: Groups, group: number): void {
  groups.ids[group] = "";
  groups.free.push(group);
}

/** Forgets the oldest article that is remembered. */
export function leave(groups: Groups, shelf: Shelf): void {
  const group = shelf.groups[shelf.first - shelf.base]!;
  shelf.ids[shelf.first - shelf.base] = "";
  shelf.first++;
  if (--groups.sizes[group]! === 0) free(groups, group);
}

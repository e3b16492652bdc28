/**
 * The articles that are remembered, as numbers in few large arrays: what an article takes is counted in bytes here,
 * for a million of them may be in the window. An article is its number, and numbers only rise, in order of arrival.
 */
import type { Terms } from "./terms.ts";

/** Terms and links of many articles, one after another. */
export interface Block {
  readonly keys: Uint32Array;
  /** The same memory as `keys`, for squared lengths. */
  readonly floats: Float32Array;
  readonly codes: Uint16Array;
}

export interface Shelf {
  /** The first article that is remembered, the one that the next will be, and the one at the head of the arrays. */
  first: number;
  next: number;
  base: number;
  ids: string[];
  /** Days since 1970-01-01; NaN where unknown. */
  days: number[];
  /** The story of each, as a number of `Groups`, and the member of it before this one, or -1. */
  groups: number[];
  older: number[];
  /** Where an article begins in the blocks, and how many terms and links it has, as one number. */
  places: number[];
  blocks: Block[];
  /** The number of blocks that were let go, and what is used of the last. */
  gone: number;
  used: number;
  /** For each article, by its place, one by the length of its terms; and room to add up what it shares. */
  sizes: Float32Array;
  shared: Float32Array;
}

/** An article's record in its block: `lengths` numbers, then terms, then links. */
export interface Place {
  readonly block: Block;
  readonly lengths: number;
  readonly terms: number;
  readonly links: number;
  readonly end: number;
}

/** Entries of a block, and numbers before an article's terms. */
const room = 1 << 15;
export const measured = 14;
/** Terms and links of one article stay below. */
const most = 256;

export function newShelf(): Shelf {
  return {
    first: 0,
    next: 0,
    base: 0,
    ids: [],
    days: [],
    groups: [],
    older: [],
    places: [],
    blocks: [],
    gone: 0,
    used: room,
    sizes: new Float32Array(1 << 10),
    shared: new Float32Array(1 << 10),
  };
}

/** Earlier articles that one may be of one story with, and the log odds of that. */
export interface Links {
  readonly to: number[];
  readonly odds: number[];
}

/** Shelves the next article. It is of no story yet. */
export function shelve(
  shelf: Shelf,
  id: string,
  day: number | null,
  { keys, codes }: Terms,
  lengths: Float32Array,
  links: Links,
): void {
  const size = measured + keys.length + links.to.length;
  if (shelf.used + size > room) {
    const memory = new ArrayBuffer(room * 4);
    shelf.blocks.push({
      keys: new Uint32Array(memory),
      floats: new Float32Array(memory),
      codes: new Uint16Array(room),
    });
    shelf.used = 0;
  }
  const block = shelf.blocks.at(-1)!;
  const start = (shelf.gone + shelf.blocks.length - 1) * room + shelf.used;
  const terms = shelf.used + measured;
  block.floats.set(lengths, shelf.used);
  block.codes[shelf.used] = 0;
  block.keys.set(keys, terms);
  block.codes.set(codes, terms);
  block.keys.set(links.to, terms + keys.length);
  for (let i = 0; i < links.odds.length; i++)
    block.codes[terms + keys.length + i] = Math.round(links.odds[i]! * oddsSteps) + bias;
  shelf.used += size;
  shelf.ids.push(id);
  shelf.days.push(day ?? Number.NaN);
  shelf.groups.push(-1);
  shelf.older.push(-1);
  shelf.places.push((start * most + keys.length) * most + links.to.length);
  shelf.next++;
  const at = shelf.ids.length - 1;
  if (at === shelf.sizes.length) widen(shelf);
  shelf.sizes[at] = 1 / Math.sqrt(Math.max(1, lengths[0]!));
}

/** Odds are kept in steps of 1/64, from -512 to 512. */
const oddsSteps = 64;
const bias = 1 << 15;

function widen(shelf: Shelf): void {
  const wider = new Float32Array(Math.ceil(shelf.sizes.length * 1.3));
  wider.set(shelf.sizes);
  shelf.sizes = wider;
  shelf.shared = new Float32Array(wider.length);
}

export function placeOf(shelf: Shelf, article: number): Place {
  const packed = shelf.places[article - shelf.base]!;
  const links = packed % most;
  const terms = Math.floor(packed / most) % most;
  const start = Math.floor(packed / (most * most));
  const lengths = start % room;
  return {
    block: shelf.blocks[Math.floor(start / room) - shelf.gone]!,
    lengths,
    terms: lengths + measured,
    links: lengths + measured + terms,
    end: lengths + measured + terms + links,
  };
}

/** Calls `see` with each earlier article that `article` is linked to, and the log odds of that. */
export function eachLink(shelf: Shelf, article: number, see: (to: number, odds: number) => void): void {
  const { block, links, end } = placeOf(shelf, article);
  for (let i = links; i < end; i++) see(block.keys[i]!, (block.codes[i]! - bias) / oddsSteps);
}

/** Whether an article's id is, or was, a story's. Kept where the codes have no use for the room before the terms. */
export function isFounder(shelf: Shelf, article: number): boolean {
  const { block, lengths } = placeOf(shelf, article);
  return block.codes[lengths] === 1;
}

export function makeFounder(shelf: Shelf, article: number): void {
  const { block, lengths } = placeOf(shelf, article);
  block.codes[lengths] = 1;
}

export function dayOf(shelf: Shelf, article: number): number | null {
  const day = shelf.days[article - shelf.base]!;
  return Number.isNaN(day) ? null : day;
}

/** Lets go of what stands before `shelf.first`: whole blocks at once, the rest when half of it is gone. */
export function compact(shelf: Shelf): void {
  const dead = shelf.first - shelf.base;
  if (dead === 0) return;
  const start =
    shelf.first < shelf.next ? Math.floor(shelf.places[dead]! / (most * most * room)) - shelf.gone : 0;
  shelf.blocks.splice(0, start);
  shelf.gone += start;
  if (dead * 2 <= shelf.ids.length) return;
  shelf.ids = shelf.ids.slice(dead);
  shelf.days = shelf.days.slice(dead);
  shelf.groups = shelf.groups.slice(dead);
  shelf.older = shelf.older.slice(dead);
  shelf.places = shelf.places.slice(dead);
  shelf.sizes = shelf.sizes.slice(dead);
  shelf.shared = new Float32Array(shelf.sizes.length);
  shelf.base = shelf.first;
}

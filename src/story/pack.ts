/**
 * What is remembered of one article as bytes, so that a stream can go on after a restart without being told again.
 * The bytes say what the article held and what was decided; nothing is read or compared when they are restored.
 */
import { newWriter, readBytes } from "./bytes.ts";
import { lengthsOf } from "./compare.ts";
import { count } from "./frequency.ts";
import { enter, newGroup } from "./groups.ts";
import { remember, type StoryState } from "./memory.ts";
import { type Regrouping, regroup } from "./regroup.ts";
import { dayOf, eachLink, type Links, makeFounder, placeOf } from "./shelf.ts";
import type { Tally } from "./tally.ts";
import type { Terms } from "./terms.ts";

/** The first byte of each record; another form of record would have another. */
const version = 2;

/**
 * Packs the newest article: its terms (those that were only counted by their keys alone), day, links, the member of
 * the story that it joined (`near`, null where it began one), and what it changed among the stories before it.
 */
export function packArticle(
  { shelf }: StoryState,
  article: number,
  raw: Tally,
  near: number | null,
  changes: readonly Regrouping[],
): Uint8Array {
  const { block, terms, links } = placeOf(shelf, article);
  const bytes = newWriter();
  const back = (to: number): void => bytes.whole(article - to);
  bytes.whole(version);
  bytes.float(dayOf(shelf, article) ?? Number.NaN);
  bytes.whole(links - terms);
  for (let i = terms; i < links; i++) {
    bytes.fixed(block.keys[i]!, 4);
    bytes.fixed(block.codes[i]!, 2);
  }
  const kept = new Set(block.keys.subarray(terms, links));
  const others = raw.keys
    .subarray(0, raw.length)
    .filter((key) => !kept.has(key))
    .sort();
  bytes.whole(others.length);
  others.forEach((key, i) => bytes.whole(key - (others[i - 1] ?? 0)));
  const linked: [number, number][] = [];
  eachLink(shelf, article, (to, odds) => linked.push([to, odds]));
  bytes.whole(linked.length);
  for (const [to, odds] of linked) {
    back(to);
    bytes.float(odds);
  }
  bytes.whole(near === null ? 0 : article - near);
  bytes.whole(changes.length);
  for (const { articles, to } of changes) {
    bytes.whole(to === null ? 0 : article - to + 1);
    bytes.whole(articles.length);
    articles.forEach(back);
  }
  return bytes.done();
}

/**
 * Remembers an article from what `packArticle` made of it. All articles of a stream are restored in the order in
 * which they were placed, with `forgetArticles` where the stream forgot; later articles are then placed as they would
 * have been. Throws a `RangeError` where the bytes are of no such record, before anything is remembered.
 */
export function restoreArticle(state: StoryState, id: string, packed: Uint8Array): void {
  const { shelf, groups, frequencies } = state;
  const article = shelf.next;
  const { day, keys, near, changes } = rememberPacked(state, id, packed);
  count(frequencies, keys);
  const group = near === null || near < shelf.first ? null : shelf.groups[near - shelf.base]!;
  enter(groups, shelf, group ?? newGroup(groups, id, day ?? Number.NaN), article);
  if (group === null) makeFounder(shelf, article);
  for (const change of changes) if (stands(state, change)) regroup(state, change, article);
}

/** Only remembers the article: its terms are not counted, and whoever calls this puts it into a story. */
export function rememberPacked(state: StoryState, id: string, packed: Uint8Array): Unpacked {
  const article = unpack(packed, state.shelf.next);
  const { day, terms, links } = article;
  remember(state, id, day, terms, lengthsOf(terms), links);
  return article;
}

/** Whether the articles that a change names are remembered, and are of one story, as they were. */
function stands({ shelf }: StoryState, { articles, to }: Regrouping): boolean {
  const named = to === null ? articles : [...articles, to];
  if (articles.length === 0 || named.some((article) => article < shelf.first || article >= shelf.next))
    return false;
  return new Set(articles.map((article) => shelf.groups[article - shelf.base])).size === 1;
}

export interface Unpacked {
  readonly day: number | null;
  readonly terms: Terms;
  /** Of all terms that were counted. */
  readonly keys: Uint32Array;
  readonly links: Links;
  readonly near: number | null;
  readonly changes: readonly Regrouping[];
}

function unpack(packed: Uint8Array, article: number): Unpacked {
  const bytes = readBytes(packed);
  const back = (): number => article - bytes.whole();
  if (bytes.whole() !== version) throw new RangeError("an article packed in another form");
  const day = bytes.float();
  const most = bytes.size(6);
  const terms: Terms = { keys: new Uint32Array(most), codes: new Uint16Array(most) };
  for (let i = 0; i < most; i++) {
    terms.keys[i] = bytes.fixed(4);
    terms.codes[i] = bytes.fixed(2);
  }
  const keys = new Uint32Array(most + bytes.size(1));
  keys.set(terms.keys);
  let key = 0;
  for (let i = most; i < keys.length; i++) {
    key += bytes.whole();
    keys[i] = key;
  }
  const links: Links = { to: [], odds: [] };
  for (let left = bytes.size(9); left > 0; left--) {
    links.to.push(back());
    links.odds.push(bytes.float());
  }
  const near = back();
  const changes = Array.from({ length: bytes.size(3) }, (): Regrouping => {
    const to = bytes.whole();
    const articles = Array.from({ length: bytes.size(1) }, back);
    return { to: to === 0 ? null : article + 1 - to, articles };
  });
  return {
    day: Number.isNaN(day) ? null : day,
    terms,
    keys,
    links,
    near: near === article ? null : near,
    changes,
  };
}

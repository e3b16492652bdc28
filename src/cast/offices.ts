/**
 * Offices and roles as stated: before a name ("US Secretary of State Marco Rubio"), after it between commas ("Mike
 * Waltz, national security adviser") or by "is" and "was". A title runs from its first modifier to its end, without
 * an article.
 */
import { type Prose, Tag, TokenKind } from "../model.ts";
import type { Draft, Range } from "./draft.ts";
import type { View } from "./evidence.ts";
import { Bit } from "./lexicon.ts";
import titles from "./titles.en.json" with { type: "json" };
import { known } from "./words.ts";

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const stops = setOf(titles.stops);
const links = setOf(titles.links);
const articles = setOf(titles.articles);
const mastered = setOf(titles.mastered);
const possessives = setOf(titles.possessives);
const participles = setOf(titles.participles);
const copulas = setOf(titles.copulas);
const emptyStarts = setOf(titles.emptyStarts);
const beforeHyphen = setOf(titles.beforeHyphen);
const shortTitles = setOf(titles.shortTitles);

/** For each token the name that holds it: 1 + index, 0 for none. */
export type Held = Uint32Array;

/** What the rules look at: the text, its words and who holds which token. */
export interface Scene {
  readonly prose: Prose;
  readonly view: View;
  readonly held: Held;
  /** Values of `held` that are people. */
  readonly people: ReadonlySet<number>;
}

export function sceneOf(prose: Prose, view: View, drafts: readonly Draft[], held: Held): Scene {
  const people = new Set<number>();
  for (const { kind, mentions } of drafts)
    if (kind === "person") for (const { first } of mentions) people.add(held[first]!);
  return { prose, view, held, people };
}

export function addOffices(scene: Scene, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    if (draft.kind !== "person") continue;
    for (const mention of draft.mentions) {
      if (mention.form !== "name") continue;
      draft.offices.push(...officesBefore(scene, mention.first), ...officeAfter(scene, mention.end));
    }
  }
}

/** A word for someone's office or trade, in the singular. */
export function isOffice({ prose, view, held }: Scene, t: number): boolean {
  if (held[t] !== 0) return false;
  if ((known.bits[view.word[t]!]! & Bit.office) !== 0) return true;
  const lower = prose.tokens.lower[t]!;
  if (lower === "master" && mastered.has(prose.tokens.lower[t - 1] ?? "")) return true;
  return lower.length > 6 && titles.trades.some((end) => lower.endsWith(end));
}

function officesBefore(scene: Scene, name: number): Range[] {
  const { tokens } = scene.prose;
  const least = scene.view.sentenceFirst[name]!;
  let end = name;
  if (end - 1 > least && tokens.word[end - 1] === ",") end--;
  // "Sen." and "Gov." end in a point of their own.
  const short = end === name && tokens.word[end - 1] === "." && shortTitles.has(tokens.lower[end - 2] ?? "");
  const last = short ? end - 2 : end - 1;
  if (last < least) return [];
  const head = short || isOffice(scene, last) ? last : headOfPhrase(scene, last, least);
  if (head < 0) return [];
  const first = trimStart(scene, widen(scene, head, least), head);
  // "the Vice President, Mike Pence": before a comma only what an article or an owner opens is sure to be an apposition.
  if (end !== name && !opensApposition(scene, first)) return [];
  const second = secondTitle(scene, first, last);
  return second < 0
    ? [{ first, end }]
    : [
        { first, end: second },
        { first: second, end },
      ];
}

/** "the mayor, X", "her spokeswoman, X", "the city's mayor, X", "Karsland's president, X". */
function opensApposition({ prose: { tokens }, held }: Scene, first: number): boolean {
  const before = tokens.lower[first - 1] ?? "";
  if (articles.has(before) || possessives.has(before) || tokens.kind[first - 1] === TokenKind.possessive)
    return true;
  let end = first;
  while (held[first] !== 0 && held[end] === held[first]) end++;
  return end > first && tokens.kind[end] === TokenKind.possessive;
}

/** "AU chairperson President …": a capital office after a small one begins a title of its own. */
function secondTitle(scene: Scene, first: number, last: number): number {
  const { word, lower } = scene.prose.tokens;
  if (last === first || !isOffice(scene, last) || word[last] === lower[last]) return -1;
  return isOffice(scene, last - 1) && word[last - 1] === lower[last - 1] ? last : -1;
}

/** The head of "special envoy for the Middle East" from its last token: an office, a link, a few words. */
function headOfPhrase(scene: Scene, last: number, least: number): number {
  const { prose, held } = scene;
  const { lower, word } = prose.tokens;
  if (links.has(lower[last]!) || articles.has(lower[last]!)) return -1;
  for (let t = last; t >= least && t > last - 9; t--) {
    if (held[t] === 0 && links.has(lower[t]!) && t - 1 >= least && isOffice(scene, t - 1)) return t - 1;
    if (held[t] !== 0 || links.has(lower[t]!) || articles.has(lower[t]!) || word[t] === "'s") continue;
    if (stops.has(lower[t]!) || isVerb(prose, t) || !/^[\p{L}'’-]/u.test(word[t]!)) return -1;
  }
  return -1;
}

/** Leftwards over the words that a title may begin with. */
function widen(scene: Scene, head: number, least: number): number {
  const { prose, held } = scene;
  const { lower, word, kind } = prose.tokens;
  let first = head;
  let small = 0;
  while (first > least) {
    const t = first - 1;
    if (held[t] !== 0) {
      if (scene.people.has(held[t]!) && word[first] !== "'s" && word[first] !== "’s") break;
      while (first > least && held[first - 1] === held[t]) first--;
    } else if (kind[t] === TokenKind.possessive && t - 1 >= least && held[t - 1] !== 0) first = t;
    else if (word[t] === "-" && prose.tokens.end[t]! < prose.tokens.start[first]!) break;
    else if ((word[t] === "-" || word[t] === "/") && t - 1 >= least && held[t - 1] === 0) first = t - 1;
    else if (word[t] === "-" && t - 1 >= least) first = t;
    else if (lower[t] === "and" && t - 1 >= least && isOffice(scene, t - 1) && isOffice(scene, first))
      first = t;
    else if (kind[t] !== TokenKind.word || stops.has(lower[t]!) || links.has(lower[t]!)) break;
    else if (articles.has(lower[t]!) || isVerb(prose, t)) break;
    else if (word[t] === lower[t] && ++small > 4) break;
    else first = t;
  }
  return first;
}

/** Drops what no title begins with: a hyphen, "late", "fellow", a verb that opens the sentence. */
function trimStart({ prose }: Scene, first: number, head: number): number {
  const { lower, word, tag } = prose.tokens;
  while (first < head) {
    if (word[first] === "-" && beforeHyphen.has(lower[first - 1] ?? "")) return first - 1;
    const verb = tag[first] === Tag.VBD && word[first] !== lower[first];
    // "first-term senator" keeps its first word.
    if (word[first + 1] === "-" && first + 1 < head) break;
    const empty = word[first] === "-" || word[first] === "/" || emptyStarts.has(word[first]!);
    if (!empty && !verb) break;
    first++;
  }
  return first;
}

function isVerb({ tokens }: Prose, t: number): boolean {
  const tag = tokens.tag[t]!;
  if (tokens.word[t] !== tokens.lower[t]) return false;
  if (participles.has(tokens.lower[t]!)) return false;
  if (tag === Tag.VBD || tag === Tag.VBZ || tag === Tag.VBP || tag === Tag.MD || tag === Tag.VB) return true;
  return tag === Tag.VBG || tokens.lower[t]!.endsWith("ed");
}

/** ", the national security adviser," or "is the national security adviser", up to a comma, a point or a verb. */
function officeAfter(scene: Scene, end: number): Range[] {
  const { prose, view, held, people } = scene;
  const { word, lower, kind } = prose.tokens;
  const limit = Math.min(view.sentenceEnd[end - 1]!, end + 24);
  let t = end;
  const copula = copulas.has(lower[t] ?? "");
  if (!copula && word[t] !== "," && word[t] !== "(" && word[t] !== "—" && word[t] !== "–") return [];
  t++;
  if (t + 1 < limit && kind[t] === TokenKind.number && word[t + 1] === ",") t += 2;
  if (copula && !articles.has(lower[t] ?? "")) return [];
  while (
    t < limit &&
    (articles.has(lower[t]!) || possessives.has(lower[t]!) || lower[t] === "then" || lower[t] === "also")
  )
    t++;
  if (lower[t] === "and" || lower[t] === "or") return [];
  const first = t;
  let head = -1;
  let linked = false;
  for (; t < limit; t++) {
    if (held[t] !== 0) {
      let past = t;
      while (past < limit && held[past] === held[t]) past++;
      // "X, national security adviser Y": the title is that of Y. "X, adviser to Y" is X's own.
      if (people.has(held[t]!) && kind[past] !== TokenKind.possessive && !linked) return [];
      t = past - 1;
      continue;
    }
    if (!/^[\p{L}\p{N}'’&/-]/u.test(word[t]!)) break;
    if (head < 0 && isOffice(scene, t)) head = t;
    if (head >= 0 && links.has(lower[t]!) && lower[t] !== "and") linked = true;
    if (stops.has(lower[t]!) || (isVerb(prose, t) && head >= 0 && t > head)) break;
    if (lower[t] === "to" && prose.tokens.tag[t + 1] === Tag.VB) break;
    if (lower[t] === "and" && head >= 0 && !isOffice(scene, t + 1) && held[t + 1] === 0) break;
    if (head < 0 && ((links.has(lower[t]!) && lower[t] !== "and") || t - first > 6)) return [];
  }
  if (head < 0 || t === limit) return [];
  while (t > head + 1 && held[t - 1] === 0 && (links.has(lower[t - 1]!) || articles.has(lower[t - 1]!))) t--;
  const start = trimStart(scene, first, head);
  return [{ first: start, end: t }];
}

/**
 * Whether two stories are of one affair, by who is told of in both. Stories are narrow: what follows on a later day is
 * often another one. What joins them again is a cast that they share and few others have. Words and places do not:
 * two accidents in one town share both. Names say it only where they are the affair's own, so each counts by
 *
 * - how many of each story's articles tell of it, how far in front, and how often;
 * - how few articles of the ledger name it (inverse document frequency, Spärck Jones 1972);
 * - whether it is told about or only speaks: a spokesman speaks in every affair of his town;
 * - who prints it: a reporter's name, and what stands beside the text, are one house's alone.
 *
 * Several names say more than one, so roots are added up. Too little says nothing.
 */
import type { Stored } from "../ledger/ledger.ts";
import { keyOf, wordsOf } from "../ledger/query.ts";
import common from "../story/common.en.json" with { type: "json" };
import type { Lens } from "./lens.ts";

/** How a story tells of one name. */
export interface Trace {
  readonly key: string;
  readonly name: string;
  readonly kind: "person" | "organisation";
  /** Articles that name it, of those that were looked at, and their share of these. */
  readonly articles: number;
  readonly share: number;
  /** How far in front it stands and how often it is named: 0 to 1. */
  readonly standing: number;
  /** The share of its articles in which it speaks. */
  readonly speaks: number;
  readonly headed: boolean;
  /** Who prints it; null for a page that does not say. */
  readonly houses: ReadonlySet<string | null>;
}

/** What of a story is compared with others. */
export interface Profile {
  readonly id: string;
  /** ISO days of its first and last article whose day is known. */
  readonly first: string | null;
  readonly last: string | null;
  /** By key, without those who print it or pass it on: what they are named for is not what happened. */
  readonly traces: ReadonlyMap<string, Trace>;
}

/** How rare a name is: 1 where nothing else has it, 0 where everything has. */
export type Rarity = (key: string) => number;

export interface Kinship {
  readonly strength: number;
  /** The names that say so, the one that says most first. */
  readonly shares: readonly { readonly key: string; readonly name: string }[];
}

/** Strength from which two stories are of one affair. */
export const kin = 0.65;
/** Days that may lie between two stories of one affair. */
export const mostApart = 60;

/** An organisation says little beside a person: the police of a town are in all its affairs. */
const worth = { person: 1, organisation: 0.1 } as const;
/** What a name that only speaks is worth less. */
const lessForSpeaking = 0.6;
const [rarityPower, root] = [6, 0.35];
/** Articles thought to be there beside the ledger's own: in a small one, the names of its affairs are in half of all. */
const before = 1000;
/** Where an article's front ends, in UTF-16 units; and how often a name is named that is named often. */
const [frontEnds, often] = [500, 4];
/** A name that says less than this is not given as a reason. */
const worthSaying = 0.05;

/** `articles`: those of the story that are looked at, some of them are enough. `days`: of all of them, in order. */
export function profileOf(
  id: string,
  days: readonly string[],
  articles: readonly Stored[],
  lens: Lens,
): Profile {
  const seen = Map.groupBy(
    articles.flatMap((stored) => sightings(stored, lens)),
    ({ key }) => key,
  );
  for (const carrier of articles.flatMap(({ publisher, agency }) => [publisher, agency]))
    if (carrier !== null) seen.delete(keyOf(carrier));
  const traces = [...seen].map(([key, own]): [string, Trace] => [key, traceOf(key, own, articles.length)]);
  return { id, first: days[0] ?? null, last: days.at(-1) ?? null, traces: new Map(traces) };
}

/** One article that names someone. */
interface Sighting extends Pick<Trace, "key" | "name" | "kind" | "headed"> {
  readonly house: string | null;
  readonly mentions: number;
  readonly inFront: boolean;
  readonly speaks: boolean;
}

/** Whom an article names in full; a surname alone may be anyone. */
function sightings({ id, headline, publisher, reading }: Stored, lens: Lens): Sighting[] {
  const title = wordsOf(headline ?? "");
  const speakers = new Set(reading.statements.map(({ speaker }) => speaker));
  return reading.cast.flatMap(({ id: member, name, kind, mentions }) => {
    const words = wordsOf(name);
    if (kind === "place" || words.length === 0 || (kind === "person" && words.length < 2)) return [];
    const headed = title.includes(words.at(-1)!);
    return {
      key: lens.keyIn(id, keyOf(name)),
      name,
      kind,
      headed,
      house: publisher,
      mentions: mentions.length,
      inFront: headed || mentions.some(({ start }) => start < frontEnds),
      speaks: speakers.has(member),
    };
  });
}

function traceOf(key: string, seen: readonly Sighting[], looked: number): Trace {
  const mean = (of: (one: Sighting) => number): number =>
    seen.reduce((total, one) => total + of(one), 0) / seen.length;
  const named = Math.min(1, mean(({ mentions }) => mentions) / often);
  return {
    key,
    name: seen[0]!.name,
    kind: seen[0]!.kind,
    articles: seen.length,
    share: Math.min(1, seen.length / looked),
    standing: (seen.some(({ inFront }) => inFront) ? 0.5 : 0) + named / 2,
    speaks: mean(({ speaks }) => (speaks ? 1 : 0)),
    headed: seen.some(({ headed }) => headed),
    houses: new Set(seen.map(({ house }) => house)),
  };
}

/** The rarity of a name that `named` of `total` articles have. English words are common in it as they are elsewhere. */
export function rarityOf(key: string, named: number, total: number): number {
  const perMille = Math.min(...key.split(" ").map((word) => (common as Record<string, number>)[word] ?? 0));
  const elsewhere = (perMille / 1000) * before;
  return Math.max(0, Math.log((total + before) / (named + elsewhere)) / Math.log(total + before));
}

/** Null where too much time lies between them, or their time is not known. */
export function kinship(a: Profile, b: Profile, rarity: Rarity): Kinship | null {
  const apart = daysApart(a, b);
  if (apart === null || apart > mostApart) return null;
  const shared: { key: string; name: string; says: number }[] = [];
  for (const [key, one] of a.traces) {
    const other = b.traces.get(key);
    if (other) shared.push({ key, name: one.name, says: evidence(one, other, rarity(key)) });
  }
  return {
    strength: shared.reduce((total, { says }) => total + says, 0),
    shares: shared
      .filter(({ says }) => says >= worthSaying)
      .sort((x, y) => y.says - x.says)
      .map(({ key, name }) => ({ key, name })),
  };
}

function evidence(a: Trace, b: Trace, rarity: number): number {
  if (oneHouse(a, b) && !(a.headed && b.headed)) return 0;
  const speaks = (a.speaks * a.articles + b.speaks * b.articles) / (a.articles + b.articles);
  const shared = Math.sqrt(a.share * b.share) * a.standing * b.standing;
  return (worth[a.kind] * shared * rarity ** rarityPower * (1 - lessForSpeaking * speaks)) ** root;
}

/** The most that a name can say of its story and any other. */
export const mostEvidence = (trace: Trace, rarity: number): number =>
  evidence(
    trace,
    { ...trace, share: 1, standing: 1, speaks: 0, headed: trace.headed, houses: new Set([null]) },
    rarity,
  );

function oneHouse(a: Trace, b: Trace): boolean {
  const houses = new Set([...a.houses, ...b.houses]);
  return houses.size < 2 && !houses.has(null);
}

function daysApart(a: Profile, b: Profile): number | null {
  if (a.first === null || a.last === null || b.first === null || b.last === null) return null;
  const between = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 864e5;
  return Math.max(0, between(a.last, b.first), between(b.last, a.first));
}

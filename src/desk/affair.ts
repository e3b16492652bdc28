/**
 * The affair that a story is part of: other stories with the same cast, as `kinship` finds them. Nothing is merged and
 * nothing is kept: it is looked up by the names that the ledger indexes, from one story to the next, and each story
 * comes with the reason why it is there. Where none is sure there is none.
 */
import type { ArticleRow, Ledger, Stored } from "../ledger/ledger.ts";
import { titleOf } from "./entries.ts";
import {
  type Kinship,
  kin,
  kinship,
  mostApart,
  mostEvidence,
  type Profile,
  profileOf,
  type Rarity,
  rarityOf,
} from "./kinship.ts";
import { type Lens, lensOf } from "./lens.ts";
import { titleArticle } from "./title.ts";

/** One story of an affair. */
export interface AffairStory {
  readonly id: string;
  readonly title: string;
  readonly language: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly articles: number;
  /** The story that it is linked to; null for the one that was asked for. */
  readonly by: string | null;
  /** Whom both tell of, the one that says most first. */
  readonly shares: readonly { readonly key: string; readonly name: string }[];
}

/** Stories of an affair at most; those from which others are looked for; articles of a story that are read for it. */
const [mostStories, mostAsked, mostRead] = [12, 6, 6];
/** Names that are given as the reason. */
const mostShares = 5;
/** Names of a story that lead to others; how many articles may have one; how many are looked at; stories compared. */
const [namesAsked, mostNaming, articlesLooked, mostCompared] = [12, 500, 60, 12];

/** The stories of its affair by their first day, itself among them; none where it is the only one. */
export async function affairOf(ledger: Ledger, id: string): Promise<AffairStory[]> {
  const look = await lookup(ledger);
  const start = await look.profile(id);
  if (!start) return [];
  const found = new Map<string, Member>([[id, { other: start, by: null, strength: 0, shares: [] }]]);
  const waiting = [...found.values()];
  for (let asked = 0; asked < mostAsked && waiting.length; asked++) {
    for (const one of await kinOf(look, waiting.shift()!.other)) {
      if (found.has(one.other.id) || found.size >= mostStories) continue;
      found.set(one.other.id, one);
      waiting.push(one);
    }
    waiting.sort((a, b) => b.strength - a.strength);
  }
  if (found.size < 2) return [];
  const stories = await Promise.all([...found.values()].map((one) => described(ledger, one)));
  const order = ({ first, last, id: own }: AffairStory): string => `${first ?? ""} ${last ?? ""} ${own}`;
  return stories.sort((a, b) => order(a).localeCompare(order(b)));
}

async function described(ledger: Ledger, { other, by, shares }: Member): Promise<AffairStory> {
  const { id, first, last } = other;
  const rows = await ledger.story(id);
  const lead = (await ledger.article(titleArticle(rows).id))!;
  return {
    id,
    title: titleOf(lead),
    language: lead.language,
    first,
    last,
    articles: rows.length,
    by,
    shares: shares.slice(0, mostShares),
  };
}

/** Articles of other stories that are opened for a story's page, at most. */
const mostAround = 120;

/** The articles of these stories, in their order. */
export async function articlesOf(
  ledger: Ledger,
  stories: readonly Pick<AffairStory, "id">[],
): Promise<Stored[]> {
  const rows = (await Promise.all(stories.map(({ id }) => ledger.story(id)))).flat();
  return Promise.all(rows.slice(0, mostAround).map(async ({ id }) => (await ledger.article(id))!));
}

/** All articles of a story's affair, in order of publication. */
export async function affairRows(ledger: Ledger, id: string): Promise<ArticleRow[]> {
  const stories = await affairOf(ledger, id);
  const ids = stories.length ? stories.map((one) => one.id) : [id];
  const rows = (await Promise.all(ids.map((one) => ledger.story(one)))).flat();
  return rows.toSorted((a, b) =>
    (a.published ?? a.latest ?? "").localeCompare(b.published ?? b.latest ?? ""),
  );
}

/** The stories, of these, that are of one affair: each in exactly one list, lists and stories in the given order. */
export async function affairsAmong(ledger: Ledger, ids: readonly string[]): Promise<string[][]> {
  const look = await lookup(ledger);
  const profiles = (await Promise.all(ids.map((id) => look.profile(id)))).filter((one) => one !== null);
  const groups = new Map(ids.map((id) => [id, [id]]));
  for (const [at, a] of profiles.entries()) {
    for (const b of profiles.slice(at + 1)) {
      const [one, other] = [groups.get(a.id)!, groups.get(b.id)!];
      if (one === other) continue;
      await look.weigh([...a.traces.keys()].filter((key) => b.traces.has(key)));
      if ((kinship(a, b, look.rarity)?.strength ?? 0) < kin) continue;
      for (const id of other) groups.set(id, one);
      one.push(...other);
    }
  }
  const order = (id: string): number => ids.indexOf(id);
  return [...new Set(groups.values())]
    .map((group) => group.toSorted((a, b) => order(a) - order(b)))
    .sort((a, b) => order(a[0]!) - order(b[0]!));
}

/** What is asked of the ledger on the way, each question once. */
interface Lookup {
  readonly ledger: Ledger;
  readonly lens: Lens;
  readonly profile: (id: string) => Promise<Profile | null>;
  /** Finds out how rare names are; `rarity` knows it then. */
  readonly weigh: (keys: readonly string[]) => Promise<void>;
  readonly rarity: Rarity;
  readonly common: (key: string) => boolean;
}

async function lookup(ledger: Ledger): Promise<Lookup> {
  const [lens, total] = await Promise.all([lensOf(ledger), ledger.count()]);
  const named = new Map<string, number>();
  const profiles = new Map<string, Promise<Profile | null>>();
  const make = async (id: string): Promise<Profile | null> => {
    const rows = await ledger.story(id);
    if (!rows.length) return null;
    const days = rows.flatMap(({ published, latest }) => published?.slice(0, 10) ?? latest ?? []).sort();
    return profileOf(id, days, await readOf(ledger, rows), lens);
  };
  return {
    ledger,
    lens,
    profile: (id) => {
      const known = profiles.get(id) ?? make(id);
      profiles.set(id, known);
      return known;
    },
    weigh: async (keys) => {
      for (const key of keys) {
        if (named.has(key)) continue;
        const counts = await Promise.all(lens.keysOf(key).map((one) => ledger.timesNamed(one, mostNaming)));
        named.set(
          key,
          counts.reduce((n, one) => n + one, 0),
        );
      }
    },
    // A name that too many have leads nowhere, and is as good as everywhere.
    rarity: (key) => (named.get(key)! >= mostNaming ? 0 : rarityOf(key, named.get(key)!, total)),
    common: (key) => named.get(key)! >= mostNaming,
  };
}

/** Some articles of a story, from its beginning to its end, one of each text. */
async function readOf(ledger: Ledger, rows: readonly ArticleRow[]): Promise<Stored[]> {
  const texts = [...new Map(rows.map((row) => [row.fold ?? row.id, row])).values()];
  const step = Math.max(1, texts.length / mostRead);
  const some = texts
    .filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step))
    .slice(0, mostRead);
  return Promise.all(some.map(async ({ id }) => (await ledger.article(id))!));
}

/** A story that was found, by which other, and how sure that is. */
interface Member extends Kinship {
  readonly other: Profile;
  readonly by: string | null;
}

/** The stories that are surely kin to one, the surest first. */
async function kinOf(look: Lookup, profile: Profile): Promise<Member[]> {
  const kept: Member[] = [];
  for (const id of await candidates(look, profile)) {
    const other = await look.profile(id);
    if (!other) continue;
    await look.weigh([...profile.traces.keys()].filter((key) => other.traces.has(key)));
    const link = kinship(profile, other, look.rarity);
    if (link && link.strength >= kin) kept.push({ ...link, other, by: profile.id });
  }
  return kept.sort((a, b) => b.strength - a.strength);
}

/** Stories around the same time whose names could say enough. */
async function candidates(look: Lookup, { id, first, last, traces }: Profile): Promise<string[]> {
  if (first === null || last === null) return [];
  const telling = [...traces.values()]
    .toSorted((a, b) => mostEvidence(b, 1) - mostEvidence(a, 1))
    .slice(0, 2 * namesAsked);
  await look.weigh(telling.map(({ key }) => key));
  const asked = telling
    .filter(({ key }) => !look.common(key))
    .map((trace) => ({ key: trace.key, says: mostEvidence(trace, look.rarity(trace.key)) }))
    .sort((a, b) => b.says - a.says)
    .slice(0, namesAsked);
  const days = { from: shifted(first, -mostApart), to: shifted(last, mostApart) };
  const could = new Map<string, number>();
  for (const { key, says } of asked) {
    const keys = look.lens.keysOf(key);
    const named = await Promise.all(keys.map((one) => look.ledger.storiesNaming(one, articlesLooked, days)));
    for (const story of new Set(named.flat())) could.set(story, (could.get(story) ?? 0) + says);
  }
  return [...could]
    .filter(([story, says]) => story !== id && says >= kin)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, mostCompared)
    .map(([story]) => story);
}

const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);

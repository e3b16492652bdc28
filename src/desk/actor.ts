/** What the page of a person, an organisation or a place shows. */
import type { Ledger, NameRow, Stored } from "../ledger/ledger.ts";
import { emptyQuery, keyOf } from "../ledger/query.ts";
import type { Member } from "../model.ts";
import { type EventView, eventsOf, type StatementView, statementsOf, titleOf, viewsOf } from "./entries.ts";
import { type Lens, lensOf } from "./lens.ts";
import { storyRows } from "./story.ts";
import { titleArticle } from "./title.ts";

export interface ActorView {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly articles: number;
  /** A person whom these articles give by one name alone: they may mean several people. */
  readonly oneName: boolean;
  /** Offices as pages state them, each with the first page and day that does. */
  readonly offices: readonly {
    readonly title: string;
    readonly day: string | null;
    readonly article: string;
  }[];
  readonly statements: readonly StatementView[];
  /** What others said through them, where they are a relay. */
  readonly relayed: readonly StatementView[];
  readonly events: readonly EventView[];
  readonly in: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly url: string | null;
    readonly day: string | null;
    readonly story: string | null;
  }[];
  /** The stories of these articles, with how many of them name the actor. */
  readonly stories: readonly {
    readonly id: string;
    readonly title: string;
    readonly language: string | null;
    readonly articles: number;
  }[];
  /** Other names of the kind that share the last word, the most named first: one of them may be the same. */
  readonly alike: readonly NameRow[];
}

/** Statements of a name that its page shows at most. */
export const actorEntries = 50;
/** Articles of a name that are counted; of these the newest are opened. */
const mostCounted = 2000;
/** Entries that are looked through for those of one key: names are looked up by their words, and share them. */
const mostAsked = 1000;
const askedAtOnce = 200;

/**
 * The actor shown under this key, with what is known under keys that were joined to it, in articles whose name was
 * parted, and of statements that a person gave to it; null where there is none. A key that was joined to another gives
 * that one's view.
 */
export async function actorView(
  ledger: Ledger,
  asked: string,
  limit: number = actorEntries,
): Promise<ActorView | null> {
  const lens = await lensOf(ledger);
  const key = lens.shownAs(keyOf(asked));
  const parted = lens.partedTo(key);
  const named = (one: string): Promise<string[]> => ledger.articlesNaming(one, mostCounted);
  const ids = [
    ...new Set([
      ...parted.map(({ article }) => article),
      ...(await Promise.all(lens.keysOf(key).map(named))).flat(),
    ]),
  ];
  const articles = (await Promise.all(ids.slice(0, limit).map((id) => ledger.article(id))))
    .filter((stored) => stored !== null)
    .filter((stored) => membersOf(stored, lens, key).length > 0)
    .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)));
  const keys = [...new Set([...lens.keysOf(key), ...parted.map((one) => one.key)])];
  const entries = (field: "speaker" | "via", fits: (s: StatementView) => boolean): Promise<StatementView[]> =>
    entriesOf(ledger, lens, keys, field, fits, limit);
  const statements = await entries("speaker", ({ speaker }) => speaker?.key === key);
  const relayed = await entries("via", ({ via }) => via.some((v) => v.key === key));
  const called = nameOf(articles, lens, key) ?? statements[0]?.speaker;
  if (!called) return null;
  return {
    key,
    name: called.name,
    kind: called.kind,
    articles: ids.length > limit ? ids.length : articles.length,
    oneName: called.kind === "person" && !key.includes(" "),
    offices: officesOf(articles, lens, key),
    statements,
    relayed,
    events: articles
      .flatMap((stored) => eventsOf(stored, lens))
      .filter(({ who, where, wrong }) => !wrong && [...who, ...where].some((n) => n.key === key)),
    in: articles.map((stored) => ({
      id: stored.id,
      title: titleOf(stored),
      publisher: stored.publisher,
      url: stored.url,
      day: stored.published?.slice(0, 10) ?? stored.latest,
      story: stored.story,
    })),
    stories: await storiesOf(ledger, articles),
    alike: (await ledger.names(key.split(" ").at(-1)!, 40))
      .filter((row) => row.kind === called.kind && lens.shownAs(row.key) !== key)
      .slice(0, mostAlike),
  };
}

const dayOf = ({ published, latest }: Stored): string => published?.slice(0, 10) ?? latest ?? "";

function membersOf({ id, reading }: Stored, lens: Lens, key: string): readonly Member[] {
  return reading.cast.filter((m) => lens.keyIn(id, keyOf(m.name)) === key);
}

/** The form of the name that most articles use; one that gave the key its words goes before one that was joined. */
function nameOf(
  articles: readonly Stored[],
  lens: Lens,
  key: string,
): Pick<Member, "name" | "kind"> | undefined {
  const members = articles.flatMap((stored) => membersOf(stored, lens, key));
  const own = members.filter(({ name }) => keyOf(name) === key);
  const forms = Map.groupBy(own.length ? own : members, ({ name, kind }) => `${kind} ${name}`);
  return [...forms.values()].toSorted((a, b) => b.length - a.length)[0]?.[0];
}

/** Statements under any of these keys that are this actor's, newest first. */
async function entriesOf(
  ledger: Ledger,
  lens: Lens,
  keys: readonly string[],
  field: "speaker" | "via",
  fits: (statement: StatementView) => boolean,
  limit: number,
): Promise<StatementView[]> {
  const found = new Map<string, StatementView>();
  for (const key of keys) {
    for (let offset = 0, own = 0; offset < mostAsked && own < limit; offset += askedAtOnce) {
      const some = await ledger.statements(
        { ...emptyQuery, [field]: key },
        { limit: askedAtOnce, offset, thoughts: false },
      );
      for (const statement of await viewsOf(ledger, some, statementsOf, lens)) {
        if (own >= limit || !fits(statement)) continue;
        found.set(statement.id, statement);
        own++;
      }
      if (some.length < askedAtOnce) break;
    }
  }
  return [...found.values()].toSorted((a, b) => (b.day ?? "").localeCompare(a.day ?? "")).slice(0, limit);
}

/** The stories that name the actor, the one that names it most often first. */
async function storiesOf(ledger: Ledger, articles: readonly Stored[]): Promise<ActorView["stories"]> {
  const groups = Map.groupBy(articles, ({ story, id }) => story ?? id);
  const most = [...groups].toSorted((a, b) => b[1].length - a[1].length).slice(0, mostStories);
  return Promise.all(
    most.map(async ([id, own]) => {
      const { rows } = await storyRows(ledger, id);
      const lead = rows.length ? await ledger.article(titleArticle(rows).id) : own[0]!;
      return { id, title: titleOf(lead!), language: lead!.language, articles: own.length };
    }),
  );
}

const mostStories = 12;
const mostAlike = 10;

function officesOf(articles: readonly Stored[], lens: Lens, key: string): ActorView["offices"] {
  const offices = new Map<string, ActorView["offices"][number]>();
  for (const stored of articles.toReversed()) {
    const { id, latest } = stored;
    for (const member of membersOf(stored, lens, key)) {
      for (const { title } of member.offices) {
        if (!offices.has(keyOf(title)) && keyOf(title) !== key)
          offices.set(keyOf(title), { title, day: latest, article: id });
      }
    }
  }
  return [...offices.values()];
}

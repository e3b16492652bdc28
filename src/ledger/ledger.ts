/**
 * What a ledger must be able to do, whatever database keeps it. `sqlite.ts` is the first adapter; the suite in
 * `conformance/` judges every one. The interface is asynchronous since the next adapter speaks to a server.
 *
 * Rules that hold for every adapter: an article's id is the 128-bit hash of its address (of its text where it has
 * none), and the conflict on that key is the duplicate check; child keys start with the article's id; times are
 * arguments, never the database's clock; no sequence number leaves the ledger.
 */
import type { Page, Reading } from "../model.ts";
import type { Query } from "./query.ts";

/** One page with its reading, ready to be kept. `reading.id` is the article's id. */
export interface Deposit {
  readonly page: Pick<Page, "source" | "url" | "form" | "charset" | "capturedAt" | "bytes">;
  readonly reading: Reading;
}

/** "added": new. "updated": the page is known and its text changed. "known": nothing changed. */
export type Outcome = "added" | "updated" | "known";

/** An article as lists show it: what can be told without opening its reading. */
export interface ArticleRow {
  readonly id: string;
  readonly url: string | null;
  readonly source: string;
  readonly headline: string | null;
  readonly section: string | null;
  readonly publisher: string | null;
  readonly agency: string | null;
  readonly language: string | null;
  readonly published: string | null;
  /** ISO days that bound the publication; equal where it is certain, null where nothing is known. */
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly addedAt: string;
  readonly fold: string | null;
  readonly story: string | null;
}

/** One capture of a page: its bytes are kept under their SHA-256. */
export interface Version {
  readonly sha256: string;
  readonly capturedAt: string | null;
  readonly addedAt: string;
  readonly form: Page["form"];
  readonly charset: string;
}

/** An article with its current reading and the captures behind it, oldest first. */
export interface Stored extends ArticleRow {
  readonly sha256: string;
  readonly reading: Reading;
  readonly versions: readonly Version[];
}

/** One entry (a statement, an event) of the current reading of an article, by its place in that reading. */
export interface Found {
  readonly article: string;
  readonly index: number;
  /** The ISO day under which it is listed: of a statement when it was said, of an event when it began. */
  readonly day: string | null;
}

/** Where an article belongs, as the second half decided it. */
export interface Placement {
  readonly article: string;
  readonly fold: string;
  readonly story: string;
}

/** One article as the second half was told it, packed as the second half remembers it. */
export interface Telling {
  readonly article: string;
  /** The capture that was told. */
  readonly sha256: string;
  /** Days since 1970-01-01; null where unknown. */
  readonly day: number | null;
  readonly memory: Uint8Array;
  /** Null where its text is not looked up for copies. */
  readonly print: Uint8Array | null;
}

/** What the second half was told and what it made of it, to be kept with the places that follow from it. */
export interface Told {
  /** How many tellings the ledger held before these. */
  readonly after: number;
  readonly tellings: readonly Telling[];
  /** Where the machine alone puts articles; people's changes lie over it. */
  readonly stories: readonly { readonly article: string; readonly story: string }[];
  /** How many of the newest prints are within the window. */
  readonly prints: number;
  /** Where the stream stands after these, from time to time; it takes the place of the one before. */
  readonly checkpoint: Uint8Array | null;
}

/** Where the machine alone has put an article, and by which capture; nulls where it was not told. */
export interface Standing {
  /** The current capture. */
  readonly sha256: string;
  readonly told: string | null;
  readonly fold: string | null;
  readonly story: string | null;
}

export interface StoryRow {
  readonly id: string;
  /** The ISO day under which it is listed: of its newest article between the days asked for. */
  readonly day: string | null;
  readonly articles: number;
  readonly folds: number;
  /** ISO days of the first and last article whose day is known. */
  readonly first: string | null;
  readonly last: string | null;
}

export interface NameRow {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly articles: number;
}

export interface Health {
  readonly articles: number;
  readonly versions: number;
  readonly faults: readonly string[];
}

/**
 * What a person says against the machine. The machine's entry stays as it was read; a change lies over it, has its
 * author, can be undone, and survives every later reading of the page.
 */
export type Change =
  | { readonly kind: "wrong"; readonly entry: string }
  | { readonly kind: "speaker"; readonly entry: string; readonly name: string }
  /** Two names are one actor: what is known under `key` is shown under `into`. */
  | { readonly kind: "join-names"; readonly key: string; readonly into: string }
  /** In this article the name means someone else, who gets the key `as`. */
  | { readonly kind: "part-name"; readonly article: string; readonly key: string; readonly as: string }
  | { readonly kind: "join-stories"; readonly story: string; readonly into: string }
  /** The article is of another story: `into`, or one of its own. */
  | { readonly kind: "part-story"; readonly article: string; readonly into: string | null };

export interface KeptChange {
  readonly id: string;
  readonly change: Change;
  readonly author: string;
  readonly at: string;
  readonly undoneBy: string | null;
  readonly undoneAt: string | null;
}

export interface Account {
  readonly name: string;
  /** A password's scrypt hash with its salt and cost; never the password. */
  readonly secret: string;
  readonly role: "reader" | "editor";
}

/**
 * A line of a list, by what the list is sorted by: its day, then the id of the article or the story, then the number of
 * an entry. It stays a place when lines come and go around it, and when its own line goes.
 */
export interface Place {
  readonly day: string | null;
  readonly id: string;
  readonly index?: number;
}

/** A list cannot go on: the line behind which it would is no longer of it. */
export class LostPlace extends Error {}

/** A window on a list: past so many lines, or behind a place, so that what is added meanwhile moves no line of it. */
export interface Slice {
  readonly limit: number;
  readonly offset?: number;
  readonly after?: Place;
}

export interface Ledger {
  /** Adds pages in one transaction: all of them are kept, or none. At most 50 at once. */
  add(deposits: readonly Deposit[], addedAt: string): Promise<Outcome[]>;
  article(id: string): Promise<Stored | null>;
  /** Ids that begin with `prefix`, at most `limit`. */
  ids(prefix: string, limit: number): Promise<string[]>;
  /** The reading of one capture, which never changes once kept. */
  reading(id: string, sha256: string): Promise<Reading | null>;
  /** The bytes of one capture. */
  bytes(id: string, sha256: string): Promise<Uint8Array | null>;
  /**
   * Articles that fit the query: by rank where it has words, else newest first; then by id. A rank moves as articles
   * are added, so a list by rank goes on behind an article that still fits: `LostPlace` says that it does not.
   */
  search(query: Query, slice: Slice & { readonly order?: "rank" | "date" }): Promise<ArticleRow[]>;
  /** Statements by speaker, relay, day and words; newest first, then by article and number. */
  statements(query: Query, slice: Slice & { readonly thoughts?: boolean }): Promise<Found[]>;
  /** Events that fall between the query's days and fit the rest of it; by date, then by article and number. */
  events(query: Query, slice: Slice): Promise<Found[]>;
  /** Names in the ledger whose words begin with the given words, the most named first. */
  names(words: string, limit: number): Promise<NameRow[]>;
  /** Articles that name the actor, newest first. */
  articlesNaming(key: string, limit: number): Promise<string[]>;
  /** How many articles name the actor, counted up to `most`. */
  timesNamed(key: string, most: number): Promise<number>;
  /** Stories of the newest `limit` articles that name the actor, of all or of those between two days. */
  storiesNaming(
    key: string,
    limit: number,
    days?: { readonly from: string; readonly to: string },
  ): Promise<string[]>;
  /** Articles of one story or one fold, in order of publication. */
  story(id: string): Promise<ArticleRow[]>;
  fold(id: string): Promise<ArticleRow[]>;
  /** Stories with articles between two days, the newest first, then by id; those without a day where none is asked for. */
  stories(slice: Slice & { readonly from?: string; readonly to?: string }): Promise<StoryRow[]>;
  /** Ids of articles that the second half has not placed, in order of publication. */
  unplaced(limit: number): Promise<string[]>;
  /**
   * Keeps places, and what was told for them, in one transaction. False, and nothing kept, where the ledger holds
   * other tellings than `told.after` says: another program has placed articles meanwhile.
   */
  place(placements: readonly Placement[], told?: Told): Promise<boolean>;
  standing(id: string): Promise<Standing | null>;
  /** How many tellings are kept, and how many of the newest prints were within the window. */
  told(): Promise<{ readonly tellings: number; readonly prints: number }>;
  /** Tellings in their order, from number `from` to before `to`; read as they are asked for. */
  memories(from: number, to: number): AsyncIterable<Omit<Telling, "sha256" | "print">>;
  /** The last checkpoint of the stream. Throws a `RangeError` where it is damaged. */
  checkpoint(): Promise<Uint8Array | null>;
  /** The newest `count` prints, in their order. */
  prints(count: number): AsyncIterable<Uint8Array>;
  /** The prints of any age that hold most of `hashes` (32-bit, ascending, once each), at most `most`, in their order. */
  printsSharing(hashes: Uint32Array, most: number): Promise<Uint8Array[]>;
  /** Articles that were placed before tellings were kept, in the order in which that happened. */
  untold(limit: number): Promise<string[]>;
  /** Forgets all tellings; the places stay. */
  forgetTold(): Promise<void>;
  /** Keeps a change and puts it into force; its id. */
  change(change: Change, author: string, at: string): Promise<string>;
  /** Takes a change back; false where there is none of this id in force. */
  undo(id: string, by: string, at: string): Promise<boolean>;
  /** Changes about an article, a story or a name (by `subjectOf`), or all of a kind; undone ones too, oldest first. */
  changes(about: { readonly subject: string } | { readonly kind: Change["kind"] }): Promise<KeptChange[]>;
  /** The newest changes, whatever they are about; those before the change `before`. */
  lastChanges(limit: number, before?: string): Promise<KeptChange[]>;
  account(name: string): Promise<Account | null>;
  accounts(): Promise<string[]>;
  /** Adds an account, or replaces its secret and role. */
  keepAccount(account: Account, at: string): Promise<void>;
  dropAccount(name: string): Promise<boolean>;
  /** Named states of the second half (indexes, counts), kept whole. */
  state(name: string): Promise<Uint8Array | null>;
  keepState(name: string, bytes: Uint8Array): Promise<void>;
  /** Every article, by id. */
  all(): AsyncIterable<Stored>;
  count(): Promise<number>;
  /** A mark that is another one after anything was written, by this program or by another; cheap to ask for. */
  mark(): Promise<string>;
  /** Checks hashes, readings, lookup rows and search; says what is wrong. */
  verify(): Promise<Health>;
  /** Writes a whole copy to a new file, while others read and write. */
  backup(to: string): Promise<void>;
  close(): Promise<void>;
}

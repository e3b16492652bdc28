/**
 * The nouns of Newsledger: everything that flows between rooms, and nothing else.
 *
 * All of it is plain readonly data. A span is half-open, in UTF-16 units of `article.text` (what JavaScript's
 * `slice` counts). A date in an entry is EDTF (ISO 8601-2): "2025-02", "2025-02-27", "2022-02/2022-03", "../2023-10".
 * What the text does not settle is `null`; no noun here has a place to put a guess.
 *
 * The section "the public form" is a contract: it is what `read --json` prints and `docs/reading.schema.json`
 * describes, and it changes only with `v`.
 *
 * One long file on purpose: whoever looks for a noun, or for what may not be a noun, has one place to look.
 */

// ───────────────────────────── places in a text ─────────────────────────────

/** A half-open stretch of text in UTF-16 units: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What one stage wants a reader to know and that is no result: something left out, and why; a doubt, and what it
 * rests on. `newsledger explain` prints these. A span points into `article.text`; a discard that never reached the
 * text has none and quotes what it dropped in `reason`.
 */
export interface Note {
  readonly stage: Stage;
  readonly rule: string;
  readonly span?: Span;
  readonly reason: string;
}

export type Stage =
  | "page"
  | "article"
  | "origin"
  | "time"
  | "cast"
  | "statement"
  | "event"
  | "copy"
  | "story"
  | "timeline";

// ───────────────────────────── what comes in ─────────────────────────────

/**
 * One page as it was captured, before anyone has judged what on it is the article. A WARC record, a feed item, a
 * file and a pasted text all become this.
 */
export interface Page {
  /** The path or address as the user gave it; for one of many in a file, with `#` and its number. */
  readonly source: string;
  /** The page's own address where it is known. */
  readonly url: string | null;
  /** "html": markup. "text": scraped plain text, furniture and all. "row": text that must be taken as it stands. */
  readonly form: "html" | "text" | "row";
  /** The characters, decoded. */
  readonly content: string;
  /** The bytes as captured, for the ledger's copy and its SHA-256. */
  readonly bytes: Uint8Array;
  readonly charset: string;
  /** When the bytes were taken from the web (ISO 8601), where the carrier says so. */
  readonly capturedAt: string | null;
  /** What the carrier (feed item, wire item, JSON row) says of the page beside its content. */
  readonly given: Given;
  readonly notes: readonly Note[];
}

/** Facts that came with a page rather than from it: a feed item's title, a row's date. */
export interface Given {
  readonly id?: string;
  readonly title?: string;
  readonly standfirst?: string;
  readonly section?: string;
  readonly bylines?: readonly string[];
  /** Agencies and houses that the carrier credits, as it names them: a wire item's provider, a creditline. */
  readonly credits?: readonly string[];
  /** A wire item's dateline where its carrier keeps it apart from the text. */
  readonly dateline?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly published?: string;
  readonly modified?: string;
}

// ───────────────────────────── text, prepared once ─────────────────────────────

/**
 * A text cut into paragraphs, sentences and tokens: made once a page by `makeProse`, read by every stage.
 * Tokens are a structure of arrays; a stage walks indexes and makes no object a token.
 */
export interface Prose {
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly sentences: readonly Sentence[];
  readonly tokens: Tokens;
  /** BCP 47 primary tag; "en" where nothing says otherwise. */
  readonly language: string;
}

/** A sentence: its span without surrounding white space, and its tokens as a half-open range of indexes. */
export interface Sentence extends Span {
  readonly paragraph: number;
  readonly firstToken: number;
  readonly endToken: number;
}

/**
 * Tokens in order. Words keep inner apostrophes and abbreviation points ("U.S.", "O'Brien"); a possessive "'s" and
 * every hyphen are tokens of their own ("US", "-", "Ukraine"; "Moscow", "'s"), so that a name's edge is always a
 * token's edge. Numbers keep their separators ("1,000", "20.1", "10:30"). A plural's bare apostrophe is a possessive
 * where no single quotation mark is open. Addresses of pages and of mail are one token each, and so is an emoji with
 * what modifies it; each Chinese character is a word.
 */
export interface Tokens {
  readonly count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  /** A `TokenKind`. */
  readonly kind: Uint8Array;
  /** The index of the sentence that holds the token. */
  readonly sentence: Uint32Array;
  /** A `Tag`: the part of speech after the Penn Treebank; 0 where the language has no tagger. */
  readonly tag: Uint8Array;
  readonly word: readonly string[];
  /** The word in lower case. */
  readonly lower: readonly string[];
}

export const TokenKind = { word: 1, number: 2, punctuation: 3, quote: 4, possessive: 5 } as const;

/** Parts of speech, by the names of the Penn Treebank (Marcus and others 1993), the finer ones folded together. */
export const Tag = {
  none: 0,
  NN: 1,
  NNS: 2,
  NNP: 3,
  VB: 4,
  VBP: 5,
  VBZ: 6,
  VBD: 7,
  VBN: 8,
  VBG: 9,
  MD: 10,
  JJ: 11,
  RB: 12,
  PRP: 13,
  PRPS: 14,
  DT: 15,
  IN: 16,
  TO: 17,
  CC: 18,
  CD: 19,
  WH: 20,
  EX: 21,
  RP: 22,
  POS: 23,
  UH: 24,
  punctuation: 25,
} as const;

// ───────────────────────────── the public form: a reading ─────────────────────────────

/** Everything that was read from one page. One line of `newsledger read --json`. */
export interface Reading {
  readonly v: 1;
  readonly id: string;
  readonly page: string;
  readonly url: string | null;
  readonly readAt: string;
  readonly article: Article;
  readonly origin: Origin;
  readonly times: readonly Timex[];
  readonly cast: readonly Member[];
  readonly statements: readonly Statement[];
  readonly events: readonly Event[];
  readonly notes: readonly Note[];
}

/** The page without its furniture: what a reader would call the story, and the fields around it. */
export interface Article {
  readonly section: string | null;
  readonly headline: string | null;
  /** What stands between headline and text. One in whole sentences is a first paragraph in larger type, and opens `text` too. */
  readonly standfirst: string | null;
  /** People. Only where the page credits none, the body that it credits instead, which is in `credits` too. */
  readonly bylines: readonly string[];
  /** Names in the author's place that are no person's, as printed: agencies, desks, houses ("AFP", "dpa/jro"). */
  readonly credits: readonly string[];
  readonly publisher: string | null;
  /** BCP 47, as far as it is known: "en", "de", "pt-BR". */
  readonly language: string | null;
  readonly dateline: Dateline | null;
  readonly published: Published | null;
  /** ISO 8601 with its zone where the page states one. */
  readonly modified: string | null;
  readonly text: string;
  readonly paragraphs: readonly Span[];
  readonly captions: readonly Caption[];
  readonly teasers: readonly string[];
  readonly notices: readonly string[];
  readonly corrections: readonly string[];
  /** The text stops where a subscription begins. */
  readonly paywalled: boolean;
  /** Each post of a live blog with its own time; `null` for an ordinary story. */
  readonly live: readonly LivePost[] | null;
}

/** "MOSCOW, Feb 27 (Reuters) -": where and when the report was filed, and by whom. */
export interface Dateline {
  readonly span: Span;
  readonly place: string | null;
  readonly date: string | null;
  readonly agency: string | null;
}

/**
 * When the page was published. `value` only where one moment is certain; otherwise `earliest` and `latest` bound it
 * (ISO days) and `evidence` says why. `from: "inferred"` marks what follows from the text's own dates.
 */
export interface Published {
  readonly value: string | null;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly from: "metadata" | "text" | "url" | "given" | "inferred";
  readonly evidence: readonly string[];
}

export interface Caption {
  readonly text: string;
  readonly credit: string | null;
}

export interface LivePost extends Span {
  readonly time: string | null;
  readonly headline: string | null;
}

/** Whose copy the page is: the agency it says it carries, and what it says was done to that copy. */
export interface Origin {
  readonly agency: string | null;
  readonly edited: "none" | "headline" | "text" | "unknown";
  readonly evidence: readonly (Span | { readonly notice: number } | { readonly byline: string })[];
  /** Sources that the text cites by name; a citation never makes a credit. */
  readonly cited: readonly { readonly member: string; readonly span: Span }[];
}

/** A time expression after TimeML's TIMEX3, with what the words state kept apart from what their setting implies. */
export interface Timex extends Span {
  readonly type: "DATE" | "TIME" | "DURATION" | "SET";
  /** TIMEX3 value: "2025-02-27", "2024-W08", "P6D", "PT6H", "PRESENT_REF", "XXXX-WXX-4". */
  readonly value: string;
  /** TIMEX3 mod: "MORE_THAN", "LESS_THAN", "APPROX", "START", "MID", "END", "BEFORE", "AFTER", "ON_OR_BEFORE"… */
  readonly mod?: string;
  readonly edtf?: string;
  /** What the words state: ["weekday"], ["month", "day"]. */
  readonly known: readonly string[];
  /** What was taken from the setting: ["year"], ["week"]. */
  readonly implied: readonly string[];
  readonly rule: string;
}

/** A person, an organisation or a place, with every mention of it in this article. */
export interface Member {
  /** "p1", "o3", "l2": unique within the reading. */
  readonly id: string;
  readonly name: string;
  readonly kind: "person" | "organisation" | "place";
  readonly offices: readonly { readonly title: string; readonly span: Span }[];
  readonly mentions: readonly Mention[];
}

export interface Mention extends Span {
  readonly form: "name" | "nominal" | "pronoun";
}

/** One report of what someone said or thought. */
export interface Statement {
  readonly act: "said" | "thought";
  readonly manner: "direct" | "indirect" | "mixed";
  readonly speaker: string | null;
  readonly source: Span | null;
  readonly cue: Span | null;
  readonly content: readonly Span[];
  readonly quotations: readonly Span[];
  /** Through whom it reached the page, nearest the speaker first. */
  readonly via: readonly string[];
  readonly saidOn: string | null;
  readonly sentence: Span;
  readonly rule: string;
}

/** Something that happened, is happening, is planned, might happen or is denied. */
export interface Event {
  readonly what: Span;
  readonly trigger: Span;
  readonly when: string | null;
  readonly time: number | null;
  readonly status: "happened" | "planned" | "ongoing" | "hypothetical" | "denied";
  readonly where: readonly string[];
  readonly who: readonly string[];
  readonly accordingTo: readonly string[];
  readonly sentence: Span;
  readonly rule: string;
}

// ───────────────────────────── across pages ─────────────────────────────

/** What the second half needs of an article: `fold`, `stories` and `timeline` take these, from a file or a ledger. */
export interface Filed {
  readonly id: string;
  readonly title: string | null;
  readonly text: string;
  /** ISO 8601, a day or a moment; null where unknown. */
  readonly published: string | null;
  readonly source: string | null;
  readonly url?: string | null;
  readonly capturedAt?: string | null;
  /** The agency that the page credits, from `origin`. */
  readonly agency?: string | null;
  readonly standfirst?: string | null;
  /** Names from the cast, where the article has been read. */
  readonly names?: readonly string[];
}

/**
 * Where an article stands among copies of one text. A fold is the set of articles that bear the same `fold`; its id
 * is that of the first of them that came.
 */
export interface FoldPlace {
  readonly id: string;
  readonly fold: string;
  /** The article that it resembles most, of those that came before it. */
  readonly copyOf: string | null;
  /** The share of the smaller of the two texts that stands in the other and is nobody's quotation: 0 to 1. */
  readonly share: number;
}

/**
 * Articles that are one text, oldest first as they came, and which of them seems to be the source of the rest.
 */
export interface Fold {
  readonly id: string;
  readonly articles: readonly string[];
  /** The agency that one or more of them credit, and none contradicts. */
  readonly agency: string | null;
  readonly first: First;
}

/**
 * What became of a text on its way from one page to another. "cut" and "extended": all that is left, or all that was
 * there, is kept. "edited": most of both is common. "rewritten": less than that.
 */
export type CopyKind = "verbatim" | "cut" | "extended" | "edited" | "rewritten";

/** What one text became in another, ready to be shown: `a` is the text before, `b` the text after. */
export interface CopyDiff {
  readonly kind: CopyKind;
  /** The share of each text's words that the other holds, 0 to 1. */
  readonly ofA: number;
  readonly ofB: number;
  readonly runs: readonly SharedRun[];
  /** In the order of `b`; what was cut stands where it stood. */
  readonly changes: readonly TextChange[];
  readonly headline: LineChange;
  readonly standfirst: LineChange;
  /** Nothing but slips of the pen were mended: no word added, cut or put for another. */
  readonly small: boolean;
}

/** Words that stand in both texts in the same order: spans of either text. */
export interface SharedRun {
  readonly a: Span;
  readonly b: Span;
  /** Someone else's words: two reporters may have heard them. */
  readonly quoted: boolean;
  /** Its place among the rest changed. */
  readonly moved: boolean;
}

export interface TextChange {
  readonly kind: "added" | "cut" | "changed" | "moved";
  readonly a: Span | null;
  readonly b: Span | null;
  /** For "changed": word by word, in order. */
  readonly words: readonly WordChange[];
  /** The size of a typing error: a letter or two of one word. */
  readonly small: boolean;
}

/** A stretch of words: in `a` where it was cut, in `b` where it was added or is the same. */
export interface WordChange {
  readonly kind: "same" | "added" | "cut";
  readonly span: Span;
}

/** A headline or standfirst, before and after. "swapped": another sentence altogether, to be shown as a whole. */
export interface LineChange {
  readonly kind: "same" | "small" | "edited" | "swapped" | "added" | "cut";
  readonly before: string | null;
  readonly after: string | null;
  /** For "small" and "edited"; spans of `before` where cut, of `after` else. */
  readonly words: readonly WordChange[];
}

/** Which of several copies came first, as far as can be known, and what says so. */
export interface First {
  /** An article's id; null where it is unknown or where none of them is the source. */
  readonly article: string | null;
  readonly confidence: "known" | "likely" | "unknown";
  readonly reasons: readonly FirstReason[];
}

export interface FirstReason {
  readonly rule: string;
  /** The article that this speaks for; null where it speaks against knowing. */
  readonly favours: string | null;
  readonly says: string;
}

/** How many independent reports stand behind a set of articles. */
export interface OriginCount {
  /** An agency's reports are one origin, and so is a fold whose origin nobody names. */
  readonly origins: number;
  readonly folds: number;
  readonly articles: number;
  readonly groups: readonly OriginGroup[];
}

export interface OriginGroup {
  readonly agency: string | null;
  /** Ids of folds, and of articles, in the order given. */
  readonly folds: readonly string[];
  readonly articles: readonly string[];
}

/** What changed on one page between two captures. */
export interface VersionChange {
  /** "slips": typing errors and signs only, which a reader may wish to leave out. */
  readonly extent: "nothing" | "slips" | "headline" | "text";
  readonly diff: CopyDiff;
}

/** A sentence cited from an earlier version of a page, looked for in a later one. */
export interface CitationState {
  readonly state: "kept" | "changed" | "vanished";
  /** Where it stands now; null where it vanished. */
  readonly span: Span | null;
  /** The share of its words that are still there, 0 to 1. */
  readonly share: number;
}

/**
 * The story that an article was put in when it came. A story's id is that of one of its articles, as a rule the
 * first, and never changes.
 */
export interface StoryPlace {
  readonly id: string;
  readonly story: string;
  /** The article of the story that it is nearest to, of those that came before it. */
  readonly near: string | null;
}

/** A story as it stands, in its articles' own words. */
export interface Story {
  readonly id: string;
  /** In the order given. */
  readonly articles: readonly string[];
  /** The headline that has most in common with the others; null where no article has one. */
  readonly label: string | null;
  /** Names that most articles have, the most common first; and of those the ones that stand where places stand. */
  readonly who: readonly string[];
  readonly where: readonly string[];
  /** The first and the last date of publication, as given. */
  readonly since: string | null;
  readonly latest: string | null;
}

/**
 * What a stream told of its stories' bounds after the fact: two stories were one ("merge": `from` ends, all its
 * articles are `to`'s), one was two ("split": `articles` leave `from` and are the new story `to`), or some articles of
 * one were another's ("move").
 */
export interface StoryChange {
  readonly kind: "merge" | "split" | "move";
  readonly from: string;
  readonly to: string;
  /** The article that told. */
  readonly by: string;
  readonly articles: readonly string[];
}

/**
 * One happening, put together from every report of it. Reports that agree are its sources; where they differ on a
 * day, a place or a figure, each version stays with those who say it, and nothing is averaged.
 */
export interface Happening {
  /** "h1", "h2": unique within one joining, in order of the first report. */
  readonly id: string;
  /** EDTF: the closest date on which every dated report agrees; `null` where they differ or none has one. */
  readonly when: string | null;
  /** "denied" also of what was planned and called off or put off; its date is the one it was planned for. */
  readonly status: Event["status"];
  /** It was planned for a day now past, and no report says that it took place or was called off. */
  readonly open: boolean;
  /** Names, as the reports have them. */
  readonly who: readonly string[];
  readonly where: readonly string[];
  /** The earliest published first. */
  readonly reports: readonly EventReport[];
  readonly conflicts: readonly Conflict[];
}

/** An event in the article that reports it, with its words and its people's names beside it. */
export interface EventReport {
  readonly article: string;
  /** ISO 8601, a day or a moment; null where unknown. */
  readonly published: string | null;
  readonly event: Event;
  /** The text of `event.what`, of `event.trigger` and of `event.sentence`. */
  readonly what: string;
  readonly trigger: string;
  readonly sentence: string;
  /** Names of the members that the event's ids stand for. */
  readonly who: readonly string[];
  readonly where: readonly string[];
  readonly accordingTo: readonly string[];
}

/** What reports of one happening give differently: each version with the articles that have it. */
export interface Conflict {
  readonly about: "date" | "place" | "figure";
  readonly versions: readonly {
    readonly value: string;
    readonly articles: readonly string[];
    readonly accordingTo: readonly string[];
  }[];
}

/** A line of a timeline as it leaves Newsledger: what TimelineJS, calendars and tables are made from. */
export interface TimelineItem {
  /** Stays the same from one export to the next. */
  readonly id: string;
  /** EDTF. */
  readonly when: string;
  readonly title: string;
  /** Sentences word for word. */
  readonly sentences: readonly string[];
  readonly status: Event["status"];
  readonly where: readonly string[];
  readonly sources: readonly {
    readonly title: string | null;
    readonly publisher: string | null;
    readonly url: string | null;
  }[];
}

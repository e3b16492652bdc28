/** RSS, Atom, RDF and JSON Feed: one page an item, with the full text where the feed carries it. */
import { parseFeed } from "feedsmith";
import type { Note, Page } from "../model.ts";
import { type Carrier, givenOf, innerPage, webAddress } from "./carrier.ts";
import { pageError } from "./failure.ts";

/** An item of any format. */
interface Item {
  readonly title: string | undefined;
  readonly link: string | undefined;
  readonly full: string | undefined;
  readonly summary: string | undefined;
  readonly authors: readonly (string | undefined)[];
  readonly published: unknown;
  readonly modified: unknown;
  readonly section: string | undefined;
  readonly language: string | undefined;
}

/** Throws a page error where the feed cannot be parsed or has no item. */
export function* feedPages(carrier: Carrier, text: string): Generator<Page> {
  const { items, publisher, language } = itemsOf(text);
  if (!items.length) throw pageError("a feed with no items");
  for (const item of items) {
    const content = item.full ?? item.summary ?? "";
    const hasMarkup = /<[a-z/!]|&[#a-z]/i.test(content);
    yield innerPage(
      carrier,
      hasMarkup ? "html" : "text",
      content,
      webAddress(item.link, carrier.url),
      givenOf({
        title: plainOf(item.title),
        bylines: item.authors.flatMap((name) => name?.trim() || []),
        publisher: plainOf(publisher),
        language: item.language ?? language,
        published: isoOf(item.published),
        modified: isoOf(item.modified),
        section: plainOf(item.section),
      }),
      notesOf(item),
    );
  }
}

function notesOf({ full, summary }: Item): Note[] {
  if (full) return [];
  const reason = summary
    ? "the feed carries a summary of this item, not its text"
    : "the feed carries no text of this item";
  return [{ stage: "page", rule: "feed-summary-only", reason }];
}

interface Items {
  readonly items: readonly Item[];
  readonly publisher: string | undefined;
  readonly language: string | undefined;
}

function itemsOf(text: string): Items {
  let parsed: ReturnType<typeof parseFeed>;
  try {
    parsed = parseFeed(text);
  } catch {
    throw pageError("a feed that is not well formed");
  }
  if (parsed.format === "atom") return atomItems(parsed.feed);
  if (parsed.format === "json") return jsonItems(parsed.feed);
  return rssItems(parsed.feed);
}

type Feed<F> = Extract<ReturnType<typeof parseFeed>, { format: F }>["feed"];

function atomItems(feed: Feed<"atom">): Items {
  const items = (feed.entries ?? []).map((entry) => ({
    title: entry.title?.value,
    link: (entry.links?.find((link) => !link.rel || link.rel === "alternate") ?? entry.links?.[0])?.href,
    full: entry.content?.value ?? undefined,
    summary: entry.summary?.value,
    authors: (entry.authors ?? feed.authors ?? []).map((author) => author.name),
    published: entry.published ?? entry.updated,
    modified: entry.updated,
    section: entry.categories?.[0]?.label ?? entry.categories?.[0]?.term,
    language: entry.xml?.lang,
  }));
  return { items, publisher: feed.title?.value, language: feed.xml?.lang };
}

function jsonItems(feed: Feed<"json">): Items {
  const items = (feed.items ?? []).map((item) => ({
    title: item.title,
    link: item.url ?? item.external_url,
    full: item.content_html ?? item.content_text,
    summary: item.summary,
    authors: (item.authors ?? feed.authors ?? []).map((author) => author.name),
    published: item.date_published,
    modified: item.date_modified,
    section: undefined,
    language: item.language,
  }));
  return { items, publisher: feed.title, language: feed.language };
}

function rssItems(feed: Feed<"rss"> | Feed<"rdf">): Items {
  const language = "language" in feed ? feed.language : undefined;
  const items = (feed.items ?? []).map((item) => ({
    title: item.title,
    link: item.link,
    full: item.content?.encoded,
    summary: item.description,
    authors: item.dc?.creators ?? ("authors" in item ? (item.authors ?? []).map(nameOf) : []),
    published: ("pubDate" in item ? item.pubDate : undefined) ?? item.dc?.dates?.[0],
    modified: undefined,
    section: "categories" in item ? item.categories?.[0]?.name : undefined,
    language: item.dc?.languages?.[0],
  }));
  return { items, publisher: feed.title, language: language ?? feed.dc?.languages?.[0] };
}

/** RSS 2.0 puts an address before the name: "desk@example.org (Ada Brook)". An address alone names nobody. */
function nameOf(author: unknown): string | undefined {
  const text = typeof author === "string" ? author : ((author as { name?: string })?.name ?? "");
  const inner = /\(([^()]{2,80})\)\s*$/.exec(text.slice(-120))?.[1];
  return inner ?? (text.includes("@") ? undefined : text);
}

/** Titles may hold markup and character references. */
function plainOf(text: string | undefined): string | undefined {
  return text
    ?.slice(0, 2000)
    .replace(/<[^<>]{0,300}>/g, "")
    .replace(/&(amp|lt|gt|quot|apos|nbsp|#39|#x27);/gi, (_, name: string) => entities[name.toLowerCase()]!)
    .replace(/\s+/g, " ")
    .trim();
}

const entities: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  "#39": "'",
  "#x27": "'",
};

/**
 * ISO 8601 with the zone that the feed states; null where the text is no date. The day at the place is kept: RFC 822
 * "Thu, 27 Feb 2025 23:30:00 +0530" is the 27th, though it's the 27th or 28th elsewhere.
 */
export function isoOf(date: unknown): string | null {
  const text = typeof date === "string" ? date.trim() : "";
  if (/^\d{4}-\d\d-\d\d(?:$|[T ])/.test(text))
    return Number.isNaN(Date.parse(text)) ? null : text.replace(" ", "T");
  const part =
    /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]{0,6}\s+(\d{4}|\d\d)(?:\s+(\d{1,2}:\d\d(?::\d\d)?)\s*([+-]\d{4}|[A-Z]{1,5})?)?/.exec(
      text,
    );
  const month = part ? "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(part[2]!.toLowerCase()) / 3 : -1;
  if (!part || !Number.isInteger(month) || month < 0) return null;
  const year = part[3]!.length === 2 ? `20${part[3]}` : part[3]!;
  const day = `${year}-${String(month + 1).padStart(2, "0")}-${part[1]!.padStart(2, "0")}`;
  if (Number.isNaN(Date.parse(day))) return null;
  if (!part[4]) return day;
  const time = `${part[4].padStart(part[4].split(":").length === 2 ? 5 : 8, "0")}${part[4].split(":").length === 2 ? ":00" : ""}`;
  return `${day}T${time}${zoneOf(part[5] ?? "")}`;
}

/** RFC 822's names of zones; an unknown one is left out rather than guessed. */
function zoneOf(zone: string): string {
  if (/^[+-]\d{4}$/.test(zone)) return `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const hours: Record<string, string> = {
    GMT: "Z",
    UT: "Z",
    UTC: "Z",
    Z: "Z",
    EST: "-05:00",
    EDT: "-04:00",
    CST: "-06:00",
    CDT: "-05:00",
    MST: "-07:00",
    MDT: "-06:00",
    PST: "-08:00",
    PDT: "-07:00",
  };
  return hours[zone] ?? "";
}

/** A list of dated entries as Atom (RFC 4287), JSON Feed 1.1 and OPML 2.0. */
import { generateAtomFeed, generateJsonFeed, generateOpml } from "feedsmith";

export interface FeedItem {
  /** Stays the same for the same entry. */
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Where it can be read; null where a file cannot know. */
  readonly url: string | null;
  /** ISO 8601. */
  readonly date: string;
}

export interface Feed {
  /** An absolute IRI that stays the same for the same feed. */
  readonly id: string;
  readonly title: string;
  /** The address of the feed, and of the page that it is of; null where a file cannot know. Atom takes relative ones. */
  readonly self: string | null;
  readonly page: string | null;
  /** ISO 8601: when the newest entry came. */
  readonly updated: string;
  readonly items: readonly FeedItem[];
}

const moment = (iso: string): Date => new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso);

const link = (href: string | null, rel: string): { href: string; rel: string }[] =>
  href === null ? [] : [{ href, rel }];

export function toAtom({ id, title, self, page, updated, items }: Feed): string {
  return generateAtomFeed({
    id,
    title: { value: title },
    updated: moment(updated),
    links: [...link(self, "self"), ...link(page, "alternate")],
    authors: [{ name: "Newsledger" }],
    entries: items.map((item) => ({
      id: `urn:newsledger:${item.id}`,
      title: { value: item.title },
      updated: moment(item.date),
      links: link(item.url, "alternate"),
      content: { value: item.text, type: "text" },
    })),
  });
}

export function toJsonFeed({ title, self, page, items }: Feed): unknown {
  return generateJsonFeed({
    title,
    ...(page === null ? {} : { home_page_url: page }),
    ...(self === null ? {} : { feed_url: self }),
    items: items.map((item) => ({
      id: `urn:newsledger:${item.id}`,
      ...(item.url === null ? {} : { url: item.url }),
      title: item.title,
      content_text: item.text,
      date_published: moment(item.date),
    })),
  });
}

/** Feeds of a reading list, each with its title and address. */
export function toOpml(
  title: string,
  feeds: readonly { readonly title: string; readonly url: string }[],
): string {
  return generateOpml({
    head: { title },
    body: {
      outlines: feeds.map((feed) => ({ text: feed.title, title: feed.title, type: "rss", xmlUrl: feed.url })),
    },
  });
}

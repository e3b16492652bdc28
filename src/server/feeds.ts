/** Feeds and calendars: of a story, a name, a search, and of what is announced. */
import type { Context, Hono } from "hono";
import { actorView } from "../desk/actor.ts";
import { eventsOf, type StatementView, viewsOf } from "../desk/entries.ts";
import { frontView } from "../desk/front.ts";
import { eventItems, happeningItems, storyItems } from "../desk/items.ts";
import { plansOf } from "../desk/plans.ts";
import { searchView } from "../desk/search.ts";
import { storyView } from "../desk/story.ts";
import { type FeedItem, toAtom, toJsonFeed, toOpml } from "../export/feeds.ts";
import { toCalendar } from "../export/ical.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { parseQuery, QueryError } from "../ledger/query.ts";
import type { TimelineItem } from "../model.ts";
import { nameHref } from "../site/parts.ts";
import type { Env } from "./access.ts";

type C = Context<Env>;

/** What a feed is of: its title, its page, and its dated lines. */
interface Source {
  readonly title: string;
  readonly page: string;
  readonly items: readonly TimelineItem[];
  /** Lines that are no events, for feeds alone: statements, articles. */
  readonly lines: readonly Line[];
  /** Events are for the calendar alone. */
  readonly articlesOnly?: boolean;
}

type Line = Omit<FeedItem, "url" | "date"> & { readonly path: string };

/** How a feed at `from` names a page at `to`; null: it cannot. */
export type Address = (to: string, from: string) => string | null;

export function feedRoutes(
  app: Hono<Env>,
  ledger: Ledger,
  today: () => string,
  now: () => string,
  given?: Address,
): void {
  const feeds: readonly (readonly [path: string, source: (c: C, id: string) => Promise<Source | null>])[] = [
    ["/story/:id", (_c, id) => ofStory(ledger, id)],
    ["/name/:id", (_c, key) => ofName(ledger, key)],
    ["/announced", () => ofPlans(ledger, today())],
    ["/search", (c) => ofSearch(ledger, c.req.query("q") ?? "")],
  ];
  for (const [path, source] of feeds)
    for (const ending of endings) feed(app, ledger, path, ending, now, source, given);
  app.get("/sources.opml", async (c) => {
    const { stories } = await frontView(ledger, today());
    const at = (path: string): string => given?.(path, "/sources.opml") ?? `${baseOf(c)}${path}`;
    const list = [
      { title: "Announced and due", url: at("/announced.atom") },
      ...stories.map(({ id, title }) => ({ title, url: at(`/story/${id}.atom`) })),
    ];
    return c.body(toOpml("Newsledger", list), 200, { "content-type": "text/x-opml; charset=utf-8" });
  });
}

async function ofStory(ledger: Ledger, id: string): Promise<Source | null> {
  const story = await storyView(ledger, id);
  if (!story) return null;
  const lines = story.statements
    .filter(({ act, wrong }) => act === "said" && !wrong)
    .map((s) => statementLine(s, s.speaker?.name ?? s.source ?? "Unattributed"));
  return { title: story.title, page: `/story/${story.id}`, items: storyItems(story), lines };
}

async function ofName(ledger: Ledger, key: string): Promise<Source | null> {
  const actor = await actorView(ledger, key);
  if (!actor) return null;
  const lines = actor.statements.filter(({ wrong }) => !wrong).map((s) => statementLine(s, actor.name));
  return { title: actor.name, page: nameHref(actor.key), items: eventItems(actor.events), lines };
}

async function ofPlans(ledger: Ledger, today: string): Promise<Source> {
  const { announced, overdue } = await plansOf(ledger, today);
  const items = happeningItems([...announced, ...overdue]);
  return { title: "Announced and due", page: "/", items, lines: [] };
}

/** Articles that fit, newest first; in a calendar the events that do. */
async function ofSearch(ledger: Ledger, typed: string): Promise<Source> {
  const query = parseQuery(typed);
  const hits = await searchView(ledger, query, { limit: 30, order: "date" });
  const events = await viewsOf(ledger, await ledger.events(query, { limit: 200 }), eventsOf);
  return {
    title: `Search: ${typed}`,
    page: `/search?q=${encodeURIComponent(typed)}`,
    items: eventItems(events.filter(({ wrong }) => !wrong)),
    lines: hits.map(({ row, title, sentences }) => ({
      id: row.id,
      title,
      text: sentences.map(({ text }) => text).join(" "),
      path: `/article/${row.id}`,
    })),
    articlesOnly: true,
  };
}

function statementLine(s: StatementView, speaker: string): Line {
  const title = `${speaker}${s.via.map(({ name }) => ` via ${name}`).join("")}`;
  return { id: s.id, title, text: s.words, path: `/entry/${s.id}` };
}

const endings = ["atom", "feed.json", "ics"] as const;
type Ending = (typeof endings)[number];

function feed(
  app: Hono<Env>,
  ledger: Ledger,
  path: string,
  ending: Ending,
  now: () => string,
  source: (c: C, id: string) => Promise<Source | null>,
  given: Address | undefined,
): void {
  const suffix = `.${ending}`;
  const route = path.endsWith(":id") ? `${path}{.+${suffix.replaceAll(".", "\\.")}}` : `${path}${suffix}`;
  app.get(route, async (c) => {
    try {
      const found = await source(c, (c.req.param("id") ?? "").slice(0, -suffix.length));
      return found ? await answer(c, ledger, ending, now(), found, given) : c.notFound();
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return c.json({ type: "about:blank", title: error.message, status: 400 }, 400, {
        "content-type": "application/problem+json",
      });
    }
  });
}

/** The site's own address as the reader asked for it; the Host header has been checked before. */
const baseOf = (c: C): string => new URL(c.req.url).origin;

const mostEntries = 100;

async function answer(
  c: C,
  ledger: Ledger,
  ending: Ending,
  now: string,
  { title, page, items, lines, articlesOnly = false }: Source,
  given: Address | undefined,
): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const self = `${pathname}${search}`;
  const at = (path: string): string | null => (given ? given(path, self) : `${baseOf(c)}${path}`);
  if (ending === "ics") {
    const linked = items.map((item) => ({
      ...item,
      sources: item.sources.map((source) => ({ ...source, url: at(`/entry/${item.id}`) })),
    }));
    return c.body(toCalendar(linked, title, now), 200, { "content-type": "text/calendar; charset=utf-8" });
  }
  const events = items.map((item) => ({
    id: item.id,
    title: item.title,
    text: `${item.when}: ${item.sentences.join(" ")}`,
    path: `/entry/${item.id}`,
  }));
  const known = new Map<string, Promise<string>>();
  const came = (article: string): Promise<string> => {
    const date = known.get(article) ?? cameAt(ledger, article);
    known.set(article, date);
    return date;
  };
  const all = await Promise.all(
    [...lines, ...(articlesOnly ? [] : events)].map(async ({ path, ...line }): Promise<FeedItem> => {
      const date = await came(line.id.slice(0, 32));
      return { ...line, url: at(path), date };
    }),
  );
  all.sort((a, b) => b.date.localeCompare(a.date));
  const feed = {
    id: given ? `urn:newsledger:${pathname.slice(1)}` : at(self)!,
    title,
    self: at(self),
    page: at(page),
    updated: all[0]?.date ?? "1970-01-01",
    items: all.slice(0, mostEntries),
  };
  if (ending === "atom")
    return c.body(toAtom(feed), 200, { "content-type": "application/atom+xml; charset=utf-8" });
  return c.body(JSON.stringify(toJsonFeed(feed)), 200, {
    "content-type": "application/feed+json; charset=utf-8",
  });
}

/** When a reader of the feed could first have it: the publication of its article, never the day that it speaks of. */
async function cameAt(ledger: Ledger, id: string): Promise<string> {
  const article = await ledger.article(id);
  const at = article?.published ?? article?.latest ?? article?.addedAt ?? "";
  return Number.isNaN(Date.parse(at)) ? "1970-01-01T00:00:00.000Z" : new Date(at).toISOString();
}

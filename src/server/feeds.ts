/** Feeds and calendars: of a story, a name, a search, and of what is announced. */
import type { Context, Hono } from "hono";
import { actorView } from "../desk/actor.ts";
import { frontView } from "../desk/front.ts";
import { actorItems, happeningItems, storyItems } from "../desk/items.ts";
import { searchView } from "../desk/search.ts";
import { storyView } from "../desk/story.ts";
import { type FeedItem, toAtom, toJsonFeed, toOpml } from "../export/feeds.ts";
import { toCalendar } from "../export/ical.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { parseQuery } from "../ledger/query.ts";
import type { TimelineItem } from "../model.ts";
import type { Env } from "./access.ts";

type C = Context<Env>;

/** What a feed is of: its title, its page, and its dated lines. */
interface Source {
  readonly title: string;
  readonly page: string;
  readonly items: readonly TimelineItem[];
  /** Lines that are no events, for feeds alone: statements, articles. */
  readonly lines: readonly (Omit<FeedItem, "url"> & { readonly path: string })[];
}

export function feedRoutes(app: Hono<Env>, ledger: Ledger, today: () => string, now: () => string): void {
  feed(app, "/story/:id", now, async (id) => {
    const story = await storyView(ledger, id);
    return (
      story && {
        title: story.title,
        page: `/story/${id}`,
        items: storyItems(story),
        lines: story.statements
          .filter(({ act, wrong, day }) => act === "said" && !wrong && day !== null)
          .map((s) => ({
            id: s.id,
            title: `${s.speaker?.name ?? s.source ?? "Unattributed"}${s.via.map(({ name }) => ` via ${name}`).join("")}`,
            text: s.words,
            date: s.day!.slice(0, 10),
            path: `/entry/${s.id}`,
          })),
      }
    );
  });
  feed(app, "/name/:id", now, async (key) => {
    const actor = await actorView(ledger, key);
    return (
      actor && {
        title: actor.name,
        page: `/name/${encodeURIComponent(key)}`,
        items: actorItems(actor),
        lines: actor.statements
          .filter(({ wrong, day }) => !wrong && day !== null)
          .map((s) => ({
            id: s.id,
            title: actor.name,
            text: s.words,
            date: s.day!.slice(0, 10),
            path: `/entry/${s.id}`,
          })),
      }
    );
  });
  for (const ending of endings) {
    app.get(`/announced.${ending}`, async (c) => {
      const { announced, overdue } = await frontView(ledger, today());
      return answer(c, ending, now(), {
        title: "Announced and due",
        page: "/",
        items: happeningItems([...announced, ...overdue]),
        lines: [],
      });
    });
  }
  app.get("/search.atom", async (c) => {
    const query = c.req.query("q") ?? "";
    const hits = await searchView(ledger, parseQuery(query), { limit: 30, order: "date" });
    const lines = hits.map(({ row, title, sentences }) => ({
      id: row.id,
      title,
      text: sentences.map(({ text }) => text).join(" "),
      date: row.published ?? row.latest ?? row.addedAt,
      path: `/article/${row.id}`,
    }));
    return answer(c, "atom", now(), {
      title: `Search: ${query}`,
      page: `/search?q=${encodeURIComponent(query)}`,
      items: [],
      lines,
    });
  });
  app.get("/sources.opml", async (c) => {
    const { stories } = await frontView(ledger, today());
    const base = baseOf(c);
    const feeds = [
      { title: "Announced and due", url: `${base}/announced.atom` },
      ...stories.map(({ id, title }) => ({ title, url: `${base}/story/${id}.atom` })),
    ];
    return c.body(toOpml("Newsledger", feeds), 200, { "content-type": "text/x-opml; charset=utf-8" });
  });
}

const endings = ["atom", "feed.json", "ics"] as const;
type Ending = (typeof endings)[number];

function feed(
  app: Hono<Env>,
  path: string,
  now: () => string,
  source: (id: string) => Promise<Source | null>,
): void {
  for (const ending of endings) {
    app.get(`${path}{.+\\.${ending.replace(".", "\\.")}}`, async (c) => {
      const found = await source(c.req.param("id")!.slice(0, -ending.length - 1));
      return found ? answer(c, ending, now(), found) : c.notFound();
    });
  }
}

/** The site's own address as the reader asked for it; the Host header has been checked before. */
const baseOf = (c: C): string => new URL(c.req.url).origin;

function answer(
  c: C,
  ending: Ending,
  now: string,
  { title, page, items, lines }: Source,
): Response | Promise<Response> {
  if (ending === "ics")
    return c.body(toCalendar(items, title, now), 200, { "content-type": "text/calendar; charset=utf-8" });
  const base = baseOf(c);
  const events = items.map((item) => ({
    id: item.id,
    title: item.title,
    text: `${item.when}: ${item.sentences.join(" ")}`,
    date: dayOf(item.when),
    path: `/entry/${item.id}`,
  }));
  const all = [...lines, ...events]
    .map(({ path, ...item }) => ({ ...item, url: `${base}${path}` }))
    .toSorted((a, b) => b.date.localeCompare(a.date));
  const whole = {
    title,
    self: `${base}${c.req.path}`,
    page: `${base}${page}`,
    updated: all[0]?.date ?? "1970-01-01",
    items: all.slice(0, 100),
  };
  if (ending === "atom")
    return c.body(toAtom(whole), 200, { "content-type": "application/atom+xml; charset=utf-8" });
  return c.body(JSON.stringify(toJsonFeed(whole)), 200, {
    "content-type": "application/feed+json; charset=utf-8",
  });
}

/** A day for sorting: the first that an EDTF value names. */
function dayOf(edtf: string): string {
  return (
    /\d{4}-\d\d-\d\d/.exec(edtf)?.[0] ??
    `${/\d{4}-\d\d/.exec(edtf)?.[0] ?? `${/\d{4}/.exec(edtf)?.[0] ?? "1970"}-01`}-01`
  );
}

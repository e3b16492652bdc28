/** Searching: articles, statements or events that fit a query, as a page, as JSON, and as files to take away. */
import type { Context, Hono } from "hono";
import { eventsOf, viewsOf } from "../desk/entries.ts";
import { foundReferences, foundTable, type SearchKind, searchKinds } from "../desk/found.ts";
import { saidWhat } from "../desk/said.ts";
import { searchView } from "../desk/search.ts";
import { tableToCsv } from "../export/tables.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { parseQuery, type Query, QueryError } from "../ledger/query.ts";
import { type SearchFound, searchPage } from "../site/search.ts";
import type { Env } from "./access.ts";
import type { Fresh } from "./fresh.ts";

type C = Context<Env>;

const aPage = 20;
const mostPages = 50;

export function searchRoutes(app: Hono<Env>, ledger: Ledger, fresh: Fresh): void {
  const found = async (c: C): Promise<SearchFound> => {
    const asked = askedOf(c);
    if (!asked.query.trim()) return { ...nothing, kind: asked.kind, order: asked.order };
    const key = `search ${asked.kind} ${asked.order} ${asked.page} ${asked.query}`;
    return fresh.view(key, () => search(ledger, asked));
  };
  app.get("/search", async (c) => {
    const query = c.req.query("q") ?? "";
    try {
      return c.html(searchPage(query, await found(c)));
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return c.html(searchPage(query, { ...nothing, ...askedOf(c), problem: error.message }), 400);
    }
  });
  file(app, "/search.json", async (c) => c.json({ query: c.req.query("q") ?? "", ...(await found(c)) }));
  file(app, "/search.csv", async (c) => {
    const { kind, query } = askedOf(c);
    const table = await foundTable(ledger, parseQuery(query), kind, new URL(c.req.url).origin);
    return download(c, tableToCsv(table), "text/csv", `${kind}.csv`);
  });
  file(app, "/search.bib", async (c) => {
    const { kind, query } = askedOf(c);
    const text = await foundReferences(ledger, parseQuery(query), kind, "bibtex");
    return download(c, text, "application/x-bibtex", `${kind}.bib`);
  });
  file(app, "/search.csl.json", async (c) => {
    const { kind, query } = askedOf(c);
    const text = await foundReferences(ledger, parseQuery(query), kind, "csl");
    return download(c, text, "application/vnd.citationstyles.csl+json", `${kind}.csl.json`);
  });
}

const nothing: SearchFound = {
  kind: "articles",
  order: "rank",
  hits: [],
  statements: [],
  events: [],
  names: [],
  next: null,
  problem: null,
};

interface Asked {
  readonly query: string;
  readonly kind: SearchKind;
  readonly order: "rank" | "date";
  readonly page: number;
}

function askedOf(c: C): Asked {
  return {
    query: c.req.query("q") ?? "",
    kind: searchKinds.find((kind) => kind === c.req.query("in")) ?? "articles",
    order: c.req.query("order") === "date" ? "date" : "rank",
    page: Math.max(0, Math.min(mostPages, Math.trunc(Number(c.req.query("page"))) || 0)),
  };
}

async function search(ledger: Ledger, { query: typed, kind, order, page }: Asked): Promise<SearchFound> {
  const query = parseQuery(typed);
  const slice = { limit: aPage + 1, offset: page * aPage };
  const found = { ...nothing, kind, order };
  const hits = kind === "articles" ? await searchView(ledger, query, { ...slice, order }) : [];
  const statements = kind === "statements" ? await saidWhat(ledger, query, slice) : [];
  const events = kind === "events" ? await viewsOf(ledger, await ledger.events(query, slice), eventsOf) : [];
  const more = Math.max(hits.length, statements.length, events.length) > aPage && page < mostPages;
  return {
    ...found,
    hits: hits.slice(0, aPage),
    statements: statements.slice(0, aPage),
    events: events.slice(0, aPage),
    names: page === 0 ? await namesFor(ledger, query) : [],
    next: more ? `/search?q=${encodeURIComponent(typed)}&in=${kind}&order=${order}&page=${page + 1}` : null,
  };
}

/** People, organisations and places that the words themselves name. */
async function namesFor(ledger: Ledger, { must, speaker, via }: Query): Promise<SearchFound["names"]> {
  const words = speaker ?? via ?? must.flat().join(" ");
  const names = words ? await ledger.names(words, 12) : [];
  // One key has one page, whatever kinds it was read as.
  return names.filter(({ key }, at) => names.findIndex((other) => other.key === key) === at).slice(0, 6);
}

/** A file for programs: what a query does not allow is told as RFC 9457. */
function file(app: Hono<Env>, path: string, answer: (c: C) => Promise<Response>): void {
  app.get(path, async (c) => {
    try {
      return await answer(c);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return c.json({ type: "about:blank", title: error.message, status: 400 }, 400, {
        "content-type": "application/problem+json",
      });
    }
  });
}

const download = (c: C, text: string, type: string, name: string): Response =>
  c.body(text, 200, {
    "content-type": `${type}; charset=utf-8`,
    "content-disposition": `attachment; filename="${name}"`,
  });

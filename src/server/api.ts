/**
 * The JSON API under /api/v1. Its routes are data: the same list makes the handlers and the OpenAPI document, so that
 * neither can say what the other does not.
 */
import type { Context, Hono, MiddlewareHandler } from "hono";
import type { z } from "zod";
import { actorView } from "../desk/actor.ts";
import { articleView } from "../desk/article.ts";
import { copiesOf } from "../desk/copies.ts";
import { differenceView } from "../desk/differences.ts";
import { eventsOf, statementsOf, viewsOf } from "../desk/entries.ts";
import { entryView } from "../desk/entry.ts";
import { UnknownId } from "../desk/find.ts";
import { foundSaid } from "../desk/said.ts";
import { searchView } from "../desk/search.ts";
import { storyView } from "../desk/story.ts";
import { type Ledger, LostPlace } from "../ledger/ledger.ts";
import { parseQuery, QueryError } from "../ledger/query.ts";
import type { Env } from "./access.ts";
import * as schemas from "./api-schemas.ts";
import { CursorError } from "./cursor.ts";
import { behind, entryPage, most, namesBehind, paged, usual } from "./lists.ts";
import { openApi } from "./openapi.ts";

type C = Context<Env>;

export interface Route {
  readonly path: string;
  readonly summary: string;
  readonly query: Readonly<Record<string, Parameter>>;
  readonly answer: z.ZodType;
  readonly get: (c: C, ledger: Ledger) => Promise<unknown>;
}

/** A parameter of a query: what it means, and its values; a value that its schema does not allow is refused. */
export interface Parameter {
  readonly says: string;
  readonly required?: true;
  readonly schema: {
    readonly type: "string" | "integer";
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly default?: string | number;
  };
}

const text = (says: string): Parameter => ({ says, schema: { type: "string" } });
const day = (says: string): Parameter => ({
  says,
  schema: { type: "string", pattern: "^\\d{4}-\\d\\d-\\d\\d$" },
});
const side = (says: string): Parameter => ({
  says,
  required: true,
  schema: { type: "string", pattern: "^[0-9a-f]{32}(@[0-9a-f]{64})?$" },
});
const paging = {
  limit: {
    says: `how many at most: 1 to ${most} (${usual})`,
    schema: { type: "integer", minimum: 1, maximum: most, default: usual },
  },
  cursor: text("the `next` of the page before"),
} as const;
const searching = {
  q: text('words, "phrases", -without, speaker: via: publisher: agency: from: to: planned:yes'),
};

export const routes: readonly Route[] = [
  {
    path: "/articles",
    summary: "Articles that fit a query, best first with words, else newest first",
    query: {
      ...searching,
      order: {
        says: "rank or date",
        schema: { type: "string", enum: ["rank", "date"], default: "rank" },
      },
      ...paging,
    },
    answer: schemas.pageOf(schemas.hit),
    get: (c, ledger) => {
      const order = c.req.query("order") === "date" ? "date" : "rank";
      return paged(
        c,
        order,
        (limit, after) => searchView(ledger, queryOf(c), { ...behind(limit, after), order }),
        ({ row }) => [row.published?.slice(0, 10) ?? row.latest, row.id],
      );
    },
  },
  {
    path: "/articles/{id}",
    summary: "One article with its reading",
    query: {
      sha256: {
        says: "a capture; without it the current one",
        schema: { type: "string", pattern: "^[0-9a-f]{64}$" },
      },
    },
    answer: schemas.article,
    get: (c, ledger) => articleView(ledger, c.req.param("id")!, c.req.query("sha256")),
  },
  {
    path: "/articles/{id}/copies",
    summary: "Articles with its text in the whole ledger, however far apart in time, the most alike first",
    query: {},
    answer: schemas.pageOf(schemas.otherCopy),
    get: async (c, ledger) => {
      const stored = await ledger.article(c.req.param("id")!);
      return stored && { items: await copiesOf(ledger, stored), next: null };
    },
  },
  {
    path: "/statements",
    summary: "Who said what, newest first",
    query: {
      ...searching,
      thoughts: {
        says: "1: what people are reported to think, too",
        schema: { type: "string", enum: ["0", "1"], default: "0" },
      },
      ...paging,
    },
    answer: schemas.pageOf(schemas.statement),
    get: (c, ledger) =>
      entryPage(
        c,
        "statements",
        (slice) => foundSaid(ledger, queryOf(c), { ...slice, thoughts: c.req.query("thoughts") === "1" }),
        (found) => viewsOf(ledger, found, statementsOf),
      ),
  },
  {
    path: "/events",
    summary: "What happened or is planned, by date",
    query: { ...searching, ...paging },
    answer: schemas.pageOf(schemas.event),
    get: (c, ledger) =>
      entryPage(
        c,
        "events",
        (slice) => ledger.events(queryOf(c), slice),
        (found) => viewsOf(ledger, found, eventsOf),
      ),
  },
  {
    path: "/stories",
    summary: "Stories, the newest first",
    query: { from: day("an ISO day"), to: day("an ISO day"), ...paging },
    answer: schemas.pageOf(schemas.storyRow),
    get: (c, ledger) =>
      paged(
        c,
        "stories",
        (limit, after) => ledger.stories({ ...behind(limit, after), ...given(c, "from"), ...given(c, "to") }),
        ({ day, id }) => [day, id],
      ),
  },
  {
    path: "/stories/{id}",
    summary: "One story: timeline, happenings, statements, copies, cast, and the affair that it is part of",
    query: {
      affair: {
        says: "1: all stories of its affair as one",
        schema: { type: "string", enum: ["0", "1"], default: "0" },
      },
    },
    answer: schemas.story,
    get: (c, ledger) => storyView(ledger, c.req.param("id")!, { whole: c.req.query("affair") === "1" }),
  },
  {
    path: "/names",
    summary: "People, organisations and places by name",
    query: { q: text("the name or its beginning"), ...paging },
    answer: schemas.pageOf(schemas.nameRow),
    get: (c, ledger) =>
      paged(
        c,
        "names",
        (limit, after) => namesBehind(ledger, c.req.query("q") ?? "", limit, after),
        ({ articles, key, kind }) => [articles, key, kind],
      ),
  },
  {
    path: "/names/{key}",
    summary: "One of them: offices, statements, what they passed on, events",
    query: {},
    answer: schemas.actor,
    get: (c, ledger) => actorView(ledger, c.req.param("key")!),
  },
  {
    path: "/entries/{id}",
    summary: "One statement, event or sentence with its citations",
    query: {},
    answer: schemas.entryView,
    get: (c, ledger) => entryView(ledger, c.req.param("id")!),
  },
  {
    path: "/differences",
    summary: "What one text made of another",
    query: { a: side("an article's id, or ID@SHA256"), b: side("the other") },
    answer: schemas.difference,
    get: (c, ledger) => differenceView(ledger, sideOf(c, "a"), sideOf(c, "b")),
  },
  {
    path: "/changes",
    summary: "What people changed, newest first",
    query: paging,
    answer: schemas.pageOf(schemas.change),
    get: (c, ledger) =>
      paged(
        c,
        "changes",
        (limit, after) => ledger.lastChanges(limit, after?.[0]),
        ({ id }) => [id],
      ),
  },
];

/** The API only reads, whoever asks: other methods are answered before anything is looked at. */
export const readOnly: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.method === "GET" || c.req.method === "HEAD") return next();
  return c.json({ type: "about:blank", title: "The API only reads: GET and HEAD", status: 405 }, 405, {
    "content-type": "application/problem+json",
    allow: "GET, HEAD",
  });
};

/** A request that cannot be understood. */
class BadRequest extends Error {}
const bad = [BadRequest, QueryError, CursorError, LostPlace] as const;

export function apiRoutes(app: Hono<Env>, ledger: Ledger, version: string): void {
  const document = openApi(routes, version);
  app.get("/api/v1/openapi.json", (c) => c.json(document));
  for (const route of routes) {
    app.get(`/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`, async (c) => {
      try {
        checkParameters(c, route.query);
        const found = await route.get(c, ledger);
        return found === null
          ? fail(c, 404, "There is no such thing in this ledger")
          : c.json(found as object, 200, { "cache-control": "no-cache" });
      } catch (error) {
        if (error instanceof UnknownId) return fail(c, 404, error.message);
        if (bad.some((kind) => error instanceof kind)) return fail(c, 400, (error as Error).message);
        throw error;
      }
    });
  }
  app.get("/api/*", (c) => fail(c, 404, "There is no such route; /api/v1/openapi.json lists them"));
}

function fail(c: C, status: 400 | 404, title: string): Response {
  return c.json({ type: "about:blank", title, status }, status, {
    "content-type": "application/problem+json",
  });
}

/** Refuses parameters that the route does not have, that are missing, or whose values their schemas do not allow. */
function checkParameters(c: C, query: Route["query"]): void {
  const given = c.req.query();
  for (const name of Object.keys(given))
    if (!Object.hasOwn(query, name))
      throw new BadRequest(
        `unknown parameter "${name}"; there are ${Object.keys(query).join(", ") || "none here"}`,
      );
  for (const [name, { required, says, schema }] of Object.entries(query)) {
    const value = given[name];
    if (value === undefined && required) throw new BadRequest(`${name} is missing: ${says}`);
    if (value !== undefined && !allows(schema, value))
      throw new BadRequest(`${name} cannot be "${value}": ${says}`);
  }
}

function allows(
  { type, enum: values, pattern, minimum, maximum }: Parameter["schema"],
  value: string,
): boolean {
  if (type === "integer")
    return /^\d{1,9}$/.test(value) && Number(value) >= minimum! && Number(value) <= maximum!;
  return (!values || values.includes(value)) && (pattern === undefined || new RegExp(pattern).test(value));
}

const queryOf = (c: C): ReturnType<typeof parseQuery> => parseQuery(c.req.query("q") ?? "");

function given(c: C, name: "from" | "to"): { from?: string; to?: string } {
  const value = c.req.query(name);
  return value === undefined ? {} : { [name]: value };
}

function sideOf(c: C, name: "a" | "b"): { id: string; sha256?: string } {
  const [id, sha256] = c.req.query(name)!.split("@");
  return { id: id!, ...(sha256 ? { sha256 } : {}) };
}

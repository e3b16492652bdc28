/**
 * The JSON API under /api/v1. Its routes are data: the same list makes the handlers and the OpenAPI document, so that
 * neither can say what the other does not.
 */
import type { Context, Hono } from "hono";
import { z } from "zod";
import { actorView } from "../desk/actor.ts";
import { articleView } from "../desk/article.ts";
import { differenceView } from "../desk/differences.ts";
import { eventsOf, statementsOf, viewsOf } from "../desk/entries.ts";
import { entryView } from "../desk/entry.ts";
import { UnknownId } from "../desk/find.ts";
import { searchView } from "../desk/search.ts";
import { storyView } from "../desk/story.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { parseQuery, QueryError } from "../ledger/query.ts";
import type { Env } from "./access.ts";
import * as schemas from "./api-schemas.ts";

type C = Context<Env>;

interface Route {
  readonly path: string;
  readonly summary: string;
  readonly query: Readonly<Record<string, string>>;
  readonly answer: z.ZodType;
  readonly get: (c: C, ledger: Ledger) => Promise<unknown>;
}

const paging = { limit: "how many at most: 1 to 200 (50)", cursor: "the `next` of the page before" };
const searching = { q: 'words, "phrases", -without, speaker: via: publisher: agency: from: to: planned:yes' };

export const routes: readonly Route[] = [
  {
    path: "/articles",
    summary: "Articles that fit a query, best first with words, else newest first",
    query: { ...searching, order: "rank or date", ...paging },
    answer: schemas.pageOf(schemas.hit),
    get: (c, ledger) =>
      paged(c, (slice) =>
        searchView(ledger, queryOf(c), {
          ...slice,
          order: c.req.query("order") === "date" ? "date" : "rank",
        }),
      ),
  },
  {
    path: "/articles/{id}",
    summary: "One article with its reading",
    query: { sha256: "a capture; without it the current one" },
    answer: schemas.article,
    get: (c, ledger) => articleView(ledger, c.req.param("id")!, c.req.query("sha256")),
  },
  {
    path: "/statements",
    summary: "Who said what, newest first",
    query: { ...searching, thoughts: "1: what people are reported to think, too", ...paging },
    answer: schemas.pageOf(schemas.statement),
    get: (c, ledger) =>
      paged(c, async (slice) =>
        viewsOf(
          ledger,
          await ledger.statements(queryOf(c), { ...slice, thoughts: c.req.query("thoughts") === "1" }),
          statementsOf,
        ),
      ),
  },
  {
    path: "/events",
    summary: "What happened or is planned, by date",
    query: { ...searching, ...paging },
    answer: schemas.pageOf(schemas.event),
    get: (c, ledger) =>
      paged(c, async (slice) => viewsOf(ledger, await ledger.events(queryOf(c), slice), eventsOf)),
  },
  {
    path: "/stories",
    summary: "Stories, the newest first",
    query: { from: "an ISO day", to: "an ISO day", ...paging },
    answer: schemas.pageOf(schemas.storyRow),
    get: (c, ledger) => paged(c, (slice) => ledger.stories({ ...slice, ...day(c, "from"), ...day(c, "to") })),
  },
  {
    path: "/stories/{id}",
    summary: "One story: timeline, happenings, statements, copies, cast",
    query: {},
    answer: schemas.story,
    get: (c, ledger) => storyView(ledger, c.req.param("id")!),
  },
  {
    path: "/names",
    summary: "People, organisations and places by name",
    query: { q: "the name or its beginning", limit: paging.limit },
    answer: schemas.pageOf(schemas.nameRow),
    get: async (c, ledger) => ({
      items: await ledger.names(c.req.query("q") ?? "", sliceOf(c).limit),
      next: null,
    }),
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
    query: { a: "an article's id, or ID@SHA256", b: "the other" },
    answer: schemas.difference,
    get: (c, ledger) => differenceView(ledger, sideOf(c, "a"), sideOf(c, "b")),
  },
  {
    path: "/changes",
    summary: "What people changed, newest first",
    query: { limit: paging.limit },
    answer: schemas.pageOf(schemas.change),
    get: async (c, ledger) => ({ items: await ledger.lastChanges(sliceOf(c).limit), next: null }),
  },
];

/** A request that cannot be understood. */
class BadRequest extends Error {}

export function apiRoutes(app: Hono<Env>, ledger: Ledger, version: string): void {
  const document = openApi(version);
  app.get("/api/v1/openapi.json", (c) => c.json(document));
  for (const route of routes) {
    app.get(`/api/v1${route.path.replaceAll(/\{(\w+)\}/g, ":$1")}`, async (c) => {
      try {
        const found = await route.get(c, ledger);
        return found === null
          ? fail(c, 404, "There is no such thing in this ledger")
          : c.json(found as object, 200, { "cache-control": "no-cache" });
      } catch (error) {
        if (error instanceof UnknownId) return fail(c, 404, error.message);
        if (error instanceof QueryError || error instanceof BadRequest) return fail(c, 400, error.message);
        throw error;
      }
    });
  }
  app.all("/api/*", (c) => fail(c, 404, "There is no such route; /api/v1/openapi.json lists them"));
}

function fail(c: C, status: 400 | 404, title: string): Response {
  return c.json({ type: "about:blank", title, status }, status, {
    "content-type": "application/problem+json",
  });
}

const mostItems = 200;

function sliceOf(c: C): { limit: number; offset: number } {
  const limit = Number(c.req.query("limit") ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > mostItems)
    throw new BadRequest(`limit is a whole number from 1 to ${mostItems}`);
  const cursor = c.req.query("cursor");
  const offset =
    cursor === undefined
      ? 0
      : Number(
          Buffer.from(cursor, "base64url")
            .toString("latin1")
            .replace(/^after /, ""),
        );
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000)
    throw new BadRequest("cursor is none that this API gave");
  return { limit, offset };
}

async function paged<T>(
  c: C,
  list: (slice: { limit: number; offset: number }) => Promise<T[]>,
): Promise<{ items: T[]; next: string | null }> {
  const { limit, offset } = sliceOf(c);
  const items = await list({ limit: limit + 1, offset });
  return {
    items: items.slice(0, limit),
    next: items.length > limit ? Buffer.from(`after ${offset + limit}`).toString("base64url") : null,
  };
}

const queryOf = (c: C): ReturnType<typeof parseQuery> => parseQuery(c.req.query("q") ?? "");

function day(c: C, name: "from" | "to"): { from?: string; to?: string } {
  const value = c.req.query(name);
  if (value === undefined) return {};
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) throw new BadRequest(`${name} is an ISO day: 2026-03-09`);
  return { [name]: value };
}

function sideOf(c: C, name: "a" | "b"): { id: string; sha256?: string } {
  const [id, sha256] = (c.req.query(name) ?? "").split("@");
  if (!id) throw new BadRequest(`${name} is missing: an article's id`);
  return { id, ...(sha256 ? { sha256 } : {}) };
}

/** OpenAPI 3.1, made from the routes and their schemas. */
export function openApi(version: string): Record<string, unknown> {
  const registry = z.toJSONSchema(z.globalRegistry, {
    target: "draft-2020-12",
    uri: (id) => `#/components/schemas/${id}`,
  }) as { schemas: Record<string, Record<string, unknown>> };
  const components = Object.fromEntries(
    Object.entries(registry.schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
  const shape = (schema: z.ZodType): unknown => {
    const meta = schema.meta();
    if (meta?.id) return { $ref: `#/components/schemas/${meta.id}` };
    const item = (schema as unknown as z.ZodObject<{ items: z.ZodArray<z.ZodType> }>).shape.items.element;
    return {
      type: "object",
      required: ["items", "next"],
      additionalProperties: false,
      properties: { items: { type: "array", items: shape(item) }, next: { type: ["string", "null"] } },
    };
  };
  const answer = (schema: z.ZodType, description: string): unknown => ({
    description,
    content: { "application/json": { schema: shape(schema) } },
  });
  const problem = (description: string): unknown => ({
    description,
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  });
  const paths = routes.map(({ path, summary, query, answer: schema }) => [
    `/api/v1${path}`,
    {
      get: {
        summary,
        operationId: `get${path.replaceAll(/[{}]/g, "").replaceAll(/\/(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
        parameters: [
          ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
            name,
            in: "path",
            required: true,
            schema: { type: "string" },
          })),
          ...Object.entries(query).map(([name, description]) => ({
            name,
            in: "query",
            required: false,
            description,
            schema: { type: "string" },
          })),
        ],
        responses: {
          "200": answer(schema, "Found"),
          "400": problem("The query cannot be understood"),
          "401": problem("Log in, or send the token"),
          "404": problem("There is no such thing"),
        },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Newsledger",
      version,
      description:
        "Who said what and through whom, what happened when, and whose copy it is. Read only; entries are changed on the site.",
    },
    paths: Object.fromEntries(paths) as unknown,
    components: { schemas: components, securitySchemes: { token: { type: "http", scheme: "bearer" } } },
    security: [{}, { token: [] }],
  };
}

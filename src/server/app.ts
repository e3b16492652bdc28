/**
 * The routes: each asks the desk and hands the answer to the site, or gives it as JSON under the same path with
 * ".json". Knows no SQL and no reading; `today` comes from the caller so that a page can be made again.
 */
import { readFileSync } from "node:fs";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { actorView } from "../desk/actor.ts";
import { articleView } from "../desk/article.ts";
import { findTarget, UnknownId } from "../desk/find.ts";
import { frontView } from "../desk/front.ts";
import { searchView } from "../desk/search.ts";
import { storyView } from "../desk/story.ts";
import { citationForms, cite } from "../export/citation.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { parseQuery, QueryError } from "../ledger/query.ts";
import { articlePage } from "../site/article.ts";
import { frontPage } from "../site/front.ts";
import type { Html } from "../site/layout.ts";
import { actorPage, citePage, problemPage, searchPage } from "../site/others.ts";
import { storyPage } from "../site/story.ts";

export interface AppOptions {
  /** The present day (ISO), asked once a request. */
  readonly today: () => string;
}

const style = readFileSync(new URL("../site/style.css", import.meta.url), "utf8");

export function makeApp(ledger: Ledger, { today }: AppOptions): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
    }),
  );
  app.get("/style.css", (c) =>
    c.body(style, 200, { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=300" }),
  );

  app.get("/", async (c) => c.html(frontPage(await frontView(ledger, today()))));
  app.get("/index.json", async (c) => c.json(await frontView(ledger, today())));

  both(app, "/story/:id", (c) => storyView(ledger, idOf(c)), storyPage);
  both(app, "/article/:id", (c) => articleView(ledger, idOf(c)), articlePage);
  both(
    app,
    "/article/:id/:sha",
    (c) => articleView(ledger, c.req.param("id")!, stem(c.req.param("sha")!)),
    articlePage,
  );
  both(app, "/name/:key", (c) => actorView(ledger, stem(c.req.param("key")!)), actorPage);

  const search = async (
    c: Context,
    as: (
      query: string,
      hits: Awaited<ReturnType<typeof searchView>>,
      problem: string | null,
    ) => Response | Promise<Response>,
  ): Promise<Response> => {
    const query = c.req.query("q") ?? "";
    try {
      const hits = query.trim() ? await searchView(ledger, parseQuery(query), { limit: 30 }) : [];
      return await as(query, hits, null);
    } catch (error) {
      if (!(error instanceof QueryError)) throw error;
      return as(query, [], error.message);
    }
  };
  app.get("/search", (c) =>
    search(c, (query, hits, problem) => c.html(searchPage(query, hits, problem), problem ? 400 : 200)),
  );
  app.get("/search.json", (c) =>
    search(c, (query, hits, problem) => c.json({ query, hits, problem }, problem ? 400 : 200)),
  );

  app.get("/cite/:id", async (c) => {
    try {
      const { stored, id, span } = await findTarget(ledger, c.req.param("id"));
      const version = stored.versions.find(({ sha256 }) => sha256 === stored.sha256)!;
      const citation = {
        id,
        reading: stored.reading,
        span,
        sha256: stored.sha256,
        source: stored.source,
        accessed: version.capturedAt ?? version.addedAt,
      };
      return c.html(
        citePage(
          id,
          citationForms.map((name) => ({ name, text: cite(citation, name) })),
        ),
      );
    } catch (error) {
      if (error instanceof UnknownId) return c.html(problemPage(404, error.message), 404);
      throw error;
    }
  });

  app.notFound((c) => c.html(problemPage(404, "There is no such page"), 404));
  app.onError((_error, c) => c.html(problemPage(500, "Something went wrong on our side"), 500));
  return app;
}

const stem = (text: string): string => text.replace(/\.json$/, "");
const idOf = (c: Context): string => stem(c.req.param("id")!);

/** A page and its JSON under one path. */
function both<T>(
  app: Hono,
  path: string,
  view: (c: Context) => Promise<T | null>,
  site: (view: T) => Html,
): void {
  app.get(path, async (c) => {
    const found = await view(c);
    if (found === null)
      return c.req.path.endsWith(".json")
        ? c.json({ title: "Not found", status: 404 }, 404)
        : c.html(problemPage(404, "There is no such page"), 404);
    return c.req.path.endsWith(".json") ? c.json(found) : c.html(site(found));
  });
}

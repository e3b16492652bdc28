/**
 * The routes of the site: each asks the desk and hands the answer to a page, or gives it as JSON under the same path
 * with ".json". Knows no SQL and reads no page; days and moments come from the caller.
 */
import { createMcpHandler } from "@modelcontextprotocol/server";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { etag } from "hono/etag";
import { secureHeaders } from "hono/secure-headers";
import { actorView } from "../desk/actor.ts";
import { articleView } from "../desk/article.ts";
import { differenceView } from "../desk/differences.ts";
import { entryView } from "../desk/entry.ts";
import { UnknownId } from "../desk/find.ts";
import { frontView } from "../desk/front.ts";
import { storyView } from "../desk/story.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { makePlacer, type Placer } from "../ledger/place.ts";
import { makeMcp } from "../mcp/mcp.ts";
import { articlePage } from "../site/article.ts";
import { entryPage } from "../site/entry.ts";
import { frontPage } from "../site/front.ts";
import type { Html } from "../site/layout.ts";
import { markKinds } from "../site/marks.ts";
import { actorPage, differencePage, keysPage, problemPage } from "../site/others.ts";
import { nameHref } from "../site/parts.ts";
import type { StatementFilter } from "../site/statements.ts";
import { storyPage } from "../site/story.ts";
import { type AccessOptions, type Env, guard } from "./access.ts";
import { addRoutes } from "./add.ts";
import { apiRoutes, readOnly } from "./api.ts";
import { assetRoutes } from "./assets.ts";
import { changeRoutes } from "./changes.ts";
import { type Address, feedRoutes } from "./feeds.ts";
import { type Fresh, makeFresh } from "./fresh.ts";
import { searchRoutes } from "./search.ts";

export interface AppOptions {
  readonly access: AccessOptions;
  /** The present day (ISO) and moment (ISO 8601), asked once a request. */
  readonly today: () => string;
  readonly now: () => string;
  /** Gives new articles their fold and story; without it, in this thread. */
  readonly place?: Placer;
  /** How a feed at `from` names a page at `to`, where that is not by the host that was asked; null: not at all. */
  readonly address?: Address;
  /** Also fetch private addresses when a page is added by its address. */
  readonly allowPrivate?: boolean;
}

type C = Context<Env>;

export function makeApp(
  ledger: Ledger,
  { access, today, now, place = makePlacer(ledger), address, allowPrivate = false }: AppOptions,
): Hono<Env> {
  const app = new Hono<Env>();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        fontSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ["'none'"],
      },
      // Other sites learn nothing. "no-referrer" would also take away the origin of our own forms, which is checked.
      referrerPolicy: "same-origin",
      xFrameOptions: "DENY",
      strictTransportSecurity: access.https === true ? "max-age=31536000" : false,
    }),
  );
  app.use(compress());
  app.use("/api/*", readOnly);
  guard(app, ledger, access);
  // What is being read, and not kept yet, changes while nobody writes to the ledger.
  addRoutes(app, ledger, now, place, allowPrivate);
  // The tag is made from the page as it is, before it is packed.
  const fresh = makeFresh(ledger, today);
  app.use(fresh.unchanged);
  app.use(etag());
  assetRoutes(app);
  feedRoutes(app, ledger, today, now, address);
  const front = (c: C) => {
    const page = Math.max(0, Math.min(1000, Number(c.req.query("page")) || 0));
    return fresh.view(`front ${page}`, () => frontView(ledger, today(), { page }));
  };
  app.get("/", async (c) => c.html(frontPage(await front(c))));
  app.get("/index.json", async (c) => c.json(await front(c)));
  for (const [path, whole] of [
    ["/story", false],
    ["/affair", true],
  ] as const) {
    both(
      app,
      fresh,
      `${path}/:id`,
      (c) => storyView(ledger, param(c, "id"), { today: today(), whole }),
      (view, c) => storyPage(view, filterOf(c), c.var.visitor),
      ({ id }) => `${path}/${id}`,
    );
  }
  const shown = (c: C) => markKinds.find(({ kind }) => kind === c.req.query("show"))?.kind ?? null;
  both(
    app,
    fresh,
    "/article/:id",
    (c) => articleView(ledger, param(c, "id")),
    (view, c) => articlePage(view, shown(c), c.var.visitor),
  );
  both(
    app,
    fresh,
    "/article/:id/:sha",
    (c) => articleView(ledger, c.req.param("id")!, param(c, "sha")),
    (view, c) => articlePage(view, shown(c), c.var.visitor),
  );
  both(
    app,
    fresh,
    "/entry/:id",
    (c) => known(entryView(ledger, param(c, "id"))),
    (view, c) => entryPage(view, c.var.visitor),
  );
  both(
    app,
    fresh,
    "/name/:key",
    (c) => actorView(ledger, param(c, "key")),
    (view, c) => actorPage(view, c.var.visitor),
    ({ key }) => nameHref(key),
  );
  both(
    app,
    fresh,
    "/differences/:a/:b",
    (c) => differenceView(ledger, side(c.req.param("a")!), side(param(c, "b"))),
    differencePage,
  );
  searchRoutes(app, ledger, fresh);
  app.get("/keys", (c) => c.html(keysPage()));
  const mcp = createMcpHandler(() => makeMcp(ledger, "1"));
  app.all("/mcp", (c) => mcp.fetch(c.req.raw));
  apiRoutes(app, ledger, "1");
  changeRoutes(app, ledger, now, place);
  app.notFound((c) => problem(c, 404, "There is no such page"));
  app.onError((_error, c) => problem(c, 500, "Something went wrong on our side"));
  return app;
}

/** What a story's statements are narrowed to. */
function filterOf(c: C): StatementFilter {
  const [speaker = "", via = "", manner = "", from = "", to = ""] = [
    "speaker",
    "via",
    "manner",
    "from",
    "to",
  ].map((name) => c.req.query(name));
  return { speaker, via, manner, from, to };
}

const param = (c: C, name: string): string => c.req.param(name)!.replace(/\.json$/, "");

/** "ID" or "ID@SHA256". */
function side(typed: string): { id: string; sha256?: string } {
  const [id, sha256] = typed.split("@");
  return { id: id!, ...(sha256 ? { sha256 } : {}) };
}

/** A view, or null where the id names nothing. */
async function known<T>(view: Promise<T>): Promise<T | null> {
  try {
    return await view;
  } catch (error) {
    if (error instanceof UnknownId) return null;
    throw error;
  }
}

/** A page and its JSON under one path. `home` is where a view stands that was found under another address. */
function both<T>(
  app: Hono<Env>,
  fresh: Fresh,
  path: string,
  view: (c: C) => Promise<T | null>,
  site: (view: T, c: C) => Html,
  home?: (view: T) => string,
): void {
  app.get(path, async (c) => {
    const found = await fresh.view(c.req.path.replace(/\.json$/, "") + new URL(c.req.url).search, () =>
      view(c),
    );
    if (found === null) return problem(c, 404, "There is no such page");
    const json = c.req.path.endsWith(".json");
    const to = home?.(found);
    if (to !== undefined && decoded(to) !== decoded(json ? c.req.path.slice(0, -5) : c.req.path))
      return c.redirect(`${to}${json ? ".json" : ""}${new URL(c.req.url).search}`, 302);
    return json ? c.json(found) : c.html(site(found, c));
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** An error as a page for people, and as RFC 9457 for programs. */
function problem(c: Context, status: 400 | 404 | 500, title: string): Response | Promise<Response> {
  if (!/\.json$|^\/api\//.test(c.req.path)) return c.html(problemPage(status, title), status);
  return c.json({ type: "about:blank", title, status }, status, {
    "content-type": "application/problem+json",
  });
}

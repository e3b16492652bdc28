/**
 * Who may do what. Bound to loopback the site is open to its user; bound elsewhere nothing is answered without a
 * session or a token. In both cases a change needs the session's own CSRF token and an address of this site as its
 * origin, and a request under a foreign host name is refused (a name may be made to lead to 127.0.0.1).
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, Hono, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import type { Ledger } from "../ledger/ledger.ts";
import { loginPage, logoutPage, problemPage } from "../site/others.ts";
import { assetPaths } from "./assets.ts";
import { makeLimit } from "./limits.ts";
import { passwordFits } from "./passwords.ts";

export interface AccessOptions {
  /** Open to whoever reaches it: only for loopback. Otherwise the accounts of the ledger, and the token, let in. */
  readonly open: boolean;
  /** Whoever sends it as `Authorization: Bearer` (or types it at the login) may read; never logged. */
  readonly token?: string;
  /** Host names under which the site may be asked for, with their ports. */
  readonly hosts: readonly string[];
  /** Whether the site is behind https, so that cookies are sent only there. */
  readonly https?: boolean;
  /** Nobody may change anything: for the static copy. */
  readonly readOnly?: boolean;
  /** The name that changes bear where the site is open. */
  readonly author: string;
}

/** What routes know of the one who asks. */
export interface Visitor {
  readonly name: string | null;
  readonly editor: boolean;
  readonly csrf: string;
  /** Came by an account or the token, and may go again. */
  readonly loggedIn: boolean;
}

export type Env = { Variables: { visitor: Visitor; byToken: boolean } };

interface Session {
  readonly name: string | null;
  readonly editor: boolean;
  readonly until: number;
}

const cookie = "newsledger";
const sessionTime = 12 * 3600 * 1000;
const mostSessions = 10_000;
/** The only pages that a stranger sees. */
const open = new Set(["/login", ...assetPaths]);

/** Installs the checks and the login on an app. */
export function guard(app: Hono<Env>, ledger: Ledger, options: AccessOptions): void {
  const sessions = new Map<string, Session>();
  const secret = randomBytes(32);
  const csrfOf = (id: string): string => createHmac("sha256", secret).update(id).digest("base64url");
  const logins = makeLimit(8, 4);
  const changes = makeLimit(60, 120);

  const checkChange: MiddlewareHandler<Env> = async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    if (!fromHere(c)) return refuse(c, 403, "This change did not come from a page of this site");
    if (c.req.path !== "/mcp" && !changes.take(callerOf(c), Date.now()))
      return refuse(c, 429, "Too many changes; wait a minute");
    if (isForm(c) && !(await formIn(c))) return refuse(c, 400, "This form is damaged; send it once more");
    const login = c.req.path === "/login" || c.req.path === "/mcp";
    if (!login && !c.var.byToken && !(await csrfFits(c, c.var.visitor.csrf)))
      return refuse(c, 403, "This form is too old; go back, load the page again and send it once more");
    return next();
  };

  const begin = (c: Context, session: Session): string => {
    const id = randomBytes(32).toString("base64url");
    sessions.set(hash(id), session);
    if (sessions.size > mostSessions) sessions.delete(sessions.keys().next().value!);
    setCookie(c, cookie, id, {
      httpOnly: true,
      sameSite: "Strict",
      path: "/",
      secure: options.https === true,
      maxAge: sessionTime / 1000,
    });
    return id;
  };

  const check: MiddlewareHandler<Env> = async (c, next) => {
    if (!options.hosts.includes((c.req.header("host") ?? "").toLowerCase()))
      return refuse(c, 421, "This site is not known under that name");
    const bearer = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
    const byToken = bearer !== undefined && options.token !== undefined && same(bearer, options.token);
    let id = getCookie(c, cookie);
    let session = id ? sessions.get(hash(id)) : undefined;
    if (session && session.until < Date.now()) session = undefined;
    if (!session && options.open) {
      session = { name: options.author, editor: !options.readOnly, until: Date.now() + sessionTime };
      // Only a page that can hold a form begins a session; feeds and JSON would begin one a request.
      if (c.req.method !== "GET" || (c.req.header("accept") ?? "").includes("text/html"))
        id = begin(c, session);
    }
    const csrf = id ? csrfOf(id) : "";
    c.set("visitor", {
      name: session?.name ?? null,
      editor: session?.editor === true,
      csrf,
      loggedIn: session !== undefined && !options.open,
    });
    c.set("byToken", byToken);
    if (!session && !byToken && !open.has(c.req.path)) return stranger(c);
    return next();
  };
  app.use(check);
  // Nothing of a stranger's is read; a form is measured before its token is looked for in it.
  app.use(limitBody);
  app.use(checkChange);

  app.get("/login", (c) =>
    c.html(
      c.var.visitor.loggedIn ? logoutPage(c.var.visitor) : loginPage(safePath(c.req.query("next")), null),
    ),
  );
  app.post("/login", async (c) => {
    const form = await c.req.parseBody();
    const to = safePath(text(form["next"]));
    if (!logins.take(callerOf(c), Date.now()))
      return c.html(loginPage(to, "Too many tries; wait a minute"), 429);
    const name = text(form["name"]).trim();
    const word = text(form["password"]);
    const account = name ? await ledger.account(name) : null;
    const asToken = !name && options.token !== undefined && same(word, options.token);
    if (!asToken && !(await passwordFits(word, account?.secret ?? null)))
      return c.html(loginPage(to, "That name and password are not known here"), 401);
    begin(c, {
      name: account?.name ?? null,
      editor: account?.role === "editor",
      until: Date.now() + sessionTime,
    });
    return c.redirect(to, 303);
  });
  app.post("/logout", (c) => {
    const id = getCookie(c, cookie);
    if (id) sessions.delete(hash(id));
    setCookie(c, cookie, "", { path: "/", maxAge: 0 });
    return c.redirect("/login", 303);
  });
}

function stranger(c: Context): Response | Promise<Response> {
  const wantsPage = (c.req.header("accept") ?? "").includes("text/html") && c.req.method === "GET";
  if (wantsPage) {
    const { pathname, search } = new URL(c.req.url);
    return c.redirect(`/login?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  return c.json({ type: "about:blank", title: "Log in, or send the token", status: 401 }, 401, {
    "content-type": "application/problem+json",
    "www-authenticate": "Bearer",
  });
}

const mebibyte = 1024 * 1024;
/** All that a form of pages may hold together; every other form holds a few names. */
const mostUpload = 64 * mebibyte;

/** Measures what is sent, also where nobody says beforehand how much it is. */
const limitBody: MiddlewareHandler<Env> = (c, next) => {
  const most = c.req.path === "/add" ? mostUpload : mebibyte;
  return bodyLimit({
    maxSize: most,
    onError: () => refuse(c, 413, `At most ${most / mebibyte} MiB at once`),
  })(c, next);
};

function refuse(
  c: Context,
  status: 400 | 403 | 413 | 421 | 429,
  title: string,
): Response | Promise<Response> {
  if ((c.req.header("accept") ?? "").includes("text/html")) return c.html(problemPage(status, title), status);
  return c.json({ type: "about:blank", title, status }, status, {
    "content-type": "application/problem+json",
  });
}

/** A change must come from a page of this site: browsers say so in headers that scripts cannot set. */
function fromHere(c: Context): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  const origin = c.req.header("origin");
  return (
    origin === undefined ||
    (URL.canParse(origin) && new URL(origin).host === c.req.header("host")?.toLowerCase())
  );
}

async function csrfFits(c: Context, csrf: string): Promise<boolean> {
  if (!csrf) return false;
  const header = c.req.header("x-csrf-token");
  if (header !== undefined) return same(header, csrf);
  return isForm(c) && same(text((await formIn(c))?.["csrf"]), csrf);
}

const isForm = (c: Context): boolean =>
  /^(multipart\/form-data|application\/x-www-form-urlencoded)/i.test(c.req.header("content-type") ?? "");

/** The fields of a form; null where it is damaged. */
async function formIn(c: Context): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    return await c.req.parseBody({ all: true });
  } catch {
    return null;
  }
}

/** A path of this site to go back to; anything else is the front page. */
export function safePath(path: string | undefined): string {
  return path && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) ? path : "/";
}

export function text(value: unknown): string {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? one : "";
}

const hash = (id: string): string => createHash("sha256").update(id).digest("hex");

function same(a: string, b: string): boolean {
  return timingSafeEqual(createHash("sha256").update(a).digest(), createHash("sha256").update(b).digest());
}

function callerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? "unknown";
}

/** Who may do what: every route without a session, forms without their token, foreign names and origins. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hono } from "hono";
import { deposit } from "../ledger/deposit.fixture.ts";
import { entryIds } from "../ledger/ids.ts";
import { openLedger } from "../ledger/sqlite.ts";
import type { AccessOptions, Env } from "./access.ts";
import { safePath } from "./access.ts";
import { makeApp } from "./app.ts";
import { assetPaths } from "./assets.ts";
import { makeLimit } from "./limits.ts";
import { hashPassword, passwordFits } from "./passwords.ts";

const at = "2026-03-09T12:00:00Z";
const token = "a token of sufficient length";
const host = "127.0.0.1:4400";

async function site(access: Partial<AccessOptions>) {
  const ledger = openLedger(":memory:");
  const given = deposit(1, "The harbour fees rise in May, Ana Velin said.");
  await ledger.add([given], at);
  await ledger.place([{ article: given.reading.id, fold: given.reading.id, story: given.reading.id }]);
  const app = makeApp(ledger, {
    access: { open: true, hosts: [host, "localhost:4400"], author: "tester", ...access },
    today: () => "2026-03-09",
    now: () => at,
  });
  return { app, ledger, id: given.reading.id, entry: entryIds(given.reading).statements[0]! };
}

const ask = (
  app: Hono<Env>,
  path: string,
  init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> } = {},
): Promise<Response> =>
  Promise.resolve(
    app.request(`http://${host}${path}`, {
      ...init,
      headers: { host, accept: "text/html", ...init.headers },
    }),
  );

async function sessionOf(
  app: Hono<Env>,
  path: string,
  cookie = "",
): Promise<{ cookie: string; csrf: string }> {
  const page = await ask(app, path, { headers: cookie ? { cookie } : {} });
  const set = page.headers.get("set-cookie");
  return {
    cookie: cookie || set!.split(";")[0]!,
    csrf: /name="csrf" value="([^"]+)"/.exec(await page.text())![1]!,
  };
}

const form = (
  fields: Record<string, string>,
): { method: string; body: string; headers: Record<string, string> } => ({
  method: "POST",
  body: new URLSearchParams(fields).toString(),
  headers: { "content-type": "application/x-www-form-urlencoded", host, accept: "text/html" },
});

test("without a session every route but the login and the site's own style is closed", async () => {
  const { app, id } = await site({ open: false, token });
  const paths = [...new Set(app.routes.filter(({ method }) => method === "GET").map(({ path }) => path))];
  assert.ok(paths.length > 25, "the routes are walked");
  for (const path of paths) {
    const filled = path.replace(/:[a-z]+(\{[^}]*\})?/g, id).replace("*", "x");
    for (const accept of ["text/html", "application/json"]) {
      const { status, headers } = await ask(app, filled, { headers: { accept } });
      if (["/login", ...assetPaths].includes(filled)) assert.equal(status, 200, filled);
      else if (accept === "text/html")
        assert.ok(status === 303 && headers.get("location")!.startsWith("/login"), `${filled}: ${status}`);
      else assert.equal(status, 401, filled);
    }
  }
  for (const { method, path } of app.routes.filter(
    (route) => route.method === "POST" && route.path !== "/login",
  )) {
    const { status } = await ask(app, path.replace(/:[a-z]+/g, id), { method });
    assert.ok(status === 401 || status === 403, `${method} ${path}: ${status}`);
  }
});

/** A body of which nobody says beforehand how long it is. */
const streamed = (fields: Record<string, string>) => {
  const { method, body, headers } = form(fields);
  return { method, headers, duplex: "half", body: new Blob([body]).stream() } as const;
};

test("a form of unknown length is read, its token too, and measured on the way", async () => {
  const { app } = await site({});
  const { cookie, csrf } = await sessionOf(app, "/add");
  const send = (request: ReturnType<typeof streamed>, path = "/add"): Promise<Response> =>
    ask(app, path, { ...request, headers: { ...request.headers, cookie } });
  const pasted = { text: "The ferry to Ostrel sails again, the harbour office said." };
  assert.equal((await send(streamed({ ...pasted, csrf }))).status, 303);
  assert.equal((await send(streamed({ ...pasted, csrf: "no" }))).status, 403);
  assert.equal((await send(streamed({ csrf, text: "x".repeat(2 ** 20) }), "/changes")).status, 413);
  assert.equal((await send(streamed({ csrf, text: "x".repeat(65 * 2 ** 20) }))).status, 413);
});

test("a damaged form is a bad request", async () => {
  const { app } = await site({});
  const { cookie, csrf } = await sessionOf(app, "/add");
  for (const type of ["multipart/form-data", "multipart/form-data; boundary=x"])
    for (const extra of [{}, { "x-csrf-token": csrf }]) {
      const headers = { "content-type": type, accept: "text/html", cookie, ...extra };
      const { status } = await ask(app, "/add", { method: "POST", body: "nonsense", headers });
      assert.equal(status, 400, type);
    }
});

test("the token reads and changes nothing", async () => {
  const { app, id, entry } = await site({ open: false, token });
  const bearer = { authorization: `Bearer ${token}` };
  assert.equal((await ask(app, `/article/${id}`, { headers: bearer })).status, 200);
  assert.equal(
    (
      await ask(app, `/article/${id}`, {
        headers: { authorization: "Bearer wrong", accept: "application/json" },
      })
    ).status,
    401,
  );
  const request = form({ kind: "wrong", entry });
  assert.equal(
    (await ask(app, "/changes", { ...request, headers: { ...request.headers, ...bearer } })).status,
    403,
  );
});

test("accounts log in with their password, readers do not change entries, wrong tries are slowed", async () => {
  const { app, ledger, entry } = await site({ open: false });
  await ledger.keepAccount(
    { name: "rita", secret: await hashPassword("a long enough password"), role: "reader" },
    at,
  );
  await ledger.keepAccount(
    { name: "eva", secret: await hashPassword("another long password"), role: "editor" },
    at,
  );
  assert.equal((await ask(app, "/login", form({ name: "eva", password: "wrong" }))).status, 401);
  const login = async (name: string, password: string): Promise<string> => {
    const answer = await ask(app, "/login", form({ name, password, next: "//evil.example" }));
    assert.equal(answer.status, 303);
    assert.equal(answer.headers.get("location"), "/");
    assert.match(answer.headers.get("set-cookie")!, /HttpOnly.*SameSite=Strict/i);
    return answer.headers.get("set-cookie")!.split(";")[0]!;
  };
  const reader = await login("rita", "a long enough password");
  assert.equal((await ask(app, `/entry/${entry}`, { headers: { cookie: reader } })).status, 200);
  assert.doesNotMatch(
    await (await ask(app, `/entry/${entry}`, { headers: { cookie: reader } })).text(),
    /Change the speaker/,
  );
  const own = await ask(app, "/login", { headers: { cookie: reader } });
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec(await own.text())!;
  const out = form({ csrf: csrf! });
  assert.equal(
    (await ask(app, "/logout", { ...out, headers: { ...out.headers, cookie: reader } })).status,
    303,
  );
  const again = await ask(app, "/search?q=harbour", { headers: { cookie: reader } });
  assert.equal(again.headers.get("location"), `/login?next=${encodeURIComponent("/search?q=harbour")}`);
  const editor = await sessionOf(app, `/entry/${entry}`, await login("eva", "another long password"));
  const request = form({ csrf: editor.csrf, kind: "speaker", entry, name: "Boris Hale", back: "/changes" });
  const done = await ask(app, "/changes", {
    ...request,
    headers: { ...request.headers, cookie: editor.cookie },
  });
  assert.deepEqual([done.status, done.headers.get("location")], [303, "/changes"]);
  assert.equal((await ledger.lastChanges(1))[0]!.author, "eva");
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++)
    statuses.push((await ask(app, "/login", form({ name: "eva", password: `guess ${n}` }))).status);
  assert.equal(statuses.at(-1), 429);
});

test("a form needs its session's token and an origin of this site", async () => {
  const { app, entry, ledger } = await site({});
  const { cookie, csrf } = await sessionOf(app, `/entry/${entry}`);
  const send = async (fields: Record<string, string>, headers: Record<string, string>): Promise<number> => {
    const request = form({ kind: "wrong", entry, ...fields });
    return (await ask(app, "/changes", { ...request, headers: { ...request.headers, ...headers } })).status;
  };
  assert.equal(await send({}, { cookie }), 403);
  assert.equal(await send({ csrf: "x" }, { cookie }), 403);
  assert.equal(await send({ csrf }, {}), 403);
  assert.equal(await send({ csrf }, { cookie, origin: "https://evil.example" }), 403);
  assert.equal(await send({ csrf }, { cookie, "sec-fetch-site": "cross-site" }), 403);
  assert.equal((await ledger.lastChanges(9)).length, 0);
  assert.equal(
    await send({ csrf }, { cookie, origin: `http://${host}`, "sec-fetch-site": "same-origin" }),
    303,
  );
  assert.equal((await ledger.lastChanges(9)).length, 1);
});

test("a foreign host name is refused: a name may be made to lead here", async () => {
  const { app } = await site({});
  for (const name of ["evil.example", "127.0.0.1:1", "localhost.evil.example:4400", ""])
    assert.equal((await ask(app, "/", { headers: { host: name } })).status, 421, name);
  assert.equal((await ask(app, "/", { headers: { host: "LOCALHOST:4400" } })).status, 200);
});

test("every answer carries the policy, and errors tell nothing of the inside", async () => {
  const { app, ledger } = await site({});
  for (const path of ["/", "/nothing", "/style.css", "/search?q=colour:red"]) {
    const policy = (await ask(app, path)).headers.get("content-security-policy")!;
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    assert.doesNotMatch(policy, /unsafe/);
  }
  await ledger.close();
  const broken = await ask(app, "/");
  assert.equal(broken.status, 500);
  assert.doesNotMatch(await broken.text(), /sqlite|database|\.ts/i);
});

test("paths to go back to are paths of this site", () => {
  for (const [given, safe] of [
    ["/story/1?x=1", "/story/1?x=1"],
    ["//evil.example", "/"],
    ["/\\evil", "/"],
    ["https://evil.example", "/"],
    ["javascript:1", "/"],
    [undefined, "/"],
    ["/a\r\nset-cookie: x", "/"],
  ] as const)
    assert.equal(safePath(given), safe);
});

test("passwords fit only themselves, and limits let go with time", async () => {
  const secret = await hashPassword("correct horse battery");
  assert.equal(await passwordFits("correct horse battery", secret), true);
  assert.equal(await passwordFits("correct horse", secret), false);
  assert.equal(await passwordFits("x", null), false);
  assert.notEqual(secret, await hashPassword("correct horse battery"));
  const limit = makeLimit(2, 60);
  assert.deepEqual(
    [0, 0, 0, 1000, 1100].map((now) => limit.take("a", now)),
    [true, true, false, true, false],
  );
  assert.equal(limit.take("b", 0), true);
});

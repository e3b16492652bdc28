/** The API: every route answers what its schema says, and the document describes every route. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Hono } from "hono";
import { deposit } from "../ledger/deposit.fixture.ts";
import { entryIds } from "../ledger/ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { placeNew } from "../ledger/place.ts";
import { openLedger } from "../ledger/sqlite.ts";
import type { Env } from "./access.ts";
import { routes } from "./api.ts";
import { makeApp } from "./app.ts";
import { cursorOf } from "./cursor.ts";
import { openApi } from "./openapi.ts";

const at = "2026-03-09T12:00:00Z";
const host = "localhost:4400";
let ledger: Ledger;
let app: Hono<Env>;
before(async () => {
  ledger = openLedger(":memory:");
  const many = Array.from({ length: 12 }, (_, n) =>
    deposit(n + 1, `The harbour fees of pier ${n} rise in May, Ana Velin said.`, { via: n % 2 === 0 }),
  );
  await ledger.add(many, at);
  await placeNew(ledger);
  await ledger.change({ kind: "wrong", entry: entryIds(many[0]!.reading).events[0]! }, "eva", at);
  app = makeApp(ledger, {
    access: { open: true, hosts: [host], author: "tester" },
    today: () => "2026-03-09",
    now: () => at,
  });
});
after(() => ledger.close());

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://${host}${path}`, { headers: { host, ...headers } }));
const id = (n: number): string => n.toString(16).padStart(32, "0");

test("every route answers what the document says", async () => {
  const document = (await (await ask("/api/v1/openapi.json")).json()) as {
    paths: Record<
      string,
      { get: { responses: Record<string, { content: Record<string, { schema: object }> }> } }
    >;
    components: { schemas: Record<string, object> };
  };
  const entry = entryIds((await ledger.article(id(1)))!.reading).statements[0]!;
  const story = (await ledger.article(id(1)))!.story!;
  const examples: Record<string, string> = {
    "/articles": "?q=harbour&limit=5",
    "/articles/{id}": id(1),
    "/articles/{id}/copies": id(1),
    "/statements": "?q=speaker:velin&limit=5",
    "/events": "?limit=5",
    "/stories": "?limit=5&from=2026-01-01",
    "/stories/{id}": story,
    "/names": "?q=ana",
    "/names/{key}": "ana%20velin",
    "/entries/{id}": entry,
    "/differences": `?a=${id(1)}&b=${id(2)}`,
    "/changes": "",
  };
  assert.deepEqual(Object.keys(examples).sort(), routes.map(({ path }) => path).sort());
  for (const { path } of routes) {
    const example = examples[path]!;
    const answer = await ask(
      `/api/v1${path.includes("{") ? path.replace(/\{\w+\}/, example) : `${path}${example}`}`,
    );
    assert.equal(answer.status, 200, path);
    const { schema } = document.paths[`/api/v1${path}`]!.get.responses["200"]!.content["application/json"]!;
    const valid = new Ajv2020({ strict: false, allErrors: true }).compile({
      ...schema,
      components: document.components,
    });
    const body: unknown = await answer.json();
    assert.ok(valid(body), `${path}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
    assert.equal(valid({ nothing: true }), false, `${path}: a schema that takes anything checks nothing`);
  }
});

test("lists come in pages by cursor, each line once", async () => {
  const seen: string[] = [];
  let next: string | null = "";
  for (let page = 0; next !== null; page++) {
    assert.ok(page < 10);
    const body = (await (await ask(`/api/v1/statements?limit=5${next && `&cursor=${next}`}`)).json()) as {
      items: { id: string }[];
      next: string | null;
    };
    seen.push(...body.items.map((item) => item.id));
    ({ next } = body);
  }
  assert.equal(seen.length, 12);
  assert.equal(new Set(seen).size, 12);
});

test("a page that is added between two pages of a list moves no line of it", async () => {
  type Page = { items: { id: string }[]; next: string | null };
  const read = async (path: string): Promise<Page> => (await (await ask(path)).json()) as Page;
  for (const [at, list] of ["statements", "events", "stories"].entries()) {
    const whole = (await read(`/api/v1/${list}?limit=200`)).items.map((item) => item.id);
    const first = await read(`/api/v1/${list}?limit=1`);
    const newest = deposit(200 + at, "The pier of Ostrel opens, Ana Velin said.", {
      when: `${1999 - at}-01-01`,
      published: {
        value: `${2031 + at}-01-01`,
        earliest: null,
        latest: null,
        from: "metadata",
        evidence: [],
      },
    });
    await ledger.add([newest], "2026-03-09T12:00:00Z");
    const placed = newest.reading.id;
    await ledger.place([{ article: placed, fold: placed, story: placed }]);
    const rest =
      first.next === null ? [] : (await read(`/api/v1/${list}?limit=200&cursor=${first.next}`)).items;
    assert.deepEqual([first.items[0]!.id, ...rest.map((item) => item.id)], whole, list);
    assert.equal((await read(`/api/v1/${list}?limit=200`)).items.length, whole.length + 1, list);
  }
});

test("a cursor goes on behind a line that is there no longer", async () => {
  const gone = cursorOf("date", ["2026-03-10", "f".repeat(32)]);
  const answer = await ask(`/api/v1/articles?order=date&cursor=${gone}`);
  assert.equal(answer.status, 200);
  const { items } = (await answer.json()) as { items: { row: { latest: string } }[] };
  assert.ok(items.length > 3 && items.every(({ row }) => row.latest < "2026-03-10"));
});

test("what cannot be understood or is not there is a problem in RFC 9457's form", async () => {
  for (const [path, status] of [
    ["/articles?q=colour:red", 400],
    ["/articles?limit=0", 400],
    ["/articles?limit=201", 400],
    ["/articles?limit=many", 400],
    ["/articles?cursor=zz", 400],
    ["/articles?cursor=", 400],
    [`/articles?cursor=${Buffer.from("after 50").toString("base64url")}`, 400],
    [`/articles?cursor=${cursorOf("statements", ["2026-03-10", id(1), 0])}`, 400],
    [`/articles?cursor=${cursorOf("date", ["2026-03-10", id(1)])}`, 400],
    [`/articles?q=nothing&cursor=${cursorOf("rank", [null, id(99)])}`, 400],
    ["/articles?order=best", 400],
    ["/articles?spaeker=velin", 400],
    ["/statements?thoughts=yes", 400],
    ["/differences?a=1", 400],
    [`/articles/${id(1)}?sha256=1`, 400],
    [`/articles/${id(1)}?sha256=${"0".repeat(64)}`, 404],
    [`/entries/${id(1)}:99`, 404],
    ["/names/nobody", 404],
    ["/stories?from=soon", 400],
    ["/articles/none", 404],
    ["/entries/none", 404],
    ["/nothing", 404],
  ] as const) {
    const answer = await ask(`/api/v1${path}`);
    assert.equal(answer.status, status, path);
    assert.match(answer.headers.get("content-type")!, /application\/problem\+json/);
    assert.equal(((await answer.json()) as { status: number }).status, status);
  }
});

test("an answer that did not change is not sent twice", async () => {
  const first = await ask(`/api/v1/articles/${id(1)}`);
  const tag = first.headers.get("etag")!;
  assert.ok(tag);
  assert.equal((await ask(`/api/v1/articles/${id(1)}`, { "if-none-match": tag })).status, 304);
});

test("the document is whole: every reference leads somewhere", () => {
  const text = JSON.stringify(openApi(routes, "1"));
  const { components } = JSON.parse(text) as { components: { schemas: Record<string, unknown> } };
  for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
    assert.ok(components.schemas[name!], name);
});

interface Answered {
  readonly status: number;
  readonly body: Body;
  readonly etag: string | null;
}

/** Calls an operation as a program would that knows nothing of the API but its document, and checks what it gets. */
async function call(
  { paths, components }: Document,
  operationId: string,
  parameters: Record<string, string | number> = {},
  headers: Record<string, string> = {},
): Promise<Answered> {
  const [path, { get: operation }] = Object.entries(paths).find(
    ([, { get }]) => get.operationId === operationId,
  )!;
  const values = (place: string): [string, string][] =>
    operation.parameters
      .filter((one) => one.in === place && parameters[one.name] !== undefined)
      .map(({ name }) => [name, String(parameters[name])]);
  const url = values("path").reduce(
    (at, [name, value]) => at.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const answer = await ask(`${url}?${new URLSearchParams(values("query")).toString()}`, headers);
  const text = await answer.text();
  const body = (text ? JSON.parse(text) : {}) as Body;
  if (text) {
    const described = operation.responses[answer.status] ?? operation.responses["default"]!;
    const schema = described.content?.[answer.headers.get("content-type")!.split(";")[0]!]?.schema;
    assert.ok(schema, `${operationId}: the body of ${answer.status} is not described`);
    const valid = new Ajv2020({ strict: false }).compile({ ...schema, components });
    assert.ok(valid(body), `${operationId}: ${JSON.stringify(valid.errors?.slice(0, 3))}`);
  }
  return { status: answer.status, body, etag: answer.headers.get("etag") };
}

interface Operation {
  readonly operationId: string;
  readonly parameters: { name: string; in: string; required: boolean; schema: { enum?: string[] } }[];
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Document {
  readonly paths: Record<string, { get: Operation }>;
  readonly components: object;
}
type Body = { items: { id?: string; key?: string; row?: { id: string } }[]; next: string | null; id: string };

test("a client made from the document alone walks every list to its end, asks again, and gets its errors told", async () => {
  const document = (await (await ask("/api/v1/openapi.json")).json()) as Document;
  for (const change of [1, 2, 3])
    await ledger.change({ kind: "join-names", key: `nobody ${change}`, into: "somebody" }, "eva", at);
  for (const [list, least] of [
    ["getArticles", 12],
    ["getStatements", 12],
    ["getEvents", 11],
    ["getStories", 1],
    ["getNames", 2],
    ["getChanges", 4],
  ] as const) {
    const seen: string[] = [];
    for (const q of list === "getNames" ? ["ana", "norpress"] : [""]) {
      let cursor: string | null = null;
      do {
        const { status, body, etag } = await call(document, list, {
          ...(q ? { q } : {}),
          limit: 2,
          ...(cursor ? { cursor } : {}),
        });
        assert.equal(status, 200);
        assert.ok(body.items.length <= 2 && etag);
        seen.push(...body.items.map((item) => item.id ?? item.key ?? item.row!.id));
        cursor = body.next;
      } while (cursor !== null);
    }
    assert.ok(seen.length >= least, `${list}: ${seen.length}`);
    assert.equal(new Set(seen).size, seen.length, `${list}: a line twice`);
  }
  const { body } = await call(document, "getArticles", { limit: 1 });
  const article = await call(document, "getArticlesId", { id: body.items[0]!.row!.id });
  const again = await call(
    document,
    "getArticlesId",
    { id: article.body.id },
    { "if-none-match": article.etag! },
  );
  assert.equal(again.status, 304);
  assert.equal((await call(document, "getArticles", { limit: 0 })).status, 400);
  assert.equal((await call(document, "getStoriesId", { id: "none" })).status, 404);
  assert.equal((await call(document, "getArticles", {}, { host: "evil.example" })).status, 421);
});

test("other methods than GET and HEAD are answered with 405 and what is allowed", async () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
    const answer = await app.request(`http://${host}/api/v1/articles`, { method, headers: { host } });
    assert.deepEqual([answer.status, answer.headers.get("allow")], [405, "GET, HEAD"]);
    assert.match(answer.headers.get("content-type")!, /problem\+json/);
  }
  assert.equal(
    (await app.request(`http://${host}/api/v1/articles`, { method: "HEAD", headers: { host } })).status,
    200,
  );
});

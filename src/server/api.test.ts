/** The API: every route answers what its schema says, and the document describes every route. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Hono } from "hono";
import { deposit } from "../ledger/conformance.ts";
import { entryIds } from "../ledger/ids.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { placeNew } from "../ledger/place.ts";
import { openLedger } from "../ledger/sqlite.ts";
import type { Env } from "./access.ts";
import { openApi, routes } from "./api.ts";
import { makeApp } from "./app.ts";

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

test("what cannot be understood or is not there is a problem in RFC 9457's form", async () => {
  for (const [path, status] of [
    ["/articles?q=colour:red", 400],
    ["/articles?limit=0", 400],
    ["/articles?cursor=zz", 400],
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
  const text = JSON.stringify(openApi("1"));
  const { components } = JSON.parse(text) as { components: { schemas: Record<string, unknown> } };
  for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g))
    assert.ok(components.schemas[name!], name);
});

/**
 * Addresses that are not public are refused through every door: the form of the site, the API, feeds, assistants and
 * the command line; written in any way, reached by a redirect, or given as the answer for a name.
 */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { newsledger, root, start, temporaryFolder } from "../../run.ts";

/** Ways of writing an address that is not public: the guarded fetch itself is held against the same list. */
const privateHosts = readFileSync(path.join(root, "src/watch/cases/private-hosts.txt"), "utf8")
  .trim()
  .split("\n");

/** What was asked of the server under a name that is inside: nothing ever may be. */
const inside: string[] = [];
/** What was asked of it as a host of the Internet. */
const outside: string[] = [];
let port = 0;
const story = (n: number, link = ""): string =>
  `<!doctype html><title>Fees at pier ${n}</title><article><h1>Fees at pier ${n}</h1><p>The fees at pier ${n} rise in May, the harbour master Ole Brandt said on Tuesday.</p><p>${link}Boats may stay where they are until then.</p></article>`;
const redirects = (): Record<string, string> => ({
  "/to-loopback": `http://127.0.0.1:${port}/inside`,
  "/to-decimal": `http://2130706433:${port}/inside`,
  "/to-metadata": "http://169.254.169.254/latest/meta-data/",
  "/to-name": "http://inside.example/inside",
  "/to-name6": "http://inside6.example/inside",
  "/twice": "/to-loopback",
});
const server = http.createServer((request, response) => {
  const host = (request.headers.host ?? "").split(":")[0]!;
  const at = request.url!;
  (/^(outside|robots|rebinding)\.example$/.test(host) ? outside : inside).push(`${host}${at}`);
  const to = host === "robots.example" ? redirects()["/to-loopback"] : redirects()[at];
  if (to) response.writeHead(302, { location: to }).end();
  else if (at === "/robots.txt") response.writeHead(404).end();
  else if (at === "/feed.xml")
    response
      .writeHead(200, { "content-type": "application/rss+xml" })
      .end(
        `<rss version="2.0"><channel><title>Feed</title><link>http://127.0.0.1:${port}/inside</link>${[1, 2]
          .map(
            (n) =>
              `<item><title>Pier ${n}</title><link>http://127.0.0.1:${port}/inside/${n}</link><enclosure url="http://127.0.0.1:${port}/inside/sound" type="audio/mpeg" length="1"/><description>The fees at pier ${n} rise in May, the harbour master Ole Brandt said on Tuesday to the owners.</description></item>`,
          )
          .join("")}</channel></rss>`,
      );
  else
    response
      .writeHead(200, { "content-type": "text/html" })
      .end(
        story(
          1,
          `<img src="http://127.0.0.1:${port}/inside.png"><link rel="canonical" href="http://127.0.0.1:${port}/inside">`,
        ),
      );
});

/** Ways inside that no reader of the address can see in it. */
const hidden = [
  ...["/to-loopback", "/to-decimal", "/to-metadata", "/to-name", "/to-name6", "/twice"].map(
    (at) => `http://outside.example${at}`,
  ),
  "http://robots.example/page",
  "http://inside.example/inside",
  "http://mixed.example/page",
  "http://rebinding.example/page",
];
const refused = /not a public address/;

const env = (): Record<string, string> => ({
  NODE_OPTIONS: `--import ${pathToFileURL(path.join(import.meta.dirname, "outside.ts")).href}`,
  OUTSIDE_PORT: String(port),
});
const folder = temporaryFolder();
const ledger = path.join(folder, "x.db");
let program: ChildProcess;
let site = "";
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  // A ledger with one page, so that the site has what to serve.
  const { code, err } = await newsledger(["add", "-", "--ledger", ledger], story(9));
  assert.equal(code, 0, err);
  program = start(["serve", "--ledger", ledger, "--port", "0"], env());
  site = await new Promise<string>((resolve, reject) => {
    let said = "";
    program.stdout!.on("data", (text: Buffer) => {
      said += text.toString();
      const [, url] = /is at (http:\S+)/.exec(said) ?? [];
      if (url) resolve(url);
    });
    program.once("exit", () => reject(new Error(`the site did not start: ${said}`)));
  });
});
after(() => {
  program.kill();
  server.close();
});

interface Door {
  readonly cookie: string;
  readonly csrf: string;
}

async function openForm(): Promise<Door> {
  const form = await fetch(`${site}/add`, { headers: { accept: "text/html" } });
  return {
    cookie: form.headers.get("set-cookie")!.split(";")[0]!,
    csrf: /name="csrf" value="([^"]+)"/.exec(await form.text())![1]!,
  };
}

/** What the site says of an address that was given to its form; asked again where a busy machine had no time for it. */
async function addByForm(door: Door, url: string): Promise<string> {
  for (let tries = 0; tries < 3; tries++) {
    const page = await sendForm(door, url);
    if (!page.includes("took longer than")) return page;
  }
  throw new Error(`${url}: the machine is too busy`);
}

async function sendForm({ cookie, csrf }: Door, url: string): Promise<string> {
  const sent = await fetch(`${site}/add`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie, accept: "text/html", origin: site },
    body: new URLSearchParams({ csrf, url }),
  });
  assert.equal(sent.status, 303, url);
  for (let tries = 0; tries < 300; tries++) {
    const page = await (await fetch(site + sent.headers.get("location")!, { headers: { cookie } })).text();
    if (page.includes("What was read")) return page;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url}: never done`);
}

test("the form of the site", async () => {
  const door = await openForm();
  const good = await addByForm(door, "http://outside.example/page");
  assert.match(good, /Fees at pier 1/, "nothing is read at all: the test proves nothing");
  const urls = [...privateHosts, "localhost"].map((host) => `http://${host}:${port}/page`);
  const all = [...urls, ...hidden];
  for (let from = 0; from < all.length; from += 3)
    await Promise.all(
      all.slice(from, from + 3).map(async (url) => {
        const page = await addByForm(door, url);
        assert.match(page, refused, url);
        assert.doesNotMatch(page, /<h2>Fees/, url);
      }),
    );
  assert.deepEqual(inside, []);
});

test("a feed is read, and nothing that its entries or its pages name is asked for", async () => {
  const page = await addByForm(await openForm(), "http://outside.example/feed.xml");
  assert.match(page, /2 pages read/);
  assert.deepEqual(inside, []);
});

test("the API and the assistants' door take no address to fetch", async () => {
  const before = outside.length;
  const target = "http://outside.example/page";
  const json = { "content-type": "application/json", accept: "application/json, text/event-stream" };
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    const answer = await fetch(`${site}/api/v1/articles?url=${encodeURIComponent(target)}`, {
      method,
      headers: json,
      body: JSON.stringify({ url: target }),
    });
    assert.equal(answer.status, 405, method);
    assert.match(answer.headers.get("content-type")!, /problem\+json/);
  }
  for (const at of ["articles?q=", "articles/", "entries/", "names/", "differences?b=1&a="])
    await fetch(`${site}/api/v1/${at}${encodeURIComponent(target)}`);
  for (const at of ["search?q=", "search.atom?q=", "article/", "name/", "differences/x/"])
    await fetch(`${site}/${at}${encodeURIComponent(target)}`);
  for (const tool of ["search", "cite", "story"]) {
    const answer = await fetch(`${site}/mcp`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({
        jsonrpc: "2.0",
        id: 1,
        method: "tools/call",
        params: { name: tool, arguments: { query: `"${target}"`, id: target } },
      }),
    });
    await answer.body?.cancel();
  }
  assert.equal(outside.length, before);
  assert.deepEqual(inside, []);
});

test("other schemes are no address", async () => {
  const urls = ["file:///etc/passwd", "ftp://example.org/x", "gopher://127.0.0.1/", "javascript:alert(1)"];
  const { code, out, err } = await newsledger(["read", "--json", ...urls]);
  assert.equal(code, 1);
  assert.equal(out, "");
  for (const url of urls) assert.ok(err.includes(url), url);
});

test("the command line", async () => {
  const urls = [...privateHosts.map((host) => `http://${host}:${port}/page`), ...hidden];
  const { code, out, err } = await newsledger(["read", "--json", "--jobs", "1", ...urls], "", env());
  assert.equal(code, 1);
  assert.equal(out, "");
  assert.equal(err.match(/not a public address/g)?.length, urls.length, err);
  assert.deepEqual(inside, []);
});

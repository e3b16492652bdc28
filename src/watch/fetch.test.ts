/** Against a server on loopback; names are resolved by the tests, so nothing leaves the machine. */
import assert from "node:assert/strict";
import type { lookup as Lookup } from "node:dns";
import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { isPublicAddress } from "./address.ts";
import { FetchError, fetchPage } from "./fetch.ts";

let port = 0;
let robots: { status: number; text: string } = { status: 404, text: "" };
const asked: string[] = [];
const server = http.createServer((request, response) => {
  asked.push(request.url!);
  const answer = (status: number, headers: http.OutgoingHttpHeaders, body: string | Buffer): void => {
    response.writeHead(status, headers);
    response.end(body);
  };
  switch (request.url) {
    case "/robots.txt":
      return answer(robots.status, { "content-type": "text/plain" }, robots.text);
    case "/page":
      return answer(200, { "content-type": "text/html; charset=utf-8" }, "<p>Hello</p>");
    case "/gzip":
      return answer(200, { "content-encoding": "gzip" }, gzipSync("<p>packed</p>"));
    case "/brotli":
      return answer(200, { "content-encoding": "br" }, brotliCompressSync("<p>packed</p>"));
    case "/bomb":
      return answer(200, { "content-encoding": "gzip" }, gzipSync(Buffer.alloc(64 * 1024 * 1024)));
    case "/broken":
      return answer(200, { "content-encoding": "gzip" }, "this is no gzip");
    case "/to-page":
      return answer(302, { location: "/page" }, "");
    case "/to-file":
      return answer(302, { location: "file:///etc/passwd" }, "");
    case "/to-metadata":
      return answer(302, { location: "http://169.254.169.254/latest/meta-data/" }, "");
    case "/loop":
      return answer(302, { location: "/loop" }, "");
    case "/gone":
      return answer(410, {}, "");
    default:
      return answer(404, {}, "");
  }
});
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
after(() => server.close());

const address = (path: string): string => `http://127.0.0.1:${port}${path}`;
const resolvingTo = (...addresses: string[]): typeof Lookup =>
  ((_name: string, _options: object, done: (e: null, a: object[]) => void) =>
    done(
      null,
      addresses.map((a) => ({ address: a, family: a.includes(":") ? 6 : 4 })),
    )) as unknown as typeof Lookup;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8");

test("fetches, decodes and follows redirects", async () => {
  for (const [path, body] of [
    ["/page", "<p>Hello</p>"],
    ["/gzip", "<p>packed</p>"],
    ["/brotli", "<p>packed</p>"],
    ["/to-page", "<p>Hello</p>"],
  ] as const) {
    const fetched = await fetchPage(address(path), { allowPrivate: true });
    assert.equal(text(fetched.bytes), body, path);
  }
  assert.equal((await fetchPage(address("/to-page"), { allowPrivate: true })).url, address("/page"));
});

/** Ways of writing an address that is not public, one a line. */
const privateHosts = readFileSync(new URL("cases/private-hosts.txt", import.meta.url), "utf8")
  .trim()
  .split("\n");

test("refuses every way of writing an address that is not public, before it connects", async () => {
  const before = asked.length;
  for (const host of privateHosts)
    await assert.rejects(fetchPage(`http://${host}:${port}/page`), /not a public address/, host);
  assert.equal(asked.length, before);
});

test("refuses a name that resolves to such an address, even beside a public one", async () => {
  for (const addresses of [["127.0.0.1"], ["10.1.2.3"], ["93.184.216.34", "127.0.0.1"], ["::1"]]) {
    await assert.rejects(
      fetchPage(`http://news.example:${port}/page`, { lookup: resolvingTo(...addresses) }),
      /not a public address/,
    );
  }
});

test("refuses redirects to other schemes, and asks each hop anew", async () => {
  await assert.rejects(
    fetchPage(address("/to-file"), { allowPrivate: true }),
    /file: addresses are not fetched/,
  );
  await assert.rejects(fetchPage(address("/loop"), { allowPrivate: true }), /redirects/);
});

test("refuses what is no web address", async () => {
  for (const wrong of [
    "ftp://example.org/x",
    "javascript:alert(1)",
    "not an address",
    "http://user:secret@example.org/",
  ]) {
    await assert.rejects(fetchPage(wrong), FetchError, wrong);
  }
});

test("stops a body that swells, one that is broken, and an answer that is no page", async () => {
  await assert.rejects(fetchPage(address("/bomb"), { allowPrivate: true }), /larger than 15 MiB/);
  await assert.rejects(fetchPage(address("/broken"), { allowPrivate: true }), FetchError);
  await assert.rejects(fetchPage(address("/gone"), { allowPrivate: true }), /answered 410/);
});

test("honours robots.txt, and takes one that cannot be loaded for a no", async () => {
  robots = { status: 200, text: "User-agent: *\nDisallow: /page\n" };
  await assert.rejects(fetchPage(address("/page"), { allowPrivate: true }), /robots.txt .* does not allow/);
  assert.equal(text((await fetchPage(address("/gzip"), { allowPrivate: true })).bytes), "<p>packed</p>");
  robots = { status: 503, text: "" };
  await assert.rejects(fetchPage(address("/gzip"), { allowPrivate: true }), /robots.txt/);
  robots = { status: 404, text: "" };
});

test("only addresses of the public Internet are public", () => {
  for (const yes of ["93.184.216.34", "1.1.1.1", "2606:4700::1111", "[2606:4700::1111]"])
    assert.equal(isPublicAddress(yes), true, yes);
  for (const no of [
    "127.0.0.1",
    "::1",
    "fe80::1%eth0",
    "example.org",
    "",
    "::ffff:10.0.0.1",
    "192.0.2.1",
    "2001:db8::1",
  ])
    assert.equal(isPublicAddress(no), false, no);
});

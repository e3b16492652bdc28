/** Addresses that are not public are refused through every door: the form of the site, and the command line. */
import assert from "node:assert/strict";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { newsledger } from "../../run.ts";
import { type Site, siteOf } from "../site.ts";

const hosts = [
  "127.0.0.1",
  "[::ffff:127.0.0.1]",
  "2130706433",
  "0x7f.1",
  "0177.0.0.1",
  "127.1",
  "0",
  "0.0.0.0",
  "[::]",
  "[::1]",
  "169.254.169.254",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "100.64.0.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "[fc00::1]",
  "[fd12:3456::1]",
  "[fe80::1]",
  "[::ffff:7f00:1]",
  "[64:ff9b::7f00:1]",
  "[2002:7f00:1::]",
  "[::127.0.0.1]",
  // A name, resolved by the system itself.
  "localhost",
];

let asked = 0;
const server = http.createServer((_request, response) => {
  asked++;
  response.end("<p>inside</p>");
});
let site: Site;
let port = 0;
before(async () => {
  await new Promise<void>((resolve) => server.listen(0, resolve));
  port = (server.address() as AddressInfo).port;
  site = await siteOf([]);
});
after(async () => {
  server.close();
  await site.close();
});

test("the canary answers whoever may ask it", async () => {
  assert.equal((await fetch(`http://127.0.0.1:${port}/`)).status, 200);
  assert.equal(asked, 1);
  asked = 0;
});

test("the form of the site", async () => {
  const form = await fetch(`${site.url}/add`, { headers: { accept: "text/html" } });
  const cookie = form.headers.get("set-cookie")!.split(";")[0]!;
  const csrf = /name="csrf" value="([^"]+)"/.exec(await form.text())![1]!;
  const ask = async (host: string): Promise<string> => {
    const sent = await fetch(`${site.url}/add`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie, accept: "text/html", origin: site.url },
      body: new URLSearchParams({ csrf, url: `http://${host}:${port}/page` }),
    });
    assert.equal(sent.status, 303, host);
    for (let tries = 0; tries < 200; tries++) {
      const page = await (
        await fetch(site.url + sent.headers.get("location")!, { headers: { cookie } })
      ).text();
      if (page.includes("What was read")) return page;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${host}: never done`);
  };
  for (let from = 0; from < hosts.length; from += 6)
    await Promise.all(
      hosts.slice(from, from + 6).map(async (host) => {
        assert.match(await ask(host), /not a public address/, host);
      }),
    );
  assert.equal(asked, 0);
});

test("other schemes are no address", async () => {
  const urls = ["file:///etc/passwd", "ftp://example.org/x", "gopher://127.0.0.1/", "javascript:alert(1)"];
  const { code, out, err } = await newsledger(["read", "--json", ...urls]);
  assert.equal(code, 1);
  assert.equal(out, "");
  for (const url of urls) assert.ok(err.includes(url), url);
});

test("the command line", async () => {
  const { code, out, err } = await newsledger([
    "read",
    "--json",
    ...hosts.map((host) => `http://${host}:${port}/page`),
  ]);
  assert.equal(code, 1);
  assert.equal(out, "");
  assert.equal(err.match(/not a public address/g)?.length, hosts.length, err);
  assert.equal(asked, 0);
});

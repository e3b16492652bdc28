import assert from "node:assert/strict";
import { test } from "node:test";
import { ownAddress } from "./address.ts";

const link = (href: string): string =>
  `<html><head><title>x</title><link rel="canonical" href="${href}"></head>`;

test("a page's own address", () => {
  const cases: [string, string | null, string | null][] = [
    [link("https://example.org/story/1?utm_source=x&id=2#top"), null, "https://example.org/story/1?id=2"],
    [
      "<meta property='og:url' content='https://example.org/a?b=1&amp;c=2'>",
      null,
      "https://example.org/a?b=1&c=2",
    ],
    [
      `<meta property="og:url" content="https://example.org/og">${link("https://example.org/canonical")}`,
      null,
      "https://example.org/canonical",
    ],
    [link("/story/1"), "https://example.org/amp/1", "https://example.org/story/1"],
    ["<p>nothing</p>", "https://example.org/story/1?fbclid=z#x", "https://example.org/story/1"],
    ["<p>nothing</p>", null, null],
    [link("https://example.org/"), "https://example.org/story/1", "https://example.org/story/1"],
    [link("javascript:alert(1)"), null, null],
  ];
  for (const [html, url, expected] of cases) assert.equal(ownAddress(html, url), expected, html);
});

test("a fetched page cannot claim to be a page of another host", () => {
  assert.equal(
    ownAddress(link("https://victim.example/story"), "https://evil.example/x"),
    "https://evil.example/x",
  );
});

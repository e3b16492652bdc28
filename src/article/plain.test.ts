import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import type { Article, Note, Page } from "../model.ts";
import { readPlain } from "./plain.ts";

/** A page as scraped, a line of "=====", then what a careful reader takes from it; "-" stands for nothing. */
const folder = path.join(import.meta.dirname, "cases/plain");

const pageOf = (content: string): Page => ({
  source: "case",
  url: null,
  form: "text",
  content,
  bytes: Buffer.from(content),
  charset: "utf-8",
  capturedAt: null,
  given: {},
  notes: [],
});

const fields: Readonly<
  Record<string, (article: Article, notes: readonly Note[], expected: string) => string>
> = {
  section: (a) => a.section ?? "-",
  headline: (a) => a.headline ?? "-",
  standfirst: (a) => a.standfirst ?? "-",
  publisher: (a) => a.publisher ?? "-",
  bylines: (a) => a.bylines.join(" | ") || "-",
  credits: (a) => a.credits.join(" | ") || "-",
  language: (a) => a.language ?? "-",
  published: (a, _, expected) => a.published?.value?.slice(0, expected.length) ?? "-",
  modified: (a) => a.modified ?? "-",
  dateline: (a) =>
    [a.dateline?.place, a.dateline?.date, a.dateline?.agency].map((part) => part ?? "-").join(" | "),
  captions: (a) => String(a.captions.length),
  teasers: (a) => String(a.teasers.length),
  notices: (a) => String(a.notices.length),
  corrections: (a) => String(a.corrections.length),
  paywalled: (a) => (a.paywalled ? "yes" : "no"),
  rules: (_, notes, expected) =>
    expected
      .split(", ")
      .filter((rule) => notes.some((note) => note.rule === rule))
      .join(", "),
};

for (const name of fs.readdirSync(folder)) {
  test(`plain text: ${name}`, () => {
    const [page, wanted] = fs.readFileSync(path.join(folder, name), "utf8").split("=====\n") as [
      string,
      string,
    ];
    const { article, notes } = readPlain(pageOf(page));
    const [head, text] = wanted.split("text:\n") as [string, string];
    const trace = notes.map((note) => `${note.rule}: ${note.reason}`).join("\n");
    assert.equal(article.text, text.trimEnd(), trace);
    for (const line of head.trim().split("\n")) {
      const [, field, expected] = /^(\w+): (.*)$/.exec(line)!;
      assert.equal(fields[field!]!(article, notes, expected!), expected, `${field}\n${trace}`);
    }
    for (const { start, end } of article.paragraphs)
      assert.ok(!/\n|^\s|\s$/.test(article.text.slice(start, end)));
  });
}

test("every line of a page is in its text, in a field or in a note", () => {
  for (const name of fs.readdirSync(folder)) {
    const [page] = fs.readFileSync(path.join(folder, name), "utf8").split("=====\n") as [string];
    const { article, notes } = readPlain(pageOf(page));
    const told = JSON.stringify([article, notes]);
    if (notes.some(({ rule }) => rule === "lines-joined")) continue;
    for (const line of page.split("\n").filter((row) => row.trim())) {
      assert.ok(told.includes(JSON.stringify(line.trim()).slice(1, -1)), `${name}: ${line}`);
    }
  }
});

test("what came with a page outranks what it prints", () => {
  const page = {
    ...pageOf("Some heading\nThe council of Osterby met on Monday and voted for the bridge."),
    given: { title: "Some heading", published: "2025-02-27" },
  };
  const { article } = readPlain(page);
  assert.equal(article.headline, "Some heading");
  assert.equal(article.text, "The council of Osterby met on Monday and voted for the bridge.");
  assert.deepEqual(article.published?.from, "given");
});

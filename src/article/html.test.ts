/**
 * Each `cases/NAME.html` is a page of an invented house, `cases/NAME.txt` what a reporter would take from it: fields, a
 * line each; an empty line; the paragraphs of the text, a line each. Fields that a case leaves out are not looked at.
 */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { Article, Page } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { readHtml } from "./html.ts";

const folder = path.join(import.meta.dirname, "cases");

function pageOf(content: string, given: Page["given"] = {}): Page {
  return {
    source: "case",
    url: null,
    form: "html",
    content,
    bytes: new Uint8Array(),
    charset: "utf-8",
    capturedAt: null,
    given,
    notes: [],
  };
}

/** A field of an article as a case writes it. */
function written(article: Article, field: string): string {
  switch (field) {
    case "published":
      return article.published?.value ?? "";
    case "captions":
      return article.captions.map(({ text, credit }) => (credit ? `${text} / ${credit}` : text)).join("; ");
    case "dateline":
      return article.dateline
        ? [article.dateline.place, article.dateline.date, article.dateline.agency].join(" / ")
        : "";
    case "live":
      return (article.live ?? []).map(({ time, headline }) => `${time} ${headline}`).join("; ");
    case "paywalled":
      return article.paywalled ? "yes" : "no";
    default: {
      const value = article[field as keyof Article];
      return Array.isArray(value) ? value.join("; ") : typeof value === "string" ? value : "";
    }
  }
}

for (const file of fs.readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  test(`page: ${file}`, () => {
    const { article, notes } = readHtml(pageOf(fs.readFileSync(path.join(folder, file), "utf8")));
    const expected = fs.readFileSync(path.join(folder, file.replace(/html$/, "txt")), "utf8");
    const [head, ...rest] = expected.split("\n\n");
    const explained = notes.map(({ rule, reason }) => `${rule}: ${reason}`).join("\n");
    assert.equal(article.text, rest.join("\n\n").trim(), explained);
    for (const line of head!.split("\n")) {
      const at = line.indexOf(": ");
      assert.equal(
        written(article, line.slice(0, at)),
        line.slice(at + 2),
        `${line.slice(0, at)}\n${explained}`,
      );
    }
    for (const { start, end } of article.paragraphs)
      assert.ok(!article.text.slice(start, end).includes("\n"));
    assert.equal(
      article.paragraphs.map(({ start, end }) => article.text.slice(start, end)).join("\n"),
      article.text,
    );
  });
}

test("what the carrier gave stands above what the page says", () => {
  const content = fs.readFileSync(path.join(folder, "semantic.html"), "utf8");
  const { article } = readHtml(
    pageOf(content, { title: "Given", bylines: ["A. Giver"], published: "2030-01-02", section: "Here" }),
  );
  assert.deepEqual(
    [article.headline, article.bylines, article.published?.value, article.section],
    ["Given", ["A. Giver"], "2030-01-02", "Here"],
  );
  assert.equal(article.published?.from, "given");
});

test("blocks are never joined, whatever markup stands between them", () => {
  const sentence = fc.constantFrom(
    "The ferry left the north quay an hour late on Sunday, and nobody on board was told why it had waited.",
    "A second boat was sent from the mainland at noon with water, blankets and the mail of three days.",
    "The harbour master said that the winter timetable would be kept until the end of the month.",
  );
  const tag = fc.constantFrom("p", "div", "li", "blockquote", "section");
  holds(
    fc.property(fc.array(fc.tuple(tag, sentence), { minLength: 1, maxLength: 8 }), (parts) => {
      const markup = parts.map(([name, text], i) => `<${name}>${text} (${i})</${name}>`).join("");
      const { article } = readHtml(pageOf(`<h1>The ferry was late again</h1><article>${markup}</article>`));
      for (const { start, end } of article.paragraphs) {
        const paragraph = article.text.slice(start, end);
        assert.ok(
          parts.some(([, text], i) => paragraph === `${text} (${i})`),
          paragraph,
        );
      }
    }),
  );
});

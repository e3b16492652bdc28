/** Dates, quotation marks, languages and notes, as pages write them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "hono/html";
import { dateInWords } from "./dates.ts";
import { lang, quoted, set } from "./lang.ts";
import { sourceLink, withNotes } from "./notes.ts";

for (const [edtf, words] of [
  ["2026-03-09", "9 March 2026"],
  ["2026-03-09T18:40:00+01:00", "9 March 2026"],
  ["2026-03-09/2026-03-15", "9–15 March 2026"],
  ["2026-02-27/2026-03-02", "27 February – 2 March 2026"],
  ["2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"],
  ["2022-02/2022-03", "February 2022 – March 2022"],
  ["../2025", "up to 2025"],
  ["2026-01/..", "from January 2026"],
  ["2021-23", "autumn 2021"],
  ["199X", "the 1990s"],
  ["1984~", "about 1984"],
] as const)
  test(`${edtf} is written "${words}"`, () => assert.equal(dateInWords(edtf), words));

test("direct speech stands between the marks of its language, whatever marks it came with", () => {
  assert.equal(quoted('"We start in May,"'), "“We start in May,”");
  assert.equal(quoted("We start in May"), "“We start in May”");
  assert.equal(quoted("“Wir beginnen im Mai“", "de"), "„Wir beginnen im Mai“");
  assert.equal(quoted("« On commence »", "fr"), "« On commence »");
});

test("straight marks are set in English lines, and left alone in others", () => {
  assert.equal(
    set(`He called it "a 'toll' on friendship", didn't he?`),
    "He called it “a ‘toll’ on friendship”, didn’t he?",
  );
  assert.equal(set('five minutes," Maren said'), "five minutes,” Maren said");
  assert.equal(set('Er sagte "nein"', "de"), 'Er sagte "nein"');
});

test("only another language than the page's is marked, and only where it is a language", async () => {
  assert.equal((await lang("de-AT")).toString(), ' lang="de-AT"');
  for (const other of [null, "en", "en-GB", '"><script>', "x", "de\nonload=1"]) assert.equal(lang(other), "");
});

test("each article gets one number and one note, in order; words that look like a link get none", async () => {
  const [one, two] = ["1", "2"].map((n) => n.padStart(32, "0")) as [string, string];
  const fake = '<a class="src" data-open href="/x">no</a>';
  const body = html`<p>${fake} ${sourceLink(`/article/${one}#n2`, "A & B")} ${sourceLink(`/article/${two}`, "C")} ${sourceLink(`/article/${one}#n7`, "A & B")}</p>`;
  const known = {
    id: two,
    title: "Fees rise",
    publisher: "Gazette",
    published: "2026-03-09",
    url: "https://gazette.example/1",
  };
  const page = String(await withNotes(body, [known, { ...known, id: "elsewhere" }]));
  assert.deepEqual(
    [...page.matchAll(/data-n="(\d)"/g)].map(([, n]) => n),
    ["1", "2", "1"],
  );
  const notes = page.slice(page.indexOf("<section"));
  assert.equal(notes.match(/<li>/g)?.length, 2);
  assert.match(notes, new RegExp(`<li>A &amp; B <span>/article/${one}</span></li>`));
  assert.match(notes, /<li>Gazette, “Fees rise”, .*9 March 2026.*https:\/\/gazette.example\/1<\/span><\/li>/);
});

test("languages that are written from right to left say so", async () => {
  assert.equal((await lang("ar-EG")).toString(), ' lang="ar-EG" dir="rtl"');
  assert.equal((await lang("zh")).toString(), ' lang="zh"');
});

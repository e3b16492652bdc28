import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { Timex } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";
import { holds } from "../text/holds.fixture.ts";
import { linesOf, makeProse } from "../text/prose.ts";
import { articleOf } from "./article.fixture.ts";
import { findTimes } from "./time.ts";

/**
 * Marked text. A file is blocks with an empty line between; a block of `key: value` lines sets the page's date
 * (`date: none` for a page that states none) and language for the blocks after it. Every other block is a text in
 * which `{expression = value mod}` marks each time expression that must be found, and no other may be.
 */
interface Case {
  readonly name: string;
  readonly text: string;
  readonly date: string | null;
  readonly language: string;
  readonly marks: readonly { start: number; end: number; value: string }[];
}

const folder = path.join(import.meta.dirname, "cases");

function casesOf(file: string): Case[] {
  let date: string | null = null;
  let language = "en";
  const cases: Case[] = [];
  for (const block of fs
    .readFileSync(path.join(folder, file), "utf8")
    .trim()
    .split(/\n\s*\n/)) {
    const lines = block.split("\n").filter((line) => !line.startsWith("#"));
    if (!lines.length) continue;
    if (lines.every((line) => /^(date|language): /.test(line))) {
      for (const line of lines) {
        const [key, value] = line.split(": ") as [string, string];
        if (key === "date") date = value.trim() === "none" ? null : value.trim();
        else language = value.trim();
      }
      continue;
    }
    cases.push({ ...unmark(lines.join("\n")), name: `${file}: ${lines[0]!.slice(0, 70)}`, date, language });
  }
  return cases;
}

function unmark(marked: string): Pick<Case, "text" | "marks"> {
  let text = "";
  const marks: { start: number; end: number; value: string }[] = [];
  let at = 0;
  for (const { index, 0: whole, groups } of marked.matchAll(/\{(?<words>[^={}]+) = (?<value>[^}]+)\}/g)) {
    text += marked.slice(at, index);
    const start = text.length;
    text += groups!["words"]!;
    marks.push({ start, end: text.length, value: groups!["value"]! });
    at = index + whole.length;
  }
  return { text: text + marked.slice(at), marks };
}

const timesOf = (text: string, date: string | null, language = "en"): ReturnType<typeof findTimes> =>
  findTimes(makeProse(text, linesOf(text), language), articleOf(text, date, language));

const shown = (text: string, t: Pick<Timex, "start" | "end" | "value" | "mod">): string =>
  `${text.slice(t.start, t.end)} = ${t.value}${t.mod ? ` ${t.mod}` : ""}`;

for (const file of fs.readdirSync(folder)) {
  for (const { name, text, date, language, marks } of casesOf(file)) {
    test(name, () => {
      const { times, notes } = timesOf(text, date, language);
      const got = times.map((t) => shown(text, t));
      const want = marks.map((m) => `${text.slice(m.start, m.end)} = ${m.value}`);
      const trace = [
        ...times.map((t) => `  ${shown(text, t)}   by ${t.rule}`),
        ...notes.map(
          (n) => `  let go: ${n.span ? text.slice(n.span.start, n.span.end) : ""}   ${n.rule}: ${n.reason}`,
        ),
      ];
      assert.deepEqual(got, want, `\n${text}\n${trace.join("\n")}\n`);
      for (const [index, mark] of marks.entries()) assert.equal(times[index]?.start, mark.start, text);
    });
  }
}

test("what the words state is kept apart from what the setting implies", () => {
  const { times } = timesOf("They met on Tuesday, on March 3 and on May 5, 2021.", "2022-03-10");
  assert.deepEqual(
    times.map(({ known, implied }) => [known, implied]),
    [
      [["weekday"], ["week"]],
      [["month", "day"], ["year"]],
      [["year", "month", "day"], []],
    ],
  );
});

test("two sides of a dated event check each other and give the year", () => {
  const text =
    "By June 2024 the offices had been shut.\nThey spoke on February 12, 23 days after Trump's inauguration.";
  const { times, published } = timesOf(text, null);
  assert.deepEqual(
    times.map((t) => t.value),
    ["2024-06", "2025-02-12", "2025-02-12"],
  );
  assert.deepEqual(times[1]?.implied, ["year"]);
  assert.equal(published?.value, null);
  assert.equal(published?.earliest, "2025-02-12");
});

test("a distance from an event that is not the date beside it leaves a note, and is not resolved", () => {
  const text = "They spoke on February 14, 23 days after Trump's inauguration.";
  const { times, notes } = timesOf(text, "2025-02-27");
  assert.deepEqual(
    times.map((t) => t.value),
    ["2025-02-14", "XXXX-XX-XX"],
  );
  const note = notes.find(({ rule }) => rule === "from-event");
  assert.equal(note && text.slice(note.span?.start, note.span?.end), "23 days after Trump's inauguration");
  assert.match(note?.reason ?? "", /February 14/);
});

test("a language is known by the first part of its tag, whole", () => {
  assert.equal(timesOf("on 4 May 1999", null, "en-GB").times[0]?.value, "1999-05-04");
  assert.equal(timesOf("am 4. Mai 1999", null, "de-AT").times[0]?.value, "1999-05-04");
  for (const tag of ["fry", "__proto__", "constructor", ""]) {
    assert.equal(timesOf("4 May 1999", null, tag).notes[0]?.rule, "language");
  }
});

test("a language without words is told, and changes nothing", () => {
  const { times, notes } = timesOf("Ngày 12 tháng 2", "2025-02-27", "vi");
  assert.deepEqual(times, []);
  assert.equal(notes[0]?.rule, "language");
});

const words = fc.constantFrom(
  ..."the a an last next this that of in on by early late mid Monday May March 12 31 1999 2024 '80s third quarter year years days ago later earlier before after every few two hundred thousand and a half - , . ( ) 10:30 p.m. noon night summer fiscal decade 5 BC Q3 now / : weeks Trump inauguration".split(
    " ",
  ),
);
const soup = fc.array(words, { maxLength: 60 }).map((list) => list.join(" "));
const anyText = fc.oneof(soup, fc.string({ unit: "binary", maxLength: 200 }));
const anyDate = fc.constantFrom(null, "2025-02-27", "2000-02-29", "0004-01-01", "not a date");
const anyLanguage = fc.constantFrom("en", "de", "fr", "es", "ru");

test("any text, any page: spans slice back, are in order, do not overlap; values are never empty", () => {
  holds(
    fc.property(anyText, anyDate, anyLanguage, (text, date, language) => {
      const { times, notes } = timesOf(text, date, language);
      let last = 0;
      for (const t of times) {
        assert.ok(t.start >= last && t.end > t.start && t.end <= text.length);
        assert.ok(
          t.value.length > 0 && !/NaN|undefined|Infinity/.test(t.value),
          `${text.slice(t.start, t.end)}: ${t.value}`,
        );
        assert.equal(
          t.type === "DURATION",
          t.value.startsWith("P") && t.type !== "SET" && !/_REF/.test(t.value),
          t.value,
        );
        last = t.end;
      }
      for (const { span } of notes) if (span) assert.ok(span.end > span.start && span.end <= text.length);
    }),
    { numRuns: 600 },
  );
});

test("what has an EDTF form is a stretch of days", () => {
  holds(
    fc.property(soup, anyDate, (text, date) => {
      for (const { edtf } of timesOf(text, date).times) {
        if (edtf && !edtf.startsWith("-") && !edtf.includes("X"))
          assert.notEqual(edtfStretch(edtf), null, edtf);
      }
    }),
    { numRuns: 300 },
  );
});

test("a page's own date is never changed", () => {
  holds(
    fc.property(soup, (text) => {
      const { published } = timesOf(text, "2025-02-27");
      assert.deepEqual(published, articleOf(text, "2025-02-27").published);
    }),
    { numRuns: 100 },
  );
});

test("an inferred interval is no interval turned round, and claims no day", () => {
  holds(
    fc.property(soup, (text) => {
      const { published } = timesOf(text, null);
      if (!published || published.from === "text") return;
      assert.equal(published.value, null);
      if (published.earliest && published.latest) assert.ok(published.earliest <= published.latest);
      assert.ok(published.evidence.length > 0);
    }),
    { numRuns: 400 },
  );
});

/** CPU microseconds of the quickest of three runs: a busy machine must not fail a test of growth. */
function cost(text: string): number {
  const runs = [0, 0, 0].map(() => {
    const before = process.cpuUsage();
    timesOf(text, "2025-02-27");
    return process.cpuUsage(before).user;
  });
  return Math.max(2000, Math.min(...runs));
}

for (const unit of [
  "the last two or three years and a half of the ",
  "one thousand ",
  "Friday and May 4, 1999 ",
  "President Trump on May 4 ",
]) {
  test(`a long line costs in proportion to its length: ${unit}`, () => {
    cost(unit.repeat(1000));
    // 16 times the text: a square would cost 256 times as much.
    assert.ok(cost(unit.repeat(16000)) < cost(unit.repeat(1000)) * 120);
  });
}

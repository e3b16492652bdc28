import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Article, Member } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { makeProse } from "../text/prose.ts";
import { findCast } from "./cast.ts";

interface Case {
  readonly title: string;
  readonly text: string;
  /** "p1 12-23" for a mention, "p1 office 0-11" for an office. */
  readonly marks: readonly string[];
}

for (const file of ["members.txt", "offices.txt"])
  for (const { title, text, marks } of casesOf(file))
    test(`${file}: ${title}`, () => {
      const { cast } = read(text);
      assert.deepEqual(shown(text, cast, marks), marks.map((mark) => legible(text, mark)).sort());
    });

test("a name is shown as the text writes it, not in a dateline's capitals", () => {
  const { cast } = read("OSLO, March 4 — Anders Holm arrived in Oslo on Monday.");
  assert.deepEqual(
    cast.map(({ name }) => name),
    ["Oslo", "Anders Holm"],
  );
});

test("the page's own house is a body, whatever its name looks like", () => {
  const { cast } = read(
    "Orla Venn told Quayside on Monday that the quay would close. “It will,” she said to Quayside.",
    "The Quayside",
  );
  assert.deepEqual(
    cast.map(({ name, kind }) => `${name} ${kind}`),
    ["Orla Venn person", "Quayside organisation"],
  );
});

test("spans slice back, mentions have one member, and only a name may lie within a nominal", () => {
  const words = fc.constantFrom(
    ..."Anders Holm said the US President Greta Holm , of ( NFA ) Northern Fisheries Agency he she Moscow 's . \n \" company in Oslo former minister - Al-Qaeda 'ś Zürich 😀 I".split(
      " ",
    ),
  );
  holds(
    fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
      const text = parts.join(" ");
      check(text, read(text).cast);
    }),
    { numRuns: 300 },
  );
});

test("any characters at all", () => {
  holds(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => check(text, read(text).cast)),
    { numRuns: 200 },
  );
});

test("hostile text takes time in proportion to its length", () => {
  const names = (n: number): string =>
    Array.from(
      { length: n },
      (_, i) => `Aq${i.toString(36)}x Bz${(i * 7).toString(36)}y said the president`,
    ).join(" ");
  const texts = [
    (n: number) => names(n),
    (n: number) => "Holm ".repeat(n * 6),
    (n: number) => "the Oslo minister said he ".repeat(n),
    (n: number) => "Washington told the United States . Anders Holm and Greta Holm met Holm . ".repeat(n / 2),
    (n: number) =>
      Array.from({ length: n }, (_, i) => `Anders Q${i.toString(36)}h , mayor of Oslo ,`).join(" "),
    (n: number) => `${"(".repeat(n * 3)}${"A. ".repeat(n * 3)}`,
  ];
  for (const make of texts) {
    const short = timed(make(500));
    const long = timed(make(8000));
    assert.ok(
      long < 60 * short + 2000,
      `16 times the text took ${long.toFixed(0)} ms after ${short.toFixed(0)} ms`,
    );
  }
});

test("a language without weights has no cast and says so", () => {
  const { cast, notes } = findCast(makeProse("Anders Holm kam.", undefined, "de"), {
    dateline: null,
  } as Article);
  assert.deepEqual(cast, []);
  assert.equal(notes[0]?.rule, "language");
});

function read(text: string, publisher: string | null = null): ReturnType<typeof findCast> {
  return findCast(makeProse(text), { text, dateline: null, publisher } as Article);
}

/** Milliseconds of the processor's own time, which a busy machine does not stretch. */
function timed(text: string): number {
  const prose = makeProse(text);
  const started = process.cpuUsage();
  findCast(prose, { text, dateline: null } as Article);
  return process.cpuUsage(started).user / 1000;
}

function check(text: string, cast: readonly Member[]): void {
  const ids = new Set(cast.map(({ id }) => id));
  assert.equal(ids.size, cast.length);
  const all = cast.flatMap(({ mentions }) => mentions);
  for (const { offices, mentions, name } of cast) {
    assert.ok(mentions.length > 0 && name.length > 0);
    for (const { title, span } of offices)
      assert.equal(text.slice(span.start, span.end).replace(/\s+/g, " "), title);
    for (const { start, end } of mentions) assert.ok(start >= 0 && start < end && end <= text.length);
  }
  for (const a of all)
    for (const b of all) {
      if (a === b || a.end <= b.start || b.end <= a.start) continue;
      const nested = [a, b].filter(({ form }) => form === "nominal");
      assert.equal(nested.length, 1, `${text.slice(a.start, a.end)} / ${text.slice(b.start, b.end)}`);
      assert.ok(nested[0]!.end - nested[0]!.start >= Math.max(a.end - a.start, b.end - b.start));
    }
}

function casesOf(file: string): Case[] {
  const cases: Case[] = [];
  const source = fs.readFileSync(new URL(`cases/${file}`, import.meta.url), "utf8");
  for (const block of source.split(/\n\n+/).slice(1)) {
    const [title = "", ...lines] = block.trim().split("\n");
    cases.push({ title: title.replace(/^# /, ""), ...unmark(lines.join("\n")) });
  }
  return cases;
}

/** Reads `p1{…}` and `[p1 …]`, which may lie within each other. */
function unmark(marked: string): { text: string; marks: string[] } {
  const marks: string[] = [];
  const open: { label: string; from: number }[] = [];
  let text = "";
  for (let at = 0; at < marked.length; at++) {
    const mention = /^([pol]\d)\{/.exec(marked.slice(at, at + 4));
    const office = /^\[(p\d) /.exec(marked.slice(at, at + 5));
    if (mention || office) {
      open.push({ label: mention ? mention[1]! : `${office![1]} office`, from: text.length });
      at += (mention ?? office)![0].length - 1;
    } else if (marked[at] === "}" || marked[at] === "]") {
      const { label, from } = open.pop()!;
      marks.push(`${label} ${from}-${text.length}`);
    } else text += marked[at];
  }
  return { text, marks };
}

/** What was found, each member under the label of the first mark that it shares. */
function shown(text: string, cast: readonly Member[], marks: readonly string[]): string[] {
  return cast
    .flatMap((member) => {
      const spans = member.mentions.map(({ start, end }) => `${start}-${end}`);
      const mark = marks.find((one) => !one.includes("office") && spans.includes(one.split(" ")[1]!));
      const label = mark ? mark.split(" ")[0]! : `?${member.kind}`;
      return [
        ...spans.map((span) => legible(text, `${label} ${span}`)),
        ...new Set(
          member.offices.map(({ span }) => legible(text, `${label} office ${span.start}-${span.end}`)),
        ),
      ];
    })
    .sort();
}

function legible(text: string, mark: string): string {
  const [start, end] = mark.split(" ").at(-1)!.split("-").map(Number);
  return `${mark} "${text.slice(start, end)}"`;
}

test("a dateline's place and agency are what they stand for, whatever a tagger would say", () => {
  const text = "SKARVIK, March 4 (Merida) — Greta Holm came to Skarvik on Monday, she told Merida.";
  const dateline = { span: { start: 0, end: 28 }, place: "SKARVIK", date: "March 4", agency: "Merida" };
  const { cast } = findCast(makeProse(text), { text, dateline } as Article);
  const kindOf = (name: string): string | undefined =>
    cast.find((member) => member.name.toLowerCase() === name)?.kind;
  assert.equal(kindOf("merida"), "organisation");
  assert.notEqual(kindOf("skarvik"), "person");
  assert.notEqual(kindOf("skarvik"), "organisation");
});

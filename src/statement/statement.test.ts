import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { Member, Mention, Prose, Span, Statement, Timex } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { makeProse } from "../text/prose.ts";
import { findStatements } from "./statement.ts";

/**
 * Marked text. Blocks stand apart by an empty line. `people:` and `organisations:` list the cast for the blocks after
 * them, a member's other names after "=". In a text `[source] <cue> {content}` mark a statement; where there are more,
 * a number and a colon tell them apart (`[2:Reid]`), and a mark without a number belongs to all. Below it, one line a
 * statement: `= Ana Vale via Norden Wire`, `= nobody`, `= Tom Reid (thought)`. A text with no such line has none.
 */
interface Case {
  readonly name: string;
  readonly text: string;
  readonly cast: readonly Member[];
  readonly expected: readonly Expected[];
}

interface Expected {
  readonly source: string;
  readonly cue: string;
  readonly content: string;
  readonly speaker: string;
  readonly via: string;
  readonly act: string;
}

const folder = path.join(import.meta.dirname, "cases");

type Known = { readonly name: string; readonly kind: Member["kind"]; readonly also: readonly string[] };

function casesOf(file: string): Case[] {
  let known: Known[] = [];
  const cases: Case[] = [];
  for (const block of fs
    .readFileSync(path.join(folder, file), "utf8")
    .trim()
    .split(/\n\s*\n/)) {
    const lines = block.split("\n").filter((line) => !line.startsWith("#"));
    if (lines.length === 0) continue;
    const lists = lines.filter((line) => /^(?:people|organisations): /.test(line));
    if (lists.length > 0) {
      known = lists.flatMap(knownFrom);
      continue;
    }
    const answers = lines.filter((line) => line.startsWith("= "));
    const marked = lines.filter((line) => !line.startsWith("= ")).join("\n");
    const { text, expected } = unmark(marked, answers);
    cases.push({ name: `${file}: ${marked.slice(0, 80)}`, text, cast: castFor(text, known), expected });
  }
  return cases;
}

function knownFrom(line: string): Known[] {
  const kind = line.startsWith("people") ? "person" : "organisation";
  return line
    .slice(line.indexOf(":") + 2)
    .split("; ")
    .map((entry) => {
      const [name = "", also = ""] = entry.split(" = ");
      return { name, kind, also: also ? also.split(", ") : [] };
    });
}

function castFor(text: string, known: readonly Known[]): Member[] {
  return known.map(({ name, kind, also }, index) => {
    const mentions: Mention[] = [];
    for (const form of [name, ...also]) {
      for (const { index: start } of text.matchAll(new RegExp(`\\b${form}\\b`, "g"))) {
        const end = start + form.length;
        if (mentions.some((m) => m.start < end && start < m.end)) continue;
        mentions.push({ start, end, form: /^[a-z]/.test(form) ? "pronoun" : "name" });
      }
    }
    return { id: `m${index}`, name, kind, offices: [], mentions: mentions.sort((a, b) => a.start - b.start) };
  });
}

const parts = { "[": "source", "<": "cue", "{": "content" } as const;
const closing: Record<string, string> = { "]": "[", ">": "<", "}": "{" };

function unmark(marked: string, answers: readonly string[]): { text: string; expected: Expected[] } {
  let text = "";
  const found = answers.map(() => ({ source: [] as Span[], cue: [] as Span[], content: [] as Span[] }));
  const open: { mark: keyof typeof parts; number: number; start: number }[] = [];
  for (let at = 0; at < marked.length; at++) {
    const here = marked[at]!;
    if (here in parts) {
      const number = /^(\d):/.exec(marked.slice(at + 1));
      open.push({
        mark: here as keyof typeof parts,
        number: number ? Number(number[1]) : 0,
        start: text.length,
      });
      if (number) at += 2;
    } else if (here in closing) {
      const index = open.findLastIndex(({ mark }) => mark === closing[here]);
      const [{ mark, number, start }] = open.splice(index, 1) as [(typeof open)[number]];
      found.forEach((one, i) => {
        if (number === 0 || number === i + 1) one[parts[mark]].push({ start, end: text.length });
      });
    } else text += here;
  }
  const words = (spans: readonly Span[]): string =>
    spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
  const expected = answers.map((answer, index) => {
    const [, who = "", act = "said", via = ""] = /^= (.+?)(?: \((thought)\))?(?: via (.+))?$/.exec(answer)!;
    const { source, cue, content } = found[index]!;
    return { source: words(source), cue: words(cue), content: words(content), speaker: who, act, via };
  });
  return { text, expected };
}

function told(statement: Statement, text: string, cast: readonly Member[]): Expected {
  const words = (span: Span | null): string => (span ? text.slice(span.start, span.end) : "");
  const name = (id: string): string => cast.find((member) => member.id === id)?.name ?? "?";
  return {
    source: words(statement.source),
    cue: words(statement.cue),
    content: statement.content.map(words).join(" … "),
    speaker: statement.speaker === null ? "nobody" : name(statement.speaker),
    via: statement.via.map(name).join(", "),
    act: statement.act,
  };
}

for (const file of fs.readdirSync(folder)) {
  for (const { name, text, cast, expected } of casesOf(file)) {
    void test(name, () => {
      const { statements, notes } = findStatements(makeProse(text), cast, []);
      const got = statements.map((statement) => told(statement, text, cast));
      const byCue = (a: Expected, b: Expected): number =>
        a.cue.localeCompare(b.cue) || a.content.localeCompare(b.content);
      const fired = [
        ...statements.map(({ rule }) => rule),
        ...notes.map(({ rule, reason }) => `(${rule}: ${reason})`),
      ];
      assert.deepEqual(got.sort(byCue), [...expected].sort(byCue), `rules that fired: ${fired.join("; ")}`);
    });
  }
}

void test("the date of a report is that of its own clause, not of what was said", () => {
  const text =
    "On Monday, Ana Vale said the bridge would open on Friday. Reid said on Tuesday it was closed.";
  const times = ["Monday", "Friday", "Tuesday"].map((word, index): Timex => {
    const start = text.indexOf(word);
    const value = `2024-05-0${index + 1}`;
    return {
      start,
      end: start + word.length,
      type: "DATE",
      value,
      edtf: value,
      known: [],
      implied: [],
      rule: "test",
    };
  });
  const { statements } = findStatements(makeProse(text), [], times);
  assert.deepEqual(
    statements.map(({ saidOn }) => saidOn),
    ["2024-05-01", "2024-05-03"],
  );
});

void test("another language gives a note and no statement", () => {
  const { statements, notes } = findStatements(makeProse('"Wir bauen," said Vale.', undefined, "de"), [], []);
  assert.deepEqual(statements, []);
  assert.deepEqual(
    notes.map(({ rule }) => rule),
    ["language"],
  );
});

const hostile = fc.array(
  fc.constantFrom(
    '"',
    "'",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "``",
    "''",
    " ",
    "\n",
    ". ",
    ", ",
    ": ",
    "; ",
    " — ",
    "(",
    ")",
    "said",
    "told",
    "Ana",
    "he",
    "who",
    "that",
    "to",
    "according to",
    "as saying",
    "reportedly",
    "the plan",
    "was",
    "by",
    "and",
    "quoted",
    "citing",
    "„",
    "»",
    "•",
    "\n",
    "A:",
    "Ana Vale:",
    "as having said",
    "in the words of",
    "declared",
    "around 20",
    "wants",
    "?",
  ),
  { maxLength: 80 },
);

void test("every span slices back, and content spans are ordered and disjoint", () => {
  holds(
    fc.property(hostile, (pieces) => {
      const text = pieces.join(" ");
      const { statements, notes } = findStatements(makeProse(text), [], []);
      for (const { source, cue, content, quotations, sentence } of statements) {
        assert.ok(content.length > 0);
        for (const span of [source, cue, sentence, ...content, ...quotations]) if (span) within(text, span);
        for (const list of [content, quotations]) {
          list.forEach((span, index) => assert.ok(index === 0 || list[index - 1]!.end <= span.start, text));
        }
      }
      for (const { span } of notes) if (span) within(text, span);
    }),
    { numRuns: 3000 },
  );
});

void test("a source that ends the text has no verb after it", () => {
  const text = '" as saying ? " he';
  for (const { source } of findStatements(makeProse(text), [], []).statements) {
    if (source) within(text, source);
  }
});

function within(text: string, { start, end }: Span): void {
  assert.ok(Number.isInteger(start) && start >= 0 && start < end && end <= text.length);
}

void test("hostile text is read in time that grows with its length alone", () => {
  const shapes = [
    '"',
    '" ',
    "'a ",
    '"a" said b ',
    "he said that he said ",
    "a, b, c, ",
    "(",
    "reportedly ",
    "according to x, ",
    "“a\n",
    "— a ",
    "a of b ",
    "'a s' b ",
    "A: b\n",
    "• “a”\n",
    "„a “b ",
    "citing A, ",
    "quoted by A, ",
  ];
  for (const shape of shapes) {
    const proseOf = (length: number): Prose => makeProse(shape.repeat(Math.ceil(length / shape.length)));
    const took = [60_000, 240_000].map((length) => {
      const prose = proseOf(length);
      const started = cpuTime();
      findStatements(prose, [], []);
      return cpuTime() - started;
    });
    assert.ok(
      took[1]! < 1000 + 10 * took[0]!,
      `${JSON.stringify(shape)}: ${took.map(Math.round).join(" and ")} ms`,
    );
  }
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

test("a dateline is no part of what is said", () => {
  const text = "SKARVIK, March 4 (KNA) — Twelve people died when a boat sank, police said.";
  const dateline = { span: { start: 0, end: 25 }, place: "SKARVIK", date: "March 4", agency: "KNA" };
  const { statements } = findStatements(makeProse(text), [], [], dateline);
  assert.deepEqual(
    statements.map(({ content }) => content.map(({ start, end }) => text.slice(start, end))),
    [["Twelve people died when a boat sank"]],
  );
});

function voices(text: string, names: Readonly<Record<string, Member["kind"]>>): string[] {
  const cast = Object.entries(names).map(([name, kind]): Member => {
    const mentions = [...text.matchAll(new RegExp(name, "g"))].map(({ index }) => ({
      start: index,
      end: index + name.length,
      form: "name" as const,
    }));
    return { id: name, name, kind, offices: [], mentions };
  });
  const { statements } = findStatements(makeProse(text), cast, []);
  return statements.map(({ speaker, via }) => [speaker, ...via].join(" < "));
}

test("who reports what another had been told carries it too", () => {
  const text =
    "“Two keys,” Greta Holm told the daily Osterby Glas, the news agency Tidewire reported on Saturday.";
  const names = { "Greta Holm": "person", "Osterby Glas": "organisation", Tidewire: "organisation" } as const;
  assert.equal(voices(text, names)[0], "Greta Holm < Osterby Glas < Tidewire");
});

test("“citing X, it reported” is the body's of the sentence before", () => {
  const text =
    "Tidewire, the news agency, carried less. Citing Osterby Glas, it reported that the mayor had called the fees a toll.";
  const found = voices(text, { "Osterby Glas": "organisation", Tidewire: "organisation" });
  assert.ok(found[0]?.startsWith("Tidewire"), found.join("; "));
});

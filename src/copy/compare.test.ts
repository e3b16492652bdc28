import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { CopyDiff, Filed } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { compareCopies } from "./compare.ts";

const lead = "The harbour of Ostrel will close for a week from Monday, the council said on Friday.";
const fees = "Fees for fishing boats rise by a tenth in spring, the first change in eleven years.";
const crews = "Crews were told by letter, and those of larger boats may use the pier at Kelm instead.";
const master = "The harbour master, who has held the post since last autumn, did not wish to comment.";

function filed(text: string, title = "Harbour of Ostrel to close"): Filed {
  return { id: "x", title, text, published: null, source: null };
}

function diff(a: string, b: string): CopyDiff & { shown: string[] } {
  const found = compareCopies(filed(a), filed(b));
  const shown = found.changes.map(
    (c) => `${c.kind}: ${c.a ? a.slice(c.a.start, c.a.end) : ""} > ${c.b ? b.slice(c.b.start, c.b.end) : ""}`,
  );
  return { ...found, shown };
}

test("the same words are verbatim, whatever became of signs and lines", () => {
  const found = diff(`${lead}\n\n${fees}`, `${lead} ${fees.replaceAll(",", "")}`);
  assert.equal(found.kind, "verbatim");
  assert.deepEqual(found.changes, []);
  assert.ok(found.small);
});

test("what was cut and what was added is shown where it stood", () => {
  const cut = diff(`${lead}\n${fees}\n${crews}`, `${lead}\n${crews}`);
  assert.equal(cut.kind, "cut");
  assert.deepEqual(cut.shown, [`cut: ${fees.slice(0, -1)} > `]);
  const added = diff(`${lead}\n${crews}`, `${lead}\n${fees}\n${crews}`);
  assert.equal(added.kind, "extended");
  assert.deepEqual(added.shown, [`added:  > ${fees.slice(0, -1)}`]);
});

test("a paragraph in another place has moved and is one change", () => {
  const found = diff(`${lead}\n${fees}\n${crews}\n${master}`, `${lead}\n${crews}\n${master}\n${fees}`);
  assert.deepEqual(found.shown, [`moved: ${fees.slice(0, -1)} > ${fees.slice(0, -1)}`]);
  assert.equal(found.runs.filter((run) => run.moved).length, 1);
});

test("changed words are shown word by word", () => {
  const b = lead.replace("a week from Monday", "two weeks from Monday");
  const found = diff(`${lead} ${fees}`, `${b} ${fees}`);
  assert.deepEqual(found.shown, ["changed: a week > two weeks"]);
  assert.deepEqual(
    found.changes[0]!.words.map(({ kind }) => kind),
    ["cut", "added"],
  );
  assert.ok(!found.small);
});

test("a mended slip is small, a changed figure is not", () => {
  assert.ok(diff(`${lead} ${fees}`, `${lead.replace("council", "concil")} ${fees}`).small);
  const ten = `${lead} Twelve boats of 10 metres lay there on the day before.`;
  assert.ok(!diff(ten, ten.replace("10", "19")).small);
});

test("a passage that was replaced is cut and added, not changed", () => {
  const found = diff(`${lead}\n${fees}\n${crews}`, `${lead}\n${master}\n${crews}`);
  assert.deepEqual(
    found.changes.map(({ kind }) => kind),
    ["cut", "added"],
  );
});

test("words that both sides of a change begin or end with are no part of it", () => {
  const b = `${lead} The council met on Friday. ${fees}`;
  assert.deepEqual(diff(`${lead} ${fees}`, b).shown, ["added:  > The council met on Friday"]);
  const twice = diff(`${lead} ${crews} ${lead}`, `${lead} ${crews} ${lead} ${lead} ${master}`);
  assert.deepEqual(twice.shown, [`added:  > ${lead} ${master.slice(0, -1)}`]);
  assert.deepEqual(diff(`${fees} Ana Velin went`, `${fees} Ana Velin of Kelm went`).shown, [
    "added:  > of Kelm",
  ]);
});

test("a passage and a word or two in its place are cut and added, however common the word", () => {
  const found = diff(`${lead}\n${fees} ${crews}\n${master}`, `${lead}\nUpdated on 3 May\n${master}`);
  assert.deepEqual(
    found.changes.map(({ kind }) => kind),
    ["cut", "added"],
  );
});

test("long passages that share little but little words are not one that was changed", () => {
  const a = `Ice held the ships until spring and crews lived on fish, which boys from a village caught by hand at a
    hole near its pier, as the town had nothing else`;
  const b = `A woman from Varn leads it, as the board said, and she holds that post by vote, which a court had asked
    for at its hearing in a letter of May`;
  const found = diff(`${lead}\n${a}.\n${crews}`, `${lead}\n${b}.\n${crews}`);
  assert.deepEqual(
    found.changes.map(({ kind }) => kind),
    ["cut", "added"],
  );
});

test("words put for others make a text edited, not extended", () => {
  const text = [lead, fees, crews, master].join(" ");
  assert.equal(
    diff(text, text.replace("a week", "two weeks").replace("by letter", "by post")).kind,
    "edited",
  );
  assert.equal(diff(text, `${text} Ana Velin, an angler, said so.`).kind, "extended");
  assert.equal(
    diff(`${text} Ana Velin, an angler, said so.`, text.replace("by letter", "by post")).kind,
    "cut",
  );
});

test("a headline is edited or swapped as a whole", () => {
  const a = filed(lead, "Harbour of Ostrel to close for a week");
  const kind = (title: string): string => compareCopies(a, filed(lead, title)).headline.kind;
  assert.equal(kind("Harbour of Ostrel to close for a week"), "same");
  assert.equal(kind("Harbour of Ostrel to close for two weeks"), "edited");
  assert.equal(kind("Fishing crews told to use other piers"), "swapped");
});

test("shared quotations are told from the reporter's words", () => {
  const said = `“We were told by letter on Friday and have nowhere else to go,” she said.`;
  const found = compareCopies(filed(`${lead} ${said}`), filed(`${fees} ${said}`));
  assert.deepEqual(
    found.runs.map(({ quoted }) => quoted),
    [true],
  );
});

test("spans slice back to the same words on both sides, for any edit", () => {
  const sentences = [lead, fees, crews, master];
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, " ")
      .trim();
  holds(
    fc.property(
      fc.array(fc.nat(3), { maxLength: 8 }),
      fc.array(fc.nat(3), { maxLength: 8 }),
      fc.string({ unit: "grapheme", maxLength: 40 }),
      (from, to, noise) => {
        const a = from.map((i) => sentences[i]).join(" ");
        const b = `${noise} ${to.map((i) => sentences[i]).join("\n")}`;
        const found = compareCopies(filed(a), filed(b));
        for (const run of found.runs) {
          assert.equal(words(a.slice(run.a.start, run.a.end)), words(b.slice(run.b.start, run.b.end)));
        }
        for (let i = 1; i < found.runs.length; i++) {
          assert.ok(found.runs[i]!.b.start >= found.runs[i - 1]!.b.end);
        }
        for (const { a: inA, b: inB } of found.changes) {
          for (const [span, text] of [
            [inA, a],
            [inB, b],
          ] as const) {
            assert.ok(span === null || (span.start < span.end && span.end <= text.length));
          }
        }
      },
    ),
  );
});

test("long and repetitive texts cost no more than their length", () => {
  const started = cpuTime();
  const text = "a b a a b ".repeat(60_000);
  compareCopies(filed(text), filed(`c ${text}`));
  const long = Array.from({ length: 40_000 }, (_, i) => `w${(i * 7919) % 9973}`).join(" ");
  compareCopies(filed(long), filed(long.split(" ").reverse().join(" ")));
  assert.ok(cpuTime() - started < 10_000);
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

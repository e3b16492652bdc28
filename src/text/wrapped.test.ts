import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds } from "./holds.fixture.ts";
import { linesOf } from "./prose.ts";

/** Breaks each paragraph at `width` columns, as mail programs do. */
function wrap(paragraphs: readonly string[], width: number, gap: string): string {
  const broken = paragraphs.map((paragraph) => {
    const lines: string[] = [""];
    for (const word of paragraph.split(" ")) {
      const line = lines.at(-1)!;
      if (line && line.length + 1 + word.length > width) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines.join("\n");
  });
  return broken.join(gap);
}

const paragraphs = [
  "The harbour of Norvik stayed closed on Tuesday while divers searched the wreck of the ferry that sank there a day before.",
  "Twelve people were pulled from the water alive, the coast guard said, and three were in hospital late in the evening.",
  "Ana Sorel, the minister of transport, promised an inquiry and said that no ship of the line would leave before it ends. " +
    "The owner, Marn Lines, did not answer calls.",
];
const texts = (text: string): string[] => linesOf(text).map(({ start, end }) => text.slice(start, end));

test("lines broken at a column are one paragraph, whatever the column", () => {
  for (const width of [55, 70, 78]) {
    const text = wrap(paragraphs, width, "\n\n");
    assert.deepEqual(
      texts(text).map((paragraph) => paragraph.replaceAll("\n", " ")),
      paragraphs,
    );
  }
});

test("without empty lines, a line with room to spare ends its paragraph", () => {
  assert.equal(linesOf(wrap(paragraphs, 68, "\n")).length, 3);
});

test("a text whose lines are paragraphs keeps them, and so do lists and headlines", () => {
  assert.deepEqual(texts(paragraphs.join("\n")), paragraphs);
  const list = [
    "Storm hits the coast of Karsland",
    "Thousands flee",
    "Port closed for a week, the mayor says",
    "Ferry found",
    "Court frees two men",
    "Talks to go on",
  ];
  assert.deepEqual(texts(list.join("\n")), list);
});

test("paragraphs are ordered, disjoint, and leave out nothing but white space", () => {
  const word = fc.constantFrom(
    "Norvik",
    "harbour",
    "a",
    "closed.",
    "\n",
    "\n\n",
    "  ",
    "- ",
    "transport,",
    "inquiry",
  );
  holds(
    fc.property(fc.array(word, { maxLength: 200 }), (words) => {
      const text = words.join(" ");
      let at = 0;
      for (const { start, end } of linesOf(text)) {
        assert.ok(start >= at && end > start);
        assert.equal(text.slice(at, start).trim(), "");
        at = end;
      }
      assert.equal(text.slice(at).trim(), "");
    }),
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { TokenKind } from "../model.ts";
import { isSpace } from "./characters.ts";
import { holds } from "./holds.fixture.ts";
import { tokenise } from "./tokens.ts";

/** Each text with its tokens, parted by "·". */
const cases: [text: string, tokens: string][] = [
  ["The U.S.-backed O'Brien's plan", "The·U.S.·-·backed·O'Brien·'s·plan"],
  ["at 10:30 a.m., 1,000.5 and 21st", "at·10:30·a.m.·,·1,000.5·and·21st"],
  ["$20, Rs.500, €3.5m", "$·20·,·Rs·.·500·,·€·3.5m"],
  ["the ministers’ talks and users' data", "the·ministers·’·talks·and·users·'·data"],
  ["he called it 'the bosses' and left", "he·called·it·'·the·bosses·'·and·left"],
  ["write to a.marsk@norvik.example.org.", "write·to·a.marsk@norvik.example.org·."],
  [
    "see https://norvik.org/a?b=1, or www.norvik.org/x.",
    "see·https://norvik.org/a?b=1·,·or·www.norvik.org/x·.",
  ],
  ["Amazon.com and norvik.co.uk but means.Earlier", "Amazon.com·and·norvik.co.uk·but·means·.·Earlier"],
  ["``Yes,'' he said... no--", "``·Yes·,·''·he·said·...·no·--"],
  ["ok 👍🏽 👨‍👩‍👧 ❤️ 🇳🇴🇸🇪 1️⃣", "ok·👍🏽·👨‍👩‍👧·❤️·🇳🇴·🇸🇪·1·️⃣"],
  ["e\u0301tude नमस्ते می‌خواهم", "e\u0301tude·नमस्ते·می‌خواهم"],
  ["会议结束。カタカナ 한국어", "会·议·结·束·。·カタカナ·한국어"],
  ["𝒜𝒷 x", "𝒜𝒷·x"],
  ["Norvik Inc. 's plan", "Norvik·Inc·.·'s·plan"],
  ["don't it's '90s rock 'n' roll", "don't·it·'s·'·90s·rock·'·n·'·roll"],
];

for (const [text, expected] of cases) test(text, () => assert.equal(tokenise(text).word.join("·"), expected));

test("a plural's apostrophe is a possessive, a quotation's end is a mark", () => {
  const kindOf = (text: string, word: string): number => {
    const tokens = tokenise(text);
    return tokens.kind[tokens.word.lastIndexOf(word)]!;
  };
  assert.equal(kindOf("the ministers' talks", "'"), TokenKind.possessive);
  assert.equal(kindOf("'the bosses' talks", "'"), TokenKind.quote);
});

test("on any string, tokens are ordered, slice back, and hold all that is no space", () => {
  const piece = fc.constantFrom(
    "a",
    "S",
    "'",
    "’",
    ".",
    "@",
    "://",
    "www.",
    "com",
    "1",
    ",",
    " ",
    "\n",
    "-",
    "👍🏽",
    "\ud83c",
    "\udc00",
    "\u200d",
    "会",
    "\u0301",
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece).map((parts) => parts.join("")),
  );
  holds(
    fc.property(anyText, (text) => {
      const { count, start, end, word, lower } = tokenise(text);
      let at = 0;
      for (let i = 0; i < count; i++) {
        assert.ok(start[i]! >= at && end[i]! > start[i]!);
        assert.equal(word[i], text.slice(start[i], end[i]));
        assert.equal(lower[i], word[i]!.toLowerCase());
        assert.ok([...Array(start[i]! - at).keys()].every((k) => isSpace(text.charCodeAt(at + k))));
        at = end[i]!;
      }
      for (; at < text.length; at++) assert.ok(isSpace(text.charCodeAt(at)));
    }),
    { numRuns: 1000 },
  );
});

test("three million characters on one line take seconds at most, whatever they are", () => {
  for (const piece of ["a", "a.", "a@", "1.", "'", "s' ", "www.a.", "http://", "👍\u200d", "A.", "会"]) {
    const text = piece.repeat(Math.floor(3e6 / piece.length));
    const began = cpuTime();
    tokenise(text);
    assert.ok(cpuTime() - began < 5000, `${piece}: ${Math.round(cpuTime() - began)} ms`);
  }
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

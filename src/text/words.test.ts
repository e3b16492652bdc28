import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { aboutTitle } from "./about.ts";
import { holds } from "./holds.fixture.ts";
import { WordForm, wordsOf } from "./words.ts";

const slices = (text: string): string[] => {
  const { count, start, end } = wordsOf(text);
  return Array.from({ length: count }, (_, i) => text.slice(start[i], end[i]));
};

const quoted = (text: string): string => {
  const { count, start, end, form } = wordsOf(text);
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => (form[i]! & WordForm.quoted) !== 0)
    .map((i) => text.slice(start[i], end[i]))
    .join(" ");
};

test("words are runs of letters and digits with inner apostrophes; ideographs stand alone", () => {
  assert.deepEqual(slices("O'Brien’s 12th boat—it sank."), ["O'Brien’s", "12th", "boat", "it", "sank"]);
  assert.deepEqual(slices("東京 is big"), ["東", "京", "is", "big"]);
});

test("case and the form of an apostrophe make no other word; a plural has its singular's stem", () => {
  const of = (text: string): number => wordsOf(text).hash[0]!;
  assert.equal(of("O'BRIEN"), of("o’brien"));
  assert.equal(of("ÉTÉ"), of("été"));
  const stem = (text: string): number => wordsOf(text).stem[0]!;
  assert.equal(stem("boats"), stem("boat"));
  assert.equal(stem("Velin's"), stem("velin"));
  assert.notEqual(stem("glass"), stem("glas"));
});

test("quotations in marks of every kind, to the end of the line where none closes", () => {
  assert.equal(quoted('He said "we go" and left'), "we go");
  assert.equal(quoted("He said “we go” and left"), "we go");
  assert.equal(quoted("Er sagte „wir gehen“ und ging"), "wir gehen");
  assert.equal(quoted("He said ``we go'' and left"), "we go");
  assert.equal(quoted("“We go, and so\n“do you” all"), "We go and so do you");
});

test("an embedded post and a transcript's turns are quotations, a dateline is none", () => {
  assert.equal(quoted("It sank.\nWe go — Ana (@ana) 3 March"), "We go Ana ana 3 March");
  assert.equal(quoted("ANA: We go\nTOM: No\nANA: Yes"), "ANA We go TOM No ANA Yes");
  assert.equal(quoted("KELM: The harbour will close"), "");
});

test("spans are ordered, disjoint and inside any text", () => {
  holds(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const { count, start, end } = wordsOf(text);
      for (let i = 0; i < count; i++) {
        assert.ok(start[i]! < end[i]! && end[i]! <= text.length);
        assert.ok(i === 0 || start[i]! >= end[i - 1]!);
      }
    }),
  );
});

test("a text is about its headline when it holds more of its telling words than chance allows", () => {
  const title = "Harbour master resigns over fishing fees";
  assert.ok(aboutTitle(title, wordsOf("The harbour master of Ostrel has left.")));
  assert.ok(!aboutTitle(title, wordsOf("Sign in with your account to read on.")));
  assert.ok(aboutTitle("Short one", wordsOf("Nothing of it")));
  assert.ok(aboutTitle(null, wordsOf("Nothing of it")));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds } from "../text/holds.fixture.ts";
import { linesOf } from "../text/prose.ts";
import { findDateline } from "./dateline.ts";

const read = (text: string): [string | null, string | null, string | null, string] | null => {
  const found = findDateline(text, linesOf(text), null);
  return found && [found.place, found.date, found.agency, text.slice(found.span.end, found.span.end + 5)];
};

const datelines: [string, string | null, string | null, string | null, string][] = [
  ["OSTERBY, Feb 27 (Reuters) - Talks began.", "OSTERBY", "Feb 27", "Reuters", "Talks"],
  ["LONDON (AP) — Talks began.", "LONDON", null, "AP", "Talks"],
  ["KANSAS CITY, Mo. (AP) — Talks began.", "KANSAS CITY, Mo.", null, "AP", "Talks"],
  ["SALEM, Ore. — Talks began on Monday.", "SALEM, Ore.", null, null, "Talks"],
  ["NEW DELHI, Feb. 27 (ANI): Talks began.", "NEW DELHI", "Feb. 27", "ANI", "Talks"],
  [
    "Osterby [Nordland], February 27 (ANI): Talks began.",
    "Osterby [Nordland]",
    "February 27",
    "ANI",
    "Talks",
  ],
  ["New Delhi, Feb 27 (PTI) Talks began.", "New Delhi", "Feb 27", "PTI", "Talks"],
  ["PARIS, March 3 (Xinhua) -- Talks began.", "PARIS", "March 3", "Xinhua", "Talks"],
  ["Berlin (dpa/jro) - Der Rat tagte.", "Berlin", null, "dpa/jro", "Der R"],
  ["Paris (AFP) – Le conseil siège.", "Paris", null, "AFP", "Le co"],
  ["МОСКВА, 27 фев — РИА Новости. Совет собрался.", "МОСКВА", "27 фев", "РИА Новости", "Совет"],
  ["Москва. 27 февраля. INTERFAX.RU - Совет собрался.", "Москва", "27 февраля", "INTERFAX.RU", "Совет"],
  ["MOSCOW, February 27. /TASS/. Talks began.", "MOSCOW", "February 27", "TASS", "Talks"],
  ["Madrid, 27 feb (EFE).- El consejo se reunió.", "Madrid", "27 feb", "EFE", "El co"],
  ["(ANSA) - ROMA, 27 FEB - Il consiglio si riunisce.", "ROMA", "27 FEB", "ANSA", "Il co"],
  ["Riyadh, February 27, 2025, SPA -- Talks began.", "Riyadh", "February 27, 2025", "SPA", "Talks"],
  ["(Bloomberg) -- Talks began.", null, null, "Bloomberg", "Talks"],
  ["新华社北京2月27日电（记者林某）会谈开始。", "北京", "2月27日", "新华社", "会谈开始。"],
  ["(서울=연합뉴스) 김 기자 = 회담이 시작됐다.", "서울", null, "연합뉴스", "회담이 시"],
  [
    "GENEVA | Wed Apr 29, 2009 7:31 pm EDT GENEVA (Reuters) - Talks began.",
    "GENEVA",
    null,
    "Reuters",
    "Talks",
  ],
  ["OSTERBY, N.D. (KXXX) – Talks began.", "OSTERBY, N.D.", null, null, "Talks"],
  ["Talks were long.\nBy Ada Brook\nOSTERBY (AP) — Talks began.", "OSTERBY", null, "AP", "Talks"],
];

for (const [text, ...expected] of datelines) {
  test(`reads a dateline: ${text.slice(0, 44)}`, () => assert.deepEqual(read(text), expected));
}

for (const text of [
  "Paris – the city of light – is full of visitors this year, and more are on their way from all over.",
  "WATCH — The council met.",
  "BREAKING NEWS: The council met, and nobody knew why it did so on a day when all its members were away.",
  "Brook (R-Ohio) - The senator spoke.",
  "ADA BROOK: Welcome to the show; we have a lot of things to talk about today, and not much time for them.",
  "ADA BROOK/REUTERS/FILE A young member of the council puts up a sign.",
  "NEW YORK, NY - APRIL 16: Ada Brook arrives at the courthouse.",
  "PUBLISHED Mon, March 21, 2016 - 7:13pm",
  "He told Reuters (AP had it first) - The council met.",
]) {
  test(`sees no dateline: ${text.slice(0, 40)}`, () => assert.equal(read(text), null));
}

test("a dateline's span lies in its text, whatever the text", () => {
  const bits = fc.constantFrom(
    "PARIS",
    ", ",
    "(",
    ")",
    "AP",
    " — ",
    " - ",
    "Feb 27",
    "/TASS/",
    ". ",
    ":",
    "\n",
    "x",
    "【",
  );
  holds(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      const found = findDateline(text, linesOf(text), null);
      if (!found) return;
      const { start, end } = found.span;
      assert.ok(start >= 0 && start < end && end <= text.length);
      for (const field of [found.place, found.agency]) assert.ok(field === null || text.includes(field));
    }),
    { numRuns: 2000 },
  );
});

test("a line of ten million characters takes no time", () => {
  for (const unit of ["A", "(", "A, ", "1 ", " -", "PARIS (", "Feb 27 "]) {
    const text = unit.repeat(Math.ceil(10_000_000 / unit.length));
    const before = cpuTime();
    findDateline(text, [{ start: 0, end: text.length }], null);
    assert.ok(cpuTime() - before < 500, unit);
  }
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Article, Member } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { linesOf, makeProse } from "../text/prose.ts";
import { agencies } from "./agencies.ts";
import { agencyNamed } from "./credit.ts";
import { findOrigin } from "./origin.ts";

const empty: Article = {
  section: null,
  headline: null,
  standfirst: null,
  bylines: [],
  credits: [],
  publisher: null,
  language: "en",
  dateline: null,
  published: null,
  modified: null,
  text: "",
  paragraphs: [],
  captions: [],
  teasers: [],
  notices: [],
  corrections: [],
  paywalled: false,
  live: null,
};

function origin(fields: Partial<Article>, cast: readonly Member[] = []): ReturnType<typeof findOrigin> {
  const text = fields.text ?? "The council met on Monday.";
  const article = { ...empty, text, paragraphs: linesOf(text), ...fields };
  return findOrigin(article, makeProse(text), cast);
}

const unlisted = {
  text: "OSTERBY, March 4 (Tidewire) - The council met on Monday.",
  dateline: { span: { start: 0, end: 30 }, place: "OSTERBY", date: "March 4", agency: null },
  publisher: "Osterby Post",
};
const credited: [string, Partial<Article>, string | null][] = [
  [
    "a dateline",
    { dateline: { span: { start: 0, end: 5 }, place: "X", date: null, agency: "dpa/jro" } },
    "dpa",
  ],
  ["an author's place", { credits: ["The Associated Press"] }, "AP"],
  ["an agency beside the house", { credits: ["Le Courrier et AFP"] }, "AFP"],
  ["an agency's desk", { credits: ["AP Sports Writer"] }, "AP"],
  ["a person with an agency", { credits: ["Ada Brook Associated Press"] }, "AP"],
  ["a house with an agency's help", { credits: ["Osterby Post with AFP"] }, null],
  ["a picture's credit", { credits: ["AFP via Getty Images"] }, null],
  ["a weak name in another language", { credits: ["AA"] }, null],
  ["a weak name in its own", { credits: ["AA"], language: "tr" }, "Anadolu"],
  ["a line under the story", { text: "The council met on Monday.\n(AFP)" }, "AFP"],
  ["initials under the story", { text: "The council met on Monday.\nPTI KND SKY" }, "PTI"],
  ["a dash at the end", { text: "The council met on Monday, she said. — Bernama" }, "Bernama"],
  ["initials at the end", { text: "The council met on Monday, she said. PTI KND" }, "PTI"],
  ["a line above the story", { text: "By Agence France-Presse\nThe council met on Monday." }, "AFP"],
  ["a notice", { notices: ["This story is published from a syndicated feed of IANS."] }, "IANS"],
  ["a notice's house", { notices: ["This story has not been edited by ANI staff."] }, null],
  ["an owner", { notices: ["© 2024 AFP"] }, "AFP"],
  [
    "a picture's owner",
    { notices: ["The hall on Monday - Copyright Ada Brook/Copyright 2024 The AP."] },
    null,
  ],
  ["help", { notices: ["The Associated Press contributed to this report."] }, null],
  ["inputs", { notices: ["(With inputs from PTI)"] }, null],
  [
    "a citation",
    { text: "The council met on Monday, Reuters reported.\nShe told AFP that it was long." },
    null,
  ],
  ["a feed's notice", { notices: ["It is published from a feed of KNA, not by Osterby Post staff."] }, "KNA"],
  [
    "a dateline of an unlisted agency that the author's place confirms",
    { ...unlisted, bylines: ["Tidewire"] },
    "Tidewire",
  ],
  ["a joint credit", { ...unlisted, credits: ["Tidewire and Osterby Post"] }, "Tidewire"],
  ["a dateline of an unlisted agency alone", unlisted, null],
  ["a house's own dateline", { ...unlisted, publisher: "Tidewire", bylines: ["Tidewire"] }, null],
  [
    "a text that calls it so",
    { ...unlisted, text: `${unlisted.text} It told the news agency Tidewire so.` },
    "Tidewire",
  ],
  ["a citation in brackets", { text: "He spoke of the council (AP first had it) and of the bridge." }, null],
];
for (const [name, fields, expected] of credited) {
  test(`${expected === null ? "no credit" : "a credit"} from ${name}`, () => {
    assert.equal(origin(fields).origin.agency, expected);
  });
}

const edits: [string, string][] = [
  [
    "Except for the headline, the story has not been edited by Osterby staff and is published from ANI.",
    "headline",
  ],
  [
    "The headline and picture of this report may have been reworked by our staff; the rest is auto-generated from a syndicated feed.",
    "headline",
  ],
  ["This story has not been edited by our staff and is auto-generated from a syndicated feed.", "none"],
  ["This article was edited for length and published from IANS.", "text"],
  ["© 2024 AFP", "unknown"],
];
for (const [notice, edited] of edits) {
  test(`edited: ${edited}, from "${notice.slice(0, 40)}"`, () => {
    const found = origin({ notices: [notice] });
    assert.equal(found.origin.edited, edited);
    if (edited !== "unknown") assert.deepEqual(found.origin.evidence, [{ notice: 0 }]);
  });
}

test("help leaves a note and no credit", () => {
  const { notes } = origin({ notices: ["(With inputs from PTI)"] });
  assert.deepEqual(
    notes.map(({ rule }) => rule),
    ["helped"],
  );
});

test("the dateline outranks the author's place, and the other claim leaves a note", () => {
  const dateline = { span: { start: 0, end: 3 }, place: "X", date: null, agency: "Reuters" };
  const found = origin({ dateline, credits: ["AFP"] });
  assert.equal(found.origin.agency, "Reuters");
  assert.ok(found.notes.some(({ rule }) => rule === "second-agency"));
});

test("sources that the text cites are members beside a citing word", () => {
  const text =
    "Talks began, TASS said. The minister told the Osterby Herald so. The Osterby Herald is an old house.";
  const at = (word: string, from = 0): { start: number; end: number; form: "name" } => {
    const start = text.indexOf(word, from);
    return { start, end: start + word.length, form: "name" };
  };
  const herald = at("Osterby Herald");
  const cast: Member[] = [
    { id: "o1", name: "TASS", kind: "organisation", offices: [], mentions: [at("TASS")] },
    {
      id: "o2",
      name: "Osterby Herald",
      kind: "organisation",
      offices: [],
      mentions: [herald, at("Osterby Herald", herald.end)],
    },
    { id: "p1", name: "The minister", kind: "person", offices: [], mentions: [at("minister")] },
  ];
  assert.deepEqual(
    origin({ text }, cast).origin.cited.map(({ member, span }) => [member, text.slice(span.start, span.end)]),
    [
      ["o1", "TASS"],
      ["o2", "Osterby Herald"],
    ],
  );
});

test("each agency is found by each of its names, and by no other's", () => {
  for (const agency of agencies) {
    for (const name of [agency.name, ...agency.names])
      assert.equal(agencyNamed(name)?.name, agency.name, name);
  }
});

test("no text breaks it, and every span of its evidence lies in the text", () => {
  const bits = fc.constantFrom(
    "(AFP)",
    "PTI",
    " KND",
    "— ",
    "Reuters",
    ". ",
    "\n",
    "© 2024 ",
    "dpa/",
    "with ",
    "from ",
  );
  holds(
    fc.property(fc.array(fc.oneof(bits, fc.string()), { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      const { evidence } = origin({ text, credits: [text], notices: [text] }).origin;
      for (const piece of evidence)
        if ("start" in piece) assert.ok(piece.start < piece.end && piece.end <= text.length);
    }),
    { numRuns: 1000 },
  );
});

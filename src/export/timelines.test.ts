import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { TimelineItem } from "../model.ts";
import { edtfStretch } from "../text/edtf.ts";
import { holds } from "../text/holds.fixture.ts";
import { toCsv } from "./csv.ts";
import { toCalendar } from "./ical.ts";
import { displayDate, toTimelineJs } from "./timelinejs.ts";

const visit: TimelineItem = {
  id: "h1",
  when: "2031-05-06",
  title: "The queen visits Lipa; bakers, too",
  sentences: ['The queen will visit Lipa, "rain\\or shine".'],
  status: "planned",
  where: ["Lipa"],
  sources: [
    { title: "Queen to visit <Lipa>", publisher: "Lipa Herald", url: "https://herald.example/1?a=1&b=2" },
  ],
};

test("a day is a day in TimelineJS, and page text is escaped", () => {
  const { events, title } = toTimelineJs([visit], "A & B");
  assert.equal(title!.text.headline, "A &amp; B");
  assert.deepEqual(events[0]!.start_date, { year: 2031, month: 5, day: 6 });
  assert.equal("display_date" in events[0]!, false);
  assert.match(events[0]!.text.text, /&quot;rain\\or shine&quot;/);
  assert.match(events[0]!.text.text, /href="https:\/\/herald\.example\/1\?a=1&amp;b=2">Lipa Herald</);
});

test("an address that is not of the web is no link", () => {
  const { events } = toTimelineJs([
    { ...visit, sources: [{ title: "x", publisher: null, url: "javascript:alert(1)" }] },
  ]);
  assert.doesNotMatch(events[0]!.text.text, /href/);
});

const said: [string, string][] = [
  ["2022-02", "February 2022"],
  ["2022-02/2022-03", "February 2022 to March 2022"],
  ["../2023-10", "until 31 October 2023"],
  ["2018-12-22/..", "since 22 December 2018"],
  ["2021-23", "autumn 2021"],
  ["199X", "the 1990s"],
  ["1984~", "about 1984"],
  ["1980/1997", "1980 to 1997"],
  ["2019-05-11/2019-05-13", "11 May 2019 to 13 May 2019"],
];
for (const [edtf, words] of said) {
  test(`${edtf} is displayed as "${words}"`, () => {
    assert.equal(displayDate(edtfStretch(edtf)!), words);
    assert.equal(toTimelineJs([{ ...visit, when: edtf }]).events[0]!.display_date, words);
  });
}

test("a planned day is a tentative whole-day entry that ends on the next day", () => {
  const calendar = toCalendar([visit], "Lipa", "2031-04-01T10:20:30.400Z");
  assert.match(calendar, /DTSTAMP:20310401T102030Z\r\n/);
  assert.match(calendar, /DTSTART;VALUE=DATE:20310506\r\nDTEND;VALUE=DATE:20310507\r\n/);
  assert.match(calendar, /SUMMARY:The queen visits Lipa\\; bakers\\, too\r\n/);
  assert.match(calendar, /DESCRIPTION:The queen will visit Lipa\\, "rain\\\\or shine"\.\\nLipa Herald\r\n/);
  assert.match(calendar, /STATUS:TENTATIVE\r\n/);
});

test("what happened is confirmed, what was denied is cancelled", () => {
  assert.match(
    toCalendar([{ ...visit, status: "happened" }], "", "2031-04-01T00:00:00Z"),
    /STATUS:CONFIRMED/,
  );
  assert.match(toCalendar([{ ...visit, status: "denied" }], "", "2031-04-01T00:00:00Z"), /STATUS:CANCELLED/);
});

test("a month is an entry of its days; years and open intervals are none", () => {
  assert.match(
    toCalendar([{ ...visit, when: "2024-02" }], "", "2031-04-01T00:00:00Z"),
    /DTEND;VALUE=DATE:20240301/,
  );
  for (const when of ["2024", "../2024-02", "2018-12-22/.."]) {
    assert.doesNotMatch(toCalendar([{ ...visit, when }], "", "2031-04-01T00:00:00Z"), /VEVENT/);
  }
});

const anyItem = fc.record({
  id: fc.string(),
  when: fc.constantFrom("2024-02-29", "2024-02", "1999", "x"),
  title: fc.string({ unit: "binary" }),
  sentences: fc.array(fc.string({ unit: "grapheme" }), { maxLength: 3 }),
  status: fc.constantFrom("planned" as const, "happened" as const),
  where: fc.array(fc.string(), { maxLength: 2 }),
  sources: fc.constant([]),
});

test("no line of a calendar is longer than 75 bytes, and unfolding gives the title back", () => {
  holds(
    fc.property(anyItem, (item) => {
      const calendar = toCalendar([item], item.title, "2031-04-01T00:00:00Z");
      const lines = calendar.split("\r\n");
      assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line)));
      const name = calendar.replaceAll("\r\n ", "").split("\r\n")[5]!.slice("X-WR-CALNAME:".length);
      const back = name.replace(/\\(.)/g, (_, mark: string) => (mark === "n" ? "\n" : mark));
      assert.equal(back, item.title.replace(/\r\n?/g, "\n").replace(/(?!\n)\p{Cc}/gu, " "));
    }),
  );
});

test("cells with quotation marks, commas and line ends are quoted, and formulas are defused", () => {
  const csv = toCsv([{ ...visit, title: "=1+1", sentences: ['He said "no", twice.'] }]);
  assert.equal(
    csv.split("\r\n")[1],
    'h1,2031-05-06,2031-05-06,2031-05-06,planned,\'=1+1,"He said ""no"", twice.",Lipa,Lipa Herald,Queen to visit <Lipa>,https://herald.example/1?a=1&b=2',
  );
});

test("an item has a row for each of its sources", () => {
  assert.equal(toCsv([{ ...visit, sources: [...visit.sources, ...visit.sources] }]).split("\r\n").length, 4);
});

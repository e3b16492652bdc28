import assert from "node:assert/strict";
import { test } from "node:test";
import type { Published } from "../model.ts";
import { makeProse } from "../text/prose.ts";
import { articleOf } from "./article.fixture.ts";
import { findTimes } from "./time.ts";

function dated(text: string): Published | null {
  return findTimes(makeProse(text), articleOf(text, null)).published;
}

const bounds = (text: string): readonly (string | null)[] => {
  const published = dated(text);
  return [published?.value ?? null, published?.earliest ?? null, published?.latest ?? null];
};

test("a stamp at the head states the day", () => {
  const stamped =
    "LINDOW | Sat Jul 2, 2011 5:40 am EDT\nThe mayor of Lindow said on Thursday that the ferry would stop.";
  assert.deepEqual(bounds(stamped), ["2011-07-02", "2011-07-02", "2011-07-02"]);
  assert.equal(dated(stamped)?.from, "text");
});

test("a stamp whose weekday does not fit its date is none", () => {
  assert.equal(bounds("LINDOW | Mon Jul 2, 2011\nThe ferry stopped.")[0], null);
});

test("what is told as past had come; a day is not claimed for it", () => {
  assert.deepEqual(bounds("The ferry was sold in March 2014 and sank on 3 May 2015."), [
    null,
    "2015-05-03",
    null,
  ]);
});

test("what will come had not", () => {
  const [value, earliest, latest] = bounds(
    "The ferry was sold in March 2014. A new one will sail in June 2016.",
  );
  assert.deepEqual([value, earliest, latest], [null, "2014-03-01", "2016-06-30"]);
});

test("a debt's far year is no plan of the page's time", () => {
  assert.deepEqual(bounds("The bonds will be due on March 15, 2049."), [null, null, null]);
});

test("a year that only names a thing bounds nothing", () => {
  assert.deepEqual(bounds("The club won the 2018 Cup."), [null, null, null]);
});

test("an office places the text within its term, but not a former one", () => {
  const [, earliest, latest] = bounds("The quay was opened by President Obama, the mayor said.");
  assert.equal(earliest, "2009-01-20");
  assert.ok(latest !== null && (latest ?? "") > "2017-01-20" && (latest ?? "9") < "2018");
  assert.deepEqual(bounds("The quay was opened by former President Obama, the mayor said."), [
    null,
    null,
    null,
  ]);
  assert.deepEqual(bounds("The quay was opened by Deputy Attorney General Eric Holder."), [null, null, null]);
});

test("a president of long ago gives way to the one of today", () => {
  const [, earliest] = bounds("President Nixon came to Lindow. President Biden has not.");
  assert.equal(earliest, "2021-01-20");
});

test("days without a year narrow what is bounded on both sides", () => {
  const text =
    "Prime Minister Liz Truss has resigned, an aide said.\nThe two met on October 3 and on October 12 in Lindow.";
  const [value, earliest, latest] = bounds(text);
  assert.equal(value, null);
  assert.equal(earliest, "2022-10-12");
  assert.ok((latest ?? "9") <= "2023-01-20");
});

test("a dateline and its weekday leave the years in which they agree", () => {
  const text =
    "LINDOW, March 4 (Agency) - The ferry stopped on Friday, the mayor said.\nPresident Obama wrote to her, and Secretary of State Hillary Clinton too.";
  const [value, earliest, latest] = bounds(text);
  assert.deepEqual([value, earliest, latest], [null, "2011-03-04", "2011-03-05"]);
});

test("lines of links and notices of rights bound nothing", () => {
  const story = "The ferry was sold in March 2014, the mayor of the town said. ".repeat(12);
  assert.equal(bounds(story)[1], "2014-03-01");
  assert.equal(bounds(`${story}\nCopyright 2019 by the house.`)[1], "2014-03-01");
  assert.equal(bounds(`${story}\nHow the bridge fell in May 2018`)[1], "2014-03-01");
});

test("a fact that clashes is left out and told", () => {
  const text = "The ferry sank on 3 May 2015. A new one will sail in June 2012.";
  const { published, notes } = findTimes(makeProse(text), articleOf(text, null));
  assert.equal(published?.earliest, "2015-05-03");
  assert.equal(published?.latest, null);
  assert.ok(notes.some(({ rule, reason }) => rule === "dating" && reason.includes("June 2012")));
});

test("bounds that the page's other parts gave are kept", () => {
  const text = "The ferry sank in May 2015.";
  const given: Published = {
    value: null,
    earliest: "2015-01-01",
    latest: "2015-12-31",
    from: "url",
    evidence: ["its address"],
  };
  const { published } = findTimes(makeProse(text), { ...articleOf(text, null), published: given });
  assert.deepEqual([published?.earliest, published?.latest], ["2015-05-01", "2015-12-31"]);
});

test("a title that clubs give too needs its capital, or a given name that is listed", () => {
  assert.deepEqual(bounds("The quay was opened by the club's president Ruth Carter."), [null, null, null]);
  assert.equal(bounds("The quay was opened by president Jimmy Carter.")[1], "1977-01-20");
});

test("a numeral or a given name tells who of several is meant", () => {
  assert.deepEqual(bounds("They cited a letter of Pope Leo XIII, and Pope Emeritus Benedict."), [
    null,
    null,
    null,
  ]);
  assert.equal(bounds("They cited Pope Leo XIV in the square.")[1], "2025-05-08");
  assert.equal(bounds("The quay was opened by President Xiomara Castro.")[1], "2022-01-27");
});

test("a page that was changed had been published; on which day, it does not say", () => {
  const text = "The club was founded in 1974. The ferry sails again.";
  const article = { ...articleOf(text, null), modified: "2016-03-08T19:12:00" };
  const { published } = findTimes(makeProse(text), article);
  assert.deepEqual(
    [published?.value, published?.earliest, published?.latest],
    [null, "1974-01-01", "2016-03-08"],
  );
  assert.match(published!.evidence.join(), /changed on 2016-03-08/);
});

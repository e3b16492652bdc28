/** The line of a story's days stays low however busy a day is, and tells imprecise from exact, planned from past. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StoryView } from "../desk/story.ts";
import { axis } from "./axis.ts";

type Told = [when: string, status: string, times?: number];

function drawn(...told: Told[]): Promise<string> {
  const happenings = told.flatMap(([when, status, times = 1]) =>
    Array.from({ length: times }, (_, n) => ({ when, status, title: `event ${n}` })),
  );
  const view = { first: "2026-03-01", last: "2026-03-10", happenings } as unknown as StoryView;
  return Promise.resolve(axis(view)).then(String);
}
const heights = (svg: string): number[] =>
  [...svg.matchAll(/viewBox="0 0 \d+ (\d+)"/g)].map(([, h]) => Number(h));

test("a day with hundreds of events is a column with its number, and the drawing stays low", async () => {
  const svg = await drawn(
    ["2026-03-03", "happened", 300],
    ["2026-03-04", "happened", 2],
    ["2026-03-04", "planned"],
  );
  assert.ok(heights(svg).length === 2 && heights(svg).every((height) => height < 130), String(heights(svg)));
  assert.match(svg, />300<\/text>/);
  assert.match(svg, /2026: 2 events, 1 planned or open/);
  assert.ok(svg.length < 6000, `${svg.length}`);
});

test("few events are dots of their own, planned ones rings, and what is not known to the day a bar", async () => {
  const svg = await drawn(
    ["2026-03-03", "happened", 3],
    ["2026-03-12", "planned"],
    ["2026-03-02/2026-03-05", "happened"],
  );
  const [wide] = svg.split("</svg>");
  assert.equal(wide!.match(/<circle class="happened"/g)!.length, 3);
  assert.equal(wide!.match(/<circle class="planned"/g)!.length, 1);
  assert.equal(wide!.match(/<rect class="happened"/g)!.length, 1);
});

test("overlapping periods never pile up beyond a few rows", async () => {
  const many = Array.from(
    { length: 40 },
    (_, n): Told => [`2026-03-01/2026-03-${String((n % 20) + 8).padStart(2, "0")}`, "happened"],
  );
  assert.ok(heights(await drawn(...many)).every((height) => height < 130));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Filed } from "../model.ts";
import { holds } from "../text/holds.fixture.ts";
import { checkCitation, compareVersions } from "./versions.ts";

const lead = "The harbour of Ostrel will close for a week from Monday, the council said on Friday.";
const fees = "Fees for fishing boats rise by a tenth in spring, the first change in eleven years.";
const crews = "Crews were told by letter, and those of larger boats may use the pier at Kelm instead.";
const text = `${lead}\n${fees}\n${crews}`;

function page(body: string, title = "Harbour to close"): Filed {
  return { id: "x", title, text: body, published: null, source: null };
}

test("what changed on a page: nothing, slips, the headline, the text", () => {
  const extent = (after: Filed): string => compareVersions(page(text), after).extent;
  assert.equal(extent(page(text)), "nothing");
  assert.equal(extent(page(text.replace("council", "concil"))), "slips");
  assert.equal(extent(page(text.replaceAll(",", ""))), "slips");
  assert.equal(extent(page(text, "Ostrel's harbour shut for a week")), "headline");
  assert.equal(extent(page(`${lead}\n${crews}`)), "text");
});

test("a cited sentence is kept where its words stand, in signs of whatever kind", () => {
  const kept = checkCitation({ exact: fees }, text);
  assert.equal(kept.state, "kept");
  assert.equal(text.slice(kept.span!.start, kept.span!.end), fees);
  assert.equal(checkCitation({ exact: fees }, text.replaceAll(",", " –")).state, "kept");
});

test("of two places the surroundings choose", () => {
  const twice = `First: ${fees} Then again: ${fees}`;
  const { span } = checkCitation({ exact: fees, prefix: "Then again: " }, twice);
  assert.equal(span!.start, twice.lastIndexOf(fees));
});

test("a reworded sentence is changed, and shown where it stands now", () => {
  const now = text.replace("rise by a tenth in spring", "rise by a fifth in autumn");
  const changed = checkCitation({ exact: fees }, now);
  assert.equal(changed.state, "changed");
  assert.match(now.slice(changed.span!.start, changed.span!.end), /^Fees for fishing boats .* eleven years$/);
  assert.ok(changed.share > 0.7 && changed.share < 1);
});

test("a sentence that is gone has vanished, and so has an empty one", () => {
  assert.deepEqual(checkCitation({ exact: fees }, `${lead}\n${crews}`).state, "vanished");
  assert.deepEqual(checkCitation({ exact: "" }, text), { state: "vanished", span: null, share: 0 });
});

test("whatever is cited from a text is kept in it", () => {
  holds(
    fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 80 }), (start, length) => {
      const exact = text.slice(start, start + length);
      const found = checkCitation(
        { exact, prefix: text.slice(0, start), suffix: text.slice(start + length) },
        text,
      );
      assert.equal(found.state, "kept");
      assert.deepEqual(found.span, { start, end: start + exact.length });
    }),
  );
});

test("a long quotation in a long text costs no more than their length", () => {
  const started = cpuTime();
  checkCitation({ exact: "a b ".repeat(200_000) }, "a ".repeat(1_000_000));
  checkCitation({ exact: "a" }, "a".repeat(2_000_000));
  assert.ok(cpuTime() - started < 10_000);
});

/** Milliseconds that this process has computed: a busy machine must not fail a test of growth. */
function cpuTime(): number {
  return process.cpuUsage().user / 1000;
}

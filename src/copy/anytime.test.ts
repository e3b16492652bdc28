import assert from "node:assert/strict";
import { test } from "node:test";
import type { Filed } from "../model.ts";
import { copiesAmong, lookupOf } from "./anytime.ts";
import { foldArticle } from "./copy.ts";
import { packPrint, unpackPrint } from "./print.ts";
import { memoryIndex } from "./shingle-index.ts";

const report =
  "The harbour of Ostrel will close for repairs in May, the harbour office said on Monday. Fishing boats will have to use the northern pier, which has room for forty boats, and the ferry to Little Meer will sail from Varn instead. The repairs cost nine million crowns and are paid by the region. Shipowners had asked for a later date because of the herring season. The office said that the crane could not wait another summer.";
const other =
  "Voters in Kassan chose a new council on Sunday, with the Greens ahead for the first time. Turnout was the highest in twenty years. The outgoing mayor congratulated his rival and promised an orderly handover before the end of the month. Counting in two districts was halted for an hour after a power cut.";
const filed = (id: string, text: string): Filed => ({
  id,
  title: text.slice(0, 30),
  text,
  published: null,
  source: null,
});

/** Packed prints of articles that come years apart, so that no fold joins them. */
const prints = [
  filed("a", report),
  filed("b", other),
  filed("c", `${report} Traders fear for their summer.`),
].map((article, n) => packPrint(foldArticle(memoryIndex(), article, n * 1000).print!));

test("copies are found among prints of any age, and nothing else is", () => {
  const found = copiesAmong(filed("d", report.slice(0, 380)), prints);
  assert.deepEqual(found.map(({ id }) => id).sort(), ["a", "c"]);
  assert.ok(found.every(({ share }) => share > 0.6));
  assert.deepEqual(
    copiesAmong(filed("a", report), prints).map(({ id }) => id),
    ["c"],
    "not itself",
  );
});

test("the keys of a copy's print are among the hashes that are looked up", () => {
  const wanted = new Set(lookupOf(report));
  assert.ok(unpackPrint(prints[0]!).keys.every((key) => wanted.has(key)));
  assert.ok(!unpackPrint(prints[1]!).keys.some((key) => wanted.has(key)));
});

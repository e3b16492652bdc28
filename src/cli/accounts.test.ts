import assert from "node:assert/strict";
import { test } from "node:test";
import type { HappeningView } from "../desk/happenings.ts";
import { accountLines } from "./accounts.ts";

const report = (article: string, publisher: string | null): HappeningView["reports"][number] =>
  ({ article, publisher }) as HappeningView["reports"][number];

function happening(title: string, conflicts: HappeningView["conflicts"]): HappeningView {
  return { id: "h", when: null, status: "happened", open: false, title, reports: [], conflicts };
}

test("a happening stands once, with every answer to each question and who gives it", () => {
  const [first, second] = [report("a1b2c3d4e5", "Lipa Herald"), report("ffff0000aa", null)];
  const versions = (...values: string[]): HappeningView["conflicts"][number]["versions"] =>
    values.map((value, at) => ({
      value,
      accordingTo: [],
      reports: [at ? second : first, at ? second : first],
    }));
  const lines = accountLines([
    happening("A bus overturned", []),
    happening("A ferry sank", [
      { about: "date", versions: versions("2031-05-04", "2031-05-05") },
      { about: "figure", versions: versions("12 dead", "14 dead") },
    ]),
  ]);
  assert.deepEqual(lines, [
    "A ferry sank",
    "  On which day: 2031-05-04 (Lipa Herald [a1b2c3d4]); 2031-05-05 (unknown publisher [ffff0000])",
    "  How many: 12 dead (Lipa Herald [a1b2c3d4]); 14 dead (unknown publisher [ffff0000])",
  ]);
});

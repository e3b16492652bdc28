import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds } from "./holds.fixture.ts";
import { detectLanguage } from "./language.ts";

const cases = fs
  .readFileSync(new URL("cases/languages.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.trim() && !line.startsWith("#"));

for (const line of cases) {
  const at = line.indexOf(" ");
  test(line, () => {
    const language = line.slice(0, at);
    assert.equal(detectLanguage(line.slice(at + 1)), language === "?" ? null : language);
  });
}

test("any string gets a tag or null", () => {
  holds(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const language = detectLanguage(text);
      assert.ok(language === null || /^[a-z]{2}$/.test(language));
    }),
  );
});

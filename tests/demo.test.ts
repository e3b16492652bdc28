import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";

const root = new URL("../demo/", import.meta.url);
const files = (folder: string): string[] =>
  fs
    .readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:html|txt|xml)$/.test(name))
    .sort();

test("the demo's README has a line for every page, and a page for every line", () => {
  const readme = fs.readFileSync(new URL("README.md", root), "utf8");
  const named = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name!);
  assert.deepEqual([...named].sort(), [...files("pages"), ...files("later")].sort());
});

test("a page that was captured later was captured before, and changed", () => {
  for (const name of files("later")) {
    const [before, after] = ["pages", "later"].map((folder) =>
      fs.readFileSync(new URL(`${folder}/${name}`, root), "utf8"),
    );
    assert.notEqual(before, after);
  }
});

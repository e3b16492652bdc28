/** The cases in `cases/*.txt`: running text with its time expressions marked, and what must be found in it. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { test } from "node:test";
import type { Published, Timex } from "../model.ts";
import { makeProse } from "../text/prose.ts";
import { proposeEvents } from "./propose.ts";

interface Case {
  readonly name: string;
  readonly published: Published;
  readonly text: string;
  readonly times: readonly Timex[];
  readonly expected: readonly string[];
}

for (const file of ["dates", "status"]) {
  const source = fs.readFileSync(new URL(`cases/${file}.txt`, import.meta.url), "utf8");
  for (const one of casesOf(source)) {
    test(`${file}: ${one.name}`, () => {
      const prose = makeProse(one.text);
      const drafts = proposeEvents(prose, [], one.times, [], one.published);
      for (const line of one.expected) {
        const word = line.split(" | ")[0]!;
        const found = drafts.filter(({ word: { start, end } }) => one.text.slice(start, end) === word);
        const got = found.map(({ when, status }) => `${word} | ${when.date ?? "-"} | ${status}`);
        const trace = drafts.map(
          ({ word: w, when, clause }) => `${one.text.slice(w.start, w.end)} (${when.rule}; ${clause.link})`,
        );
        assert.ok(
          got.includes(line),
          `wanted ${line}, got ${got.join("; ") || "nothing"}\n${trace.join("\n")}`,
        );
      }
    });
  }
}

function casesOf(source: string): Case[] {
  return source
    .split(/^== /m)
    .slice(1)
    .map((block) => {
      const [name = "", publishedLine = "", ...lines] = block.trim().split("\n");
      const day = publishedLine.replace("published ", "");
      const marked = lines.filter((line) => !line.includes(" | ")).join("\n");
      const { text, times } = unmark(marked);
      return {
        name,
        published: { value: day, earliest: day, latest: day, from: "given", evidence: [] },
        text,
        times,
        expected: lines.filter((line) => line.includes(" | ")),
      };
    });
}

/** "on [Sunday 2031-05-04]": the words of a time expression, then its value. */
function unmark(marked: string): { text: string; times: Timex[] } {
  const times: Timex[] = [];
  let text = "";
  let from = 0;
  for (const match of marked.matchAll(/\[([^\]]*) (\S+)\]/g)) {
    text += marked.slice(from, match.index);
    const words = match[1]!;
    const value = match[2]!;
    const known = words.endsWith("day") ? ["weekday"] : [];
    times.push({
      start: text.length,
      end: text.length + words.length,
      type: value.includes("T") ? "TIME" : "DATE",
      value,
      edtf: value,
      known,
      implied: [],
      rule: "marked",
    });
    text += words;
    from = match.index + match[0].length;
  }
  return { text: text + marked.slice(from), times };
}

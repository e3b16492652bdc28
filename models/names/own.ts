/** Reads the project's own labelled texts, `*.en.txt` beside this file: `p{person} o{organisation} l{place}`. */
import fs from "node:fs";
import path from "node:path";
import { makeProse } from "../../src/text/prose.ts";
import type { Labelled } from "./perceptron.ts";

const kinds: Record<string, string> = { p: "person", o: "organisation", l: "place" };

export function own(file: "newswire" | "encyclopaedia" | "everyday", weight: number): Labelled[] {
  return fs
    .readFileSync(path.join(import.meta.dirname, `${file}.en.txt`), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const { text, names } = unmark(line);
      return { prose: makeProse(text), names, weight };
    });
}

/** Takes the marks out of a text and keeps what they held as spans of what is left. */
export function unmark(line: string): { text: string; names: Labelled["names"] } {
  const names: { start: number; end: number; kind: string }[] = [];
  let text = "";
  let at = 0;
  for (const mark of line.matchAll(/(?<![\p{L}])([pol])\{([^{}]*)\}/gu)) {
    text += line.slice(at, mark.index);
    names.push({ start: text.length, end: text.length + mark[2]!.length, kind: kinds[mark[1]!]! });
    text += mark[2]!;
    at = mark.index + mark[0].length;
  }
  return { text: text + line.slice(at), names };
}

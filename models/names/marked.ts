/** Articles with marks in the running text: `p1{Anna Berg}`, `?{he}`; `people.en.txt` tells what they mean. */
import fs from "node:fs";

export interface Mark {
  /** "p1", "o2", "l1"; "?" for someone never named, "x" for a name of no member. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

export interface Marked {
  readonly title: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

export const kindOf: Readonly<Record<string, "person" | "organisation" | "place">> = {
  p: "person",
  o: "organisation",
  l: "place",
};

const pronoun = /^(?:he|she|him|his|her|hers|himself|herself)$/i;

export function isPronoun(words: string): boolean {
  return pronoun.test(words);
}

export function isName(words: string): boolean {
  return /^\p{Lu}/u.test(words) && !/^(?:The|His|Her|Its|A|An) \p{Ll}/u.test(words) && !isPronoun(words);
}

/** After a first paragraph of explanation: an article a paragraph, its title in the first line. */
export function markedArticles(file: URL): Marked[] {
  return fs.readFileSync(file, "utf8").split(/\n\n+/).slice(1).map(unmark);
}

function unmark(block: string): Marked {
  const [title = "", ...lines] = block.trim().split("\n");
  const source = lines.join("\n");
  const marks: Mark[] = [];
  const open: { label: string; start: number }[] = [];
  let text = "";
  for (let at = 0; at < source.length; at++) {
    const mark = /^([pol]\d|[?x])\{/.exec(source.slice(at, at + 3));
    if (mark) {
      open.push({ label: mark[1]!, start: text.length });
      at += mark[0].length - 1;
    } else if (source[at] === "}") marks.push({ ...open.pop()!, end: text.length });
    else text += source[at];
  }
  return { title: title.replace(/^# /, ""), text, marks: marks.sort((a, b) => a.start - b.start) };
}

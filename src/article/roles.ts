/**
 * What an element is for, by the words in its class, id and test names. The words are data (`roles.json`), each group
 * with its reason. Only whole words and runs of up to three of them count: "ad" is found in "top-ad", not in "header".
 */
import table from "./roles.json" with { type: "json" };
import type { Attributes } from "./tree.ts";

/** Roles are bits, so that an element can have several. */
export const Role = {
  related: 1,
  furniture: 2,
  author: 4,
  caption: 8,
  credit: 16,
  standfirst: 32,
  byline: 64,
  date: 128,
  meta: 256,
  body: 512,
  paywall: 1024,
  quote: 2048,
  correction: 4096,
  live: 8192,
  embed: 16384,
} as const;

const roleOf = new Map<string, number>();
for (const { role, words } of table) {
  const bit = Role[role as keyof typeof Role];
  for (const word of words.split(" ")) roleOf.set(word, (roleOf.get(word) ?? 0) | bit);
}

const names = [
  "class",
  "id",
  "data-testid",
  "data-test-id",
  "data-test",
  "data-qa",
  "data-component",
  "data-component-name",
  "data-module",
  "data-name",
  "data-element",
];
/** Longer lists of classes are utility soup; what a house calls the element stands at the front. */
const longestName = 160;

/** Finds roles and remembers them by the name, since a page repeats its classes. One for each page. */
export function roleFinder(): (attributes: Attributes | null, heading?: boolean) => number {
  const seen = new Map<string, number>();
  return (attributes, heading = false) => {
    if (attributes === null) return 0;
    let roles = 0;
    for (const name of names) {
      // A heading's id is made of its own words, to be linked to.
      if (heading && name === "id") continue;
      const value = attributes[name];
      if (value === undefined || value === "") continue;
      let found = seen.get(value);
      if (found === undefined) {
        found = rolesOfName(value.slice(0, longestName));
        seen.set(value, found);
      }
      roles |= found;
    }
    return roles;
  };
}

function rolesOfName(value: string): number {
  let roles = 0;
  for (const name of value.split(/\s+/)) {
    const words = wordsOf(name);
    // "has-sidebar", "no-comments", "with-ads" tell what is elsewhere on the page.
    if (words.length > 1 && telling.has(words[0]!)) continue;
    for (let at = 0; at < words.length; at++) {
      let run = "";
      for (let to = at; to < words.length && to < at + 3; to++) {
        run = run === "" ? words[to]! : `${run}-${words[to]!}`;
        const found = roleOf.get(run) ?? 0;
        // Whose quotation, comment or picture it is says nothing of who wrote the story.
        roles |= at > 0 && others.has(words[at - 1]!) ? found & ~Role.byline : found;
      }
    }
  }
  return roles;
}

const others = new Set(
  "quote comment comments image photo picture media caption related teaser card video review".split(" "),
);
const telling = new Set(["has", "no", "with", "without", "is", "not", "js", "hide"]);

function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[^a-z0-9à-ž]+/)
    .filter((word) => word !== "");
}

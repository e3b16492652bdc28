/**
 * What an element is for, by the words in its class, id and test names. The words are data (`roles.json`), each group
 * with its reason. Only whole words and runs of up to three of them count: "ad" is found in "top-ad", not in "header".
 */
import table from "./roles.json" with { type: "json" };

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
  comments: 32768,
} as const;

const roleOf = new Map<string, number>();
for (const { role, words } of table) {
  const bit = Role[role as keyof typeof Role];
  for (const word of words.split(" ")) roleOf.set(word, (roleOf.get(word) ?? 0) | bit);
}

/** Pages of one house repeat their names; what was found is kept, within bounds. */
const mostKept = 50_000;
const kept = new Map<string, number>();
const keptWords = new Map<string, number>();

/** The roles that an element's names (`Tree.classes`, `Tree.names`) give it. */
export function rolesOf(names: string): number {
  if (names === "") return 0;
  let found = kept.get(names);
  if (found === undefined) {
    found = rolesOfNames(names);
    if (kept.size >= mostKept) kept.clear();
    kept.set(names, found);
  }
  return found;
}

function rolesOfNames(value: string): number {
  let roles = 0;
  for (const name of value.includes("\n") || value.includes("\t") ? value.split(/\s+/) : value.split(" ")) {
    let found = keptWords.get(name);
    if (found === undefined) {
      found = rolesOfName(name);
      if (keptWords.size >= mostKept) keptWords.clear();
      keptWords.set(name, found);
    }
    roles |= found;
  }
  return roles;
}

function rolesOfName(name: string): number {
  const words = wordsOf(name);
  // "has-sidebar", "no-comments", "with-ads" tell what is elsewhere on the page.
  if (words.length > 1 && telling.has(words[0]!)) return 0;
  let roles = 0;
  for (let at = 0; at < words.length; at++) {
    let run = "";
    for (let to = at; to < words.length && to < at + 3; to++) {
      run = run === "" ? words[to]! : `${run}-${words[to]!}`;
      const found = roleOf.get(run) ?? 0;
      // Whose quotation, comment or picture it is says nothing of who wrote the story.
      roles |= at > 0 && others.has(words[at - 1]!) ? found & ~Role.byline : found;
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

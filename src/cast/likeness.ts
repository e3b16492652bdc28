/** When two names can be one member's: words of the longer, initials, known other names, a slip of the pen. */
import aliases from "./aliases.en.json" with { type: "json" };
import words from "./words.en.json" with { type: "json" };

/** Short names that stand inside longer ones: "U.S. Navy" is the United States Navy. */
const spelled: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(aliases.inside).map(([short, full]) => [short, full.split(" ")]),
);

type Kind = "person" | "organisation" | "place";

const groups: Record<Kind, ReadonlyMap<string, string>> = {
  place: aliasTable(aliases.place),
  organisation: aliasTable(aliases.organisation),
  person: new Map(),
};

function aliasTable(lists: readonly (readonly string[])[]): Map<string, string> {
  return new Map(lists.flatMap((list) => list.map((name) => [formOf(name), list[0]!])));
}

/** The name that a known short or other name stands for; undefined where none is known. */
export function aliasOf(kind: Kind, form: string): string | undefined {
  // A country's team or government is labelled as a body: its short names are the same.
  return groups[kind].get(form) ?? (kind === "organisation" ? groups.place.get(form) : undefined);
}

/** The words of a name in lower case, without "the", points and hyphens. */
export function wordsOf(text: string): string[] {
  if (isPlainWord(text)) return [...(spelled.get(text) ?? [text.toLowerCase()])];
  return text
    .replace(/^[Tt]he /, "")
    .replaceAll(/[.,]/g, "")
    .replaceAll("’", "'")
    .split(/[\s-]+/)
    .filter(Boolean)
    .flatMap((word) => spelled.get(word) ?? [word.toLowerCase()]);
}

/** One word of ASCII letters, as half of the names are: there is nothing to take away and nothing to part. */
function isPlainWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at) | 32;
    if (code < 97 || code > 122) return false;
  }
  return text.length > 0;
}

export function formOf(text: string): string {
  return wordsOf(text).join(" ");
}

const suffixes = new Set(["jr", "sr", "ii", "iii", "iv"]);

/** "Putin" and "Vladimir" of "Vladimir Putin"; "J. Smith" of "John Smith"; never "Bob Putin". */
export function partOfPerson(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const word of part) {
    if (suffixes.has(word)) continue;
    while (at < whole.length && !sameWord(word, whole[at]!)) at++;
    if (at === whole.length) return false;
    at++;
  }
  return true;
}

function sameWord(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
}

/** Two spellings of one full name: the same but for one letter in one long word ("Kristin" and "Kristen Wilkins"). */
export function misspelt(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  let slips = 0;
  for (const [i, word] of a.entries()) {
    if (word === b[i]) continue;
    if (Math.min(word.length, b[i]!.length) < 5 || !oneApart(word, b[i]!)) return false;
    slips++;
  }
  return slips === 1;
}

/** One letter changed, left out or put in. */
function oneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return a.slice(i + 1) === b.slice(i + 1) || a.slice(i) === b.slice(i + 1) || a.slice(i + 1) === b.slice(i);
}

const firms = new Set(words.firms.split(" "));
const heads = new Set(words.organisations.split(" "));
/** "House" is no short name of its committee. */
const bodies = new Set(words.bodies.split(" "));

/** "Johns Hopkins" begins "Johns Hopkins University"; "Foreign Ministry" ends "Russian Foreign Ministry". */
export function partOfOrganisation(part: readonly string[], whole: readonly string[]): boolean {
  if (part.length >= whole.length) return false;
  const begins =
    part.every((word, i) => word === whole[i]) &&
    (part.length > 1 ||
      whole[1] === "of" ||
      firms.has(whole.at(-1)!) ||
      (whole.length === 2 && !bodies.has(whole[1]!)));
  const ends = part.every((word, i) => word === whole[whole.length - part.length + i]);
  // One generic word ("Ministry") ends too many names to mean one of them.
  return begins || (ends && (part.length > 1 || !heads.has(part[0]!)));
}

/** "Taipei City" is Taipei; "Qom Province" may not be the city of Qom. */
export function partOfPlace(part: readonly string[], whole: readonly string[]): boolean {
  return (
    whole.length === part.length + 1 && whole.at(-1) === "city" && part.every((word, i) => word === whole[i])
  );
}

const small = new Set(words.inside.split(" "));

/** "of", "and", "de": words inside names. */
export function isSmall(word: string): boolean {
  return small.has(word);
}

/** The initials of a name with and without its small words: "fsb" for "Federal Security Service". */
export function initials(name: readonly string[]): string[] {
  if (name.length < 2) return [];
  const spell = (words: readonly string[]): string => words.map((word) => word[0]).join("");
  const short = spell(name.filter((word) => !small.has(word)));
  const all = spell(name);
  return short === all || short.length < 2 ? [all] : [all, short];
}

/** The letters of an acronym in lower case; undefined for an ordinary word. */
export function acronym(text: string): string | undefined {
  const letters = text.replaceAll(/[.\s-]/g, "");
  if (!/^[\p{L}&]{2,9}$/u.test(letters)) return undefined;
  const capitals = letters.replaceAll(/\P{Lu}/gu, "").length;
  return capitals >= 2 && capitals * 2 > letters.length ? letters.toLowerCase() : undefined;
}

/** In brackets after a name, letters need only come from it: "Union of Rationalist Atheists (UAR)". */
export function couldSpell(letters: string, name: readonly string[]): boolean {
  const initials = name.map((word) => word[0]);
  const shared = Array.from(letters).filter((letter) => initials.includes(letter)).length;
  return letters[0] === initials[0] || (shared * 2 >= letters.length && initials.includes(letters[0]));
}

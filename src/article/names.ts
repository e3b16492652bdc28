/** What stands in an author field, cut into names, and what each is: a person, a body, or nobody. */
import words from "./bylines.words.json" with { type: "json" };
import { folded } from "./compare.ts";
import { findMoment } from "./moment.ts";

const setOf = (list: readonly string[]): ReadonlySet<string> => new Set(list);
const [agencies, bodies, roles, ands, credentials, nobody, strongRoles, particles, bySet, stops] = [
  words.agencies,
  words.bodies,
  words.roles,
  words.and,
  words.credentials,
  words.nobody,
  words.strong_roles,
  words.particles,
  words.by,
  words.stops,
].map(setOf) as [Names, Names, Names, Names, Names, Names, Names, Names, Names, Names];
type Names = ReadonlySet<string>;
const by = words.by
  .filter((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(word))
  .sort((a, b) => b.length - a.length);
const longestField = 400;

/** One author field to single names: "By A B and C D, Staff Writer | Outlet" to A B, C D and Outlet. */
export function splitNames(raw: string, language: string | null): string[] {
  const line = withoutBy(
    raw
      .replace(/[\s\u00A0]+/g, " ")
      .trim()
      .slice(0, longestField)
      .replace(/\S{1,80}@\S{1,80}\.\w{2,12}/g, " ")
      .replace(/(?:^|\s)@\w+/g, " ")
      .replace(/\bhttps?:\S+/g, " ")
      .trim(),
  );
  const names: string[] = [];
  for (const part of line.split(/(?:(?<!\s)\s+)?[,;|•·/\n、]\s*|(?<!\s)\s+[-–—&]\s+/)) {
    // What stands in brackets behind a name is its initials or its agency.
    const [outside, ...inside] = part.split(/[()（）[\]]/);
    for (const piece of splitAtAnd(outside ?? "")) addName(names, piece, language);
    for (const piece of inside) if (agencies.has(piece.trim().toLowerCase())) names.push(piece.trim());
  }
  return names;
}

function addName(names: string[], piece: string, language: string | null): void {
  let name = withoutFused(
    withoutBy(
      piece
        .replace(/^[\s.:*"'“”_-]+/, "")
        .replace(/(?<![\s:*"'“”_-])[\s:*"'“”_-]+$/, "")
        .trim(),
    ),
    language,
  );
  if (!/(?:^|\s)\p{L}\.$|\b(?:jr|sr)\.$/iu.test(name)) name = name.replace(/\.$/, "");
  const lower = name.toLowerCase();
  if (
    name === "" ||
    /^\d/.test(name) ||
    bySet.has(lower) ||
    words.not_writers.some((word) => lower.startsWith(word)) ||
    isRole(name) ||
    findMoment(name, language) !== null
  )
    return;
  if (name === name.toUpperCase() && credentials.has(lower)) return;
  if (agencies.has(lower)) {
    names.push(name);
    return;
  }
  const { person, agency } = withoutTail(name);
  if (person !== "") names.push(person);
  if (agency !== "") names.push(agency);
}

/**
 * Elements without a space between: "Ana LopesStaff", "Ana LopesNovember", and a name that a page prints twice for
 * wide and narrow screens, "Ana LopesAna Lopes".
 */
function withoutFused(name: string, language: string | null): string {
  const half = name.slice(0, name.length / 2);
  if (half.length > 3 && half + half === name) return half;
  for (const { index } of name.matchAll(/(?<=\p{Ll})\p{Lu}\p{Ll}{2,}(?=\s|$)/gu)) {
    const rest = name.slice(index);
    const tail = rest.split(" ")[0]!.toLowerCase();
    const isTail =
      bodies.has(tail) ||
      roles.has(tail) ||
      stops.has(tail) ||
      findMoment(`1 ${tail} 2000`, language) !== null;
    if (isTail) return name.slice(0, index);
  }
  return name;
}

/** A title and no name: "Senior Political Correspondent", "Healthcare Reporter", "Wirtschaftsredakteur". */
function isRole(name: string): boolean {
  const lower = name.toLowerCase();
  const tokens = lower.split(/\s+/);
  const last = tokens[tokens.length - 1]!;
  // "Globe Staff" is a body, not a title.
  if (last === "staff" && tokens.length > 1 && !roles.has(tokens[0]!)) return false;
  if (
    (strongRoles.has(last) || /.(?:redakteur|reporter|korrespondent)(?:in)?$/.test(last)) &&
    (tokens.length < 3 || roles.has(tokens[0]!) || roles.has(tokens[tokens.length - 2]!))
  )
    return true;
  return (
    roles.has(lower) ||
    (lower.includes(" ") &&
      lower.split(/\s+/).every((word) => roles.has(word) || ands.has(word) || word === "of"))
  );
}

/** Titles, degrees and agencies that stand behind a name without a comma. */
function withoutTail(name: string): { person: string; agency: string } {
  const tokens = name.split(" ");
  for (let n = Math.min(4, tokens.length - 2); n > 0; n--) {
    const tail = tokens.slice(-n).join(" ");
    if (agencies.has(tail.toLowerCase()) && n > 1)
      return { person: tokens.slice(0, -n).join(" "), agency: tail };
  }
  let end = tokens.length;
  while (
    end > 2 &&
    !bodies.has(tokens[end - 2]!.toLowerCase()) &&
    (roles.has(tokens[end - 1]!.toLowerCase()) ||
      (/^\p{Lu}/u.test(tokens[end - 1]!) &&
        credentials.has(tokens[end - 1]!.toLowerCase().replace(/\./g, ""))))
  )
    end--;
  // "기자" and "記者" mean reporter and follow one word.
  if (tokens.length === 1)
    return { person: name.replace(/(?:기자|記者|记者|特派員)$/, "") || name, agency: "" };
  while (end > 1 && /^(?:기자|記者|记者|특파원)$/.test(tokens[end - 1]!)) end--;
  return { person: tokens.slice(0, end).join(" "), agency: "" };
}

/** Takes "By", "Von", "Text:" and the like from the front. */
export function withoutBy(line: string): string {
  // "ByAna Lopes": two elements without a space between.
  if (/^By\p{Lu}\p{Ll}/u.test(line)) return line.slice(2);
  const lower = line.toLowerCase();
  for (const word of by) {
    if (!lower.startsWith(word)) continue;
    const rest = line.slice(word.length);
    if (/^\s{0,3}[:：]\s{0,3}/.test(rest)) return withoutBy(rest.replace(/^\s{0,3}[:：]\s{0,3}/, ""));
    if (/^\s{1,3}\p{Lu}/u.test(rest) && word !== "de" && word !== "di" && word !== "text" && word !== "i")
      return rest.trim();
  }
  return line;
}

/** Does a printed line begin as a byline does? */
export function beginsWithBy(line: string): boolean {
  return (
    /^\s{0,3}(?:by|words by|written by|story by|reported by|photos and story by|von|par|por|door|autor:|autorin:|texto:|text:|di)[\s:]{1,3}\p{Lu}/iu.test(
      line,
    ) && withoutBy(line) !== line
  );
}

function splitAtAnd(part: string): string[] {
  const pieces: string[] = [];
  let current: string[] = [];
  const tokens = part.split(" ");
  for (const [at, token] of tokens.entries()) {
    // "y", "e" and "i" also stand inside names: there both sides must have two words.
    const splits = token.length > 1 || (current.length > 1 && tokens.length - at > 2);
    if (ands.has(token.toLowerCase()) && current.length > 0 && splits) {
      pieces.push(current.join(" "));
      current = [];
    } else current.push(token);
  }
  pieces.push(current.join(" "));
  return pieces;
}

/** The names of the house that a page can be known by, folded together: its own, and its host's without the ends. */
export function housesOf(names: readonly (string | null | undefined)[], host: string | null): string[] {
  const label = host?.replace(/^www\./, "").split(".")[0] ?? null;
  return [...names, label]
    .filter((name): name is string => Boolean(name))
    .map((name) => folded(name).replaceAll(" ", ""));
}

/** Does a name in an author field look like a person's, a body's or nobody's? `houses` are the page's (`housesOf`). */
export function kindOf(name: string, houses: readonly string[]): "person" | "body" | null {
  if (name.length > 60 || name.length < 2) return null;
  const lower = name.toLowerCase();
  const plain = folded(name);
  if (nobody.has(plain) || /:/.test(name)) return null;
  if (agencies.has(lower) || agencies.has(plain)) return "body";
  if (isHouse(plain, houses)) return "body";
  if (/\.(?:com|org|net|de|at|ch|co|fr|it|es|tv|info|is|eu|nl|be|uk|in|no|dk|se|pl|cz)$/i.test(name))
    return "body";
  if (/[\d@_#<>{}=]|https?:|\.\p{Ll}/u.test(name))
    return /^\p{Lu}[\p{L}\d ]{1,25}$/u.test(name) && /\p{L}\d/u.test(name) ? "body" : null;
  const tokens = plain.split(" ");
  if (/^\p{Ll}/u.test(name) && name.includes(" ") && !particles.has(tokens[0]!)) return null;
  if (tokens.some((token) => bodies.has(token))) return "body";
  // Letters that no one could say: "AP", "MDR THÜRINGEN".
  if (
    /^\p{Lu}{2,5}$/u.test(name) ||
    (name === name.toUpperCase() && /^[BCDFGHJKLMNPQRSTVWXZ]{2,5}\s/.test(name))
  )
    return "body";
  if (tokens.length > 6) return null;
  if (lower.startsWith("the ")) return "body";
  if (/^\p{Ll}/u.test(name) && !/\s\p{Lu}/u.test(name)) return null;
  return "person";
}

/**
 * Is a printed name surely a person's? Two to five words, each with a capital but for particles ("van", "de"); two to
 * four words of a script without capitals; or two to five characters of a script without spaces.
 */
export function isFullName(name: string): boolean {
  if (/^[\u4E00-\u9FFF\u3040-\u30FF\uAC00-\uD7AF]{2,5}$/.test(name)) return true;
  const tokens = name.split(" ");
  // Scripts without capitals: nothing but letters.
  if (
    tokens.length > 1 &&
    tokens.length < 5 &&
    tokens.every((token) => /^\p{Lo}[\p{Lo}\p{M}.]*$/u.test(token))
  )
    return true;
  if (tokens.length < 2 || tokens.length > 5 || bySet.has(tokens[tokens.length - 1]!.toLowerCase()))
    return false;
  let capitals = 0;
  for (const token of tokens) {
    if (/^['’]?\p{Lu}/u.test(token) || /^[dl]['’]\p{Lu}/u.test(token)) capitals++;
    else if (!particles.has(token.toLowerCase())) return false;
  }
  return capitals >= 2;
}

/** The house under its name, with or without "the", or under its initials ("Deutsche Welle" on dw.com). */
function isHouse(plain: string, houses: readonly string[]): boolean {
  const joined = plain.replaceAll(" ", "").replace(/^the/, "");
  const initials = plain
    .split(" ")
    .map((word) => word[0])
    .join("");
  return houses.some(
    (house) => house.replace(/^the/, "") === joined || (initials.length > 1 && house === initials),
  );
}

/** The names at the beginning of a line that goes on with a date, a place or a section. */
export function leadingNames(line: string, language: string | null): string {
  const kept: string[] = [];
  for (const token of line.split(" ")) {
    const lower = token.toLowerCase().replace(/[,.:;]$/, "");
    const isName =
      /^['’"“(]?\p{Lu}/u.test(token) ||
      particles.has(lower) ||
      ands.has(lower) ||
      lower === "of" ||
      /^[&,]$/.test(token);
    if (kept.length > 0 && (!isName || stops.has(lower) || /\d/.test(token))) break;
    kept.push(token);
  }
  // "By Ana Lopes March 4": the month goes with the day behind it.
  const next = line.split(" ")[kept.length];
  if (
    kept.length > 2 &&
    next !== undefined &&
    findMoment(`${kept[kept.length - 1]} ${next} ${line.split(" ")[kept.length + 1] ?? ""}`, language)
  )
    kept.pop();
  return kept.join(" ");
}

/** Letters without accents and case: how metadata that lost them can still be matched with what is printed. */
export function bare(name: string): string {
  return folded(name.normalize("NFD").replace(/\p{M}/gu, ""));
}

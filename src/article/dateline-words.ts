/** What the words of a dateline may be: places, dates, agencies. */
import cities from "./cities.json" with { type: "json" };
import words from "./dateline.json" with { type: "json" };
import wireNames from "./wire-names.json" with { type: "json" };

const split = (rows: readonly string[]): string[] => rows.flatMap((row) => row.split(" "));
const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const joins = new Set(words.joins);
const labels = new Set(split(words.labels));
const places = new Set([...cities.names, ...words.exonyms.flatMap(phrases)].map(fold));
/** Short names are told by their case: "PA" is an agency, "Pa." a state, "aa" nothing. */
const nameKey = (name: string): string => (name.trim().length < 5 ? name.trim() : fold(name));
const wires = new Set(wireNames.map(nameKey));
const months = split(words.months);
const weekdays = split(words.weekdays);

/** A row of names in which some have two words: every run of one to three of them counts. */
function phrases(row: string): string[] {
  const list = row.split(" ");
  return list.flatMap((_, i) => [list[i]!, list.slice(i, i + 2).join(" "), list.slice(i, i + 3).join(" ")]);
}

/** A city of the list, in any case and spelling of accents. */
export function isKnownPlace(town: string): boolean {
  const folded = fold(town);
  return places.has(folded) || folded.split(/ and | y | et | und /).every((part) => places.has(part));
}

/** The name of an agency, or several joined by a stroke, a comma or "and": "AP", "AFP/dpa", "Reuters and AFP". */
export function isWireName(text: string): boolean {
  const parts = text.split(/(?:(?<!\s)\s+)?[/,;+&]\s*|(?<!\s)\s+(?:and|und|et|y|with|mit)\s+/);
  return (
    parts.length < 5 &&
    wires.has(nameKey(parts[0]!)) &&
    (parts.length === 1 || parts.slice(1).every(isShortName))
  );
}

/** German agencies sign with the editor's initials or the desk after a stroke: "dpa/jro". */
const isShortName = (part: string): boolean => wires.has(nameKey(part)) || /^[\p{L}]{2,5}$/u.test(part);

/** A rubric that stands where a place would: "WATCH —", "UPDATE:". */
export function isLabel(place: string): boolean {
  return place
    .toLowerCase()
    .split(/[\s,/]+/)
    .every((word) => labels.has(word));
}

/** All letters are capitals (or the script has none), but for short words between: "RIO de JANEIRO". */
export function isCapitals(place: string): boolean {
  const town = place.split(",")[0]!;
  const parts = town.split(/[\s/-]+/).filter((word) => /\p{L}/u.test(word) && !joins.has(word));
  return parts.length > 0 && parts.every((word) => word === word.toUpperCase() && /\p{Lu}/u.test(word));
}

const word = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}.'’`-]*$/u;

/** At most nine words of letters, each with a capital or a joining word, in at most four parts. */
export function isPlacePhrase(place: string): boolean {
  if (place.length > 70 || place.length < 2) return false;
  const plain = place.replace(/\[[^[\]]{1,30}\]/g, "").trim();
  const parts = plain.split(/[\s,/]+/).filter(Boolean);
  if (!parts.length || parts.length > 9 || plain.split(",").length > 4) return false;
  const [first] = parts;
  return word.test(first!) && parts.every((part) => word.test(part) || joins.has(part.toLowerCase()));
}

const dayName = `(?:(?:${weekdays.join("|")})\\.?,?\\s+)?`;
const month = `(?:${[...new Set(months)].sort((a, b) => b.length - a.length).join("|")})\\.?`;
const day = "\\d{1,2}(?:st|nd|rd|th|er|º|ª|\\.)?";
const year = "(?:,?\\s*(?:de\\s+|del\\s+)?(?:19|20)\\d\\d(?:\\s?г\\.?)?)?";
const datePattern = new RegExp(
  `(?:^|[\\s,.;])(${dayName}(?:${day}\\s+(?:de\\s+|of\\s+)?${month}${year}|${month}\\s+${day}${year}|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d\\d)|\\d{4}-\\d\\d-\\d\\d))[.,;\\s]*$`,
  "iu",
);
const dayPattern = new RegExp(
  `(?:,\\s*)((?:${weekdays.filter((name) => name.length > 4).join("|")}))\\s*$`,
  "iu",
);

/** Parts the date from the end of what precedes the dash: "MOSCOW, Feb 27" gives "MOSCOW" and "Feb 27". */
export function splitDate(text: string): { before: string; date: string | null } {
  const match = datePattern.exec(text) ?? dayPattern.exec(text);
  if (!match) return { before: text, date: null };
  return { before: text.slice(0, match.index), date: match[1]!.trim().replace(/(\d)\.$/, "$1") };
}

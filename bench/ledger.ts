/**
 * A ledger of many articles, made fast: a few hundred invented texts are read, then told again for other stories with
 * other names and words of the same length, so that every span still slices. Five articles are one story: a report, a
 * copy of it, and three that tell it in part. Used by the benches of load, search and starting.
 */
import { createHash } from "node:crypto";
import type { Deposit } from "../src/ledger/ledger.ts";
import { placeNew } from "../src/ledger/place.ts";
import { openLedger } from "../src/ledger/sqlite.ts";
import type { Reading } from "../src/model.ts";
import { rowPage } from "../src/page/page.ts";
import { read } from "../src/read.ts";

const towns = ["Ostrel", "Kassan", "Varnow", "Illume", "Mardin", "Tolven", "Sirmio", "Halden"];
/** The first two keep their names in every story, as heads of government do. */
const people = ["Ana Velin", "Ivo Marek", "Eva Solen", "Tom Hagen", "Lea Norin", "Max Weber", "Ida Holms"];
const topics = ["harbour", "bridges", "schools", "ferries", "budgets", "housing", "markets", "railway"];
const agencies = ["Reuters", "Interfax"];
/** Words that stay as they are in every story: those that the benches search for, and those that readings rest on. */
const kept = new Set(
  `${topics.join(" ")} ${agencies.join(" ")} ana velin ivo marek council vote voted plan crowns years winter opposition leader
   mayor adviser minister thursday monday tuesday february april march added according statement office friday
   about another other which would could their there after before against between within because budget`
    .toLowerCase()
    .split(/\s+/),
);

/** One of five tellings of one of many affairs. */
function text(affair: number, telling: number): string {
  const pick = (list: readonly string[], k: number): string => list[(affair * 3 + k * 5) % list.length]!;
  const town = pick(towns, 1);
  const [mayor, rival, expert] = [pick(people, 1), pick(people, 2), pick(people, 3)];
  const topic = pick(topics, 1);
  const agency = agencies[affair % agencies.length]!;
  const sentences = [
    `The council of ${town} will vote on the ${topic} on Thursday, mayor ${mayor} said.`,
    `"We have waited ${3 + (affair % 9)} years for this," ${mayor} told ${agency}. "The ${topic} cannot wait another winter."`,
    `The opposition leader, ${rival}, said that the plan was too expensive and that residents had never been asked.`,
    `According to ${expert}, an adviser, it costs ${10 + (affair % 80)} million crowns, a third of which the region is to pay.`,
    `A first plan failed in ${2015 + (affair % 9)}, when engineers found cracks in the foundations of the northern warehouse.`,
    `On February ${1 + (affair % 27)}, the council of ${pick(towns, 2)} had voted against a similar plan for its ${pick(topics, 2)}.`,
    `Shopkeepers near the cathedral fear for their summer; "nobody has explained the detour," said ${pick(people, 4)}, who sells flowers.`,
    `Work is to begin in May and to end within two years, the council said in a statement.`,
    `${rival} will present a cheaper proposal on Friday, the office of the opposition added.`,
    `Inspectors closed the eastern platform last Monday after a passenger was injured by falling plaster.`,
  ];
  const told = telling < 2 ? sentences : sentences.filter((_, at) => (at + telling) % 3 !== 0);
  return [`${town.toUpperCase()}, March 9 (${agency}) - ${told[0]}`, ...told.slice(1)].join("\n");
}

const affairs = 80;
const tellings = 5;
const storiesADay = 15;

/**
 * Fills the ledger at `file` with `count` articles, 75 a day up to the ISO day `last`; how many seconds of processor
 * time each half took.
 */
export async function fillLedger(
  file: string,
  count: number,
  last = "2026-03-09",
): Promise<{ add: number; place: number }> {
  const patterns = Array.from({ length: affairs * tellings }, (_, n) => {
    const [affair, telling] = [Math.floor(n / tellings), n % tellings];
    const title = `Council of ${towns[(affair * 3 + 5) % 8]!} to vote on ${topics[(affair * 3 + 5) % 8]!}`;
    const row = rowPage(`row-${n}`, text(affair, telling), { title, published: "2026-03-09" }, null);
    return read(row, "2026-03-10T00:00:00Z");
  });
  const ledger = openLedger(file);
  const started = spent();
  for (let from = 0; from < count; from += 50) {
    const batch: Deposit[] = [];
    for (let n = from; n < Math.min(count, from + 50); n++) {
      const back = Math.floor((count - 1 - n) / tellings / storiesADay);
      batch.push(depositOf(patterns[n % patterns.length]!, n, dayAfter(last, -back)));
    }
    await ledger.add(batch, "2026-03-10T00:00:00Z");
  }
  const added = spent();
  await placeNew(ledger);
  await ledger.close();
  return { add: added - started, place: spent() - added };
}

const spent = (): number => (process.cpuUsage().user + process.cpuUsage().system) / 1e6;

/** Article `n`, published on `day`: the pattern told for the affair of its own story. */
function depositOf(pattern: Reading, n: number, day: string): Deposit {
  const story = Math.floor(n / tellings);
  const id = createHash("sha256").update(`article ${n}`).digest("hex").slice(0, 32);
  const url = `https://example.org/${n}`;
  const reading: Reading = {
    ...pattern,
    id,
    url,
    article: {
      ...pattern.article,
      headline: pattern.article.headline && otherWords(pattern.article.headline, story),
      text: `${otherWords(pattern.article.text, story)}\nFile w${(n % 10_000).toString(36).padStart(4, "0")} of the archive.`,
      publisher: `Paper ${n % 97}`,
      published: { value: day, earliest: day, latest: day, from: "given", evidence: [] },
    },
    cast: pattern.cast.map((member) => ({ ...member, name: otherWords(member.name, story) })),
    statements: pattern.statements.map((one) => ({ ...one, saidOn: moved(one.saidOn, day) })),
    events: pattern.events.map((one) => ({ ...one, when: moved(one.when, day) })),
  };
  const bytes = Buffer.from(reading.article.text);
  return {
    page: { source: `page-${n}`, url, form: "html", charset: "utf-8", capturedAt: null, bytes },
    reading,
  };
}

/** A day that lies as far from `day` as it did from the pattern's day; other dates stay. */
function moved(edtf: string | null, day: string): string | null {
  if (edtf === null || !/^\d{4}-\d\d-\d\d$/.test(edtf)) return edtf;
  return dayAfter(day, (Date.parse(edtf) - Date.parse("2026-03-09")) / 864e5);
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 864e5).toISOString().slice(0, 10);
}

/** The text with the words of story `story`, each as long as the word whose place it takes. */
function otherWords(text: string, story: number): string {
  return text.replace(/[A-Za-z]{3,}/g, (word) => {
    const small = word.toLowerCase();
    const name = word !== small;
    if (kept.has(small) || (!name && word.length < 5)) return word;
    let seed = story + 1;
    for (let i = 0; i < small.length; i++) seed = Math.imul(seed ^ small.charCodeAt(i), 0x01000193) >>> 0;
    let made = "";
    for (let i = 0; i < word.length; i++) {
      seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) >>> 0;
      const letters = vowels.includes(small[i]!) ? vowels : consonants;
      const letter = letters[seed % letters.length]!;
      made += word[i] === small[i] ? letter : letter.toUpperCase();
    }
    return made;
  });
}

const vowels = "aeiou";
const consonants = "bcdfghjklmnprstvwz";

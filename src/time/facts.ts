/** What a text says of when it was written: each fact bounds the page's day on one side or both, and says why. */
import { type Prose, Tag, TokenKind, type Tokens } from "../model.ts";
import { dayOf, parseDay, weekdayOf } from "./calendar.ts";
import { since } from "./events.ts";
import type { Words } from "./language.ts";
import offices from "./offices.json" with { type: "json" };
import type { Found } from "./refine.ts";
import { periodOf, type Told } from "./told.ts";

/** Day numbers; `null` bounds nothing on that side. Where facts clash, the one with more weight stands. */
export interface Fact {
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly weight: number;
  readonly why: string;
}

/** Dates with their year: what is told as past had come, what is told as sure to come had not. */
export function statedFacts(told: readonly Told[], tokens: Tokens, words: Words, skip: Found | null): Fact[] {
  const facts: Fact[] = [];
  for (const { found, tense, text, sure } of told) {
    const { sense, first, end } = found.proposal;
    if (sense.as === "from-event" && sense.eventDay !== undefined) {
      facts.push({
        earliest: sense.eventDay,
        latest: null,
        weight: 6,
        why: `"${text}" counts from a dated event`,
      });
      continue;
    }
    if (sense.yearFromEvent) {
      const [day] = periodOf(sense)!;
      facts.push({
        earliest: day,
        latest: day + pastReach,
        weight: 6,
        why: `"${text}" needs no year, and a dated event gives it`,
      });
      continue;
    }
    if (sense.as !== "date" || sense.dir || found === skip) continue;
    const period = periodOf(sense);
    if (!period) continue;
    const bare = sense.month === undefined;
    const prior = first > 0 ? tokens.lower[first - 1]! : "";
    if (bare && !words.yearOf.has(prior)) continue;
    if (bare && isNoun(tokens, end)) continue;
    if (tense === "past") {
      facts.push({
        earliest: period[0],
        latest: null,
        weight: bare ? 4 : 5,
        why: `"${text}" is told as past`,
      });
    } else if (tense === "future" && sure && !isMaturity(tokens, first, words)) {
      facts.push({
        earliest: period[0] - 366 * aheadAtMost,
        latest: period[1],
        weight: 3,
        why: `"${text}" is told as still to come`,
      });
    }
  }
  return facts;
}

/** Plans that a report names by their year seldom lie farther ahead. */
const aheadAtMost = 10;

/** How far back from its page a day without a year may lie, in days; 19 of 20 do (measured on news). */
export const pastReach = 100;

/** "will be due on Nov. 1, 2034": debts and leases name years that no other plan reaches. */
function isMaturity(tokens: Tokens, first: number, words: Words): boolean {
  for (let at = Math.max(0, first - 3); at < first; at++)
    if (words.maturity.has(tokens.lower[at]!)) return true;
  return false;
}

function isNoun(tokens: Tokens, at: number): boolean {
  const tag = tokens.tag[at];
  return tag === Tag.NN || tag === Tag.NNS || tag === Tag.NNP;
}

type Terms = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const terms = offices.terms as Terms;

/** Titles that firms and clubs give too: in small letters they are an office of state only with a listed given name. */
const capital = new Set(offices.capital);
const given = new Set(offices.given);

/** Which of several who bore a name is meant: "Pope Leo XIII" is not the one listed. */
const numerals = offices.numerals as Readonly<Record<string, readonly string[]>>;

/** How long after its end a title is still given without "former", in days. */
const afterTerm = 180;

/** "President Clinton", with no "former" before it, places the text within his terms. */
export function officeFacts(prose: Prose, words: Words): Fact[] {
  const { tokens } = prose;
  const facts = new Map<string, Fact>();
  for (let at = 0; at < tokens.count; at++) {
    const titled = titleAt(tokens, at, words);
    if (!titled) continue;
    const first = at;
    at = titled.end - 1;
    const holders = terms[titled.office];
    const doubtful = capital.has(titled.office) && !isCapital(tokens.word[first]!);
    if (!holders || (doubtful && !given.has(tokens.lower[titled.end]!))) continue;
    for (let name = titled.end; name < Math.min(titled.end + 4, tokens.count); name++) {
      if (tokens.kind[name] !== TokenKind.word || !isCapital(tokens.word[name]!)) break;
      if (words.former.has(tokens.lower[name]!)) break;
      const surname = tokens.lower[name]!;
      const spans = holders[`${tokens.lower[titled.end]} ${surname}`] ?? holders[surname];
      if (!spans) continue;
      if (!isFormer(tokens, first, words) && isListed(tokens, name)) {
        const key = `${titled.office} ${surname}`;
        if (!facts.has(key))
          facts.set(key, termFact(spans, prose.text.slice(tokens.start[first], tokens.end[name])));
      }
      break;
    }
  }
  return present([...facts.values()]);
}

/** Whether a numeral after the name, if there is one, is that of a listed holder. */
function isListed(tokens: Tokens, name: number): boolean {
  const next = tokens.word[name + 1] ?? "";
  if (!/^[IVX]{1,6}$/.test(next)) return true;
  return numerals[tokens.lower[name]!]?.includes(next.toLowerCase()) ?? true;
}

/** A text of today may name a president of long ago without "former": of the terms, those that are over give way. */
function present(facts: readonly Fact[]): Fact[] {
  const lastStart = Math.max(...facts.map(({ earliest }) => earliest ?? Number.NEGATIVE_INFINITY));
  return facts.filter(({ latest }) => latest === null || latest - afterTerm > lastStart);
}

function termFact(spans: readonly string[], text: string): Fact {
  const from = parseDay(spans[0]!.split("/")[0]!);
  const to = parseDay(spans.at(-1)!.split("/")[1]!);
  return {
    earliest: from,
    latest: to === null ? null : to + afterTerm,
    weight: 2,
    why: `"${text}" held that office`,
  };
}

function titleAt(tokens: Tokens, at: number, words: Words): { office: string; end: number } | null {
  if (!words.titleStarts.has(tokens.lower[at]!)) return null;
  for (let length = 3; length >= 1; length--) {
    if (at + length >= tokens.count) continue;
    const phrase =
      length === 1
        ? tokens.lower[at]!
        : tokens.lower
            .slice(at, at + length)
            .join(" ")
            .replace(" - ", "-");
    const office = words.titles.get(phrase);
    if (office !== undefined) return { office, end: at + length };
  }
  return null;
}

function isFormer(tokens: Tokens, at: number, words: Words): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 4); back--) {
    if (words.former.has(tokens.lower[back]!)) return true;
  }
  return false;
}

function isCapital(word: string): boolean {
  return word[0] !== word[0]!.toLowerCase();
}

/** Things that are named cannot be younger than the page. */
export function sinceFacts(tokens: Tokens): Fact[] {
  const seen = new Set<string>();
  const facts: Fact[] = [];
  for (let at = 0; at < tokens.count; at++) {
    const one = tokens.lower[at]!;
    const two = at + 1 < tokens.count ? `${one} ${tokens.lower[at + 1]}` : one;
    const name = since.has(one) ? one : since.has(two) ? two : null;
    if (name === null || seen.has(name)) continue;
    seen.add(name);
    facts.push({ earliest: since.get(name)!, latest: null, weight: 1, why: `"${name}" is named` });
  }
  return facts;
}

export interface Stamp {
  readonly day: number;
  readonly text: string;
  readonly sure: boolean;
  readonly found: Found;
}

/** A full date at the head that is no part of a sentence: the page's own stamp. */
export function stampOf(told: readonly Told[], prose: Prose): Stamp | null {
  let weak: Stamp | null = null;
  for (const { found, text, tense } of told) {
    const { sense, first, end } = found.proposal;
    const start = prose.tokens.start[first]!;
    if (start > headReach) break;
    if (sense.year === undefined || sense.month === undefined || sense.day === undefined) continue;
    const day = dayOf(sense.year, sense.month, sense.day);
    const agrees = sense.weekday === undefined || weekdayOf(day) === sense.weekday;
    const alone = isAlone(prose, start, prose.tokens.end[end - 1]!);
    if (
      agrees &&
      (alone ||
        sense.clock !== undefined ||
        (sense.weekday !== undefined && found.proposal.rule.startsWith("weekday-short")))
    ) {
      return { day, text, sure: true, found };
    }
    const bare = tense === "none" || found.proposal.rule === "slash-date";
    if (!weak && start < 120 && bare) weak = { day, text, sure: false, found };
  }
  return weak;
}

/** How far into a text its head reaches, in UTF-16 units. */
export const headReach = 600;

function isAlone(prose: Prose, start: number, end: number): boolean {
  const line = prose.paragraphs.find((p) => p.start <= start && end <= p.end);
  return line !== undefined && end - start >= line.end - line.start - 12;
}

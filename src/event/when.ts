/**
 * When: from the time that stands in the event's own clause, else from the clause that holds it, else from the day
 * of which the story is just telling. What none of these settles stays null.
 */
import type { Prose, Timex, Tokens } from "../model.ts";
import { Tag } from "../model.ts";
import { dateOf, daysBefore, isAfter, isDay, onFrom, upTo, weekBefore } from "./calendar.ts";
import type { Clause } from "./clause.ts";
import { inList } from "./lexicon.ts";
import type { Trigger } from "./trigger.ts";

export interface When {
  readonly date: string | null;
  /** Index into the times, where one stands behind it. */
  readonly time: number | null;
  readonly rule: string;
}

/** A date in the text: the token range of its expression and the preposition before it. */
interface Stated {
  readonly index: number;
  readonly first: number;
  readonly last: number;
  readonly date: string;
  readonly preposition: string;
  /** It names a time of day. */
  readonly clock: boolean;
}

const nothing: When = { date: null, time: null, rule: "unsettled" };
/** A day this long before the page's date is history, not the day of which the story is telling. */
const STORY_DAYS = 21;
/** After this many sentences without a date nobody can say what day is told of. */
const TOLD_SENTENCES = 8;

/** One date a trigger, in the same order. `day` is the page's day, where it is certain. */
export function dateTriggers(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  times: readonly Timex[],
  day: string | null,
): When[] {
  const stated = statedDates(prose, times);
  const own = attach(prose, triggers, clauses, stated);
  const whens: When[] = triggers.map((trigger, index) => ownDate(trigger, own[index]!));
  rewind(triggers, whens, times, day);
  scheduled(triggers, clauses, hosts, whens);
  inherit(prose, triggers, clauses, hosts, whens);
  narrate(prose, triggers, clauses, whens, day);
  inherit(prose, triggers, clauses, hosts, whens);
  headline(prose, triggers, whens);
  contradict(triggers, whens, day);
  return whens;
}

function statedDates({ tokens }: Prose, times: readonly Timex[]): Stated[] {
  const stated: Stated[] = [];
  let token = 0;
  times.forEach((time, index) => {
    const date = dateOf(time);
    if (date === null) return;
    while (token > 0 && tokens.start[token]! > time.start) token--;
    while (token < tokens.count && tokens.end[token]! <= time.start) token++;
    if (token >= tokens.count) return;
    let last = token;
    while (last + 1 < tokens.count && tokens.start[last + 1]! < time.end) last++;
    let before = token - 1;
    while (before > 0 && (tokens.tag[before] === Tag.DT || tokens.tag[before] === Tag.RB)) before--;
    stated.push({
      index,
      first: token,
      last,
      date,
      preposition: prepositionAt(tokens, before),
      clock: time.type === "TIME",
    });
  });
  return stated;
}

function prepositionAt({ lower }: Tokens, at: number): string {
  if (at < 0) return "";
  return lower[at] === "of" && lower[at - 1] === "as" ? "as of" : lower[at]!;
}

/** Each date goes to the verb right before it, else to the nearest verb whose clause holds it; and to a noun before it. */
function attach(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  stated: readonly Stated[],
): Stated[][] {
  const own: Stated[][] = triggers.map(() => []);
  const bySentence = new Map<number, number[]>();
  triggers.forEach(({ sentence }, index) => {
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), index]);
  });
  for (const date of stated) {
    const here = bySentence.get(prose.tokens.sentence[date.first]!) ?? [];
    const noun = here.findLast(
      (at) =>
        triggers[at]!.kind === "noun" &&
        (near(prose.tokens, triggers[at]!.head, date) ||
          (triggers[at]!.head < date.first && date.last < clauses[at]!.end)),
    );
    if (noun !== undefined) own[noun]!.push(date);
    const verb = verbOf(prose.tokens, triggers, clauses, here, date);
    if (verb >= 0) own[verb]!.push(date);
  }
  return own;
}

function verbOf(
  tokens: Tokens,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  here: readonly number[],
  date: Stated,
): number {
  const verbs = here.filter((at) => triggers[at]!.kind === "verb");
  const adjacent = verbs.findLast((at) => near(tokens, triggers[at]!.head, date));
  if (adjacent !== undefined) return adjacent;
  const holding = verbs.filter((at) => clauses[at]!.first <= date.first && date.last < clauses[at]!.end + 3);
  const before = holding.findLast((at) => triggers[at]!.head < date.first);
  const after = holding.find((at) => triggers[at]!.first > date.last);
  // "On Friday the court, which had sat for weeks, ruled": what opens the sentence belongs to the main verb.
  return before ?? after ?? verbs.findLast((at) => triggers[at]!.head < date.first) ?? verbs[0] ?? -1;
}

/** Nothing but a preposition, an article or an adverb between the word and the date. */
function near(tokens: Tokens, head: number, date: Stated): boolean {
  if (head >= date.first || date.first - head > 4) return false;
  for (let at = head + 1; at < date.first; at++) {
    const tag = tokens.tag[at]!;
    if (
      tag !== Tag.IN &&
      tag !== Tag.DT &&
      tag !== Tag.RB &&
      tag !== Tag.TO &&
      tag !== Tag.JJ &&
      tag !== Tag.RP
    )
      return false;
  }
  return true;
}

function ownDate(trigger: Trigger, dates: readonly Stated[]): When {
  if (dates.length === 0) return nothing;
  const both = bothDays(dates);
  if (both) return both;
  const from = dates.find(({ preposition }) => preposition === "from" || preposition === "between");
  const to = dates.find(
    ({ preposition }) => preposition === "to" || preposition === "until" || preposition === "and",
  );
  if (from && to && from.index < to.index && !from.date.includes("/") && !to.date.includes("/")) {
    return { date: `${from.date}/${to.date}`, time: from.index, rule: "stated from and to" };
  }
  const best = [...dates].sort(
    (a, b) =>
      closeness(b.date) - closeness(a.date) ||
      Math.abs(trigger.head - a.first) - Math.abs(trigger.head - b.first),
  )[0]!;
  return { date: bounded(trigger, best), time: best.index, rule: "stated" };
}

/** "on March 4 and 5": two days that only "and" parts are a stretch from the earlier to the later. */
function bothDays(dates: readonly Stated[]): When | null {
  const at = dates.findIndex(
    (one, index) => index > 0 && one.preposition === "and" && one.first - dates[index - 1]!.last <= 2,
  );
  if (at < 0 || !isDay(dates[at]!.date) || !isDay(dates[at - 1]!.date)) return null;
  const [first, last] = [dates[at - 1]!.date, dates[at]!.date].sort() as [string, string];
  return first === last
    ? null
    : { date: `${first}/${last}`, time: dates[at - 1]!.index, rule: "stated from and to" };
}

/** A day says more than a month, a month more than a year. */
function closeness(date: string): number {
  return date.includes("/") ? 1 : date.length;
}

function bounded(trigger: Trigger, { date, preposition, clock }: Stated): string {
  // "by 20:21" bounds the hour, not the day.
  if (date.includes("/") || clock) return date;
  const lasting = trigger.perfect || trigger.progressive || trigger.form === "present";
  if (preposition === "since" && lasting) return onFrom(date);
  // "As of Monday, nine had died": they died until then; "as of Monday it was being searched": and further on.
  if (preposition === "as of")
    return trigger.perfect ? upTo(date) : trigger.progressive ? onFrom(date) : date;
  return ["until", "till", "by", "before"].includes(preposition) ? upTo(date) : date;
}

/**
 * "They won on Saturday": the weekday is stated, the week was only implied. Where it was taken to be the coming one
 * and the tense is past, it is the one before.
 */
function rewind(
  triggers: readonly Trigger[],
  whens: When[],
  times: readonly Timex[],
  day: string | null,
): void {
  if (day === null) return;
  triggers.forEach((trigger, index) => {
    const { date, time, rule } = whens[index]!;
    if (date === null || time === null || !isDay(date) || !isSimplePast(trigger)) return;
    const back = times[time]!.known.includes("weekday") && isAfter(date, day) ? weekBefore(date) : null;
    if (back !== null && back <= day) whens[index] = { date: back, time, rule };
  });
}

function isSimplePast({ kind, form, modal }: Trigger): boolean {
  return kind === "verb" && form === "past" && modal === null;
}

/** "is scheduled to meet on Monday", "is set for May": the plan has the date of what is planned. */
function scheduled(
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  whens: When[],
): void {
  triggers.forEach((trigger, index) => {
    const host = hosts[index]!;
    if (host < 0 || whens[host]!.date !== null || whens[index]!.date === null) return;
    const planned =
      inList("plan", triggers[host]!.lemma) ||
      inList("attempt", triggers[host]!.lemma) ||
      inList("begin", triggers[host]!.lemma);
    const inside =
      clauses[index]!.link === "infinitive" ||
      (trigger.kind === "noun" && clauses[host]!.end >= clauses[index]!.end);
    if (inside && (planned || trigger.kind === "noun"))
      whens[host] = { ...whens[index]!, rule: "stated inside" };
  });
}

/** Coordinated verbs, participles, nouns and reported clauses share the date of the clause that holds them. */
function inherit(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  hosts: readonly number[],
  whens: When[],
): void {
  // Hosts mostly come first; a second pass serves those that come after.
  for (let pass = 0; pass < 2; pass++) {
    triggers.forEach((trigger, index) => {
      const host = hosts[index]!;
      if (whens[index]!.date !== null || host < 0 || whens[host]!.date === null) return;
      const link = clauses[index]!.link;
      if (!shares(prose, trigger, clauses[index]!, triggers[host]!)) return;
      const { date, time } = whens[host]!;
      const earlier = comesBefore(prose, trigger, clauses[index]!, date!);
      whens[index] = { date: earlier ? upTo(date!) : date, time, rule: `shared: ${link}` };
    });
  }
}

/** "In May they ordered it, following the expulsion": that was earlier; where a day is told, it may be the same. */
function comesBefore({ tokens }: Prose, trigger: Trigger, clause: Clause, date: string): boolean {
  const before = tokens.lower[clause.first - 1];
  return trigger.kind === "noun" && (before === "following" || before === "after") && !isDay(date);
}

const together = new Set([
  "when",
  "while",
  "as",
  "where",
  "after",
  "before",
  "until",
  "once",
  "complement",
  "that",
  "which",
  "who",
]);

/** "Victims of the quake met on Monday": what only qualifies another noun has a date of its own. */
function namesOther({ tokens }: Prose, { first }: Clause): boolean {
  return tokens.tag[first - 1] === Tag.IN && inList("qualifies", tokens.lower[first - 1]!);
}

function shares(prose: Prose, trigger: Trigger, clause: Clause, host: Trigger): boolean {
  const { link } = clause;
  if (trigger.kind === "noun") return !trigger.negated && !namesOther(prose, clause);
  if (trigger.perfect && !host.perfect) return false;
  if (link === "coordinated") return trigger.form === host.form || trigger.form === "participle";
  if (link === "participle") return true;
  if (link === "infinitive") return !inList("said", host.lemma);
  return together.has(link) && trigger.form === "past";
}

/**
 * A story that told of a day goes on telling of it: a simple past without a date belongs to the day told of last.
 * Where the story has told of none yet, a report of what is new belongs to the page's own day.
 */
function narrate(
  prose: Prose,
  triggers: readonly Trigger[],
  clauses: readonly Clause[],
  whens: When[],
  day: string | null,
): void {
  type Told = { when: When; sentence: number };
  let told: Told | null = null;
  let here: Told | null = null;
  // A date of another time leads the story away for a while from the day that it told of.
  let moved = Number.NEGATIVE_INFINITY;
  let seen = -1;
  triggers.forEach((trigger, index) => {
    if (trigger.sentence !== seen) {
      seen = trigger.sentence;
      const found = storyDayOf(triggers, whens, index, day);
      here = found;
      if (found?.lasts) told = found;
      else if (found) moved = trigger.sentence;
    }
    if (whens[index]!.date !== null) return;
    const anchor: Told | null = here ?? told;
    const past = anchor === null ? 0 : trigger.sentence - anchor.sentence;
    if (anchor !== null && past <= TOLD_SENTENCES) {
      const rule = past === 0 ? "told of: same sentence" : past <= 2 ? "told of" : "told of: farther";
      const away = here === null && trigger.sentence - moved <= 2 && moved > anchor.sentence;
      if (!away && isTold(trigger, clauses[index]!)) whens[index] = { ...anchor.when, rule };
    } else if (anchor === null && day !== null && isNews(prose, trigger)) {
      whens[index] = { date: day, time: null, rule: "news of the day" };
    }
  });
}

/**
 * What a sentence tells of, from its first trigger's index on: the first stated day near the page's; else, for this
 * sentence alone, its one stated date of whatever length.
 */
function storyDayOf(
  triggers: readonly Trigger[],
  whens: readonly When[],
  from: number,
  day: string | null,
): { when: When; sentence: number; lasts: boolean } | null {
  const { sentence } = triggers[from]!;
  let only: When | null = null;
  for (let at = from; at < triggers.length && triggers[at]!.sentence === sentence; at++) {
    const when = whens[at]!;
    if (when.date === null || !when.rule.startsWith("stated")) continue;
    if (isStoryDay(when.date, day)) return { when, sentence, lasts: true };
    if (day === null || !isAfter(when.date, day)) only ??= when;
  }
  return only && { when: only, sentence, lasts: false };
}

function isTold(trigger: Trigger, clause: Clause): boolean {
  return (
    trigger.kind === "verb" &&
    !trigger.perfect &&
    clause.link !== "if" &&
    (trigger.form === "past" || trigger.form === "participle" || trigger.form === "gerund")
  );
}

function isStoryDay(date: string, day: string | null): boolean {
  if (!isDay(date)) return false;
  if (day === null) return true;
  const ago = daysBefore(date, day);
  return ago !== null && ago >= 0 && ago <= STORY_DAYS;
}

/** Finite, and past, perfect, or the present of a headline. */
function isNews(prose: Prose, trigger: Trigger): boolean {
  if (trigger.kind === "noun" || inList("stative", trigger.lemma)) return false;
  if (trigger.form === "past") return !trigger.perfect;
  return (
    trigger.form === "present" &&
    (trigger.perfect ||
      trigger.progressive ||
      inList("report", trigger.lemma) ||
      isHeadline(prose, trigger.sentence))
  );
}

/** A headline tells the story's first event: it has the date of the first event that the text below dates. */
function headline(prose: Prose, triggers: readonly Trigger[], whens: When[]): void {
  if (prose.sentences.length < 2 || !isHeadline(prose, 0)) return;
  const lead = triggers.findIndex(
    ({ sentence }, index) => sentence > 0 && sentence < 4 && isDay(whens[index]!.date ?? ""),
  );
  if (lead < 0) return;
  triggers.forEach(({ sentence, form }, index) => {
    if (sentence === 0 && form !== "modal" && whens[index]!.rule !== "stated")
      whens[index] = { ...whens[lead]!, rule: "headline" };
  });
}

/** A paragraph that closes without a full stop is a headline or a label. */
export function isHeadline(prose: Prose, sentence: number): boolean {
  const { endToken } = prose.sentences[sentence]!;
  const last = prose.tokens.word[endToken - 1]!;
  return (
    !/[.!?…"'”’)\]]$/.test(last) &&
    prose.sentences[sentence + 1]?.paragraph !== prose.sentences[sentence]!.paragraph
  );
}

/** What is told in the past tense cannot lie after the page's own day: such a date was misread, and says nothing. */
function contradict(triggers: readonly Trigger[], whens: When[], day: string | null): void {
  if (day === null) return;
  triggers.forEach(({ form, kind }, index) => {
    const { date } = whens[index]!;
    if (kind === "verb" && form === "past" && date !== null && isAfter(date, day)) {
      whens[index] = { date: null, time: null, rule: "unsettled: after the page's day" };
    }
  });
}

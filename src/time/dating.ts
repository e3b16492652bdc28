/**
 * Dating a page that states no date. Each fact bounds the day; facts are joined from the weightiest down, and one
 * that clashes with what stands is left out with a note. Months and days without a year then narrow the bounds: a
 * report names without a year only what is near. A day is claimed only where the text states it as its own.
 */
import type { Article, Note, Prose, Published, Span } from "../model.ts";
import { civilOf, dayOf, daysInMonth, isoDay, parseDay, weekdayOf } from "./calendar.ts";
import { datelineOf } from "./dateline.ts";
import { type Fact, headReach, officeFacts, pastReach, sinceFacts, stampOf, statedFacts } from "./facts.ts";
import type { Words } from "./language.ts";
import type { Told } from "./told.ts";

/** How far ahead of its page a planned day without a year may lie, in days. */
const futureReach = 150;

/** Bounds wider than this are not narrowed by days of the year, which come round too often. */
const widest = 366 * 13;

export interface Dated {
  readonly published: Published | null;
  readonly notes: readonly Note[];
}

/**
 * Bounds the day of a page from its text; `stated` is what the page's other parts already say, `span` where its
 * dateline stands.
 */
export function datePage(
  all: readonly Told[],
  prose: Prose,
  words: Words,
  stated: Pick<Article, "published" | "modified">,
  span: Span | null,
): Dated {
  const told = all.filter(({ found }) => isStory(prose, found.sentence, words));
  const stamp = stampOf(told, prose);
  if (stamp?.sure) {
    const day = isoDay(stamp.day);
    return {
      published: {
        value: day,
        earliest: day,
        latest: day,
        from: "text",
        evidence: [`"${stamp.text}" stands at its head`],
      },
      notes: [],
    };
  }
  const facts: Fact[] = [
    ...statedFacts(told, prose.tokens, words, stamp?.found ?? null),
    ...officeFacts(prose, words),
    ...sinceFacts(prose.tokens),
  ];
  if (stamp)
    facts.push({
      earliest: stamp.day - 3,
      latest: stamp.day + 3,
      weight: 9,
      why: `"${stamp.text}" stands near its head`,
    });
  facts.push(...pageFacts(stated));
  return solve(facts, told, prose, span);
}

/** What the page's other parts say. A page that was changed had been published. */
function pageFacts({ published, modified }: Pick<Article, "published" | "modified">): Fact[] {
  const facts: Fact[] = [];
  if (published)
    facts.push({
      earliest: parseDay(published.earliest),
      latest: parseDay(published.latest),
      weight: 10,
      why: "the page's other parts bound it",
    });
  const changed = parseDay(modified);
  if (changed !== null)
    facts.push({
      earliest: null,
      latest: changed,
      weight: 10,
      why: `the page was changed on ${isoDay(changed)}`,
    });
  return facts;
}

/** Lines of links and notices of rights carry dates of their own: only sentences count, and the page's head. */
function isStory(prose: Prose, sentence: number, words: Words): boolean {
  const { tokens, sentences, paragraphs } = prose;
  const { firstToken, endToken, paragraph, start } = sentences[sentence]!;
  if (start < headReach) return true;
  const line = paragraphs[paragraph]!;
  const last = prose.text.charCodeAt(line.end - 1);
  const closed =
    last === 46 ||
    last === 33 ||
    last === 63 ||
    last === 34 ||
    last === 39 ||
    last === 0x201d ||
    last === 0x2019;
  if (!closed && line.end - line.start < shortLine) return false;
  for (let at = firstToken; at < endToken; at++) if (words.rights.has(tokens.lower[at]!)) return false;
  return true;
}

/** A line of the story that ends in no mark is longer than this; a link is shorter. */
const shortLine = 160;

interface Bounds {
  earliest: number | null;
  latest: number | null;
  readonly why: string[];
}

function solve(facts: readonly Fact[], told: readonly Told[], prose: Prose, span: Span | null): Dated {
  const notes: Note[] = [];
  const bounds: Bounds = { earliest: null, latest: null, why: [] };
  for (const fact of [...facts].sort(
    (a, b) => b.weight - a.weight || (b.earliest ?? 0) - (a.earliest ?? 0),
  )) {
    const reason = take(bounds, fact);
    if (reason) notes.push({ stage: "time", rule: "dating", reason: `${fact.why}: ${reason}` });
  }
  narrow(bounds, told, prose, span);
  const { earliest, latest, why } = bounds;
  const candidates = weekdayCandidates(earliest, latest, told);
  if (candidates) why.push(candidates);
  if (earliest === null && latest === null) return { published: null, notes };
  return {
    published: {
      value: null,
      earliest: earliest === null ? null : isoDay(earliest),
      latest: latest === null ? null : isoDay(latest),
      from: "inferred",
      evidence: why,
    },
    notes,
  };
}

/** Takes a fact into the bounds; where it clashes it changes nothing and the reason is returned. */
function take(bounds: Bounds, { earliest, latest, why }: Fact): string | null {
  const from =
    earliest === null
      ? bounds.earliest
      : bounds.earliest === null
        ? earliest
        : Math.max(bounds.earliest, earliest);
  const to =
    latest === null ? bounds.latest : bounds.latest === null ? latest : Math.min(bounds.latest, latest);
  if (from !== null && to !== null && from > to) return "it clashes with weightier facts";
  if (from !== bounds.earliest || to !== bounds.latest) bounds.why.push(why);
  bounds.earliest = from;
  bounds.latest = to;
  return null;
}

/** A lead tells of its own day, or the one before: where the bounds are close, the days that its weekday leaves. */
function weekdayCandidates(
  earliest: number | null,
  latest: number | null,
  told: readonly Told[],
): string | null {
  if (earliest === null || latest === null || latest - earliest > 120 || latest - earliest < 2) return null;
  const lead = told.find(({ found, tense }) => {
    const { sense } = found.proposal;
    return (
      found.sentence < 3 &&
      tense === "past" &&
      sense.weekday !== undefined &&
      !sense.dir &&
      sense.month === undefined
    );
  });
  if (!lead) return null;
  const days: string[] = [];
  for (let day = earliest; day <= latest; day++) {
    if (weekdayOf(day) === lead.found.proposal.sense.weekday) days.push(isoDay(day));
  }
  return days.length
    ? `the lead tells of ${lead.text}, so perhaps ${days.join(", ")}, or the day after one`
    : null;
}

interface NearDay {
  readonly month: number;
  readonly day: number;
  readonly ahead: boolean;
}

/** Narrows bounds that are closed on both sides by the days without a year and the dateline. */
function narrow(bounds: Bounds, told: readonly Told[], prose: Prose, span: Span | null): void {
  const near = nearDays(told);
  const dateline = filedDay(told, prose, span);
  if (!near.length && !dateline) return;
  const { earliest: from, latest: to } = bounds;
  if (from === null || to === null || to - from > widest) return;
  const fit = bestDays(from, to, near, dateline);
  if (!fit) return;
  bounds.earliest = fit[0];
  bounds.latest = fit[1];
  bounds.why.push(
    dateline ? `the dateline says "${dateline.text}"` : `${near.length} days without a year lie near it`,
  );
}

/** More days than these add nothing, and each is tried against every day within the bounds. */
const enough = 60;

function nearDays(told: readonly Told[]): NearDay[] {
  const days: NearDay[] = [];
  for (const { found, tense, sure } of told) {
    const { sense } = found.proposal;
    if (sense.as !== "date" || sense.month === undefined || sense.day === undefined) continue;
    if (sense.year !== undefined && !sense.yearFromEvent) continue;
    if (tense === "past" || (tense === "future" && sure)) {
      days.push({ month: sense.month, day: sense.day, ahead: tense === "future" });
    }
    if (days.length >= enough) break;
  }
  return days;
}

type Filed = NearDay & { readonly text: string; readonly weekday: number | null };

/** A dateline without a year: its day, and the weekday of its own sentence. */
function filedDay(told: readonly Told[], prose: Prose, span: Span | null): Filed | null {
  const dateline = datelineOf(told, prose, span);
  if (!dateline || dateline.found.proposal.sense.year !== undefined) return null;
  const { month, day } = dateline.found.proposal.sense;
  const weekday = weekdayNear(told, dateline.found.sentence);
  return { month: month!, day: day!, ahead: false, text: dateline.text, weekday };
}

/** The weekday that the dateline's own sentence tells of: agencies file on the day that they name. */
function weekdayNear(told: readonly Told[], sentence: number): number | null {
  for (const { found, tense } of told) {
    const { sense } = found.proposal;
    if (found.sentence < sentence || found.sentence > sentence + 1 || tense !== "past") continue;
    if (sense.weekday !== undefined && sense.month === undefined && !sense.dir) return sense.weekday;
  }
  return null;
}

/** The first and last day of [from, to] at which most of the days without a year lie near. */
function bestDays(
  from: number,
  to: number,
  near: readonly NearDay[],
  dateline: (NearDay & { weekday: number | null }) | null,
): readonly [number, number] | null {
  if (dateline) {
    const days = yearly(from, to, dateline.month, dateline.day);
    const matching =
      dateline.weekday === null ? days : days.filter((day) => weekdayOf(day) === dateline.weekday);
    const left = matching.length ? matching : days;
    // A report appears on the day of its dateline or the day after.
    return left.length ? [left[0]!, left.at(-1)! + 1] : null;
  }
  let best = 0;
  let span: [number, number] | null = null;
  for (let day = from; day <= to; day++) {
    const { year } = civilOf(day);
    let fits = 0;
    for (const n of near) if (isNear(day, year, n)) fits++;
    if (fits > best) {
      best = fits;
      span = [day, day];
    } else if (span && fits === best) span[1] = day;
  }
  return span;
}

function isNear(day: number, year: number, { month, day: dom, ahead }: NearDay): boolean {
  for (const y of ahead ? [year, year + 1] : [year, year - 1]) {
    const distance = dayOf(y, month, Math.min(dom, daysInMonth(y, month))) - day;
    if (ahead ? distance >= 0 && distance <= futureReach : distance <= 0 && distance >= -pastReach)
      return true;
  }
  return false;
}

function yearly(from: number, to: number, month: number, dom: number): number[] {
  const days: number[] = [];
  for (let { year } = civilOf(from); year <= civilOf(to).year; year++) {
    if (dom > daysInMonth(year, month)) continue;
    const day = dayOf(year, month, dom);
    if (day >= from && day <= to) days.push(day);
  }
  return days;
}

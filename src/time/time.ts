/**
 * Time expressions after TimeML's TIMEX3, and the dating of a page that states no date.
 *
 * The flow is propose, refine, date, resolve. Rules propose sentence by sentence; refiners join neighbours, widen by
 * modifiers and let go what is no time; then values are set in the order of the text against three anchors: the
 * page's day, the date that the text spoke of last, and dated events.
 */
import { type Article, type Note, type Prose, type Published, Tag, type Timex } from "../model.ts";
import { parseDay } from "./calendar.ts";
import { datelineOf, leaningDay } from "./dateline.ts";
import { datePage } from "./dating.ts";
import { toEdtf } from "./edtf.ts";
import { lexiconFor } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { isNarrative } from "./narrative.ts";
import { classify, propose } from "./propose.ts";
import { type Found, refine } from "./refine.ts";
import { advance, resolve } from "./resolve.ts";
import type { Proposal } from "./sense.ts";
import { newSetting, type Setting } from "./setting.ts";
import { threadYears } from "./thread.ts";
import { leadOf, type Told, tell } from "./told.ts";

/** Every time expression with its value, and the page's date where the text bounds it. */
export function findTimes(
  prose: Prose,
  article: Article,
): { times: Timex[]; published: Published | null; notes: Note[] } {
  const lexicon = lexiconFor(prose.language);
  if (!lexicon) {
    return {
      times: [],
      published: article.published,
      notes: [{ stage: "time", rule: "language", reason: `no words for the language "${prose.language}"` }],
    };
  }
  const notes: Note[] = [];
  const found = findAll(prose, lexicon, notes);
  const given = parseDay(article.published?.value ?? null);
  const span = article.dateline?.span ?? null;
  const told = tell(found, prose, lexicon, given, notes);
  const dated = article.published?.value
    ? { published: article.published, notes: [] }
    : datePage(told, prose, lexicon.language.words, article, span);
  const published = dated.published ?? article.published;
  const page = leaningDay(parseDay(published?.value ?? null), datelineOf(told, prose, span));
  const times = valued(told, prose, page, boundsOf(published));
  return { times, published, notes: [...notes, ...dated.notes] };
}

function findAll(prose: Prose, lexicon: Lexicon, notes: Note[]): Found[] {
  const masks = classify(prose.tokens, lexicon);
  const found: Found[] = [];
  prose.sentences.forEach((sentence, index) => {
    const proposals = propose(prose.tokens, masks, sentence, lexicon);
    if (proposals.length) refine(proposals, prose, index, lexicon.language.words, found, notes);
  });
  return found;
}

function boundsOf(published: Published | null): readonly [number, number] | null {
  const earliest = parseDay(published?.earliest ?? null);
  const latest = parseDay(published?.latest ?? null);
  return earliest === null || latest === null ? null : [earliest, latest];
}

/** How many words may stand between a clock time and the date after it: "5:34 a.m. Lindow time on". */
const gap = 4;

/** "at 5 a.m. on October 3", "10:35 a.m. (0735 GMT) Friday": a time of day before the date that it belongs to. */
function takesDay({ end, sense }: Proposal, next: Told, { tokens }: Prose, sentence: number): boolean {
  const { proposal } = next.found;
  if (sense.clock === undefined || next.found.sentence !== sentence || proposal.first - end > gap)
    return false;
  const bare = sense.as === "date" && sense.weekday === undefined && sense.month === undefined && !sense.dir;
  const { month, day, weekday, clock, part, as } = proposal.sense;
  const isDay = as === "date" && (weekday !== undefined || (month !== undefined && day !== undefined));
  if (!bare || !isDay || clock !== undefined) return false;
  // "1.15 a.m. on Sunday morning" says the part of the day twice.
  if (part !== undefined && weekday === undefined) return false;
  for (let at = end; at < proposal.first - 1; at++)
    if (tokens.word[at] === "," || tokens.word[at] === ";") return false;
  const lead = tokens.word[proposal.first - 1];
  return proposal.first === end || lead === ")" || tokens.tag[proposal.first - 1] === Tag.IN;
}

function dayOfNext({ found, tense }: Told, setting: Setting): number | undefined {
  return resolve(found.proposal.sense, tense, setting, found.comparing).day;
}

/** Values in the order of the text, for each date moves the focus that later ones are counted from. */
function valued(
  told: readonly Told[],
  prose: Prose,
  page: number | null,
  bounds: readonly [number, number] | null,
): Timex[] {
  const { tokens } = prose;
  const setting = newSetting(page, isNarrative(told, page), bounds);
  const years = setting.narrative ? threadYears(told, page !== null) : new Map<number, number>();
  const lead = leadOf(told);
  const own: Setting = newSetting(page, false, bounds);
  return told.map(({ found: { proposal, sentence, comparing }, tense, ahead }, at) => {
    const { first, end, rule } = proposal;
    setting.sentence = sentence;
    const next = told[at + 1];
    setting.threadYear = years.get(at + 1);
    const ownDay = next && takesDay(proposal, next, prose, sentence) ? dayOfNext(next, setting) : undefined;
    const sense = ownDay === undefined ? proposal.sense : { ...proposal.sense, ownDay };
    setting.threadYear = years.get(at);
    // In a history too, "is due on 8 September" is told from the page's own day, and moves the tale nowhere.
    const aside = setting.narrative && page !== null && (ahead || at < lead);
    const resolved = resolve(sense, tense, aside ? own : setting, comparing);
    if (!aside) advance(setting, sense, resolved, sentence, comparing);
    const edtf = sense.fiscal ? undefined : toEdtf(resolved.value, resolved.mod, sense.zone);
    return {
      start: tokens.start[first]!,
      end: tokens.end[end - 1]!,
      type: resolved.type,
      value: resolved.value,
      ...(resolved.mod ? { mod: resolved.mod } : {}),
      ...(edtf ? { edtf } : {}),
      known: resolved.known,
      implied: resolved.implied,
      rule,
    };
  });
}

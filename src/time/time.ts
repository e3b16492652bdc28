/**
 * Time expressions after TimeML's TIMEX3, and the dating of a page that states no date.
 *
 * The flow is propose, refine, date, resolve. Rules propose sentence by sentence; refiners join neighbours, widen by
 * modifiers and let go what is no time; then values are set in the order of the text against three anchors: the
 * page's day, the date that the text spoke of last, and dated events.
 */
import type { Article, Note, Prose, Published, Timex, Tokens } from "../model.ts";
import { parseDay } from "./calendar.ts";
import { datelineOf, leaningDay } from "./dateline.ts";
import { datePage } from "./dating.ts";
import { toEdtf } from "./edtf.ts";
import { agree } from "./events.ts";
import { periodOf, type Told } from "./facts.ts";
import type { Words } from "./language.ts";
import { lexiconFor } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import { isNarrative } from "./narrative.ts";
import { classify, propose } from "./propose.ts";
import { type Found, refine } from "./refine.ts";
import { advance, resolve } from "./resolve.ts";
import { newSetting } from "./setting.ts";
import { tenseAt } from "./tense.ts";

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
  const told = tell(found, prose, lexicon, given);
  const dated = article.published?.value
    ? { published: article.published, notes: [] }
    : datePage(told, prose, lexicon.language.words, article.published, span);
  const published = dated.published;
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

/** Each expression with the tense of its clause; years that dated events give are already in it. */
function tell(found: readonly Found[], prose: Prose, lexicon: Lexicon, page: number | null): Told[] {
  const { tokens, sentences, text } = prose;
  const { words } = lexicon.language;
  return agree(found, page, floorOf(found)).map((one) => {
    const { first, end } = one.proposal;
    const { firstToken, endToken } = sentences[one.sentence]!;
    const tense = tenseAt(tokens, first, end, firstToken, endToken, words);
    return {
      found:
        tense === "future" && first > firstToken
          ? inTime(one, words.inTime.has(tokens.lower[first - 1]!))
          : one,
      tense,
      sure: tense === "future" && looksAhead(tokens, Math.max(firstToken, first - 12), first, words),
      text: text.slice(tokens.start[first], tokens.end[end - 1]),
    };
  });
}

/** "will end in two weeks": under a future tense a length of time after "in" is a date. */
function inTime(found: Found, after: boolean): Found {
  const { sense, rule } = found.proposal;
  const counted =
    sense.as === "duration" &&
    !sense.second &&
    typeof sense.count === "number" &&
    !sense.unit?.startsWith("T");
  if (!after || !counted || !rule.startsWith("duration") || sense.mod === "EQUAL_OR_LESS") return found;
  return { ...found, proposal: { ...found.proposal, sense: { ...sense, as: "shift", shift: [1, "page"] } } };
}

/** The last day that the text states with its year: dated events before it are not the ones meant. */
function floorOf(found: readonly Found[]): number | null {
  let floor: number | null = null;
  for (const { proposal } of found) {
    const period = proposal.sense.as === "date" ? periodOf(proposal.sense) : null;
    if (period && (floor === null || period[0] > floor)) floor = period[0];
  }
  return floor;
}

function looksAhead(tokens: Tokens, from: number, to: number, words: Words): boolean {
  for (let at = from; at < to; at++) if (words.sureAhead.has(tokens.lower[at]!)) return true;
  return false;
}

function boundsOf(published: Published | null): readonly [number, number] | null {
  const earliest = parseDay(published?.earliest ?? null);
  const latest = parseDay(published?.latest ?? null);
  return earliest === null || latest === null ? null : [earliest, latest];
}

function valued(
  told: readonly Told[],
  prose: Prose,
  page: number | null,
  bounds: readonly [number, number] | null,
): Timex[] {
  const { tokens } = prose;
  const setting = newSetting(page, isNarrative(told, page), bounds);
  return told.map(({ found: { proposal, sentence, comparing }, tense }) => {
    const { first, end, sense, rule } = proposal;
    setting.sentence = sentence;
    const resolved = resolve(sense, tense, setting, comparing);
    advance(setting, sense, resolved, sentence, comparing);
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

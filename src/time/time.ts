/**
 * Time expressions after TimeML's TIMEX3, and the dating of a page that states no date.
 *
 * The flow is propose, refine, date, resolve. Rules propose sentence by sentence; refiners join neighbours, widen by
 * modifiers and let go what is no time; then values are set in the order of the text against three anchors: the
 * page's day, the date that the text spoke of last, and dated events.
 */
import type { Article, Note, Prose, Published, Timex } from "../model.ts";
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
import { newSetting } from "./setting.ts";
import { threadYears } from "./thread.ts";
import { type Told, tell } from "./told.ts";

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
    : datePage(told, prose, lexicon.language.words, article.published, span);
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

/** Values in the order of the text, for each date moves the focus that later ones are counted from. */
function valued(
  told: readonly Told[],
  prose: Prose,
  page: number | null,
  bounds: readonly [number, number] | null,
): Timex[] {
  const { tokens } = prose;
  const setting = newSetting(page, isNarrative(told, page), bounds);
  const years = setting.narrative ? threadYears(told) : new Map<number, number>();
  return told.map(({ found: { proposal, sentence, comparing }, tense }, at) => {
    const { first, end, sense, rule } = proposal;
    setting.sentence = sentence;
    setting.threadYear = years.get(at);
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

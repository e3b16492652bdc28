/**
 * Time expressions after TimeML's TIMEX3, and the dating of a page that states no date.
 *
 * The flow is propose, refine, date, resolve. Rules propose sentence by sentence; refiners join neighbours, widen by
 * modifiers and let go what is no time; then values are set in the order of the text against three anchors: the
 * page's day, the date that the text spoke of last, and dated events.
 */
import type { Article, Note, Prose, Published, Timex } from "../model.ts";
import { parseDay } from "./calendar.ts";
import { toEdtf } from "./edtf.ts";
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
  const page = parseDay(article.published?.value ?? null);
  return { times: valued(found, prose, lexicon, page), published: article.published, notes };
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

function valued(found: readonly Found[], prose: Prose, lexicon: Lexicon, page: number | null): Timex[] {
  const { tokens, sentences } = prose;
  const { words } = lexicon.language;
  const setting = newSetting(page, isNarrative(found, page));
  return found.map(({ proposal, sentence: index, comparing }) => {
    const { firstToken, endToken } = sentences[index]!;
    const { first, end, sense, rule } = proposal;
    setting.sentence = index;
    const tense = tenseAt(tokens, first, end, firstToken, endToken, words);
    const resolved = resolve(sense, tense, setting, comparing);
    advance(setting, sense, resolved, index, comparing);
    const edtf = sense.fiscal ? undefined : toEdtf(resolved.value, resolved.mod);
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

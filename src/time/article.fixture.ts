/** An article of nothing but a text and its date, for the tests of this room. */
import type { Article } from "../model.ts";
import { linesOf } from "../text/prose.ts";

export function articleOf(text: string, date: string | null, language = "en"): Article {
  return {
    section: null,
    headline: null,
    standfirst: null,
    bylines: [],
    publisher: null,
    language,
    dateline: null,
    published: date
      ? { value: date, earliest: date.slice(0, 10), latest: date.slice(0, 10), from: "given", evidence: [] }
      : null,
    modified: null,
    text,
    paragraphs: linesOf(text),
    captions: [],
    teasers: [],
    notices: [],
    corrections: [],
    paywalled: false,
    live: null,
    credits: [],
  };
}

/** What has been read from a scraped text so far. Each part of the reader adds to it; nothing is taken back. */
import type { Article, Caption, Given, Note } from "../model.ts";
import { findMoment } from "./moment.ts";
import type { Line } from "./plain-body.ts";
import { isPerson, readNames } from "./plain-names.ts";

export interface Fields {
  section: string | null;
  headline: string | null;
  standfirst: string | null;
  readonly bylines: string[];
  readonly credits: string[];
  readonly captions: Caption[];
  readonly teasers: string[];
  readonly notices: string[];
  readonly corrections: string[];
  /** The story's paragraphs. */
  readonly story: string[];
  /** Lines that print a date: when the page was published, when it was changed. */
  readonly dated: { readonly line: string; readonly modified: boolean }[];
  paywalled: boolean;
  readonly notes: Note[];
}

export function emptyFields({ title, standfirst, section }: Given): Fields {
  return {
    section: section ?? null,
    headline: title ?? null,
    standfirst: standfirst ?? null,
    bylines: [],
    credits: [],
    captions: [],
    teasers: [],
    notices: [],
    corrections: [],
    story: [],
    dated: [],
    paywalled: false,
    notes: [],
  };
}

/** Leaves a note: what was left out of the text and why. A long line is quoted by its beginning. */
export function setAside(fields: Fields, rule: string, reason: string, line = ""): void {
  const quoted = line.length > 160 ? `${line.slice(0, 160)}…` : line;
  fields.notes.push({ stage: "article", rule, reason: line ? `${reason}: ${quoted}` : reason });
}

/** Another story's heading; `line` is the whole line where that says more than the heading. */
export function addTeaser(
  fields: Fields,
  heading: string,
  rule: string,
  reason: string,
  line: string = heading,
): void {
  fields.teasers.push(heading);
  setAside(fields, rule, reason, line);
}

export function addNames(fields: Fields, rest: string, line: string): void {
  const { people, credits } = readNames(rest);
  fields.bylines.push(...people);
  fields.credits.push(...credits);
  setAside(fields, "byline", "the line names who wrote", line);
}

/** Puts a line that its own words explain where it belongs; false where it is none. */
export function placeFurniture(fields: Fields, { text, furniture, notice }: Line): boolean {
  if (notice) {
    placeNotice(fields, text, notice);
    return true;
  }
  if (!furniture) return false;
  switch (furniture.kind) {
    case "byline":
      addNames(fields, furniture.rest, text);
      break;
    case "hand":
      fields.credits.push(...readNames(furniture.rest).credits);
      setAside(fields, "hand", "the line names who edited or supplied the copy", text);
      break;
    case "dated":
    case "modified":
      addDates(fields, text);
      break;
    case "caption":
      fields.captions.push(captionOf(text));
      setAside(fields, "caption", "the line of a picture", text);
      break;
    case "related":
      if (furniture.rest) addTeaser(fields, furniture.rest, "related-line", "a link to another story", text);
      else setAside(fields, "related-label", "a label over another story", text);
      break;
    default:
      setAside(fields, furniture.kind, furnitureReasons[furniture.kind], text);
  }
  return true;
}

const furnitureReasons = {
  social: "a button or an offer",
  advert: "a mark of an advertisement",
  block: "a heading over other stories",
  comments: "a line about comments",
  tags: "the page's tags",
  end: "a mark of the end",
  menu: "part of a menu",
  section: "a label",
} as const;

function placeNotice(fields: Fields, text: string, kind: NonNullable<Line["notice"]>): void {
  if (kind === "correction") fields.corrections.push(text);
  else fields.notices.push(text);
  if (kind === "subscription") fields.paywalled = true;
  setAside(fields, `notice-${kind}`, "the publisher speaks of the page itself", text);
}

/** "Published: Feb 27, 2025 10:30 IST | Updated: Feb 28, 2025 09:00 IST" holds both. */
export function addDates(fields: Fields, line: string): void {
  for (const part of line.split(/(?:(?<!\s)\s+)?\|\s*|(?<=.)\b(?=(?:Last\s)?(?:Updated|Modified)\b)/u)) {
    if (/\d/.test(part)) fields.dated.push({ line: part, modified: changed.test(part) });
    else if (isPerson(part.trim())) fields.bylines.push(part.trim());
  }
  setAside(fields, "date-line", "the line prints the page's date", line);
}

const changed =
  /\b(?:updated|modified|aktualisiert|stand|mis à jour|mise à jour|modifié|actualizado|atualizado|aggiornato|обновлено)\b/iu;

function captionOf(text: string): Caption {
  const label = text.replace(
    /^(?:photos?|images?|picture|pic|foto|bild|credit|caption)(?:\s(?:credits?|courtesy|source|by))?\s?[:|]\s?/i,
    "",
  );
  const credit = /(?:\(([^()]{2,60})\)|[|/]\s?([^|/()]{2,40}))[.]?$/.exec(text);
  return { text: label, credit: (credit?.[1] ?? credit?.[2])?.trim() ?? null };
}

/** The dates that came with the page, or else those that it prints; an unlabelled one counts as its publication. */
export function publishedOf(
  given: Given,
  fields: Fields,
  language: string | null,
): Pick<Article, "published" | "modified"> {
  const printed = (modified: boolean): { value: string; line: string } | null => {
    for (const { line } of fields.dated.filter((dated) => dated.modified === modified)) {
      const value = findMoment(line, language)?.value;
      if (value) return { value, line };
    }
    return null;
  };
  const first = printed(false);
  const value = given.published ?? first?.value ?? null;
  const day = value?.slice(0, 10) ?? null;
  return {
    published: value
      ? {
          value,
          earliest: day,
          latest: day,
          from: given.published ? "given" : "text",
          evidence: [given.published ? "given with the page" : `printed on the page: ${first!.line}`],
        }
      : null,
    modified: given.modified ?? printed(true)?.value ?? null,
  };
}

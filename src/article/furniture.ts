/** Lines that a page prints around a story, told by their words: "Share", "Also read: …", "Published: Feb 27, 2025". */
import de from "./furniture.de.json" with { type: "json" };
import en from "./furniture.en.json" with { type: "json" };
import es from "./furniture.es.json" with { type: "json" };
import fr from "./furniture.fr.json" with { type: "json" };
import ru from "./furniture.ru.json" with { type: "json" };
import { findMoment } from "./moment.ts";

/**
 * "related": one other story inside the text; "block": a heading over several. "hand": who edited or supplied, which
 * is no byline. "dated": a printed date, "modified" one that says so.
 */
export type FurnitureKind = keyof typeof en;

export interface Furniture {
  readonly kind: FurnitureKind;
  /** What follows the label: the other story's heading, the date, the name. */
  readonly rest: string;
}

type Words = Readonly<
  Record<FurnitureKind, { readonly exact: readonly string[]; readonly starts: readonly string[] }>
>;
const languages: readonly Words[] = [en, de, fr, es, ru];
const kinds = Object.keys(en) as FurnitureKind[];

const exact = new Map<string, FurnitureKind>();
const starts = new Map<string, { phrase: string; kind: FurnitureKind }[]>();
for (const words of languages) {
  for (const kind of kinds) {
    for (const phrase of words[kind].exact) if (!exact.has(phrase)) exact.set(phrase, kind);
    for (const phrase of words[kind].starts) {
      const first = phrase.split(/[\s']/)[0]!;
      starts.set(first, [...(starts.get(first) ?? []), { phrase, kind }]);
    }
  }
}
// "last updated on" before "last updated": the longest label leaves the cleanest rest.
for (const list of starts.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);

/** No furniture is longer; a paragraph that opens with such a word is the story's. */
const longest = 320;
const counted =
  /^(?:\(?\d[\d.,]{0,9}\s?[km]?\)?\s{1,2})(?:comments?|shares?|likes?|views?|reads?|claps?|retweets?|tweets?|kommentare|commentaires|comentarios|комментари\p{L}{1,3}|просмотр\p{L}{0,3})\b.{0,20}$|^(?:comments?|views?|shares?|likes?|kommentare|commentaires)\s?[:(]\s?\d/iu;
const readingTime =
  /^(?:reading time|lesezeit|temps de lecture|lectura|time to read)?:?\s?\d{1,2}\s?-?(?:min|mins|minute|minutes|minuten|minutos|мин)\b\.?(?:\s(?:read|lesezeit|de lecture|de lectura|чтения))?$/iu;
const ago =
  /^(?:(?:an?|\d{1,2})\s(?:second|minute|min|hour|hr|day|week|month)s?\sago|just now|yesterday|today|vor \d{1,2} (?:stunden|minuten|tagen)|il y a \d{1,2} (?:heures?|minutes?|jours?)|hace \d{1,2} (?:horas?|minutos?|días?))$/i;

/** What furniture a line is, or null where its words say nothing. */
export function furnitureOf(line: string): Furniture | null {
  const text = line.trim();
  if (!text || text.length > longest) return null;
  const key = bare(text);
  const known = exact.get(key) ?? exact.get(text.toLowerCase());
  if (known) return { kind: known, rest: "" };
  if (/^(?:#[\p{L}\p{N}_]{2,40}[\s,]{0,3}){1,30}$/u.test(text)) return { kind: "tags", rest: text };
  if (counted.test(text)) return { kind: "comments", rest: "" };
  if (readingTime.test(text) || ago.test(text) || isRowOfButtons(text)) return { kind: "social", rest: "" };
  if (isCreditedPicture(text)) return { kind: "caption", rest: text };
  return labelled(text) ?? (isDateLine(text) ? { kind: "dated", rest: text } : null);
}

/** "Share Save", "Print | Email": each word is a button of its own. */
function isRowOfButtons(text: string): boolean {
  if (text.length > 80) return false;
  const words = text
    .toLowerCase()
    .split(/[\s|·•/]+/)
    .filter(Boolean);
  return words.length > 1 && words.every((word) => exact.get(word) === "social");
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/^[\s:|•·*>»«()[\]–—-]+/, "")
    .replace(/(?<![\s:|•·*>»«()[\]–—…-])[\s:|•·*>»«()[\]–—…-]+$/, "")
    .replace(/\s+/g, " ");
}

function labelled(text: string): Furniture | null {
  const lower = text
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/^[\s•·*>»([]+/, "");
  const dropped = text.length - lower.length;
  const first = /^[^\s:|'/]+/.exec(lower)?.[0].replace(/[.,]$/, "") ?? "";
  for (const { phrase, kind } of starts.get(first) ?? []) {
    if (!lower.startsWith(phrase)) continue;
    const after = text.slice(dropped + phrase.length);
    if (/^[\p{L}\p{N}]/u.test(after)) continue;
    const rest = after.replace(/^[\s:|•·>»–—/-]+/, "").replace(/[)\]]$/, "");
    if (accepts(kind, after, rest, text)) return { kind, rest };
  }
  return null;
}

/** Whether what follows the label is what the label announces. */
function accepts(kind: FurnitureKind, after: string, rest: string, text: string): boolean {
  const separated = /^\s?[:|•·>»–—]|^\s-\s/.test(after);
  switch (kind) {
    case "dated":
    case "modified":
      return (
        text.length < 140 &&
        (findMoment(rest, null) !== null ||
          /\d.{0,40}\b(?:19|20)\d\d\b/.test(rest.slice(0, 80)) ||
          (separated && /\d{1,2}[:.]\d\d/.test(rest)))
      );
    case "byline":
      return (
        text.length < 140 && isNameLike(rest) && !/[.!?]["”]?$/.test(rest.replace(/\b\p{L}{1,2}\.$/u, ""))
      );
    case "hand":
      return (
        text.length < 140 &&
        (/^\s?[:|]/.test(after) ||
          (/\sby$/i.test(text.slice(0, text.length - after.length)) && isNameLike(rest)))
      );
    case "related":
    case "caption":
    case "tags":
      return separated && rest.length > 0;
    case "block":
      return text.length < 60 && !/[.!?]$/.test(text);
    default:
      return text.length < 200;
  }
}

/** "Ada Brook", "Ada Brook and Lu Chen, Osterby", "PTI": most words begin with a capital. */
function isNameLike(rest: string): boolean {
  const words = rest.split(/[\s,|/&]+/).filter(Boolean);
  if (!words.length || words.length > 14 || !/^[\p{Lu}\p{Lo}(@]/u.test(rest)) return false;
  const high = words.filter((word) =>
    /^[\p{Lu}\p{Lo}\d(@]|^(?:and|und|et|y|e|de|van|von|der|da|di|bin|al|in|for|the|of)$/u.test(word),
  );
  return high.length / words.length > 0.7;
}

/** A date and hardly anything beside it. */
function isDateLine(text: string): boolean {
  if (text.length > 90 || !/\d/.test(text)) return false;
  const moment = findMoment(text, null);
  if (!moment) return false;
  const beside = `${text.slice(0, moment.start)} ${text.slice(moment.end)}`
    .replace(
      /\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?\b|\b\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?/gi,
      "",
    )
    .replace(/\b(?:at|on|uhr|um|à|le|a las|ist|gmt|utc|e[sd]t|p[sd]t|bst|cest?)\b/gi, "");
  return (beside.match(/\p{L}/gu)?.length ?? 0) < 12;
}

/** A line under a picture ends with whose picture it is. */
const pictured =
  /(?:\((?:[^()]{0,40}\b)?(?:photo|image|pic|picture|file|getty|foto|reuters\/|afp\/|ap\/|ap photo)[^()]{0,50}\)|\b(?:getty images|ap photo|shutterstock|istock|unsplash|wikimedia commons|picture alliance|imago)(?:\/[\p{L} .]{2,30})?|[/|]\s?(?:afp|reuters|ap|epa|dpa|getty|ani|pti|efe|ansa|xinhua)(?:\s?[-/]\s?[\p{L} .]{2,30})?)[.)]?$/iu;

function isCreditedPicture(text: string): boolean {
  return text.length > 12 && pictured.test(text);
}

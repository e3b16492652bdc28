/**
 * The dateline: where and when a report was filed, and by which agency. "MOSCOW, Feb 27 (Reuters) -",
 * "LONDON (AP) —", "Berlin (dpa) -", "МОСКВА, 27 фев — РИА Новости.", "(Bloomberg) --".
 */
import type { Dateline, Span } from "../model.ts";
import { findAsian } from "./dateline-asian.ts";
import { isCapitals, isKnownPlace, isLabel, isPlacePhrase, isWireName, splitDate } from "./dateline-words.ts";

/** A dateline stands among the first paragraphs; those before it are a standfirst or a house's own line. */
const paragraphsRead = 5;
const charactersRead = 220;

/**
 * The first dateline among the first five paragraphs, or null. `place`, `date` and `agency` are as printed. The span
 * begins with the dateline and ends before the story's first word, its dash included.
 */
export function findDateline(
  text: string,
  paragraphs: readonly Span[],
  _language: string | null,
): Dateline | null {
  for (const [index, { start, end }] of paragraphs.slice(0, paragraphsRead).entries()) {
    const head = text.slice(start, Math.min(end, start + charactersRead));
    const found = readHead(head, index === 0);
    if (found) {
      const { from, to, place, date, agency } = found;
      return { span: { start: start + from, end: start + to }, place, date, agency };
    }
  }
  return null;
}

interface Found {
  readonly from: number;
  readonly to: number;
  readonly place: string | null;
  readonly date: string | null;
  readonly agency: string | null;
}

/** What precedes the story, and where the story begins. */
interface Lead {
  readonly place: string | null;
  readonly date: string | null;
  readonly agency: string | null;
}

function readHead(head: string, first: boolean): Found | null {
  const opening = /^[\s>•*|"“”'‘’«„—–-]{0,10}/.exec(head)![0].length;
  const from = opening + stampLength(head.slice(opening));
  const rest = head.slice(from);
  const found = findAsian(rest) ?? bracketed(rest, first) ?? dashed(rest, first) ?? lone(rest);
  return found && { ...found, from, to: from + found.to };
}

/** "GENEVA | Wed Apr 29, 2009 7:31 pm EDT GENEVA (Reuters) -": a page's own stamp that ran into the dateline. */
function stampLength(head: string): number {
  const stamp = /^[^()\n]{0,60}?\d{1,2}:\d\d\s?(?:[ap]\.?m\.?\s?)?(?:[A-Z]{2,4}\s+)?(?=\p{Lu}{2})/u.exec(
    head,
  );
  return stamp && /[|,]/.test(stamp[0]) ? stamp[0].length : 0;
}

const mark = "(?:[-‐‑–—―]{1,3}|\\.[-–—]{1,2}|:|=|\\|)";
const bracket = new RegExp(
  `^([^()\\n]{0,100}?)(?:\\(([^()\\n]{2,60})\\)|/([\\p{L} -]{2,30})/)\\.?\\s{0,3}(${mark})?\\s{0,3}`,
  "u",
);

/** "PLACE, DATE (AGENCY) -": brackets give the agency; where it is known the dash may be missing, as PTI writes. */
function bracketed(head: string, first: boolean): Found | null {
  const match = bracket.exec(head);
  if (!match) return null;
  const [whole, before, round, slashed, dash] = match;
  const agency = (round ?? slashed)!.trim();
  const known = isWireName(agency);
  const story = head.slice(whole.length);
  if (!before!.trim()) return agencyFirst(head, whole.length, agency, known, dash !== undefined, first);
  const lead = readLead(before!);
  if (!lead?.place && !lead?.date) return null;
  const { date } = splitDate(`, ${agency}`);
  if (date && lead.place && dash && isCapitals(lead.place))
    return { from: 0, to: whole.length, ...lead, date };
  // "Ann Lee (Labour) - …" is no dateline: a name that no list has needs a dash and a place in capitals or a date.
  if (!known && (slashed || dash === undefined || !isName(agency))) return null;
  if (!known && !lead.date && !isCapitals(lead.place ?? "")) return null;
  // "ADA BROOK/REUTERS/FILE" credits a photograph; TASS writes "MOSCOW, February 27. /TASS/.".
  if ((slashed && !lead.date) || isLabel(lead.place ?? "")) return null;
  if (dash === undefined && !opensStory(story)) return null;
  return { from: 0, to: whole.length, ...lead, agency: lead.agency ?? (known ? agency : null) };
}

/** "(Reuters) - …", "(ANSA) - ROMA, 27 FEB - …". */
function agencyFirst(
  head: string,
  to: number,
  agency: string,
  known: boolean,
  hasDash: boolean,
  first: boolean,
): Found | null {
  if (!known || (!hasDash && !first)) return null;
  const inner = dashed(head.slice(to), false);
  if (inner?.place && !inner.agency) return { ...inner, to: to + inner.to, agency };
  return opensStory(head.slice(to)) ? { from: 0, to, place: null, date: null, agency } : null;
}

const dash = new RegExp(
  `(?:\\s[-‐‑]{1,2}(?:\\s|$)|\\s?[–—―]{1,2}\\s?|\\s?--\\s?|\\.[-–—]{1,2}\\s?|:\\s)`,
  "gu",
);

/** "PLACE, DATE -" and "PLACE:": without an agency in brackets the place must be in capitals, dated or a known city. */
function dashed(head: string, first: boolean): Found | null {
  const stop = head.slice(0, 110);
  dash.lastIndex = 0;
  const match = dash.exec(stop);
  if (!match || match.index < 2) return null;
  const before = head.slice(0, match.index);
  const to = match.index + match[0].length;
  const story = head.slice(to);
  const lead = readLead(before);
  if (!lead || !opensStory(story)) return null;
  if (lead.agency && match[0].startsWith(":") && !lead.date) return null;
  if (!lead.place && !lead.date) return lead.agency && first ? { from: 0, to, ...lead } : null;
  const agency = lead.agency ?? agencyAfter(story);
  if (!lead.place && !agency) return null;
  if (lead.place && !agency && !isTrusted(lead.place, lead.date, match[0], story)) return null;
  return { from: 0, to: to + (lead.agency ? 0 : agencyLength(story)), ...lead, agency };
}

function isTrusted(place: string, date: string | null, sign: string, story: string): boolean {
  if (isLabel(place)) return false;
  // "NEW YORK, NY - APRIL 16: Ada Brook arrives…" is the line of a photograph.
  if (/^\p{Lu}{3,9} \d{1,2}:/u.test(story)) return false;
  if (date) return true;
  const town = place.split(",")[0]!;
  const known = isKnownPlace(town);
  // A transcript names its speakers in capitals and a colon; a city list settles which is which.
  if (sign.startsWith(":")) return known && story.length > 60;
  // Capitals alone may be a rubric ("THE STATE OF THINGS —"); a town that no list has is short, or names its region.
  if (isCapitals(town)) {
    const short = town.split(/\s+/).length <= 3 && town.replace(/[^\p{L}]/gu, "").length > 4;
    return known || place.includes(",") || short;
  }
  return known && story.length > 60;
}

/** "МОСКВА, 27 фев — РИА Новости. …": the agency after the dash. */
const after = /^([\p{L}\p{N}. -]{2,30}?)\s?[.:]\s+(?=[\p{Lu}\p{N}"«“„])/u;

function agencyAfter(story: string): string | null {
  const name = after.exec(story)?.[1];
  return name && isWireName(name) ? name : null;
}

function agencyLength(story: string): number {
  const match = after.exec(story);
  return match && isWireName(match[1]!) ? match[0].length : 0;
}

/** A line that is nothing but a dateline: "MOSCOW, Feb 27 (Reuters)", "Reuters, LONDON". */
function lone(head: string): Found | null {
  if (head.length > 60) return null;
  const parts = head.split(/,\s*/);
  const [agency, ...place] = parts;
  if (!agency || !isWireName(agency) || !place.length) return null;
  const lead = readLead(place.join(", "));
  return lead?.place && isCapitals(lead.place) ? { from: 0, to: head.length, ...lead, agency } : null;
}

/** Reads what precedes the dash: place, then date, then perhaps an agency with no brackets ("SPA", "INTERFAX.RU"). */
function readLead(raw: string): Lead | null {
  let rest = raw.trim();
  let agency: string | null = null;
  const bracket = /^\(([^()]{2,60})\)\s*/.exec(rest);
  if (bracket && isWireName(bracket[1]!)) {
    agency = bracket[1]!;
    rest = rest.slice(bracket[0].length);
  }
  // "READING, PA -" is Pennsylvania, so that a name without brackets must be longer.
  const last = /(?:^|[,.;]\s+|\s\|\s)((?:[^,.;|()]|\.(?!\s)){3,30})$/u.exec(rest);
  if (!agency && last && isWireName(last[1]!.trim())) {
    agency = last[1]!.trim();
    rest = rest.slice(0, last.index).trim();
  }
  const { before, date } = splitDate(rest);
  const place = trimPlace(before);
  if (!place) return date || agency ? { place: null, date, agency } : null;
  return isPlacePhrase(place) ? { place, date, agency } : null;
}

/** Without the comma or point before the date or dash; "SALEM, Ore." keeps the point of its state. */
function trimPlace(text: string): string {
  const place = text.replace(/(?<![\s,;])[\s,;]+$/u, "");
  return /,\s?(?:\p{L}\.){1,4}$|,\s?\p{L}{1,5}\.$/u.test(place)
    ? place
    : place.replace(/(?<![\s.])[\s.]+$/u, "");
}

/** A story opens with a capital, a figure or a quotation mark; "Paris — which…" is no dateline. */
function opensStory(story: string): boolean {
  return story === "" || /^["'“‘«„([¿¡]{0,3}[\p{Lu}\p{Lt}\p{Lo}\p{N}$€£]/u.test(story);
}

/** The name of an outlet or agency that no list has: words with a capital, no figures, no "R-Ohio". */
function isName(text: string): boolean {
  return /^\p{L}[\p{L}\p{N} .&/'’-]{1,38}$/u.test(text) && /\p{Lu}/u.test(text) && !/^[RDI]-/.test(text);
}

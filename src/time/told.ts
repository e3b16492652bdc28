/** Expressions in their clauses: how each is told, as past or to come, before values are set. */
import { type Note, type Prose, type Span, Tag, type Tokens } from "../model.ts";
import { dayOf, daysInMonth } from "./calendar.ts";
import { agree } from "./events.ts";
import type { Words } from "./language.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Found } from "./refine.ts";
import type { Sense } from "./sense.ts";
import { type Tense, tenseAt } from "./tense.ts";

/** An expression with its tense and its words. */
export interface Told {
  readonly found: Found;
  readonly tense: Tense;
  readonly text: string;
  /** A word that can only look ahead ("will") governs it, not one that may look ahead from the past ("would"). */
  readonly sure: boolean;
  /** It lies ahead of the page itself: "is due on 8 September", "will meet on Friday"; not "was due", "would meet". */
  readonly ahead: boolean;
}

/** Each expression with the tense of its clause; years that dated events give are already in it. */
export function tell(
  found: readonly Found[],
  prose: Prose,
  lexicon: Lexicon,
  page: number | null,
  notes: Note[],
): Told[] {
  const { tokens, sentences, text } = prose;
  const { words } = lexicon.language;
  const spanOf = ({ proposal: { first, end } }: Found): Span => ({
    start: tokens.start[first]!,
    end: tokens.end[end - 1]!,
  });
  const clash = (distance: Found, date: Found): void => {
    const beside = spanOf(date);
    const reason = `counted from its event it is not ${text.slice(beside.start, beside.end)}`;
    notes.push({ stage: "time", rule: "from-event", span: spanOf(distance), reason });
  };
  return agree(found, page, floorOf(found), clash).map((one) => {
    const { first, end } = one.proposal;
    const { firstToken, endToken } = sentences[one.sentence]!;
    const tense = tenseAt(tokens, first, end, firstToken, endToken, words);
    return {
      found:
        (tense === "future" || isScheduled(tokens, first, tense, words)) &&
        first > firstToken &&
        !isFirstSince(tokens, firstToken, first - 1, words)
          ? inTime(one, words.inTime.has(tokens.lower[first - 1]!))
          : one,
      tense,
      sure: tense === "future" && looksAhead(tokens, Math.max(firstToken, first - 12), first, words),
      ahead: tense === "future" && isAhead(tokens, firstToken, first, words),
      text: text.slice(tokens.start[first], tokens.end[end - 1]),
    };
  });
}

/** "ends in two weeks", and not "makes 500 in two weeks". */
function isScheduled(tokens: Tokens, first: number, tense: Tense, words: Words): boolean {
  return tense === "timetable" && words.schedules.has(tokens.lower[first - 2] ?? "");
}

/** "will be the first meeting of the two in four months": so long there was none. */
function isFirstSince(tokens: Tokens, from: number, to: number, words: Words): boolean {
  for (let at = to - 1; at >= from && to - at < 12; at--) {
    const tag = tokens.tag[at]!;
    if ((tag >= Tag.VB && tag <= Tag.VBG) || tag === Tag.MD) return false;
    if (words.firsts.has(tokens.lower[at]!)) return true;
  }
  return false;
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

/**
 * How many expressions stand before the first that states a year: a dated page that opens with "died on 25 June" tells
 * its own news first, however much of the past follows.
 */
export function leadOf(told: readonly Told[]): number {
  return told.findIndex(({ found }) => found.proposal.sense.year !== undefined);
}

/** Whether the verbs that lead to a time are present: then what they look ahead from is the page's own day. */
function isAhead(tokens: Tokens, from: number, to: number, words: Words): boolean {
  for (let at = to - 1; at >= from && to - at < 16; at--) {
    const tag = tokens.tag[at]!;
    const lower = tokens.lower[at]!;
    if (tag === Tag.VBD || words.had.has(lower)) return false;
    if (tag === Tag.MD) return words.sureAhead.has(lower);
    if (tag === Tag.VBZ || tag === Tag.VBP) return true;
  }
  return false;
}

/** The first and last day of the calendar period that a sense with a year names. */
export function periodOf(sense: Sense): readonly [number, number] | null {
  const { year, month, day, quarter, half } = sense;
  if (year === undefined || sense.before || sense.fiscal) return null;
  if (month !== undefined && day !== undefined) {
    const at = dayOf(year, month, Math.min(day, daysInMonth(year, month)));
    return [at, at];
  }
  const from = month ?? (quarter ? quarter * 3 - 2 : half ? half * 6 - 5 : 1);
  const to = month ?? (quarter ? quarter * 3 : half ? half * 6 : 12);
  return [dayOf(year, from, 1), dayOf(year, to, daysInMonth(year, to))];
}

/** What the words of an expression state, before any anchor is asked. */
import type { Capture } from "./classes.ts";
import type { Direction, Meaning } from "./language.ts";
import type { Rule } from "./pattern.ts";
import type { Tense } from "./verbs.ts";
import { Class } from "./wordclass.ts";

/**
 * The fields that an expression may state. All are optional: "Tuesday" has a weekday and no more. Months are 1 to
 * 12, weekdays 1 (Monday) to 7, clock is minutes after midnight, zone minutes east of Greenwich.
 */
export interface Sense {
  readonly as: Meaning;
  year?: number;
  month?: number;
  day?: number;
  weekday?: number;
  quarter?: number;
  half?: number;
  season?: string;
  /** 199 for the 1990s; below 10 the century is open ("the nineties"). */
  decade?: number;
  /** 20 for the twentieth century. */
  century?: number;
  before?: boolean;
  fiscal?: boolean;
  part?: string;
  clock?: number;
  zone?: number;
  /** 1 east of Greenwich, -1 west, where the zone is given as hours. */
  zoneSign?: number;
  /** The clock time is four digits with nothing between them. */
  digits?: boolean;
  holiday?: string;
  unit?: string;
  plural?: boolean;
  dir?: Direction;
  shift?: Direction;
  /** `null` where the words leave the number open ("several years"). */
  count?: number | null;
  second?: { count: number | null; unit?: string };
  ordinal?: number;
  extra?: number;
  vague?: boolean;
  value?: string;
  mod?: string;
  /** Days by which it is moved: "the day before last Tuesday". */
  moved?: number;
  /** The day of the date after it, to which a clock time belongs: "at 5 a.m. on October 3". */
  ownDay?: number;
  /** It says again which day the date beside it is: "Nov. 3, the day before the storm". */
  apposed?: boolean;
  /** The words themselves look ahead: "Monday week". */
  tense?: Tense;
  /** "earlier" or "later" stands before it. */
  ordered?: boolean;
  /** The days of a listed event that the expression counts from, and the one of them that fits. */
  eventDays?: readonly number[];
  eventDay?: number;
  /** The year was taken from the other end of a range. */
  yearLent?: boolean;
  /** The year was taken from a dated event beside. */
  yearFromEvent?: boolean;
}

/** A stretch of tokens that may be a time expression. */
export interface Proposal {
  readonly first: number;
  readonly end: number;
  readonly sense: Sense;
  readonly rule: string;
  readonly needs?: string | undefined;
}

/** The sense of a rule's match: its constants and what its captures are worth. */
export function makeSense(rule: Rule, captures: readonly Capture[], dayFirst: boolean): Sense {
  const sense: Sense = { as: rule.as };
  const digits: number[] = [];
  for (const { bit, worth } of captures) take(sense, bit, worth, digits);
  Object.assign(sense, rule.set);
  if (sense.unit === "DE" && sense.as === "date" && rule.set?.["unit"]) nameDecade(sense, digits);
  // "2100 GMT"
  if (sense.digits) {
    const time = digits.pop() ?? 0;
    sense.clock = time < 25 ? time * 60 : Math.floor(time / 100) * 60 + (time % 100);
  }
  if (sense.zoneSign !== undefined) sense.zone = sense.zoneSign * 60 * (digits.pop() ?? 0);
  if (digits.length) takeDigits(sense, digits, dayFirst);
  if (sense.ordinal !== undefined) placeOrdinal(sense);
  if (rule.name === "era-year" && !sense.before && typeof sense.count === "number") sense.year = sense.count;
  if (rule.set?.["count"] === undefined && rule.set?.["extra"] !== undefined) sense.count ??= 1;
  return sense;
}

function take(sense: Sense, bit: number, worth: Capture["worth"], digits: number[]): void {
  switch (bit) {
    case Class.MONTH:
      sense.month = worth as number;
      break;
    case Class.DAY:
      sense.day = worth as number;
      break;
    case Class.YEAR:
      sense.year = worth as number;
      break;
    case Class.SHORTYEAR:
      sense.year = (worth as number) + ((worth as number) < 40 ? 2000 : 1900);
      break;
    case Class.WEEKDAY:
    case Class.WEEKDAYS:
    case Class.SHORTWEEKDAY:
      sense.weekday = worth as number;
      break;
    case Class.SEASON:
      sense.season = worth as string;
      break;
    case Class.PART:
    case Class.PARTS:
      sense.part = worth as string;
      break;
    case Class.DECADE:
      sense.decade = worth as number;
      break;
    case Class.ORD:
      sense.ordinal = worth as number;
      break;
    case Class.DIR:
      sense.dir = worth as Direction;
      break;
    case Class.SHIFT:
      sense.shift = worth as Direction;
      break;
    case Class.A:
      sense.count ??= 1;
      break;
    case Class.NUM:
      if (sense.count === undefined) sense.count = worth as number | null;
      else sense.second = { count: worth as number | null };
      break;
    case Class.UNIT:
    case Class.UNITS:
      if (sense.unit === undefined) sense.unit = worth as string;
      else sense.second = { count: sense.second?.count ?? 0, unit: worth as string };
      sense.plural = bit === Class.UNITS;
      break;
    case Class.N:
      digits.push(worth as number);
      break;
    case Class.BC:
      sense.before = true;
      break;
    case Class.FULLDATE:
      digits.push(...(worth as string).split(".").map(Number));
      break;
    case Class.QCODE:
      if ((worth as string).startsWith("Q")) sense.quarter = Number((worth as string).slice(1));
      else sense.half = Number((worth as string).slice(1));
      break;
    default:
      takeClock(sense, bit, worth);
  }
}

function takeClock(sense: Sense, bit: number, worth: Capture["worth"]): void {
  if (bit === Class.HOUR) sense.clock = (worth as number) * 60;
  else if (bit === Class.CLOCK || bit === Class.FULLHOUR) sense.clock = worth as number;
  else if (bit === Class.ZONE) sense.zone = worth as number;
  else if (bit === Class.MERIDIEM && sense.clock !== undefined) {
    sense.clock = (Math.floor(sense.clock / 60) % 12) * 60 + (sense.clock % 60) + (worth as number) * 60;
  } else if (bit === Class.CLOCKWORD) {
    const [hour, minute] = (worth as string).split(":");
    sense.clock = Number(hour) * 60 + Number(minute);
  }
}

/** "2025-02-27" gives two numbers after its year; "2/27/2025" three, in an order that the language sets later. */
function takeDigits(sense: Sense, digits: readonly number[], dayFirst: boolean): void {
  const [a, b, c] = digits;
  if (sense.year !== undefined && b !== undefined) {
    sense.month = a!;
    sense.day = b;
  } else if (b !== undefined && c !== undefined) {
    // A number above 12 can be no month, whatever the language puts first.
    const swapped = dayFirst ? b <= 12 : a! > 12;
    sense.month = swapped ? b : a!;
    sense.day = swapped ? a! : b;
    sense.year = c < 100 ? c + (c < 40 ? 2000 : 1900) : c;
  }
}

/** "Les années 1990", "los años 90": the decade that a year or two digits name. */
function nameDecade(sense: Sense, digits: number[]): void {
  const year = sense.year ?? digits.pop();
  if (year === undefined) return;
  sense.decade = Math.floor(year / 10);
  delete sense.year;
  delete sense.unit;
}

function placeOrdinal(sense: Sense): void {
  const n = sense.ordinal!;
  if (sense.unit === "Q") sense.quarter = n === -1 ? 4 : n;
  else if (sense.unit === "H") sense.half = n === -1 ? 2 : n;
  else if (sense.unit === "CE") sense.century = n;
}

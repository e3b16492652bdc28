/** Where a page's clock stands: the zone of a moment that is stated in UTC, from what else the page says of it. */
import type { Published } from "../model.ts";

/** A date that a page gives, as ISO 8601, with where it stands. */
export interface Candidate {
  readonly value: string;
  readonly evidence: string;
  readonly from: Published["from"];
}

const utc = /(?:Z|\+00:00)$/;
/** Where only the day was known, midnight is no clock. */
const midnight = /T00:00(?::00)?(?:\.0+)?(?:Z|\+00:00)$/;
const zoned = /(?:Z|[+-]\d\d:\d\d)$/;
const minute = 60_000;

/**
 * A moment in UTC has no place. Where the page states the same moment in another zone, that is taken; where it
 * displays it without one ("10:00 PM" beside 03:00Z), the zone follows from the two: their minutes agree, and they are
 * a whole number of quarters of an hour, at most 14 hours, apart.
 */
export function atPlace(
  chosen: Candidate,
  candidates: readonly Candidate[],
  address: string | null,
): Candidate {
  if (!utc.test(chosen.value)) return chosen;
  const moment = Date.parse(chosen.value);
  for (const other of candidates) {
    if (other.value.length <= 10 || utc.test(other.value)) continue;
    if (zoned.test(other.value)) {
      if (Math.abs(Date.parse(other.value) - moment) < minute) return other;
      continue;
    }
    const apart = Date.parse(`${other.value}Z`) - Math.floor(moment / minute) * minute;
    const quarters = Math.floor(apart / minute) / 15;
    if (apart === 0 || !Number.isInteger(quarters) || Math.abs(quarters) > 14 * 4) continue;
    return {
      value: inZone(moment, quarters * 15),
      evidence: `${chosen.evidence}, at the place ${other.evidence}`,
      from: chosen.from,
    };
  }
  return clockAsUtc(chosen, candidates, address) ?? chosen;
}

/**
 * A house may write its own clock and call it UTC, and the true moment beside it: 07:25:06Z and 21:25:06Z of the day
 * before, on a page of Australia. Where the two are as far apart as a clock of the address's country is from UTC, the
 * later or earlier one is that clock.
 */
function clockAsUtc(
  chosen: Candidate,
  candidates: readonly Candidate[],
  address: string | null,
): Candidate | null {
  if (chosen.value.length < 20 || midnight.test(chosen.value)) return null;
  const other = candidates.find(
    ({ value }) =>
      utc.test(value) && !midnight.test(value) && value.slice(0, 19) !== chosen.value.slice(0, 19),
  );
  if (other === undefined) return null;
  const [a, b] = [Date.parse(chosen.value), Date.parse(other.value)];
  for (const [moment, apart] of [
    [b, a - b],
    [a, b - a],
  ] as const) {
    const minutes = apart / minute;
    if (!Number.isInteger(minutes / 15) || !offsetsIn(address, moment).includes(minutes)) continue;
    return {
      value: inZone(moment, minutes),
      evidence: `${chosen.evidence}, the clock of ${other.evidence}`,
      from: chosen.from,
    };
  }
  return null;
}

/** How many minutes the clocks of the address's country were ahead of UTC at a moment; none where it has no country. */
function offsetsIn(address: string | null, moment: number): number[] {
  const country = /^[a-z]+:\/\/[^/:?#]{1,250}\.([a-z]{2})(?=[/:?#]|$)/i
    .exec(address ?? "")?.[1]
    ?.toUpperCase();
  if (country === undefined || Number.isNaN(moment)) return [];
  const locale = new Intl.Locale(`und-${country === "UK" ? "GB" : country}`) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined;
  };
  return (locale.getTimeZones?.() ?? []).map((timeZone) => {
    const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(
      moment,
    );
    const [, sign, hours, minutes] =
      /GMT(?:([+-])(\d\d):(\d\d))?/.exec(parts.find(({ type }) => type === "timeZoneName")?.value ?? "") ??
      [];
    return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
  });
}

/** A moment with its offset from UTC in minutes. */
function inZone(moment: number, offset: number): string {
  const size = Math.abs(offset);
  const two = (n: number): string => String(n).padStart(2, "0");
  const local = new Date(moment + offset * minute).toISOString().replace(/(?:\.000)?Z$/, "");
  return `${local}${offset < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
